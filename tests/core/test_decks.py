"""Decks: what authors write, and every fault at its line with its mend."""

from pathlib import Path

import pytest

from bot import decks
from bot.domain.question import Choose, Compute, Recall, Reflect, kind
from bot.domain.template import Template
from bot.errors import BadDeck

CHOICE = """---
topic: maps
difficulty: 2
seed: 7
references: ["An atlas"]
prerequisites: []
---
What is the capital of France?

- [ ] Lyon
  The third
  city.
- [x] Paris
- [ ] Nice
  A port.

## Why
Paris lies on the Seine.
"""
NUMBER = """---
topic: maps
difficulty: 2
references: ["An atlas"]
answer: 42.5
tolerance: 1%
unit: km
---
How long is it?

## Why
Measure it.
"""
TEMPLATE = """---
topic: maps
difficulty: 2
references: ["An atlas"]
params:
  n: 4..9
  x: 0.5..1.5 step 0.25
  k: [1, 2]
where: n > k
answer: n*x + k
wrong:
  - answer: n*k
    why: That is a product of {{n}}.
---
With {{n}}, {{x}} and {{k}}?

## Why
It is {{n*x + k:.2f}}.
"""
RECALL = """---
topic: maps
difficulty: 2
references: ["An atlas"]
---
Explain it.

## Model answer
It is so.

## Key points
- one
- two

## Why
Because.
"""
REFLECTION = """---
topic: maps
difficulty: 1
kind: reflection
---
What did you learn?
"""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = tmp_path / "sample" / "maps"
    folder.mkdir(parents=True)
    return folder


def faults(content: Path, text: str, name: str = "question.md") -> list[str]:
    """The faults of one file, without the folders of its path."""
    (content / name).write_text(text, encoding="utf-8")
    found = decks.check(content.parent.parent).faults
    return [str(fault).replace(f"{content}/", "") for fault in found]


def test_every_kind_is_read(content: Path) -> None:
    for place, text in enumerate((CHOICE, NUMBER, TEMPLATE, RECALL, REFLECTION)):
        (content / f"q{place}.md").write_text(text)
    deck = decks.load(content.parent.parent)["sample"]
    assert [kind(question.task) for question in deck.questions] == [
        *("choice", "number", "number", "recall", "reflection")
    ]
    choice, number, template, recall, reflection = (q.task for q in deck.questions)
    assert isinstance(choice, Choose)
    assert [(o.text, o.why, o.right) for o in choice.options] == [
        ("Lyon", "The third city.", False),
        ("Paris", "", True),
        ("Nice", "A port.", False),
    ]
    assert number == Compute(42.5, 0.425, "km", share=0.01)
    assert isinstance(template, Template)
    assert [parameter.name for parameter in template.parameters] == ["n", "x", "k"]
    assert recall == Recall("It is so.", ("one", "two"))
    assert reflection == Reflect()
    assert deck.questions[0].seed == 7
    assert deck.questions[0].explanation == "Paris lies on the Seine."


def test_two_right_options_make_a_question_of_several(content: Path) -> None:
    (content / "q.md").write_text(CHOICE.replace("- [ ] Nice", "- [x] Nice"))
    (question,) = decks.load(content.parent.parent)["sample"].questions
    assert kind(question.task) == "several"


