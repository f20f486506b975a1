"""A question as the terminal shows it: asked, answered, revealed."""

from rich.console import Console

from adapters.terminal import render
from bot.specimen import PLAIN, Specimen


def printed(shown: Specimen) -> None:
    console = Console(highlight=False)
    views = (
        ("When it is asked", render.question(shown.question, PLAIN.asked)),
        ("After an answer, in private", render.feedback(shown.feedback)),
        ("When it is revealed to all", render.reveal(shown.reveal)),
    )
    for title, view in views:
        console.rule(title, style="dim")
        console.print(view)
