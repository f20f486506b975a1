"""Proofs of the topic sequence-rnn."""

import math
from fractions import Fraction
from functools import cache
from itertools import product

import torch
from torch import nn
from torch.nn import functional
from torch.nn.utils.rnn import pack_padded_sequence, pad_sequence

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, template

REAL = torch.float64


def logit(share: float) -> float:
    return math.log(share / (1 - share))


@template("cache-against-a-running-sum")
def cache_against_sum(d: int, n: int) -> float:
    """Shapes of the real tensors, on the meta device: there are too many numbers to fill."""
    keys, values = (torch.empty(n, d, device="meta") for _ in range(2))
    sums = [torch.outer(keys[0], values[0]), keys.sum(0)]
    return float((keys.numel() + values.numel()) / sum(part.numel() for part in sums))


@claim("cache-against-a-running-sum", "tokens the cache would be the smaller one")
def few_tokens() -> bool:
    sizes = (32, 40, 48, 64, 80)
    return all(cache_against_sum(d, d // 2) < 1 < cache_against_sum(d, d // 2 + 1) for d in sizes)


def causal_linear_attention(
    q: torch.Tensor, k: torch.Tensor, v: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """With the attention matrix written out, and token by token with the running sums."""
    weights = torch.tril(q @ k.T)
    whole = (weights / weights.sum(1, keepdim=True)) @ v
    state, norm, rows = torch.zeros(k.shape[1], v.shape[1], dtype=REAL), torch.zeros(k.shape[1]), []
    for t in range(len(q)):
        state, norm = state + torch.outer(k[t], v[t]), norm + k[t]
        rows.append(q[t] @ state / (q[t] @ norm))
    return whole, torch.stack(rows)


@claim("attention-with-a-fixed-state", "a recurrent state of fixed size")
@claim(
    "cache-against-a-running-sum",
    "so that the query can be taken out of the sum over the past",
    "$$y_t = \\frac{\\phi(q_t)^T \\sum_{j} \\phi(k_j) v_j^T}{\\phi(q_t)^T \\sum_{j} \\phi(k_j)}$$",
)
def attention_is_recurrent() -> bool:
    torch.manual_seed(0)
    q, k = (functional.elu(torch.randn(7, 5, dtype=REAL)) + 1 for _ in range(2))
    return bool(torch.allclose(*causal_linear_attention(q, k, torch.randn(7, 3, dtype=REAL))))


@cache
def steps_seen(layers: int, taps: int) -> int:
    """Inputs of a real stack on which its last output depends, by autograd."""
    length = 2 * taps * 2**layers
    x = torch.zeros(1, 1, length, dtype=REAL, requires_grad=True)
    y = x
    for layer in range(layers):
        conv = nn.Conv1d(1, 1, taps, dilation=2**layer, bias=False, dtype=REAL)
        nn.init.ones_(conv.weight)
        y = conv(functional.pad(y, ((taps - 1) * 2**layer, 0)))
    (gradient,) = torch.autograd.grad(y[0, 0, -1], x)
    return int((gradient != 0).sum())


@template("dilated-causal-stack-receptive-field")
def receptive_field(k: int, **given: int) -> float:
    return steps_seen(given["L"], k)


@claim(
    "dilated-causal-stack-receptive-field",
    "Sizes multiply only if each dilation is the kernel size times the one before",
)
def dilations_that_multiply() -> bool:
    x = torch.zeros(1, 1, 100, dtype=REAL, requires_grad=True)
    y = x
    for dilation in (1, 3, 9):
        weight = torch.ones(1, 1, 3, dtype=REAL)
        y = functional.conv1d(functional.pad(y, (2 * dilation, 0)), weight, dilation=dilation)
    (gradient,) = torch.autograd.grad(y[0, 0, -1], x)
    return int((gradient != 0).sum()) == 27


def lstm_step(
    f: float, i: float, g: float, o: float, c: torch.Tensor
) -> tuple[torch.Tensor, torch.Tensor]:
    """One step of torch's LSTM cell whose biases alone set the gates: its output and cell."""
    cell = nn.LSTMCell(1, 1, dtype=REAL)
    for parameter in cell.parameters():
        nn.init.zeros_(parameter)
    biases = [logit(i), logit(f), math.atanh(g), logit(o)]  # torch's order of the blocks
    cell.bias_ih.data.copy_(torch.tensor(biases, dtype=REAL))
    h, new = cell(torch.zeros(1, 1, dtype=REAL), (torch.zeros_like(c), c))
    return h, new


@cache
def cell_gradient(f: float, steps: int) -> float:
    first = torch.ones(1, 1, dtype=REAL, requires_grad=True)
    c = first
    for _ in range(steps):
        _, c = lstm_step(f, 0.5, 0.3, 0.5, c)
    (gradient,) = torch.autograd.grad(c.sum(), first)
    return float(gradient.item())


@template("gradient-along-the-cell-state")
def gradient_along_cell(f: float, n: int) -> float:
    return cell_gradient(f, n)


@claim(
    "gradient-along-the-cell-state",
    "A gate of 0.5 loses a signal within ten steps",
    "a gate of 0.99 has more than a third of it left after a hundred",
)
def kept_signals() -> bool:
    return cell_gradient(0.5, 10) < 0.001 and cell_gradient(0.99, 100) > 1 / 3


@template("gru-state-after-one-step")
def gru_state(z: float, n: float, h: float) -> float:
    """torch's GRU cell, whose biases alone set the update gate and the candidate."""
    cell = nn.GRUCell(1, 1, dtype=REAL)
    for parameter in cell.parameters():
        nn.init.zeros_(parameter)
    biases = [0.0, logit(z), math.atanh(n)]  # torch's order: reset, update, candidate
    cell.bias_ih.data.copy_(torch.tensor(biases, dtype=REAL))
    state = torch.tensor([[h]], dtype=REAL)
    return float(cell(torch.zeros(1, 1, dtype=REAL), state).item())


@template("lstm-output-after-one-step")
def lstm_output(c: float, f: float, i: float, g: float, o: float) -> float:
    return float(lstm_step(f, i, g, o, torch.tensor([[c]], dtype=REAL))[0].item())


def sizes(layer: nn.Module, *, second_bias: bool = False) -> int:
    """Numbers in a layer of torch, with or without the bias that it holds once too often."""
    return sum(
        parameter.numel()
        for name, parameter in layer.named_parameters()
        if second_bias or "bias_hh" not in name
    )


@template("lstm-parameter-count")
def lstm_parameters(d: int, h: int) -> float:
    return sizes(nn.LSTM(d, h, device="meta"))


@claim(
    "lstm-parameter-count",
    "A GRU of this size has three such blocks",
    "PyTorch stores two bias vectors per block",
)
def blocks() -> bool:
    lstm, gru = nn.LSTM(8, 20, device="meta"), nn.GRU(8, 20, device="meta")
    second = sizes(lstm, second_bias=True) - sizes(lstm) == 4 * 20
    return second and 4 * sizes(gru) == 3 * sizes(lstm)


@claim("claims-about-lstm-and-gru", "The GRU has about three quarters of the weights")
@claim("what-an-lstm-has-and-a-gru-lacks", "has three blocks of weights instead of four")
def three_quarters() -> bool:
    pairs = [(nn.GRU(d, h), nn.LSTM(d, h)) for d, h in ((3, 7), (50, 20))]
    return all(4 * sizes(a, second_bias=True) == 3 * sizes(b, second_bias=True) for a, b in pairs)


@claim("claims-about-lstm-and-gru", "Both can keep a state nearly unchanged for long")
def kept_states() -> bool:
    gru = kept = 0.7
    cell = torch.tensor([[kept]], dtype=REAL)
    for _ in range(100):
        gru = gru_state(0.9999, -0.9, gru)
        _, cell = lstm_step(0.9999, 0.0001, -0.9, 0.5, cell)
    return abs(gru - kept) < 0.05 and abs(cell.item() - kept) < 0.05


@template("share-of-padding-in-a-batch")
def padding(a: int, b: int, c: int, e: int) -> float:
    batch = pad_sequence([torch.ones(n) for n in (a, b, c, e)])
    return 100 * float((batch == 0).double().mean())


@template("state-after-one-sampled-step", within=1e-8)
def sampled_state(a: float, h: float, x: float, **given: float) -> float:
    """The differential equation in small steps of the Runge-Kutta method."""
    steps = 400
    size, state = given["D"] / steps, float(h)
    for _ in range(steps):
        k1 = x - a * state
        k2 = x - a * (state + size / 2 * k1)
        k3 = x - a * (state + size / 2 * k2)
        k4 = x - a * (state + size * k3)
        state += size / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
    return state


@claim(
    "state-after-one-sampled-step",
    "\\bar B = (\\Delta A)^{-1} (\\exp(\\Delta A) - I) \\, \\Delta B",
)
def zero_order_hold() -> bool:
    """For two coupled states, against the exponential of the system with its input held."""
    a = torch.tensor([[-1.0, 0.4], [0.3, -2.0]], dtype=REAL)
    b, step = torch.tensor([[1.0], [0.5]], dtype=REAL), 0.3
    system = torch.zeros(3, 3, dtype=REAL)
    system[:2, :2], system[:2, 2:] = a * step, b * step
    whole = torch.linalg.matrix_exp(system)
    bar_a = torch.linalg.matrix_exp(step * a)
    bar_b = torch.linalg.inv(step * a) @ (bar_a - torch.eye(2, dtype=REAL)) @ (step * b)
    return bool(torch.allclose(whole[:2, :2], bar_a) and torch.allclose(whole[:2, 2:], bar_b))


@template("weights-of-a-plain-rnn")
def plain_rnn(d: int, h: int, **given: int) -> float:
    """The parameters that an unrolled network uses, each counted once."""
    cell, used = nn.RNNCell(d, h), {}
    for _ in range(given["T"]):
        used.update({name: parameter.numel() for name, parameter in cell.named_parameters()})
    used.pop("bias_hh")  # torch's second bias vector
    return float(sum(used.values()))


@claim("weights-of-a-plain-rnn", "PyTorch stores two bias vectors, one for each matrix")
def second_bias() -> bool:
    return sizes(nn.RNN(3, 4), second_bias=True) - sizes(nn.RNN(3, 4)) == 4


@code("final-state-of-a-short-sequence")
def padded_state(run: Run) -> bool:
    assert isinstance(run.question.task, Choose)
    (right,) = [option.text for option in run.question.task.options if option.right]
    return ", then ".join(run().printed.split()) == right


@claim(
    "final-state-of-a-short-sequence",
    "after which the returned final state belongs to the true end",
    "A backward direction meets the padding first",
)
def packed_state() -> bool:
    torch.manual_seed(0)
    rnn = nn.GRU(2, 3, batch_first=True, bidirectional=True, dtype=REAL)
    long, short = torch.randn(4, 2, dtype=REAL), torch.randn(2, 2, dtype=REAL)
    batch = pad_sequence([long, short], batch_first=True)
    _, packed = rnn(pack_padded_sequence(batch, torch.tensor([4, 2]), batch_first=True))
    _, padded = rnn(batch)
    _, alone = rnn(short.unsqueeze(0))
    return torch.allclose(packed[:, 1], alone[:, 0]) and not any(
        torch.allclose(padded[way, 1], alone[way, 0]) for way in (0, 1)
    )


@claim("forget-gate-bias", "$\\sigma(1) \\approx 0.73$", "a bias of 1 gives a gate of about 0.73")
def gate_of_bias_one() -> bool:
    return bool(round(torch.sigmoid(torch.tensor(1.0, dtype=REAL)).item(), 2) == 0.73)


@claim(
    "forget-gate-bias",
    "after ten steps about a thousandth of a signal is left",
    "about 4 percent are left",
)
def left_after_ten_steps() -> bool:
    half, open_ = (torch.sigmoid(torch.tensor(b, dtype=REAL)).item() for b in (0.0, 1.0))
    return round(cell_gradient(half, 10), 3) == 0.001 and round(cell_gradient(open_, 10), 2) == 0.04


@claim("forget-gate-bias", "The sigmoid is steepest at 0")
def steepest_slope() -> bool:
    x = torch.linspace(-4, 4, 81, dtype=REAL, requires_grad=True)
    (slopes,) = torch.autograd.grad(torch.sigmoid(x).sum(), x)
    return int(slopes.argmax()) == 40


@claim(
    "influence-of-an-early-input",
    "$y_t$ is a convolution of the inputs with the kernel $C A^j B$",
    "$$y_t = \\sum_{j=0}^{t-1} C A^j B \\, x_{t-j}$$",
)
def state_space_convolution() -> bool:
    torch.manual_seed(0)
    a, b, c = (torch.randn(size, dtype=REAL) / 2 for size in ((3, 3), (3, 1), (1, 3)))
    x, h, stepped = torch.randn(9, dtype=REAL), torch.zeros(3, 1, dtype=REAL), []
    for value in x:
        h = a @ h + b * value
        stepped.append((c @ h).item())
    kernel = torch.stack([(c @ torch.linalg.matrix_power(a, j) @ b)[0, 0] for j in range(9)])
    folded = [sum(kernel[j] * x[t - j] for j in range(t + 1)) for t in range(9)]
    return bool(torch.allclose(torch.stack(folded), torch.tensor(stepped, dtype=REAL)))


@claim(
    "claims-about-selective-state-spaces", "two such steps in a row are again a step of this form"
)
def combined_in_a_tree() -> bool:
    torch.manual_seed(0)
    steps = [(a.item(), b.item()) for a, b in torch.rand(8, 2, dtype=REAL)]
    h = 0.3
    for a, b in steps:
        h = a * h + b
    rounds = 0
    while len(steps) > 1:
        steps = [
            (late[0] * early[0], late[0] * early[1] + late[1])
            for early, late in zip(steps[::2], steps[1::2], strict=True)
        ]
        rounds += 1
    return math.isclose(h, steps[0][0] * 0.3 + steps[0][1]) and rounds == 3


def beam(table: dict[str, dict[str, Fraction]], width: int) -> tuple[str, Fraction]:
    """The best of a beam search over words of three letters with these next-letter odds."""
    kept = {"": Fraction(1)}
    for _ in range(3):
        longer = {
            start + letter: odds * table[start][letter]
            for start, odds in kept.items()
            for letter in table[start]
        }
        kept = dict(sorted(longer.items(), key=lambda item: -item[1])[:width])
    return max(kept.items(), key=lambda item: item[1])


@claim(
    "result-of-a-beam-search",
    "the greedy beginning can fall out of the beam",
    "Not even greedy search is always beaten",
)
def beaten_by_greedy() -> bool:
    """Greedy search reads `aaa` (0.28, then 0.4, then certain). A beam of four drops `aa` (0.112)
    for two letters behind each of `b`, `c`, `d` (0.24 and a half: 0.12), which then spread out."""
    letters = "abcdefgh"
    even = dict.fromkeys(letters, Fraction(1, 8))
    halves = {"a": Fraction(1, 2), "b": Fraction(1, 2)}
    table = {x + y: even for x, y in product(letters, repeat=2)} | dict.fromkeys("bcd", halves)
    table[""] = {"a": Fraction(28, 100)} | dict.fromkeys("bcd", Fraction(24, 100))
    table["a"] = {"a": Fraction(2, 5), "b": Fraction(3, 10), "c": Fraction(3, 10)}
    table["aa"] = {"a": Fraction(1)}
    greedy, wide = beam(table, 1), beam(table, 4)
    return greedy[0] == "aaa" and greedy[1] > wide[1] and beam(table, 1000) == greedy


@claim(
    "score-of-a-skip-gram-pair",
    "$\\log \\frac{p(w, c)}{p(w) p(c)} - \\log k$",
    "$$u_c \\cdot v_w = \\log \\frac{p(w, c)}{p(w) \\, p(c)} - \\log k$$",
)
def optimum_of_negative_sampling() -> bool:
    """The expected loss, minimized over free scores of three words and four contexts."""
    torch.manual_seed(0)
    joint = torch.rand(3, 4, dtype=REAL) + 0.1
    joint /= joint.sum()
    noise, k = torch.outer(joint.sum(1), joint.sum(0)), 5
    scores = torch.zeros(3, 4, dtype=REAL, requires_grad=True)
    optimizer = torch.optim.LBFGS([scores], tolerance_change=0, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimizer.zero_grad()
        found = joint * functional.logsigmoid(scores) + k * noise * functional.logsigmoid(-scores)
        loss = -found.sum()
        loss.backward()
        return loss

    for _ in range(5):
        optimizer.step(closure)
    expected = torch.log(joint / noise) - math.log(k)
    return bool(torch.allclose(scores.detach(), expected, atol=1e-5))


@claim("backpropagation-through-time", "share one set of weights, so their gradients are added up")
def contributions_of_the_copies() -> bool:
    """The gradient of shared weights is the sum over copies that have weights of their own."""
    torch.manual_seed(0)
    x, weight = torch.randn(6, dtype=REAL), torch.tensor(0.8, dtype=REAL, requires_grad=True)
    copies = [torch.tensor(0.8, dtype=REAL, requires_grad=True) for _ in x]
    ends = []
    for weights in ([weight] * 6, copies):
        h = torch.zeros((), dtype=REAL)
        for value, w in zip(x, weights, strict=True):
            h = torch.tanh(w * h + value)
        ends.append(h)
    (shared,) = torch.autograd.grad(ends[0], weight)
    return bool(torch.allclose(shared, torch.stack(torch.autograd.grad(ends[1], copies)).sum()))


@claim("what-the-hidden-state-depends-on", "All inputs up to and including $x_t$")
@claim("tasks-for-a-bidirectional-rnn", "Every output therefore depends on the whole input")
def inputs_that_matter() -> bool:
    torch.manual_seed(0)
    for both in (False, True):
        rnn = nn.RNN(2, 3, bidirectional=both, dtype=REAL)
        x = torch.randn(6, 2, dtype=REAL, requires_grad=True)
        (gradient,) = torch.autograd.grad(rnn(x)[0][3].sum(), x)
        seen = [bool(row.abs().sum() > 0) for row in gradient]
        if seen != [True] * 4 + [both] * 2:
            return False
    return True
