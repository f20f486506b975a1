"""Proofs for the topic foundations: real tensors, enumeration and small simulations."""

import math
import warnings
from collections.abc import Callable
from fractions import Fraction
from functools import cache
from itertools import pairwise, product

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, executed, template, unproved

REAL = torch.float64
CORNERS = [(0, 0), (0, 1), (1, 0), (1, 1)]
XOR = (0, 1, 1, 0)


def vector(*numbers: float) -> Tensor:
    return torch.tensor(numbers, dtype=REAL)


def right(run: Run) -> list[str]:
    assert isinstance(run.question.task, Choose)
    return [option.text for option in run.question.task.options if option.right]


# Templates


@template("error-of-a-shrunken-mean")
def shrunken_mean(mu: int, a: float, n: int, sd: int) -> float:
    """Every outcome of n draws that are mu + sd or mu - sd with equal chances."""
    total = Fraction(0)
    for above in range(n + 1):
        mean = Fraction(above * (mu + sd) + (n - above) * (mu - sd), n)
        total += Fraction(math.comb(n, above), 2**n) * (Fraction(str(a)) * mean - mu) ** 2
    return float(total)


Point = tuple[int, int]


def turn(o: Point, a: Point, b: Point) -> int:
    return (a[0] - o[0]) * (b[1] - o[1]) - (a[1] - o[1]) * (b[0] - o[0])


@template("hull-of-four-points")
def area_of_the_hull(a: int, b: int, p: int, q: int) -> float:
    points = sorted({(0, 0), (a, 0), (0, b), (p, q)})
    chains: list[list[Point]] = []
    for order in (points, points[::-1]):
        chain: list[Point] = []
        for point in order:
            while len(chain) > 1 and turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        chains.append(chain[:-1])
    corners = chains[0] + chains[1]
    return sum(turn((0, 0), one, other) for one, other in pairwise(corners)) / 2


@template("mlp-parameter-count")
def parameters(a: int, b: int, c: int) -> float:
    net = nn.Sequential(nn.Linear(a, b), nn.ReLU(), nn.Linear(b, c))
    return sum(parameter.numel() for parameter in net.parameters())


@template("multiply-adds-of-an-einsum")
def products_of_the_einsum(b: int, h: int, i: int, j: int, d: int) -> float:
    # With ones everywhere each product adds 1, so that the result counts the multiply-adds.
    q, k = torch.ones(b, h, i, d, dtype=REAL), torch.ones(b, h, j, d, dtype=REAL)
    return float(torch.einsum("bhqd,bhkd->bhqk", q, k).sum())


@template("perceptron-update-step")
def first_weight(w1: int, w2: int, b: int, x1: int, x2: int, y: int) -> float:
    """A step of gradient descent on the perceptron's loss, max(0, -score times ±1)."""
    w = vector(w1, w2).requires_grad_()
    score = w @ vector(x1, x2) + b
    loss = torch.relu(-score * (1 if y else -1))
    (gradient,) = torch.autograd.grad(loss, w)
    return float(w[0].detach() - gradient[0])


@template("relu-pieces-on-a-line")
def pieces_of_one_layer(n: int) -> float:
    """Slopes between the kinks of a random network; there is a kink for each unit at most."""
    torch.manual_seed(n)
    hidden, out = nn.Linear(1, n, dtype=REAL), nn.Linear(n, 1, dtype=REAL)
    w, b = hidden.weight[:, 0].detach(), hidden.bias.detach()
    kinks = torch.sort(-b / w).values
    between = torch.cat([kinks[:1] - 1, (kinks[1:] + kinks[:-1]) / 2, kinks[-1:] + 1])
    x = between[:, None].requires_grad_()
    (slopes,) = torch.autograd.grad(out(torch.relu(hidden(x))).sum(), x)
    return 1 + int((slopes[1:] != slopes[:-1]).sum())


@cache
def tents(times: int) -> int:
    """Runs of equal slope on a dyadic grid, where the arithmetic of the two ReLUs is exact."""
    x = torch.linspace(0, 1, 2 ** (times + 2) + 1, dtype=REAL)
    for _ in range(times):
        x = 2 * torch.relu(x) - 4 * torch.relu(x - 0.5)
    slopes = torch.sign(x[1:] - x[:-1])
    return 1 + int((slopes[1:] != slopes[:-1]).sum())


@template("repeated-tent-map")
def pieces_of_a_sawtooth(L: int) -> float:
    return tents(L)


