"""Proofs for the questions on losses and outputs."""

import itertools
import math
import warnings
from collections.abc import Callable
from fractions import Fraction
from functools import cache

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, template

DOUBLE = torch.float64


def near(one: float, other: float, tolerance: float = 1e-9) -> bool:
    return math.isclose(one, other, rel_tol=tolerance, abs_tol=tolerance)


def right(run: Run) -> list[str]:
    """The options of a question that are marked as right."""
    assert isinstance(run.question.task, Choose)
    return [option.text for option in run.question.task.options if option.right]


def vector(*numbers: float) -> Tensor:
    return torch.tensor(numbers, dtype=DOUBLE)


def lowest(loss: Callable[[float], float], start: float, end: float) -> float:
    """Where a convex function is smallest: the best of a grid, refined ten times."""
    for _ in range(12):
        grid = np.linspace(start, end, 201)
        best = min(grid, key=loss)
        width = (end - start) / 100
        start, end = max(start, best - width), min(end, best + width)
    return float(best)


# Templates


@cache
def gap_without_force(e: float, k: int) -> float:
    """The logit gap at which the gradient of PyTorch's smoothed loss changes its sign."""
    low, high = 0.0, 40.0
    for _ in range(48):
        middle = (low + high) / 2
        logits = torch.zeros(1, k, dtype=DOUBLE)
        logits[0, 0] = middle
        logits.requires_grad_()
        target = torch.tensor([0])
        (slope,) = torch.autograd.grad(F.cross_entropy(logits, target, label_smoothing=e), logits)
        low, high = (middle, high) if slope[0, 0] < 0 else (low, middle)
    return (low + high) / 2


@template("best-logit-gap-with-smoothed-labels")
def best_gap(e: float, K: int) -> float:
    return gap_without_force(e, K)


@template("huber-loss-of-a-large-error")
def huber(y: int, f: int, d: float) -> float:
    return float(F.huber_loss(vector(f), vector(y), delta=d))


@template("loss-for-a-negative-label")
def binary_cross_entropy(p: float) -> float:
    return float(F.binary_cross_entropy(vector(p), vector(0)))


@template("loss-of-one-triplet")
def triplet(p: float, n: float, m: float) -> float:
    # Anchor, positive and negative lie on a line, the last two on different sides.
    loss = F.triplet_margin_with_distance_loss(
        vector(0).view(1, 1),
        vector(p).view(1, 1),
        vector(-n).view(1, 1),
        distance_function=lambda one, other: (one - other).abs().sum(-1),
        margin=m,
    )
    return float(loss)


def focal(p: float, g: int) -> float:
    """Of a two-class softmax: cross-entropy, damped γ times by the probability of the other."""
    logits = vector(math.log(p), math.log(1 - p))
    loss = F.cross_entropy(logits.view(1, 2), torch.tensor([0]))
    for _ in range(g):
        loss = loss * logits.softmax(-1)[1]
    return float(loss)


@template("number-of-easy-examples-per-hard-one")
def easy_examples(p: float, q: float, g: int) -> float:
    # So many easy ones that one more or less step of subtraction would leave nothing.
    easy, rest, count = Fraction(focal(p, g)), Fraction(focal(q, g)), Fraction(0)
    for power in range(20, -41, -1):
        step = Fraction(2) ** power
        if step * easy <= rest:
            rest -= step * easy
            count += step
    return float(count)


@template("odds-at-another-temperature")
def odds(r: int, t: float) -> float:
    # The first temperature of 1 gives the logits: log-probabilities are logits.
    logits = torch.log(vector(r, 1) / (r + 1))
    warm = torch.softmax(logits / t, 0)
    return float(warm[0] / warm[1])


def collapsed(path: tuple[int, ...]) -> list[int]:
    return [symbol for symbol, _ in itertools.groupby(path) if symbol != 0]


