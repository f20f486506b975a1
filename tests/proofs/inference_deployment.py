"""Proofs of the questions on inference and deployment: serving, quantization, sampling."""

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import product

import torch
from torch.nn import functional

from bot.domain.question import Choose, Compute
from bot.domain.text import bare
from tests.proofs.kit import Run, claim, code, executed, template


def crossing(difference: Callable[[float], float], high: float) -> float:
    """Where an increasing function passes zero between 0 and `high`."""
    low = 0.0
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (low, middle) if difference(middle) > 0 else (middle, high)
    return (low + high) / 2


def right_option(run: Run) -> str:
    """The one option of the question that is marked right, without its marks of code."""
    assert isinstance(run.question.task, Choose)
    (right,) = [option.text for option in run.question.task.options if option.right]
    return bare(right).strip("`")


# Serving and the roofline


@template("batch-where-reading-and-computing-balance")
def batch_of_equal_times(w: int, **gpu: int) -> float:
    # A model of 64 weights: both times grow with the number of weights, so it cancels.
    bits, operations = 0, 0
    for _ in range(64):
        bits += w
        operations += 1 + 1  # a multiplication and an addition for each sequence
    reading = bits / 8 / (gpu["B"] * 1e9)
    return crossing(lambda batch: operations * batch / (gpu["F"] * 1e12) - reading, 1e6)


@template("decode-limit-of-a-batch")
def rate_of_a_batch(b: int, c: float, **gigabytes: int) -> float:
    cache, tokens, seconds = Fraction(str(c)), 0, Fraction(0)
    for _ in range(5):  # steps
        read = Fraction(gigabytes["W"])
        for _ in range(b):
            read += cache
            tokens += 1
        seconds += read / gigabytes["B"]
    return float(tokens / seconds)


@claim("decode-limit-of-a-batch", "the rate approaches bandwidth/cache")
def rate_of_an_endless_batch() -> bool:
    rates = [rate_of_a_batch(batch, 0.5, W=14, B=2000) for batch in (1, 10, 100, 1000, 10_000)]
    return sorted(rates) == rates and 0.99 * 4000 < rates[-1] < 2000 / 0.5