@template("row-major-stride")
def second_stride(a: int, b: int, c: int, d: int) -> float:
    x = torch.zeros(a, b, c, d)
    assert x.is_contiguous()
    return (x[0, 1].data_ptr() - x[0, 0].data_ptr()) / x.element_size()


@template("tangent-kernel-of-one-relu-unit")
def tangent_kernel(a: int, w: int, x: int, y: int) -> float:
    theta = vector(a, w).requires_grad_()

    def gradient(at: int) -> Tensor:
        found: Tensor = torch.autograd.grad(theta[0] * torch.relu(theta[1] * at), theta)[0]
        return found

    return float(gradient(x) @ gradient(y))


TYPES = {8: torch.int8, 16: torch.float16, 32: torch.float32, 64: torch.float64}


@template("tensor-memory")
def mebibytes(n: int, c: int, h: int, bits: int) -> float:
    x = torch.empty(n, c, h, h, dtype=TYPES[bits], device="meta")
    return float(Fraction(x.untyped_storage().nbytes(), 1024) / 1024)


@template("volume-near-the-surface-of-a-ball")
def share_of_the_shell(d: int, e: float) -> float:
    """The surface of a ball grows like the radius to the power d - 1; integrate it."""
    nodes, weights = np.polynomial.legendre.leggauss(40)

    def volume(start: float, end: float) -> float:
        radius = (start + end) / 2 + (end - start) / 2 * nodes
        return float((end - start) / 2 * (weights @ radius ** (d - 1)))

    return volume(1 - e, 1) / volume(0, 1)


# Code


@code("square-root-behind-a-where")
def gradient_is_nan(run: Run) -> bool:
    return [f"`{run().printed}`"] == right(run)


@claim(
    "square-root-behind-a-where",
    "`safe = torch.where(x > 0, x, 1.0)`",
    "in floating-point arithmetic $0 \\cdot \\infty$ is NaN",
    "Those are the values of `y`",
    "`torch.autograd.set_detect_anomaly(True)` helps to locate it",
)
def safe_square_root() -> bool:
    x = torch.tensor([0.0, 1.0, 4.0], requires_grad=True)
    safe = torch.where(x > 0, x, 1.0)
    y = torch.where(x > 0, torch.sqrt(safe), torch.zeros(3))
    (mended,) = torch.autograd.grad(y.sum(), x)
    located = ""
    with warnings.catch_warnings(), torch.autograd.set_detect_anomaly(True):
        warnings.simplefilter("ignore")
        try:
            torch.where(x > 0, torch.sqrt(x), torch.zeros(3)).sum().backward()
        except RuntimeError as error:
            located = str(error)
    values = y.tolist() == [0, 1, 2] and mended.tolist() == [0, 0.5, 0.25]
    return values and math.isnan(0 * math.inf) and "SqrtBackward" in located


@code("transpose-assignment")
def writes_through(run: Run) -> bool:
    (block,) = run.blocks()
    x, y = (executed("import torch\n" + block).names[name] for name in "xy")
    changed = x.tolist() == [[0, 0, 0], [7, 0, 0]] and y.shape == (3, 2)
    return changed and right(run) == ["`x[1, 0]` becomes 7"]


@claim(
    "transpose-assignment",
    "Here `x` has shape (2, 3) and strides (3, 1).",
    "with shape (3, 2) and strides (1, 3)",
    "$0·1 + 1·3 = 3$",
    "$1·3 + 0·1 = 3$",
)
def strides_of_a_transpose() -> bool:
    x = torch.zeros(2, 3)
    y = x.t()

    def offset(view: Tensor) -> float:
        return (view.data_ptr() - x.data_ptr()) / x.element_size()

    same = offset(y[0, 1]) == offset(x[1, 0]) == 3
    return same and x.stride() == (3, 1) and y.stride() == (1, 3)


# Claims


def detected(w1: float, w2: float, b: float) -> tuple[int, ...]:
    return tuple(int(w1 * x1 + w2 * x2 + b > 0) for x1, x2 in CORNERS)


@cache
def threshold_functions() -> frozenset[tuple[int, ...]]:
    """What a unit can compute; halves suffice, as more weights find nothing more."""
    grid = [n / 2 for n in range(-5, 6)]
    return frozenset(detected(*weights) for weights in product(grid, repeat=3))


