"""From a Question to the Instance that members see: numbers drawn, options shuffled.

Seeded, so that a restart between planning and sending asks the same thing.
"""

import random
from collections.abc import Mapping
from dataclasses import replace

from bot.domain.expression import BadExpression, Number
from bot.domain.question import Choose, Compute, Instance, Question, Slip
from bot.domain.template import Template, filled


def drawn(question: Question, seed: str) -> Instance:
    """The instance that `seed` stands for. Raises BadExpression if a template cannot be drawn."""
    rng = random.Random(f"{question.deck}/{question.id}/{seed}")
    task, prompt, explanation = question.task, question.prompt, question.explanation
    if isinstance(task, Template):
        numbers = task.draw(rng)
        task, prompt = computed(task, numbers), filled(prompt, numbers)
        explanation = filled(explanation, numbers)
    elif isinstance(task, Choose) and question.shuffled:
        task = replace(task, options=tuple(rng.sample(task.options, len(task.options))))
    return Instance(
        deck=question.deck,
        question=question.id,
        topic=question.topic,
        difficulty=question.difficulty,
        prompt=prompt,
        task=task,
        explanation=explanation,
        references=question.references,
    )


def computed(template: Template, numbers: Mapping[str, Number]) -> Compute:
    """The task for these numbers. A slip that happens to be right, or to repeat, is dropped."""
    value = template.answer.value(numbers)
    tolerance = template.tolerance.around(value)
    taken, slips = [float(value)], []
    for wrong in template.wrong:
        try:
            other = float(wrong.answer.value(numbers))
        except BadExpression:
            continue  # a mistake that leads nowhere for these numbers, such as 1/0
        if all(abs(other - known) > max(tolerance, 1e-9 * abs(known)) for known in taken):
            taken.append(other)
            slips.append(Slip(other, filled(wrong.why, numbers)))
    share = template.tolerance.relative
    return Compute(float(value), tolerance, template.unit, tuple(slips), share)
