"""All rules over what was read."""

from pathlib import Path

from bot import lint
from bot.domain.question import Instance
from bot.lint import Read
from tests.lint.files import CHOICE, NUMBER, RECALL, SEVERAL, TEMPLATE, found, prompt

SAMPLES = {
    "seat": CHOICE,
    "seats": prompt("Which two were seats of kings? Choose all that apply.", SEVERAL),
    "height": NUMBER,
    "way": TEMPLATE,
    "reason": RECALL,
}


def deck(name: str) -> list[Read]:
    return [found(text, id, Path(name)) for id, text in SAMPLES.items()]


def test_a_deck_that_is_written_well_has_no_faults() -> None:
    assert lint.faults(deck("atlas")) == ()


def test_faults_come_sorted_by_file_and_line() -> None:
    bad = found(CHOICE.replace("Paris lies", "Colour: Teh city"), "z")
    worse = found(RECALL.replace("Paris lies", "The the city").replace("§1.2", "sec. 1"), "a")
    assert [(fault.path, fault.line) for fault in lint.faults([bad, worse])] == [
        ("atlas/maps/a.md", 4),
        ("atlas/maps/a.md", 16),
        ("atlas/maps/z.md", 18),
    ]


def test_one_file_of_a_deck_is_not_held_against_others() -> None:
    assert lint.faults([*deck("atlas"), found(CHOICE, "seat", Path("globe"))]) == ()


def test_two_decks_may_ask_the_same_and_spell_in_two_ways() -> None:
    british = [replace_why(read, "A colour.") for read in deck("globe")]
    american = [replace_why(read, "A color.") for read in deck("atlas")]
    assert lint.faults([*american, *british]) == ()


def replace_why(read_: Read, word: str) -> Read:
    text = SAMPLES[read_.question.id].replace("Paris lies", f"{word} Paris lies")
    return found(text, read_.question.id, read_.path.parent.parent)


def test_what_a_platform_says_becomes_a_fault_at_the_prompt() -> None:
    def fit(instance: Instance) -> list[str]:
        return ["it is too long", "it is too long"] if instance.question == "seat" else []

    (fault,) = lint.fitting(deck("atlas"), {"Discord": fit})
    assert (fault.path, fault.line) == ("atlas/maps/seat.md", 7)
    assert fault.what == "does not fit into Discord: it is too long"
