"""Proofs of the topic data-evaluation."""

import math
from collections.abc import Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise, product
from statistics import NormalDist

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

from bot.domain.question import Choose
from tests.proofs.kit import Run, claim, code, executed, template, unproved

F64 = torch.float64


def right_options(run: Run) -> list[str]:
    task = run.question.task
    assert isinstance(task, Choose)
    return [option.text for option in task.options if option.right]


# Metrics of classifiers


def labels(hits: int, false_alarms: int, misses: int, rest: int) -> tuple[np.ndarray, np.ndarray]:
    """True and predicted labels with these counts, one entry per example."""
    counts = [int(hits), int(false_alarms), int(misses), int(rest)]
    return np.repeat([1, 0, 1, 0], counts), np.repeat([1, 1, 0, 0], counts)


@template("f1-from-four-counts")
def harmonic_mean_of_two_rates(tp: int, fp: int, fn: int, tn: int) -> float:
    truth, said = labels(tp, fp, fn, tn)
    precision = float((truth[said == 1] == 1).mean())
    recall = float((said[truth == 1] == 1).mean())
    return 1 / ((1 / precision + 1 / recall) / 2)


@claim(
    "accuracy-with-few-positives",
    "An accuracy of 99% means 100 errors.",
    "here it has 99% accuracy, 50% balanced accuracy and zero recall",
    "Calling everybody healthy would reach 99%.",
)
def everybody_is_called_healthy() -> bool:
    truth, said = labels(0, 0, 100, 9900)
    recalls = [float((said[truth == k] == k).mean()) for k in (0, 1)]
    errors = int((truth != said).sum())
    accuracy = float((truth == said).mean())
    return errors == 100 and accuracy == 0.99 and recalls == [1, 0]


@claim("accuracy-with-few-positives", "100 false alarms, with everybody found")
def errors_that_find_everybody() -> bool:
    truth, said = labels(100, 100, 0, 9800)
    return float((truth == said).mean()) == 0.99 and bool((said[truth == 1] == 1).all())


@template("alarms-that-are-right")
def counted_alarms(q: float, e: int, s: int) -> float:
    """A million parts, sorted into kinds; exact, as all shares are tenths of percents."""
    parts = 1_000_000
    faulty = parts * Fraction(str(q)) / 100
    alarms = {"right": faulty * int(e) / 100, "false": Fraction(0)}
    sound = parts - faulty
    alarms["false"] = sound - sound * int(s) / 100
    assert all(number.denominator == 1 for number in (faulty, *alarms.values()))
    return float(100 * alarms["right"] / sum(alarms.values()))


@template("auc-from-counted-pairs")
def pairs_with_tossed_ties(m: int, n: int, w: int, t: int) -> float:
    """Draw a pair and toss a coin, which decides if the scores are equal: equally likely cases."""
    right = cases = 0
    for pair in range(int(m) * int(n)):
        for coin in (0, 1):
            won = pair < w or (pair < w + t and coin == 0)
            right, cases = right + won, cases + 1
    return right / cases


def roc_area(truth: np.ndarray, scores: np.ndarray) -> float:
    """The area by the trapezoidal rule, threshold by threshold."""
    points = [(0.0, 0.0)]
    for threshold in sorted(set(scores), reverse=True):
        passed = scores >= threshold
        points.append((float(passed[truth == 0].mean()), float(passed[truth == 1].mean())))
    x, y = zip(*points, strict=True)
    return float(np.trapezoid(y, x))


@claim(
    "auc-from-counted-pairs",
    "The area is the chance that the positive has the higher score, with ties counted one half",
    "A constant score ties all pairs and gets 0.5",
    "taking logarithms or dividing all of them by ten changes nothing",
)
def area_is_the_share_of_pairs() -> bool:
    rng = np.random.default_rng(0)
    for _ in range(20):
        truth = np.repeat([1, 0], [9, 17])
        scores = rng.integers(1, 9, 26) + truth
        up, down = scores[truth == 1][:, None], scores[truth == 0][None]
        pairs = float((up > down).mean() + (up == down).mean() / 2)
        areas = [roc_area(truth, s) for s in (scores, np.log(scores), scores / 10)]
        if not np.allclose(areas, pairs):
            return False
    return roc_area(truth, np.ones(26)) == 0.5


