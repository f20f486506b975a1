"""Proofs for the questions on transfer, self-supervision and alignment."""

import itertools
import math
from fractions import Fraction
from functools import cache

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, executed, template, unproved

DOUBLE = torch.float64


def near(one: float, other: float, tolerance: float = 1e-9) -> bool:
    return math.isclose(one, other, rel_tol=tolerance, abs_tol=tolerance)


def right(run: Run) -> list[str]:
    """The options of a question that are marked as right."""
    assert isinstance(run.question.task, Choose)
    return [option.text for option in run.question.task.options if option.right]


def vector(*numbers: float) -> Tensor:
    return torch.tensor(numbers, dtype=DOUBLE)


def trained(*parts: nn.Module | nn.Parameter) -> int:
    """How many numbers receive gradients."""
    every = [
        p for part in parts for p in (part.parameters() if isinstance(part, nn.Module) else [part])
    ]
    return sum(p.numel() for p in every if p.requires_grad)


# Templates


@template("advantage-within-a-group-of-answers")
def advantage(G: int, k: int) -> float:
    rewards = torch.zeros(G, dtype=DOUBLE)
    rewards[:k] = 1
    return float(((rewards - rewards.mean()) / rewards.std(unbiased=False))[0])


@cache
def best_odds(k: int, d: float, b: float) -> float:
    """The odds of B against A where reward minus β KL has no slope, found by bisection."""
    reference, reward = vector(k, 1) / (k + 1), vector(0, d)
    low, high = -25.0, 25.0
    for _ in range(48):
        middle = (low + high) / 2
        logit = vector(middle)[0].requires_grad_()
        logs = torch.log_softmax(torch.stack([torch.zeros_like(logit), logit]), 0)
        value = (logs.exp() * (reward - b * (logs - reference.log()))).sum()
        (slope,) = torch.autograd.grad(value, logit)
        low, high = (middle, high) if slope > 0 else (low, middle)
    return math.exp(low)


@template("answer-odds-under-reward-and-kl")
def odds(k: int, d: float, b: float) -> float:
    return best_odds(k, d, b)


@template("lora-trainable-parameters")
def adapter(r: int, i: int, o: int) -> float:
    frozen = nn.Linear(i, o, bias=False, device="meta").requires_grad_(False)
    factors = [nn.Linear(a, b, bias=False, device="meta") for a, b in ((i, r), (r, o))]
    return trained(frozen, *factors)


@template("loss-of-a-regular-clip-batch")
def clip_loss(N: int, s: int, p: float, q: float) -> float:
    logits = s * torch.full((N, N), q, dtype=DOUBLE).fill_diagonal_(p)
    images = texts = torch.arange(N)
    return float((F.cross_entropy(logits, texts) + F.cross_entropy(logits.T, images)) / 2)


@template("loss-of-one-preference-pair")
def preference(w: int, v: int, l: int, m: int, b: float) -> float:  # noqa: E741
    # Implicit rewards as logits of "which of the two is the better answer?"
    policy, reference = vector(w, l), vector(v, m)
    rewards = b * (policy - reference)
    return float(F.cross_entropy(rewards.view(1, 2), torch.tensor([0])))


@cache
def contrastive(n: int, t: float) -> float:
    """The loss of SimCLR, all pairs of it, for features that are all alike."""
    z = F.normalize(torch.ones(2 * n, 4, dtype=DOUBLE), dim=-1)
    similar = (z @ z.T / t).fill_diagonal_(-math.inf)
    partner = torch.arange(2 * n).roll(n)
    return float(F.cross_entropy(similar, partner))


@template("loss-of-simclr-before-learning")
def simclr(N: int, t: float) -> float:
    return contrastive(N, t)


@template("new-head-trainable-parameters")
def head(f: int, d: int, k: int) -> float:
    backbone = nn.Parameter(torch.empty(f * 10**6, device="meta"), requires_grad=False)
    return trained(backbone, nn.Linear(d, k, device="meta"))


# Code


@code("first-gradients-of-a-lora-adapter")
def first_gradients(run: Run) -> bool:
    ran = run()
    alone = ran.names["W"].grad is None
    return alone and right(run) == [f"`{ran.printed}`"]


