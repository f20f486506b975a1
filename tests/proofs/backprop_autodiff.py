"""Proofs for the topic backprop-autodiff: autograd, counted operations and small simulations."""

import math
from collections.abc import Callable
from functools import cache

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torch.utils.flop_counter import FlopCounterMode

from bot.domain.question import Choose, Compute
from tests.proofs.kit import Ran, Run, claim, code, executed, template

REAL = torch.float64


def number(value: float, *, tracked: bool = True) -> Tensor:
    return torch.tensor(value, dtype=REAL, requires_grad=tracked)


def normal(*shape: int, tracked: bool = False) -> Tensor:
    return torch.randn(*shape, dtype=REAL).requires_grad_(tracked)


def slope(function: Callable[[Tensor], Tensor], at: float) -> float:
    point = number(at)
    return float(torch.autograd.grad(function(point), point)[0])


def same(one: Tensor, other: Tensor) -> bool:
    return one.shape == other.shape and bool(torch.allclose(one, other))


def right(run: Run) -> str:
    """The only right option."""
    assert isinstance(run.question.task, Choose)
    (text,) = (option.text for option in run.question.task.options if option.right)
    return text


def prints_the_answer(run: Run, ran: Ran) -> bool:
    assert isinstance(run.question.task, Compute)
    return ran.raised is None and float(ran.printed) == run.question.task.value


# Templates


@template("chain-rule-with-a-square")
def square_of_a_line(a: int, b: int, w: int) -> float:
    return slope(lambda at: (a * at + b) ** 2, w)


@template("first-component-after-norm-clipping")
def clipped_component(p: int, q: int, s: int, c: int) -> float:
    weight = nn.Parameter(torch.zeros(2, dtype=REAL))
    weight.grad = torch.tensor([s * (p * p - q * q), 2 * p * q], dtype=REAL)
    nn.utils.clip_grad_norm_([weight], c)
    return float(weight.grad[0])


@template("gradient-through-a-scalar-recurrence")
def gradient_of_first_state(w: float, T: int, g: int) -> float:
    first = state = number(1.0)
    for _ in range(T):
        state = w * state
    state.backward(number(g, tracked=False))
    assert first.grad is not None
    return float(first.grad)


@template("hessian-vector-product-component")
def second_component(x: int, y: int, v1: int, v2: int) -> float:
    point, v = torch.tensor([x, y], dtype=REAL, requires_grad=True), number_pair(v1, v2)
    loss = point[0] ** 2 * point[1] + point[1] ** 3
    (gradient,) = torch.autograd.grad(loss, point, create_graph=True)
    return float(torch.autograd.grad(gradient @ v, point)[0][1])


def number_pair(one: float, other: float) -> Tensor:
    return torch.tensor([one, other], dtype=REAL)


@template("logit-gradient-of-cross-entropy")
def first_logit_gradient(u: float, v: float, z: float, t: int) -> float:
    return float(logit_gradient(torch.tensor([[u, v, z]], dtype=REAL), t - 1)[0, 0])


def logit_gradient(logits: Tensor, target: int) -> Tensor:
    logits.requires_grad_()
    loss = functional.cross_entropy(logits, torch.tensor([target]))
    gradient: Tensor = torch.autograd.grad(loss, logits)[0]
    return gradient


@cache
def kept_by_relu() -> float:
    """The share of the mean square of a symmetric normal value that ReLU keeps."""
    z = torch.linspace(-12, 12, 240001, dtype=REAL)
    density = torch.exp(-z * z / 2)
    square = torch.trapezoid(z * z * density, z)
    return float(torch.trapezoid(torch.relu(z).square() * density, z) / square)


@template("mean-square-through-relu-layers")
def growth_of_the_mean_square(c: float, L: int, n: int) -> float:
    mean_square = 1.0
    for _ in range(L):
        # The mean square of a pre-activation: n independent products add up theirs.
        added = math.fsum([c / n * mean_square] * n)
        mean_square = added * kept_by_relu()
    return mean_square


@template("peak-activations-with-checkpoints")
def most_held(n: int, k: int) -> float:
    length = n // k
    held = {("input", segment) for segment in range(k)}  # kept by the forward pass
    peak = len(held)
    for segment in reversed(range(k)):
        for layer in range(length):  # computed again
            held.add(("layer", segment * length + layer))
            peak = max(peak, len(held))
        for layer in reversed(range(length)):  # used by the backward pass and let go
            held.remove(("layer", segment * length + layer))
        held.remove(("input", segment))
    return peak


