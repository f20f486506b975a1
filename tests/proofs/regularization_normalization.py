"""Proofs of the questions about regularization and normalization."""

import itertools
import math
from statistics import fmean

import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.domain.question import Choose, Compute
from tests.proofs.kit import Run, claim, code, template

F64 = torch.float64


def generator(seed: int = 0) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def noise(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=generator(seed), dtype=F64)


# --- ensembles ---


@template("absent-from-a-bootstrap-sample")
def absent_share(n: int) -> float:
    chances = [1.0] + [0.0] * n  # by how many different examples have been drawn
    for _ in range(n):
        chances = [
            chances[k] * k / n + (chances[k - 1] * (n - k + 1) / n if k else 0.0)
            for k in range(n + 1)
        ]
    return 100 * sum(chance * (n - k) / n for k, chance in enumerate(chances))


@claim("absent-from-a-bootstrap-sample", "so each member sees about 63% of the examples")
def seen_in_large_sets() -> bool:
    return abs(100 - absent_share(400) - 63) < 0.5


@template("ensemble-variance-with-correlation")
def variance_of_mean(v: float, r: float, **drawn: int) -> float:
    members = range(drawn["M"])
    return sum(v if i == j else r * v for i in members for j in members) / len(members) ** 2


@template("majority-of-independent-voters")
def majority(p: int, **drawn: int) -> float:
    members, right = drawn["M"], 0.0
    for votes in itertools.product([True, False], repeat=members):
        if 2 * sum(votes) > members:
            right += math.prod(p / 100 if vote else 1 - p / 100 for vote in votes)
    return 100 * right


@claim("majority-of-independent-voters", "members worse than chance make the vote worse still")
def bad_members() -> bool:
    return majority(40, M=5) < majority(40, M=3) < 40


# --- batch normalization ---


def normed(x: Tensor, gain: float = 1.0, shift: float = 0.0) -> Tensor:
    """One feature of a batch, normalized in training mode."""
    weight, bias = torch.tensor([gain], dtype=F64), torch.tensor([shift], dtype=F64)
    return functional.batch_norm(x[:, None], None, None, weight, bias, training=True, eps=1e-30)[
        :, 0
    ]


@template("batch-norm-output")
def batch_norm_output(m: int, p: int, q: int, r: int, g: float, t: float) -> float:
    batch = torch.tensor([m + p, m + q, m + r, m - p - q - r], dtype=F64)
    return float(normed(batch, g, t)[0])


@template("bias-after-folding-batch-norm")
def folded_bias(b: float, m: float, v: float, g: float, t: float) -> float:
    conv = nn.Conv2d(2, 1, 3, dtype=F64)
    norm = nn.BatchNorm2d(1, eps=0.0, dtype=F64).eval()
    with torch.no_grad():
        for tensor, value in (
            (conv.bias, b),
            (norm.running_mean, m),
            (norm.running_var, v),
            (norm.weight, g),
            (norm.bias, t),
        ):
            tensor.fill_(value)
        return float(norm(conv(torch.zeros(1, 2, 3, 3, dtype=F64))).item())


@code("running-mean-without-gradients")
def running_mean(run: Run) -> bool:
    task = run.question.task
    assert isinstance(task, Compute)
    ran = run()
    layer = ran.names["bn"].eval()
    layer(torch.tensor([[100.0], [200.0]]))  # does not count any more
    return float(ran.printed) == task.value == round(float(layer.running_mean), 3)