def test_what_looks_like_an_option_inside_code_is_code(content: Path) -> None:
    text = CHOICE.replace("France?\n", "France?\n\n```\n- [x] no\n## no\n```\n")
    (content / "q.md").write_text(text)
    (question,) = decks.load(content.parent.parent)["sample"].questions
    assert "- [x] no" in question.prompt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "question.md:1: no front matter; begin the file with a line ---, the facts, and ---"),
        ("---\ntopic: maps\n", "question.md:1: the front matter does not end; close it"),
        (CHOICE.replace("seed: 7", "seed: [7"), "question.md:4: the front matter is not YAML"),
        (CHOICE.replace("topic: maps", "topic: seas"), "question.md:2: topic seas stands in the"),
        (CHOICE.replace("topic: maps\n", ""), "question.md:1: the topic is missing; write"),
        (CHOICE.replace("topic: maps", "topic: No"), "question.md:2: the topic is 'False'; write"),
        (CHOICE.replace("difficulty: 2", "difficulty: 9"), "question.md:3: the difficulty is '9'"),
        (
            CHOICE.replace("difficulty: 2", "level: 2"),
            "question.md:3: the front matter knows no 'l",
        ),
        (
            CHOICE.replace("seed: 7", "seed: -7"),
            "question.md:4: the seed is '-7'; write the number",
        ),
        (
            CHOICE.replace('["An atlas"]', "An atlas"),
            "question.md:5: references is 'An atlas', not",
        ),
        (
            CHOICE.replace('["An atlas"]', "[2016]"),
            "question.md:5: an entry of references is '2016'",
        ),
        (CHOICE.replace("What is the capital of France?", ""), "the question is empty; write it"),
        (CHOICE.replace("[x]", "[ ]"), "question.md:10: no option is right; mark it with - [x]"),
        (CHOICE.replace("[ ]", "[x]"), "question.md:10: every option is right; add wrong ones"),
        (CHOICE.replace("[x]", "[y]"), "question.md:13: the mark [y] is neither right nor wrong"),
        (CHOICE.replace("  A port.\n", ""), "question.md:14: a wrong option does not say why"),
        (CHOICE.replace("  A port.", "A port."), "question.md:15: text between the options and"),
        (CHOICE.replace("Nice", "lyon"), "question.md:14: the option 'lyon' stands at line 10 too"),
        (
            CHOICE.replace("Nice", "All of the above"),
            "question.md:14: the option 'All of the above'",
        ),
        (
            CHOICE.replace("## Why", "## How"),
            "question.md:17: '## how' is no section of a question",
        ),
        (CHOICE.replace("## Why\nParis lies on the Seine.\n", ""), "question.md:1: no explanation"),
        (
            CHOICE.replace("Paris lies", "It costs $5 and lies"),
            "question.md:18: a formula does not",
        ),
        (CHOICE.replace("Paris lies", "![](x.png) lies"), "question.md:18: a picture without alt"),
        (CHOICE.replace("Paris lies", "Lies {{n}}"), "question.md:18: {{…}} in a question without"),
        (CHOICE.replace("France?", "France?\n```"), "question.md:9: a code block does not end"),
        (CHOICE.replace("France", "F" * 1600), "question.md:8: the prompt has 1624 characters"),
        (
            CHOICE.replace("prerequisites: []", 'prerequisites: ["gone"]'),
            "prerequisite gone is not",
        ),
        (
            CHOICE.replace("prerequisites: []", "order: random"),
            "question.md:6: the order is 'random'",
        ),
        (
            CHOICE.replace("prerequisites: []", "kind: riddle"),
            "question.md:6: there is no kind 'rid",
        ),
        (
            CHOICE.replace("prerequisites: []", "kind: number"),
            "but the file holds a question of kind",
        ),
        (CHOICE.replace("prerequisites: []", "answer: 3"), "the file holds answers of two kinds"),
        (NUMBER.replace("answer: 42.5\n", ""), "there is nothing to answer; add options"),
        (NUMBER.replace("1%", "much"), "question.md:6: the tolerance is 'much'; write a number"),
        (NUMBER.replace("42.5", "true"), "question.md:5: answer: 'True' is not a formula"),
        (TEMPLATE.replace("4..9", "9..4"), "question.md:5: the values of n are '9..4'; write 1..9"),
        (TEMPLATE.replace("n > k", "n > q"), "question.md:9: 'q' in where is not among the params"),
        (
            TEMPLATE.replace("n > k", "n > 99"),
            "question.md:9: no values were found for which 'n > 99'",
        ),
        (TEMPLATE.replace("n*x + k\n", "n/(k - 1)\n"), "n/(k - 1) has no value: division by zero"),
        (TEMPLATE.replace("n*x + k\n", "open('x')\n"), "question.md:10: answer: open() may not be"),
        (TEMPLATE.replace("n*x + k\n", "'[i for i in k]'\n"), "answer: ListComp is not arithmetic"),
        (
            TEMPLATE.replace("n*x + k\n", "9**9**9\n"),
            "question.md:10: 9**9**9: 9**387420489 is too",
        ),
        (
            TEMPLATE.replace("answer: n*k", "answer: n*x + k"),
            "no wrong answer ever differs from the",
        ),
        (TEMPLATE.replace("{{k}}?", "k?"), "the question never shows the parameter k; write {{k}}"),
        (
            TEMPLATE.replace("k:.2f", "k:q"),
            "question.md:18: in the text: ':q' is not a number format",
        ),
        (RECALL.replace("- two\n", ""), "1 key points; list two to 8 under ## Key points"),
        (RECALL.replace("## Model answer\nIt is so.\n", ""), "open recall without a model answer"),
    ],
)
def test_a_fault_is_reported_with_its_line_and_its_mend(
    text: str, expected: str, content: Path
) -> None:
    found = faults(content, text)
    assert any(expected in fault for fault in found), found