SETTING = """
import torch
from torch import nn
from torch.optim import SGD
torch.manual_seed(0)
backbone = nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten())
head = nn.Linear(4 * 36, 5)
image = torch.randn(1, 3, 8, 8)
before = backbone.eval()(image)
old = [p.clone() for p in backbone.parameters()]
"""
EPOCH = """
for _ in range(5):
    x, y = 2 + torch.randn(16, 3, 8, 8), torch.randint(5, (16,))
    optimizer.zero_grad()
    nn.functional.cross_entropy(head(backbone(x)), y).backward()
    optimizer.step()
same = all(torch.equal(a, b) for a, b in zip(old, backbone.parameters()))
gradients = [p.grad for p in backbone.parameters()]
mean = backbone[1].running_mean
after = backbone.eval()(image)
"""


@code("frozen-backbone-that-changed")
def frozen(run: Run) -> bool:
    shown = "\n".join(run.blocks())
    ran = executed(SETTING + shown + EPOCH)
    assert ran.raised is None, ran.raised
    names = ran.names
    moved = not torch.allclose(names["before"], names["after"]) and bool(names["mean"].abs().sum())
    untouched = names["same"] and names["gradients"] == [None] * 4
    mended = executed(SETTING + shown + "\nbackbone.eval()" + EPOCH).names
    fixed = torch.equal(mended["before"], mended["after"])
    told = right(run) == ["Its BatchNorm layers have gone on updating their running statistics"]
    return bool(moved and untouched and fixed and told)


@code("labels-of-a-padded-answer")
def padded(run: Run) -> bool:
    names = run().names
    labels, ids = names["labels"][0].tolist(), names["ids"][0].tolist()
    shown = f"`{labels}`" in run.question.explanation
    end = ids.index(names["eos"])  # the one that ends the answer
    by_length = [-100] * 3 + ids[3 : end + 1] + [-100] * (len(ids) - end - 1)
    fixed = by_length[end] == names["eos"] and by_length[end + 1 :] == [-100, -100]
    return shown and labels[end] == -100 and fixed and right(run) == ["To stop after the answer"]


# Claims


@claim("advantage-within-a-group-of-answers", "every reward equals the mean")
def nothing_to_learn() -> bool:
    return all(bool((r - r.mean() == 0).all()) for r in (torch.ones(8), torch.zeros(8)))


@claim(
    "answer-odds-under-reward-and-kl",
    "As it grows, the policy stays with the reference whatever the rewards say",
)
def strong_penalty() -> bool:
    return near(best_odds(4, 1.0, 1e6), 1 / 4, 1e-5) and best_odds(4, 1.0, 0.05) > 1e6


@claim("constant-features-in-byol", "the BYOL loss, $2 - 2 \\cos$, is zero")
def collapse_is_free() -> bool:
    constant = torch.ones(16, 8, dtype=DOUBLE)
    loss = 2 - 2 * F.cosine_similarity(constant, constant, dim=-1)
    spread = F.normalize(constant, dim=-1).std(0)  # the warning sign that the text names
    return bool((loss.abs() < 1e-12).all() and (spread < 1e-12).all())