@cache
def paths(frames: int, labels: int) -> int:
    """With equal probabilities everywhere CTC's likelihood is the share of the valid paths."""
    logs = torch.full((frames, 1, labels + 1), -math.log(labels + 1), dtype=DOUBLE)
    target = torch.arange(1, labels + 1).view(1, -1)
    lengths = torch.tensor([frames]), torch.tensor([labels])
    loss = F.ctc_loss(logs, target, *lengths, reduction="sum")
    found = round(math.exp(frames * math.log(labels + 1) - float(loss)))
    if (labels + 1) ** frames <= 20_000:
        wanted = list(range(1, labels + 1))
        every = itertools.product(range(labels + 1), repeat=frames)
        assert found == sum(collapsed(path) == wanted for path in every)
    return found


@template("paths-that-ctc-adds-up")
def ctc_paths(T: int, U: int) -> float:
    return paths(T, U)


@template("probability-after-balanced-training")
def risk_in_the_population(p: float, c: int) -> float:
    # People who look alike: of 2,000 in the sample, half of each kind, 1000 p are sick.
    share = Fraction(str(p))
    sick_look, healthy_look = share * 1000, (1 - share) * 1000
    # The same looks among 100,000 people of whom c percent are sick.
    sick = sum(sick_look / 1000 for _ in range(c)) * 1000
    healthy = sum(healthy_look / 1000 for _ in range(100 - c)) * 1000
    return float(100 * sick / (sick + healthy))


@template("target-after-label-smoothing")
def smoothed_target(e: float, K: int) -> float:
    # The gradient at the logits is softmax minus target, and all logits are 0.
    logits = torch.zeros(1, K, dtype=DOUBLE, requires_grad=True)
    loss = F.cross_entropy(logits, torch.tensor([2]), label_smoothing=e)
    (slope,) = torch.autograd.grad(loss, logits)
    return float((logits.detach().softmax(-1) - slope)[0, 2])


@template("threshold-with-unequal-costs")
def threshold(a: int, b: int) -> float:
    def cost(blocked: bool, p: float) -> float:
        outcomes = {True: p, False: 1 - p}
        paid = {(True, False): a, (False, True): b}
        return sum(paid.get((blocked, fraud), 0) * share for fraud, share in outcomes.items())

    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (low, middle) if cost(True, middle) < cost(False, middle) else (middle, high)
    return low


# Code


@code("arguments-of-kl-div")
def kl_div(run: Run) -> bool:
    ran = run()
    value = float(ran.names["F"].kl_div(ran.names["q"].log(), ran.names["p"], reduction="sum"))
    return ran.printed == "tensor(0.5108)" and right(run) == [f"{value:.2f}, which is KL(p‖q)"]


@code("mean-of-a-weighted-cross-entropy")
def weighted_mean(run: Run) -> bool:
    return right(run) == [f"{float(run().printed):.2f}"]


@code("two-logits-far-apart")
def overflow(run: Run) -> bool:
    with np.errstate(all="ignore"):
        return right(run) == [f"`{run().printed}`"]


# Claims

P, Q = vector(0.5, 0.5), vector(0.9, 0.1)


def divergence(p: Tensor, q: Tensor) -> float:
    return float((p * (p / q).log()).sum())


DIVERGENCE = divergence(P, Q)


@claim(
    "arguments-of-kl-div",
    "$0.5 \\ln(0.5/0.9) + 0.5 \\ln(0.5/0.1) = 0.51$",
    "0.37, which is KL(q‖p)",
    "the other direction would give 0.37",
    "1.20, the cross-entropy of p and q",
    "$\\ln 2 = 0.69$",
)
def divergences() -> bool:
    crossed = float(-(P * Q.log()).sum())
    return (
        round(divergence(P, Q), 2) == 0.51
        and round(divergence(Q, P), 2) == 0.37
        and round(crossed, 2) == 1.2
        and round(-float((P * P.log()).sum()), 2) == 0.69
        and near(crossed - math.log(2), divergence(P, Q))
    )