@claim("output-depends-on-batch-neighbors", "Batch normalization")
@claim(
    "output-depends-on-batch-neighbors",
    "It uses statistics of a single example, in training and afterward alike.",
)
@claim(
    "output-depends-on-batch-neighbors",
    "It averages over groups of channels within one example, never over the batch.",
)
def neighbors() -> bool:
    image, some, others = noise(1, 4, 3, 3), noise(3, 4, 3, 3, seed=1), noise(3, 4, 3, 3, seed=2)
    found = []
    for layer in (nn.BatchNorm2d(4), nn.LayerNorm([4, 3, 3]), nn.GroupNorm(2, 4)):
        layer = layer.to(F64).train()
        beside = [layer(torch.cat([image, batch]))[0] for batch in (some, others, some)]
        assert torch.allclose(beside[0], beside[2])
        found.append(not torch.allclose(beside[0], beside[1]))
    return found == [True, False, False]


@claim("dropout-in-front-of-batch-norm", "Their variance is smaller than in training")
@claim("dropout-in-front-of-batch-norm", "here by a factor of 0.71")
@claim(
    "dropout-in-front-of-batch-norm",
    "With mean zero and $p = 0.5$ the variance in training is twice that without dropout.",
)
def dropout_before_norm() -> bool:
    x = torch.tensor([-3.0, -1.0, 1.0, 3.0], dtype=F64)
    masked = torch.cat([2 * x, 0 * x])  # both fates of each unit, equally likely at p = 0.5
    variance = float(masked.var(unbiased=False))
    norm = nn.BatchNorm1d(1, eps=0.0, momentum=None, dtype=F64)
    norm.running_mean.fill_(float(masked.mean()))
    norm.running_var.fill_(variance)
    in_use = float(norm.eval()(x[:, None]).detach().std(unbiased=False))
    in_training = float(normed(masked).std(unbiased=False))
    twice = math.isclose(variance, 2 * float(x.var(unbiased=False)))
    return twice and math.isclose(in_training, 1) and abs(in_use - 0.71) < 0.005


def loss_of(weights: Tensor) -> Tensor:
    """A loss behind a layer without bias and its batch normalization."""
    outputs = functional.batch_norm(noise(16, 5) @ weights.T, None, None, training=True, eps=1e-30)
    return ((outputs - noise(16, 3, seed=1)) ** 2).sum(dim=1).mean()


def gradient_at(weights: Tensor) -> Tensor:
    weights = weights.detach().requires_grad_()
    (gradient,) = torch.autograd.grad(loss_of(weights), weights)
    return gradient


@template("rate-after-rescaling-normalized-weights")
def rate_after_rescaling(c: float, lr: float) -> float:
    old = noise(3, 5, seed=2)
    step = c * lr * gradient_at(old)  # from the new weights to c times the old result
    new_gradient = gradient_at(c * old)
    rate = float((step * new_gradient).sum() / new_gradient.pow(2).sum())
    reached = loss_of(c * old - rate * new_gradient)
    assert torch.isclose(reached, loss_of(old - lr * gradient_at(old)), rtol=1e-9)
    return rate


@claim("rate-after-rescaling-normalized-weights", r"gives $c \, \nabla L(cw) = \nabla L(w)$")
@claim("rate-after-rescaling-normalized-weights", "every step of plain SGD lengthens the weights")
@claim(
    "decay-on-weights-before-a-norm",
    "But the gradient is orthogonal to $w$ and proportional to $1/|w|$",
)
def scale_invariance() -> bool:
    w = noise(3, 5, seed=2)
    g = gradient_at(w)
    orthogonal = (g * w).sum(dim=1).abs().max() < 1e-9
    longer = (w - 0.1 * g).norm() > w.norm()
    return bool(orthogonal and longer and torch.allclose(4 * gradient_at(4 * w), g))


@claim(
    "decay-on-weights-before-a-norm",
    r"the weights turn by an angle of about $\sqrt{2\eta\lambda}$ per step",
)
@claim("decay-on-weights-before-a-norm", "whatever the initial scale")
def rotation_in_balance() -> bool:
    lr, decay, dimension = 0.1, 0.01, 50
    for scale in (0.2, 5.0):
        w, angles = scale * noise(dimension) / dimension**0.5, []
        source = generator(3)
        for step in range(3000):
            g = torch.randn(dimension, generator=source, dtype=F64)
            g = (g - (g @ w) / (w @ w) * w) / w.norm() / dimension**0.5
            new = w - lr * (g + decay * w)
            if step >= 2500:
                angles.append(float(torch.acos((new @ w) / (new.norm() * w.norm()))))
            w = new
        if abs(fmean(angles) / math.sqrt(2 * lr * decay) - 1) > 0.05:
            return False
    return True


