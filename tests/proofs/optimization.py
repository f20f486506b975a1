"""Proofs of the questions about optimization."""

import itertools
import math
from collections.abc import Callable

import torch
from torch import Tensor
from torch.utils.data import BatchSampler

from bot.domain.question import Choose, Compute
from tests.proofs.kit import Run, claim, code, executed, template, unproved

F64 = torch.float64
Optimizer = Callable[[list[Tensor]], torch.optim.Optimizer]


def after(make: Optimizer, start: float, gradients: list[float]) -> float:
    """Where a single weight is after an optimizer has seen these gradients."""
    weight = torch.nn.Parameter(torch.tensor([start], dtype=F64))
    optimizer = make([weight])
    for gradient in gradients:
        weight.grad = torch.tensor([gradient], dtype=F64)
        optimizer.step()
    return float(weight.item())


def descend(curvature: float, lr: float, start: float, steps: int) -> float:
    """Gradient descent on (curvature/2) w², the gradient by autograd."""
    w = torch.tensor(start, dtype=F64, requires_grad=True)
    for _ in range(steps):
        (gradient,) = torch.autograd.grad(curvature / 2 * w**2, w)
        w = (w - lr * gradient).detach().requires_grad_()
    return float(w.item())


# --- steps of single optimizers ---


@template("adam-step-after-a-long-silence")
def adam_after_silence(lr: float, a: float, b: float, g: float) -> float:
    weight = torch.nn.Parameter(torch.zeros(1, dtype=F64))
    adam = torch.optim.Adam([weight], lr=lr, betas=(a, b), eps=1e-30)
    weight.grad = torch.zeros(1, dtype=F64)
    adam.step()
    adam.state[weight]["step"] += 10**6  # as many silent steps: both averages stay zero
    weight.grad = torch.tensor([float(g)], dtype=F64)
    adam.step()
    return abs(float(weight.item()))


@claim("adam-step-after-a-long-silence", "With the defaults 0.9 and 0.999 the factor is about 3.2")
def silence_with_defaults() -> bool:
    return abs(adam_after_silence(1.0, 0.9, 0.999, 7.0) - 3.2) < 0.05


@template("adamw-steps-without-gradient")
def adamw_without_gradient(w: float, lr: float, wd: float, n: int) -> float:
    m = v = 0.0
    for _ in range(n):
        w -= lr * wd * w
        w -= lr * m / (math.sqrt(v) + 1e-8)
    return w


@claim(
    "adamw-steps-without-gradient",
    r"what remains of each step is $w \leftarrow (1 - \eta\lambda) w$",
)
def adamw_of_torch() -> bool:
    there = after(lambda w: torch.optim.AdamW(w, lr=0.002, weight_decay=0.1), 3.0, [0.0] * 50)
    return math.isclose(there, adamw_without_gradient(3.0, 0.002, 0.1, 50), rel_tol=1e-12)


@template("rmsprop-first-update")
def rmsprop_first(a: float, lr: float, g: float) -> float:
    return -after(lambda w: torch.optim.RMSprop(w, lr=lr, alpha=a, eps=1e-30), 0.0, [g])


@template("weight-after-two-momentum-steps")
def two_momentum_steps(w: float, mu: float, lr: float, a: float, b: float) -> float:
    return after(lambda p: torch.optim.SGD(p, lr=lr, momentum=mu), w, [a, b])


@claim(
    "weight-after-two-momentum-steps",
    r"the path is then the same with a learning rate that is $1/(1 - \mu)$ times as large",
)
def averaged_momentum() -> bool:
    gradients, v, w = [2.0, -1.0, 0.5, 3.0], 0.0, 1.0
    for g in gradients:
        v = 0.9 * v + 0.1 * g
        w -= 0.1 / (1 - 0.9) * v
    other = after(lambda p: torch.optim.SGD(p, lr=0.1, momentum=0.9), 1.0, gradients)
    return math.isclose(w, other, rel_tol=1e-12)


@template("rate-after-raising-momentum")
def rate_after_raising(a: float, b: float, lr: float) -> float:
    return lr * settled(a) / settled(b)


