"""Proofs of the topic generative."""

import math
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, executed, template

F64 = torch.float64


def right_options(run: Run) -> list[str]:
    task = run.question.task
    assert isinstance(task, Choose)
    return [option.text for option in task.options if option.right]


# Autoencoders


class Tied(nn.Module):  # type: ignore[misc]
    """The decoder uses the encoder's matrix, transposed."""

    def __init__(self, n: int, k: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(k, n))
        self.code_bias = nn.Parameter(torch.zeros(k))
        self.output_bias = nn.Parameter(torch.zeros(n))

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        code = torch.tanh(F.linear(x, self.weight, self.code_bias))
        return F.linear(code, self.weight.T, self.output_bias)


@template("tied-autoencoder-parameters")
def parameters_of_a_tied_module(n: int, k: int) -> float:
    model = Tied(n, k)
    assert model(torch.zeros(2, n)).shape == (2, n)
    return float(sum(p.numel() for p in model.parameters()))


@claim("tied-autoencoder-parameters", "an orthogonal $W$ and identity activations")
def tied_copy() -> bool:
    w, _ = torch.linalg.qr(torch.randn(6, 6, generator=seeded(1), dtype=F64))
    x = torch.randn(9, 6, generator=seeded(2), dtype=F64)
    return bool(torch.allclose(F.linear(F.linear(x, w), w.T), x))


def seeded(seed: int) -> torch.Generator:
    return torch.Generator().manual_seed(seed)


def data_of_covariance(eigenvalues: list[float], seed: int) -> torch.Tensor:
    """Centered rows whose covariance has exactly these eigenvalues, in rotated axes."""
    d = len(eigenvalues)
    rotation, _ = torch.linalg.qr(torch.randn(d, d, generator=seeded(seed), dtype=F64))
    white = torch.cat([torch.eye(d, dtype=F64), -torch.eye(d, dtype=F64)]) * math.sqrt(d)
    return white * torch.tensor(eigenvalues, dtype=F64).sqrt() @ rotation


@template("linear-autoencoder-error")
def error_of_truncated_svd(a: float, b: float, c: float, d: float, e: float, k: int) -> float:
    """By Eckart and Young no rank-k map of the rows does better than the truncated SVD."""
    x = data_of_covariance([a, b, c, d, e], 7)
    _, _, v = torch.linalg.svd(x, full_matrices=False)
    restored = x @ v[:k].T @ v[:k]
    return float(((x - restored) ** 2).sum(1).mean())


@claim(
    "linear-autoencoder-error",
    "The smallest error is therefore the sum of the discarded eigenvalues",
)
def gradient_descent_reaches_the_sum() -> bool:
    x = data_of_covariance([4.0, 2.0, 0.5], 3)
    model = nn.Sequential(nn.Linear(3, 1, False), nn.Linear(1, 3, False)).to(F64)
    with torch.no_grad():
        model[0].weight.copy_(torch.tensor([[0.3, 0.2, 0.1]]))
        model[1].weight.copy_(torch.tensor([[0.1], [0.2], [0.3]]))
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for _ in range(600):
        optimizer.zero_grad()
        loss = ((model(x) - x) ** 2).sum(1).mean()
        loss.backward()
        optimizer.step()
    return math.isclose(float(loss.detach()), 2.5, rel_tol=1e-4)


@claim(
    "optimum-of-a-linear-autoencoder",
    "may be replaced by $Cz$ with any invertible matrix $C$",
    "the error left is the sum of the discarded eigenvalues",
    "The subspace is determined, the basis within it is not.",
)
def another_basis_with_the_same_error() -> bool:
    x = data_of_covariance([5.0, 3.0, 1.0, 0.5], 5)
    _, _, v = torch.linalg.svd(x, full_matrices=False)
    encoder, decoder = v[:2], v[:2].T
    change = torch.tensor([[2.0, 1.0], [0.5, -3.0]], dtype=F64)
    mixed, undone = change @ encoder, decoder @ torch.linalg.inv(change)

    def error(first: torch.Tensor, second: torch.Tensor) -> float:
        return float(((x - x @ first.T @ second.T) ** 2).sum(1).mean())

    orthogonal = abs(float(undone[:, 0] @ undone[:, 1])) < 1e-6
    same = math.isclose(error(encoder, decoder), 1.5) and math.isclose(error(mixed, undone), 1.5)
    return same and not orthogonal