@claim(
    "decay-on-weights-before-a-norm",
    r"again with angular steps proportional to $\sqrt{\eta\lambda}$",
)
def rotation_with_adam() -> bool:
    found = []
    for lr, decay in ((0.01, 0.5), (0.01, 2.0), (0.04, 0.5)):
        w = torch.nn.Parameter(noise(100))
        adam = torch.optim.AdamW([w], lr=lr, weight_decay=decay)
        source, angles = generator(3), []
        for step in range(1500):
            old = w.detach().clone()
            g = torch.randn(100, generator=source, dtype=F64)
            w.grad = (g - (g @ old) / (old @ old) * old) / old.norm()
            adam.step()
            if step >= 1000:
                new = w.detach()
                angles.append(float(torch.acos((new @ old) / (new.norm() * old.norm()))))
        found.append(fmean(angles) / math.sqrt(lr * decay))
    return max(found) / min(found) < 1.1


# --- layer normalization and its relatives ---


@template("means-computed-by-layer-norm")
def means_of_layer_norm(**drawn: int) -> float:
    width = drawn["D"]
    x = torch.empty(drawn["B"], drawn["T"], width, device="meta")  # shapes without numbers
    _, means, _ = torch.native_layer_norm(x, [width], None, None, 1e-5)
    return int(means.numel())


@template("divisor-of-rms-norm")
def rms_divisor(m: float, s: float) -> float:
    x = noise(6)
    x = m + s * (x - x.mean()) / x.std(unbiased=False)
    return float((x / functional.rms_norm(x, [6], eps=1e-30))[0])


@claim("divisor-of-rms-norm", "The two agree where the mean is zero")
def without_mean() -> bool:
    x = noise(6)
    x -= x.mean()
    return bool(
        torch.allclose(functional.rms_norm(x, [6], eps=0.0), functional.layer_norm(x, [6], eps=0.0))
    )


@claim(
    "rms-norm-beside-layer-norm",
    "Adding 5 to all features of its input leaves its output as it was",
)
@claim(
    "rms-norm-beside-layer-norm", "Doubling all features of its input leaves its output as it was"
)
@claim("rms-norm-beside-layer-norm", "It has half as many learned values as layer normalization")
@claim("rms-norm-beside-layer-norm", r"The vector is stretched or shrunk to length $\sqrt{d}$")
def rms_beside_layer() -> bool:
    x = noise(6) + 1
    rms, layer = nn.RMSNorm(6, eps=1e-12, dtype=F64), nn.LayerNorm(6, eps=1e-12, dtype=F64)
    shifted = [torch.allclose(norm(x + 5), norm(x)) for norm in (rms, layer)]
    doubled = [torch.allclose(norm(2 * x), norm(x)) for norm in (rms, layer)]
    counts = [sum(p.numel() for p in norm.parameters()) for norm in (rms, layer)]
    in_use = torch.allclose(rms(x), rms.eval()(x))
    length = math.isclose(float(rms(x).detach().norm()), math.sqrt(6))
    off_center = abs(float(rms(x).detach().mean())) > 0.1
    rest = in_use and length and off_center and counts == [6, 12]
    return shifted == [False, True] and doubled == [True, True] and rest


@code("learned-values-in-three-norms")
def learned_values(run: Run) -> bool:
    task = run.question.task
    assert isinstance(task, Choose)
    return [run().printed] == [option.text.strip("`") for option in task.options if option.right]


