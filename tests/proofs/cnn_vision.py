"""Proofs for the topic cnn-vision: real layers, counted products, enumerated boxes."""

from collections.abc import Callable
from fractions import Fraction
from itertools import permutations

import torch
from torch import nn
from torch.nn import functional

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, template


def _weights(*layers: nn.Module) -> int:
    return sum(p.numel() for layer in layers for p in layer.parameters())


def _right(run: Run) -> str:
    """The one right option of a question, without its code quotes."""
    task = run.question.task
    assert isinstance(task, Choose)
    (right,) = [option.text.strip("`") for option in task.options if option.right]
    return right


def _products(x: torch.Tensor, w: torch.Tensor, **how: int) -> float:
    """Multiply-accumulates: over ones, every product adds one to the sum of all outputs."""
    return float(functional.conv2d(torch.ones_like(x), torch.ones_like(w), **how).sum())


# Templates


@template("attention-entries-of-a-vit")
def attention_entries(n: int, p: int, d: int) -> float:
    patches = functional.conv2d(torch.zeros(1, 3, n, n), torch.zeros(4, 3, p, p), stride=p)
    tokens = torch.cat([torch.zeros(1, 4, 1), patches.flatten(2)], dim=2)[0].T
    return float((tokens @ tokens.T).numel())


@template("average-precision-of-a-ranking")
def average_precision(G: int, a: int, b: int, c: int) -> float:
    # The height of the interpolated curve on each stretch of recall of the length 1/G.
    cuts = []
    for rank in range(1, c + 5):
        found = sum(hit <= rank for hit in (a, b, c))
        cuts.append((found, Fraction(found, rank)))
    heights = [
        max((precision for found, precision in cuts if found >= wanted), default=Fraction(0))
        for wanted in range(1, G + 1)
    ]
    return float(sum(heights, Fraction(0)) / G)


@template("bottleneck-against-two-wide-convolutions")
def bottleneck(e: int, m: int) -> float:
    wide = e * m
    how = {"bias": False, "device": "meta"}
    narrow = [
        nn.Conv2d(wide, m, 1, **how),
        nn.Conv2d(m, m, 3, **how),
        nn.Conv2d(m, wide, 1, **how),
    ]
    plain = [nn.Conv2d(wide, wide, 3, **how) for _ in range(2)]
    return _weights(*plain) / _weights(*narrow)


@template("conv-output-length")
def output_length(n: int, k: int, s: int, p: int) -> float:
    return float(nn.Conv1d(1, 1, k, stride=s, padding=p)(torch.zeros(1, 1, n)).shape[-1])


@template("conv2d-multiply-accumulates")
def multiply_accumulates(ci: int, co: int, k: int, h: int) -> float:
    side = h + k - 1  # any input that gives a map of h × h: no product with padding is left out
    return _products(
        torch.empty(1, ci, side, side, dtype=torch.float64),
        torch.empty(co, ci, k, k, dtype=torch.float64),
    )


@template("conv2d-parameter-count")
def conv2d_parameters(ci: int, co: int, k: int) -> float:
    return float(_weights(nn.Conv2d(ci, co, k)))


@template("conv3d-parameter-count")
def conv3d_parameters(ci: int, co: int, t: int, k: int) -> float:
    return float(_weights(nn.Conv3d(ci, co, (t, k, k))))


@template("global-average-pooling-saving")
def pooling_saving(c: int, h: int, o: int) -> float:
    x = torch.zeros(1, c, h, h)
    flat, pooled = x.flatten(1), nn.AdaptiveAvgPool2d(1)(x).flatten(1)
    dense = [nn.Linear(v.shape[1], o, device="meta") for v in (flat, pooled)]
    return float(_weights(dense[0]) - _weights(dense[1]))


@template("keras-same-padding-output-length")
def keras_same(n: int, s: int) -> float:
    # SAME with a stride keeps every s-th place of the map that has the length of the input.
    return float(
        functional.conv1d(torch.zeros(1, 1, n), torch.zeros(1, 1, 3), padding=1)[..., ::s].numel()
    )