@claim("optimum-of-a-linear-autoencoder", "all other critical points are saddles")
def wrong_direction_is_a_saddle() -> bool:
    """At the second principal direction the gradient is zero and the Hessian has both signs."""
    covariance = torch.diag(torch.tensor([3.0, 1.0], dtype=F64))

    def loss(weights: torch.Tensor) -> torch.Tensor:
        left = torch.eye(2, dtype=F64) - torch.outer(weights[2:], weights[:2])
        return torch.trace(left @ covariance @ left.T)

    at = torch.tensor([0.0, 1.0, 0.0, 1.0], dtype=F64)
    gradient = torch.autograd.functional.jacobian(loss, at)
    spectrum = torch.linalg.eigvalsh(torch.autograd.functional.hessian(loss, at))
    return bool(gradient.abs().max() < 1e-12 and spectrum[0] < -0.1 and spectrum[-1] > 0.1)


# Boltzmann machines


@template("rbm-hidden-activation")
def enumerated_hidden_states(w1: float, w2: float, w3: float, c: float) -> float:
    """All states of this hidden unit and of two others, whose numbers must not matter."""
    visible = (1, 0, 1)
    weights = [(w1, w2, w3), (0.7, -1.2, 0.4), (-0.3, 0.9, 1.5)]
    biases = [c, 0.2, -0.6]
    on = total = 0.0
    for hidden in product((0, 1), repeat=3):
        energy = -sum(b * h for b, h in zip(biases, hidden, strict=True))
        for row, h in zip(weights, hidden, strict=True):
            energy -= sum(v * w * h for v, w in zip(visible, row, strict=True))
        total += math.exp(-energy)
        on += hidden[0] * math.exp(-energy)
    return on / total


@claim(
    "restriction-of-the-rbm",
    "Given the visible units, all hidden units are independent",
    "As long as the visible units are unknown, they couple the hidden ones.",
)
def independence_of_hidden_units() -> bool:
    w = np.array([[1.0, -0.5], [0.8, 1.1], [-1.3, 0.6]])
    joint = {
        (v, h): math.exp(np.array(v) @ w @ np.array(h) + 0.3 * h[0] - 0.2 * v[1])
        for v in product((0, 1), repeat=3)
        for h in product((0, 1), repeat=2)
    }

    def dependence(table: dict[tuple[int, ...], float]) -> float:
        total = sum(table.values())
        p = {h: table[h] / total for h in table}
        return p[1, 1] - (p[1, 0] + p[1, 1]) * (p[0, 1] + p[1, 1])

    hiddens = list(product((0, 1), repeat=2))
    given = [dependence({h: joint[v, h] for h in hiddens}) for v in product((0, 1), repeat=3)]
    alone = dependence({h: sum(joint[v, h] for v in product((0, 1), repeat=3)) for h in hiddens})
    return max(map(abs, given)) < 1e-12 and abs(alone) > 1e-3


@template("weights-lost-by-the-restriction")
def pairs_within_a_group(v: int, h: int) -> float:
    units = [("visible", i) for i in range(v)] + [("hidden", i) for i in range(h)]
    return float(sum(one[0] == other[0] for one, other in combinations(units, 2)))


# Variational autoencoders and flows


@template("kl-of-a-gaussian-code")
def integrated_divergence(m: float, s: float) -> float:
    z = torch.linspace(m - 12 * s, m + 12 * s, 4001, dtype=F64)
    code = torch.distributions.Normal(torch.tensor(m, dtype=F64), s).log_prob(z)
    prior = torch.distributions.Normal(torch.tensor(0.0, dtype=F64), 1.0).log_prob(z)
    return float(torch.trapezoid(code.exp() * (code - prior), z))


@claim("kl-of-a-gaussian-code", "The term is zero only for $\\mu = 0$ and $\\sigma = 1$")
def zero_at_the_prior_alone() -> bool:
    zeros = [
        (m, s)
        for m, s in product(np.arange(-2, 2.01, 0.5), np.arange(0.25, 3.01, 0.25))
        if abs(integrated_divergence(float(m), float(s))) < 1e-9
    ]
    return zeros == [(0.0, 1.0)]