@claim("learned-values-in-three-norms", "This ties the layer to one image size.")
@claim(
    "learned-values-in-three-norms",
    "`GroupNorm(1, 6)`, which averages over the whole example with 12 learned values",
)
def norms_of_images() -> bool:
    whole = nn.GroupNorm(1, 6, dtype=F64)
    x = noise(2, 6, 8, 8)
    same = torch.allclose(whole(x), functional.layer_norm(x, [6, 8, 8]))
    try:
        nn.LayerNorm([6, 8, 8], dtype=F64)(noise(2, 6, 9, 9))
    except RuntimeError:
        return bool(same) and sum(p.numel() for p in whole.parameters()) == 12
    return False


@claim("norm-before-or-after-the-sum", r"computes $x \leftarrow \mathrm{LN}(x + f(x))$")
@claim("norm-before-or-after-the-sum", r"pre-norm computes $x \leftarrow x + f(\mathrm{LN}(x))$.")
def places_of_the_norm() -> bool:
    x = noise(1, 3, 8)
    fits = []
    for first in (False, True):
        block = nn.TransformerEncoderLayer(8, 2, 16, 0.0, batch_first=True, norm_first=first)
        block = block.to(F64)
        y = block.norm1(x) if first else x
        y = x + block.self_attn(y, y, y, need_weights=False)[0]
        y = y if first else block.norm1(y)
        z = block.norm2(y) if first else y
        z = y + block.linear2(torch.relu(block.linear1(z)))
        z = z if first else block.norm2(z)
        fits.append(torch.allclose(block(x), z))
    return all(fits)


@claim("attention-logits-behind-a-soft-cap", "5 becomes 4.98")
@claim(
    "attention-logits-behind-a-soft-cap",
    "The slope of the cap at 80 is small but positive, about 0.15.",
)
@claim(
    "attention-logits-behind-a-soft-cap",
    "a ratio of $e^{100}$ between two weights is still possible",
)
@claim(
    "attention-logits-behind-a-soft-cap",
    "The key with the largest logit keeps the largest attention weight",
)
def soft_cap() -> bool:
    s = torch.tensor([5.0, 80.0, -3000.0, 3000.0], dtype=F64, requires_grad=True)
    capped = 50 * torch.tanh(s / 50)
    (slope,) = torch.autograd.grad(capped.sum(), s)
    capped = capped.detach()
    weights = torch.softmax(capped, dim=0)
    ratio = math.isclose(float(torch.log(weights[3] / weights[2])), 100, rel_tol=1e-9)
    shape = abs(float(capped[0]) - 4.98) < 0.005 and abs(float(slope[1]) - 0.15) < 0.005
    largest = int(weights.argmax()) == int(s.argmax())
    return ratio and shape and largest and math.isclose(float(weights.sum()), 1)


@claim("residual-block-with-a-silent-branch", "Its input, unchanged")
def silent_branch() -> bool:
    last = nn.Linear(7, 4, dtype=F64)
    nn.init.zeros_(last.weight)
    nn.init.zeros_(last.bias)
    x = noise(2, 4)
    branch = nn.Sequential(nn.Linear(4, 7, dtype=F64), nn.ReLU(), last)
    return bool(torch.equal(x + branch(x), x))


# --- penalties, dropout, augmentation, stopping ---


@template("sgd-step-with-l2-penalty")
def step_with_penalty(w: float, g: float, lam: float, lr: float) -> float:
    weight = nn.Parameter(torch.tensor(float(w), dtype=F64))
    (g * weight + lam / 2 * weight**2).backward()
    torch.optim.SGD([weight], lr=lr).step()
    return float(weight.item())


