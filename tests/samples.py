"""Questions for tests, one of each kind; their keys are plain to see."""

from bot.domain.expression import parse
from bot.domain.question import Choose, Compute, Deck, Option, Question, Recall, Reflect, Slip
from bot.domain.template import Parameter, Template, Tolerance, Wrong

CAPITAL = Question(
    deck="sample",
    id="capital",
    topic="maps",
    difficulty=1,
    prompt="What is the capital of France?",
    task=Choose(
        (
            Option("Lyon", "The third city.", right=False),
            Option("Paris", "Since the tenth century.", right=True),
            Option("Nice", "A port in the south.", right=False),
        )
    ),
    explanation="Paris lies on the Seine.",
    references=("An atlas",),
    shuffled=False,
)
PRIMES = Question(
    deck="sample",
    id="primes",
    topic="numbers",
    difficulty=2,
    prompt="Which are prime?",
    task=Choose(
        (
            Option("2", "", right=True),
            Option("4", "Two times two.", right=False),
            Option("7", "", right=True),
            Option("9", "Three times three.", right=False),
        ),
        several=True,
    ),
    explanation="A prime has two divisors.",
    shuffled=False,
)
WEIGHT = Question(
    deck="sample",
    id="weight",
    topic="numbers",
    difficulty=3,
    prompt="How heavy is it?",
    task=Compute(2.5, 0.025, "kg", (Slip(2500.0, "That is in grams."),)),
    explanation="Weigh it.",
)
SUM = Question(
    deck="sample",
    id="sum",
    topic="numbers",
    difficulty=4,
    prompt="What is {{a}} + {{b}}?",
    task=Template(
        (Parameter("a", range(2, 90)), Parameter("b", (10, 20, 30))),
        None,
        parse("a + b"),
        Tolerance(),
        wrong=(Wrong(parse("a*b"), "That is {{a}} × {{b}}."),),
    ),
    explanation="Add {{b}} to {{a}}.",
)
RETELL = Question(
    deck="sample",
    id="retell",
    topic="words",
    difficulty=2,
    prompt="Explain it.",
    task=Recall("It is so.", ("one", "two", "three")),
    explanation="Because.",
)
WONDER = Question(
    deck="sample",
    id="wonder",
    topic="words",
    difficulty=1,
    prompt="What did you learn?",
    task=Reflect(),
    explanation="",
)


def capitals(count: int) -> Deck:
    """A deck of choices that all have `b` for their answer, on three topics in turn."""
    topics = ("maps", "cities", "states")
    questions = (
        Question(
            deck="sample",
            id=f"q{number:02}",
            topic=topics[number % 3],
            difficulty=1 + number % 5,
            prompt=f"Question {number}?",
            task=CAPITAL.task,
            explanation="Because.",
            shuffled=False,
        )
        for number in range(count)
    )
    return Deck("sample", tuple(questions))


MIXED = Deck("sample", (CAPITAL, PRIMES, WEIGHT, SUM, RETELL, WONDER))
