"""What a delivery says: the view for each kind, read at the moment of sending."""

import json

from bot import showing
from bot.domain import standing
from bot.domain.question import Choose, Compute
from bot.domain.round import Round
from bot.domain.standing import Span, Standing
from bot.store import Tx, answers, dailies, ledger, rounds
from bot.store.ledger import Delivery
from bot.views import NoticeView, Posting, QuestionView, RevealView, StandingsView

PAGE = 10  # rows of a board


async def view_of(tx: Tx, delivery: Delivery) -> Posting:
    if delivery.kind.startswith("notice:"):
        note = json.loads(delivery.note)
        return NoticeView(note["kind"], note["facts"])
    round = await rounds.get(tx, delivery.round_id)
    assert round is not None
    if delivery.kind == "standings":
        assert round.daily_id is not None
        note = json.loads(delivery.note)
        return await board(
            tx, round.daily_id, Span(note["span"]), note["period"], member_id=None, offset=0
        )
    if delivery.kind == "reveal":
        return await reveal_view(tx, round, delivery.channel_id)
    return await question_as_it_stands(tx, round)


async def question_as_it_stands(tx: Tx, round: Round) -> QuestionView:
    instance = await rounds.instance(tx, round.id)
    daily = await dailies.get(tx, round.daily_id) if round.daily_id is not None else None
    assert instance is not None
    count = await answers.count(tx, round.id)
    mention = daily.mention if daily else ""
    return showing.question_view(round, instance, answered=count, mention=mention)


async def reveal_view(tx: Tx, round: Round, channel_id: int | None) -> RevealView:
    """How the team did: counts for everybody, names only for those who were right."""
    instance = await rounds.instance(tx, round.id)
    assert instance is not None
    given = await answers.responses(tx, round.id)
    task = instance.task
    letters = "abcdefgh"[: len(task.options)] if isinstance(task, Choose) else ""
    scored = isinstance(task, Choose | Compute)
    right = [name for _, correct, late, name in given if correct and not late]
    messages = dict(await ledger.question_messages(tx, round.id))
    return RevealView(
        question=showing.question_view(round, instance, answered=len(given)),
        key=showing.key_view(task),
        tally=tuple(sum(letter in response for response, *_ in given) for letter in letters),
        answered=len(given),
        right=sum(bool(correct) for _, correct, _, _ in given) if scored else None,
        first_right=tuple(right[: showing.FIRST_RIGHT]),
        explanation=showing.explanation(instance),
        references=instance.references,
        message=messages.get(channel_id) if channel_id is not None else None,
    )


async def board(
    tx: Tx, daily_id: int, span: Span, period: str, *, member_id: int | None, offset: int
) -> StandingsView:
    """A page of the board of one period, with the place of one member."""
    scores = await answers.board(tx, daily_id, period, PAGE, offset)
    above = await answers.above(tx, daily_id, period, scores[0].points) if scores else 0
    mine = await answers.score(tx, daily_id, period, member_id) if member_id else None
    my_rank = 1 + await answers.above(tx, daily_id, period, mine.points) if mine else 0
    return StandingsView(
        span=span,
        period=period,
        rows=standing.ranked(scores, above=above, passed=offset),
        members=await answers.participants(tx, daily_id, period),
        mine=Standing(my_rank, mine) if mine else None,
        offset=offset,
    )
