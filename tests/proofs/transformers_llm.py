"""Proofs for the topic transformers-llm."""

import math
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
import torch
from torch import nn
from torch.nn import functional as F

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, executed, template

torch.set_num_threads(1)
F64 = torch.float64


def size(module: Any) -> int:
    return sum(p.numel() for p in module.parameters())


def linear(inputs: int, outputs: int, bias: bool = False) -> Any:
    """A layer of that shape without the memory for its weights."""
    return nn.Linear(inputs, outputs, bias=bias, device="meta")


def right(run: Run) -> str:
    """The text of the one right option."""
    task = run.question.task
    assert isinstance(task, Choose)
    (text,) = [option.text for option in task.options if option.right]
    return text


# ---------------------------------------------------------------------------------------------
# Templates


@template("alibi-weight-ratio")
def alibi(m: float, i: int, j: int) -> float:
    back = torch.arange(j, -1, -1, dtype=F64)
    weights = torch.softmax(1.7 - m * back, dim=0)
    return float(weights[j - i] / weights[0])


@template("attention-over-two-tokens")
def two_tokens(d: int, a: int, b: int, u: int, v: int) -> float:
    q, k = torch.zeros(1, d, dtype=F64), torch.zeros(2, d, dtype=F64)
    q[0, 0], k[0, 0], k[1, 0] = 1, a, b
    k[:, 1] = 5  # a direction that the query ignores
    values = torch.tensor([[u], [v]], dtype=F64)
    return float(F.scaled_dot_product_attention(q, k, values))


@template("bits-per-byte-from-loss")
def bits_per_byte(l: float, b: float) -> float:  # noqa: E741
    # The code length in bits of ten tokens, each as probable as the mean loss says.
    bits = sum(-math.log2(math.exp(-l)) for _ in range(10))
    return bits / sum(b for _ in range(10))


@template("causal-mask-open-pairs")
def open_pairs(n: int) -> float:
    mask = nn.Transformer.generate_square_subsequent_mask(n)
    return float((mask == 0).sum())


@template("compute-optimal-model-size")
def model_size(m: int, e: int, k: int) -> float:
    budget = m * 10**e

    def cost(parameters: int) -> int:
        forward, backward = 2 * parameters, 4 * parameters  # per token
        return (forward + backward) * (k * parameters)

    low, high = 1, 10**14
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if cost(middle) <= budget else (low, middle)
    return low / 1e9


@cache
def decoder_layer(d: int, r: int, f: int) -> int:
    attention = [linear(d, d), linear(d, r), linear(d, r), linear(d, d)]
    gate, up, down = linear(d, f), linear(d, f), linear(f, d)
    return size(nn.ModuleList([*attention, gate, up, down]))


@cache
def ends(v: int, d: int) -> int:
    return size(nn.Embedding(v, d, device="meta")) + size(linear(d, v))


@template("decoder-parameter-count")
def decoder(V: int, d: int, L: int, r: int, f: int) -> float:
    return (ends(V, d) + sum(decoder_layer(d, r, f) for _ in range(L))) / 1e9


@cache
def grouped(d: int, h: int, g: int) -> int:
    head = d // h
    queries = [linear(d, head) for _ in range(h)]
    pairs = [linear(d, head) for _ in range(2 * g)]
    return size(nn.ModuleList([*queries, *pairs, linear(h * head, d)]))


@template("gqa-projection-weights")
def gqa(d: int, h: int, g: int) -> float:
    return grouped(d, h, g) / 1e6


@template("length-at-which-scores-cost-half", within=1e-3)
def equal_cost(d: int, r: int, f: int) -> float:
    # Token by token: token t meets t keys, each costs d for the scores of all heads and d for the
    # weighted sums. The question says "about": the diagonal moves the answer by one token.
    n = np.arange(1, 200_001, dtype=np.float64)
    pairs = np.cumsum(n)
    return float(n[np.argmax(2 * d * pairs >= decoder_layer(d, r, f) * n)])


@template("perplexity-of-two-documents")
def both_documents(n: int, m: int, p: int, q: int) -> float:
    # The share of the true token is 1/p in one document and 1/q in the other.
    first = torch.tensor([1 / p, 1 - 1 / p], dtype=F64).log().expand(n, 2)
    second = torch.tensor([1 / q, 1 - 1 / q], dtype=F64).log().expand(m, 2)
    loss = F.nll_loss(torch.cat([first, second]), torch.zeros(n + m, dtype=torch.long))
    return float(loss.exp())


def nucleus(p: Any, top: float) -> Any:
    """The smallest set of the most probable tokens that reaches the mass, rescaled."""
    kept = torch.zeros_like(p)
    for index in p.argsort(descending=True):
        kept[index] = p[index]
        if kept.sum() >= top:
            break
    return kept / kept.sum()


@template("probability-after-top-p")
def after_top_p(a: int, b: int, e: int, k: float, t: int) -> float:
    logits = torch.tensor([a, b, 100 - a - b - e, e], dtype=F64).log()
    return float(nucleus(torch.softmax(logits / (1 / k), dim=0), t / 100)[0])


@cache
def multi_head(d: int, h: int) -> int:
    return size(nn.MultiheadAttention(d, h, device="meta"))


@template("projection-parameters-of-multi-head-attention")
def projections(d: int, h: int) -> float:
    return multi_head(d, h)


@template("shared-weights-of-a-sparse-model")
def shared(E: int, k: int, x: float, S: float) -> float:
    total, active = S + sum(x for _ in range(E)), S + sum(x for _ in range(k))
    return float(np.linalg.solve([[1, E], [1, k]], [total, active])[0])