def settled(mu: float) -> float:
    """The velocity under a constant gradient of 1, after many steps."""
    v = 0.0
    for _ in range(2500):
        v = mu * v + 1
    return v


@claim("rate-after-raising-momentum", r"10 at $\mu = 0.9$, but 100 at $\mu = 0.99$")
def hidden_factors() -> bool:
    return abs(settled(0.9) - 10) < 1e-6 and abs(settled(0.99) - 100) < 1e-6


@template("norm-after-value-clipping")
def clipped_by_value(a: float, b: float, d: float, c: float) -> float:
    weight = torch.nn.Parameter(torch.zeros(3, dtype=F64))
    weight.grad = torch.tensor([a, b, d], dtype=F64)
    torch.nn.utils.clip_grad_value_([weight], c)
    return float(weight.grad.norm())


@claim(
    "adam-startup-without-bias-correction", r"0.1/\sqrt{0.001} \approx 3.2$ times the learning rate"
)
@claim(
    "adam-startup-without-bias-correction",
    "climbs to about 6.6 times near step 12, and is still about 26% too large after 1,000 steps",
)
def uncorrected_adam() -> bool:
    m = v = 0.0
    steps = []
    for _ in range(1000):
        m, v = 0.9 * m + 0.1, 0.999 * v + 0.001
        steps.append(m / math.sqrt(v))
    top = max(steps)
    return (
        abs(steps[0] - 3.2) < 0.05
        and abs(top - 6.6) < 0.05
        and abs(steps.index(top) + 1 - 12) <= 1
        and abs(steps[-1] - 1.26) < 0.005
    )


@claim(
    "adam-startup-without-bias-correction",
    "With the correction it equals the rate from the first step on",
)
def corrected_adam() -> bool:
    there = after(lambda w: torch.optim.Adam(w, lr=0.01, eps=1e-30), 0.0, [5.0] * 7)
    return math.isclose(there, -0.07, rel_tol=1e-9)


@claim("adam-when-gradients-are-rescaled", "They stay the same")
def adam_rescaled() -> bool:
    gradients = [0.3, -1.0, 2.0, 0.7]

    def adam(w: list[Tensor]) -> torch.optim.Optimizer:
        return torch.optim.Adam(w, lr=0.1, eps=1e-30)

    once = after(adam, 1.0, gradients)
    return math.isclose(once, after(adam, 1.0, [100 * g for g in gradients]), rel_tol=1e-12)


@code("decay-setting-without-a-gradient")
def decay_in_adam(run: Run) -> bool:
    task = run.question.task
    assert isinstance(task, Choose)
    source = "\n".join(run.blocks())
    decoupled = executed(source.replace("optim.Adam(", "optim.AdamW(")).printed
    tiny = executed(source.replace("weight_decay=0.01", "weight_decay=1e-6")).printed
    marked = [option.text.strip("`") for option in task.options if option.right]
    return [run().printed] == marked and decoupled == "1.998" and abs(float(tiny) - 1.9) < 0.002


@claim("from-adamw-to-lion", "every coordinate moves by the full rate")
@claim(
    "from-adamw-to-lion",
    r"$\hat m$ is much smaller than $\sqrt{\hat v}$, and the step is well below $\eta$",
)
def lion_beside_adam() -> bool:
    generator = torch.Generator().manual_seed(0)
    noise = torch.randn(400, 2000, generator=generator, dtype=F64)
    m = torch.zeros(2000, dtype=F64)
    v, kept = m.clone(), m.clone()
    for g in noise:
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g**2
        lion = torch.sign(0.9 * kept + 0.1 * g)
        kept = 0.99 * kept + 0.01 * g
    adam = (m / (1 - 0.9**400)) / (v / (1 - 0.999**400)).sqrt()
    return bool((lion.abs() == 1).all()) and float(adam.pow(2).mean().sqrt()) < 1 / 3


