"""Proofs for the topic activations-init: autograd, real layers, integrals and simulations."""

import math
from collections.abc import Callable
from itertools import pairwise

import torch
from torch import nn
from torch.nn import functional

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, template

GRID = torch.linspace(-12, 12, 240001, dtype=torch.float64)


def _weights(*layers: nn.Module) -> int:
    return sum(p.numel() for layer in layers for p in layer.parameters())


def _slope(function: Callable[[torch.Tensor], torch.Tensor], x: float) -> float:
    at = torch.tensor(x, dtype=torch.float64, requires_grad=True)
    return float(torch.autograd.grad(function(at), at)[0])


def _gaussian_mean(values: torch.Tensor) -> float:
    """The mean of a function, given on the grid, of a standard normal variable."""
    density = torch.exp(-GRID * GRID / 2) / math.sqrt(2 * math.pi)
    return float(torch.trapezoid(values * density, GRID))


def _solved(rising: Callable[[float], float], wanted: float, low: float, high: float) -> float:
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if rising(middle) < wanted else (low, middle)
    return (low + high) / 2


# Templates


@template("elu-of-a-negative-input")
def elu(a: float, x: float) -> float:
    return float(functional.elu(torch.tensor(x, dtype=torch.float64), alpha=a))


@template("first-loss-of-a-classifier")
def first_loss(K: int, B: int) -> float:
    layer = nn.Linear(7, K, dtype=torch.float64)
    nn.init.zeros_(layer.weight)
    nn.init.zeros_(layer.bias)
    hidden = torch.linspace(-3, 3, B * 7, dtype=torch.float64).reshape(B, 7)
    return float(functional.cross_entropy(layer(hidden), torch.arange(B) % K).item())


@template("glorot-uniform-limit")
def glorot_limit(i: int, o: int) -> float:
    places = (torch.arange(20000, dtype=torch.float64) + 0.5) / 10000 - 1  # uniform on (-1, 1)

    def mean_gain(a: float) -> float:
        variance = float((a * places).square().mean())
        return (i * variance + o * variance) / 2  # forward and backward gain of a linear layer

    return _solved(mean_gain, 1, 0, 10)


@template("he-deviation-of-a-convolution")
def he_deviation(k: int, c: int, d: int) -> float:
    fan_in = torch.empty(d, c, k, k)[0].numel()

    def gain(s: float) -> float:
        return float(fan_in * s * s * HALF)

    return _solved(gain, 1, 0, 10)


HALF = _gaussian_mean(torch.relu(GRID).square())


@template("hidden-width-of-a-gated-block")
def gated_width(d: int, r: int) -> float:
    how = {"bias": False, "device": "meta"}
    wanted = _weights(nn.Linear(d, r * d, **how), nn.Linear(r * d, d, **how))
    low, high = 1, 2 * r * d
    while low < high:
        h = (low + high) // 2
        layers = (nn.Linear(d, h, **how), nn.Linear(d, h, **how), nn.Linear(h, d, **how))
        low, high = (h + 1, high) if _weights(*layers) < wanted else (low, h)
    return float(low)


@template("leaky-relu-backward-step")
def leaky_step(a: float, x: float, g: float) -> float:
    return _slope(lambda z: g * functional.leaky_relu(z, a), x)


@template("maxout-layer-parameters")
def maxout_parameters(n: int, m: int, k: int) -> float:
    return float(_weights(*(nn.Linear(n, m, device="meta") for _ in range(k))))


@template("rank-of-stacked-linear-layers")
def stacked_rank(a: int, b: int, c: int, d: int) -> float:
    random = torch.Generator().manual_seed(a + 100 * b + 10000 * c)
    product = torch.eye(a, dtype=torch.float64)
    for inputs, outputs in ((a, b), (b, c), (c, d)):
        layer = torch.randn(outputs, inputs, generator=random, dtype=torch.float64)
        product = layer @ product
    return float(torch.linalg.matrix_rank(product))


@template("sigmoid-chain-gradient-limit")
def chain_limit(w: float, L: int) -> float:
    def slope(shifts: torch.Tensor) -> float:
        start = torch.tensor(0.3, dtype=torch.float64, requires_grad=True)
        value = start
        for shift in shifts:
            # The bias puts this pre-activation at the wanted place, whatever comes in.
            value = torch.sigmoid(w * value - w * value.detach() + shift)
        return float(torch.autograd.grad(value, start)[0])

    best = slope(torch.zeros(L, dtype=torch.float64))
    random = torch.Generator().manual_seed(L)
    others = torch.randn(5, L, generator=random, dtype=torch.float64)
    assert all(slope(shifts) < best for shifts in others)
    return best