@claim(
    "arguments-of-kl-div",
    'the default `reduction="mean"`, which in PyTorch 2 divides by the number of elements',
    'use `"batchmean"`',
    "unless `log_target=True`",
)
def reductions() -> bool:
    one, two = torch.stack([Q, Q, Q]).log(), torch.stack([P, P, P])
    layer = nn.KLDivLoss()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # PyTorch advises against its own default
        mean = float(layer(one, two))
    return (
        layer.reduction == "mean"
        and near(mean, 3 * divergence(P, Q) / 6)
        and near(float(F.kl_div(one, two, reduction="batchmean")), divergence(P, Q))
        and near(float(F.kl_div(one, two.log(), reduction="sum", log_target=True)), 3 * DIVERGENCE)
    )


def keeps(change: Callable[[Tensor], Tensor]) -> bool:
    """Whether a change of logits leaves the softmax alone, for many of them."""
    torch.manual_seed(0)
    logits = 3 * torch.randn(50, 5, dtype=DOUBLE)
    return all(torch.allclose(change(z).softmax(0), z.softmax(0)) for z in logits)


@claim("changes-that-softmax-ignores", "[x] Subtracting the largest logit from each of them")
def shift_by_the_largest() -> bool:
    return keeps(lambda z: z - z.max())


@claim(
    "changes-that-softmax-ignores",
    "[x] Replacing each of them by its log-softmax",
    "a second log-softmax does no harm",
)
def log_softmax_again() -> bool:
    z = vector(3, -1, 0.5)
    twice = z.log_softmax(0).log_softmax(0)
    return keeps(lambda z: z.log_softmax(0)) and torch.allclose(twice, z.log_softmax(0))


@claim(
    "changes-that-softmax-ignores",
    "[ ] Setting the negative ones among them to zero",
    "[ ] Dividing each of them by their standard deviation",
    "[ ] Replacing each of them by its softmax probability",
)
def changes_that_count() -> bool:
    return not (keeps(F.relu) or keeps(lambda z: z / z.std()) or keeps(lambda z: z.softmax(0)))


@claim("changes-that-softmax-ignores", "A softmax of a softmax is much flatter than the first one")
def flatter() -> bool:
    torch.manual_seed(0)
    once = (3 * torch.randn(50, 5, dtype=DOUBLE)).softmax(-1)
    ratio = once.softmax(-1).max(-1).values / once.softmax(-1).min(-1).values
    return bool(
        (ratio < math.e).all() and (ratio < once.max(-1).values / once.min(-1).values).all()
    )


def mean_error(c: float, power: int) -> float:
    return sum(abs(target - c) ** power for target in [0] * 6 + [10] * 4) / 10


@claim(
    "constant-under-absolute-error",
    "[x] 0 Absolute error asks for the median",
    "$0.6 c + 0.4 (10 - c) = 4 + 0.2 c$, smallest at $c = 0$",
)
def median() -> bool:
    same = all(near(mean_error(c, 1), 4 + 0.2 * c) for c in np.linspace(0, 10, 11))
    return same and near(lowest(lambda c: mean_error(c, 1), -5, 15), 0, 1e-6)


@claim(
    "constant-under-absolute-error",
    "[ ] 4 That is the mean",
    "$0.6 c^2 + 0.4 (10 - c)^2$, smallest at $c = 4$",
)
def mean() -> bool:
    return near(lowest(lambda c: mean_error(c, 2), -5, 15), 4, 1e-6)


@claim("constant-under-absolute-error", "The midpoint minimizes the largest possible error")
def midpoint() -> bool:
    return near(lowest(lambda c: max(abs(c), abs(10 - c)), -5, 15), 5, 1e-6)


@claim(
    "huber-loss-of-a-large-error",
    "`SmoothL1Loss` with parameter β is the Huber loss with δ = β, divided by β",
)
def smooth_l1() -> bool:
    errors, zero = torch.linspace(-5, 5, 101, dtype=DOUBLE), torch.zeros(101, dtype=DOUBLE)
    return all(
        near(
            float(F.smooth_l1_loss(errors, zero, beta=d)),
            float(F.huber_loss(errors, zero, delta=d)) / d,
        )
        for d in (0.5, 1.0, 2.0)
    )