@claim(
    "parameters-spared-from-decay",
    "AdamW over `model.parameters()` shrinks everything that it is given",
)
def decay_spares_nothing() -> bool:
    model = torch.nn.Sequential(torch.nn.Conv2d(3, 4, 3), torch.nn.BatchNorm2d(4))
    before = []
    for parameter in model.parameters():
        torch.nn.init.ones_(parameter)
        parameter.grad = torch.zeros_like(parameter)
        before.append(parameter.detach().clone())
    torch.optim.AdamW(model.parameters(), lr=0.1, weight_decay=0.1).step()
    now = [parameter.detach() for parameter in model.parameters()]
    return len(now) == 4 and all(bool((n < b).all()) for n, b in zip(now, before, strict=True))


# --- descent and its surface ---


@template("descent-on-a-parabola")
def on_a_parabola(h: float, lr: float, w: float, n: int) -> float:
    return descend(h, lr, float(w), n)


@claim("step-beyond-the-inverse-curvature", "It tends to 0, with alternating sign")
def alternates() -> bool:
    path = [descend(10, 0.15, 1.0, steps) for steps in range(8)]
    pairs = list(itertools.pairwise(path))
    return all(a * b < 0 and abs(b) < abs(a) for a, b in pairs) and abs(path[-1]) < 0.01


@claim("step-beyond-the-inverse-curvature", "That needs a rate below 0.1.")
def stays_positive() -> bool:
    return descend(10, 0.099, 1.0, 3) > 0 > descend(10, 0.101, 1.0, 3)


@claim("step-beyond-the-inverse-curvature", "That needs a rate above 0.2.")
def grows() -> bool:
    return abs(descend(10, 0.201, 1.0, 50)) > 1 > abs(descend(10, 0.199, 1.0, 50))


@claim(
    "step-beyond-the-inverse-curvature", r"That happens at exactly 0.2, where the factor is $-1$."
)
def jumps() -> bool:
    return [descend(10, 0.2, 1.0, steps) for steps in (1, 2, 3)] == [-1, 1, -1]


@claim(
    "step-beyond-the-inverse-curvature", "for a flat function with $h = 0.1$, a rate of 10 is fine"
)
def flat_function() -> bool:
    return abs(descend(0.1, 10, 1.0, 5)) < 1e-9


@claim("sharpness-during-full-batch-descent", r"below $2/\eta$, which is 200 here")
def stable_curvature() -> bool:
    return abs(descend(199, 0.01, 1.0, 300)) < 1 < abs(descend(201, 0.01, 1.0, 300))


@claim(
    "loss-that-explodes-at-once",
    "twenty steps multiply the distance by about a million and the loss by about $10^{12}$",
)
def explosion() -> bool:
    distance = abs(descend(1, 3.0, 1.0, 20))  # each step multiplies by 1 - 3 = -2
    return round(math.log10(distance)) == 6 and round(math.log10(distance**2)) == 12


def valley(momentum: float, lr: float, scale: tuple[float, float] = (1.0, 1.0)) -> int:
    """How many steps lead to the floor of a valley with curvatures 100 and 1."""
    w, v = [1.0, 1.0], [0.0, 0.0]
    for step in range(10_000):
        if max(map(abs, w)) < 1e-3:
            return step
        for i, curvature in enumerate((100.0, 1.0)):
            v[i] = momentum * v[i] + curvature * w[i]
            w[i] -= lr * scale[i] * v[i]
            if abs(w[i]) > 1e6:
                return 10_000
    return 10_000


@claim("narrow-valley-remedies", "Adding momentum to the update")
@claim(
    "narrow-valley-remedies",
    "Compared with the plain step, steep coordinates move less and flat ones more.",
)
@claim("narrow-valley-remedies", "beyond that limit the zigzag grows instead of dying out")
def valley_remedies() -> bool:
    plain = min(valley(0.0, lr) for lr in (0.005, 0.01, 0.015, 0.0195))
    heavy = valley(0.8, 0.03)
    per_coordinate = valley(0.0, 0.5, scale=(0.01, 1.0))
    return heavy < plain / 2 and per_coordinate < plain / 2 and valley(0.0, 0.05) == 10_000