@template("slope-from-a-sigmoid-output")
def sigmoid_slope(a: float) -> float:
    return _slope(torch.sigmoid, float(torch.logit(torch.tensor(a, dtype=torch.float64))))


@template("tanh-slope-against-sigmoid-slope")
def slope_ratio(x: float) -> float:
    return _slope(torch.tanh, x) / _slope(torch.sigmoid, x)


# Code


def _right(run: Run) -> str:
    """The one right option of a question, without its code quotes."""
    task = run.question.task
    assert isinstance(task, Choose)
    (right,) = [option.text.strip("`") for option in task.options if option.right]
    return right


@code("difference-of-two-relus")
def two_relus(run: Run) -> bool:
    return run().printed == _right(run)


@code("singular-values-after-thirty-layers")
def singular_values(run: Run) -> bool:
    kept = torch.get_rng_state()
    for seed in range(3):
        torch.manual_seed(seed)
        names = run().names
        first, second = (torch.linalg.svdvals(names[name]) for name in "PQ")
        spread = float((second - 1).abs().max()) < 1e-4
        tiny, large = int((first < 0.1).sum()), int((first > 1).sum())
        if not (spread and tiny > 32 and 1 <= large <= 12):
            return False
    torch.set_rng_state(kept)
    return _right(run).startswith("Those of `Q` are all 1; those of `P` are mostly near 0")


# Claims


def _random(*shape: int) -> torch.Tensor:
    random = torch.Generator().manual_seed(sum(shape))
    return torch.randn(*shape, generator=random, dtype=torch.float64)


@claim(
    "activations-with-finite-range",
    "Its outputs lie strictly between 0 and 1.",
    "Its outputs lie strictly between −1 and 1.",
    "For large positive inputs $x\\,\\Phi(x)$ is practically $x$",
    "Only its left side levels off, toward $-\\alpha$",
)
def ranges() -> bool:
    far = torch.tensor([-15.0, 15.0], dtype=torch.float64)
    sigmoid, tanh = torch.sigmoid(GRID), torch.tanh(GRID)
    bounded = bool(((sigmoid > 0) & (sigmoid < 1) & (tanh.abs() < 1)).all())
    elu, gelu = functional.elu(far, alpha=0.7), functional.gelu(far)
    levels = abs(float(elu[0]) + 0.7) < 1e-6 and float(elu[1]) == 15
    return bounded and levels and abs(float(gelu[1]) - 15) < 1e-9


@claim("activations-with-finite-range", "ReLU, ELU and GELU are bounded below")
def lower_bounds() -> bool:
    wide = 100 * GRID
    kinds = (torch.relu, functional.elu, functional.gelu)
    return all(float(kind(wide).min()) >= -1 for kind in kinds)


@claim(
    "adam-rate-of-hidden-matrices-under-mup",
    "It falls to a quarter, like the inverse width",
    "$n$ coherent steps of fixed size add up in each sum over $n$ inputs",
)
def step_of_a_hidden_matrix() -> bool:
    def moved(n: int, rate: float) -> float:
        torch.manual_seed(0)
        layer, inputs = nn.Linear(n, n, bias=False), torch.randn(n)
        with torch.no_grad():
            layer.weight.copy_(torch.randn(n, n) / n**0.5)
            before = layer(inputs)
        adam = torch.optim.Adam(layer.parameters(), lr=rate)
        (layer(inputs) * torch.randn(n)).sum().backward()
        adam.step()
        with torch.no_grad():
            return float((layer(inputs) - before).square().mean().sqrt())

    kept = torch.get_rng_state()
    narrow, wide, scaled = moved(256, 1e-3), moved(1024, 1e-3), moved(1024, 1e-3 / 4)
    torch.set_rng_state(kept)
    return abs(wide / narrow - 4) < 0.5 and abs(scaled / narrow - 1) < 0.13


@claim("adam-rate-of-hidden-matrices-under-mup", "in proportion to $\\sqrt{n}$")
def noise_of_random_weights() -> bool:
    sizes = [float((_random(300, n) @ _random(n)).std()) / n**0.5 for n in (100, 1600)]
    return bool(abs(sizes[0] / sizes[1] - 1) < 0.2)