@template("sweeps-for-a-jacobian")
def sweeps(n: int, m: int) -> float:
    """Sweeps of both modes through sin(Wx), each until the Jacobian is complete."""
    weights, x = torch.from_numpy(np.random.default_rng(n).normal(size=(m, n))), torch.ones(n)
    x = x.to(REAL).requires_grad_()
    y = torch.sin(weights @ x)
    rows = [torch.autograd.grad(y, x, unit, retain_graph=True)[0] for unit in torch.eye(m).to(REAL)]
    slopes = torch.cos(weights @ x).detach()
    columns = [slopes * (weights @ tangent) for tangent in torch.eye(n).to(REAL)]  # dual numbers
    assert torch.allclose(torch.stack(rows), torch.stack(columns, dim=1))
    return min(len(rows), len(columns))


@template("weight-gradient-of-a-sigmoid-neuron")
def neuron_gradient(w: float, x: float, b: float, y: int) -> float:
    return slope(lambda weight: (torch.sigmoid(weight * x + b) - y) ** 2, w)


# Code


@code("function-with-its-own-backward")
def reversed_gradient(run: Run) -> bool:
    return prints_the_answer(run, run())


@claim(
    "function-with-its-own-backward",
    "the loss is $6^2 = 36$",
    "the square sends $2 \\cdot 6 = 12$, `Odd` makes it $-12$",
    "That is the true derivative of $(2w)^2$",
)
def links_of_the_reversed_chain() -> bool:
    arriving = slope(lambda at: at**2, 6)
    return (2 * 3) ** 2 == 36 and arriving == 12 and slope(lambda w: (2 * w) ** 2, 3) == 24


@code("one-added-to-a-sigmoid-in-place")
def saved_value_changed(run: Run) -> bool:
    ran = run()
    late = isinstance(ran.raised, RuntimeError) and "inplace operation" in str(ran.raised)
    return late and not ran.printed and right(run).startswith("`backward()` fails")


@claim(
    "one-added-to-a-sigmoid-in-place",
    "an in-place addition after `y = x * 2`, say, would do no harm at all",
    "That is what happens with `y.data += 1`",
    "The remedy is the out-of-place form `y = y + 1`",
    "raises its version number",
    "Sigmoid, tanh and exp keep their *output*",
)
def other_ways_to_add_one() -> bool:
    x = normal(5, tracked=True)
    doubled = x * 2
    doubled += 1
    harmless = same(torch.autograd.grad(doubled.sum(), x)[0], torch.full_like(x, 2))
    y = torch.sigmoid(x)
    true = y.detach() * (1 - y.detach())
    z = y + 1
    mended = same(torch.autograd.grad(z.sum(), x)[0], true)
    y = torch.sigmoid(x)
    before = y._version
    y.data += 1
    hidden = y._version == before
    wrong = same(torch.autograd.grad(y.sum(), x)[0], y.detach() * (1 - y.detach()))
    y = torch.sigmoid(x)
    y += 1
    return harmless and mended and hidden and wrong and y._version == before + 1 and outputs_kept()


def outputs_kept() -> bool:
    x = normal(5, tracked=True)
    kept = []
    for function in (torch.sigmoid, torch.tanh, torch.exp):
        y = function(x)
        kept.append(y.grad_fn._saved_result.data_ptr() == y.data_ptr())
    return all(kept)


@code("rounding-with-detach")
def straight_through(run: Run) -> bool:
    return prints_the_answer(run, run()) and run().names["y"].item() == 2


@claim("rounding-with-detach", "would deliver the gradient 0", "of the rounded square, which is 0")
@claim("training-through-a-rounding-step", "its derivative with respect to $x$ is 1")
def slopes_of_rounding() -> bool:
    def straight(x: Tensor) -> Tensor:
        return x + (x.round() - x).detach()

    flat = slope(lambda x: x.round() ** 2, 1.7) == 0 and slope(torch.round, 1.7) == 0
    return flat and slope(straight, 1.7) == 1 and float(straight(number(1.7, tracked=False))) == 2