@claim(
    "boolean-functions-of-a-perceptron",
    "For example $w = (-1, -1)$ and $b = 0.5$.",
    "For example $w = (1, 1)$ and $b = -1.5$.",
    "For example $w = (1, -1)$ and $b = -0.5$.",
    "[ ] Exactly one input is 1",
    "[ ] The inputs are equal",
    "Of the 16 Boolean functions of two inputs, 14 are of this kind; only XOR and its negation",
)
def fourteen_of_sixteen() -> bool:
    examples = (detected(-1, -1, 0.5), detected(1, 1, -1.5), detected(1, -1, -0.5))
    missing = set(product((0, 1), repeat=4)) - threshold_functions()
    found = examples == ((1, 0, 0, 0), (0, 0, 0, 1), (0, 0, 1, 0))
    return found and missing == {XOR, (1, 0, 0, 1)} and len(threshold_functions()) == 14


@claim(
    "boolean-functions-of-a-perceptron",
    "it would need $b ≤ 0$, $w_1 + b > 0$, $w_2 + b > 0$ and $w_1 + w_2 + b ≤ 0$",
    "Adding the two in the middle gives $w_1 + w_2 + 2b > 0$",
)
def conditions_for_xor() -> bool:
    """The four scores of a linear function: those at the ends and in the middle add up alike."""
    random = np.random.default_rng(0)
    for w1, w2, b in random.normal(size=(1000, 3)):
        scores = [w1 * x1 + w2 * x2 + b for x1, x2 in CORNERS]
        middle = scores[1] + scores[2]
        if abs(middle - (w1 + w2 + 2 * b)) > 1e-12 or abs(middle - scores[0] - scores[3]) > 1e-12:
            return False
    return True


@claim("boolean-functions-of-a-perceptron", "Two non-linear hidden units suffice to solve it")
@claim("feature-that-separates-xor", "two hidden units suffice for XOR")
def two_units_for_xor() -> bool:
    values = [max(0, x1 + x2) - 2 * max(0, x1 + x2 - 1) for x1, x2 in CORNERS]
    return tuple(values) == XOR


@claim(
    "boundary-of-a-linear-mlp",
    "[x] A single flat hyperplane",
    "The boundary $w·x + b = 0$ is a hyperplane",
    "The sigmoid exceeds 0.5 exactly where its input is positive",
    "[ ] A surface of several flat facets",
)
def flat_boundary() -> bool:
    """Scores of a network with identity units fit a plane exactly, those with ReLU do not."""
    torch.manual_seed(0)

    def misfit(between: Callable[[], nn.Module]) -> float:
        layers = [nn.Linear(2, 8), between(), nn.Linear(8, 8), between(), nn.Linear(8, 1)]
        score = nn.Sequential(*layers).double()
        grid = torch.linspace(-3, 3, 61, dtype=REAL)
        x = torch.cartesian_prod(grid, grid)
        found = score(x).detach()
        if not torch.equal(torch.sigmoid(found) > 0.5, found > 0):
            return math.nan
        design = torch.cat([x, torch.ones(len(x), 1, dtype=REAL)], dim=1)
        plane = design @ torch.linalg.lstsq(design, found).solution
        return float((plane - found).abs().max())

    return misfit(nn.Identity) < 1e-9 and misfit(nn.ReLU) > 0.01


@claim("broadcast-shapes", "[x] (3, 3)", "Here (3, 1) against (1, 3) gives (3, 3)")
def broadcast_shape() -> bool:
    shapes = (torch.zeros(3, 1) - torch.zeros(3)).shape, (np.zeros((3, 1)) - np.zeros(3)).shape
    return all(tuple(shape) == (3, 3) for shape in shapes)


@claim(
    "broadcast-shapes",
    "that loss is lowest when every prediction equals the mean of all targets",
    "bring both to one shape with `squeeze(-1)`",
)
def lowest_silent_loss() -> bool:
    target = vector(1, 4, 10)
    pred = torch.full((3, 1), 5, dtype=REAL, requires_grad=True)
    (gradient,) = torch.autograd.grad(((pred - target) ** 2).mean(), pred)
    random = torch.Generator().manual_seed(0)
    others = [5 + torch.randn(3, 1, generator=random) for _ in range(50)]
    best = ((5 - target) ** 2).mean()
    lowest = all(((other - target) ** 2).mean() > best for other in others)
    return not gradient.any() and lowest and (pred.squeeze(-1) - target).shape == (3,)


