"""What a whole deck gives away by lengths and places."""

from dataclasses import replace

from bot.domain.drawing import drawn
from bot.domain.question import Choose, Instance, Question
from bot.lint import Read, balance
from tests.lint.files import CHOICE, found, told

LONGEST = CHOICE.replace("- [x] Paris", "- [x] Paris, on the Seine")


def deck(*texts: tuple[str, int]) -> list[Read]:
    kinds = [text for text, times in texts for _ in range(times)]
    return [found(text, f"q{number:02}") for number, text in enumerate(kinds)]


def test_the_right_option_is_the_longest_too_often() -> None:
    (fault,) = balance.longest(deck((CHOICE, 6), (LONGEST, 4)))
    assert (fault.path, fault.line) == ("atlas", 1)
    assert fault.what == "the right option is the longest in 4 of 10 questions of four"
    assert fault.mend == (
        "shorten it, or make a wrong one longer, in 1 files; "
        "the most telling are q06 (2.1), q07 (2.1), q08 (2.1), q09 (2.1)"
    )


def test_the_most_telling_five_come_first() -> None:
    worst = LONGEST.replace("on the Seine", "on the Seine and beyond")
    (fault,) = balance.longest(deck((CHOICE, 4), (LONGEST, 6), (worst, 1)))
    assert fault.mend.endswith(
        "the most telling are q10 (3.3), q04 (2.1), q05 (2.1), q06 (2.1), q07 (2.1)"
    )


def test_three_of_ten_pass() -> None:
    assert told(balance.longest(deck((CHOICE, 7), (LONGEST, 3)))) == []


def test_an_option_as_long_as_another_is_not_the_longest() -> None:
    equal = CHOICE.replace("- [x] Paris", "- [x] Marseill.")
    assert told(balance.longest(deck((equal, 10)))) == []


def test_questions_of_three_options_do_not_count() -> None:
    three = LONGEST.replace("- [ ] Bordeaux\n  Only in three wars.\n", "")
    assert told(balance.longest(deck((three, 10)))) == []


def test_a_drawing_that_shuffles_spreads_the_right_option() -> None:
    assert told(balance.shuffled(deck((CHOICE, 40)))) == []


def test_a_drawing_that_does_not_shuffle_is_found() -> None:
    def unshuffled(question: Question, seed: str) -> Instance:
        return drawn(replace(question, shuffled=False), seed)

    (fault,) = balance.shuffled(deck((CHOICE, 10)), unshuffled)
    assert (fault.path, fault.what) == (
        "atlas",
        "of 4 options the right one is drawn to its places in 0%, 100%, 0%, 0% of the draws",
    )


def test_a_drawing_that_prefers_a_place_somewhat_is_found() -> None:
    def leaning(question: Question, seed: str) -> Instance:
        instance = drawn(question, seed)
        task = instance.task
        assert isinstance(task, Choose)
        last = Choose(tuple(sorted(task.options, key=lambda option: option.right)))
        return replace(instance, task=last) if int(seed) % 5 == 0 else instance

    assert len([*balance.shuffled(deck((CHOICE, 40)), leaning)]) == 1


def fixed(place: int) -> str:
    lines = ["- [ ] One\n  No.\n", "- [ ] Two\n  No.\n", "- [ ] Three\n  No.\n"]
    lines.insert(place, "- [x] Four\n")
    start, end = CHOICE.index("- ["), CHOICE.index("## Why")
    text = CHOICE[:start] + "".join(lines) + "\n" + CHOICE[end:]
    return text.replace("prerequisites: []", "order: fixed")


def test_fixed_orders_with_the_right_option_at_one_place_are_found() -> None:
    (fault,) = balance.fixed(deck((fixed(0), 5), (fixed(1), 3), (fixed(2), 2)))
    assert fault.what == "in 5 of 10 questions of fixed order option 1 is right"


def test_fixed_orders_that_spread_pass() -> None:
    assert told(balance.fixed(deck((fixed(0), 4), (fixed(1), 3), (fixed(2), 3)))) == []


def test_few_fixed_orders_say_nothing() -> None:
    assert told(balance.fixed(deck((fixed(0), 9)))) == []