def test_twenty_faults_in_many_files_come_in_one_run(content: Path) -> None:
    planted = [
        CHOICE.replace("topic: maps", "topic: seas").replace("difficulty: 2", "difficulty: 0"),
        CHOICE.replace("seed: 7", "seed: x").replace("[x]", "[ ]").replace("  A port.\n", ""),
        CHOICE.replace("Nice", "Lyon").replace("## Why", "## Because"),
        CHOICE.replace('["An atlas"]', "[]").replace("France?", "France"),
        NUMBER.replace("1%", "lots").replace("km", "k" * 30),
        TEMPLATE.replace("4..9", "nine").replace("[1, 2]", "[]"),
        TEMPLATE.replace("n > k", "import os"),
        TEMPLATE.replace("n*x + k\n", "__import__('os')\n").replace("n*k", "lambda: 1"),
        RECALL.replace("- one\n- two\n", "").replace("Because.", ""),
        REFLECTION.replace("kind: reflection", "kind: riddle"),
        "no front matter at all",
    ]
    for number, text in enumerate(planted):
        (content / f"q{number:02}.md").write_text(text)
    (content / "Bad Name.md").write_text(RECALL)
    found = decks.check(content.parent.parent).faults
    assert len(found) >= 20
    assert len({fault.path for fault in found}) == 12
    assert all(fault.line >= 1 and fault.what and fault.mend for fault in found)


def test_a_file_in_another_encoding_is_reported_with_its_line(content: Path) -> None:
    (content / "q.md").write_bytes(CHOICE.encode().replace(b"Lyon", b"Orl\xe9ans"))
    (fault,) = decks.check(content.parent.parent).faults
    assert (fault.line, fault.what) == (10, "the file is not UTF-8")


def test_prerequisites_must_not_go_in_a_circle(content: Path) -> None:
    for one, other in (("a", "b"), ("b", "c"), ("c", "a")):
        text = CHOICE.replace("prerequisites: []", f"prerequisites: [{other}]")
        (content / f"{one}.md").write_text(text)
    found = [fault.what for fault in decks.check(content.parent.parent).faults]
    assert found == [f"{id} is its own prerequisite, by way of others" for id in "abc"]


def test_an_id_may_stand_once_in_a_deck(content: Path) -> None:
    seas = content.parent / "seas"
    seas.mkdir()
    (content / "q.md").write_text(CHOICE)
    (seas / "q.md").write_text(CHOICE.replace("topic: maps", "topic: seas"))
    (fault,) = decks.check(content.parent.parent).faults
    assert fault.what.startswith("the id q is taken by")


def test_a_faulty_deck_is_not_loaded_at_all(content: Path) -> None:
    (content / "good.md").write_text(CHOICE)
    (content / "bad.md").write_text(CHOICE.replace("seed: 7", "seed: x"))
    with pytest.raises(BadDeck, match="1 fault in the deck; nothing was loaded"):
        decks.load(content.parent.parent)


def test_a_path_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    (fault,) = decks.check(tmp_path / "none").faults
    assert fault.what == "there is no such file or folder"


def test_a_template_that_would_take_for_ever_is_refused_at_once(content: Path) -> None:
    deep = "(" * 150 + "n" + ")" * 150
    found = faults(content, TEMPLATE.replace("n*x + k\n", f"{deep}**{deep}**{deep}**{deep}\n"))
    assert any("a formula may have 400 characters" in fault for fault in found)
