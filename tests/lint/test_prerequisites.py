"""Prerequisites that cannot come first, or are said twice."""

from bot.lint import Read, prerequisites
from tests.lint.files import CHOICE, found, told


def asking(difficulty: int, wanted: str = "", id: str = "late") -> Read:
    text = CHOICE.replace("difficulty: 2", f"difficulty: {difficulty}")
    return found(text.replace("prerequisites: []", f"prerequisites: [{wanted}]"), id)


def test_a_question_is_not_its_own_prerequisite() -> None:
    assert told(prerequisites.faults(asking(2, "late"))) == [
        (5, "the question is its own prerequisite")
    ]


def test_a_prerequisite_stands_once() -> None:
    assert told(prerequisites.faults(asking(2, "early, other, early"))) == [
        (5, "the prerequisite early stands twice")
    ]


def test_two_prerequisites_pass() -> None:
    assert told(prerequisites.faults(asking(2, "early, other"))) == []


def test_a_prerequisite_two_levels_harder_is_reported() -> None:
    reads = [asking(4, id="early"), asking(2, "early")]
    assert told(prerequisites.between(reads)) == [
        (5, "the prerequisite early has difficulty 4, the question 2")
    ]


def test_a_prerequisite_one_level_harder_passes() -> None:
    assert told(prerequisites.between([asking(3, id="early"), asking(2, "early")])) == []


def test_a_prerequisite_that_is_not_there_is_another_rules_affair() -> None:
    assert told(prerequisites.between([asking(2, "nowhere"), asking(2, id="other")])) == []