@claim(
    "kl-of-a-gaussian-code",
    "Averaged over all images, the price is at least the information that the code carries",
)
def price_bounds_information() -> bool:
    """Four equally frequent images with codes of different means and deviations."""
    z = np.linspace(-12, 12, 20001)
    step = z[1] - z[0]
    means, deviations = [-1.5, 0.2, 0.9, 2.0], [0.3, 0.8, 0.2, 1.1]
    q = np.array(
        [
            np.exp(-0.5 * ((z - m) / s) ** 2) / s / math.sqrt(2 * math.pi)
            for m, s in zip(means, deviations, strict=True)
        ]
    )
    mixture = q.mean(0)
    information = float((q * np.log(np.maximum(q, 1e-300) / mixture)).sum() * step / 4)
    price = np.mean([integrated_divergence(m, s) for m, s in zip(means, deviations, strict=True)])
    return 0.1 < information < float(price)


@claim("shortfall-of-the-elbo", "For every choice of $q$ the log-likelihood splits exactly")
def elbo_and_gap() -> bool:
    rng = np.random.default_rng(0)
    for _ in range(20):
        prior, likelihood, q = (
            rng.dirichlet(np.ones(5)),
            rng.uniform(size=5),
            rng.dirichlet([1] * 5),
        )
        evidence = float(prior @ likelihood)
        posterior = prior * likelihood / evidence
        elbo = float(q @ np.log(likelihood)) - float(q @ np.log(q / prior))
        gap = float(q @ np.log(q / posterior))
        if not math.isclose(elbo + gap, math.log(evidence)) or gap < 0:
            return False
    return True


@template("log-density-under-a-scaling-flow")
def density_of_a_transformed_distribution(a: float, b: float, x: float) -> float:
    base = torch.distributions.Normal(torch.tensor(0.0, dtype=F64), 1.0)
    flow = torch.distributions.AffineTransform(float(b), torch.tensor(float(a), dtype=F64))
    at = torch.tensor(float(x), dtype=F64)
    return float(torch.distributions.TransformedDistribution(base, [flow]).log_prob(at))


# Autoregressive models and discrete codes


@claim(
    "generating-pixel-by-pixel",
    "takes 1,024 passes, or 3,072 if the three color values are drawn separately",
    "predict 16 × 16 = 256 tokens",
)
def values_drawn_one_by_one() -> bool:
    image = torch.zeros(3, 32, 32)
    return image[0].numel() == 1024 and image.numel() == 3072 and torch.zeros(16, 16).numel() == 256


@code("pixels-behind-a-masked-kernel")
def pixels_of_the_mask(run: Run) -> bool:
    above_and_left = [[1, 1], [1, 2], [1, 3], [2, 1]]
    return (
        run().printed == str(above_and_left)
        and f"`{above_and_left}`" in run.question.explanation
        and right_options(run) == ["On the three pixels above and its left neighbor"]
    )


@code("gradients-around-a-codebook")
def straight_through(run: Run) -> bool:
    ran = run()
    plain = executed(run.blocks()[0].replace("zq = z + (e - z).detach()", "zq = e"))
    return (
        ran.printed == "tensor([[2., 3.]]) None"
        and ran.names["zq"].tolist() == [[1.0, 1.0]]
        and right_options(run) == ["$(2, 3)$ for `z` and `None` for `book`"]
        and plain.names["z"].grad is None
        and plain.names["book"].grad.tolist() == [[0.0, 0.0], [2.0, 3.0]]
    )


# Generative adversarial networks


@template("optimal-discriminator-output")
def best_output_by_search(p: float, q: float) -> float:
    """Zooming in on the smallest weighted cross-entropy of the labels real and generated."""
    low, high = 1e-6, 1 - 1e-6
    weights = torch.tensor([p, q], dtype=F64)
    for _ in range(6):
        grid = torch.linspace(low, high, 201, dtype=F64)
        real = F.binary_cross_entropy(grid, torch.ones_like(grid), reduction="none")
        fake = F.binary_cross_entropy(grid, torch.zeros_like(grid), reduction="none")
        best = int((weights[0] * real + weights[1] * fake).argmin())
        low, high = float(grid[max(best - 1, 0)]), float(grid[min(best + 1, 200)])
    return (low + high) / 2


@claim("optimal-discriminator-output", "the value of the game is $-\\log 4$")
def value_of_the_game() -> bool:
    half = torch.full((8,), 0.5, dtype=F64)
    return math.isclose(float(half.log().mean() + (1 - half).log().mean()), -math.log(4))