@claim(
    "feature-that-separates-xor",
    "[x] $x_1 x_2$",
    "The score $x_1 + x_2 - 2 x_1 x_2$ then equals XOR itself.",
    "For zeros and ones a square equals its base",
    "it is 1 only at the corner (1, 1), which lifts that point out of the plane of the other three",
    "the four points still lie in one tilted plane",
)
def third_features() -> bool:
    score = tuple(x1 + x2 - 2 * x1 * x2 for x1, x2 in CORNERS)

    def rank(feature: Callable[[int, int], int]) -> int:
        rows = [[1, x1, x2, feature(x1, x2)] for x1, x2 in CORNERS]
        return int(np.linalg.matrix_rank(np.array(rows)))

    # Rank 3: an affine function of the other two. Rank 4: every labeling is a linear score.
    linear = [lambda s, t: s + t, lambda s, t: s - t, lambda s, t: s * s + t * t]
    return score == XOR and all(rank(f) == 3 for f in linear) and rank(lambda s, t: s * t) == 4


unproved(
    "network-or-boosted-trees",
    "what papers found on tables of about 10,000 rows; no small experiment decides it",
)


@claim(
    "multiply-adds-of-an-einsum",
    "`ij,jk->ik` is the matrix product, `ii->` the trace, `i,j->ij` the outer product, `ij->ji`",
)
def other_einsums() -> bool:
    a, b, v = torch.randn(3, 3), torch.randn(3, 3), torch.randn(3)
    pairs = [
        (torch.einsum("ij,jk->ik", a, b), a @ b),
        (torch.einsum("ii->", a), a.trace()),
        (torch.einsum("i,j->ij", v, v), torch.outer(v, v)),
        (torch.einsum("ij->ji", a), a.T),
    ]
    return all(torch.allclose(one, other) for one, other in pairs)


@claim(
    "perceptron-update-step",
    "If some hyperplane separates the classes, this stops after finitely many mistakes.",
    "If none does, the rule never settles.",
)
def perceptron_stops() -> bool:
    def passes_until_settled(labels: tuple[int, ...], limit: int = 200) -> int | None:
        w1, w2, b = 0, 0, 0
        for number in range(limit):
            mistakes = 0
            for (x1, x2), y in zip(CORNERS, labels, strict=True):
                error = y - int(w1 * x1 + w2 * x2 + b > 0)
                w1, w2, b, mistakes = (
                    w1 + error * x1,
                    w2 + error * x2,
                    b + error,
                    mistakes + error**2,
                )
            if not mistakes:
                return number
        return None

    settled = {labels: passes_until_settled(labels) for labels in product((0, 1), repeat=4)}
    return {labels for labels, at in settled.items() if at is not None} == threshold_functions()


@claim(
    "predictions-scattered-around-the-truth",
    "Expected squared error is the sum of squared bias, variance and the noise of the labels.",
    "the average of the 100 models above would be excellent",
)
def parts_of_the_error() -> bool:
    """Every pair of a prediction and a noisy label, with exact fractions."""
    truth, noise = Fraction(5), [Fraction(-2), Fraction(2)]
    predictions = [Fraction(n) for n in (1, 4, 6, 11)]
    pairs = list(product(predictions, noise))
    error = sum((p - truth - e) ** 2 for p, e in pairs) / len(pairs)
    mean = sum(predictions) / len(predictions)
    variance = sum((p - mean) ** 2 for p in predictions) / len(predictions)
    return error == (mean - truth) ** 2 + variance + sum(e * e for e in noise) / 2


@claim("relu-pieces-on-a-line", "Suitable weights reach this number.")
@claim("repeated-tent-map", "In one hidden layer, $n$ ReLUs make at most $n + 1$ pieces on a line")
def pieces_reached() -> bool:
    return all(pieces_of_one_layer(n) == n + 1 for n in (1, 2, 7, 25))


@claim("repeated-tent-map", "two ReLUs compute it", "$T$ goes from 0 up to 1 and back to 0.")
def tent_of_two_units() -> bool:
    x = torch.linspace(0, 1, 101, dtype=REAL)
    units = 2 * torch.relu(x) - 4 * torch.relu(x - 0.5)
    tent = torch.where(x <= 0.5, 2 * x, 2 - 2 * x)
    ends = tent[[0, 50, 100]].tolist() == [0, 1, 0]
    return bool(torch.allclose(units, tent)) and ends