@template("decode-speed-limit")
def tokens_per_second(n: int, w: int, **gpu: int) -> float:
    # Thousands of weights for billions and kilobytes for gigabytes: a million times smaller.
    packed = torch.empty(n * 1000 * w // 8, dtype=torch.uint8, device="meta")
    return float(gpu["B"] * 1000 / packed.nbytes)


@claim("decode-speed-limit", "roughly two operations per weight, takes far less time")
def arithmetic_of_one_token() -> bool:
    # A100: 312 TFLOP/s in 16 bit and 2000 GB/s; 8 billion weights in 16 bit.
    return 2 * 8e9 / 312e12 < 0.01 * (16e9 / 2000e9)


@template("kv-cache-of-a-batch")
def cache_of_all_layers(h: int, k: int, d: int, n: int, b: int, **more: int) -> float:
    stored = 0
    for _ in range(more["L"]):
        for _kind in ("key", "value"):
            # Meta tensors have a shape and a number format, but no memory behind them.
            stored += torch.empty(b, k, n, d, dtype=torch.float16, device="meta").nbytes
    assert h % k == 0, "query heads share the key-value heads evenly"
    return stored / 2**30


@template("streamed-answer-time")
def time_of_the_last_token(a: int, c: int, n: int) -> float:
    clock = a
    for _further in range(1, n):
        clock += c
    return clock


@template("requests-in-flight")
def mean_number_inside(r: int, w: int) -> float:
    # In units of 1/r ms. Stays are w/2 and 3w/2 in turn, so that only their mean is w.
    second, spacing = 1000 * r, 1000
    begin = 5 * second  # everybody who came before time 0 has left by then
    inside = 0
    for index in range(7 * r):
        came = index * spacing
        left = came + (w * r // 2 if index % 2 else 3 * w * r // 2)
        inside += max(0, min(left, begin + second) - max(came, begin))
    return inside / second


@claim("quadrupled-serving-batch", "From 8 in 18 ms to 32 in 42 ms: about 444 and 762 requests")
@claim("quadrupled-serving-batch", "Throughput × 1.7, time per batch × 2.3")
@claim("quadrupled-serving-batch", "throughput is $4/2.3$, or 1.7, times as high")
@claim("quadrupled-serving-batch", "Throughput cannot exceed 1000 per second")
def served_batches() -> bool:
    time = {size: 10 + sum(1 for _ in range(size)) for size in (8, 32, 10**6)}
    rate = {size: 1000 * size / time[size] for size in time}
    ratios = round(rate[32] / rate[8], 1), round(time[32] / time[8], 1)
    numbers = time[8], time[32], round(rate[8]), round(rate[32])
    limit = 999 < rate[10**6] < 1000
    return (
        numbers == (18, 42, 444, 762)
        and ratios == (1.7, 2.3)
        and round(4 / 2.3, 1) == 1.7
        and limit
    )


@claim("quadrupled-serving-batch", "That would hold without the fixed part")
def batches_without_a_fixed_part() -> bool:
    return 8 / (8 * 1) == 32 / (32 * 1) and 32 * 1 == 4 * (8 * 1)


@claim("reporting-the-speed-of-a-service", "$1 - 0.99^{10}$, almost one page in ten")
def pages_with_a_slow_call() -> bool:
    hit = Fraction(0)
    for slow in product((True, False), repeat=10):
        if any(slow):
            hit += math.prod((Fraction(1, 100) if one else Fraction(99, 100)) for one in slow)
    return 0.09 < hit < 0.1 and math.isclose(hit, 1 - 0.99**10)


@claim("faster-decode-same-prefill", "a quarter of the bytes gives up to four times the speed")
def speed_of_a_quarter() -> bool:
    reading = {bits: sum(bits for _ in range(1000)) / 8 for bits in (4, 16)}
    return reading[16] / reading[4] == 4


@claim("significant-drift-of-a-feature", "$1/\\sqrt{10^7}$ of a standard deviation, about 0.0003")
@claim(
    "significant-drift-of-a-feature", "a shift of 0.01 stands out by some thirty standard errors"
)
@claim("significant-drift-of-a-feature", "the test gives a p-value below $10^{-6}$")
def drift_against_its_standard_error() -> bool:
    error = math.sqrt(sum(Fraction(1, 10**14) for _ in range(1000)) * 10**4)  # ten million terms
    known = 0.01 / error  # reference mean known, or its window much longer
    equal = 0.01 / math.hypot(error, error)  # reference window as long as the day
    p_values = [math.erfc(z / math.sqrt(2)) for z in (known, equal)]
    return round(error, 4) == 0.0003 and 30 < known < 33 and max(p_values) < 1e-6


@claim("what-later-tokens-read", "With causal attention, nothing that belongs to earlier tokens")
@claim("what-later-tokens-read", "In a bidirectional encoder this would fail")
def states_of_earlier_tokens() -> bool:
    torch.manual_seed(0)
    layer = torch.nn.TransformerEncoderLayer(8, 2, 16, dropout=0.0, batch_first=True).double()
    stack = torch.nn.TransformerEncoder(layer, 3, enable_nested_tensor=False).eval()
    x = torch.randn(1, 6, 8, dtype=torch.float64)

    def states(length: int, causal: bool) -> torch.Tensor:
        mask = torch.full((length, length), -math.inf, dtype=torch.float64).triu(1)
        out: torch.Tensor = stack(x[:, :length], mask=mask if causal else None)
        return out[:, :5]

    with torch.no_grad():
        kept = torch.allclose(states(5, True), states(6, True), atol=1e-12)
        changed = not torch.allclose(states(5, False), states(6, False), atol=1e-3)
    return bool(kept and changed)


def cache_bytes(**changed: int) -> int:
    """What one sequence keeps, entry by entry."""
    model = {"layers": 4, "heads": 8, "size": 16, "tokens": 8192, "window": 8192, "bits": 16}
    model |= {name: value for name, value in changed.items() if name in model}
    total = 0
    for _layer in range(model["layers"]):
        for _head in range(model["heads"]):
            held = min(model["tokens"], model["window"])
            total += 2 * held * model["size"] * model["bits"] // 8
    return total


@claim("what-shrinks-a-kv-cache", "half the bits are half the bytes")
@claim("what-shrinks-a-kv-cache", "With fewer key-value heads there is less to store per token.")
@claim("what-shrinks-a-kv-cache", "Letting every layer look back at 1024 tokens only")
@claim("what-shrinks-a-kv-cache", "each remaining sequence needs as much as before")
def changes_of_a_cache() -> bool:
    whole = cache_bytes()
    smaller = cache_bytes(bits=8), cache_bytes(heads=2), cache_bytes(window=1024)
    same = cache_bytes(batch=4), cache_bytes(bits_of_weights=4)
    return smaller == (whole // 2, whole // 4, whole // 8) and same == (whole, whole)


@claim("consequences-of-a-block-table", "The loss is then less than one block per sequence.")
@claim("consequences-of-a-block-table", "so all but the last one are full")
def slots_of_blocks() -> bool:
    for length in range(1, 200):
        blocks: list[int] = []
        for _token in range(length):
            if not blocks or blocks[-1] == 16:
                blocks.append(0)
            blocks[-1] += 1
        if any(used < 16 for used in blocks[:-1]) or 16 * len(blocks) - length >= 16:
            return False
    return True


# Sampling and speculative decoding


@template("nucleus-after-renormalizing")
def first_token_of_a_sampler(a: float, b: float, c: float, d: float, p: float) -> float:
    # The rest is split among a hundred rare tokens, and the vocabulary is out of order.
    listed = torch.tensor([d, a, c, b], dtype=torch.float64)
    rare = torch.full((100,), (1 - float(listed.sum())) / 100, dtype=torch.float64)
    probabilities = torch.cat([rare, listed])
    mass, logits = 0.0, torch.full((104,), -math.inf, dtype=torch.float64)
    for token in probabilities.argsort(descending=True).tolist():
        if mass < p:
            logits[token] = probabilities[token].log()
            mass += float(probabilities[token])
    return float(functional.softmax(logits, dim=0)[101])


@claim(
    "nucleus-after-renormalizing", "few when the model is sure, many when the distribution is flat"
)
def survivors_of_two_distributions() -> bool:
    logits = torch.linspace(3.0, -3.0, 500, dtype=torch.float64)
    flat, peaked = candidates(logits), candidates(3 * logits)
    return flat["top-p"] > 2 * peaked["top-p"] and flat["top-k"] == peaked["top-k"]


def candidates(logits: torch.Tensor) -> dict[str, int]:
    """How many tokens each rule can draw."""
    p = functional.softmax(logits, dim=0).sort(descending=True).values
    return {
        "top-k": len(p[:40]),
        "top-p": int((p.cumsum(0) < 0.9).sum()) + 1,
        "min-p": int((p >= 0.05 * p[0]).sum()),
        "temperature": int((functional.softmax(logits / 0.7, dim=0) > 0).sum()),
        "greedy": len({int(logits.argmax())}),
    }


@claim("candidates-that-depend-on-confidence", "It keeps 40 tokens in every case.")
@claim("candidates-that-depend-on-confidence", "no token's probability becomes zero")
@claim("candidates-that-depend-on-confidence", "Few tokens reach 90% of the mass if the model is")
@claim("candidates-that-depend-on-confidence", "The threshold is 5% of the largest probability")
@claim("candidates-that-depend-on-confidence", "there is one candidate whatever the distribution")
@claim("candidates-that-depend-on-confidence", "makes top-p admit more tokens")
def candidates_of_two_distributions() -> bool:
    logits = torch.linspace(3.0, -3.0, 500, dtype=torch.float64)
    flat, peaked = candidates(logits), candidates(3 * logits)
    depend = {rule for rule in flat if flat[rule] != peaked[rule]}
    more = all(flat[rule] > peaked[rule] for rule in depend)
    return depend == {"top-p", "min-p"} and more and flat["top-k"] == 40


@template("draft-token-accepted")
def accepted_cells(p1: float, p2: float, q1: float, q2: float) -> float:
    # In twentieths. A draft token of k/20 has k equally likely cells for the uniform number; it
    # is accepted if the middle of the cell lies below p/q.
    p, q = ([round(20 * x), round(20 * y)] for x, y in ((p1, p2), (q1, q2)))
    p, q = [*p, 20 - sum(p)], [*q, 20 - sum(q)]
    accepted = 0
    for target, draft in zip(p, q, strict=True):
        for cell in range(draft):
            accepted += Fraction(2 * cell + 1, 2 * draft) < Fraction(target, draft)
    return accepted / 20


Masses = list[Fraction]


def emitted(p: Masses, q: Masses, replacement: Callable[[int], Masses]) -> Masses:
    """The distribution of what comes out, over every draft token and its fate."""
    out = [Fraction(0)] * len(p)
    for x, proposed in enumerate(q):
        accept = min(Fraction(1), p[x] / proposed)
        out[x] += proposed * accept
        if accept < 1:
            weights = replacement(x)
            for y, weight in enumerate(weights):
                out[y] += proposed * (1 - accept) * weight / sum(weights)
    return out


@claim("draw-after-a-rejected-draft", "From $\\max(p - q, 0)$, renormalized")
@claim("draw-after-a-rejected-draft", "Other tokens that the draft favors too much would still")
@claim("draw-after-a-rejected-draft", "The right tokens, in the wrong proportions")
@claim("draw-after-a-rejected-draft", "drawing from $p$ would give them more")
def replacements() -> bool:
    p = [Fraction(n, 20) for n in (8, 6, 2, 4)]
    q = [Fraction(n, 20) for n in (3, 5, 5, 7)]

    def outcome(replacement: Callable[[int], Masses]) -> Masses:
        return emitted(p, q, replacement)

    residual = outcome(lambda _: [max(a - b, Fraction(0)) for a, b in zip(p, q, strict=True)])
    target = outcome(lambda _: p)
    without = outcome(lambda x: [Fraction(0) if i == x else a for i, a in enumerate(p)])
    above = outcome(lambda _: [a if a > b else Fraction(0) for a, b in zip(p, q, strict=True)])
    favored = all(out[i] > p[i] for i in (2, 3) for out in (target, without))
    exact_tail = above[2:] == p[2:] and above != p
    return residual == p and favored and exact_tail


@claim("draw-after-a-rejected-draft", "acceptance yields $(0.2, 0.4, 0.1)$, and only the first")
@claim("draw-after-a-rejected-draft", "a draw from $p$ would produce the others in half of all")
def example_of_a_rejection() -> bool:
    p = [Fraction(n, 10) for n in (5, 4, 1)]
    q = [Fraction(n, 10) for n in (2, 5, 3)]
    accepted = [q[x] * min(Fraction(1), p[x] / q[x]) for x in range(3)]
    missing = [float(p[x] - accepted[x]) for x in range(3)]
    yields = [float(mass) for mass in accepted] == [0.2, 0.4, 0.1]
    return yields and missing == [0.3, 0.0, 0.0] and p[1] + p[2] == Fraction(1, 2)


@template("tokens-per-target-pass")
def tokens_over_all_fates(a: float, k: int) -> float:
    expected = 0.0
    for fates in product((True, False), repeat=k):
        chance = math.prod(a if accepted else 1 - a for accepted in fates)
        run = fates.index(False) if False in fates else k
        expected += chance * (run + 1)  # and the target's own token
    return expected


# Quantization


@template("equalizing-an-outlier-channel")
def factor_that_equalizes(x: int, m: float) -> float:
    activations = torch.tensor([0.3, -1.0, 0.7], dtype=torch.float64) * x
    weights = torch.tensor([1.0, -0.2], dtype=torch.float64) * m
    return crossing(
        lambda s: float((weights * s).abs().max() - (activations / max(s, 1e-9)).abs().max()), 200.0
    )


@claim("equalizing-an-outlier-channel", "The layer computes the same function as before")
@claim("three-post-training-methods", "SmoothQuant's rescaling by itself leaves a layer's output")
def rescaled_layer() -> bool:
    torch.manual_seed(0)
    x, w = torch.randn(5, 8, dtype=torch.float64), torch.randn(8, 3, dtype=torch.float64)
    s = (x.abs().amax(0) / w.abs().amax(1)).sqrt()
    equal = torch.allclose((x / s).abs().amax(0), (s[:, None] * w).abs().amax(1))
    return bool(equal and torch.allclose(x @ w, (x / s) @ (s[:, None] * w)))


@claim("three-post-training-methods", "spreads each error over the columns not yet rounded")
def compensated_rounding() -> bool:
    """Rows, rounded with and without compensation by the inverse Hessian, as GPTQ does."""
    torch.manual_seed(0)
    mixed = torch.eye(6, dtype=torch.float64) + 0.8  # inputs that are correlated
    x = torch.randn(64, 6, dtype=torch.float64) @ mixed
    plain = adjusted = 0.0
    for _ in range(50):
        row = 3 * torch.randn(6, dtype=torch.float64)
        left = row.clone()
        for column in range(6):
            inverse = torch.linalg.inv(x[:, column:].T @ x[:, column:])
            error = left[column] - left[column].round()
            left[column:] -= error / inverse[0, 0] * inverse[0]
        if not torch.allclose(left, left.round(), atol=1e-9):
            return False
        plain += float((x @ (row.round() - row)).square().sum())
        adjusted += float((x @ (left - row)).square().sum())
    return adjusted < plain / 2


@template("zero-point-of-a-range")
def level_nearest_zero(lo: float, hi: float) -> float:
    levels = torch.linspace(lo, hi, 256, dtype=torch.float64)
    return float(levels.abs().argmin())


@claim("properties-of-affine-quantization", "A real zero is restored without error")
@claim("properties-of-affine-quantization", "Without clipping, the error is at most half a step")
@claim("properties-of-affine-quantization", "the step grows with the range and rounding becomes")
def affine_quantization() -> bool:
    for lo, hi in ((-1.0, 3.0), (-2.7, 0.4), (0.0, 6.0), (-5.0, 0.0), (-2.0, 6.0)):
        s = (hi - lo) / 255
        z = round(-lo / s)
        x = torch.linspace(lo, hi, 10_001, dtype=torch.float64)
        unclipped = torch.round(x / s) + z
        q = unclipped.clamp(0, 255)
        errors = (s * (q - z) - x).abs()[unclipped == q]
        zero = s * (max(0, min(255, round(0.0 / s) + z)) - z)
        if zero != 0 or not 0.49 * s < float(errors.max()) <= s / 2 * (1 + 1e-9):
            return False
    return (6 - -2) / 255 > (3 - -1) / 255


@template("size-of-group-quantized-weights")
def stored_groups(n: int, b: int, g: int) -> float:
    # 64 groups, stored for real; a model of n billion weights has the same bytes per weight.
    weights = torch.empty(64 * g * b // 8, dtype=torch.uint8)
    scales = torch.empty(64, dtype=torch.float16)
    return float(n * (weights.nbytes + scales.nbytes) / (64 * g))


@template("memory-of-a-two-of-four-matrix")
def compressed_matrix(r: int, c: int, b: int) -> float:
    # A piece of 4 × 16 is pruned and compressed; the matrix consists of r*c/64 such pieces.
    piece = torch.sin(torch.arange(64, dtype=torch.float64)).reshape(4, 4, 4)
    bits = 0
    for group in piece.reshape(-1, 4):
        kept = group.abs().topk(2).indices
        for position in kept:
            bits += b + len(f"{int(position):02b}")
    return bits / 8 * (r * c / 64) / 2**20


@claim("scale-for-uneven-channels", "about $10/127$, or 0.08")
@claim("scale-for-uneven-channels", "only −1, 0 and 1 of the 255 integers are left")
@claim("scale-for-uneven-channels", "it would vary inside the sum")
def uneven_channels() -> bool:
    torch.manual_seed(0)
    step = 10 / 127
    small = torch.linspace(-0.1, 0.1, 2001, dtype=torch.float64)
    levels = set(torch.round(small / step).int().tolist())
    w = torch.tensor([[10.0, -4.0, 7.0], [0.1, -0.04, 0.07]], dtype=torch.float64)
    s = w.abs().amax(1) / 127
    x = torch.randint(-127, 128, (3,)).double()
    after = s * (torch.round(w / s[:, None]) @ x)  # the scale of an output, after the integer sum
    inside = (torch.round(w / s[:, None]) * s[:, None]) @ x
    own = set(torch.round(small / s[1]).int().tolist())
    outputs = torch.allclose(after, inside)
    return round(step, 2) == 0.08 and levels == {-1, 0, 1} and len(own) == 255 and outputs


@code("zeros-after-rounding-a-matrix")
def rounded_matrix(run: Run) -> bool:
    task = run.question.task
    assert isinstance(task, Compute)
    names = run().names
    w, s = names["W"], float(names["s"])
    rows = names["q"].tolist()
    truncated = int((torch.trunc(w / s) == 0).sum())
    unrounded = int(((w / s).abs() < 2).sum())  # if 1.2 and −0.6 became zero as well
    own = w[1].abs().max() / 127
    restored = torch.round(w[1] / own) * own
    close = float((restored - w[1]).abs().max() / w[1].abs().max()) < 0.005
    stated = s == 1.0 and rows[1] == [0, 0, 0] and rows[2] == [3, 1, -1]
    slips = sorted(slip.value for slip in task.slips) == sorted((0, truncated, unrounded))
    return float(run().printed) == task.value and stated and slips and close


@code("gradient-through-a-rounded-value")
def straight_through(run: Run) -> bool:
    ran = run()
    x = ran.names["x"].detach()
    forward = ran.names["y"].tolist() == [0.0, 1.0, 3.0] == x.round().tolist()
    plain = run.question.prompt.replace("x + (torch.round(x) - x).detach()", "torch.round(x)")
    assert plain != run.question.prompt
    source = plain.split("```python")[1].split("```")[0]
    others = {executed(source).printed, str((2 * x).tolist()), str([1.0, 1.0, 1.0])}
    assert isinstance(run.question.task, Choose)
    wrong = {bare(o.text).strip("`") for o in run.question.task.options if not o.right}
    return ran.printed == right_option(run) and forward and others == wrong


# Pruning


@code("bytes-after-zeroing-weights")
def bytes_of_zeros(run: Run) -> bool:
    ran = run()
    w = ran.names["w"]
    left = int((w != 0).sum())
    stored = w.untyped_storage().nbytes()
    sparse = w.to_sparse()
    coordinates = sparse.values().nbytes + sparse.indices().nbytes
    masked = w[w != 0].nbytes + 1000 // 8
    wrong = {w[w != 0].nbytes, coordinates, masked}
    assert isinstance(run.question.task, Choose)
    told = {int(bare(o.text).strip("`")) for o in run.question.task.options if not o.right}
    marked = int(right_option(run)) == stored and ran.printed == right_option(run)
    return marked and left == 100 and told == wrong


@claim("pruning-that-dense-hardware-notices", "The matrices become smaller")
@claim("pruning-that-dense-hardware-notices", "The matrices keep their shape")
def shapes_after_pruning() -> bool:
    layer = torch.nn.Conv2d(16, 32, 3)
    halved = torch.nn.Conv2d(8, 16, 3)
    zeroed = torch.where(layer.weight.abs() > layer.weight.abs().quantile(0.9), layer.weight, 0.0)
    fewer = 4 * halved.weight.numel() == layer.weight.numel()
    return bool(fewer and zeroed.shape == layer.weight.shape)


# Distillation


@template("distillation-gradient-at-temperature")
def gradient_of_the_soft_loss(t: int, s: int, **at: int) -> float:
    teacher = torch.tensor([[t, 0]], dtype=torch.float64)
    student = torch.tensor([[s, 0]], dtype=torch.float64, requires_grad=True)
    soft = functional.kl_div(
        functional.log_softmax(student / at["T"], dim=1),
        functional.softmax(teacher / at["T"], dim=1),
        reduction="batchmean",
    )
    (gradient,) = torch.autograd.grad(at["T"] ** 2 * soft, student)
    return float(gradient[0, 0])


@claim("temperature-factor-in-distillation", "Gradients of the soft loss shrink about like $1/T^2$")
@claim("temperature-factor-in-distillation", "about four times weaker relative to the hard one")
@claim("temperature-factor-in-distillation", "A softmax is normalized at every temperature.")
@claim("distillation-gradient-at-temperature", "$q - p$ itself also shrinks nearly in proportion")
def shrinking_gradients() -> bool:
    v = torch.tensor([4.0, -1.0, -3.0], dtype=torch.float64)
    z = torch.tensor([1.0, 1.0, -2.0], dtype=torch.float64, requires_grad=True)

    def gradient(heat: float) -> torch.Tensor:
        q, p = functional.log_softmax(z / heat, dim=0), functional.softmax(v / heat, dim=0)
        assert math.isclose(float(p.sum()), 1.0)
        (found,) = torch.autograd.grad(functional.kl_div(q, p, reduction="sum"), z)
        plain = (q.exp() - p) / heat
        assert torch.allclose(found, plain)
        return torch.as_tensor(found)

    weaker = float(gradient(40).norm() / gradient(80).norm())
    difference = float((gradient(40) * 40).norm() / (gradient(80) * 80).norm())
    limit = (z.detach() - v) / (3 * 80**2)
    close = torch.allclose(gradient(80), limit, rtol=0.05)
    return 3.8 < weaker < 4.2 and 1.9 < difference < 2.1 and close


@code("negative-distillation-loss")
def repaired_loss(run: Run) -> bool:
    names = run().names
    p, q, heat = names["p"], names["q"], names["T"]

    def loss(first: torch.Tensor, second: torch.Tensor, reduction: str = "batchmean") -> float:
        return float(heat**2 * functional.kl_div(first, second, reduction=reduction))

    shown = float(names["loss"])
    repaired = loss(q.log(), p)
    by_hand = float(heat**2 * (p * (p / q).log()).sum())
    others = loss(p, q), shown / heat**4, loss(q, p, "sum")
    advised = loss(functional.log_softmax(names["s"] / heat, dim=1), p)
    equal = loss(p.log(), p)
    numbers = round(shown, 1) == -19.1 and round(repaired, 2) == 1.76
    right = "q.log()" in right_option(run) and math.isclose(repaired, by_hand, rel_tol=1e-4)
    same = math.isclose(advised, repaired, rel_tol=1e-4) and abs(equal) < 1e-6
    sums = math.isclose(loss(q, p, "sum"), shown)
    return numbers and right and same and sums and max(others) < 0