@claim("huber-loss-of-a-large-error", "The gradient never exceeds $δ$ in size")
def bounded_gradient() -> bool:
    errors = torch.linspace(-9, 9, 181, dtype=DOUBLE, requires_grad=True)
    F.huber_loss(errors, torch.zeros(181, dtype=DOUBLE), delta=1.5, reduction="sum").backward()
    assert errors.grad is not None
    return bool((errors.grad.abs() <= 1.5).all())


@claim(
    "log-softmax-without-overflow",
    "in single precision the exponential overflows above about 88, in half precision above about "
    "11, values that logits do reach",
)
def overflow_limits() -> bool:
    single = torch.tensor([88.7, 88.8]).exp().isinf().tolist()
    half = torch.tensor([11.0, 11.2], dtype=torch.float16).exp().isinf().tolist()
    return bool(single == [False, True] and half == [False, True])


@claim(
    "log-softmax-without-overflow",
    "Subtracting the maximum inside the softmax cures the overflow only",
    "its gradient is the plain difference of probability and target",
)
def underflow_stays() -> bool:
    logits = torch.tensor([[1000.0, 0.0]], requires_grad=True)
    naive = -logits.softmax(-1)[0, 1].log()
    loss = F.cross_entropy(logits, torch.tensor([1]))
    loss.backward()
    assert logits.grad is not None
    right = float(loss.detach()) == 1000 and logits.grad.tolist() == [[1.0, -1.0]]
    return right and math.isinf(float(naive.detach()))


@claim("loss-for-a-negative-label", "a coin flip with $p = 0.5$ costs $\\ln 2 = 0.693$")
def coin_flip() -> bool:
    losses = [float(F.binary_cross_entropy(vector(0.5), vector(y))) for y in (0, 1)]
    return [round(loss, 3) for loss in losses] == [0.693, 0.693]


@claim(
    "loss-of-a-confident-mistake",
    "A probability of 0.1 costs 2.3 nats, 0.001 costs 6.9, and each further factor of ten adds "
    "another 2.3",
)
def costs_of_mistakes() -> bool:
    losses = [float(F.nll_loss(vector(p).log().view(1, 1), torch.tensor([0]))) for p in TENTHS]
    steps = {round(after - before, 1) for before, after in itertools.pairwise(losses)}
    return round(losses[0], 1) == 2.3 and round(losses[2], 1) == 6.9 and steps == {2.3}


TENTHS = [10.0**-power for power in range(1, 8)]


@claim(
    "loss-of-a-confident-mistake",
    "[x] It grows without bound",
    "the loss grows about linearly with the gap between the wrong logit and the right one",
    "Its slope tends to 1",
)
def linear_growth() -> bool:
    gaps = torch.tensor([1.0, 10.0, 30.0, 300.0], dtype=DOUBLE, requires_grad=True)
    logits = torch.stack([gaps, torch.zeros(4, dtype=DOUBLE)], 1)
    loss = F.cross_entropy(logits, torch.ones(4, dtype=torch.long), reduction="none")
    (slope,) = torch.autograd.grad(loss.sum(), gaps)
    rising = bool((slope[1:] >= slope[:-1]).all())
    return rising and near(float(slope[-1]), 1) and near(float(loss[-1].detach()), 300)


@claim("loss-of-one-triplet", "with it that answer costs $m$")
def equal_embeddings() -> bool:
    same = torch.ones(4, 3, dtype=DOUBLE)
    return near(float(F.triplet_margin_loss(same, same, same, margin=0.4)), 0.4)


def expected(loss: Callable[[Tensor, Tensor], Tensor]) -> float:
    """The q between 0 and 1 at which a loss is smallest when the label is 1 in 70 percent."""
    q = torch.linspace(0.0005, 0.9995, 1999, dtype=DOUBLE)
    one, zero = torch.ones_like(q), torch.zeros_like(q)
    return float(q[(0.7 * loss(q, one) + 0.3 * loss(q, zero)).argmin()])