@claim("stationary-point-at-high-loss", "With millions of directions that is a rare coincidence")
def rarely_all_positive() -> bool:
    generator = torch.Generator().manual_seed(0)
    shares = []
    for size in (1, 2, 4, 6):
        square = torch.randn(4000, size, size, generator=generator, dtype=F64)
        values = torch.linalg.eigvalsh(square + square.transpose(1, 2))
        shares.append(float((values > 0).all(dim=1).to(F64).mean()))
    return all(a > 2 * b for a, b in itertools.pairwise(shares))


@claim(
    "update-of-sharpness-aware-minimization",
    "To first order the inner maximum lies in the direction of the gradient",
)
def uphill() -> bool:
    gradient = torch.tensor([3.0, -4.0], dtype=F64)
    angles = torch.linspace(0, 2 * math.pi, 3601, dtype=F64)
    directions = torch.stack([angles.cos(), angles.sin()], dim=1)
    best = directions[(directions @ gradient).argmax()]
    return bool(torch.allclose(best, gradient / gradient.norm(), atol=2e-3))


def newton_schulz(matrix: Tensor) -> Tensor:
    """The iteration of Muon with the coefficients as published in 2024."""
    a, b, c = 3.4445, -4.7750, 2.0315
    x = matrix / matrix.norm()
    for _ in range(5):
        square = x @ x.T
        x = a * x + (b * square + c * square @ square) @ x
    return x


def with_values(values: Tensor) -> Tensor:
    """A random matrix with these singular values."""
    generator = torch.Generator().manual_seed(0)
    size = len(values)
    u, _ = torch.linalg.qr(torch.randn(size, size, generator=generator, dtype=F64))
    v, _ = torch.linalg.qr(torch.randn(2 * size, size, generator=generator, dtype=F64))
    return u @ torch.diag(values) @ v.T


@claim(
    "what-muon-does-to-a-matrix",
    "most singular values end roughly between 0.7 and 1.2, and only very weak ones stay below",
)
def evened_out() -> bool:
    before = torch.logspace(0, -5, 41, dtype=F64)
    u, _, vt = torch.linalg.svd(with_values(before), full_matrices=False)
    now = newton_schulz(with_values(before))
    values = (u.T @ now @ vt.T).diagonal()  # in the same singular directions
    strong = before > 5e-3
    weakest = values[-1] < 0.1
    return bool((values[strong] > 0.65).all() and (values <= 1.25).all() and weakest)


@claim("what-muon-does-to-a-matrix", r"its update $L^{-1/4} G R^{-1/4}$ equals $U V^\top$ exactly")
def shampoo_once() -> bool:
    gradient = with_values(torch.tensor([5.0, 2.0, 0.3], dtype=F64))
    u, _, vt = torch.linalg.svd(gradient, full_matrices=False)

    def root(square: Tensor) -> Tensor:
        values, vectors = torch.linalg.eigh(square)
        large = values > 1e-9
        return vectors[:, large] @ torch.diag(values[large] ** -0.25) @ vectors[:, large].T

    update = root(gradient @ gradient.T) @ gradient @ root(gradient.T @ gradient)
    return bool(torch.allclose(update, u @ vt))


# --- schedules and rates ---


@template("cosine-schedule-partway")
def cosine_partway(lr: float, n: int, **drawn: int) -> float:
    # The rate depends on n/T only, so the schedule may be run with fewer steps.
    common = math.gcd(drawn["T"], n)
    return cosine(lr, drawn["T"] // common, n // common)


def cosine(lr: float, total: int, passed: int) -> float:
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)
    schedule = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=total)
    for _ in range(passed):
        optimizer.step()
        schedule.step()
    return float(schedule.get_last_lr()[0])


@claim(
    "cosine-schedule-partway",
    "it keeps the rate higher in the first half and lower in the second; in the middle they meet",
)
def cosine_and_line() -> bool:
    first = all(cosine(1.0, 12, n) > 1 - n / 12 for n in range(1, 6))
    second = all(cosine(1.0, 12, n) < 1 - n / 12 for n in range(7, 12))
    return first and second and math.isclose(cosine(1.0, 12, 6), 0.5)