@claim(
    "constant-start-with-adam",
    "They are still identical copies of one unit",
    "they do move, but all together",
    "Equal gradients give equal moment estimates",
)
def copies() -> bool:
    first, second, last = nn.Linear(5, 6), nn.Linear(6, 4), nn.Linear(4, 1)
    net = nn.Sequential(first, nn.Tanh(), second, nn.Tanh(), last).double()
    for layer in (first, second, last):
        nn.init.constant_(layer.weight, 0.1)
        nn.init.zeros_(layer.bias)
    adam = torch.optim.Adam(net.parameters(), lr=0.01)
    x = _random(64, 5)
    y = (x[:, :1] * x[:, 1:2]).sin()
    random = torch.Generator().manual_seed(0)
    for _ in range(1000):
        rows = torch.randint(64, (8,), generator=random)
        adam.zero_grad()
        (net(x[rows]) - y[rows]).square().mean().backward()
        adam.step()
    spread = float((first.weight - first.weight[0]).abs().max().detach())
    return spread < 1e-9 and float((first.weight - 0.1).abs().max().detach()) > 0.05


@claim("constant-start-with-adam", "such as dropout masks")
def broken_by_dropout() -> bool:
    first, last = nn.Linear(3, 4).double(), nn.Linear(4, 1).double()
    for layer in (first, last):
        nn.init.constant_(layer.weight, 0.1)
        nn.init.zeros_(layer.bias)
    mask = torch.tensor([1.0, 0, 1, 0], dtype=torch.float64)
    last(torch.relu(first(torch.ones(1, 3, dtype=torch.float64))) * mask).sum().backward()
    assert first.weight.grad is not None
    return not torch.equal(first.weight.grad[0], first.weight.grad[1])


@claim(
    "difference-of-two-relus",
    "$$x = \\max(0, x) - \\max(0, -x)$$",
    "The sum of the two gives $|x|$, and differently weighted sums give leaky ReLU",
)
def two_parts() -> bool:
    plus, minus = torch.relu(GRID), torch.relu(-GRID)
    leaky = functional.leaky_relu(GRID, 0.3)
    return bool(
        torch.equal(plus - minus, GRID)
        and torch.equal(plus + minus, GRID.abs())
        and torch.allclose(plus - 0.3 * minus, leaky)
    )


@claim(
    "elu-of-a-negative-input",
    "On the negative side its slope is $\\alpha e^x$",
    "At zero the left slope is $\\alpha$ and the right slope is 1",
)
def elu_slopes() -> bool:
    def slope(x: float, a: float) -> float:
        return _slope(lambda z: functional.elu(z, alpha=a), x)

    inner = all(abs(slope(x, 1.5) - 1.5 * math.exp(x)) < 1e-12 for x in (-3.0, -1.0, -0.1))
    return inner and abs(slope(-1e-9, 1.5) - 1.5) < 1e-6 and slope(1e-9, 1.5) == 1


@claim("first-loss-of-a-classifier", "and its own gradient is not zero")
def gradient_of_a_zero_layer() -> bool:
    layer = nn.Linear(3, 5)
    nn.init.zeros_(layer.weight)
    functional.cross_entropy(layer(torch.rand(4, 3)), torch.tensor([0, 1, 1, 2])).backward()
    assert layer.weight.grad is not None
    return float(layer.weight.grad.abs().max()) > 0


@claim(
    "gelu-silu-and-a-gated-layer",
    "Both come from 0 far to the left, dip below it and rise again",
    "with minima of about −0.28 and −0.17",
)
def dips() -> bool:
    silu, gelu = functional.silu(GRID), functional.gelu(GRID)
    lowest = round(float(silu.min()), 2) == -0.28 and round(float(gelu.min()), 2) == -0.17
    falls = all(bool((kind.diff() < 0).any()) for kind in (silu, gelu))
    return lowest and falls and abs(float(gelu[0])) < 1e-9 and abs(float(silu[0])) < 1e-3