def entropy(q: Tensor, y: Tensor) -> Tensor:
    return F.binary_cross_entropy(q, y, reduction="none")


@claim(
    "losses-that-ask-for-the-true-probability",
    "[x] Squared difference between $q$ and the label",
)
def brier() -> bool:
    return near(expected(lambda q, y: (q - y) ** 2), 0.7)


@claim("losses-that-ask-for-the-true-probability", "[x] Binary cross-entropy")
def log_score() -> bool:
    return near(expected(entropy), 0.7)


@claim(
    "losses-that-ask-for-the-true-probability",
    "[ ] Absolute difference between $q$ and the label",
    "the median of the labels, which is 1",
)
def absolute() -> bool:
    return near(expected(lambda q, y: (q - y).abs()), 0.9995)  # the end of the grid


@claim(
    "losses-that-ask-for-the-true-probability",
    "[ ] Focal loss with γ = 2 and no class weight",
    "Its minimum lies near 0.58",
    "to about 0.58 in this case",
)
def focal_optimum() -> bool:
    return round(expected(lambda q, y: (y - q) ** 2 * entropy(q, y)), 2) == 0.58


@claim(
    "losses-that-ask-for-the-true-probability",
    "The smoothed labels have the mean 0.68",
    "$0.7 · 0.95 + 0.3 · 0.05 = 0.68$",
)
def smoothed_optimum() -> bool:
    return near(expected(lambda q, y: entropy(q, 0.05 + 0.9 * y)), 0.68)


def mask_scores(true: Tensor, predicted: Tensor) -> tuple[float, float, float]:
    both, either = float((true & predicted).sum()), float((true | predicted).sum())
    dice = 2 * both / float(true.sum() + predicted.sum())
    return float((true == predicted).double().mean()), both / either, dice


@claim(
    "mask-metrics-with-a-wide-border",
    "[x] Accuracy rises, while IoU and Dice are unchanged",
    "$$D = \\frac{2J}{1 + J}$$",
    "Dice is the larger of the two except at 0 and 1",
)
def border() -> bool:
    torch.manual_seed(1)
    for _ in range(20):
        true, predicted = torch.rand(8, 8) < 0.5, torch.rand(8, 8) < 0.5
        before = mask_scores(true, predicted)
        after = mask_scores(F.pad(true, (9, 9, 9, 9)), F.pad(predicted, (9, 9, 9, 9)))
        if not (after[0] > before[0] and after[1:] == before[1:]):
            return False
        if not (near(before[2], 2 * before[1] / (1 + before[1])) and before[2] > before[1]):
            return False
    return True


LOGITS, LABELS = torch.zeros(4, 3, dtype=DOUBLE), torch.tensor([0, 0, 0, 2])


def weighted(*weights: float, reduction: str = "mean", labels: Tensor = LABELS) -> float:
    logits = LOGITS[: len(labels)]
    return float(F.cross_entropy(logits, labels, vector(*weights), reduction=reduction))


@claim(
    "mean-of-a-weighted-cross-entropy",
    "$\\ln 3 = 1.0986$",
    "The weighted sum $13 · \\ln 3$ is divided by 13",
    "That is $13 · \\ln 3$ over the 4 examples",
    "[ ] 3.57",
    "[ ] 4.76",
    "[ ] 14.28",
    "That divides by the 3 classes",
)
def weighted_sums() -> bool:
    total = weighted(1, 1, 10, reduction="sum")
    return near(total, 13 * 1.0986, 1e-4) and [
        f"{total / parts:.2f}" for parts in (13, 4, 3, 1)
    ] == ["1.10", "3.57", "4.76", "14.28"]


@claim(
    "mean-of-a-weighted-cross-entropy",
    "Multiplying all class weights by 10 changes nothing, neither loss nor gradients",
    "it gets no extra weight at all in a batch of its own",
)
def common_factors() -> bool:
    torch.manual_seed(0)
    logits = torch.randn(4, 3, dtype=DOUBLE, requires_grad=True)
    slopes = [
        torch.autograd.grad(F.cross_entropy(logits, LABELS, vector(*w)), logits)[0]
        for w in ((1, 1, 10), (10, 10, 100))
    ]
    alone = logits[3:].detach(), LABELS[3:]
    same = near(float(F.cross_entropy(*alone)), float(F.cross_entropy(*alone, vector(1, 1, 10))))
    return torch.allclose(*slopes) and same