@claim(
    "generator-loss-early-in-training",
    "The first is close to 0 there, so the generator learns least when it is worst; "
    "the second is close to −1.",
    "At $D(G(z)) ≈ 0$ the first loss is nearly flat in the logit of $D$",
)
def slopes_in_the_logit() -> bool:
    a = torch.tensor([-8.0, -1.0, 2.0], dtype=F64, requires_grad=True)
    first, second = torch.log(1 - a.sigmoid()).sum(), -F.logsigmoid(a).sum()
    (slope,), (other,) = torch.autograd.grad(first, a), torch.autograd.grad(second, a)
    stated = torch.allclose(slope, -a.sigmoid()) and torch.allclose(other, a.sigmoid() - 1)
    return bool(stated and abs(slope[0]) < 1e-3 and abs(other[0] + 1) < 1e-3)


@claim("findings-that-suggest-mode-collapse", "on the order of $300^2 = 90{,}000$ images or less")
def birthday_paradox() -> bool:
    def some_duplicate(kinds: int) -> float:
        return 1 - math.prod(1 - i / kinds for i in range(300))

    even_odds = next(n for n in range(1000, 200_000, 100) if some_duplicate(n) < 0.5)
    return 30_000 < even_odds < 90_000 and 300**2 == 90_000


@claim("typical-gan-difficulties", "alternating gradient steps need not converge")
def steps_that_circle() -> bool:
    """The game of min over x and max over y of xy, whose solution is (0, 0)."""
    x, y = 1.0, 0.0
    radii = []
    for _ in range(10_000):
        x -= 0.1 * y
        y += 0.1 * x
        radii.append(math.hypot(x, y))
    return min(radii) > 0.9 and max(radii) < 1.1


@claim("findings-that-suggest-mode-collapse", "Ten kinds at 10% each were to be expected")
def chance_of_eighty_percent() -> bool:
    """That 240 of 300 varied samples fall into two kinds of ten: practically impossible."""
    tail = sum(math.comb(300, k) * 0.2**k * 0.8 ** (300 - k) for k in range(240, 301))
    return 45 * tail < 1e-9


def jensen_shannon(p: np.ndarray, q: np.ndarray) -> float:
    def divergence(one: np.ndarray, other: np.ndarray) -> float:
        on = one > 0
        return float((one[on] * np.log(one[on] / other[on])).sum())

    middle = (p + q) / 2
    return (divergence(p, middle) + divergence(q, middle)) / 2


@claim(
    "divergence-of-distant-point-masses",
    "the Jensen-Shannon divergence is $\\log 2$ for every $\\theta \\neq 0$",
    "The Wasserstein-1 distance is the cost of transport, $|\\theta|$",
)
def distances_of_point_masses() -> bool:
    places = np.arange(-5, 6)
    real = (places == 0).astype(float)
    for theta in places:
        made = (places == theta).astype(float)
        js = jensen_shannon(real, made)
        transport = float(abs(np.cumsum(real) - np.cumsum(made))[:-1].sum())
        if not math.isclose(js, math.log(2) if theta else 0, abs_tol=1e-12):
            return False
        if transport != abs(theta):
            return False
    return True


@claim(
    "divergence-of-distant-point-masses",
    "the minimax value equals $2 \\mathrm{JS} - 2 \\log 2$",
)
def minimax_value() -> bool:
    rng = np.random.default_rng(1)
    p, q = rng.dirichlet(np.ones(6)), rng.dirichlet(np.ones(6))
    best = np.array([best_output_by_search(a, b) for a, b in zip(p, q, strict=True)])
    value = float(p @ np.log(best) + q @ np.log(1 - best))
    return math.isclose(value, 2 * jensen_shannon(p, q) - 2 * math.log(2), rel_tol=1e-9)


# Fréchet distance