@claim(
    "gelu-silu-and-a-gated-layer",
    "SiLU multiplies its input by the sigmoid of that input",
    "Softplus is $\\ln(1 + e^x)$, which is positive everywhere; SiLU dips below zero.",
    "the fixed function $x\\,\\Phi(x)$",
)
def formulas() -> bool:
    normal = (1 + torch.erf(GRID / 2**0.5)) / 2
    softplus = functional.softplus(GRID, threshold=100)
    return (
        torch.allclose(functional.silu(GRID), GRID * torch.sigmoid(GRID))
        and torch.allclose(functional.gelu(GRID), GRID * normal)
        and torch.allclose(softplus, torch.log(1 + GRID.exp()))
        and bool((softplus > 0).all())
    )


@claim(
    "glorot-uniform-limit",
    "A uniform distribution on $(-a, a)$ has the variance $a^2/3$",
    "That is He's uniform limit",
)
def limits_of_pytorch() -> bool:
    kept = torch.get_rng_state()
    torch.manual_seed(0)
    weights = torch.empty(500, 1500)
    glorot = float(nn.init.xavier_uniform_(weights).abs().max())
    he = float(nn.init.kaiming_uniform_(weights, nonlinearity="relu").abs().max())
    torch.set_rng_state(kept)
    near = abs(glorot / glorot_limit(1500, 500) - 1) < 1e-3
    places = (torch.arange(20000, dtype=torch.float64) + 0.5) / 10000 - 1
    return near and abs(he / (6 / 1500) ** 0.5 - 1) < 1e-3 and abs(_variance(places) - 1 / 3) < 1e-8


def _variance(values: torch.Tensor) -> float:
    return float((values - values.mean()).square().mean())


@claim("he-deviation-of-a-convolution", "ReLU, which removes half of it on average")
def half_of_the_square() -> bool:
    return abs(HALF - 0.5) < 1e-6 and abs(he_deviation(3, 50, 64) - 0.0667) < 1e-4


@claim(
    "hidden-width-of-a-gated-block",
    "With the customary width of $4d$ this is the well-known $8d/3$",
    "the released LLaMA-7B with $d = 4096$ has 11,008, the next multiple of 256 above 10,922",
)
def llama_width() -> bool:
    width = 1  # the widest that needs no more than the two matrices of 4096 × 16384
    while 3 * 4096 * (width + 1) <= 2 * 4096 * 16384:
        width += 1
    return width == 10922 and next(h for h in range(width, 20000) if h % 256 == 0) == 11008


@claim("leaky-relu-backward-step", "PyTorch defaults to 0.01")
def default_slope() -> bool:
    return bool(nn.LeakyReLU().negative_slope == 0.01)


@claim(
    "loss-floor-of-a-classifier",
    "$$\\ln(e^1 + 9 e^0) - 1 \\approx 1.461.$$",
    "the value 1.46 would return in each new run",
    "It treats probabilities between 0 and 1 as logits and can no longer approach 0.",
)
def floor_of_the_loss() -> bool:
    logits = torch.zeros(1, 10, dtype=torch.float64, requires_grad=True)
    target, sgd = torch.tensor([3]), torch.optim.SGD([logits], lr=20)
    losses = []
    for _ in range(3000):
        sgd.zero_grad()
        loss = functional.cross_entropy(logits.softmax(1), target)
        loss.backward()
        sgd.step()
        losses.append(loss.item())
    one_hot = torch.eye(10, dtype=torch.float64)[3:4]
    least = functional.cross_entropy(one_hot, target).item()
    return bool(abs(least - 1.461) < 5e-4 and least < losses[-1] < least + 0.01 < losses[0])


@claim("maxout-layer-parameters", "a convex, piecewise linear function")
def convex_maximum() -> bool:
    weights, biases = _random(4, 3), _random(4)
    one, two = _random(50, 3), _random(51, 3)[:50]

    def maxout(x: torch.Tensor) -> torch.Tensor:
        return (x @ weights.T + biases).amax(1)

    return bool((maxout((one + two) / 2) <= (maxout(one) + maxout(two)) / 2 + 1e-12).all())


@claim(
    "output-layer-for-photo-tags",
    "Softmax lets the labels compete for a total of 1",
    "Each unit gives the probability of its own label, whatever the others say.",
)
def competing_labels() -> bool:
    logits = torch.tensor([4.0, 4.0] + [-4.0] * 18)
    shares, own = logits.softmax(0), torch.sigmoid(logits)
    return abs(float(shares.sum()) - 1) < 1e-6 and float(shares[:2].max()) <= 0.5 < float(own[1])