@claim("number-of-easy-examples-per-hard-one", "The factor never exceeds 1")
def focal_factor() -> bool:
    grid = np.linspace(0.01, 0.99, 99)
    return all(focal(p, 2) < focal(p, 1) < focal(p, 0) for p in grid)


@claim(
    "odds-at-another-temperature",
    "$T → 0$ puts everything on the largest logit and $T → ∞$ gives the uniform distribution",
)
def limits() -> bool:
    z = vector(2, 1, -1)
    cold, hot = (z / 1e-3).softmax(0), (z / 1e9).softmax(0)
    return near(float(cold[0]), 1) and torch.allclose(hot, torch.full_like(hot, 1 / 3))


@claim("one-fraud-in-five-hundred", "Calling every payment honest reaches 99.8 percent")
def accuracy_of_nothing() -> bool:
    frauds = [payment == 0 for payment in range(500)]
    return near(100 * sum(not fraud for fraud in frauds) / len(frauds), 99.8)


@claim("one-fraud-in-five-hundred", "with half frauds it comes out far too high")
def precision_of_a_balanced_set() -> bool:
    hits, alarms = Fraction(8, 10), Fraction(1, 100)  # a good detector
    shares = [Fraction(1, 2), Fraction(1, 500)]
    balanced, daily = (s * hits / (s * hits + (1 - s) * alarms) for s in shares)
    return balanced > Fraction(98, 100) and daily < Fraction(14, 100)


@claim(
    "one-fraud-in-five-hundred",
    "[x] Up-weighting fraud in the loss inflates its predicted probability",
)
def inflated() -> bool:
    true, weight = 0.002, 10.0
    q = torch.logspace(-4, -0.01, 20_001, dtype=DOUBLE)
    best = float(q[(-weight * true * q.log() - (1 - true) * (1 - q).log()).argmin()])
    return near(best, weight * true / (weight * true + 1 - true), 1e-3) and best > 9 * true


@claim("paths-that-ctc-adds-up", "there would be fewer paths")
def repeated_label() -> bool:
    every = list(itertools.product(range(3), repeat=6))
    counts = [sum(collapsed(path) == wanted for path in every) for wanted in ([1, 2], [1, 1])]
    return counts == [paths(6, 2), 35] and counts[1] < counts[0]


@claim(
    "probabilities-that-are-too-confident",
    "[x] Dividing all logits by one number above 1",
    "[ ] Dividing all logits by one number below 1",
    "[ ] Subtracting one large number from all logits",
)
def temperatures() -> bool:
    torch.manual_seed(0)
    z = 3 * torch.randn(100, 10, dtype=DOUBLE)

    def sure(z: Tensor) -> Tensor:
        return z.softmax(-1).max(-1).values

    warm = bool((sure(z / 2) < sure(z)).all() and (sure(z / 0.5) > sure(z)).all())
    return warm and torch.allclose(sure(z - 100), sure(z))


@claim(
    "probabilities-that-are-too-confident",
    "With unequal frequencies a common class can overtake the chosen one; with equal ones nothing "
    "changes at all",
)
def class_frequencies() -> bool:
    p, unequal, equal = vector(0.5, 0.3, 0.2), vector(0.2, 0.5, 0.3), vector(1, 1, 1) / 3
    other, same = ((p * f) / (p * f).sum() for f in (unequal, equal))
    return bool(other.argmax() != p.argmax()) and torch.allclose(same, p)


