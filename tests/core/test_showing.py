"""What members are told before they answer, and what that must not tell."""

from bot.domain.question import Compute
from bot.showing import ask


def test_a_deviation_is_told_as_the_author_gave_it() -> None:
    assert ask(Compute(2.5, 0.05, "kg")).within == "0.05"
    assert ask(Compute(2.5)).within == ""


def test_of_a_share_the_deviation_is_not_told_since_it_would_tell_the_answer() -> None:
    shown = ask(Compute(2.5, 0.025, "kg", share=0.01))
    assert shown.within == "1%"
    assert "0.025" not in repr(shown)
