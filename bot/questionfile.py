"""The parts of one file into a Question, with every fault found on the way.

This is the author's linter: it says at which line, what, and how to mend it.
"""

import re
from typing import TypeVar

from bot import templatefile
from bot.deckfile import Item, Parts
from bot.domain.question import (
    KINDS,
    MOST_OPTIONS,
    Choose,
    Option,
    Question,
    Recall,
    Reflect,
    Task,
    kind,
)
from bot.domain.template import PLACEHOLDER, Template

T = TypeVar("T")

KEYS = frozenset(
    [
        "topic",
        "difficulty",
        "references",
        "prerequisites",
        "seed",
        "kind",
        "order",
        "answer",
        "tolerance",
        "unit",
        "params",
        "where",
        "wrong",
    ]
)
SECTIONS = ("why", "model answer", "key points")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LENGTHS = {"prompt": 1500, "option": 200, "why": 500, "explanation": 2500, "model answer": 2000}
# What a chat message can hold whole, beside the words that the bot adds (Discord: 4,000 in all).
MOST_SHOWN = 3500
CATCH_ALL = re.compile(r"\b(all|none|both) of (the above|these|them)\b", re.IGNORECASE)
PICTURE = re.compile(r"!\[(.*?)\]\(")


def question_of(parts: Parts, *, deck: str, id: str) -> Question | None:
    """The question, or None if it is too broken to be one. Faults are added to `parts`."""
    before = len(parts.faults)
    if before:
        return None  # faults of form make every later message a riddle
    _keys(parts)
    task = _task(parts)
    _texts(parts, task)
    topic = _slug(parts)
    difficulty = _difficulty(parts)
    question = Question(
        deck=deck,
        id=id,
        topic=topic,
        difficulty=difficulty,
        prompt=parts.prompt.text,
        task=task if task is not None else Reflect(),
        explanation=parts.sections["why"].text if "why" in parts.sections else "",
        references=_words(parts, "references", needed=not isinstance(task, Reflect)),
        prerequisites=_words(parts, "prerequisites"),
        seed=_seed(parts),
        shuffled=_shuffled(parts),
    )
    return question if len(parts.faults) == before else None


def _keys(parts: Parts) -> None:
    for key in parts.front:
        if key not in KEYS:
            mend = f"use only {', '.join(sorted(KEYS))}"
            parts.fault(parts.line(str(key)), f"the front matter knows no '{key}'", mend)
    for name, section in parts.sections.items():
        if name not in SECTIONS:
            mend = "use ## Why, ## Model answer or ## Key points"
            parts.fault(section.heading, f"'## {name}' is no section of a question", mend)


def _slug(parts: Parts) -> str:
    topic = parts.front.get("topic")
    if not isinstance(topic, str) or not SLUG.fullmatch(topic):
        mend = "write the folder's name, such as topic: cnn-vision"
        parts.fault(parts.line("topic"), f"the topic is {_said(topic)}", mend)
        return ""
    return topic


def _difficulty(parts: Parts) -> int:
    value = parts.front.get("difficulty")
    if type(value) is not int or not 1 <= value <= 5:
        mend = "write a whole number from 1 (easy) to 5"
        parts.fault(parts.line("difficulty"), f"the difficulty is {_said(value)}", mend)
        return 1
    return value


def _seed(parts: Parts) -> int | None:
    value = parts.front.get("seed")
    if value is not None and (type(value) is not int or value < 1):
        mend = "write the number of the interview question that this covers"
        parts.fault(parts.line("seed"), f"the seed is {_said(value)}", mend)
        return None
    return value


def _shuffled(parts: Parts) -> bool:
    value = parts.front.get("order", "shuffled")
    if value not in ("shuffled", "fixed"):
        mend = "write order: fixed, or leave it out to have the options shuffled"
        parts.fault(parts.line("order"), f"the order is {_said(value)}", mend)
    return value != "fixed"


def _words(parts: Parts, key: str, *, needed: bool = False) -> tuple[str, ...]:
    value = parts.front.get(key)
    if value is None and not needed:
        return ()
    if not isinstance(value, list) or (needed and not value):
        mend = f'write {key}: ["…", "…"]'
        parts.fault(parts.line(key), f"{key} is {_said(value)}, not a list", mend)
        return ()
    for entry in value:
        if not isinstance(entry, str) or not entry.strip():
            mend = "put each entry in quotes"
            parts.fault(parts.line(key), f"an entry of {key} is {_said(entry)}", mend)
    return tuple(str(entry).strip() for entry in value)


def _said(value: object) -> str:
    return "missing" if value is None else f"'{value}'"


def _task(parts: Parts) -> Task | Template | None:
    wanted = parts.front.get("kind")
    if wanted is not None and wanted not in KINDS:
        parts.fault(parts.line("kind"), f"there is no kind '{wanted}'", f"use {', '.join(KINDS)}")
        return None
    task = _task_found(parts, wanted)
    if task is None:
        return None
    if isinstance(task, Choose) and wanted == "several":
        task = Choose(task.options, several=True)
    if wanted is not None and kind(task) != wanted:
        what = f"the kind is {wanted}, but the file holds a question of kind {kind(task)}"
        parts.fault(parts.line("kind"), what, "leave the kind out, or mend the answer")
    return task