@claim(
    "squared-error-behind-a-sigmoid",
    "with $y = 1$ and $p = 0.01$ the gradient of cross-entropy is −0.99, that of half the squared "
    "error about −0.0098, a hundred times less",
    "Its gradient at the logit is $p - y$.",
    "Half the squared error gives $(p - y) p (1 - p)$ instead",
)
def gradients_at_the_logit() -> bool:
    z = vector(math.log(0.01 / 0.99)).requires_grad_()
    one = torch.ones_like(z)
    (entropic,) = torch.autograd.grad(F.binary_cross_entropy_with_logits(z, one), z)
    (squared,) = torch.autograd.grad(F.mse_loss(z.sigmoid(), one) / 2, z)
    ratio = float(entropic / squared)
    return near(float(entropic), -0.99) and round(float(squared), 4) == -0.0098 and 99 < ratio < 103


@claim("squared-error-behind-a-sigmoid", "behind a sigmoid, squared error loses convexity")
def convexity() -> bool:
    z = torch.linspace(-8, 8, 161, dtype=DOUBLE)
    bends = []
    for loss in (F.softplus(-z), (z.sigmoid() - 1) ** 2):
        bends.append(bool((loss[2:] - 2 * loss[1:-1] + loss[:-2] >= -1e-12).all()))
    return bends == [True, False]


def stock_cost(order: float, loss: Callable[[float], float]) -> float:
    """The mean loss of an order over demands of 0 to 99 units, all equally frequent."""
    return sum(loss(demand - order) for demand in range(100)) / 100


@claim(
    "stock-when-running-out-is-dear",
    "[x] Pinball loss at level 0.9",
    "$τ = 0.9$ these are 0.9 and 0.1, the shop's costs divided by 10",
    "The optimum is the 0.9 quantile of demand",
)
def newsvendor() -> bool:
    shop = [stock_cost(order, lambda r: 9 * r if r > 0 else -r) for order in range(100)]
    level = [stock_cost(order, lambda r: max(0.9 * r, -0.1 * r)) for order in range(100)]
    best = min(range(100), key=shop.__getitem__)
    same = all(near(one, 10 * other) for one, other in zip(shop, level, strict=True))
    return same and near(shop[best], min(shop)) and best in (89, 90)


@claim(
    "stock-when-running-out-is-dear",
    "[ ] Pinball loss at level 0.1",
    "its optimum is an expectile, in general not the cheapest order",
    "[ ] Huber loss with δ = 9",
)
def other_losses() -> bool:
    def best(loss: Callable[[float], float]) -> float:
        return lowest(lambda order: stock_cost(order, loss), 0, 100)

    expectile = best(lambda r: 9 * r * r if r > 0 else r * r)
    huber_best = best(lambda r: r * r / 2 if abs(r) <= 9 else 9 * (abs(r) - 4.5))
    low = min(range(100), key=lambda order: stock_cost(order, lambda r: max(0.1 * r, -0.9 * r)))
    return expectile < 80 and near(huber_best, 49.5, 1e-3) and low in (9, 10)


@claim(
    "stock-when-running-out-is-dear",
    "one more unit would save $0.1 · 9$ dollars and cost $0.9 · 1$, which balance",
)
def balance() -> bool:
    return Fraction(1, 10) * 9 == Fraction(9, 10) * 1


@claim("stock-when-running-out-is-dear", "At $τ = 0.5$ the loss is half the absolute error")
def half_the_absolute_error() -> bool:
    return all(max(0.5 * r, -0.5 * r) == abs(r) / 2 for r in range(-9, 10))


def share_of_task(loss: float) -> float:
    """By what the gradient of a task's loss is multiplied once its scale s has settled."""
    log_s = lowest(lambda t: loss / (2 * math.exp(2 * t)) + t, -5, 9)
    return 1 / (2 * math.exp(2 * log_s))


@claim(
    "task-loss-in-other-units",
    "[x] It is the same as before",
    "At the optimum $s_1^2 = L_1$",
    "$$\\frac{\\nabla L_k}{2 L_k} = \\frac{1}{2} \\nabla \\ln L_k$$",
)
def contribution() -> bool:
    # The gradient of 100 L is 100 times that of L.
    before, after = share_of_task(3.0), 100 * share_of_task(300.0)
    return near(before, after, 1e-5) and near(before, 1 / (2 * 3.0), 1e-5)