@claim("places-that-may-start-at-zero", "so with two zeros neither ever moves")
def two_zero_factors() -> bool:
    def moves(first: float) -> bool:
        a = torch.full((2, 3), first, requires_grad=True)
        b = torch.zeros(3, 2, requires_grad=True)
        (torch.ones(1, 3) @ (b @ a).T).sum().backward()
        assert a.grad is not None
        assert b.grad is not None
        return bool((a.grad != 0).any() or (b.grad != 0).any())

    return moves(0.5) and not moves(0.0)


@claim(
    "places-that-may-start-at-zero",
    "so every weight matrix has gradient zero",
    "only the output bias learns",
)
def zero_network() -> bool:
    layers = [nn.Linear(4, 4), nn.Linear(4, 4), nn.Linear(4, 1)]
    net = nn.Sequential(layers[0], nn.Tanh(), layers[1], nn.Tanh(), layers[2])
    for parameter in net.parameters():
        nn.init.zeros_(parameter)
    (net(torch.rand(8, 4)) - 1).square().mean().backward()
    moving = [name for name, p in net.named_parameters() if p.grad is not None and p.grad.any()]
    return moving == ["4.bias"]


@claim(
    "places-that-may-start-at-zero",
    "Each block starts as the identity, and the last layer still receives a gradient.",
)
def zero_branch() -> bool:
    torch.manual_seed(0)
    first, last = nn.Linear(4, 4), nn.Linear(4, 4)
    nn.init.zeros_(last.weight)
    nn.init.zeros_(last.bias)
    x = torch.rand(8, 4)
    y = x + last(torch.relu(first(x)))
    y.square().sum().backward()
    assert last.weight.grad is not None
    return torch.equal(y, x) and bool((last.weight.grad != 0).any())


@claim(
    "relu-dead-unit",
    "the gradient of its incoming weights is exactly zero",
    "its incoming weights and its bias stand still",
)
def dead_unit() -> bool:
    layer, x = nn.Linear(3, 1), torch.rand(20, 3)
    nn.init.constant_(layer.bias, -50)
    torch.relu(layer(x)).sum().backward()
    assert layer.weight.grad is not None
    assert layer.bias.grad is not None
    return not layer.weight.grad.any() and not layer.bias.grad.any()


@claim(
    "relu-unit-silent-on-most-examples",
    "It can still learn from the other 30% of examples",
    "examples with positive pre-activation count in full",
)
def mostly_silent_unit() -> bool:
    x = torch.arange(-7, 3, dtype=torch.float64)[:, None] + 0.5
    w = torch.ones(1, dtype=torch.float64, requires_grad=True)
    active = (x * w).flatten() > 0

    def slope(kind: Callable[[torch.Tensor], torch.Tensor], rows: torch.Tensor) -> float:
        return float(torch.autograd.grad(kind(x[rows] * w).sum(), w)[0])

    same = slope(torch.relu, torch.ones(10, dtype=torch.bool)) == slope(lambda z: z, active)
    return int(active.sum()) == 3 and same


@claim(
    "relu-unit-silent-on-most-examples", "50% of zeros is what a fresh, symmetric initialization"
)
def fresh_zeros() -> bool:
    zeros = torch.relu(_random(400, 50) @ _random(50, 400)) == 0
    return abs(float(zeros.double().mean()) - 0.5) < 0.02


@claim("sigmoid-between-hidden-layers", "below one in a million for ten layers")
def ten_slopes() -> bool:
    steepest = max(_slope(torch.sigmoid, z / 10) for z in range(-30, 31))
    return steepest == 0.25 and math.prod([steepest] * 10) < 1e-6


@claim("singular-values-after-thirty-layers", "range from almost 0 to 2")
def edge_of_the_spectrum() -> bool:
    values = torch.linalg.svdvals(_random(400, 400) / 20)
    return float(values.min()) < 0.02 and abs(float(values.max()) - 2) < 0.1


@claim("singular-values-after-thirty-layers", "On average the squared values stay at 1")
def mean_square_of_products() -> bool:
    # One step keeps the expected square exactly: E[|Wx|²] = n · (1/n) · |x|², seen in the mean
    # over many matrices; the product of thirty is the same step thirty times.
    squares = (_random(4000, 8, 8) / 8**0.5) @ _random(8)
    return abs(float(squares.square().sum(1).mean() / _random(8).square().sum()) - 1) < 0.05