@cache
def dot_product_spread(s: float, d: int) -> float:
    # Components of +s and -s with equal chance have mean 0 and standard deviation s; the spread
    # depends on nothing else. The distribution of the sum is built term by term.
    chance = np.array([1.0])
    for _ in range(d):
        chance = np.convolve(chance, [0.5, 0, 0.5])
    values = np.arange(-d, d + 1) * s * s
    mean = chance @ values
    return float(np.sqrt(chance @ (values - mean) ** 2))


@template("spread-of-dot-products")
def spread(s: float, d: int) -> float:
    return dot_product_spread(s, d)


@cache
def tied(V: int, d: int, L: int) -> tuple[int, int]:
    def block() -> Any:
        attention = nn.MultiheadAttention(d, 8, bias=False, device="meta")
        return nn.ModuleList([attention, linear(d, 4 * d), linear(4 * d, d)])

    embedding, head = nn.Embedding(V, d, device="meta"), linear(d, V)
    head.weight = embedding.weight
    blocks = [block() for _ in range(L)]
    # parameters() gives a shared one once.
    return size(embedding), size(nn.ModuleList([embedding, *blocks, head]))


@template("tied-embedding-share")
def tied_share(V: int, d: int, L: int) -> float:
    embedding, total = tied(V, d, L)
    return 100 * embedding / total


@cache
def vit_tokens(h: int, w: int, p: int) -> int:
    patches = nn.Conv2d(3, 2, p, stride=p)(torch.zeros(1, 3, h, w)).flatten(2).transpose(1, 2)
    return int(torch.cat([torch.zeros(1, 1, 2), patches], dim=1).shape[1])


@template("vit-sequence-length")
def vit(h: int, w: int, p: int) -> float:
    return vit_tokens(h, w, p)


def merged(text: list[int], pair: tuple[int, int], new: int) -> list[int]:
    out: list[int] = []
    i = 0
    while i < len(text):
        found = i + 1 < len(text) and (text[i], text[i + 1]) == pair
        out.append(new if found else text[i])
        i += 2 if found else 1
    return out


@cache
def bpe_growth(merges: int) -> int:
    """By how many entries so many merges of a random text enlarge the vocabulary."""
    text = list(np.random.default_rng(0).integers(0, 20, 500))
    vocabulary = set(range(20))
    for _ in range(merges):
        (pair, _), *_ = Counter(pairwise(text)).most_common(1)
        new = max(vocabulary) + 1
        text, vocabulary = merged(text, pair, new), vocabulary | {new}
    return len(vocabulary) - 20