@claim(
    "separating-two-point-sets",
    "no point lies in the other hull, yet the hulls cross in the center.",
    "points on two parallel diagonals can be separated although the boxes overlap",
    "Different means are necessary but not sufficient",
)
def sets_that_tempt() -> bool:
    crossing = np.allclose(np.mean([(0, 0), (1, 1)], 0), np.mean([(0, 1), (1, 0)], 0))
    off_segment = all(x1 != x2 for x1, x2 in ((0, 1), (1, 0)))  # hull of the others: x1 = x2
    low, high = [(0, 0), (2, 2)], [(0, 1), (2, 3)]
    separated = all(y - x < 0.5 for x, y in low) and all(y - x > 0.5 for x, y in high)
    overlap = max(y for _, y in low) > min(y for _, y in high)  # and both span 0 to 2 in x
    one, other = [0, 3], [1, 1]  # on a line: different means, but 1 lies inside
    inside = np.mean(one) != np.mean(other) and min(one) < 1 < max(one)
    return bool(crossing) and off_segment and separated and overlap and inside


@claim(
    "separating-two-point-sets",
    "It is the hyperplane of the hard-margin SVM: the width of its margin is the distance between",
)
def margin_is_the_distance() -> bool:
    """The best direction by trial against the closest points of two segments."""
    one, other = np.array([[0.0, 0.0], [1.0, 2.0]]), np.array([[2.0, 0.0], [3.0, 1.0]])
    angles = np.linspace(0, 2 * math.pi, 200001)
    ways = np.stack([np.cos(angles), np.sin(angles)])
    margin = ((other @ ways).min(0) - (one @ ways).max(0)).max()
    share = np.linspace(0, 1, 1001)[:, None]
    points = [ends[0] + share * (ends[1] - ends[0]) for ends in (one, other)]
    gaps = np.linalg.norm(points[0][:, None] - points[1][None], axis=2)
    return abs(float(margin) - float(gaps.min())) < 1e-3


@cache
def fitted(*, forward: bool) -> tuple[float, float]:
    """Mean and deviation of the Gaussian that minimizes a KL divergence, by a grid search."""
    x = np.linspace(-12, 12, 2401)

    def log_normal(mean: float, deviation: float) -> np.ndarray:
        scaled: np.ndarray = -((x - mean) ** 2) / (2 * deviation**2)
        return scaled - math.log(deviation * math.sqrt(2 * math.pi))

    log_p = np.logaddexp(log_normal(-4, 0.5), log_normal(4, 0.5)) - math.log(2)
    best, at = math.inf, (0.0, 0.0)
    for mean, deviation in product(np.linspace(-5, 5, 41), np.linspace(0.2, 6, 59)):
        log_q = log_normal(mean, deviation)
        gap = log_p - log_q if forward else log_q - log_p
        value = float((np.exp(log_p if forward else log_q) * gap).sum() * 0.01)
        if value < best:
            best, at = value, (float(mean), float(deviation))
    return at


@claim(
    "single-gaussian-for-a-mixture",
    "[x] Minimizing KL(p‖q) centers $q$ between the modes",
    "It matches the mean and the variance of $p$",
    "[x] Minimizing KL(q‖p) allows $q$ to sit on one mode",
    "[ ] Both give the same $q$, since KL measures a distance",
)
def two_divergences() -> bool:
    wide, narrow = fitted(forward=True), fitted(forward=False)
    matched = abs(wide[0]) < 1e-9 and abs(wide[1] - math.sqrt(16 + 0.25)) < 0.06
    return matched and abs(abs(narrow[0]) - 4) < 1e-9 and abs(narrow[1] - 0.5) < 1e-9


@claim(
    "state-dict-contents",
    "[x] Linear weights with `requires_grad=False`",
    "[x] Running means of the batch-norm layers",
    "[ ] Gradients from the latest backward pass",
    "[ ] Moment estimates kept by Adam",
    "[ ] Activations of the latest batch",
)
def state_in_training() -> bool:
    net = nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.Linear(4, 1))
    net[0].requires_grad_(False)
    optimizer = torch.optim.Adam([p for p in net.parameters() if p.requires_grad])
    net(torch.randn(5, 3)).sum().backward()
    optimizer.step()
    of_layers = {f"{layer}.{name}" for layer in (0, 1, 2) for name in ("weight", "bias")}
    buffers = {f"1.{name}" for name in ("running_mean", "running_var", "num_batches_tracked")}
    return set(net.state_dict()) == of_layers | buffers