def adapter_gradients(a: Tensor, b: Tensor) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Of a loss with respect to A, B and W, and how far the output is from that of W alone."""
    torch.manual_seed(0)
    w = torch.randn(4, 6, dtype=DOUBLE, requires_grad=True)
    x, y = torch.randn(8, 6, dtype=DOUBLE), torch.randn(8, 4, dtype=DOUBLE)
    a, b = a.clone().requires_grad_(), b.clone().requires_grad_()
    out = x @ (w + b @ a).T
    slopes = torch.autograd.grad(((out - y) ** 2).mean(), (a, b, w))
    return slopes[0], slopes[1], slopes[2], (out - x @ w.T).detach()


def factors() -> tuple[Tensor, Tensor]:
    torch.manual_seed(1)
    return torch.randn(2, 6, dtype=DOUBLE), torch.randn(4, 2, dtype=DOUBLE)


@claim(
    "first-gradients-of-a-lora-adapter",
    "$$\\frac{\\partial L}{\\partial B} = G A^T, \\quad \\frac{\\partial L}{\\partial A} = B^T G$$",
)
def product_rule() -> bool:
    a, b = factors()
    of_a, of_b, g, _ = adapter_gradients(a, b)
    return bool(torch.allclose(of_b, g @ a.T) and torch.allclose(of_a, b.T @ g))


@claim(
    "first-gradients-of-a-lora-adapter",
    "With both factors at zero, both gradients would vanish for good; with both random, the model "
    "would be disturbed before the first step",
    "from the second step on $B$ is no longer zero and $A$ moves too",
)
def other_starts() -> bool:
    a, b = factors()
    stuck = adapter_gradients(0 * a, 0 * b)
    disturbed = adapter_gradients(a, b)[3]
    first = adapter_gradients(a, 0 * b)
    second = adapter_gradients(a, -0.1 * first[1])
    return (
        not stuck[0].any()
        and not stuck[1].any()
        and bool(disturbed.any())
        and not first[3].any()
        and bool(second[0].any())
    )


@claim(
    "properties-of-lora",
    "[x] After training, the product can be added into $W_0$",
    "[x] Training begins with exactly the pretrained function",
    "[ ] The adapted matrix has a rank of at most $r$",
    "Only the change has; the sum with $W_0$ usually keeps full rank.",
)
def merged() -> bool:
    a, b = factors()
    w, x = torch.randn(4, 6, dtype=DOUBLE), torch.randn(8, 6, dtype=DOUBLE)
    beside = x @ w.T + 2 * (x @ a.T) @ b.T
    ranks = [int(torch.linalg.matrix_rank(m)) for m in (b @ a, w + 2 * b @ a)]
    return torch.allclose(beside, x @ (w + 2 * b @ a).T) and ranks == [2, 4]


@claim(
    "loss-of-one-preference-pair",
    "every margin is 0 and the loss is $\\ln 2 = 0.693$",
    "both answers may lose probability while the loss falls",
)
def start_of_dpo() -> bool:
    start = preference(-30, -30, -25, -25, 0.1)
    return round(start, 3) == 0.693 and preference(-33, -30, -35, -25, 0.1) < start


def answers(prompt: int) -> tuple[Tensor, Tensor]:
    """Reference probabilities and rewards of eight answers to a prompt."""
    torch.manual_seed(prompt)
    return torch.randn(8, dtype=DOUBLE).softmax(0), torch.randn(8, dtype=DOUBLE)


@claim(
    "partition-function-that-drops-out",
    "$r(x, y) = β \\ln (π^*/π_{ref}) + β \\ln Z(x)$",
    "(it cancels exactly)",
    "(there it fails)",
)
def cancelled() -> bool:
    beta, implicit = 0.3, []
    for prompt in (0, 1):
        reference, reward = answers(prompt)
        best = (reference.log() + reward / beta).softmax(0)
        implicit.append((beta * (best / reference).log(), reward))
    (one, true), (other, rewarded) = implicit
    pairs = itertools.combinations(range(8), 2)
    within = all(near(float(one[i] - one[j]), float(true[i] - true[j])) for i, j in pairs)
    return within and not near(float(one[0] - other[0]), float(true[0] - rewarded[0]), 1e-2)


@claim(
    "partition-function-that-drops-out",
    "The optimum is $π^* = π_{ref} \\exp(r/β)/Z(x)$",
    "rewards that differ by a function of the prompt have the same optimum",
)
def optimum() -> bool:
    beta = 0.3
    reference, reward = answers(0)
    found = []
    for shift in (0.0, 5.0):
        logits = torch.zeros(8, dtype=DOUBLE)
        for _ in range(800):  # gradient ascent on the objective itself
            logits = logits.detach().requires_grad_()
            logs = logits.log_softmax(0)
            value = (logs.exp() * (reward + shift - beta * (logs - reference.log()))).sum()
            (slope,) = torch.autograd.grad(value, logits)
            logits = logits + 8 * slope
        found.append(logits.detach().softmax(0))
    known = reference * (reward / beta).exp()
    right_one = torch.allclose(found[0], known / known.sum(), atol=1e-4)
    return bool(right_one and torch.allclose(found[0], found[1], atol=1e-6))


@claim(
    "what-a-dpo-step-needs",
    "It is the same for both answers of a prompt and cancels.",
    "[x] Log-probabilities of both answers under the policy",
    "[x] Log-probabilities of both answers under a frozen reference",
)
def four_numbers() -> bool:
    return cancelled() and preference(-20, -22, -24, -25, 0.5) != preference(
        -20, -21, -24, -25, 0.5
    )


@claim(
    "three-stages-of-rlhf",
    "the pairwise loss fixes only differences between answers to one prompt",
)
def only_differences() -> bool:
    rewards = vector(1.3, -0.4)
    losses = [-F.logsigmoid(r[0] - r[1]) for r in (rewards, rewards + 7)]
    return near(float(losses[0]), float(losses[1]))


@claim(
    "targets-for-masked-patches",
    "the original work hides 75 percent. Its encoder processes the visible quarter only",
)
def visible_quarter() -> bool:
    patches = 14 * 14  # 16 × 16 pixels each, of an image of 224 × 224
    hidden = round(0.75 * patches)
    return Fraction(patches - hidden, patches) == Fraction(1, 4)


def resting_place(importance: float) -> float:
    """Where gradient descent ends under a constant pull and the penalty of one weight."""
    theta, pull, strength = torch.zeros((), dtype=DOUBLE), 0.7, 2.0
    for _ in range(800):
        theta = theta.detach().requires_grad_()
        loss = -pull * theta + strength / 2 * importance * theta**2
        (slope,) = torch.autograd.grad(loss, theta)
        theta = theta - 0.09 * slope
    return float(theta.detach())


@claim(
    "weights-that-ewc-lets-go",
    "[x] 100 times as far",
    "The ratio of the distances is therefore $10/0.1 = 100$",
    "$$|\\theta_i - \\theta^*_i| = \\frac{|g|}{\\lambda F_i}$$",
)
def distances() -> bool:
    stiff, soft = resting_place(10), resting_place(0.1)
    return near(soft / stiff, 100, 1e-4) and near(stiff, 0.7 / (2.0 * 10), 1e-4)


@claim("weights-that-ewc-lets-go", "That takes the square root of the ratio")
def root_of_the_ratio() -> bool:
    return near(math.sqrt(10 / 0.1), 10)


@claim(
    "what-qlora-keeps-in-four-bits",
    "one 32-bit scale per 64 weights costs 0.5 bit per weight, after a second quantization about "
    "0.13",
)
def bits_of_scales() -> bool:
    weights = 64 * 256
    scales = [32 for start in range(0, weights, 64) if start % 64 == 0]
    # The second time the 256 scales take 8 bits each and share one of 32 bits.
    twice = [8 for _ in scales] + [32]
    return sum(scales) / weights == 0.5 and round(sum(twice) / weights, 2) == 0.13


@claim(
    "what-qlora-keeps-in-four-bits",
    "two bytes each in 16-bit formats. QLoRA stores them in about half a byte",
)
def bytes_of_weights() -> bool:
    in_16_bits = torch.empty(64, dtype=torch.bfloat16)
    block = 64 * 4 + 8 + 32 / 256  # 64 weights, their scale, its share of the scale of scales
    return in_16_bits.element_size() == 2 and 0.5 <= block / 64 / 8 < 0.52


@claim(
    "what-qlora-keeps-in-four-bits",
    "the 16 levels (NF4) are placed where normally distributed weights are dense",
)
def levels_of_nf4() -> bool:
    # Quantiles of a normal distribution: the gaps are smallest around zero.
    shares = torch.linspace(0.03, 0.97, 16, dtype=DOUBLE)
    levels = torch.distributions.Normal(vector(0), vector(1)).icdf(shares)
    gaps = (levels[1:] - levels[:-1]).tolist()
    return len(levels) == 2**4 and min(gaps) == min(gaps[6:9]) and max(gaps) in (gaps[0], gaps[-1])


@claim("what-qlora-keeps-in-four-bits", "[x] Gradients pass through the quantized layers")
def gradients_through_frozen_layers() -> bool:
    torch.manual_seed(0)
    early = nn.Linear(4, 4, bias=False)  # an adapter's place, before a frozen rounded layer
    late = nn.Linear(4, 1, bias=False).requires_grad_(False)
    late.weight.copy_((late.weight * 8).round() / 8)
    late(early(torch.randn(5, 4))).sum().backward()
    return late.weight.grad is None and bool(early.weight.grad.abs().sum() > 0)


unproved(
    "layer-kept-after-simclr",
    "More than ten points between h and z: reported by Chen et al. (2020), §4.2.",
)
