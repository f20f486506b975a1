"""Proofs of the topic training-systems."""

import math
import warnings
from copy import deepcopy
from fractions import Fraction
from functools import cache
from itertools import pairwise

import torch
from torch import nn
from torch.utils.checkpoint import checkpoint, set_checkpoint_early_stop
from torch.utils.data import DistributedSampler
from torch.utils.flop_counter import FlopCounterMode

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, template, unproved


@cache
def adam_bytes() -> dict[str, int]:
    """Bytes per parameter of a mixed-precision step, read off real tensors after it."""
    size = 64
    weight = nn.Parameter(torch.ones(size, dtype=torch.bfloat16))
    master = nn.Parameter(weight.detach().float())
    optimizer = torch.optim.Adam([master])
    (weight * weight).sum().backward()
    assert weight.grad is not None
    master.grad = weight.grad.float()
    optimizer.step()
    moments = [value for value in optimizer.state[master].values() if value.numel() == size]
    assert len(moments) == 2
    tensors = {"weight": [weight], "gradient": [weight.grad], "optimizer": [master, *moments]}
    return {name: sum(t.nbytes for t in held) // size for name, held in tensors.items()}


@template("adam-model-state-in-gigabytes")
def adam_state(n: float) -> float:
    return float(sum(Fraction(str(n)) * held for held in adam_bytes().values()))


@claim("adam-model-state-in-gigabytes", "an eighth", "Three quarters of the model state")
def shares_of_adam_state() -> bool:
    total = sum(adam_bytes().values())
    return adam_bytes()["weight"] * 8 == total and adam_bytes()["optimizer"] * 4 == total * 3


@claim("adam-model-state-in-gigabytes", "Plain fp32 training arrives at the same sum, $4 + 4 + 8$")
def plain_fp32_state() -> bool:
    weight = nn.Parameter(torch.ones(8))
    optimizer = torch.optim.Adam([weight])
    weight.sum().backward()
    optimizer.step()
    assert weight.grad is not None
    moments = [value for value in optimizer.state[weight].values() if value.numel() == 8]
    sizes = [weight.nbytes // 8, weight.grad.nbytes // 8, sum(m.nbytes for m in moments) // 8]
    return sizes == [4, 4, 8] and sum(sizes) == sum(adam_bytes().values())


@template("attainable-rate-under-the-roofline")
def attainable_rate(**given: float) -> float:
    """Chunks of 1 MB stream in from memory while those before are computed on (microseconds)."""
    peak, bandwidth, density = (Fraction(str(given[name])) for name in "PBI")
    moving, computing = 1 / bandwidth, density / peak
    arrived = done = Fraction(0)
    ends = []
    for _ in range(200):
        arrived += moving
        done = max(arrived, done) + computing
        ends.append(done)
    return float(100 * density / (ends[199] - ends[99]))


@cache
def training_flops() -> int:
    """FLOPs of a linear layer per parameter and token, forward and backward, as torch counts."""
    layer, tokens = nn.Linear(24, 16, bias=False), torch.ones(10, 24, requires_grad=True)
    with FlopCounterMode(display=False) as counter:
        layer(tokens).sum().backward()
    total: int = counter.get_total_flops()
    assert total % (layer.weight.numel() * 10) == 0
    return int(total // (layer.weight.numel() * 10))


@template("days-of-a-training-run")
def days(n: int, d: int, g: int, u: int, **gpu: int) -> float:
    work = Fraction(training_flops()) * n * 10**9 * d * 10**9
    per_day = sum(Fraction(gpu["P"] * 10**12 * u, 100) for _ in range(g)) * 24 * 60 * 60
    return float(work / per_day)


@template("model-flops-utilization")
def utilization(n: int, t: int, **gpu: int) -> float:
    seconds_at_peak = Fraction(training_flops() * n * 10**9, gpu["P"] * 10**12) * t
    return float(seconds_at_peak * 100)


@claim("model-flops-utilization", "2 FLOPs, in the forward pass and in about two in the backward")
def two_multiply_adds_backward() -> bool:
    layer, tokens = nn.Linear(24, 16, bias=False), torch.ones(10, 24)
    with FlopCounterMode(display=False) as counter:
        layer(tokens)
    forward = counter.get_total_flops() // (layer.weight.numel() * 10)
    return bool(forward == 2 and training_flops() - forward == 4)


FORMATS = {
    2: (torch.float8_e5m2, torch.int8),
    3: (torch.float8_e4m3fn, torch.int8),
    7: (torch.bfloat16, torch.int16),
    10: (torch.float16, torch.int16),
}


def successor(x: float, mantissa: int) -> float:
    """The next larger number of the format: its bits, read as a whole number, plus one."""
    floats, whole = FORMATS[mantissa]
    bits = torch.tensor([x]).to(floats).view(whole) + 1
    return float(bits.to(whole).view(floats).float())


@template("gap-between-neighboring-floats")
def gap(m: int, e: int) -> float:
    return successor(2.0**e, m) - 2.0**e


@claim("gap-between-neighboring-floats", "bf16 counts 254, 255, 256 and then gets stuck")
def stuck_counter() -> bool:
    seen, x = [], torch.tensor(0.0, dtype=torch.bfloat16)
    for _ in range(400):
        x += 1
        seen.append(x.item())
    return seen[253:256] == [254, 255, 256] and set(seen[256:]) == {256}


@claim(
    "gap-between-neighboring-floats",
    "bf16 stores 7 mantissa bits, fp16 and tf32 10, fp32 23, the fp8 formats 3 or 2",
)
def mantissa_bits() -> bool:
    stored = {bits: torch.finfo(floats).eps == 2**-bits for bits, (floats, _) in FORMATS.items()}
    return all(stored.values()) and torch.finfo(torch.float32).eps == 2**-23


def gpipe_idle(stages: int, batches: int) -> Fraction:
    """The schedule, played through with a backward pass that takes two slots for one forward."""
    ready = [[0] * batches for _ in range(stages + 1)]
    free = [0] * stages
    for stage in range(stages):
        for batch in range(batches):
            free[stage] = ready[stage + 1][batch] = max(free[stage], ready[stage][batch]) + 1
    back = ready[stages]
    for stage in reversed(range(stages)):
        for batch in reversed(range(batches)):
            free[stage] = back[batch] = max(free[stage], back[batch]) + 2
    return 1 - Fraction(batches * 3, max(free))


@template("idle-share-of-a-pipeline")
def idle_share(p: int, m: int) -> float:
    return float(100 * gpipe_idle(p, m))


@template("intensity-of-a-matrix-product")
def intensity(m: int, k: int, n: int) -> float:
    """Real shapes on the meta device: no numbers, but torch counts FLOPs and bytes."""
    left = torch.empty(m, k, dtype=torch.bfloat16, device="meta")
    right = torch.empty(k, n, dtype=torch.bfloat16, device="meta")
    with FlopCounterMode(display=False) as counter:
        product = left @ right
    return float(counter.get_total_flops() / (left.nbytes + right.nbytes + product.nbytes))


@claim(
    "intensity-of-a-matrix-product",
    "$I$ can never exceed it, and a square product reaches a third of it",
    "less than 1 FLOP per byte",
)
def smallest_dimension_decides() -> bool:
    sizes = (1, 3, 16, 100, 1000)
    bounded = all(intensity(m, k, n) < min(m, k, n) for m in sizes for k in sizes for n in sizes)
    return bounded and math.isclose(intensity(90, 90, 90), 30) and intensity(1, 4096, 4096) < 1


def ring(gpus: int, size: Fraction) -> tuple[Fraction, Fraction]:
    """What each GPU sends in the two phases of a ring all-reduce, with the sums checked."""
    pieces = [[rank + 1] * gpus for rank in range(gpus)]
    sent = [Fraction(0), Fraction(0)]
    for phase in (0, 1):
        for step in range(gpus - 1):
            letters = []
            for rank in range(gpus):
                piece = (rank - step + phase) % gpus
                letters.append(((rank + 1) % gpus, piece, pieces[rank][piece]))
            for to, piece, value in letters:
                pieces[to][piece] = value if phase else pieces[to][piece] + value
            sent[phase] += size / gpus
    assert all(value == gpus * (gpus + 1) // 2 for held in pieces for value in held)
    return sent[0], sent[1]


@template("megabytes-sent-in-a-ring")
def ring_bytes(p: int, m: int) -> float:
    return float(sum(ring(p, Fraction(m))))


@template("peak-memory-with-checkpointed-layers")
def checkpointed_peak(i: int, **given: int) -> float:
    held = peak = 0
    for _ in range(given["L"]):
        held += i
        peak = max(peak, held)
    for _ in range(given["L"]):
        held += given["A"]
        peak = max(peak, held)
        held -= given["A"] + i
    assert held == 0
    return peak


@claim(
    "peak-memory-with-checkpointed-layers",
    "half as many inputs wait, but two layers are expanded at a time",
    "That pays if half of the inputs weigh more than the inside of one layer",
)
def every_second_layer() -> bool:
    """Three inputs against the inside of a layer, on both sides of the balance."""

    def paired(layers: int, size: int, inside: int) -> float:
        held = layers // 2 * size
        return max(held - pair * size + 2 * inside + size for pair in range(layers // 2))

    saved = [paired(64, 32, a) < checkpointed_peak(32, L=64, A=a) for a in (900, 1100)]
    return saved == [True, False]


@template("quadratic-part-of-activation-memory")
def without_squares(s: int, h: int, a: int) -> float:
    """Adds up the tensors that Korthikanti et al. list for a layer, for a micro-batch of one."""
    token, pair = s * h, a * s * s
    linear = [2 * token]  # input of query, key and value
    linear += [2 * token, 2 * token, 2 * token]  # query, key, value
    linear += [2 * token, token]  # input of the output projection, dropout mask behind it
    linear += [2 * token, 2 * 4 * token, 2 * 4 * token, token]  # MLP: inputs, GeLU, dropout mask
    linear += [2 * token, 2 * token]  # inputs of the two layer norms
    squares = [2 * pair, pair, 2 * pair]  # softmax, dropout mask, dropout output
    return float(Fraction(sum(linear) + sum(squares), sum(linear)))


@template("scaling-efficiency")
def scaling(r: int, g: int, **reached: int) -> float:
    images = 10_000
    ideal = Fraction(images, sum(r for _ in range(g)))
    return float(100 * ideal / Fraction(images, reached["R"]))


@template("sequences-behind-one-update")
def sequences(t: int, p: int, b: int, m: int, **given: int) -> float:
    copies = {gpu // t // p for gpu in range(given["G"])}
    read = {(batch, place) for batch in range(m) for place in range(b)}
    return len(copies) * len(read)


@template("step-time-with-loader-workers")
def step_time(w: int, c: int, **given: int) -> float:
    """Batch k is made by worker k mod w; the GPU takes the batches in order."""
    ready = [0] * w
    done, ends = 0, []
    for batch in range(100 * w):
        ready[batch % w] += given["L"]
        done = max(done, ready[batch % w]) + c
        ends.append(done)
    return (ends[-1] - ends[50 * w - 1]) / (50 * w)


@template("zero-bytes-per-parameter")
def zero_bytes(s: int, g: int) -> float:
    """What GPU 0 holds of ten parameters per GPU, dealt out one by one."""
    held = 0
    for parameter in range(10 * g):
        mine = parameter % g == 0
        held += 12 if s < 1 or mine else 0
        held += 2 if s < 2 or mine else 0
        held += 2 if s < 3 or mine else 0
    return held / (10 * g)


@claim("zero-bytes-per-parameter", "the first two stages approach 4 and 2 bytes")
def limits_of_zero() -> bool:
    return abs(zero_bytes(1, 5000) - 4) < 0.01 and abs(zero_bytes(2, 5000) - 2) < 0.01


def marked(run: Run) -> list[str]:
    assert isinstance(run.question.task, Choose)
    return [option.text for option in run.question.task.options if option.right]


@code("a-thousand-small-additions")
def thousand_additions(run: Run) -> bool:
    return [run().printed] == marked(run)


@claim(
    "a-thousand-small-additions",
    "1.9765625 fp16 ends there",
    "8.8125 That adds the gap above 1 a thousand times",
    "neighboring bf16 numbers are $2^{-7} \\approx 0.0078$ apart",
    "the next larger number is 1.0078",
    "a million would not either",
)
def other_formats_of_the_sum() -> bool:
    x = torch.tensor(1.0, dtype=torch.float16)
    for _ in range(1000):
        x += 0.001
    one = torch.tensor(1.0, dtype=torch.bfloat16)
    fixed_point = (one + 0.001).item() == 1.0
    near = round(successor(1.0, 7), 4) == 1.0078 and successor(1.0, 7) - 1 == 2**-7
    return x.item() == 1.9765625 and 1 + 1000 * 2**-7 == 8.8125 and fixed_point and near


@claim("a-thousand-small-additions", "half the gap, 0.4% of the weight or less")
def half_a_gap() -> bool:
    weights = [1 + step / 128 for step in range(128)]
    halves = [(successor(x, 7) - x) / 2 / x for x in weights]
    return round(100 * max(halves), 1) == 0.4


@code("clipping-next-to-a-loss-scale")
def clipped_step(run: Run) -> bool:
    names = run().names
    step = (names["w"].detach() - torch.tensor([3.0, 4.0])).norm().item()
    return [format(step, ".1g")] == marked(run)


@claim("clipping-next-to-a-loss-scale", "so `.grad` has norm 50", "fifty times too short")
def remedy_for_clipping() -> bool:
    lengths = []
    for unscaled in (False, True):
        w = nn.Parameter(torch.tensor([3.0, 4.0]))
        opt = torch.optim.SGD([w], lr=1.0)
        scaler = torch.amp.GradScaler("cpu", init_scale=1000.0)
        scaler.scale(0.01 * (w**2).sum() / 2).backward()
        if unscaled:
            scaler.unscale_(opt)
        norm = nn.utils.clip_grad_norm_([w], max_norm=1.0).item()
        assert math.isclose(norm, 0.05 if unscaled else 50, rel_tol=1e-4)
        scaler.step(opt)
        lengths.append((w.detach() - torch.tensor([3.0, 4.0])).norm().item())
    return math.isclose(lengths[1], 0.05, rel_tol=1e-3) and round(lengths[1] / lengths[0]) == 50


@code("loader-for-two-replicas")
def repeated_halves(run: Run) -> bool:
    lines = [line.split(maxsplit=2) for line in run().printed.splitlines()]
    epochs = {rank: [order for of, _, order in lines if of == rank] for rank in ("0", "1")}
    parts = [
        {int(n) for n in orders[0].strip("[]").replace("[", "").replace("]", "").split(", ")}
        for orders in epochs.values()
    ]
    same = all(len(set(orders)) == 1 and len(orders) == 3 for orders in epochs.values())
    halves = parts[0] | parts[1] == set(range(16)) and not parts[0] & parts[1]
    ordered = any(orders[0] == str(sorted(orders[0])) for orders in epochs.values())
    return same and halves and not ordered and "had before, in the same order" in marked(run)[0]


@claim(
    "loader-for-two-replicas",
    "That takes a call of `sampler.set_epoch(epoch)`",
    "seeds a generator with `seed + epoch`",
    "takes every second entry, beginning at its rank",
    "the sampler repeats a few indices if the data cannot be divided evenly",
)
def sampler_with_epochs() -> bool:
    data = list(range(16))
    for epoch in range(5):
        order = torch.randperm(16, generator=torch.Generator().manual_seed(epoch)).tolist()
        for rank in (0, 1):
            sampler = DistributedSampler(data, num_replicas=2, rank=rank)
            sampler.set_epoch(epoch)
            if list(sampler) != order[rank::2]:
                return False
    uneven = [list(DistributedSampler(data[:15], num_replicas=2, rank=rank)) for rank in (0, 1)]
    return len(uneven[0] + uneven[1]) == 16 and len(set(uneven[0] + uneven[1])) == 15


@claim(
    "bf16-next-to-fp16",
    "The step is $2^{-7}$ instead of $2^{-10}$, eight times as wide",
    "About $3.4 \\cdot 10^{38}$, against 65,504",
    "gradients below about $3 \\cdot 10^{-8}$ become zero",
    "bf16 is fp32 with the lower half of its bits cut off",
)
def ranges_of_16_bits() -> bool:
    wide, fine = torch.finfo(torch.bfloat16), torch.finfo(torch.float16)
    gone, kept = torch.tensor([2.9e-8, 3.0e-8], dtype=torch.float64).to(torch.float16).tolist()
    upper = torch.tensor([0x3F9E], dtype=torch.int16).view(torch.bfloat16).item()
    whole = torch.tensor([0x3F9E0000], dtype=torch.int32).view(torch.float32).item()
    steps = wide.eps == 2**-7 and fine.eps == 2**-10 and wide.eps == 8 * fine.eps
    top = format(wide.max, ".1e") == "3.4e+38" and fine.max == 65504
    return bool(steps and top and gone == 0 and kept > 0 and upper == whole)


@claim("busy-gpu-with-low-mfu", "it cannot explain a factor of five")
def missing_factor() -> bool:
    busy, used = Fraction(98), Fraction(18)
    return busy / used > 5 and used * 4 / 3 < busy / 4


@claim("busy-gpu-with-low-mfu", "Recomputing everything adds a third to the FLOPs")
@claim("price-of-activation-checkpointing", "3 units of work become 4, a third more")
@claim("peak-memory-with-checkpointed-layers", "about one more forward pass")
def recomputation() -> bool:
    layers = nn.Sequential(*(nn.Linear(16, 16, bias=False) for _ in range(4)))
    flops = []
    for again in (False, True):
        x = torch.ones(8, 16, requires_grad=True)
        # By default torch stops recomputing at the last tensor needed, which spares the last
        # product of a layer; of these layers with a single product that would be all of it.
        with FlopCounterMode(display=False) as counter, set_checkpoint_early_stop(False):
            for layer in layers:
                x = checkpoint(layer, x, use_reentrant=False) if again else layer(x)
            x.sum().backward()
        flops.append(counter.get_total_flops())
    return bool(flops[1] * 3 == flops[0] * 4)


@claim(
    "price-of-activation-checkpointing",
    "so the gradients are the same up to rounding",
    "Layers with dropout must restore their random state",
)
def same_gradients() -> bool:
    torch.manual_seed(0)
    net = nn.Sequential(nn.Linear(6, 6), nn.Tanh(), nn.Dropout(0.5), nn.Linear(6, 6)).double()
    found = []
    for again in (False, True):
        torch.manual_seed(1)
        x = torch.ones(3, 6, dtype=torch.float64, requires_grad=True)
        (checkpoint(net, x, use_reentrant=False) if again else net(x)).sum().backward()
        found.append(x.grad)
    return bool(torch.allclose(found[0], found[1]))


@claim(
    "condition-on-a-tensor-value",
    "Separate graphs are compiled, with Python deciding between them",
    "That is what `fullgraph=True` does",
)
def graph_break() -> bool:
    def f(x: torch.Tensor) -> torch.Tensor:
        y = x * 2
        if y.sum() > 0:
            y = y + 1
        return y * 3

    torch._dynamo.reset()
    explained = torch._dynamo.explain(f)(torch.ones(4))
    torch._dynamo.reset()
    compiled = torch.compile(f, backend="eager")
    right = all(torch.equal(compiled(x), f(x)) for x in (torch.ones(4), -torch.ones(4)))
    torch._dynamo.reset()
    try:
        torch.compile(f, backend="eager", fullgraph=True)(torch.ones(4))
    except Exception:
        return bool(right and explained.graph_break_count == 1 and explained.graph_count == 2)
    return False


@claim("condition-on-a-tensor-value", "That is what plain tracing (`torch.jit.trace`) does")
def plain_tracing() -> bool:
    def f(x: torch.Tensor) -> torch.Tensor:
        return x + 1 if x.sum() > 0 else x - 1

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        traced = torch.jit.trace(f, torch.ones(2))
    return bool(torch.equal(traced(-torch.ones(2)), torch.zeros(2)))


@claim("contents-of-a-resumable-checkpoint", "they take twice the room of fp32 weights")
def room_for_moments() -> bool:
    weight = nn.Parameter(torch.ones(8))
    optimizer = torch.optim.Adam([weight])
    weight.sum().backward()
    optimizer.step()
    moments = [value for value in optimizer.state[weight].values() if value.numel() == 8]
    return bool(sum(moment.nbytes for moment in moments) == 2 * weight.nbytes)


@claim(
    "contents-of-a-resumable-checkpoint",
    "Without them Adam starts over",
    "setting the first seed again replays the past",
)
def resumed_runs() -> bool:
    weight = nn.Parameter(torch.zeros(5, dtype=torch.float64))

    def train(optimizer: torch.optim.Adam) -> torch.Tensor:
        for _ in range(5):
            optimizer.zero_grad()
            (nn.functional.dropout(weight - 3, 0.5) ** 2).sum().backward()
            optimizer.step()
        return weight.detach().clone()

    torch.manual_seed(0)
    first = torch.optim.Adam([weight], lr=0.1)
    half, moments, generator = train(first), deepcopy(first.state_dict()), torch.get_rng_state()
    whole = train(first)

    def resumed(with_moments: bool, with_generator: bool) -> bool:
        weight.data.copy_(half)
        again = torch.optim.Adam([weight], lr=0.1)
        if with_moments:
            again.load_state_dict(deepcopy(moments))
        torch.manual_seed(0)
        if with_generator:
            torch.set_rng_state(generator)
        return bool(torch.equal(train(again), whole))

    return resumed(True, True) and not resumed(False, True) and not resumed(True, False)


@claim("loss-scale-in-fp16-training", "is $2^{-24}$, about $6 \\cdot 10^{-8}$")
def smallest_half() -> bool:
    smallest = torch.tensor([1], dtype=torch.int16).view(torch.float16).item()
    return smallest == 2**-24 and format(smallest, ".0e") == "6e-08"


@claim("loss-scale-in-fp16-training", "dynamic scaling begins high (65,536 in PyTorch)")
def first_scale() -> bool:
    return bool(torch.amp.GradScaler("cpu").get_scale() == 65536)


def saved_for_backward(batch: int) -> int:
    """Bytes that autograd keeps of a small network, its parameters aside."""
    net = nn.Sequential(nn.Linear(7, 9), nn.Sigmoid(), nn.Linear(9, 5), nn.Tanh())
    own = {parameter.data_ptr() for parameter in net.parameters()}
    kept: dict[int, int] = {}

    def pack(tensor: torch.Tensor) -> torch.Tensor:
        if tensor.data_ptr() not in own:
            kept[tensor.data_ptr()] = tensor.nbytes
        return tensor

    with torch.autograd.graph.saved_tensors_hooks(pack, lambda tensor: tensor):
        out = net(torch.ones(batch, 7))
    assert out.requires_grad
    return sum(kept.values())


@claim("memory-under-gradient-accumulation", "Which memory falls to about a quarter?")
@claim("ways-to-lower-activation-memory", "Activations are proportional to the examples in flight")
def quarter_of_activations() -> bool:
    return saved_for_backward(32) == 4 * saved_for_backward(8)


@claim(
    "memory-under-gradient-accumulation",
    "There is one sum per parameter, whatever the number of examples behind it",
)
def one_gradient_buffer() -> bool:
    layer, sizes = nn.Linear(4, 3), []
    for _ in range(4):
        layer(torch.ones(8, 4)).sum().backward()
        sizes.append([parameter.grad.nbytes for parameter in layer.parameters()])
    return all(size == [p.nbytes for p in layer.parameters()] for size in sizes)


def one_f_one_b(stages: int, batches: int) -> tuple[int, Fraction]:
    """The 1F1B schedule, played through: most micro-batches in flight, idle share."""
    plans = []
    for stage in range(stages):
        warm = min(stages - stage - 1, batches)
        plan = [("F", k) for k in range(warm)]
        for k in range(batches - warm):
            plan += [("F", warm + k), ("B", k)]
        plans.append(plan + [("B", k) for k in range(batches - warm, batches)])
    ended: dict[tuple[str, int, int], int] = {}
    free, at, flying, most = [0] * stages, [0] * stages, [0] * stages, 0
    while any(at[stage] < len(plans[stage]) for stage in range(stages)):
        for stage in range(stages):
            while at[stage] < len(plans[stage]):
                kind, k = plans[stage][at[stage]]
                last = stage == stages - 1
                first = stage == 0 if kind == "F" else last
                need = (
                    ("F", k, stage)
                    if kind == "B" and last
                    else (kind, k, stage - 1 if kind == "F" else stage + 1)
                )
                if not (first and kind == "F") and need not in ended:
                    break
                start = max(free[stage], ended.get(need, 0))
                free[stage] = ended[kind, k, stage] = start + (1 if kind == "F" else 2)
                flying[stage] += 1 if kind == "F" else -1
                most = max(most, flying[stage])
                at[stage] += 1
    return most, 1 - Fraction(3 * batches, max(free))


@claim(
    "one-forward-one-backward",
    "the activations of at most about 4 micro-batches instead of 32",
    "The bubble is unchanged, $3/(32 + 3)$ of the time here",
)
def alternating_schedule() -> bool:
    most, idle = one_f_one_b(4, 32)
    return most == 4 and idle == Fraction(3, 35) == gpipe_idle(4, 32)


@claim("same-seeds-and-drifting-losses", "$(10^8 + 1) - 10^8$ is 0, while $(10^8 - 10^8) + 1$ is 1")
def order_of_addition() -> bool:
    large, one = torch.tensor(1e8), torch.tensor(1.0)
    return bool(((large + one) - large).item() == 0 and ((large - large) + one).item() == 1)


@claim(
    "splitting-an-mlp-over-two-gpus",
    "$$\\mathrm{GeLU}(XA)\\,B = \\mathrm{GeLU}(XA_1)\\,B_1 + \\mathrm{GeLU}(XA_2)\\,B_2$$",
    "$\\mathrm{GeLU}(u + v) \\ne \\mathrm{GeLU}(u) + \\mathrm{GeLU}(v)$",
)
def columns_then_rows() -> bool:
    torch.manual_seed(0)
    x, a, b = (torch.randn(size, dtype=torch.float64) for size in ((5, 4), (4, 8), (8, 4)))
    gelu = nn.functional.gelu
    whole = gelu(x @ a) @ b
    split = gelu(x @ a[:, :4]) @ b[:4] + gelu(x @ a[:, 4:]) @ b[4:]
    early = gelu(x[:, :2] @ a[:2]) + gelu(x[:, 2:] @ a[2:])
    return torch.allclose(whole, split) and not torch.allclose(gelu(x @ a), early)


@claim(
    "splitting-the-layer-norms-too",
    "a ring all-reduce sends $2M(N-1)/N$ per GPU, and each of its phases half of that",
)
def two_phases() -> bool:
    size = Fraction(96)
    sent = {gpus: ring(gpus, size) for gpus in (2, 4, 8)}
    return all(
        one == two and one + two == 2 * size * (gpus - 1) / gpus
        for gpus, (one, two) in sent.items()
    )


@claim("claims-about-fully-sharded-training", "About 1.5 times as many", "hence the factor 1.5")
@claim("zero-bytes-per-parameter", "stage 3 about 1.5 times as much")
def traffic_of_full_sharding() -> bool:
    """Two all-gathers and a reduce-scatter against an all-reduce of the same size."""
    scattering, gathering = ring(8, Fraction(80))
    return (gathering + gathering + scattering) / (scattering + gathering) == Fraction(3, 2)


@claim("speeding-up-a-memory-bound-kernel", "about one FLOP per byte or less")
def elementwise_intensity() -> bool:
    x = torch.zeros(1000)
    bytes_moved = x.nbytes + torch.relu(x).nbytes
    return all(0.1 <= flops * x.numel() / bytes_moved <= 1 for flops in (1, 2, 4, 8))


@claim("speeding-up-a-memory-bound-kernel", "but reads and writes once instead of three times")
def fused_traffic() -> bool:
    x = torch.zeros(1000)
    three = [(x, x * 2.0), (x * 2.0, x * 2.0 + 1.0), (x * 2.0 + 1.0, torch.relu(x * 2.0 + 1.0))]
    apart = sum(read.nbytes + written.nbytes for read, written in three)
    return bool(apart == 3 * (x.nbytes + three[-1][1].nbytes))


@claim("timer-around-the-forward-pass", "It costs about two forward passes")
def backward_pass() -> bool:
    return training_flops() == 6


@claim(
    "two-eight-bit-formats",
    "E4M3 has 3 mantissa bits and a largest value of 448; E5M2 has 2 mantissa bits and reaches "
    "57,344",
    "E5M2 is the one with infinities",
    "The fifth exponent bit covers more powers of two",
)
def eight_bits() -> bool:
    narrow, wide = torch.finfo(torch.float8_e4m3fn), torch.finfo(torch.float8_e5m2)
    every = torch.arange(256, dtype=torch.uint8)
    numbers = [every.view(floats).float() for floats in (torch.float8_e4m3fn, torch.float8_e5m2)]
    infinite = [bool(torch.isinf(values).any()) for values in numbers]
    octaves = [
        len({math.frexp(x)[1] for x in values.tolist() if x > 0 and math.isfinite(x)})
        for values in numbers
    ]
    tops = (narrow.max, wide.max, narrow.eps, wide.eps) == (448, 57344, 2**-3, 2**-2)
    return tops and infinite == [False, True] and octaves[0] < octaves[1]


@claim("what-the-replicas-exchange", "yields 3, although the mean over all 40 is 2.5")
def unequal_parts() -> bool:
    gradients = [torch.full((30,), 2.0), torch.full((10,), 4.0)]
    exchanged = torch.stack([part.mean() for part in gradients]).mean().item()
    return bool(exchanged == 3 and torch.cat(gradients).mean().item() == 2.5)


@claim(
    "gpu-that-waits-for-data",
    "six blocks at 100 percent, each about 0.2 seconds wide, with about 0.3 seconds at zero",
)
def bursts_of_four_loaders() -> bool:
    """Four loaders of 480 ms, 45 ms of computing for a batch, as in the picture's script."""
    gpu, busy = 0, set[int]()
    for batch in range(40):
        gpu = max(gpu, 480 * (batch // 4 + 1))
        busy.update(range(gpu, gpu + 45))
        gpu += 45
    seen = [moment in busy for moment in range(700, 3700)]
    rises = sum(now and not before for before, now in pairwise(seen))
    wide = sum(moment in busy for moment in range(960, 1440))
    return rises == 6 and round(wide / 1000, 1) == 0.2 and round((480 - wide) / 1000, 1) == 0.3


unproved("changing-the-framework-below-keras", "The release of a library and how it is set up.")
unproved("frameworks-that-have-ended", "Years in which projects were announced to end.")
