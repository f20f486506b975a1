"""References in one form, so that each can be found: authors (year), title, and where it is."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.deckfile import Fault
from bot.lint.reading import Read

YEARS = range(1900, 2028)
FORM = 'write "Authors (year), Title, arXiv:…"; or a DOI, an address, a publisher, a § in its place'
_FORM = re.compile(r"(?P<authors>.+?) \((?P<year>\d{4})[a-z]?\), (?P<title>[^,].+)")
_ARXIV = re.compile(r"\barxiv\b(?:\.org/(?:abs|pdf)/|[\s:]*)(?P<id>[^\s,;)]*)", re.IGNORECASE)
_ARXIV_ID = re.compile(r"\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}")
_DOI = re.compile(r"\bdoi\b[\s:]*(?P<id>[^\s,;]*)", re.IGNORECASE)
_DOI_ID = re.compile(r"10\.\d{4,9}/\S+")
_ADDRESS = re.compile(r"\b(?:https?|ftp)://[^\s,;]*|\bwww\.[^\s,;]+")
_SECTION = re.compile(r"\b(?:sub)?(?:sections?|sec\.?)\s*\d[\d.]*|§\s+\S*|§(?![A-Z]?\.?\d)", re.I)
_END_OF_TITLE = re.compile(r", (?=arXiv|doi:|https?://|§|pp\. |section |chapter )", re.IGNORECASE)


class Cited(NamedTuple):
    """A paper as one file cites it."""

    read: Read
    title: str
    year: str


def faults(read: Read) -> Iterator[Fault]:
    line = read.parts.line("references")
    seen: set[str] = set()
    for reference in read.question.references:
        for what, mend in wrong(reference):
            yield read.fault(line, f"the reference “{_short(reference)}” {what}", mend)
        key = arxiv(reference) or " ".join(reference.casefold().split())
        if key in seen:
            what = f"the reference “{_short(reference)}” stands twice"
            yield read.fault(line, what, "keep one of them, with all its sections")
        seen.add(key)


def wrong(reference: str) -> Iterator[tuple[str, str]]:
    """What is wrong with one reference, each with its mend."""
    form = _FORM.fullmatch(reference)
    if form is None or "," not in form["title"]:
        yield "has not the usual form", FORM
    elif int(form["year"]) not in YEARS:
        yield f"is of the year {form['year']}", f"give a year from {YEARS[0]} to {YEARS[-1]}"
    yield from _arxiv_faults(reference)
    for doi in _DOI.finditer(reference.replace("doi.org", "")):
        if not doi.group().startswith("doi:10.") or not _DOI_ID.fullmatch(doi["id"]):
            yield f"has the DOI “{doi['id']}”", "write doi:10.1234/what-follows"
    for address in _ADDRESS.finditer(reference):
        if not re.fullmatch(r"https://[\w-]+(\.[\w-]+)+(/\S*)?", address.group()):
            yield f"has the address {address.group()}", "write it in full, with https://"
    if section := _SECTION.search(reference):
        yield f"names its place as “{section.group()}”", "write §1.2"


def _arxiv_faults(reference: str) -> Iterator[tuple[str, str]]:
    for found in _ARXIV.finditer(reference):
        if not found.group().startswith("arXiv:") or not _ARXIV_ID.fullmatch(found["id"]):
            yield (
                f"has the arXiv id “{found['id']}”",
                "write arXiv:1706.03762, or arXiv:hep-th/9901001",
            )


def arxiv(reference: str) -> str:
    """The id without its version, empty if there is none."""
    found = _ARXIV.search(reference)
    return re.sub(r"v\d+$", "", found["id"]) if found else ""


def between(found: Sequence[Read]) -> Iterator[Fault]:
    """One paper, two titles or two years: at the file that differs from the first one."""
    known: dict[str, Cited] = {}
    for read in found:
        for reference in read.question.references:
            id, form = arxiv(reference), _FORM.fullmatch(reference)
            if not id or form is None:
                continue
            title = _END_OF_TITLE.split(form["title"])[0]
            mine = Cited(read, " ".join(title.casefold().split()), form["year"])
            if difference := _difference(known.setdefault(id, mine), mine):
                what = f"arXiv:{id} has another {difference} in {known[id].read.path}"
                yield read.fault(read.parts.line("references"), what, "find out which is right")


def _difference(one: Cited, other: Cited) -> str:
    if one.year != other.year:
        return f"year ({one.year})"
    # A venue behind the title is no other title.
    alike = one.title.startswith(other.title) or other.title.startswith(one.title)
    return "" if alike else f"title ({one.title})"


def _short(reference: str) -> str:
    return reference if len(reference) <= 40 else f"{reference[:40].rstrip()}…"