LOADER = """
import torch
from torch import nn
torch.manual_seed(0)
model, loss_fn = nn.Linear(3, 1).double(), nn.MSELoss()
loader = [(torch.randn(4, 3).double(), torch.randn(4, 1).double()) for _ in range(10)]
seen, steps = [], []
class Watch(torch.optim.SGD):
    def step(self):
        steps.append(model.weight.grad.clone())
        super().step()
def hook(module, inputs, output):
    x, out = inputs[0], output.detach()
    seen.append((x, out))
model.register_forward_hook(hook)
optimizer = Watch(model.parameters(), lr=0.01)
"""


def gradients_of_steps(loop: str) -> tuple[list[Tensor], list[Tensor]]:
    """The gradients that the steps used, and those of the batches by themselves."""
    ran = executed(LOADER + loop)
    assert ran.raised is None
    single = [
        (2 / len(x) * (out - y).T @ x)
        for (x, out), (_, y) in zip(ran.names["seen"], ran.names["loader"], strict=True)
    ]
    return ran.names["steps"], single


@code("training-loop-with-five-lines")
def gradients_pile_up(run: Run) -> bool:
    (loop,) = run.blocks()
    steps, single = gradients_of_steps(loop)
    sums = torch.stack(single).cumsum(0)
    piled = len(steps) == 10 and all(map(same, steps, sums))
    for before in ("loss.backward()", "out = model(x)"):
        mended = loop.replace(before, f"optimizer.zero_grad()\n    {before}")
        piled = piled and all(map(same, *gradients_of_steps(mended)))
    return piled and right(run) == "Each step uses the sum of all gradients so far"


# Claims


@claim(
    "backward-pass-of-a-two-layer-network",
    "$\\delta_2 = p - y$ at the logits.",
    "$\\delta_2 h^T$ for $W_2$ and $\\delta_2$ for $b_2$.",
    "$W_2^T \\delta_2$ for the hidden activations",
    "$$\\delta_1 = (W_2^T \\delta_2) \\odot \\varphi'(z_1)$$",
    "$\\delta_1 x^T$ for $W_1$ and $\\delta_1$ for $b_1$.",
)
def two_layers_backward() -> bool:
    torch.manual_seed(0)
    w1, b1, w2, b2 = (normal(*size, tracked=True) for size in ((5, 4), (5,), (3, 5), (3,)))
    x = normal(4)
    z1 = w1 @ x + b1
    h = torch.tanh(z1)
    z2 = w2 @ h + b2
    loss = functional.cross_entropy(z2[None], torch.tensor([1]))
    found = torch.autograd.grad(loss, (z2, w2, b2, h, z1, w1, b1))
    d2 = torch.softmax(z2, 0) - torch.tensor([0, 1, 0])
    d1 = (w2.T @ d2) * (1 - torch.tanh(z1) ** 2)
    formed = (d2, torch.outer(d2, h), d2, w2.T @ d2, d1, torch.outer(d1, x), d1)
    return all(map(same, found, formed))


def operations(run: Callable[[], object]) -> float:
    with FlopCounterMode(display=False) as counter:
        run()
    return float(counter.get_total_flops())


@claim(
    "cost-of-a-million-derivatives",
    "for dense layers about twice that of the forward pass",
    "[x] A few times as long",
)
def cost_of_backward() -> bool:
    net = nn.Sequential(*[nn.Linear(64, 64) for _ in range(20)])
    x = torch.randn(8, 64)
    forward = operations(lambda: net(x).sum())
    both = operations(lambda: net(x).sum().backward())
    return abs((both - forward) / forward - 2) < 0.1


@claim(
    "cost-of-a-million-derivatives",
    "the price of forward mode or one-sided differences, with one run per parameter",
    "the price of central differences, with two evaluations per parameter",
)
def evaluations_of_differences() -> bool:
    calls = 0

    def loss(w: np.ndarray) -> float:
        nonlocal calls
        calls += 1
        return float((w**2).sum())

    w, counts = np.ones(50), []
    for central in (False, True):
        calls = 0
        here = 0.0 if central else loss(w)
        for unit in np.eye(50) * 1e-6:
            _ = loss(w + unit) - (loss(w - unit) if central else here)
        counts.append(calls)
    return counts == [51, 100]  # 51 with the one at the point itself