@claim(
    "six-layers-without-activations",
    "so the logits are affine in the inputs",
    "The output is of degree six in the *weights*, but only of degree one in the inputs.",
)
def six_affine_layers() -> bool:
    widths = [3, 5, 6, 4, 7, 5, 4]
    net = nn.Sequential(*(nn.Linear(i, o) for i, o in pairwise(widths))).double()
    x = _random(9, 3)
    with torch.no_grad():
        bias = net(torch.zeros(1, 3, dtype=torch.float64))
        matrix = net(torch.eye(3, dtype=torch.float64)) - bias
        affine = torch.allclose(net(x), x @ matrix + bias)
        doubled = [2 * layer.weight for layer in net]
        for layer, weight in zip(net, doubled, strict=True):
            layer.weight.copy_(weight)
            nn.init.zeros_(layer.bias)
        return bool(affine and torch.allclose(net(x), 64 * (x @ matrix)))


@claim("slope-from-a-sigmoid-output", "A unit at 0.99 passes on only about one hundredth")
def slope_of_a_saturated_unit() -> bool:
    return abs(sigmoid_slope(0.99) - 0.01) < 2e-4 and abs(sigmoid_slope(0.5) - 0.25) < 1e-12


@claim(
    "tanh-slope-against-sigmoid-slope",
    "At 0 it is exactly 4",
    "drops below 1 at $|x| \\approx 1.66$",
    "since $\\tanh x = 2\\sigma(2x) - 1$",
)
def crossing_of_the_slopes() -> bool:
    crossing = _solved(lambda x: -slope_ratio(x), -1, 0.5, 3)
    same = torch.allclose(torch.tanh(GRID), 2 * torch.sigmoid(2 * GRID) - 1)
    return slope_ratio(0.0) == 4 and abs(crossing - 1.66) < 0.005 and same


@claim(
    "weight-gradients-behind-sigmoid-units",
    "They share one sign",
    "Their sign is that of the backward signal $\\delta$, which may be negative.",
    "Each is proportional to its own input $a_i$, and these differ.",
)
def common_sign() -> bool:
    inputs = torch.sigmoid(_random(30))
    signs = []
    for target in (-50.0, 50.0):
        w = _random(30).requires_grad_()
        (slopes,) = torch.autograd.grad((w @ inputs - target).square(), w)
        signs.append(set(slopes.sign().tolist()))
        if float((slopes / inputs).std()) > 1e-9 or float(slopes.std()) < 0.1:
            return False
    return signs == [{1.0}, {-1.0}]


@claim("weight-gradients-behind-sigmoid-units", "the backward signal $\\delta$ has no such limit")
def large_signal() -> bool:
    inputs, w = torch.sigmoid(_random(30)), _random(30).requires_grad_()
    (slopes,) = torch.autograd.grad((w @ inputs - 9).square(), w)
    return float(slopes.abs().max()) > 0.25


@claim("weight-variance-for-rectifier-layers", "the variance falls to about 0.34 of its value")
def variance_behind_relu() -> bool:
    mean = _gaussian_mean(torch.relu(GRID))
    return abs(_gaussian_mean(torch.relu(GRID).square()) - mean**2 - 0.34) < 0.002


@claim(
    "weight-variance-for-rectifier-layers",
    "a leaky ReLU with slope $c$ keeps the share $(1 + c^2)/2$ of the second moment",
    "It stays constant for $s^2 = 2/n$",
)
def kept_moments() -> bool:
    for c in (0.0, 0.1, 0.5, 1.0):
        share = _gaussian_mean(functional.leaky_relu(GRID, c).square())
        if abs(share - (1 + c * c) / 2) > 1e-6:
            return False
    before, n = _random(4000), 4000
    after = torch.relu(before)
    moments = [float(z.square().mean()) for z in (before, (2 / n) ** 0.5 * _random(500, n) @ after)]
    return abs(moments[1] / moments[0] - 1) < 0.15


@claim(
    "weights-drawn-from-zero-to-one",
    "Activations grow about 500-fold per layer",
    "ten layers reach some $10^{27}$",
)
def exploding_layers() -> bool:
    random, value = torch.Generator().manual_seed(0), torch.ones(1000, dtype=torch.float64)
    for _ in range(10):
        before = float(value.mean())
        weights = torch.rand(1000, 1000, generator=random, dtype=torch.float64)
        value = torch.relu(weights @ value)
        if abs(float(value.mean()) / before - 500) > 5:
            return False
    return abs(math.log10(float(value.mean())) - 27) < 0.05