@claim("task-loss-in-other-units", "$s_1$ grows 10-fold")
def scale_of_task() -> bool:
    return near(math.sqrt(share_of_task(3.0) / share_of_task(300.0)), 10, 1e-5)


@claim("triplet-loss-beside-infonce", "InfoNCE with $k$ negatives is $\\ln(k + 1)$")
def infonce_without_features() -> bool:
    return all(
        near(
            float(F.cross_entropy(torch.full((1, k + 1), 0.7, dtype=DOUBLE), torch.tensor([0]))),
            math.log(k + 1),
        )
        for k in (1, 7, 255)
    )


@claim(
    "triplet-loss-beside-infonce",
    "Every negative contributes, harder ones more, and a lower temperature concentrates the weight "
    "on the hardest",
)
def pull_of_negatives() -> bool:
    shares = []
    for temperature in (0.5, 0.1):
        s = torch.tensor([[0.9, 0.8, 0.5, -0.5]], dtype=DOUBLE, requires_grad=True)
        (force,) = torch.autograd.grad(F.cross_entropy(s / temperature, torch.tensor([0])), s)
        negatives = force[0, 1:]
        if not bool((negatives > 0).all() and (negatives[:-1] > negatives[1:]).all()):
            return False
        shares.append(float(negatives[0] / negatives.sum()))
    return shares[0] < shares[1]


@claim("triplet-loss-beside-infonce", "with all embeddings equal the triplet loss is exactly $m$")
def triplet_of_equals() -> bool:
    return equal_embeddings()


@claim(
    "two-logits-far-apart",
    "Double precision ends near $1.8 · 10^{308}$, so the exponential overflows for arguments above "
    "about 709",
)
def double_precision() -> bool:
    with np.errstate(over="ignore"):
        finite = [bool(np.isfinite(np.exp(z))) for z in (709.0, 710.0)]
    return finite == [True, False] and f"{np.finfo(np.float64).max:.1e}" == "1.8e+308"


@claim("two-logits-far-apart", "the losses are 0 and 1000")
def exact_losses() -> bool:
    losses = -torch.log_softmax(vector(1000, 0), 0)
    return bool(losses.tolist() == [0, 1000])


def variances(loss: Callable[[Tensor, Tensor], Tensor], steps: int) -> list[float]:
    """The variance of each of three inputs after so many steps, from squared errors."""
    errors = vector(0.5, 1, 2) ** 2
    log_variance = torch.zeros(3, dtype=DOUBLE, requires_grad=True)
    for _ in range(steps):
        (slope,) = torch.autograd.grad(loss(errors, log_variance).sum(), log_variance)
        log_variance = (log_variance - 0.5 * slope).detach().requires_grad_()
    return [float(value) for value in log_variance.exp().detach()]


@claim(
    "variance-head-without-the-log-term",
    "[x] Drive them toward infinity for every input",
    "the loss can be brought as near to zero as you like by raising $s^2$ alone",
)
def no_charge() -> bool:
    def loss(errors: Tensor, log_variance: Tensor) -> Tensor:
        return errors / (2 * log_variance.exp())

    few, many = variances(loss, 20), variances(loss, 1000)
    return all(b > 10 * a > 10 for a, b in zip(few, many, strict=True))


@claim(
    "variance-head-without-the-log-term",
    "Their balance lies at $s^2 = (y - μ)^2$ on average",
    "$$\\frac{(y - \\mu)^2}{2 s^2} + \\frac{1}{2} \\ln s^2$$",
)
def complete_likelihood() -> bool:
    def loss(errors: Tensor, log_variance: Tensor) -> Tensor:
        zero = torch.zeros_like(errors)
        return F.gaussian_nll_loss(errors.sqrt(), zero, log_variance.exp(), reduction="none")

    found = variances(loss, 400)
    return all(near(a, b, 1e-6) for a, b in zip(found, (0.25, 1, 4), strict=True))