def first_gradient(kind: str, *, copies: int = 1, clip: float = math.inf) -> tuple[float, float]:
    """Norms of the gradient of the first and the last layer, before any step."""
    torch.manual_seed(1)
    width, layers = 64, 60
    scale = math.sqrt(2 / width) if kind == "he" else 0.72 / math.sqrt(width)
    weights = [(normal(width, width) * scale).requires_grad_() for _ in range(layers)]
    h = normal(16 * copies, width)
    target = normal(16 * copies, width)
    for number_of, weight in enumerate(weights):
        if number_of % 2 == 0:
            block_input = h
        h = torch.relu(h @ weight.T) if kind == "he" else torch.tanh(h @ weight.T)
        if kind == "skip" and number_of % 2 == 1:
            h = h + block_input
    ((h - target) ** 2).mean().backward()
    nn.utils.clip_grad_norm_(weights, clip)
    first, last = weights[0].grad, weights[-1].grad
    assert first is not None
    assert last is not None
    return float(first.norm()), float(last.norm())


@claim(
    "faint-gradients-in-early-layers",
    "has a norm of about $10^{-9}$",
    "[x] Skip connections around every two layers",
    "[x] ReLU units with weights scaled by He's rule",
    "Clipping only shortens gradients above the limit; small ones stay as they are.",
    "Averaging reduces the noise of a gradient, not the decay across the layers.",
    "A different learning rate or batch size leaves the factors as they are.",
    "so even the last layers get faint weight gradients here",
)
def remedies_for_a_faint_gradient() -> bool:
    plain, last = first_gradient("plain")
    clipped, _ = first_gradient("plain", clip=1)
    more, more_last = first_gradient("plain", copies=16)
    much = all(first_gradient(kind)[0] > 1e4 * plain for kind in ("he", "skip"))
    faint = 3e-10 < plain < 3e-9 and last < 1e-8 and abs(clipped / plain - 1) < 1e-6
    return much and faint and more < 3 * plain and 0.2 < (more / more_last) / (plain / last) < 5


@claim(
    "gradient-check-with-tiny-steps",
    "Doubles near 1 are spaced about $2 \\cdot 10^{-16}$ apart",
    "At $\\epsilon = 10^{-13}$ an absolute error of about $10^{-3}$ remains, at $10^{-5}$ only",
    "near the cube root of the machine precision, about $10^{-5}$ in double precision",
    "A rounding error of about $10^{-16}$ is divided by $2\\epsilon$.",
    "It falls with $\\epsilon^2$; at $10^{-13}$ it is negligible.",
    "that of one-sided differences only with $\\epsilon$",
)
def errors_of_differences() -> bool:
    points = np.linspace(0.9, 1.1, 101)

    def typical(step: float) -> float:
        central = (np.exp(points + step - 1) - np.exp(points - step - 1)) / (2 * step)
        return float(np.sqrt(np.mean((central - np.exp(points - 1)) ** 2)))

    def one_sided(step: float) -> float:
        return float(abs((math.exp(step) - 1) / step - 1))

    spacing = float(np.spacing(1.0))
    best = min((10.0**-power for power in range(1, 14)), key=typical)
    orders = 3e-4 < typical(1e-13) < 3e-3 and 1e-12 < typical(1e-5) < 5e-11
    truncation = 3.9 < typical(1e-2) / typical(5e-3) < 4.1
    linear = 1.9 < one_sided(1e-2) / one_sided(5e-3) < 2.1
    roots = 3e-6 < spacing ** (1 / 3) < 3e-5 and best in (1e-5, 1e-6)
    moves = 1 + 1e-13 != 1 and 2e-16 < spacing < 2.5e-16
    return orders and truncation and linear and roots and moves


@claim(
    "gradient-through-a-scalar-recurrence",
    "after 100 steps 0.9 has become about $3 \\cdot 10^{-5}$ and 1.1 about 14,000",
)
def hundred_steps() -> bool:
    small, large = (gradient_of_first_state(w, 100, 1) for w in (0.9, 1.1))
    return f"{small:.0e}" == "3e-05" and round(large, -3) == 14000


@claim("hessian-vector-product-component", "even where $H$ itself would have $10^{16}$ entries")
@claim("one-power-iteration-on-the-hessian", "$10^{16}$ numbers would not fit anywhere")
def entries_of_a_large_hessian() -> bool:
    return torch.empty(10**8, 10**8, device="meta").numel() == 10**16