@claim(
    "tangent-kernel-of-one-relu-unit",
    "$$\\frac{d f(x)}{d t} = -\\sum_{i} \\Theta(x, x_i) (f(x_i) - y_i)$$",
    "under gradient flow on half the sum of squared errors",
    "For this tiny network $\\Theta$ changes as $a$ and $w$ move.",
)
def kernel_moves_predictions() -> bool:
    examples = [(1, 2.0), (3, -1.0)]

    def output(theta: Tensor, x: float) -> Tensor:
        return theta[0] * torch.relu(theta[1] * x)

    theta = vector(2, 3).requires_grad_()
    loss = sum(((output(theta, x) - y) ** 2 for x, y in examples), torch.zeros(())) / 2
    (gradient,) = torch.autograd.grad(loss, theta)
    step = 1e-7
    theta = theta.detach()
    later = theta - step * gradient
    moved = float((output(later, 2) - output(theta, 2)) / step)
    kernel = [tangent_kernel(2, 3, 2, x) for x, _ in examples]
    errors = [float(output(theta, x)) - y for x, y in examples]
    predicted = -sum(k * e for k, e in zip(kernel, errors, strict=True))
    return abs(moved / predicted - 1) < 1e-4 and tangent_kernel(2, 3, 2, 1) != tangent_kernel(
        1, 3, 2, 1
    )


@claim("tensor-memory", "a mebibyte (MiB) has $2^{20}$, almost 5% more", "$2^{20} = 1,048,576$")
def mebibyte() -> bool:
    return 2**20 == 1_048_576 and 1.045 < 2**20 / 10**6 < 1.05


def errors_on_new_data(*, noise: float, ridge: float) -> dict[int, float]:
    """Least squares of smallest norm on the first p of 120 features, 40 samples, many draws."""
    random, samples, features = np.random.default_rng(0), 40, 120
    truth = np.ones(features) / math.sqrt(features)
    sizes = (10, 20, 40, 80, 120)
    errors = dict.fromkeys(sizes, 0.0)
    for _ in range(60):
        x = random.normal(size=(samples, features))
        y = x @ truth + noise * random.normal(size=samples)
        for p in sizes:
            part = x[:, :p]
            if ridge:
                fit = np.linalg.solve(part.T @ part + ridge * np.eye(p), part.T @ y)
            else:
                fit = np.linalg.pinv(part) @ y
            whole = np.r_[fit, np.zeros(features - p)]
            errors[p] += float(((whole - truth) ** 2).sum()) / 60
    return errors


@claim(
    "test-error-with-two-descents",
    "It peaks where models are barely large enough to reach zero training error",
    "beyond it the error falls again",
    "The peak is at the interpolation threshold (features = samples in linear least squares).",
    "Regularization or early stopping can remove the peak; label noise raises it.",
)
def peak_of_double_descent() -> bool:
    plain, ridge = errors_on_new_data(noise=0.5, ridge=0), errors_on_new_data(noise=0.5, ridge=20)
    clean = errors_on_new_data(noise=0.0, ridge=0)
    at_threshold = max(plain, key=plain.__getitem__) == 40
    gone = max(ridge, key=ridge.__getitem__) != 40 and plain[120] < plain[20] < plain[40]
    return at_threshold and gone and plain[40] > clean[40] and ridge[40] < 0.1 * plain[40]


@claim("test-error-with-two-descents", "gradient descent from zero finds the one of smallest norm")
def smallest_norm() -> bool:
    random = np.random.default_rng(0)
    x, y = random.normal(size=(5, 12)), random.normal(size=5)
    w = np.zeros(12)
    for _ in range(20000):
        w -= 0.01 * x.T @ (x @ w - y)
    return bool(np.allclose(w, np.linalg.pinv(x) @ y))


@claim("test-error-with-two-descents", "adding data can even hurt for a moment")
def more_data_hurts() -> bool:
    random, features, errors = np.random.default_rng(0), 40, []
    truth = np.ones(features) / math.sqrt(features)
    for samples in (20, 40):
        total = 0.0
        for _ in range(60):
            x = random.normal(size=(samples, features))
            fit = np.linalg.pinv(x) @ (x @ truth + 0.5 * random.normal(size=samples))
            total += float(((fit - truth) ** 2).sum())
        errors.append(total)
    return errors[1] > errors[0]


