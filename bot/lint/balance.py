"""What a whole deck gives away: by the length of its right options, or by their place."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence

from bot.deckfile import Fault
from bot.domain.drawing import drawn
from bot.domain.question import Choose, Instance, Option, Question
from bot.domain.text import bare
from bot.lint.reading import Read, one_right

SHARE = 0.3  # of the questions of four options, in which the right one may be the longest
ENOUGH = 10  # questions from which on a share says something
FIXED_SHARE = 0.4
DRAWS = 25

Draw = Callable[[Question, str], Instance]


def longest(found: Sequence[Read]) -> Iterator[Fault]:
    """The right option is the single longest of four too often."""
    four = [read for read in found if len(one_right(read)) == 4]
    told = sorted((read for read in four if ratio(read) > 1), key=ratio, reverse=True)
    if len(four) < ENOUGH or len(told) <= SHARE * len(four):
        return
    worst = ", ".join(f"{read.question.id} ({ratio(read):.1f})" for read in told[:5])
    what = f"the right option is the longest in {len(told)} of {len(four)} questions of four"
    mend = f"shorten it, or make a wrong one longer, in {len(told) - int(SHARE * len(four))} files"
    yield _of_deck(found, what, f"{mend}; the most telling are {worst}")


def ratio(read: Read) -> float:
    """How many times as long as the longest wrong option the right one is."""
    right, wrong = lengths(one_right(read))
    return right / max(wrong, 1)


def lengths(options: Sequence[Option]) -> tuple[int, int]:
    """Of the longest right option and of the longest wrong one, as shown."""
    sizes = {
        side: max((len(bare(option.text)) for option in options if option.right is side), default=0)
        for side in (True, False)
    }
    return sizes[True], sizes[False]


def shuffled(found: Sequence[Read], draw: Draw = drawn) -> Iterator[Fault]:
    """The right option comes out at one place too often, whatever the drawing does."""
    for size, places in sorted(_drawn(found, draw).items()):
        total = places.total()
        expected = total / size
        chi = sum((places[place] - expected) ** 2 / expected for place in range(size))
        # Some six standard deviations: chance alone does not get there.
        if total >= ENOUGH * DRAWS and chi > (size - 1) + 6 * (2 * (size - 1)) ** 0.5:
            shares = ", ".join(f"{places[place] / total:.0%}" for place in range(size))
            what = (
                f"of {size} options the right one is drawn to its places in {shares} of the draws"
            )
            yield _of_deck(found, what, "mend the drawing; no file is to blame")


def _drawn(found: Sequence[Read], draw: Draw) -> dict[int, Counter[int]]:
    counted: defaultdict[int, Counter[int]] = defaultdict(Counter)
    for read in found:
        if not one_right(read) or not read.question.shuffled:
            continue
        for seed in range(DRAWS):
            task = draw(read.question, str(seed)).task
            if isinstance(task, Choose):
                counted[len(task.options)][_place(task.options)] += 1
    return counted


def _place(options: Sequence[Option]) -> int:
    return next(place for place, option in enumerate(options) if option.right)


def fixed(found: Sequence[Read]) -> Iterator[Fault]:
    """Where authors fix the order, they put the right option at one place too often."""
    kept = [read for read in found if one_right(read) and not read.question.shuffled]
    places = Counter(_place(one_right(read)) for read in kept)
    if len(kept) < ENOUGH:
        return
    place, times = places.most_common(1)[0]
    if times > FIXED_SHARE * len(kept):
        what = f"in {times} of {len(kept)} questions of fixed order option {place + 1} is right"
        yield _of_deck(found, what, "let the options be shuffled, or spread the right ones")


def _of_deck(found: Sequence[Read], what: str, mend: str) -> Fault:
    return Fault(str(found[0].path.parent.parent), 1, what, mend)
