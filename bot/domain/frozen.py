"""An Instance as JSON, the form in which it is kept with its round."""

import json
from typing import Any

from bot.domain.question import Choose, Compute, Instance, Option, Recall, Reflect, Slip, Task


def dumps(instance: Instance) -> str:
    # vars() of each part by hand: asdict() copies everything deeply, at five times the cost.
    task = instance.task
    fields = {**vars(instance), "task": {"is": type(task).__name__, **vars(task)}}
    return json.dumps(fields, default=vars, ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Instance:
    fields: dict[str, Any] = json.loads(text)
    task = _task(fields.pop("task"))
    references = tuple(fields.pop("references"))
    return Instance(**fields, task=task, references=references)


def _task(fields: dict[str, Any]) -> Task:
    name = fields.pop("is")
    match name:
        case "Choose":
            options = tuple(Option(**option) for option in fields.pop("options"))
            return Choose(options=options, **fields)
        case "Compute":
            slips = tuple(Slip(**slip) for slip in fields.pop("slips"))
            return Compute(slips=slips, **fields)
        case "Recall":
            return Recall(model=fields["model"], points=tuple(fields["points"]))
        case "Reflect":
            return Reflect()
    raise ValueError(f"an instance of unknown kind {name}")