@template("overlap-of-two-boxes")
def overlap(a: int, b: int, c: int) -> float:
    first, second = set(range(a)), set(range(a - c, a - c + b))
    return len(first & second) / len(first | second)


@template("receptive-field-of-three-layers")
def receptive_field(k1: int, s1: int, k2: int, s2: int, k3: int) -> float:
    x = torch.ones(1, 1, 200, dtype=torch.float64, requires_grad=True)
    y = x
    # Averages in place of the maximum, since a maximum may depend on each entry of its window.
    for k, s in ((k1, s1), (k2, s2), (k3, 1)):
        y = functional.conv1d(y, torch.ones(1, 1, k, dtype=torch.float64), stride=s)
    (slopes,) = torch.autograd.grad(y[0, 0, y.shape[-1] // 2], x)
    return float((slopes != 0).sum())


@template("same-padding-zeros-in-total")
def same_zeros(n: int, k: int, s: int) -> float:
    wanted = len(range(0, n, s))
    zeros = 0
    while (
        functional.conv1d(torch.zeros(1, 1, n + zeros), torch.zeros(1, 1, k), stride=s).numel()
        < wanted
    ):
        zeros += 1
    return float(zeros)


@template("saving-of-a-depthwise-separable-layer")
def separable_saving(ci: int, co: int, k: int) -> float:
    # At a single output position; all positions cost the same.
    window = torch.empty(1, ci, k, k, dtype=torch.float64)
    standard = _products(window, torch.empty(co, ci, k, k, dtype=torch.float64))
    depthwise = _products(window, torch.empty(ci, 1, k, k, dtype=torch.float64), groups=ci)
    pointwise = _products(window[..., :1, :1], window.new_empty(co, ci, 1, 1))
    return standard / (depthwise + pointwise)


@template("score-map-of-a-convolutional-head")
def score_map(r: int, k: int, m: int) -> float:
    backbone = nn.Conv2d(1, 1, r, stride=r)
    head = nn.Sequential(nn.Conv2d(1, 1, k), nn.Conv2d(1, 1, 1))
    with torch.no_grad():
        return float(head(backbone(torch.zeros(1, 1, m * r, m * r))).numel())


@template("transposed-convolution-output-length")
def transposed_length(n: int, k: int, s: int, p: int) -> float:
    layer = nn.ConvTranspose1d(1, 1, k, stride=s, padding=p)
    return float(layer(torch.zeros(1, 1, n)).shape[-1])


# Code


@code("boxes-left-by-a-greedy-loop")
def boxes_left(run: Run) -> bool:
    return run().printed == _right(run)


@code("ones-through-a-transposed-convolution")
def ones_through(run: Run) -> bool:
    return run().printed == _right(run)


# Claims


def _random(*shape: int) -> torch.Tensor:
    random = torch.Generator().manual_seed(sum(shape))
    return torch.randn(*shape, generator=random, dtype=torch.float64)


@claim("attention-entries-of-a-vit", "makes the attention matrix about 16 times as large")
def attention_of_half_patches() -> bool:
    ratio = attention_entries(224, 8, 1) / attention_entries(224, 16, 1)
    return abs(ratio - 16) < 0.3


@claim("bottleneck-against-two-wide-convolutions", "69,632 weights, slightly fewer than a plain")
def resnet_bottleneck() -> bool:
    how = {"bias": False, "device": "meta"}
    layers = [nn.Conv2d(256, 64, 1, **how), nn.Conv2d(64, 64, 3, **how)]
    block = _weights(*layers, nn.Conv2d(64, 256, 1, **how))
    plain = 2 * _weights(nn.Conv2d(64, 64, 3, **how))
    return block == 69632 and 0.9 < block / plain < 1


@claim("boxes-left-by-a-greedy-loop", "$7/13$ for a shift of 3 and $4/16$ for 6")
def shifted_boxes() -> bool:
    def iou(shift: int) -> Fraction:
        first, second = set(range(10)), set(range(shift, 10 + shift))
        return Fraction(len(first & second), len(first | second))

    formula = all(iou(s) == Fraction(10 - s, 10 + s) for s in range(11))
    return formula and iou(3) == Fraction(7, 13) and iou(6) == Fraction(4, 16)


@claim("connections-across-the-u", "one position at the bottom stands for 16 × 16 pixels")
def four_halvings() -> bool:
    x = torch.zeros(1, 1, 64, 64)
    for _ in range(4):
        x = functional.max_pool2d(x, 2)
    return bool(64 // x.shape[-1] == 16)


@claim("connections-across-the-u", "64 channels from each side make 128 inputs")
def concatenated_channels() -> bool:
    side = torch.zeros(1, 64, 8, 8)
    return bool(torch.cat([side, side], dim=1).shape[1] == 128)


@claim("conv-output-length", "With dilation $d$ the kernel spans $d(k-1) + 1$ positions")
def dilated_span() -> bool:
    def only_fit(k: int, d: int) -> int:
        """The shortest input that the kernel fits into."""
        span = 1
        while True:
            try:
                nn.Conv1d(1, 1, k, dilation=d)(torch.zeros(1, 1, span))
                return span
            except RuntimeError:
                span += 1

    return all(only_fit(k, d) == d * (k - 1) + 1 for k in (2, 3, 5) for d in (1, 2, 4))


@claim(
    "conv-parameters-on-a-larger-image",
    "$64 \\cdot (3 \\cdot 9 + 1) = 1792$ in both cases.",
    "The operations and the output values do; the filters are the same.",
)
def same_filters() -> bool:
    layer = nn.Conv2d(3, 64, 3, padding=1)
    sizes = [layer(torch.zeros(1, 3, side, side)).numel() for side in (56, 112)]
    return _weights(layer) == 1792 and sizes[1] == 4 * sizes[0]


@claim(
    "conv1d-weight-shape",
    "`(32, 12, 5)`",
    "$32 \\cdot 12 \\cdot 5 = 1920$ weights, plus 32 biases",
    "`groups`, which divides the second number",
)
def lead_filters() -> bool:
    layer = nn.Conv1d(12, 32, 5)
    assert layer.bias is not None
    shape = tuple(layer.weight.shape) == (32, 12, 5) and layer.weight.numel() == 1920
    grouped = nn.Conv1d(12, 36, 5, groups=12).weight.shape[1] == 1
    return shape and layer.bias.numel() == 32 and grouped


@claim("conv2d-multiply-accumulates", "halve the resolution where they add channels")
def cost_of_a_smaller_map() -> bool:
    return multiply_accumulates(8, 8, 3, 20) == 4 * multiply_accumulates(8, 8, 3, 10)


@claim("conv2d-parameter-count", "because the normalization would subtract it again")
def bias_before_normalization() -> bool:
    x = _random(4, 3, 6, 6)
    layer, norm = nn.Conv2d(3, 5, 3).double(), nn.BatchNorm2d(5).double()
    with torch.no_grad():
        before = norm(layer(x))
        assert layer.bias is not None
        layer.bias.add_(torch.arange(5))
        return bool(torch.allclose(before, norm(layer(x))))


@claim("conv3d-parameter-count", "$$C_{out} \\left( C_{in} k_1 k_2 \\cdots k_d + 1 \\right)$$")
def parameters_of_any_kernel() -> bool:
    for kernel, kind in (((4,), nn.Conv1d), ((4, 3), nn.Conv2d), ((4, 3, 2), nn.Conv3d)):
        product = 1
        for side in kernel:
            product *= side
        if _weights(kind(6, 7, kernel)) != 7 * (6 * product + 1):
            return False
    return True


@claim(
    "convolution-of-a-shifted-image",
    "It shifts 3 pixels to the right as well",
    "The property follows from weight sharing and holds for random filters too.",
    "Even a flipped kernel, as in the mathematical definition, moves its responses along",
)
def shifted_response() -> bool:
    x, w = _random(1, 1, 12, 20), _random(1, 1, 3, 3)
    return all(
        torch.allclose(
            functional.conv2d(x.roll(3, dims=3), kernel)[..., 3:],
            functional.conv2d(x, kernel)[..., :-3],
        )
        for kernel in (w, w.flip(2, 3))
    )


@claim(
    "convolution-of-a-shifted-image",
    "a layer of stride $s$ keeps the property just for shifts that are multiples of $s$",
)
def shifts_at_a_stride() -> bool:
    x, w = _random(1, 1, 30), _random(1, 1, 3)

    def follows(shift: int) -> bool:
        moved, still = (functional.conv1d(v, w, stride=3) for v in (x.roll(shift, dims=2), x))
        step = shift // 3 if shift % 3 == 0 else None
        steps = [step] if step is not None else [0, 1, 2]
        return any(torch.allclose(moved[..., s + 1 :], still[..., 1 : 10 - s]) for s in steps)

    return follows(3) and follows(6) and not any(follows(shift) for shift in (1, 2, 4, 5))


@claim("convolutions-instead-of-dense-layers", "1,792", "150,529,000")
def dense_against_convolution() -> bool:
    dense = nn.Linear(224 * 224 * 3, 1000, device="meta")
    return _weights(nn.Conv2d(3, 64, 3)) == 1792 and _weights(dense) == 150_529_000


@claim(
    "data-for-conv1d-conv2d-conv3d",
    "A 1-D convolution can read a signal with many channels",
    "A 3-D convolution can be applied to a CT scan",
    "Red, green and blue are channels; the kernel slides over height and width only.",
)
def axes_of_data() -> bool:
    signal = nn.Conv1d(12, 4, 5)(torch.zeros(1, 12, 50)).shape == (1, 4, 46)
    scan = nn.Conv3d(1, 4, 3)(torch.zeros(1, 1, 9, 10, 11)).shape == (1, 4, 7, 8, 9)
    photo = nn.Conv2d(3, 4, 3)(torch.zeros(1, 3, 10, 11)).shape == (1, 4, 8, 9)
    return bool(signal and scan and photo)


def _head(channels: int, side: int, units: int) -> tuple[nn.Linear, nn.Conv2d]:
    dense = nn.Linear(channels * side * side, units).double()
    head = nn.Conv2d(channels, units, side).double()
    with torch.no_grad():
        head.weight.copy_(dense.weight.reshape(units, channels, side, side))
        assert head.bias is not None
        head.bias.copy_(dense.bias)
    return dense, head


@claim(
    "dense-head-rewritten-as-convolutions",
    "It gives a grid of scores for larger images",
    "It has as many parameters as the dense version",
    "It gives the same scores for images of the old size",
    "a plain reshape to $(o, C, H, W)$ puts it in the right place",
)
def head_as_convolution() -> bool:
    dense, head = _head(6, 5, 4)
    x, larger = _random(2, 6, 5, 5), _random(1, 6, 8, 9)
    same = torch.allclose(head(x).flatten(1), dense(x.flatten(1)))
    grid = head(larger).shape == (1, 4, 4, 5)
    crop = torch.allclose(head(larger)[..., 1, 2], dense(larger[..., 1:6, 2:7].flatten(1)))
    return same and grid and crop and _weights(dense) == _weights(head)


@claim(
    "dense-head-rewritten-as-convolutions",
    "If flattening put channels last, the reshape has to do so too",
)
def head_of_channels_last() -> bool:
    dense, head = _head(6, 5, 4)
    x = _random(2, 6, 5, 5)
    wanted = dense(x.permute(0, 2, 3, 1).flatten(1))  # a model that flattens channels last
    plain = torch.allclose(head(x).flatten(1), wanted)
    with torch.no_grad():
        head.weight.copy_(dense.weight.reshape(4, 5, 5, 6).permute(0, 3, 1, 2))
    return torch.allclose(head(x).flatten(1), wanted) and not plain


@claim(
    "dense-layer-as-a-convolution",
    "4096 filters of 7 × 7 that read 512 channels",
    "Each filter holds the $512 \\cdot 49$ weights of one unit.",
)
def large_head() -> bool:
    dense = nn.Linear(512 * 7 * 7, 4096, device="meta")
    head = nn.Conv2d(512, 4096, 7, device="meta")
    output = head(torch.zeros(1, 512, 7, 7, device="meta"))
    filters = head.weight[0].numel() == dense.weight[0].numel() == 512 * 49
    return output.shape == (1, 4096, 1, 1) and _weights(head) == _weights(dense) and filters


@claim("detection-as-set-prediction", "the loss does not depend on the order of the predictions")
def order_of_predictions() -> bool:
    cost = _random(5, 3)  # of giving each of three true objects to each of five predictions

    def matched(rows: tuple[int, ...]) -> float:
        choices = permutations(rows, 3)
        return min(sum(float(cost[row, k]) for k, row in enumerate(c)) for c in choices)

    best = matched((0, 1, 2, 3, 4))
    return all(abs(matched(rows) - best) < 1e-12 for rows in permutations(range(5)))


@claim(
    "effects-of-max-pooling",
    "It sends the gradient of a window to its largest entry",
    "It treats every channel on its own",
    "That happens only while each maximum stays in its window",
    "It has no parameters",
)
def max_pooling() -> bool:
    x = _random(1, 2, 6, 6).requires_grad_()
    y = functional.max_pool2d(x, 2)
    (slopes,) = torch.autograd.grad(y.sum(), x)
    windows = slopes.unfold(2, 2, 2).unfold(3, 2, 2).flatten(4)
    values = x.detach().unfold(2, 2, 2).unfold(3, 2, 2).flatten(4)
    winner = bool((windows.argmax(-1) == values.argmax(-1)).all())
    alone = torch.equal(y[:, :1], functional.max_pool2d(x[:, :1], 2))
    moved = not torch.equal(functional.max_pool2d(x.roll(1, dims=3), 2)[..., 1:], y[..., 1:])
    once = bool((windows.sum(-1) == 1).all() and ((windows != 0).sum(-1) == 1).all())
    return winner and once and alone and moved and _weights(nn.MaxPool2d(2)) == 0


@claim("effects-of-max-pooling", "neighboring units are twice as far apart in the image")
def pooling_widens() -> bool:
    # Kernel 1 instead of the pooling leaves 3 positions for the last convolution.
    return receptive_field(1, 1, 2, 2, 3) == 6 and receptive_field(1, 1, 1, 1, 3) == 3


def _convnext_parts() -> tuple[nn.Conv2d, Callable[[torch.Tensor], torch.Tensor]]:
    """Of a block of 4 channels: the depthwise convolution, and what follows it."""
    depthwise = nn.Conv2d(4, 4, 7, padding=3, groups=4).double()
    norm = nn.LayerNorm(4).double()
    wide, back = nn.Conv2d(4, 16, 1).double(), nn.Conv2d(16, 4, 1).double()

    def channels(x: torch.Tensor) -> torch.Tensor:
        normed = norm(x.permute(0, 2, 3, 1)).permute(0, 3, 1, 2)
        return back(functional.gelu(wide(normed)))

    return depthwise, channels


@claim(
    "final-design-of-convnext",
    "Its depthwise convolution mixes positions, as attention does",
    "Its 1 × 1 convolutions treat each position alone, as the MLP does",
    "The 49 weights of a channel",
    "One block reaches 3 positions to each side",
    "no other part of the block does",
)
def convnext_block() -> bool:
    depthwise, channels = _convnext_parts()
    x = _random(1, 4, 15, 15).requires_grad_()

    def reach(y: torch.Tensor) -> int:
        (slopes,) = torch.autograd.grad(y[0, :, 7, 7].square().sum(), x)
        rows = (slopes != 0).any(dim=1)[0].any(dim=1).nonzero().flatten() - 7
        return int(rows.abs().max())

    weights = depthwise.weight[0].numel() == 49
    return reach(x + channels(depthwise(x))) == 3 and reach(channels(x)) == 0 and weights


@claim("final-design-of-convnext", "while global attention compares all pairs of positions")
def linear_and_quadratic() -> bool:
    w = torch.empty(4, 1, 7, 7, dtype=torch.float64)
    small, large = (
        _products(torch.empty(1, 4, side + 6, side + 6, dtype=torch.float64), w, groups=4)
        for side in (8, 16)
    )
    pairs = [(torch.zeros(n, 1) @ torch.zeros(1, n)).numel() for n in (64, 256)]
    return large == 4 * small and pairs[1] == 16 * pairs[0]


@claim(
    "how-same-padding-keeps-the-size",
    "Adding one zero on each side gives $n + 2 - 3 + 1 = n$ places",
    "a kernel of odd size $k$ needs $(k-1)/2$ zeros per side at stride 1",
    "Without padding a 3 × 3 kernel fits into an $n \\times n$ image at $n - 2$ places per axis",
)
def ring_of_zeros() -> bool:
    x = _random(1, 1, 9, 9)
    bare = functional.conv2d(x, _random(1, 1, 3, 3)).shape[-1] == 7
    kernels = ((k, _random(1, 1, k, k)) for k in (1, 3, 5, 7))
    return bare and all(
        torch.allclose(
            functional.conv2d(x, w, padding="same"),
            functional.conv2d(functional.pad(x, 4 * ((k - 1) // 2,)), w),
        )
        for k, w in kernels
    )


@claim("keras-same-padding-output-length", 'refuses `padding="same"` together with a stride')
def refused() -> bool:
    nn.Conv1d(1, 1, 3, padding="same", stride=1)
    try:
        nn.Conv1d(1, 1, 3, padding="same", stride=2)
    except ValueError:
        return True
    return False


@claim(
    "layers-trained-by-gradient-descent",
    "1 × 1 convolution",
    "PReLU",
    "Max pooling",
    "Dropout",
    "$2C$ parameters for $C$ channels",
    "It also stores a running mean and variance; these are buffers",
)
def trained_layers() -> bool:
    norm = nn.BatchNorm2d(9)
    buffers = {name for name, _ in norm.named_buffers()} >= {"running_mean", "running_var"}
    some = _weights(nn.Conv2d(3, 4, 1)) == 16 and _weights(nn.PReLU(9)) == 9
    none = _weights(nn.MaxPool2d(2), nn.Dropout(), nn.ReLU(), nn.Flatten()) == 0
    return _weights(norm) == 18 and buffers and some and none


@claim(
    "ones-through-a-transposed-convolution",
    "kernel 4 with stride 2 gives 2 contributions at every inner position",
)
def even_overlap() -> bool:
    y = functional.conv_transpose1d(torch.ones(1, 1, 9), torch.ones(1, 1, 4), stride=2).flatten()
    return bool((y[2:-2] == 2).all())


@claim(
    "output-that-jumps-with-a-one-pixel-shift",
    "The max pooling of 0, 0, 1, 1, 0, 0, 1, 1 with window and stride 2 is 0, 1, 0, 1;",
    "shifted by one position (cyclically), the result is 1, 1, 1, 1",
)
def pooling_of_a_shift() -> bool:
    x = torch.tensor([0.0, 0, 1, 1, 0, 0, 1, 1])
    first, second = (functional.max_pool1d(v[None], 2)[0].tolist() for v in (x, x.roll(1)))
    return bool(first == [0, 1, 0, 1] and second == [1, 1, 1, 1])


@claim(
    "output-that-jumps-with-a-one-pixel-shift",
    "This makes the outputs steadier, though not exactly invariant",
)
def blurred_pooling() -> bool:
    x = torch.tensor([0.0, 0, 1, 1, 0, 0, 1, 1])

    def blurred(v: torch.Tensor) -> torch.Tensor:
        dense = torch.maximum(v, v.roll(-1))
        return ((dense.roll(1) + 2 * dense + dense.roll(-1)) / 4)[::2]

    plain = (
        (functional.max_pool1d(x[None], 2) - functional.max_pool1d(x.roll(1)[None], 2)).abs().max()
    )
    soft = (blurred(x) - blurred(x.roll(1))).abs().max()
    return 0 < float(soft) < float(plain)


@claim("overlap-of-two-boxes", "have an IoU of exactly 0.5")
def third_of_a_side() -> bool:
    first = {(x, y) for x in range(9) for y in range(9)}
    second = {(x + 3, y) for x, y in first}
    return 2 * len(first & second) == len(first | second)


@claim(
    "pooling-between-two-convolutions",
    "A quarter of the operations, all of its parameters",
    "It stands at $32 \\cdot 32$ positions instead of $64 \\cdot 64$, with the same filters.",
)
def pooled_cost() -> bool:
    second = nn.Conv2d(8, 8, 3, padding=1)
    before = torch.zeros(1, 8, 64, 64)
    after = functional.max_pool2d(before, 2)
    positions = [second(x)[0, 0].numel() for x in (before, after)]
    return positions == [64 * 64, 32 * 32] and positions[0] == 4 * positions[1]


def _paths(layers: int, *, pooled: bool = False) -> torch.Tensor:
    """How many paths lead from each input position to the middle unit of the last layer."""
    x = torch.ones(1, 1, 1201, dtype=torch.float64, requires_grad=True)
    y = functional.avg_pool1d(x, 2) if pooled else x
    for _ in range(layers):
        y = functional.conv1d(y, torch.ones(1, 1, 3, dtype=torch.float64) / 3, padding=1)
    return torch.autograd.grad(y[0, 0, y.shape[-1] // 2], x)[0].flatten()


def _width(paths: torch.Tensor) -> float:
    share, places = paths / paths.sum(), torch.arange(len(paths), dtype=torch.float64)
    return float(((places - (share * places).sum()).square() * share).sum().sqrt())


@claim(
    "receptive-field-in-theory-and-effect",
    "Each layer adds 2 positions per axis: $2n + 1$ for $n$ layers.",
    "With random weights its width grows only like the square root of the depth.",
    "Pixels near its center affect the unit most",
    "Pooling with stride 2 at the start widens both the theoretical and the effective field",
)
def effective_field() -> bool:
    # Independent random weights of mean zero: the mean square of the derivative counts paths.
    short, long, pooled = _paths(40), _paths(80), _paths(40, pooled=True)
    theory = [int((p > 0).sum()) for p in (short, long, pooled)]
    center = int(short.argmax()) == 600
    growth = abs(_width(long) / _width(short) - 2**0.5) < 0.01
    both = theory[2] > 1.9 * theory[0] and _width(pooled) > 1.9 * _width(short)
    return theory[:2] == [81, 161] and center and growth and both


@claim("saving-of-a-depthwise-separable-layer", "no more than a factor of 9 can be gained")
def bound_of_the_saving() -> bool:
    savings = [separable_saving(4, co, 3) for co in (16, 64, 256, 1024)]
    return savings == sorted(savings) and 8.8 < savings[-1] < 9


@claim("transposed-convolution-output-length", "the overlaps are uneven")
def uneven_overlap() -> bool:
    def even(k: int, s: int) -> bool:
        y = functional.conv_transpose1d(
            torch.ones(1, 1, 12), torch.ones(1, 1, k), stride=s
        ).flatten()
        return len(set(y[k:-k].tolist())) == 1

    return all(even(k, s) == (k % s == 0) for k in range(2, 9) for s in (2, 3, 4) if k >= s)


@claim(
    "what-a-1x1-convolution-computes",
    "A 1 × 1 convolution is a dense layer that is applied to the channel vector",
    "Weighted sums of all channels at this position",
)
def one_by_one() -> bool:
    x, w = _random(2, 5, 4, 3), _random(7, 5)
    dense = functional.linear(x.permute(0, 2, 3, 1), w).permute(0, 3, 1, 2)
    return bool(torch.allclose(functional.conv2d(x, w[:, :, None, None]), dense))


@claim(
    "what-the-two-in-conv2d-counts",
    "A batch has four: images, channels, height and width.",
    "There are four: filters, input channels, kernel height and width.",
    "By default a filter reads every channel there is, be it 1 or 512.",
)
def axes_of_conv2d() -> bool:
    layer = nn.Conv2d(512, 2, 3)
    output = layer(torch.zeros(1, 512, 5, 5))
    return bool(layer.weight.ndim == output.ndim == 4 and layer.weight.shape[1] == 512)