def average_precision(truth: np.ndarray, scores: np.ndarray) -> float:
    ranked = truth[np.argsort(-scores)]
    precision = np.cumsum(ranked) / np.arange(1, len(ranked) + 1)
    return float(precision[ranked == 1].mean())


@claim(
    "scores-of-a-random-ranking",
    "ROC 0.5, precision-recall 0.02",
    "the curve is the diagonal and the area 0.5, however rare the positives are",
    "For random scores that is the share of positives in the data, 0.02, at every recall.",
)
def areas_of_random_scores() -> bool:
    rng = np.random.default_rng(0)
    truth = (np.arange(100_000) < 2000).astype(int)
    scores = rng.permutation(100_000).astype(float)
    order = np.argsort(scores)
    rank_sum = float((np.flatnonzero(truth[order]) + 1).sum())
    area = (rank_sum - 2000 * 2001 / 2) / (2000 * 98_000)
    return abs(area - 0.5) < 0.02 and abs(average_precision(truth, scores) - 0.02) < 0.002


@template("recall-averaged-over-classes")
def mean_of_class_recalls(n1: int, r: int, n2: int, b: int, n3: int, c: int) -> float:
    right = [int(n1) * int(r) // 100, int(b), int(c)]
    sizes = [int(n1), int(n2), int(n3)]
    truth = np.repeat([0, 1, 2], sizes)
    said = np.concatenate(
        [
            np.repeat([k, (k + 1) % 3], [ok, n - ok])
            for k, (ok, n) in enumerate(zip(right, sizes, strict=True))
        ]
    )
    return float(np.mean([(said[truth == k] == k).mean() for k in range(3)]))


@claim(
    "recall-averaged-over-classes",
    "micro recall, micro precision, micro F1 and accuracy all coincide",
)
def micro_averages() -> bool:
    rng = np.random.default_rng(0)
    truth, said = rng.integers(0, 3, 200), rng.integers(0, 3, 200)
    tp = sum(int(((said == k) & (truth == k)).sum()) for k in range(3))
    fp = sum(int(((said == k) & (truth != k)).sum()) for k in range(3))
    fn = sum(int(((said != k) & (truth == k)).sum()) for k in range(3))
    accuracy = float((truth == said).mean())
    return tp / (tp + fp) == tp / (tp + fn) == 2 * tp / (2 * tp + fp + fn) == accuracy


# Calibration and confidence


@template("calibration-error-of-two-bins")
def binned_gaps(n1: int, c1: float, d1: int, n2: int, c2: float, k2: int) -> float:
    """One entry per prediction, sorted into ten bins of equal width by confidence."""
    confidence = np.repeat([c1, c2], [int(n1), int(n2)])
    counts = [int(n1 - d1), int(d1), int(k2), int(n2 - k2)]
    right = np.repeat([1.0, 0.0, 1.0, 0.0], counts)
    error = 0.0
    for number in range(10):
        inside = np.floor(confidence * 10) == number
        if inside.any():
            gap = abs(float(right[inside].mean()) - float(confidence[inside].mean()))
            error += inside.mean() * gap
    return float(error)


def probabilities(logits: list[float], temperature: float) -> list[float]:
    return [float(p) for p in (torch.tensor(logits, dtype=F64) / temperature).softmax(0)]


@claim(
    "dividing-logits-by-two",
    "the logits (3, 0, …, 0) give 0.69 at $T = 1$ and 0.33 at $T = 2$",
    "the logits (2, 1.6) with the other eight very low give 0.60 and 0.55",
    "With more than two classes they may swap places.",
)
def order_of_confidence_reversed() -> bool:
    first, second = [3.0] + [0.0] * 9, [2.0, 1.6] + [-50.0] * 8
    found = [max(probabilities(z, t)) for z in (first, second) for t in (1, 2)]
    stated = [0.69, 0.33, 0.60, 0.55]
    return [round(p, 2) for p in found] == stated and found[0] > found[2] and found[1] < found[3]


@claim(
    "dividing-logits-by-two",
    "The largest probability falls wherever the logits differ",
    "Every predicted class stays the same",
    "The held-out negative log-likelihood is no higher than before",
)
def fitted_temperature() -> bool:
    generator = torch.Generator().manual_seed(0)
    truth = torch.randint(10, (4000,), generator=generator)
    calibrated = torch.randn(4000, 10, generator=generator, dtype=F64)
    truth = torch.distributions.Categorical(logits=calibrated).sample()
    logits = 2 * calibrated
    losses = {t / 10: float(F.cross_entropy(logits / (t / 10), truth)) for t in range(5, 40)}
    before, after = logits.softmax(1).max(1), (logits / 2).softmax(1).max(1)
    fitted = min(losses, key=lambda t: losses[t])
    same = bool((before.indices == after.indices).all())
    falls = bool((after.values < before.values).all())
    return same and falls and abs(fitted - 2) < 0.3 and losses[fitted] <= losses[1.0]


@claim(
    "confidence-far-along-a-ray",
    "beyond some distance the ray stays inside a single one",
    "There every logit has the form $a_k \\alpha + b_k$.",
    "It rises toward 1, whatever the training data was",
    "large logits far out look familiar to it",
)
def far_along_rays() -> bool:
    generator = torch.Generator().manual_seed(0)
    sizes = [4, 32, 32, 5]
    layers = [
        (
            torch.randn(n, m, generator=generator, dtype=F64) / math.sqrt(m),
            torch.randn(n, generator=generator, dtype=F64),
        )
        for m, n in pairwise(sizes)
    ]

    def logits(x: torch.Tensor) -> torch.Tensor:
        for index, (weight, bias) in enumerate(layers):
            x = F.linear(x.relu() if index else x, weight, bias)
        return x

    for _ in range(20):
        x = torch.randn(4, generator=generator, dtype=F64)
        far = torch.stack([logits(alpha * x) for alpha in (1e6, 2e6, 3e6)])
        straight = torch.allclose(far[2] - far[1], far[1] - far[0])
        if not straight or float(far[2].softmax(0).max()) < 0.999:
            return False
        energies = -torch.logsumexp(far, 1)
        if not energies[0] > energies[1] > energies[2]:
            return False
    return True


# Comparing models


@template("interval-around-a-test-accuracy")
def half_width_from_the_binomial(n: int, p: float) -> float:
    """The standard deviation of the number of right answers, summed over its distribution."""
    count, share = int(n), float(p) / 100
    k = torch.arange(count + 1, dtype=F64)
    chances = torch.distributions.Binomial(count, torch.tensor(share, dtype=F64)).log_prob(k).exp()
    mean = float((chances * k).sum())
    deviation = math.sqrt(float((chances * (k - mean) ** 2).sum()))
    return 1.96 * deviation / count * 100


@template("mcnemar-for-two-classifiers")
def squared_sum_of_differences(g: int, h: int, b: int, c: int) -> float:
    """Per example the difference of the two, whose sign is a fair toss if both are equally good;
    the variance of the sum is then the sum of the squares."""
    counts = [int(g), int(h), int(b), int(c)]
    first = np.repeat([1, 0, 1, 0], counts)
    second = np.repeat([1, 0, 0, 1], counts)
    difference = first - second
    return float(difference.sum() ** 2 / (difference**2).sum())


@claim("mcnemar-for-two-classifiers", "to be compared with 3.84 for the 5% level")
def critical_value() -> bool:
    return round(NormalDist().inv_cdf(0.975) ** 2, 2) == 3.84


@claim("mcnemar-for-two-classifiers", "The difference $b - c$ then has mean 0 and variance $b + c$")
def variance_of_coin_tosses() -> bool:
    for disagreements in (1, 4, 9):
        sums = [sum(signs) for signs in product((-1, 1), repeat=disagreements)]
        if np.mean(sums) != 0 or not math.isclose(float(np.var(sums)), disagreements):
            return False
    return True


def split_answers(first: int, second: int) -> tuple[np.ndarray, np.ndarray]:
    """2,000 examples: A is right on 1,800 and B on 1,830, on so many of them alone."""
    both = 1800 - first
    neither = 2000 - both - first - second
    assert neither >= 0
    assert both + second == 1830
    counts = [both, neither, first, second]
    return np.repeat([1, 0, 1, 0], counts), np.repeat([1, 0, 0, 1], counts)


@claim(
    "two-overlapping-intervals",
    "McNemar's statistic is $30^2/130 = 6.9$, above the critical 3.84: significant.",
    "With 150 against 180, it is $30^2/330 = 2.7$: not significant.",
    "30 more right answers mean much among 130 disagreements and little among 330.",
    "Accuracies and separate intervals are the same in both cases.",
)
def same_accuracies_and_other_disagreements() -> bool:
    found = []
    for first, second in ((50, 80), (150, 180)):
        one, other = split_answers(first, second)
        difference = other - one
        found.append(float(difference.sum() ** 2 / (difference**2).sum()))
        if (one.mean(), other.mean(), difference.sum()) != (0.9, 0.915, 30):
            return False
    return [round(x, 1) for x in found] == [6.9, 2.7] and found[0] > 3.84 > found[1]


@claim(
    "two-overlapping-intervals",
    "The 95% intervals are 88.7 to 91.3 and 90.3 to 92.7.",
    "No, because two separate test sets would need a gap of 1.8 points",
    "Yes, because neither value lies in the other's interval",
)
def separate_intervals() -> bool:
    halves = [half_width_from_the_binomial(2000, p) for p in (90, 91.5)]
    ends = [
        round(end, 1)
        for p, half in zip((90, 91.5), halves, strict=True)
        for end in (p - half, p + half)
    ]
    outside = not ends[2] <= 90 <= ends[3] and not ends[0] <= 91.5 <= ends[1]
    return ends == [88.7, 91.3, 90.3, 92.7] and outside and round(math.hypot(*halves), 1) == 1.8


@claim(
    "two-overlapping-intervals",
    "Overlapping intervals do not rule out a significant difference, even for separate test sets.",
)
def overlapping_and_significant() -> bool:
    halves = [half_width_from_the_binomial(2000, p) for p in (90, 92)]
    return 90 + halves[0] > 92 - halves[1] and math.hypot(*halves) < 2


@claim(
    "judge-with-swapped-answers",
    "The average over both orders is the preference for X: $(62 + 38)/2 = 50\\%$.",
    "the advantage of the first place: $(62 - 38)/2 = 12$ points",
    "The standard error is only 1.6 points.",
)
def orders_separated() -> bool:
    """Two unknowns, two equations: what X and what the first place adds to an even chance."""
    design = np.array([[1.0, 1.0], [1.0, -1.0]])
    model, place = np.linalg.solve(design, np.array([62.0, 38.0]) - 50)
    error = 100 * math.sqrt(0.25 / 1000)
    return abs(model) < 1e-9 and math.isclose(place, 12) and round(error, 1) == 1.6


# Splits and leaks


def noise(rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    return rng.standard_normal((100, 5000)), rng.integers(0, 2, 100)


def correlations(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    x, centered = x - x.mean(0), y - y.mean()
    return np.abs(centered @ x) / np.sqrt((x**2).sum(0) * (centered @ centered))


def nearest_mean_is_right(x: np.ndarray, y: np.ndarray, row: int) -> bool:
    rest = np.arange(len(y)) != row
    gaps = [((x[row] - x[rest & (y == k)].mean(0)) ** 2).sum() for k in (0, 1)]
    return bool((gaps[1] < gaps[0]) == (y[row] == 1))


def picked_before(rng: np.random.Generator) -> tuple[float, float]:
    x, y = noise(rng)
    found = correlations(x, y)
    best = np.argsort(-found)[:20]
    right = np.mean([nearest_mean_is_right(x[:, best], y, row) for row in range(100)])
    return float(right), float(found[best].mean())


def picked_inside(rng: np.random.Generator) -> float:
    """The same with the choice made anew from the other 99 rows, by updated sums."""
    x, y = noise(rng)
    sums, squares, positive = x.sum(0), (x**2).sum(0), y @ x
    right = 0
    for row in range(100):
        total, ones = sums - x[row], y.sum() - y[row]
        covariance = positive - y[row] * x[row] - total * ones / 99
        score = np.abs(covariance) / np.sqrt(squares - x[row] ** 2 - total**2 / 99)
        best = np.argpartition(-score, 20)[:20]
        right += nearest_mean_is_right(x[:, best], y, row)
    return right / 100


@claim(
    "features-picked-before-leave-one-out",
    "In a simulation of 40 such data sets the accuracy was 90% on average.",
    "the best 20 correlate with any 100 labels by about 0.3, by chance alone",
    "About 90%, since all labels helped to pick the features",
)
def choice_outside_the_loop() -> bool:
    rng = np.random.default_rng(0)
    accuracies, strengths = zip(*(picked_before(rng) for _ in range(40)), strict=True)
    accuracy, strength = float(np.mean(accuracies)), float(np.mean(strengths))
    return round(100 * accuracy) == 90 and round(strength, 1) == 0.3


@claim(
    "features-picked-before-leave-one-out",
    "With the choice repeated inside each fold, from the other 99 rows, it scattered around 50%, "
    "by about 12 points from one data set to another.",
)
def choice_inside_the_loop() -> bool:
    """The mean has a standard error of 1.2 points; 500 data sets gave 50.6."""
    rng = np.random.default_rng(5)
    found = [100 * picked_inside(rng) for _ in range(100)]
    return abs(float(np.mean(found)) - 50) < 3 and abs(float(np.std(found)) - 12) < 2


@claim("photos-augmented-before-the-split", "nearly every validation image has siblings")
def siblings_in_training() -> bool:
    """20,000 variants of 2,000 photos, a fifth of them drawn for validation."""
    photos = np.repeat(np.arange(2000), 10)
    held = np.zeros(20_000, dtype=bool)
    held[np.random.default_rng(0).permutation(20_000)[:4000]] = True
    return bool(np.isin(photos[held], photos[~held]).mean() > 0.999)


@claim(
    "folds-for-patients-over-years",
    "A visit on December 20 gets its label from events up to March.",
)
def ninety_days_later() -> bool:
    return all((date(y, 12, 20) + timedelta(days=90)).month == 3 for y in range(2000, 2030))


@code("scaling-before-the-split")
def scaling(run: Run) -> bool:
    ran = run()
    source = run.blocks()[0]
    stated = source.rsplit("#", 1)[1].split()
    printed = [f"{float(number):.4f}" for number in ran.printed.split()]
    line = "X = (X - X.mean(0)) / X.std(0)\ntrain, test = X[:3], X[3:]"
    split_first = "train, test = X[:3], X[3:]\nm, s = train.mean(0), train.std(0)\n"
    mended = source.replace(line, split_first + "train, test = (train - m) / s, (test - m) / s")
    other = mended.replace("94.", "4.")
    fixed, changed = executed(mended).names, executed(other).names
    leaking = executed(source.replace("94.", "4.")).names
    return (
        line in source
        and printed == stated
        and "about 113 standard deviations" in run.question.explanation
        and round(float(fixed["test"][0, 0])) == 113
        and np.allclose(fixed["train"], changed["train"])
        and not np.allclose(ran.names["train"], leaking["train"])
        and right_options(run)
        == ["Split first, then use the mean and deviation of `train` for both"]
    )


@claim("scaling-before-the-split", "the 94 squeezes the three training values to a spread of 0.02")
def squeezed() -> bool:
    values = np.array([1.0, 2.0, 3.0, 94.0])
    return round(float(((values - values.mean()) / values.std())[:3].std()), 2) == 0.02


@claim(
    "scaling-before-the-split",
    "Then the same raw value means different things to the model in training and in testing.",
)
def own_statistics_of_the_test_part() -> bool:
    """With its own mean, the test row becomes 0 whatever it holds (and its deviation is 0)."""
    test = np.array([[94.0]])
    return float((test - test.mean(0))[0, 0]) == 0 and float(test.std(0)[0]) == 0


@code("two-runs-with-one-seed")
def unseeded_weights(run: Run) -> bool:
    source = run.blocks()[0]
    ordered = source.replace("    torch.manual_seed(0)\n", "").replace(
        "def run():\n", "def run():\n    torch.manual_seed(0)\n"
    )
    state = torch.random.get_rng_state()
    try:
        torch.manual_seed(12345)
        printed = run().printed
        mended = executed(ordered).printed
    finally:
        torch.random.set_rng_state(state)
    return (
        printed == "False"
        and mended == "True"
        and right_options(run) == ["`False`, since the weights are drawn earlier"]
    )


# Augmentation, search, label noise


@template("crop-positions-and-flips")
def distinct_views(n: int, c: int) -> float:
    """Every crop of an image whose pixels all differ, told by its two upper corners."""
    image = torch.arange(int(n) ** 2).view(int(n), int(n))
    crops = image.unfold(0, int(c), 1).unfold(1, int(c), 1)
    left, right = crops[..., 0, 0].flatten().tolist(), crops[..., 0, -1].flatten().tolist()
    return float(len(set(zip(left, right, strict=True)) | set(zip(right, left, strict=True))))


def folds(k: int) -> Iterator[tuple[list[int], int]]:
    for held in range(k):
        yield [fold for fold in range(k) if fold != held], held


@template("runs-of-a-cross-validated-grid")
def runs_one_by_one(a: int, b: int, c: int, k: int) -> float:
    grid = product(range(int(a)), range(int(b)), range(int(c)))
    return float(sum(1 for _ in grid for training, _ in folds(int(k)) if training))


@template("random-trials-that-hit-a-good-region")
def first_hit_in_some_trial(q: int, n: int) -> float:
    """The chances that the first hit comes in trial 1, 2, …, n, added up exactly."""
    hit, missed, found = Fraction(int(q), 100), Fraction(1), Fraction(0)
    for _ in range(int(n)):
        found += missed * hit
        missed *= 1 - hit
    return float(100 * found)


@claim(
    "random-trials-that-hit-a-good-region",
    "60 random trials reach the best 5% with about 95% probability",
)
def sixty_trials() -> bool:
    return round(first_hit_in_some_trial(5, 60)) == 95


@claim(
    "random-search-beside-a-useless-axis",
    "It tries 25 different values of the one that matters",
    "The grid's 25 points fall on five values, so four fifths of the budget repeats",
)
def values_on_one_axis() -> bool:
    grid = [x for x, _ in product(np.linspace(0, 1, 5), repeat=2)]
    drawn = np.random.default_rng(0).uniform(size=(25, 2))[:, 0]
    repeated = (len(grid) - len(set(grid))) / len(grid)
    return len(set(grid)) == 5 and len(set(drawn)) == 25 and repeated == 4 / 5


@claim(
    "loss-that-tolerates-random-labels",
    "So noise only rescales the clean risk, by a positive factor",
    "For MAE, $\\sum_k 2(1 - p_k) = 2K - 2$.",
    "For cross-entropy the sum is $-\\sum_k \\log p_k$, which depends on the prediction",
)
def sums_over_labels() -> bool:
    rng = np.random.default_rng(0)
    sums = []
    for _ in range(50):
        k = int(rng.integers(2, 9))
        p, y, eta = rng.dirichlet(np.ones(k)), int(rng.integers(k)), rng.uniform(0, (k - 1) / k)
        losses = np.array([np.abs(np.eye(k)[label] - p).sum() for label in range(k)])
        noisy = sum(
            (1 - eta if label == y else eta / (k - 1)) * losses[label] for label in range(k)
        )
        scale = 1 - eta * k / (k - 1)
        stated = scale * losses[y] + eta * (2 * k - 2) / (k - 1)
        if not math.isclose(noisy, stated) or not math.isclose(losses.sum(), 2 * k - 2):
            return False
        if scale <= 0 or not math.isclose(losses[y], 2 * (1 - p[y])):
            return False
        sums.append(float(-np.log(p).sum()))
    return max(sums) - min(sums) > 1


@claim(
    "loss-that-tolerates-random-labels",
    "As a function of the logits, $1 - p_y$ is not convex; cross-entropy is.",
    "MAE gives examples that the network still gets wrong hardly any gradient",
)
def shapes_in_the_logits() -> bool:
    z = torch.linspace(-8, 8, 401, dtype=F64)
    mae, entropy = 2 * (1 - z.sigmoid()), F.softplus(-z)
    bends = [(curve[2:] - 2 * curve[1:-1] + curve[:-2]) for curve in (mae, entropy)]
    logits = torch.tensor([[-8.0, 0.0]], dtype=F64, requires_grad=True)
    (2 * (1 - logits.softmax(1)[0, 0])).backward()
    return bool(bends[0].min() < -1e-6 and bends[1].min() > 0 and logits.grad.abs().max() < 1e-2)


@claim(
    "training-on-wrong-labels",
    "It grows without bound when the network confidently contradicts a label.",
)
def unbounded_cross_entropy() -> bool:
    loss = nn.CrossEntropyLoss()
    gaps = [float(loss(torch.tensor([[g, 0.0]]), torch.tensor([1]))) for g in (10.0, 100.0, 1000.0)]
    return gaps[0] > 9 and gaps[1] > 99 and gaps[2] > 999


unproved(
    "training-on-wrong-labels", "The share of 3.3% is a figure that Northcutt et al. (2021) report."
)