def _task_found(parts: Parts, wanted: object) -> Task | Template | None:
    has_key_points = "key points" in parts.sections or "model answer" in parts.sections
    found = [bool(parts.items), "answer" in parts.front, has_key_points, wanted == "reflection"]
    if sum(found) > 1:
        what = "the file holds answers of two kinds"
        parts.fault(1, what, "keep the options, or the answer, or the key points")
        return None
    if parts.items:
        return _choose(parts, parts.items)
    if "answer" in parts.front:
        return templatefile.number_of(parts)
    if has_key_points:
        return _recall(parts)
    if wanted == "reflection":
        return Reflect()
    mend = "add options (- [x] …), an answer: in the front matter, or ## Key points"
    parts.fault(parts.prompt.line, "there is nothing to answer", mend)
    return None


def _choose(parts: Parts, items: list[Item]) -> Choose | None:
    options = []
    for item in items:
        if item.mark not in ("x", "X", " "):
            mend = "write - [x] before a right option and - [ ] before a wrong one"
            parts.fault(item.line, f"the mark [{item.mark}] is neither right nor wrong", mend)
        right = item.mark in ("x", "X")
        _option_faults(parts, item, right)
        options.append(Option(item.text, item.why, right))
    _same_options(parts, items)
    rights = sum(option.right for option in options)
    first = items[0].line
    if len(options) < 2 or len(options) > MOST_OPTIONS:
        parts.fault(first, f"{len(options)} options", f"give two to {MOST_OPTIONS}")
    if not rights:
        parts.fault(first, "no option is right", "mark it with - [x]")
    elif rights == len(options):
        parts.fault(first, "every option is right", "add wrong ones, marked - [ ]")
    return Choose(tuple(options), several=rights > 1)


def _option_faults(parts: Parts, item: Item, right: bool) -> None:
    if not item.text:
        parts.fault(item.line, "an option without text", "write it behind the brackets")
    if not right and not item.why:
        what = "a wrong option does not say why it is wrong"
        parts.fault(item.line, what, "add a line below it, indented by two spaces")
    if CATCH_ALL.search(item.text):
        mend = "options are shuffled; say what you mean, or use several right ones"
        parts.fault(item.line, f"the option '{item.text}' points at others", mend)
    _too_long(parts, "option", item.line, item.text)
    _too_long(parts, "why", item.line + 1, item.why)


def _same_options(parts: Parts, items: list[Item]) -> None:
    seen: dict[str, int] = {}
    for item in items:
        text = " ".join(item.text.casefold().split())
        if text and text in seen:
            what = f"the option '{item.text}' stands at line {seen[text]} too"
            parts.fault(item.line, what, "change one of them")
        seen.setdefault(text, item.line)


def _recall(parts: Parts) -> Recall | None:
    model, points = parts.sections.get("model answer"), parts.sections.get("key points")
    if model is None or not model.text:
        mend = "add ## Model answer with the answer you would like to hear"
        parts.fault(model.heading if model else 1, "open recall without a model answer", mend)
    lines = points.text.splitlines() if points else []
    found = [line[2:].strip() for line in lines if line.startswith(("- ", "* "))]
    if points is None or not 2 <= len(found) <= MOST_OPTIONS:
        what = f"{len(found)} key points"
        mend = f"list two to {MOST_OPTIONS} under ## Key points, each on a line that begins with -"
        parts.fault(points.heading if points else 1, what, mend)
    if model is None or points is None:
        return None
    _too_long(parts, "model answer", model.line, model.text)
    return Recall(model.text, tuple(found))


def _texts(parts: Parts, task: Task | Template | None) -> None:
    prompt, why = parts.prompt, parts.sections.get("why")
    if not prompt.text:
        parts.fault(prompt.line, "the question is empty", "write it below the front matter")
    if (why is None or not why.text) and not isinstance(task, Reflect):
        mend = "add ## Why with an explanation worth reading"
        parts.fault(why.heading if why else 1, "no explanation", mend)
    _too_long(parts, "prompt", prompt.line, prompt.text)
    if why is not None:
        _too_long(parts, "explanation", why.line, why.text)
    shown = len(prompt.text) + sum(len(item.text) + len(item.why) for item in parts.items)
    if shown + len(why.text if why else "") > MOST_SHOWN:
        what = f"the reveal needs more than {MOST_SHOWN} characters"
        parts.fault(prompt.line, what, "shorten the explanation or the whys")
    template = "params" in parts.front  # also where its formulas have faults
    for section in (prompt, *parts.sections.values()):
        _markup(parts, section.line, section.text, template=template)
    for item in parts.items:
        _markup(parts, item.line, item.text, template=False)
        _markup(parts, item.line + 1, item.why, template=False)


def _too_long(parts: Parts, name: str, line: int, text: str) -> None:
    if len(text) > LENGTHS[name]:
        what = f"the {name} has {len(text)} characters"
        parts.fault(line, what, f"shorten it to {LENGTHS[name]}")


def _markup(parts: Parts, line: int, text: str, *, template: bool) -> None:
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", text, flags=re.DOTALL)
    if len(re.findall(r"(?<!\\)\$", prose)) % 2:
        parts.fault(line, "a formula does not end", r"close it with $, or write \$ for the sign")
    for match in PICTURE.finditer(text):
        if not match.group(1).strip():
            where = line + text[: match.start()].count("\n")
            mend = "say between ![ and ] what it shows, without giving the answer away"
            parts.fault(where, "a picture without alt text", mend)
    if not template and PLACEHOLDER.search(text):
        where = line + text[: PLACEHOLDER.search(text).start()].count("\n")  # type: ignore[union-attr]
        parts.fault(where, "{{…}} in a question without params", "add params, or take it out")