@claim(
    "universal-approximation-promise",
    "[x] For each error bound, some finite width can meet it",
    "$$|f(x) - \\sum_{j=1}^{m} a_j \\sigma(w_j \\cdot x + b_j)| < \\varepsilon$$",
)
def staircase_of_sigmoids() -> bool:
    """Steep sigmoids as steps: a construction that meets each bound with enough of them."""
    x = torch.linspace(-1, 1, 4001, dtype=REAL)
    target = torch.sin(5 * x) + x.abs()

    def worst(width: int) -> float:
        places = torch.linspace(-1, 1, width + 1, dtype=REAL)
        values = torch.sin(5 * places) + places.abs()
        units = torch.sigmoid(8 * width * (x[:, None] - (places[1:] + places[:-1]) / 2))
        # The first value is the height of a step that is passed before the set begins.
        first = values[0] * torch.sigmoid(8 * width * (x + 2))
        return float((first + units @ (values[1:] - values[:-1]) - target).abs().max())

    errors = [worst(width) for width in (10, 100, 1000)]
    return errors[0] > errors[1] > errors[2] and errors[1] < 0.1 and errors[2] < 0.01


@claim(
    "volume-near-the-surface-of-a-ball",
    "$$1 - (1 - \\varepsilon)^d$$",
    "which tends to 1 for any fixed thickness as the dimension grows",
    "distances between independent points become nearly equal",
)
def thin_shells() -> bool:
    shares = [share_of_the_shell(d, 0.05) for d in (2, 10, 60)]
    formula = all(abs(s - (1 - 0.95**d)) < 1e-9 for s, d in zip(shares, (2, 10, 60), strict=True))
    random, spread = np.random.default_rng(0), []
    for d in (2, 2000):
        gaps = np.linalg.norm(random.normal(size=(500, d)) - random.normal(size=(500, d)), axis=1)
        spread.append(float(gaps.std() / gaps.mean()))
    return formula and shares[2] > 0.95 and spread[0] > 0.3 and spread[1] < 0.03


@claim(
    "what-no-free-lunch-says",
    "[x] Averaged over all target functions, all learners are equally good on unseen inputs",
    "Averaged uniformly, every rule scores like guessing.",
    "there is another, with the unseen labels flipped, on which it does just as badly",
)
def no_free_lunch() -> bool:
    """Three seen and two unseen inputs, all 32 labelings; rules that see the labels only."""
    learners: list[Callable[[tuple[int, ...]], tuple[int, int]]] = [
        lambda seen: (0, 0),
        lambda seen: (int(sum(seen) > 1), int(sum(seen) > 1)),
        lambda seen: (seen[-1], 1 - seen[0]),
        lambda seen: (sum(seen) % 2, 1),
    ]
    for learner in learners:
        hits = 0
        for labels in product((0, 1), repeat=5):
            guess = learner(labels[:3])
            score = sum(g == t for g, t in zip(guess, labels[3:], strict=True))
            flipped = sum(g == 1 - t for g, t in zip(guess, labels[3:], strict=True))
            if score + flipped != 2:
                return False
            hits += score
        if hits != 32:  # one of two on average
            return False
    return True


@claim(
    "where-attention-outputs-lie",
    "\\lambda_i \\geq 0, \\quad \\sum_{i} \\lambda_i = 1$$",
    "each output coordinate lies between the smallest and the largest value of that coordinate",
    "Softmax weights are positive and add up to 1",
    "but that does not give their mixture unit length",
    "because the kept weights are scaled up and no longer add up to 1",
)
def outputs_are_averages() -> bool:
    torch.manual_seed(0)
    q, k, v = (torch.randn(6, 5, dtype=REAL) for _ in range(3))
    weights = torch.softmax(q @ k.T / math.sqrt(5), 1)
    out = functional.scaled_dot_product_attention(q, k, v)
    average = bool(torch.allclose(weights @ v, out)) and bool((weights > 0).all())
    sums = bool(torch.allclose(weights.sum(1), torch.ones(6, dtype=REAL)))
    within = bool(((out >= v.min(0).values) & (out <= v.max(0).values)).all())
    length = not torch.allclose(out.norm(dim=1), torch.ones(6, dtype=REAL))
    dropped = functional.dropout(weights, 0.5).sum(1)
    return average and sums and within and length and bool(((dropped - 1).abs() > 1e-3).any())