@claim("l2-penalty-inside-adam", "Those with large gradients of the loss")
@claim("l2-penalty-inside-adam", "so its relative shrinkage is not smaller")
@claim("l2-penalty-inside-adam", "These are shrunk most")
def shrinkage_in_adam() -> bool:
    start = torch.tensor([1.0, 1.0, 4.0], dtype=F64)
    scale = torch.tensor([1.0, 100.0, 1.0], dtype=F64)
    ends = []
    for penalty in (0.0, 1e-3):
        w = nn.Parameter(start.clone())
        adam = torch.optim.Adam([w], lr=0.01, weight_decay=penalty)
        for step in range(1000):
            w.grad = scale * (-1.0) ** step
            adam.step()
        ends.append(w.detach())
    small, large, heavy = ((ends[0] - ends[1]) / start).tolist()
    return small > 20 * large > 0 and math.isclose(small, heavy, rel_tol=0.02)


@template("penalty-that-matches-early-stopping")
def matching_penalty(h: float, lr: float, t: int) -> float:
    w = 0.0
    for _ in range(t):
        w -= lr * h * (w - 1)  # the minimum lies at 1
    low, high = 0.0, 1e3
    for _ in range(80):  # a stronger penalty leads to a smaller weight
        alpha = (low + high) / 2
        if h / (h + alpha) > w:
            low = alpha
        else:
            high = alpha
    return (low + high) / 2


@claim(
    "penalty-that-matches-early-stopping",
    "For a run so short that the weight has barely moved, this comes close to",
)
def short_run() -> bool:
    return abs(matching_penalty(0.01, 0.1, 10) * 0.1 * 10 - 1) < 0.01


@claim("inverted-dropout-at-test-time", "here by 1.25, and leaves inference alone")
def inverted_dropout() -> bool:
    ones = torch.ones(1000, dtype=F64)
    values = set(functional.dropout(ones, 0.2, training=True).tolist())
    return values == {0.0, 1.25} and bool(
        torch.equal(functional.dropout(ones, 0.2, training=False), ones)
    )


@template("label-weight-of-a-cropped-patch")
def weight_of_a(b: int, x: int, **drawn: int) -> float:
    side = drawn["S"]
    image = torch.zeros(side, side)
    top = (side - b) // 2
    image[top : top + b, max(x - b // 2, 0) : x + b // 2] = 1
    return float((image == 0).to(F64).mean())


@template("epoch-at-which-patience-ends")
def last_epoch(b: int, p: int) -> float:
    best, waited = math.inf, 0
    for epoch in itertools.count(1):
        loss = abs(epoch - b) + 1.0  # lowest after epoch b
        best, waited = (loss, 0) if loss < best else (best, waited + 1)
        if waited == p:
            return epoch
    raise AssertionError


def expected_lowest(choices: int, size: int, error: float = 0.3) -> float:
    """Mean of the lowest of several measured error rates, exactly (independent measurements)."""
    above, mean = 1.0, 0.0
    for k in range(size):
        above -= math.comb(size, k) * error**k * (1 - error) ** (size - k)
        mean += max(above, 0.0) ** choices / size
    return mean


@claim("stopping-epoch-picked-on-test-set", "Too low on average")
@claim(
    "stopping-epoch-picked-on-test-set",
    "The bias grows with the number of choices made and shrinks with the size of the set.",
)
def luck_of_the_lowest() -> bool:
    honest = math.isclose(expected_lowest(1, 50), 0.3, rel_tol=1e-9)
    grows = expected_lowest(20, 50) < expected_lowest(5, 50) < 0.29
    return honest and grows and expected_lowest(5, 50) < expected_lowest(5, 500) < 0.3


@claim(
    "capacity-and-parameter-count", "it can label arbitrarily many suitably placed points at will"
)
def labels_by_a_sine() -> bool:
    points = [10.0**-i for i in range(1, 7)]
    for labels in itertools.product([-1, 1], repeat=6):
        a = math.pi * (1 + sum(10**i for i, label in enumerate(labels, start=1) if label == -1))
        if any(
            (math.sin(a * x) > 0) != (label > 0) for x, label in zip(points, labels, strict=True)
        ):
            return False
    return True
