"""No question twice before all had their turn, none twice running, and always the same choice."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.question import Question
from bot.domain.selection import chosen
from tests.domain.properties import tried
from tests.samples import CAPITAL, PRIMES, RETELL, SUM, WEIGHT, capitals


def question(id: str, topic: str = "maps") -> Question:
    return replace(CAPITAL, id=id, topic=topic)


def asked(deck: list[Question], count: int, seed: str = "7") -> list[Question]:
    """What `count` days in a row ask, each remembering those before and its yesterday's topic."""
    found: list[Question] = []
    for _ in range(count):
        topic = found[-1].topic if found else None
        one = chosen(deck, [each.id for each in found], seed, last_topic=topic)
        assert one is not None
        found.append(one)
    return found


def id_of(found: Question | None) -> str | None:
    return found.id if found else None


def test_an_empty_deck_has_nothing_to_ask() -> None:
    assert chosen([], [], "7") is None


def test_a_deck_that_is_barred_altogether_has_nothing_to_ask() -> None:
    assert chosen([CAPITAL, PRIMES], [], "7", barred={"capital", "primes"}) is None


def test_what_is_barred_is_not_chosen_even_if_only_that_is_fresh() -> None:
    deck = [question("one"), question("two")]
    assert id_of(chosen(deck, ["one"], "7", barred={"two"})) == "one"


def test_the_last_of_a_deck_is_the_one_not_asked_yet() -> None:
    deck = [question("one"), question("two"), question("three")]
    assert id_of(chosen(deck, ["three", "one"], "7")) == "two"


def test_a_question_that_left_the_deck_is_no_longer_asked_or_counted() -> None:
    deck = [question("one"), question("two")]
    assert id_of(chosen(deck, ["gone", "one", "gone"], "7")) == "two"


def test_the_topic_of_yesterday_is_avoided_where_another_is_fresh() -> None:
    deck = [*(question(f"map{n}", "maps") for n in range(20)), question("word", "words")]
    assert id_of(chosen(deck, ["map0"], "7", last_topic="maps")) == "word"


def test_the_topic_of_yesterday_comes_again_rather_than_a_question_asked_before() -> None:
    deck = [question("map0", "maps"), question("map1", "maps"), question("word", "words")]
    assert id_of(chosen(deck, ["word", "map0"], "7", last_topic="maps")) == "map1"


def test_the_very_first_question_is_an_easy_one_that_takes_a_single_tap() -> None:
    hard = replace(CAPITAL, id="hard", difficulty=3)
    easy = replace(CAPITAL, id="easy", difficulty=2)
    deck = [hard, PRIMES, WEIGHT, SUM, RETELL, easy]
    assert [id_of(chosen(deck, [], str(seed))) for seed in range(20)] == ["easy"] * 20


def test_a_deck_without_an_easy_choice_begins_all_the_same() -> None:
    assert id_of(chosen([WEIGHT], [], "7")) == "weight"


def test_a_question_waits_for_its_prerequisites() -> None:
    later = replace(question("later"), prerequisites=("sooner",))
    deck = [later, question("sooner")]
    assert [id_of(chosen(deck, [], str(seed))) for seed in range(20)] == ["sooner"] * 20


def test_a_prerequisite_that_the_deck_lost_holds_nobody_up() -> None:
    deck = [replace(question("later"), prerequisites=("gone",)), question("other")]
    found = {id_of(chosen(deck, [], str(seed))) for seed in range(20)}
    assert found == {"later", "other"}


def test_a_topic_of_its_own_comes_before_a_prerequisite() -> None:
    later = replace(question("later", "words"), prerequisites=("sooner",))
    deck = [question("map", "maps"), question("sooner", "maps"), later]
    assert id_of(chosen(deck, ["map"], "7", last_topic="maps")) == "later"


def test_the_demand_of_the_day_decides_how_hard_a_question_is() -> None:
    deck = [replace(question(f"level{n}"), difficulty=n) for n in (1, 2, 3, 4, 5)]
    asked_before = question("before")
    days = [(0.75, "level1"), (2.25, "level2"), (4.0, "level4"), (4.75, "level5")]
    for demand, id in days:
        found = chosen([*deck, asked_before], ["before"], "7", demand=demand)
        assert id_of(found) == id


def test_a_demand_that_nothing_meets_takes_the_nearest() -> None:
    deck = [replace(question(f"level{n}"), difficulty=n) for n in (1, 2)]
    assert id_of(chosen([*deck, question("before")], ["before"], "7", demand=5.0)) == "level2"


def test_a_topic_that_is_most_of_what_is_left_is_not_kept_for_the_end() -> None:
    deck = [
        *(question(f"map{n}", "maps") for n in range(5)),
        *(question(f"word{n}", "words") for n in range(4)),
    ]
    topics = [each.topic for each in asked(deck, 9)]
    assert topics == ["maps", "words"] * 4 + ["maps"]


def test_a_deck_of_one_asks_it_every_day() -> None:
    assert [each.id for each in asked([CAPITAL], 3)] == ["capital", "capital", "capital"]


def test_another_seed_asks_in_another_order() -> None:
    deck = list(capitals(30).questions)
    assert [q.id for q in asked(deck, 30, "7")] != [q.id for q in asked(deck, 30, "8")]


def test_the_second_time_round_comes_in_another_order() -> None:
    ids = [each.id for each in asked([question(f"q{n}") for n in range(30)], 60)]
    assert ids[:30] != ids[30:]


def test_a_question_added_to_a_deck_in_use_does_not_come_twice_running() -> None:
    deck = [question("one"), question("two"), question("new")]
    history = ["one", "two", "two", "one", "one", "two", "new"]
    assert id_of(chosen(deck, history, "7")) in ("one", "two")


ids = st.lists(st.text("abcdefgh", min_size=1, max_size=3), min_size=1, max_size=12, unique=True)
topics = st.sampled_from(["maps", "words", "numbers"])
decks = ids.flatmap(
    lambda found: st.tuples(*(st.builds(question, st.just(i), topics) for i in found))
)
decks_of_lists = decks.map(list)
seeds = st.text(max_size=5)


@tried
@given(decks_of_lists, seeds)
def test_nothing_repeats_before_the_deck_is_used_up(deck: list[Question], seed: str) -> None:
    size = len(deck)
    found = [each.id for each in asked(deck, 3 * size, seed)]
    for start in (0, size, 2 * size):
        assert sorted(found[start : start + size]) == sorted(each.id for each in deck)


@tried
@given(decks_of_lists.filter(lambda deck: len(deck) > 1), seeds)
def test_no_question_comes_twice_running_even_where_a_cycle_ends(
    deck: list[Question], seed: str
) -> None:
    found = [each.id for each in asked(deck, 3 * len(deck), seed)]
    assert all(one != other for one, other in pairwise(found))


@tried
@given(decks_of_lists, seeds, st.integers(0, 30))
def test_the_same_history_and_seed_choose_the_same_in_whatever_order_the_deck_was_read(
    deck: list[Question], seed: str, count: int
) -> None:
    history = [each.id for each in asked(deck, count, seed)]
    other = sorted(deck, key=lambda each: each.id, reverse=True)
    assert id_of(chosen(deck, history, seed)) == id_of(chosen(other, history, seed))


@tried
@given(decks_of_lists, seeds, st.data())
def test_what_is_barred_is_never_chosen(
    deck: list[Question], seed: str, data: st.DataObject
) -> None:
    barred = data.draw(st.sets(st.sampled_from([each.id for each in deck])))
    found = chosen(deck, [], seed, barred=barred)
    assert (found is None) == (len(barred) == len(deck))
    assert id_of(found) not in barred
