"""What members see of a question: the same for all of them, another one in every round."""

from collections import Counter
from dataclasses import replace
from itertools import permutations

from bot.domain.drawing import computed, drawn
from bot.domain.expression import Number, parse
from bot.domain.question import Choose, Compute, Instance, Option, Question, Slip
from bot.domain.template import Parameter, Template, Tolerance, Wrong
from tests.samples import CAPITAL, MIXED, RETELL, SUM, WEIGHT, WONDER

SHUFFLED = replace(
    CAPITAL,
    task=Choose(tuple(Option(text, "", right=text == "A") for text in "ABCD")),
    shuffled=True,
)


def order(instance: Instance) -> str:
    assert isinstance(instance.task, Choose)
    return "".join(option.text for option in instance.task.options)


def task_of(instance: Instance) -> Compute:
    assert isinstance(instance.task, Compute)
    return instance.task


def template(answer: str, *wrong: str, tolerance: Tolerance | None = None) -> Template:
    slips = tuple(Wrong(parse(each), f"That is {each} = {{{{{each}}}}}.") for each in wrong)
    parameters = (Parameter("a", range(1, 9)), Parameter("b", range(1, 9)))
    return Template(parameters, None, parse(answer), tolerance or Tolerance(), "kg", slips)


def slips(task: Template, **numbers: Number) -> list[float]:
    return [slip.value for slip in computed(task, numbers).slips]


def test_an_instance_carries_what_the_question_says() -> None:
    assert drawn(CAPITAL, "1") == Instance(
        deck="sample",
        question="capital",
        topic="maps",
        difficulty=1,
        prompt="What is the capital of France?",
        task=CAPITAL.task,  # type: ignore[arg-type]
        explanation="Paris lies on the Seine.",
        references=("An atlas",),
    )


def test_the_same_seed_is_the_same_instance() -> None:
    assert all(drawn(each, "1") == drawn(each, "1") for each in MIXED.questions)


def test_a_seed_means_the_same_for_ever_and_on_every_machine() -> None:
    assert [order(drawn(SHUFFLED, str(seed))) for seed in range(4)] == [
        "BDCA",
        "ADCB",
        "CBAD",
        "CADB",
    ]
    assert drawn(SUM, "1").prompt == "What is 8 + 30?"


def test_different_seeds_draw_different_numbers() -> None:
    prompts = {drawn(SUM, str(seed)).prompt for seed in range(100)}
    assert len(prompts) > 50


def test_two_questions_with_one_seed_are_drawn_independently() -> None:
    other = replace(SHUFFLED, id="other")
    orders = [(order(drawn(SHUFFLED, str(n))), order(drawn(other, str(n)))) for n in range(100)]
    assert 0 < sum(one == two for one, two in orders) < 20


def test_every_order_of_the_options_comes_about_equally_often() -> None:
    found = Counter(order(drawn(SHUFFLED, str(seed))) for seed in range(4000))
    assert set(found) == {"".join(each) for each in permutations("ABCD")}
    # 167 of each are expected; chance keeps within five standard deviations of 12.6.
    assert all(104 < count < 230 for count in found.values())


def test_the_right_option_is_as_often_first_as_last() -> None:
    places = Counter(order(drawn(SHUFFLED, str(seed))).index("A") for seed in range(4000))
    assert all(863 < places[place] < 1137 for place in range(4))


def test_a_question_that_asks_for_its_order_keeps_it() -> None:
    kept = replace(SHUFFLED, shuffled=False)
    assert {order(drawn(kept, str(seed))) for seed in range(20)} == {"ABCD"}


def test_what_has_nothing_to_draw_stays_as_it_is() -> None:
    tasks = [drawn(each, "1").task for each in (WEIGHT, RETELL, WONDER)]
    assert tasks == [WEIGHT.task, RETELL.task, WONDER.task]


def test_prompt_answer_explanation_and_slip_speak_of_the_same_numbers() -> None:
    instance = drawn(fixed(a=4, b=20), "1")
    assert instance.prompt == "What is 4 + 20?"
    assert instance.explanation == "Add 20 to 4."
    assert instance.task == Compute(24.0, 0.0, "", (Slip(80.0, "That is 4 × 20."),))


def test_an_answer_has_its_unit_and_a_tolerance_around_it() -> None:
    task = template("a*b", tolerance=Tolerance(relative=0.25))
    assert computed(task, {"a": 4, "b": 2}) == Compute(8.0, 2.0, "kg", (), share=0.25)


def test_a_slip_that_happens_to_be_right_is_dropped() -> None:
    task = template("a + b", "a*b", "a - b")
    assert slips(task, a=2, b=2) == [0.0]


def test_a_slip_within_the_tolerance_of_the_answer_is_dropped() -> None:
    task = template("a", "b", tolerance=Tolerance(absolute=1.0))
    assert (slips(task, a=4, b=5), slips(task, a=4, b=6)) == ([], [6.0])


def test_a_slip_that_repeats_another_is_dropped() -> None:
    task = template("a + b", "a*b", "b*a", "a/b")
    assert slips(task, a=6, b=2) == [12.0, 3.0]


def test_a_slip_that_leads_nowhere_for_these_numbers_is_dropped() -> None:
    task = template("a + b", "1/(a - b)", "a*b")
    assert slips(task, a=3, b=3) == [9.0]


def test_a_slip_that_differs_by_rounding_alone_is_dropped() -> None:
    assert slips(template("a/10 + b/10", "(a + b)/10"), a=1, b=2) == []


def test_no_slip_is_ever_the_answer() -> None:
    tasks = [task_of(drawn(SUM, str(seed))) for seed in range(500)]
    assert all(slip.value != task.value for task in tasks for slip in task.slips)


def fixed(*, a: int, b: int) -> Question:
    """SUM with its numbers given."""
    assert isinstance(SUM.task, Template)
    return replace(
        SUM, task=replace(SUM.task, parameters=(Parameter("a", (a,)), Parameter("b", (b,))))
    )