@template("rate-late-in-a-constant-then-decay-run")
def constant_then_decay(lr: float, d: int, q: int, **drawn: int) -> float:
    total = drawn["T"]
    asked, phase = total - total * d * q // 1000, total * d // 100
    rate = lr
    for _ in range(total - phase, asked):
        rate -= lr / phase
    return rate


@template("learning-rate-for-a-larger-batch")
def linear_scaling(lr: float, b: int, **drawn: int) -> float:
    way = 0.0
    for _ in range(0, drawn["B"], b):  # one small step for each small batch within the large one
        way += lr
    return way


@claim(
    "reading-a-range-test",
    "covers six orders of magnitude in fewer than 300 batches",
)
def sweep() -> bool:
    rate, batches = 1e-6, 0
    while rate < 1:
        rate, batches = rate * 1.05, batches + 1
    return batches < 300


@claim("purpose-of-learning-rate-warmup", r"which makes 2,000 for $\beta_2 = 0.999$")
def untuned_warmup() -> bool:
    return round(2 / (1 - 0.999)) == 2000


# --- batches, their noise and their number ---


def sd_of_mean(sd: float, size: int) -> float:
    """Exactly, for single values that are sd or -sd with equal chance."""
    total = sum(
        math.comb(size, k) / 2**size * ((2 * k - size) * sd / size) ** 2 for k in range(size + 1)
    )
    return math.sqrt(total)


@template("minibatch-gradient-noise")
def minibatch_noise(s: float, **drawn: int) -> float:
    return sd_of_mean(s, drawn["B"])


@claim("effects-of-a-larger-batch", "At given weights, the gradient's standard deviation halves")
def noise_halves() -> bool:
    return math.isclose(sd_of_mean(1, 256) * 2, sd_of_mean(1, 64))


@claim("effects-of-a-larger-batch", "An epoch consists of a quarter of the updates")
def quarter_of_updates() -> bool:
    return len(BatchSampler(range(2**16), 64, True)) == 4 * len(
        BatchSampler(range(2**16), 256, True)
    )


@claim(
    "doubling-the-batch-at-fixed-epochs",
    "going from $B = 100$ to 200 cuts an epoch from 100 steps to 50",
)
def half_the_steps() -> bool:
    examples = range(10_000)
    return [len(BatchSampler(examples, size, False)) for size in (100, 200)] == [100, 50]


@template("noise-scale-from-two-batch-sizes")
def noise_scale(s: float, k: int, b: int, **drawn: float) -> float:
    signal_there = drawn["G"]
    batches = torch.tensor([b, k * b], dtype=F64)
    measured = torch.tensor([signal_there + k * s, signal_there + s], dtype=F64)
    system = torch.stack([torch.ones(2, dtype=F64), 1 / batches], dim=1)
    signal, noise = torch.linalg.solve(system, measured)
    return float(noise / signal)


@template("loss-of-two-unequal-micro-batches")
def loss_of_all_tokens(m: int, n: int, a: float, b: float) -> float:
    spread = [torch.linspace(-1, 1, size, dtype=F64) for size in (m, n)]
    return float(torch.cat([a + spread[0], b + spread[1]]).mean())


@code("micro-batches-without-a-divisor")
def accumulated(run: Run) -> bool:
    task = run.question.task
    assert isinstance(task, Compute)
    source = "\n".join(run.blocks())
    divided = executed(source.replace(".backward()", ".div(4).backward()")).printed
    return abs(float(run().printed) - task.value) < 1e-4 and abs(float(divided) - 1) < 1e-4


@template("updates-with-gradient-accumulation")
def accumulated_updates(b: int, g: int, a: int, **drawn: int) -> float:
    updates = passes = seen = 0
    while seen < drawn["N"]:
        seen += sum(b for _ in range(g))
        passes += 1
        if passes == a:
            updates, passes = updates + 1, 0
    return updates


@template("updates-with-incomplete-batches-dropped")
def full_batches(**drawn: int) -> float:
    examples = range(drawn["N"])
    one_epoch = sum(1 for _ in BatchSampler(examples, drawn["B"], drop_last=True))
    return sum(one_epoch for _ in range(drawn["E"]))


unproved("spike-in-a-long-training-run", "the numbers are those reported for PaLM")