@claim(
    "one-power-iteration-on-the-hessian",
    "[x] A few gradients in time, and a few in memory",
    "time and memory are a small constant multiple of what one gradient takes",
    "Symmetry halves the entries of $H$, but the sweep along $v$ still runs through",
)
@claim("hessian-vector-product-component", "$$H v = \\nabla ( \\nabla f \\cdot v )$$")
def cost_of_a_product() -> bool:
    torch.manual_seed(0)
    layers = [(normal(16, 16) / 4).requires_grad_() for _ in range(6)]
    x, directions = normal(8, 16), [normal(16, 16) for _ in layers]

    def loss(weights: list[Tensor]) -> Tensor:
        h = x
        for weight in weights:
            h = torch.tanh(h @ weight.T)
        return h.square().sum()

    def gradient(*, again: bool = False) -> tuple[Tensor, ...]:
        found: tuple[Tensor, ...] = torch.autograd.grad(loss(layers), layers, create_graph=again)
        return found

    def product_with() -> tuple[Tensor, ...]:
        along = sum((g * v).sum() for g, v in zip(gradient(again=True), directions, strict=True))
        found: tuple[Tensor, ...] = torch.autograd.grad(along, layers)
        return found

    few = 1 < operations(product_with) / operations(gradient) < 4
    step = 1e-5
    moved = []
    for sign in (1, -1):
        shifted = [w + sign * step * v for w, v in zip(layers, directions, strict=True)]
        moved.append(torch.autograd.grad(loss(shifted), shifted))
    near = [(up - down) / (2 * step) for up, down in zip(*moved, strict=True)]
    exact = product_with()
    return few and all(
        torch.allclose(one, other, atol=1e-6) for one, other in zip(exact, near, strict=True)
    )


@claim(
    "layernorm-input-gradient-directions",
    "[x] It has mean zero, and it is orthogonal to $z$",
    "- z_i \\frac{1}{d}\\sum_{j} g_j z_j \\right)$$",
    "The Jacobian thus has rank $d - 2$.",
    "if $x$ becomes ten times as large, the output stays the same and the gradient at $x$ shrinks",
)
def layernorm_backward() -> bool:
    torch.manual_seed(0)
    d, g = 9, normal(9)

    def norm(x: Tensor) -> Tensor:
        return functional.layer_norm(x, (d,), eps=0)

    def back(x: Tensor) -> Tensor:
        found: Tensor = torch.autograd.functional.vjp(norm, x, g)[1]
        return found

    x = normal(d)
    z, s, found = norm(x), x.std(correction=0), back(x)
    flat = abs(float(found.mean())) < 1e-12 and abs(float(found @ z)) < 1e-12
    formula = (g - g.mean() - z * (g * z).mean()) / s
    rank = torch.linalg.matrix_rank(torch.autograd.functional.jacobian(norm, x), rtol=1e-9)
    larger = same(norm(10 * x), z) and same(back(10 * x), found / 10)
    return flat and same(found, formula) and int(rank) == d - 2 and larger


@claim(
    "layernorm-input-gradient-directions",
    "This is RMSNorm, which divides by a scale but subtracts no mean.",
    "This is the effect of subtracting the mean alone",
)
def other_norms_backward() -> bool:
    torch.manual_seed(0)
    x, g = normal(9), normal(9)

    def rms(v: Tensor) -> Tensor:
        return v / v.square().mean().sqrt()

    of_rms = torch.autograd.functional.vjp(rms, x, g)[1]
    of_mean = torch.autograd.functional.vjp(lambda v: v - v.mean(), x, g)[1]
    along = abs(float(of_mean @ (x - x.mean()))) > 0.1
    first = abs(float(of_rms @ rms(x))) < 1e-12 and abs(float(of_rms.mean())) > 0.01
    return first and abs(float(of_mean.mean())) < 1e-12 and along


@claim(
    "logit-gradient-of-cross-entropy",
    "$$\\frac{\\partial L}{\\partial z_k} = p_k - y_k$$",
    "The gradients of all three logits add up to zero",
)
def all_logit_gradients() -> bool:
    logits = torch.tensor([[0.5, -1.0, 2.0]], dtype=REAL)
    found = logit_gradient(logits, 2)
    expected = torch.softmax(logits, 1) - torch.tensor([[0, 0, 1]])
    return same(found, expected) and abs(float(found.sum())) < 1e-12