@template("vocabulary-after-bpe-training")
def vocabulary_size(b: int, m: int, s: int) -> float:
    # A real training with one merge for every 500; the growth does not depend on what came before.
    return b + 500 * bpe_growth(m // 500) + s


# ---------------------------------------------------------------------------------------------
# Code


@code("attention-with-a-multiplied-mask")
def multiplied_mask(run: Run) -> bool:
    (source,) = run.blocks()
    row = "s = s * torch.tril(torch.ones(n, n))"
    tri = "tri = torch.tril(torch.ones(n, n))\n    "
    assert source.count(row) == 1
    fixed = source.replace(row, tri + 's = s.masked_fill(tri == 0, float("-inf"))')
    # The test of the code finds a transposed triangle as well.
    transposed = fixed.replace("torch.tril", "torch.triu")
    return (
        run().printed == "False"
        and right(run).startswith("`False`")
        and executed(fixed).printed == "True"
        and executed(transposed).printed == "False"
    )


@code("boolean-mask-of-ones-above")
def boolean_mask(run: Run) -> bool:
    ran = run()
    marked = [float(number) for number in right(run).split(",")]
    got = [float(number) for number in ran.names["out"][0, 0, 1]]
    return ran.raised is None and got == marked == [0, 0, 0.5, 0.5]


@claim("boolean-mask-of-ones-above", "It is what `nn.MultiheadAttention` makes of this mask")
def other_convention() -> bool:
    layer = nn.MultiheadAttention(2, 1)
    x = torch.zeros(4, 1, 2)
    mask = torch.ones(4, 4, dtype=torch.bool).triu(1)
    weights = layer(x, x, x, attn_mask=mask)[1][0, 1]
    return bool(torch.allclose(weights, torch.tensor([0.5, 0.5, 0.0, 0.0])))


@claim("boolean-mask-of-ones-above", "and means the same in both", "`is_causal=True` avoids")
def float_mask() -> bool:
    mask = nn.Transformer.generate_square_subsequent_mask(4)
    q, v = torch.zeros(1, 4, 2), torch.eye(4)[None]
    first = F.scaled_dot_product_attention(q, q, v, attn_mask=mask)
    causal = F.scaled_dot_product_attention(q, q, v, is_causal=True)
    x = torch.zeros(4, 1, 2)
    second = nn.MultiheadAttention(2, 1)(x, x, x, attn_mask=mask)[1]
    return bool(torch.allclose(first, second) and torch.allclose(first, causal))


@code("learning-from-random-tokens")
def unshifted(run: Run) -> bool:
    (source,) = run.blocks()
    whole = "F.cross_entropy(logits.flatten(0, 1), ids.flatten())"
    assert source.count(whole) == 1
    shift = "F.cross_entropy(logits[:, :-1].flatten(0, 1), ids[:, 1:].flatten())"
    fixed = executed(source.replace(whole, shift))
    first = executed(source.replace("range(60)", "range(1)"))
    return (
        2.7 < float(first.printed) < 3.5
        and float(run().printed) < 0.1
        and "own input" in right(run)
        and float(fixed.printed) > 2.95
    )


@claim("learning-from-random-tokens", r"cannot stay below $\ln 20 \approx 3.0$")
def entropy_of_twenty() -> bool:
    p = torch.full((20,), 0.05, dtype=F64)
    return round(float(torch.distributions.Categorical(p).entropy()), 1) == 3.0


@claim("learning-from-random-tokens", "puts minus infinity above the diagonal")
def subsequent_mask() -> bool:
    mask = nn.Transformer.generate_square_subsequent_mask(5)
    later = torch.ones(5, 5).triu(1) == 1
    return bool((mask[later] == float("-inf")).all() and (mask[~later] == 0).all())


@code("softmax-tile-by-tile")
def tiles(run: Run) -> bool:
    (source,) = run.blocks()
    printed = round(float(run().names["acc"] / run().names["l"]), 2)
    s, v = run().names["s"], run().names["v"]
    exact = round(float(torch.softmax(s, 0) @ v), 2)
    factor = "    c = torch.tensor(m - new).exp()\n    p = "
    fixed = source.replace("    p = ", factor).replace("l = l +", "l = l * c +")
    fixed = fixed.replace("acc = acc +", "acc = acc * c +")
    # What the wrong options propose.
    each = source.replace("    m = new", "    acc = acc / l\n    m = new")
    own = source.replace("max(m, sb.max().item())", "sb.max().item()")
    zero = source.replace('float("-inf")', "0.0")
    wrong = [executed(text).names for text in (each, own, zero)]
    values = [round(float(names["acc"] / names["l"]), 2) for names in wrong]
    mended = executed(fixed).names
    return (
        (printed, exact) == (2.36, 3.04)
        and abs(float(mended["acc"] / mended["l"]) - float(torch.softmax(s, 0) @ v)) < 1e-6
        and all(abs(value - exact) > 0.1 for value in values)
        and values[2] == printed
    )


@claim(
    "softmax-tile-by-tile",
    r"here $e^{-3} \approx 0.05$",
    "the first tile counts twenty times too much",
    "After the first tile it is 2, after the second 5.",
)
def factor_of_a_tile() -> bool:
    s = torch.tensor([1.0, 2.0, 5.0, 3.0], dtype=F64)
    maxima = [float(s[:2].max()), float(s.max())]
    c = math.exp(maxima[0] - maxima[1])
    return maxima == [2, 5] and round(c, 2) == 0.05 and round(1 / c) == 20


@code("splitting-the-width-into-heads")
def split(run: Run) -> bool:
    (source,) = run.blocks()
    got = run().names["heads"](torch.arange(12.0).view(1, 3, 4), 2)
    wrong_view = "x.view(b, h, n, d // h)"
    assert wrong_view in source
    fixed = executed(source.replace(wrong_view, "x.view(b, n, h, d // h).transpose(1, 2)"))
    x = torch.arange(12.0).view(1, 3, 4)
    parts = fixed.names["heads"](x, 2)
    back = parts.transpose(1, 2).reshape(1, 3, 4)
    return (
        got[0, 0, 1].tolist() == [2, 3]
        and right(run).startswith("2 and 3")
        and parts[0, 0, 1].tolist() == [4, 5]
        and bool((back == x).all())
        and got[0, 0].flatten().tolist() == [0, 1, 2, 3, 4, 5]
        and got[0, 1, 0].tolist() == [6, 7]
    )


# ---------------------------------------------------------------------------------------------
# Claims


@claim("alibi-weight-ratio", "with a half-life of", "cancels in the ratio of the weights")
def decay() -> bool:
    m = 0.5
    weights = [math.exp(-m * back) for back in (0.0, math.log(2) / m)]
    return math.isclose(weights[1], weights[0] / 2)


@claim(
    "attention-logits-that-keep-growing",
    r"\leq \sqrt{d_k}.$$",
    r"With RMSNorm and no gain both vectors have the norm $\sqrt{d_k}$",
)
def bounded_scores() -> bool:
    torch.manual_seed(0)
    norm = nn.RMSNorm(64, elementwise_affine=False, eps=1e-12)
    q = norm(1000 * torch.randn(200, 64, dtype=F64))
    k = torch.cat([norm(1000 * torch.randn(200, 64, dtype=F64)), q])
    scores = q @ k.T / 8
    return bool(
        torch.allclose(q.norm(dim=1), torch.tensor(8.0, dtype=F64))
        and (scores.abs() <= 8 + 1e-6).all()
        and math.isclose(float(scores.max()), 8, rel_tol=1e-6)
    )


@claim(
    "attention-logits-that-keep-growing",
    "the softmax output is unchanged",
    "one-hot rows are normalized as well",
)
def same_softmax() -> bool:
    torch.manual_seed(0)
    s = 50 * torch.randn(20, 30, dtype=F64)
    row = torch.softmax(s, 1)
    less = torch.softmax(s - s.max(1, keepdim=True).values, 1)
    again = row / row.sum(1, keepdim=True)
    return bool(torch.allclose(row, less) and torch.allclose(row, again))


@claim("bits-per-byte-from-loss", r"One nat is $1/\ln 2 \approx 1.443$ bits")
def nat() -> bool:
    return round(math.log2(math.e), 3) == 1.443


@claim("compute-optimal-model-size", "four times the compute buys twice the model")
def four_times() -> bool:
    return math.isclose(model_size(4, 22, 20) / model_size(1, 22, 20), 2, rel_tol=1e-6)


@claim(
    "decoder-parameter-count",
    "The same recipe gives 6.74 billion for the first 7B LLaMA.",
    r"with full attention and an MLP of $8 d^2$, a layer has $12 d^2$ weights",
)
def llama() -> bool:
    layer = decoder_layer(768, 768, 2048)  # three matrices of width 8d/3
    return round(decoder(32000, 4096, 32, 4096, 11008), 2) == 6.74 and layer == 12 * 768**2


@cache
def attention_work(n: int, d: int, h: int) -> dict[str, int]:
    """Sizes of what a plain attention block with an MLP computes, from real tensors."""
    x = torch.zeros(n, d, device="meta")
    q = k = v = x.view(n, h, d // h).transpose(0, 1)
    scores = q @ k.transpose(1, 2)
    weights = scores.softmax(-1)
    out = (weights @ v).transpose(0, 1).reshape(n, d)
    return {
        "mlp": n * size(nn.ModuleList([linear(d, 4 * d), linear(4 * d, d)])),
        "output": out.numel(),
        "weights": 4 * size(linear(d, d)),
        "exponentials": weights.numel(),
        "scores": scores.numel(),
        "products": scores.numel() * q.shape[-1],
        "sums": out.numel() * n,
        "projections": n * 4 * size(linear(d, d)),
    }


@claim(
    "doubling-the-sequence-length",
    "[x] The number of attention scores",
    "[x] The multiply-adds for $QK^T$",
    "[x] The exponentials taken in the softmax",
    "[ ] The multiply-adds of the MLP",
    "[ ] The size of the block's output",
    "[ ] The number of projection weights",
)
def doubled() -> bool:
    one, two = attention_work(64, 32, 4), attention_work(128, 32, 4)
    times = {name: two[name] / one[name] for name in one}
    return (
        times["scores"] == times["products"] == times["exponentials"] == 4
        and times["mlp"] == times["output"] == 2
        and times["weights"] == 1
    )


@claim("doubling-the-sequence-length", "takes over at $n > 2d$", "it needs $n > 6d$")
def crossings() -> bool:
    def quadratic(n: int) -> int:
        return attention_work(n, 32, 4)["products"] + attention_work(n, 32, 4)["sums"]

    def flat(n: int, mlp: bool) -> int:
        work = attention_work(n, 32, 4)
        return work["projections"] + mlp * work["mlp"]

    return (
        quadratic(64) == flat(64, mlp=False)
        and quadratic(65) > flat(65, mlp=False)
        and quadratic(192) == flat(192, mlp=True)
        and quadratic(193) > flat(193, mlp=True)
    )


def angles(base: float, d: int = 128) -> Any:
    return base ** (-torch.arange(0, d, 2, dtype=F64) / d)


@claim(
    "effect-of-a-larger-rope-base",
    "[x] The fastest pair is unchanged, the others slow down",
    "about 54,000 positions for base 10,000 and about 2.6 million for base 500,000",
    r"For the last pair it is close to $1/b$",
)
def rope_base() -> bool:
    old, new = angles(10_000), angles(500_000)
    turns = [float(2 * math.pi / theta[-1]) for theta in (old, new)]
    factors = new / old
    return bool(
        old[0] == new[0] == old.max() == 1
        and (new[1:] < old[1:]).all()
        and (factors[1:] < factors[:-1]).all()
        and round(turns[0], -3) == 54_000
        and round(turns[1] / 1e6, 1) == 2.6
        and 0.8 < old[-1] * 10_000 < 1.3
        and 0.8 < new[-1] * 500_000 < 1.3
    )


@claim(
    "gqa-projection-weights",
    "The saving cannot exceed one half",
    "One of the two full matrices is missing.",
)
def gqa_saving() -> bool:
    full = grouped(1024, 16, 16)
    return all(full / 2 < grouped(1024, 16, g) <= full for g in (1, 2, 4, 8, 16))


@claim(
    "gradient-of-the-balancing-loss",
    "[x] Through $P_i$ alone, with $f_i$ as a constant weight",
    "the gradient with respect to $P_i$ is proportional to $f_i$",
    r"which equals $\alpha$ for a uniform load",
)
def balancing() -> bool:
    torch.manual_seed(0)

    def loss(logits: Any, alpha: float = 0.01) -> tuple[Any, Any, Any]:
        probabilities = logits.softmax(1)
        experts = logits.shape[1]
        f = F.one_hot(logits.argmax(1), experts).to(F64).mean(0)
        p = probabilities.mean(0)
        return alpha * experts * (f * p).sum(), f, p

    logits = torch.randn(64, 4, dtype=F64, requires_grad=True)
    value, f, p = loss(logits)
    p.retain_grad()
    value.backward()
    # The true slope, shares counted anew: differences of the whole loss.
    step, slope = 1e-6, torch.zeros(4, dtype=F64)
    with torch.no_grad():
        for j in range(4):
            moved = [logits.clone(), logits.clone()]
            moved[0][0, j] += step
            moved[1][0, j] -= step
            slope[j] = (loss(moved[0])[0] - loss(moved[1])[0]) / (2 * step)
        even = loss(torch.eye(4, dtype=F64).repeat(5, 1))[0]
        six = loss(torch.eye(6, dtype=F64).repeat(5, 1))[0]
    return bool(
        torch.allclose(logits.grad[0], slope, atol=1e-9)
        and torch.allclose(p.grad, 0.01 * 4 * f)
        and not f.requires_grad
        and math.isclose(float(even), 0.01)
        and math.isclose(float(six), 0.01)
    )


@claim("length-at-which-scores-cost-half", "the quadratic part makes up only a tenth")
def tenth() -> bool:
    d, weights = 4096, decoder_layer(4096, 1024, 14336)
    n = int(equal_cost(4096, 1024, 14336)) // 10
    quadratic = sum(2 * d * t for t in range(1, n + 1))
    return math.isclose(quadratic / (weights * n), 0.1, rel_tol=1e-2)


@claim(
    "limit-of-a-score-matrix",
    "[x] Its rank is 64 at most, whatever the weights",
    "may raise the rank of the final weights",
    "[ ] Its entries lie between −1 and 1",
    "[ ] It is symmetric, since each pair is compared once",
)
def rank_of_scores() -> bool:
    torch.manual_seed(0)
    x = torch.randn(300, 256, dtype=F64)
    scores = (x @ torch.randn(256, 64, dtype=F64)) @ (x @ torch.randn(256, 64, dtype=F64)).T / 8
    rank = torch.linalg.matrix_rank
    return bool(
        rank(scores) == 64
        and rank((scores / 200).softmax(-1)) > 64
        and scores.abs().max() > 1
        and not torch.allclose(scores, scores.T)
    )


@claim("limit-of-a-score-matrix", "cuts the rank of each from 64 to 16")
def heads_of_a_width() -> bool:
    sizes = {heads: 1024 // heads for heads in (16, 64)}
    counts = [multi_head(1024, heads) for heads in (16, 64)]
    return sizes == {16: 64, 64: 16} and counts[0] == counts[1]


@claim(
    "norm-behind-the-last-block",
    "its size grows with depth",
    "so whatever leaves a block has just been normalized",
)
def stream() -> bool:
    torch.manual_seed(0)
    pre = post = torch.randn(50, 64, dtype=F64)
    norm = nn.LayerNorm(64, elementwise_affine=False)
    sizes = []
    for _ in range(20):
        branch = nn.Sequential(nn.Linear(64, 256), nn.GELU(), nn.Linear(256, 64)).to(F64)
        with torch.no_grad():
            pre, post = pre + 3 * branch(norm(pre)), norm(post + 3 * branch(post))
        sizes.append(float(pre.square().mean().sqrt()))
    return sizes == sorted(sizes) and math.isclose(float(post.square().mean()), 1, rel_tol=1e-3)


@claim(
    "perplexities-of-two-tokenizers",
    r"$1300 \cdot \ln 9 \approx 2856$",
    r"$1000 \cdot \ln 12 \approx 2485$",
)
def totals() -> bool:
    losses = [sum(-math.log(1 / p) for _ in range(n)) for p, n in ((9, 1300), (12, 1000))]
    return [round(loss) for loss in losses] == [2856, 2485]


@claim("perplexity-of-two-documents", "is too large, because it lets the harder document dominate")
def arithmetic_is_larger() -> bool:
    return both_documents(2000, 3000, 9, 40) < (2000 * 9 + 3000 * 40) / 5000


@claim(
    "probability-after-top-p",
    "A temperature below 1 ahead of top-p makes the set smaller or leaves it",
    "one above 1 makes it larger or leaves it",
)
def temperature_and_set() -> bool:
    torch.manual_seed(0)
    for _ in range(100):
        logits = torch.randn(12, dtype=F64) * 2
        kept = [int((nucleus((logits / t).softmax(0), 0.8) > 0).sum()) for t in (0.5, 1.0, 2.0)]
        if kept != sorted(kept):
            return False
    return True


def rotated(x: Any, position: int, base: float = 10_000.0) -> Any:
    theta = position * angles(base, len(x))
    a, b = x[0::2], x[1::2]
    pairs = [a * theta.cos() - b * theta.sin(), a * theta.sin() + b * theta.cos()]
    return torch.stack(pairs, 1).flatten()


@claim(
    "rotary-scores-and-offsets",
    "Only the offset $n - m$ is left of the positions.",
    "lengths are unchanged by rotation",
    "a single pair oscillates with the offset",
    "but the score itself need not",
)
def rotary() -> bool:
    torch.manual_seed(0)
    q, k = torch.randn(2, 8, dtype=F64)

    def score(m: int, n: int) -> float:
        return float(rotated(q, m) @ rotated(k, n))

    fall = [score(0, n) for n in range(60)]
    one = [float(rotated(q[:2], 0) @ rotated(k[:2], n)) for n in range(60)]
    return (
        math.isclose(score(3, 7), score(103, 107))
        and not math.isclose(score(3, 7), score(3, 8))
        and math.isclose(float(rotated(q, 77).norm()), float(q.norm()))
        and fall != sorted(fall, reverse=True)
        and min(one) < 0 < max(one)
        and max(one[30:]) > 0.9 * max(one)
    )


@claim(
    "rotary-scores-and-offsets",
    r"in complex form even shorter: multiply $q$ by $e^{im\theta}$",
)
def rotary_complex() -> bool:
    torch.manual_seed(0)
    q, k = torch.randn(2, 8, dtype=F64)
    m, n, theta = 5, 19, angles(10_000.0, 8)
    zq, zk = torch.complex(q[0::2], q[1::2]), torch.complex(k[0::2], k[1::2])
    turned = (zq * torch.exp(1j * m * theta)).conj() * (zk * torch.exp(1j * n * theta))
    return math.isclose(float(turned.real.sum()), float(rotated(q, m) @ rotated(k, n)))


@claim(
    "schemes-of-position-encoding",
    "[x] RoPE turns queries and keys anew in every attention layer",
    "Values stay as they are; positions enter only through the scores.",
)
def values_untouched() -> bool:
    # Were values rotated, a shift of the whole text would change the outputs.
    torch.manual_seed(0)
    q, k, v = torch.randn(3, 6, 8, dtype=F64)

    def output(start: int, values: bool) -> Any:
        turn = [torch.stack([rotated(x, start + i) for i, x in enumerate(y)]) for y in (q, k, v)]
        return F.scaled_dot_product_attention(turn[0], turn[1], turn[2] if values else v)

    return bool(
        torch.allclose(output(0, False), output(50, False))
        and not torch.allclose(output(0, True), output(50, True))
    )


@claim(
    "scores-divided-by-the-head-size",
    "The scores have a standard deviation of 1/8",
    "divided by 64 the spread 1/8",
    "so its standard deviation is 8",
    r"$e^{1/8} \approx 1.13$ instead of $e \approx 2.72$",
)
def too_small() -> bool:
    spread_raw = dot_product_spread(1, 64)
    scores = torch.tensor([0.0, spread_raw / 64, spread_raw / 8], dtype=F64)
    w = scores.softmax(0)
    return (
        math.isclose(spread_raw, 8)
        and math.isclose(float(scores[1]), 1 / 8)
        and round(float(w[1] / w[0]), 2) == 1.13
        and round(float(w[2] / w[0]), 2) == 2.72
    )


@claim("scores-divided-by-the-head-size", "[x] All keys get nearly the same weight")
def nearly_equal() -> bool:
    torch.manual_seed(0)
    raw = torch.randn(2000, 64, dtype=F64) @ torch.randn(64, 100, dtype=F64)
    largest = [float((raw / by).softmax(1).max(1).values.mean()) for by in (64, 8, 1)]
    # Of 100 keys: hardly above 1/100; clearly above it; nearly everything.
    return largest[0] < 0.015 and 0.05 < largest[1] < 0.2 and largest[2] > 0.7


@claim("scores-divided-by-the-head-size", r"its derivative $\mathrm{diag}(p) - pp^T$ almost")
def saturation() -> bool:
    torch.manual_seed(0)
    s = torch.randn(100, dtype=F64)
    p = (8 * s).softmax(0)
    slope = torch.autograd.functional.jacobian(lambda z: z.softmax(0), 8 * s)
    mild = torch.autograd.functional.jacobian(lambda z: z.softmax(0), torch.tensor([1.0, 0.0]))
    hot = torch.autograd.functional.jacobian(lambda z: z.softmax(0), torch.tensor([20.0, 0.0]))
    formula = torch.allclose(slope, torch.diag(p) - torch.outer(p, p))
    return bool(formula and hot.abs().max() < 1e-6 < mild.abs().max())


def encoded(word: str, merges: list[tuple[str, str]]) -> list[str]:
    pieces = list(word)
    for a, b in merges:
        i = 0
        while i + 1 < len(pieces):
            if (pieces[i], pieces[i + 1]) == (a, b):
                pieces[i : i + 2] = [a + b]
            i += 1
    return pieces


@claim(
    "segmenting-a-new-word",
    "[x] a + bcd",
    "The second one, a+b, no longer applies",
    "The third gives a bcd.",
)
def replayed() -> bool:
    merges = [("b", "c"), ("a", "b"), ("bc", "d")]
    steps = [encoded("abcd", merges[:n]) for n in (1, 2, 3)]
    return steps == [["a", "bc", "d"], ["a", "bc", "d"], ["a", "bcd"]]


@claim("segmenting-a-new-word", "That is the longest match from the left, as in WordPiece")
def longest_match() -> bool:
    entries, word = {*"abcd", "ab", "bc", "bcd"}, "abcd"
    pieces: list[str] = []
    while word:
        piece = max((e for e in entries if word.startswith(e)), key=len)
        pieces, word = [*pieces, piece], word[len(piece) :]
    return pieces == ["ab", "c", "d"]


def mixtral(experts: int) -> float:
    """Billions of parameters with so many experts: 32 layers of width 4096, hidden width 14336."""
    d, f, layers = 4096, 14336, 32
    attention = size(nn.ModuleList([linear(d, d), linear(d, 1024), linear(d, 1024), linear(d, d)]))
    expert = size(nn.ModuleList([linear(d, f), linear(d, f), linear(f, d)]))
    norms = 2 * size(nn.RMSNorm(d, device="meta"))
    layer = attention + size(linear(d, 8)) + norms + sum(expert for _ in range(experts))
    return (ends(32000, d) + layers * layer + d) / 1e9


@claim("shared-weights-of-a-sparse-model", "it has about 47 billion parameters rather than 56")
@claim("shared-weights-of-a-sparse-model", "about 13 billion are active")
@claim("sparse-expert-layer", "has about 47 billion in total and 13 billion active")
def mixtral_sizes() -> bool:
    return (round(mixtral(8)), round(mixtral(2)), 8 * 7) == (47, 13, 56)


@claim(
    "sparse-expert-layer",
    "[x] The MLP arithmetic per token about doubles",
    "Attention and embeddings exist only once; just the MLP part grows eightfold.",
)
def sparse_layer() -> bool:
    expert = size(nn.ModuleList([linear(4096, 14336), linear(4096, 14336), linear(14336, 4096)]))
    router = size(linear(4096, 8))
    return 2 <= (2 * expert + router) / expert < 2.001 and mixtral(8) / mixtral(1) < 7


@claim(
    "sharing-within-a-head-group",
    "by the factor 32/8 = 4, not 8",
    "here 8 key-value heads, each serving four query heads",
)
def group_factor() -> bool:
    torch.manual_seed(0)
    q = torch.randn(1, 32, 5, 16, dtype=F64)
    k, v = torch.randn(2, 1, 8, 5, 16, dtype=F64)
    out = F.scaled_dot_product_attention(q, k, v, enable_gqa=True)
    k4, v4 = k.repeat_interleave(4, 1), v.repeat_interleave(4, 1)
    same = F.scaled_dot_product_attention(q, k4, v4)
    scores = q[0, :4] @ k[0, 0].T
    return bool(
        torch.allclose(out, same)
        and k4.numel() / k.numel() == 4
        and not torch.allclose(scores[0].softmax(-1), scores[1].softmax(-1))
    )


@claim("sources-in-cross-attention", "the score matrix of a head is $m × n$")
def cross() -> bool:
    layer = nn.MultiheadAttention(8, 2, batch_first=True)
    target, source = torch.zeros(1, 3, 8), torch.zeros(1, 5, 8)
    out, weights = layer(target, source, source, average_attn_weights=False)
    return tuple(weights.shape) == (1, 2, 3, 5) and tuple(out.shape) == (1, 3, 8)


@claim("spread-of-dot-products", "removes exactly this factor")
def same_for_all_sizes() -> bool:
    scaled = [dot_product_spread(2, d) / math.sqrt(d) for d in (16, 64, 256)]
    return all(math.isclose(value, 4) for value in scaled)


@claim(
    "streaming-with-a-sliding-window",
    "the weights of the remaining tokens are inflated",
    "Softmax weights must add up to 1; without the usual place the mass moves to other tokens.",
)
def evicted() -> bool:
    scores = torch.cat([torch.full((4,), 6.0), torch.zeros(100)]).to(F64)
    before, after = scores.softmax(0)[4:].sum(), scores[4:].softmax(0).sum()
    return bool(before < 0.1 and math.isclose(float(after), 1))


class SwiGLU(nn.Module):  # type: ignore[misc]
    """Three matrices, as in the formula of the question."""

    def __init__(self, d: int, h: int) -> None:
        super().__init__()
        self.w, self.v, self.out = linear(d, h), linear(d, h), linear(h, d)


@claim(
    "swiglu-at-unchanged-width",
    "[x] It grows by a half",
    "so $h = 4d$ gives $12d^2$ instead of $8d^2$",
    "for $d = 4096$ it is 11,008",
)
def swiglu() -> bool:
    d = 384
    plain = size(nn.ModuleList([linear(d, 4 * d), linear(4 * d, d)]))
    gated = size(SwiGLU(d, 4 * d))
    rounded = next(h for h in range(256, 20_000, 256) if 3 * h >= 8 * 4096)
    return (
        (plain, gated) == (8 * d * d, 12 * d * d)
        and size(SwiGLU(d, 8 * d // 3)) == plain
        and rounded == 11008
    )


@claim(
    "temperature-and-truncation",
    "[x] Temperature 2 keeps the ranking of the tokens",
    "[x] Temperature 0.5 squares all probabilities and rescales them",
    "[ ] Temperature 0.5 removes the least likely tokens",
    "[ ] Top-p keeps only tokens with a probability of at least p",
    "[ ] Top-p leaves the probabilities of the kept tokens as they are",
)
def sampling() -> bool:
    logits = torch.tensor([2.0, 0.3, 1.1, -4.0], dtype=F64)
    p, hot, cold = (torch.softmax(logits / t, 0) for t in (1, 2, 0.5))
    kept = nucleus(p, 0.8)
    return bool(
        (hot.argsort() == p.argsort()).all()
        and torch.allclose(cold, p**2 / (p**2).sum())
        and (cold > 0).all()
        and (p < 0.8).all()
        and (kept > 0).sum() == 2
        and not torch.allclose(kept[kept > 0], p[kept > 0])
    )


@claim("tied-embedding-share", "the embedding grows linearly with the width, the blocks quadr")
def growth() -> bool:
    small, large = tied(16000, 512, 6), tied(16000, 1024, 6)
    blocks = [total - embedding for embedding, total in (small, large)]
    return large[0] == 2 * small[0] and blocks[1] == 4 * blocks[0]


@claim(
    "tokens-made-of-bytes",
    "Many characters take several bytes in UTF-8",
    "Every text is a sequence of bytes",
)
def utf8() -> bool:
    counts = [len(character.encode()) for character in "aé語🙂"]
    byte_values = set("Grüße, 日本語 🙂".encode())
    return counts == [1, 2, 3, 4] and byte_values <= set(range(256))


@claim("training-past-the-token-rule", "about 286 per parameter")
def tokens_per_parameter() -> bool:
    return round(2e12 / 7e9) == 286


@claim("training-past-the-token-rule", r"= 8.4 \cdot 10^{22}$ FLOP")
def flops() -> bool:
    per_token = sum(2 * 7 * 10**9 for _ in range(3))  # forward once, backward twice as much
    return per_token * 2 * 10**12 == 84 * 10**21


@claim(
    "training-past-the-token-rule",
    "about 26 billion parameters on 530 billion tokens",
    "The rule gives about 26 billion parameters here",
)
def by_the_rule() -> bool:
    # 8.4e22 FLOP, 20 tokens per parameter.
    billions = model_size(84, 21, 20)
    return round(billions) == 26 and round(20 * billions, -1) == 530


@claim(
    "training-past-the-token-rule",
    "the estimates of that paper differ, but all exceed 7 billion",
    "gives a smaller best size, below 20 billion",
    "The loss keeps falling beyond 20 tokens per parameter",
)
def parametric_fit() -> bool:
    # The constants of the fitted formula in the paper; by its three methods the best size grows
    # with an exponent of 0.46 to 0.50, and it chose 70 billion for 5.76e23 FLOP.
    def loss(n: Any, d: Any) -> Any:
        return 1.69 + 406.4 / n**0.34 + 410.7 / d**0.28

    n = np.geomspace(1e9, 1e12, 20_001)
    best = n[np.argmin(loss(n, 8.4e22 / (6 * n)))] / 1e9
    others = [70 * (8.4e22 / 5.76e23) ** exponent for exponent in (0.46, 0.50)]
    falling = loss(7e9, np.array([20, 50, 100, 286]) * 7e9)
    return bool(7 < best < 20 and min(others) > 7 and (np.diff(falling) < 0).all())


@claim(
    "two-scaling-laws",
    r"$10^{0.73} \approx 5.4$ times the size leaves only 1.9 times the tokens",
    r"while $10^{0.5} \approx 3.2$ serves both",
    "the best model size grow like $C^{0.73}$",
)
def ten_times() -> bool:
    bigger = 10**0.73
    return (
        round(bigger, 1) == 5.4
        and round(10 / bigger, 1) == 1.9
        and round(math.sqrt(10), 1) == 3.2
        and round(bigger) == 5
    )


@claim(
    "two-scaling-laws",
    "a model of 70 billion parameters on 1.4 trillion tokens",
    "at about the same compute",
)
def gopher() -> bool:
    # Gopher: 280 billion parameters on 300 billion tokens.
    chinchilla, gopher_flop = 6 * 70e9 * 1.4e12, 6 * 280e9 * 300e9
    return 0.8 < chinchilla / gopher_flop < 1.25 and math.isclose(1.4e12 / 70e9, 20)


@claim(
    "vit-sequence-length",
    "half the patch side gives four times as many patches",
    "about sixteen times as many attention scores",
)
def smaller_patches() -> bool:
    coarse, fine = vit_tokens(256, 320, 32), vit_tokens(256, 320, 16)
    return fine - 1 == 4 * (coarse - 1) and 15 < (fine / coarse) ** 2 < 16.5


@claim("vocabulary-after-bpe-training", "one end-of-text token make 50,257 entries")
def gpt2() -> bool:
    return int(vocabulary_size(256, 50_000, 1)) == 50_257


@claim(
    "what-flash-attention-reduces",
    "up to rounding it returns the same numbers",
    "earlier partial results are rescaled whenever a larger score appears",
    "a few statistics per row are kept",
)
def tiled() -> bool:
    torch.manual_seed(0)
    q, k, v = torch.randn(3, 12, 4, dtype=F64)
    m = torch.full((12, 1), float("-inf"), dtype=F64)
    total, out = torch.zeros(12, 1, dtype=F64), torch.zeros(12, 4, dtype=F64)
    for keys, values in zip(k.split(3), v.split(3), strict=True):
        scores = q @ keys.T / 2
        new = torch.maximum(m, scores.max(1, keepdim=True).values)
        c, p = (m - new).exp(), (scores - new).exp()
        total, out, m = total * c + p.sum(1, keepdim=True), out * c + p @ values, new
    return bool(torch.allclose(out / total, F.scaled_dot_product_attention(q, k, v)))


@claim(
    "why-scores-are-scaled",
    "has variance $d_k$, hence standard deviation",
    "in this saturated state its derivative is close to zero",
)
def variance_of_scores() -> bool:
    return all(math.isclose(dot_product_spread(1, d) ** 2, d) for d in (4, 64, 256))


@cache
def outputs_of_dog(causal: bool) -> tuple[Any, Any]:
    torch.manual_seed(0)
    layer = nn.TransformerEncoderLayer(16, 2, 32, 0.0, batch_first=True, dtype=F64)
    stack = nn.TransformerEncoder(layer, 3, enable_nested_tensor=False)
    dog, bites, man = torch.randn(3, 16, dtype=F64)
    mask = nn.Transformer.generate_square_subsequent_mask(3, dtype=F64) if causal else None
    with torch.no_grad():
        one = stack(torch.stack([dog, bites, man])[None], mask=mask)[0, 0]
        other = stack(torch.stack([man, bites, dog])[None], mask=mask)[0, 2]
    return one, other


@claim(
    "words-in-another-order",
    "[x] They are equal, however deep the stack is",
    "the stack is permutation-equivariant, however deep it is",
)
def same_without_positions() -> bool:
    return bool(torch.allclose(*outputs_of_dog(False)))


@claim("words-in-another-order", "A causal mask is an exception of its own kind")
def mask_tells_the_order() -> bool:
    return not torch.allclose(*outputs_of_dog(True))


@claim(
    "parallel-training-serial-writing",
    "just as if each prefix had been processed separately",
)
def prefixes() -> bool:
    torch.manual_seed(0)
    layer = nn.TransformerEncoderLayer(8, 2, 16, 0.0, batch_first=True, dtype=F64)
    x = torch.randn(1, 6, 8, dtype=F64)
    mask = nn.Transformer.generate_square_subsequent_mask(6, dtype=F64)
    with torch.no_grad():
        full = layer(x, src_mask=mask)[0]
        each = [layer(x[:, :t], src_mask=mask[:t, :t])[0, -1] for t in range(1, 7)]
    return bool(torch.allclose(full, torch.stack(each)))
