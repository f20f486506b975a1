"""References in one form."""

import pytest

from bot.lint import Read, references
from tests.lint.files import CHOICE, found, told

BOOK = "Braudel (1986), The Identity of France, Harper, §1.2"
ADAM = "Kingma & Ba (2015), Adam: A Method for Stochastic Optimization, arXiv:1412.6980"


def citing(*given: str, id: str = "one") -> Read:
    listed = ", ".join(f'"{reference}"' for reference in given)
    return found(CHOICE.replace(f'["{BOOK}"]', f"[{listed}]"), id)


@pytest.mark.parametrize(
    "reference",
    [
        BOOK,
        ADAM,
        f"{ADAM}v9, §2 and §3",
        "Witten (1998), Anti de Sitter space and holography, arXiv:hep-th/9802150",
        "Baldi & Hornik (1989), Neural networks: Learning, doi:10.1016/0893-6080(89)90014-2",
        "PyTorch contributors (2026), PyTorch documentation, https://docs.pytorch.org/docs/stable/",
        "MILA (Lamblin & Bengio) (2017), MILA and Theano, https://groups.google.com/g/theano-users",
        "Hinton & Salakhutdinov (2006b), Reducing the Dimensionality, Science 313:504-507",
        "Prince (2023), Understanding Deep Learning, MIT Press, chapter 5",
        "van den Oord et al. (2016), WaveNet: A Generative Model, arXiv:1609.03499, §A.1",
    ],
)
def test_a_reference_in_the_usual_form_passes(reference: str) -> None:
    assert told(references.faults(citing(reference))) == []


@pytest.mark.parametrize(
    ("reference", "what"),
    [
        ("An atlas", "has not the usual form"),
        ("Kingma & Ba 2015, Adam, arXiv:1412.6980", "has not the usual form"),
        ("Kingma & Ba (2015), Adam", "has not the usual form"),
        ("Kingma & Ba (1815), Adam, ICLR", "is of the year 1815"),
        ("Kingma & Ba (2028), Adam, ICLR", "is of the year 2028"),
        ("Kingma & Ba (2015), Adam, arXiv:1412.698", "has the arXiv id “1412.698”"),
        ("Kingma & Ba (2015), Adam, arXiv:1413.6980", "has the arXiv id “1413.6980”"),
        ("Kingma & Ba (2015), Adam, arXiv 1412.6980", "has the arXiv id “1412.6980”"),
        ("Kingma & Ba (2015), Adam, doi:1016/j.x", "has the DOI “1016/j.x”"),
        ("Kingma & Ba (2015), Adam, DOI 10.1016/j.x", "has the DOI “10.1016/j.x”"),
        ("Kingma & Ba (2015), Adam, http://a.org/x", "has the address http://a.org/x"),
        ("Kingma & Ba (2015), Adam, www.a.org/x", "has the address www.a.org/x"),
        ("Kingma & Ba (2015), Adam, https://a", "has the address https://a"),
        ("Kingma & Ba (2015), Adam, ICLR, section 2", "names its place as “section 2”"),
        ("Kingma & Ba (2015), Adam, ICLR, § 2", "names its place as “§ 2”"),
    ],
)
def test_a_reference_in_another_form_is_reported(reference: str, what: str) -> None:
    shown = reference if len(reference) <= 40 else f"{reference[:40].rstrip()}…"
    assert told(references.faults(citing(reference))) == [(4, f"the reference “{shown}” {what}")]


def test_one_paper_twice_in_a_file_is_reported_whatever_section_it_names() -> None:
    assert told(references.faults(citing(ADAM, f"{ADAM}v2, §2"))) == [
        (4, "the reference “Kingma & Ba (2015), Adam: A Method for S…” stands twice")
    ]


def test_two_sections_of_a_book_pass() -> None:
    assert told(references.faults(citing(BOOK, BOOK.replace("1.2", "3.4")))) == []


def test_one_paper_of_two_years_is_reported_at_the_later_file() -> None:
    (fault,) = references.between([citing(ADAM), citing(ADAM.replace("2015", "2014"), id="two")])
    assert fault.path == "atlas/maps/two.md"
    assert fault.what == "arXiv:1412.6980 has another year (2015) in atlas/maps/one.md"


def test_one_paper_of_two_titles_is_reported() -> None:
    other = ADAM.replace("A Method for", "On")
    (fault,) = references.between([citing(ADAM), citing(other, id="two")])
    assert fault.what == (
        "arXiv:1412.6980 has another title (adam: a method for stochastic optimization) "
        "in atlas/maps/one.md"
    )


def test_a_venue_or_a_section_is_no_other_title() -> None:
    others = [
        ADAM.replace(", arXiv", ", ICLR, arXiv"),
        f"{ADAM}, §2",
        ADAM.replace("Stochastic", "stochastic"),
    ]
    reads = [citing(reference, id=f"q{n}") for n, reference in enumerate([ADAM, *others])]
    assert told(references.between(reads)) == []