@claim(
    "mean-square-through-relu-layers",
    "Only with the variance $2/n$ does the factor become 1",
    "the mean square halves in every layer, to about one millionth after twenty",
)
def rules_through_relu() -> bool:
    after = growth_of_the_mean_square(1, 20, 256)
    keeps = abs(growth_of_the_mean_square(2, 5, 256) - 1) < 1e-9
    return keeps and abs(growth_of_the_mean_square(1, 1, 256) - 0.5) < 1e-9 and 9e-7 < after < 1e-6


@claim(
    "order-within-a-training-step",
    "The backward pass starts from $\\partial L/\\partial L = 1$",
    "[x] All gradients refer to the weights of the forward pass",
    "Then the gradients would mix old and new weights",
)
def one_point_in_weight_space() -> bool:
    w, v = number(0.7), number(-1.3)
    loss = (v * torch.tanh(w * 2.0) - 1) ** 2
    (start,) = torch.autograd.grad(loss, loss, retain_graph=True)
    (found,) = torch.autograd.grad(loss, w)

    def at(weight: float, late: float) -> float:
        return float((late * math.tanh(weight * 2) - 1) ** 2)

    def difference(late: float) -> float:
        return (at(0.7 + 1e-6, late) - at(0.7 - 1e-6, late)) / 2e-6

    true, mixed = difference(-1.3), difference(-1.2)
    return float(start) == 1 and abs(float(found) - true) < 1e-6 < abs(mixed - true)


@claim(
    "peak-activations-with-checkpoints",
    "and is smallest at $k = \\sqrt{n}$, where it equals $2\\sqrt{n}$",
)
def best_number_of_segments() -> bool:
    for root in (4, 6, 12):
        n = root * root
        counts = {k: most_held(n, k) for k in range(1, n + 1) if n % k == 0}
        if min(counts, key=counts.__getitem__) != root or counts[root] != 2 * root:
            return False
    return True


@claim(
    "peak-activations-with-checkpoints",
    "The price is about one more forward pass",
    "3 units become 4",
    "The gradients are the same up to rounding",
)
def work_with_checkpoints() -> bool:
    """Layers run forward, counted; a backward step of a layer costs two units of a forward one."""
    from torch.utils.checkpoint import checkpoint_sequential

    runs = 0

    def counted(*_: object) -> None:
        nonlocal runs
        runs += 1

    torch.manual_seed(0)
    net = nn.Sequential(*[nn.Sequential(nn.Linear(4, 4, dtype=REAL), nn.Tanh()) for _ in range(24)])
    for layer in net:
        layer.register_forward_pre_hook(counted)
    x, found, units = normal(2, 4, tracked=True), [], []
    for k in (0, 6):
        runs = 0
        y = checkpoint_sequential(net, k, x, use_reentrant=False) if k else net(x)
        found.append(torch.autograd.grad(y.sum(), list(net.parameters())))
        units.append((runs + 2 * 24) / 24)
    # PyTorch leaves the last segment without a checkpoint, so that it is spared one sixth.
    return all(map(same, *found)) and units[0] == 3 and abs(units[1] + 1 / 6 - 4) < 1e-9


def carried_back(slopes: float, turn: float) -> float:
    """The gain of 100 steps back, for a matrix with singular values 1.2 and 0.1."""
    rotation = torch.tensor(
        [[math.cos(turn), -math.sin(turn)], [math.sin(turn), math.cos(turn)]], dtype=REAL
    )
    matrix = torch.diag(number_pair(1.2, 0.1)) @ rotation
    assert abs(float(torch.linalg.matrix_norm(matrix, 2)) - 1.2) < 1e-9
    backward = torch.eye(2, dtype=REAL)
    for _ in range(100):
        backward = backward @ (matrix * slopes)
    return float(torch.linalg.matrix_norm(backward, 2))


@claim(
    "recurrent-matrix-above-one",
    "[x] It may vanish, and it may also explode",
    "That is an upper limit; slopes below 1 and other directions make the growth smaller.",
    "Saturated tanh units have slopes near 0",
    "which the next step may turn elsewhere",
    "while slopes are near 1, it can grow",
)
def both_may_happen() -> bool:
    explodes = carried_back(slopes=1, turn=0)
    limit = explodes <= 1.2**100 * (1 + 1e-9) and explodes > 1e7
    return limit and carried_back(slopes=0.5, turn=0) < 1e-10 > carried_back(1, math.pi / 2)


