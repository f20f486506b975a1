"""From instances and rows to views. Pure; it decides what may be known when."""

from string import ascii_lowercase as letters

from bot.domain.question import Choose, Compute, Instance, Option, Recall, Task, kind
from bot.domain.round import Round
from bot.domain.template import shown
from bot.domain.text import Text, parsed, spans
from bot.views import Ask, KeyView, OptionView, QuestionView

FIRST_RIGHT = 3  # names in a reveal


def question_view(
    round: Round, instance: Instance, *, answered: int = 0, mention: str = ""
) -> QuestionView:
    return QuestionView(
        round_id=round.id,
        round_kind=round.kind,
        deck=instance.deck,
        topic=instance.topic,
        difficulty=instance.difficulty,
        prompt=parsed(instance.prompt),
        ask=ask(instance.task),
        day=round.day,
        late=round.late,
        reveals_at=round.reveals_at if round.unrevealed else None,
        closes_at=round.closes_at,
        answered=answered,
        mention=mention,
    )


def ask(task: Task) -> Ask:
    """What a member has to know to answer, and nothing of the key."""
    match task:
        case Choose(options=options):
            return Ask(kind(task), tuple(spans(option.text) for option in options))
        case Compute(unit=unit, tolerance=tolerance, share=share):
            return Ask(kind(task), unit=unit, within=_within(tolerance, share))
        case _:
            return Ask(kind(task))


def _within(tolerance: float, share: float) -> str:
    """What may be told before the answer; of a share the deviation itself would tell it."""
    if share:
        return f"{100 * share:.3g}%"
    return f"{tolerance:.2g}" if tolerance else ""


def key_view(task: Task, response: str = "") -> KeyView:
    """The answer, with what was picked in `response` (an answer's stored form)."""
    match task:
        case Choose(options=options):
            return KeyView(
                options=tuple(
                    OptionView(
                        letter,
                        spans(option.text),
                        option.right,
                        spans(option.why),
                        letter in response,
                    )
                    for letter, option in zip(letters, options, strict=False)
                )
            )
        case Compute(value=value, unit=unit):
            return KeyView(number=with_unit(value, unit))
        case Recall(model=model, points=points):
            ticked = zip(letters, points, strict=False)
            return KeyView(
                model=parsed(model),
                points=tuple((spans(point), letter in response) for letter, point in ticked),
            )
        case _:
            return KeyView()


def _option(letter: str, option: Option, picked: bool) -> OptionView:
    return OptionView(letter, spans(option.text), option.right, spans(option.why), picked)


def with_unit(value: float, unit: str) -> str:
    text = f"{value:,.0f}" if value == int(value) and 1e4 <= abs(value) < 1e15 else shown(value)
    return f"{text} {unit}".strip()


def told(task: Task, response: str) -> str:
    """An answer in words for the person who gave it: “B”, “A, C”, “1.5 MiB”."""
    match task:
        case Compute(unit=unit):
            return with_unit(float(response), unit)
        case Choose():
            return ", ".join(response.upper()) if response != "-" else "nothing"
        case _:
            return response


def explanation(instance: Instance) -> Text:
    return parsed(instance.explanation)