@template("frechet-distance-in-one-dimension")
def transport_between_gaussians(a: float, b: float, s: float, u: float) -> float:
    """The cost of moving each quantile to its partner, by Gauss-Hermite quadrature."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(12)
    moved = (a + s * nodes) - (b + u * nodes)
    return float(weights @ moved**2 / weights.sum())


def frechet(x: np.ndarray, y: np.ndarray) -> float:
    first, second = np.cov(x.T), np.cov(y.T)
    roots = np.sqrt(np.maximum(np.linalg.eigvals(first @ second).real, 0))
    gap = x.mean(0) - y.mean(0)
    return float(gap @ gap + np.trace(first) + np.trace(second) - 2 * roots.sum())


@claim(
    "what-an-fid-value-tells",
    "The value tends to grow if fewer samples are used",
    "Copies have the mean and covariance of the originals; memorizing goes unnoticed.",
    "Two moments do not determine a distribution.",
)
def limits_of_the_score() -> bool:
    rng = np.random.default_rng(0)
    real = rng.standard_normal((4000, 8))
    few = np.mean([frechet(real, rng.standard_normal((40, 8))) for _ in range(20)])
    many = np.mean([frechet(real, rng.standard_normal((400, 8))) for _ in range(20)])
    copies = frechet(real, real[rng.permutation(4000)])
    signs = rng.choice([-1.0, 1.0], size=(4000, 8))  # no Gaussian at all
    return bool(few > 3 * many > 0 and abs(copies) < 1e-6 and frechet(real, signs) < 0.05)


# Diffusion and flow matching


@template("clean-value-from-predicted-noise")
def inverted_mixture(ab: float, x: float, e: float) -> float:
    """Bisection for the clean value that the mixing formula takes to the noisy one."""
    low, high = -100.0, 100.0
    for _ in range(80):
        middle = (low + high) / 2
        mixed = math.sqrt(ab) * middle + math.sqrt(1 - ab) * e
        low, high = (middle, high) if mixed < x else (low, middle)
    return (low + high) / 2


@template("scale-of-the-image-among-the-noise")
def factor_by_simulation(b: float, n: int) -> float:
    """Two images that differ by 1 get the same noise; what is left of the difference?"""
    rng = np.random.default_rng(n)
    one, other = 1.0, 0.0
    for noise in rng.standard_normal(int(n)):
        one, other = (math.sqrt(1 - b) * x + math.sqrt(b) * noise for x in (one, other))
    return one - other


def alpha_bars() -> np.ndarray:
    kept, found = 1.0, []
    for beta in np.linspace(0.0001, 0.02, 1000):
        kept *= 1 - beta
        found.append(kept)
    return np.array(found)


@claim("scale-of-the-image-among-the-noise", "its last $\\bar{\\alpha}$ is about 0.00004")
def last_of_the_schedule() -> bool:
    return 0.000035 < float(alpha_bars()[-1]) < 0.000045


@claim("scale-of-the-image-among-the-noise", "keeps the variance 1 throughout")
def variance_kept() -> bool:
    variance = 1.0
    for beta in (0.01, 0.3, 0.05, 0.9):
        variance = (1 - beta) * variance + beta
    return math.isclose(variance, 1)


@claim(
    "one-training-step-of-ddpm",
    "any level can be reached in one go",
    "Here $\\bar{\\alpha}_t$ falls from almost 1 to almost 0.",
)
def one_jump_for_many_steps() -> bool:
    """Mean factor and variance of the noise, step by step, against the closed form."""
    factor, variance = 1.0, 0.0
    for beta, bar in zip(np.linspace(0.0001, 0.02, 1000), alpha_bars(), strict=True):
        factor, variance = factor * math.sqrt(1 - beta), variance * (1 - beta) + beta
        if not math.isclose(factor, math.sqrt(bar)) or not math.isclose(variance, 1 - bar):
            return False
    return bool(alpha_bars()[0] > 0.999 and alpha_bars()[-1] < 0.001)


def ddim(start: float, steps: int) -> float:
    """Sampling with the exact noise predictor of data that is -1 or 2, spread by 0.3."""
    bars = alpha_bars()
    levels = np.linspace(999, 0, steps).round().astype(int)
    x = start
    for level, following in zip(levels, [*levels[1:], -1], strict=True):
        bar, later = bars[level], bars[following] if following >= 0 else 1.0
        variance = bar * 0.09 + 1 - bar
        centers = np.array([-1.0, 2.0])
        share = np.exp(-0.5 * (x - math.sqrt(bar) * centers) ** 2 / variance)
        share /= share.sum()
        clean = centers + math.sqrt(bar) * 0.09 / variance * (x - math.sqrt(bar) * centers)
        guess = float(share @ clean)
        noise = (x - math.sqrt(bar) * guess) / math.sqrt(1 - bar)
        x = math.sqrt(later) * guess + math.sqrt(1 - later) * noise
    return x


@claim(
    "ddim-on-a-ddpm-network",
    "Larger steps leave a larger discretization error. The images resemble each other but differ.",
    "With $\\eta = 0$ no further noise is drawn",
    "The starting noise is random, and it is where the variety comes from.",
    "The sampler may visit 50 of the 1,000 levels",
)
def deterministic_sampling() -> bool:
    starts = np.random.default_rng(3).standard_normal(40)
    fine = [ddim(x, 200) for x in starts]
    coarse = [ddim(x, 20) for x in starts]
    middle = [ddim(x, 50) for x in starts]
    finest = [ddim(x, 1000) for x in starts]
    again = [ddim(x, 200) for x in starts]
    away = [max(abs(a - b) for a, b in zip(r, finest, strict=True)) for r in (fine, middle, coarse)]
    both_modes = min(fine) < 0 < max(fine)
    return bool(fine == again and both_modes and 0 < away[0] < away[1] < away[2] < 0.5)


@template("guided-noise-of-one-component")
def extrapolated(u: float, c: float, s: float) -> float:
    start, end = torch.tensor([float(u), float(c)], dtype=F64)
    return float(torch.lerp(start, end, float(s)))


@claim("guided-noise-of-one-component", "a $w$ that is smaller by one than this scale")
def two_conventions() -> bool:
    u, c, scale = 0.2, -0.6, 7.5
    w = scale - 1
    return math.isclose((1 + w) * c - w * u, extrapolated(u, c, scale))


@template("numbers-saved-by-a-latent-space")
def sizes_before_and_after(h: int, f: int, c: int) -> float:
    image = torch.zeros(1, 3, int(h), int(h), device="meta")
    encoder = nn.Conv2d(3, int(c), int(f), stride=int(f), device="meta")
    return float(image.numel() / encoder(image).numel())


@template("velocity-where-paths-cross")
def conditional_mean_over_pairs(a: int, p: float) -> float:
    rise = Fraction(str(p))
    weight = mean = Fraction(0)
    for start, (end, share) in product((-a, a), ((a, rise), (-a, 1 - rise))):
        if Fraction(1, 2) * start + Fraction(1, 2) * end == 0:
            weight += share / 2
            mean += share / 2 * (end - start)
    return float(mean / weight)


@claim(
    "what-a-perfect-denoiser-knows",
    "with $q_\\sigma$ the density of the noisy data",
    "the score is minus the predicted noise divided by its standard deviation",
    "That holds only in the limit of small $\\sigma$.",
)
def tweedie() -> bool:
    """Data from two Gaussians: the best denoiser by integration, the score by autograd."""
    means, deviation, sigma = (-1.0, 1.5), 0.4, 0.7

    def density(y: torch.Tensor, spread: float) -> torch.Tensor:
        return sum(torch.exp(-0.5 * ((y - m) / spread) ** 2) / spread for m in means)

    def score(at: float, spread: float) -> float:
        y = torch.tensor(at, dtype=F64, requires_grad=True)
        density(y, spread).log().backward()
        return float(y.grad)

    x = torch.linspace(-8, 8, 16001, dtype=F64)
    blurred = math.sqrt(deviation**2 + sigma**2)
    for y in (-2.0, 0.3, 1.1):
        weight = density(x, deviation) * torch.exp(-0.5 * ((y - x) / sigma) ** 2)
        best = float((weight * x).sum() / weight.sum())
        noise = float((weight * (y - x) / sigma).sum() / weight.sum())
        found = (best - y) / sigma**2
        if not math.isclose(found, score(y, blurred), rel_tol=1e-6, abs_tol=1e-9):
            return False
        if not math.isclose(-noise / sigma, found, rel_tol=1e-6, abs_tol=1e-9):
            return False
    return True


@claim(
    "what-a-perfect-denoiser-knows",
    "True for Gaussian data, but not in general",
    "At finite noise, $y$ follows a blurred density.",
)
def clean_scores_differ() -> bool:
    """One Gaussian: the clean score at D(y) is the noisy one at y. Two: neither clean one is."""
    y, spread, sigma, means = 0.3, 0.4, 0.7, np.array([-1.0, 1.5])
    shrunk = spread**2 / (spread**2 + sigma**2)

    def clean_score(x: float) -> float:
        share = np.exp(-0.5 * ((x - means) / spread) ** 2)
        return float((share * (means - x)).sum() / share.sum() / spread**2)

    single = shrunk * y  # the best guess if the data is one Gaussian around 0
    agree = math.isclose(-single / spread**2, (single - y) / sigma**2)
    share = np.exp(-0.5 * (y - means) ** 2 / (spread**2 + sigma**2))
    best = float(share @ (means + shrunk * (y - means)) / share.sum())
    noisy = (best - y) / sigma**2
    return agree and min(abs(noisy - clean_score(at)) for at in (y, best)) > 1