@claim("recurrent-matrix-above-one", "A value *below* 1 therefore forces the gradient to vanish.")
def below_one() -> bool:
    return all(carried_back(0.99 / 1.2, turn) <= 0.99**100 + 1e-9 for turn in (0.0, 0.5, 2.0))


def categorical(logits: Tensor) -> Tensor:
    return torch.softmax(logits, 0)


@claim(
    "score-function-or-reparameterization",
    "[x] The score function also serves for a discrete $z$",
    "[x] A constant baseline adds no bias to the score function",
    "The score has expectation zero",
    "It needs values of $f$ only",
)
def score_function_of_a_category() -> bool:
    logits = torch.tensor([0.3, -1.0, 0.8], dtype=REAL, requires_grad=True)
    values = torch.tensor([2.0, -1.0, 5.0], dtype=REAL)
    (true,) = torch.autograd.grad(categorical(logits) @ values, logits)
    chances = categorical(logits).detach()
    scores = [torch.autograd.grad(categorical(logits)[z].log(), logits)[0] for z in range(3)]

    def mean(baseline: float) -> Tensor:
        return torch.stack([chances[z] * (values[z] - baseline) * scores[z] for z in range(3)]).sum(
            0
        )

    return same(mean(0), true) and same(mean(7), true)


@claim(
    "score-function-or-reparameterization",
    "$$\\nabla_\\phi \\mathbb{E}_{q_\\phi}[f(z)] = \\mathbb{E}_{q_\\phi}[f(z) \\nabla_\\phi",
    "For differentiable $f$ it is unbiased; its lower variance usually comes from using $f'$.",
    "$z = \\mu + \\sigma\\epsilon$",
)
def two_estimators_for_a_normal() -> bool:
    """Expectations over a normal z as sums on a fine grid of noise."""
    noise = torch.linspace(-10, 10, 20001, dtype=REAL)
    chances = torch.exp(-noise * noise / 2)
    chances = chances / chances.sum()
    mu, sigma = 0.4, 0.7

    def mean_of_f(at: float) -> float:
        return float(chances @ torch.sin(at + sigma * noise))

    true = (mean_of_f(mu + 1e-5) - mean_of_f(mu - 1e-5)) / 2e-5
    z = mu + sigma * noise
    score, path = torch.sin(z) * (z - mu) / sigma**2, torch.cos(z)
    means = [float(chances @ each) for each in (score, path)]
    spread = [
        float(chances @ (each - m) ** 2) for each, m in zip((score, path), means, strict=True)
    ]
    return all(abs(m - true) < 1e-8 for m in means) and spread[1] < spread[0]


@claim(
    "sweeps-for-a-jacobian",
    "One reverse sweep is enough only for a scalar output, as with a loss.",
    "so one reverse sweep gives the whole gradient",
)
def sweeps_for_a_loss() -> bool:
    return sweeps(60, 1) == 1


@claim(
    "variable-with-three-consumers",
    "[x] It adds what the three paths contribute",
    "$$\\frac{\\partial L}{\\partial v} = \\sum_{j} \\frac{\\partial L}{\\partial v_j}",
)
def three_paths() -> bool:
    v = number(0.6)
    parts = (v**2, torch.sin(v), torch.exp(v))
    loss = parts[0] * parts[1] + parts[2] ** 2
    sent = torch.autograd.grad(loss, parts, retain_graph=True)
    found = float(torch.autograd.grad(loss, v)[0])
    local = (2 * 0.6, math.cos(0.6), math.exp(0.6))
    return abs(found - sum(float(s) * d for s, d in zip(sent, local, strict=True))) < 1e-12


@claim(
    "weight-gradient-of-a-dense-layer",
    "[x] $\\delta x^T$",
    "of size 100 × 300 like $W$",
    "That has 300 entries: it is the gradient with respect to $x$",
    "A row of 300 numbers cannot be multiplied by a column of 100.",
    "That is the gradient with respect to $b$",
    "why an input of zero sends no gradient to the weights attached to it",
)
def dense_layer_backward() -> bool:
    torch.manual_seed(0)
    layer, x = nn.Linear(300, 100, dtype=REAL), normal(300)
    x[7] = 0
    x.requires_grad_()
    z = layer(x)
    delta = normal(100)
    of_w, of_b, of_x = torch.autograd.grad(z, (layer.weight, layer.bias, x), delta)
    try:
        x[None] @ delta[:, None]
    except RuntimeError:
        fits = False
    else:
        fits = True
    shapes = of_w.shape == (100, 300) and of_x.shape == (300,) and not fits
    others = same(of_b, delta) and same(of_x, layer.weight.T @ delta)
    return shapes and others and same(of_w, torch.outer(delta, x)) and not of_w[:, 7].any()


@claim(
    "what-a-backward-call-changes",
    "[x] The `.grad` fields of the parameters",
    "added to what was there",
    "They move only when the optimizer takes its step.",
    "They are read to form the gradients, not altered.",
    "`optimizer.step()` updates those, from the gradients that it finds.",
)
def only_the_gradients() -> bool:
    torch.manual_seed(0)
    net, x = nn.Linear(3, 2), torch.randn(4, 3)
    optimizer = torch.optim.Adam(net.parameters())
    net(x).square().sum().backward()
    optimizer.step()

    def moments() -> list[Tensor]:
        return [state["exp_avg"].clone() for state in optimizer.state.values()]

    old = [parameter.detach().clone() for parameter in net.parameters()]
    of_optimizer, gradient = moments(), net.weight.grad.clone()
    hidden = torch.relu(net(x))
    before = hidden.detach().clone()
    hidden.sum().backward()
    stays = all(map(same, old, net.parameters())) and all(map(same, of_optimizer, moments()))
    stays = stays and same(before, hidden)
    changed = not same(gradient, net.weight.grad)
    net.zero_grad()
    torch.relu(net(x)).sum().backward()
    summed, single = gradient, net.weight.grad.clone()
    net.weight.grad.copy_(summed)
    torch.relu(net(x)).sum().backward()
    added = same(net.weight.grad, summed + single)
    optimizer.step()
    return stays and changed and added and not same(old[0], net.weight)


@claim(
    "what-evaluation-mode-changes",
    "[x] Dropout passes all activations on",
    "[x] Batch norm uses its running statistics",
    "in evaluation mode `backward()` still works",
    "An optimizer step would still change them",
    "`eval()` leaves `.grad` as it is",
    "forgetting that call leaves dropout off and the running statistics frozen",
)
def evaluation_mode() -> bool:
    torch.manual_seed(0)
    norm, drop, x = nn.BatchNorm1d(3), nn.Dropout(0.5), torch.randn(8, 3) + 5
    net = nn.Sequential(norm, drop)
    net(x).sum().backward()
    gradient, running = norm.weight.grad.clone(), norm.running_mean.clone()
    net.eval()
    kept = same(gradient, norm.weight.grad) and same(drop(x), x)
    y = net(x)
    by_hand = (x - norm.running_mean) / (norm.running_var + norm.eps).sqrt()
    uses = same(y, by_hand) and same(running, norm.running_mean)
    y.sum().backward()
    works = not same(gradient, norm.weight.grad)
    before = norm.bias.detach().clone()
    torch.optim.SGD(net.parameters(), lr=0.1).step()
    return kept and uses and works and not same(before, norm.bias)


@claim(
    "weight-gradient-of-a-sigmoid-neuron",
    "A neuron that is saturated on the wrong side has a tiny $a(1 - a)$",
    "cross-entropy cancels that factor",
    "That is the gradient for cross-entropy, where the slope of the sigmoid cancels",
)
def saturated_neuron() -> bool:
    squared = neuron_gradient(1, -8, 0, 1)

    def entropy(w: Tensor) -> Tensor:
        return functional.binary_cross_entropy_with_logits(w * -8, number(1, tracked=False))

    crossed = slope(entropy, 1)
    a = 1 / (1 + math.exp(8))
    tiny = a * (1 - a) < 1e-3 and abs(squared) < 0.01
    return tiny and abs(crossed - (a - 1) * -8) < 1e-9


@claim(
    "gradients-too-small-or-too-large",
    "ReLU alone is no cure: its slope on the active side is 1",
    "so that both problems can still occur",
)
def relu_is_no_cure() -> bool:
    gains = []
    for scale in (0.5, 2.0):
        torch.manual_seed(0)
        first = h = normal(32).requires_grad_()
        for _ in range(50):
            h = torch.relu((normal(32, 32) * scale * math.sqrt(2 / 32)) @ h)
        gains.append(float(torch.autograd.grad(h.sum(), first)[0].norm()))
    return gains[0] < 1e-9 and gains[1] > 1e9
