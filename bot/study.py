"""What members do: answer, practise, look at streaks, boards and topics.

Every method takes who speaks and returns a view; what a member asked for and
cannot have raises a Refusal.
"""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from bot import showing, topics
from bot.clock import Clock
from bot.domain import selection, standing, streak
from bot.domain.grading import BadAnswer, Grade, graded
from bot.domain.question import Deck, Instance, Question, Recall
from bot.domain.refs import ChannelRef, MemberRef
from bot.domain.round import Round
from bot.domain.standing import Span
from bot.domain.streak import Happened
from bot.domain.text import spans
from bot.errors import NoDaily, NoRound, NotAnAnswer, NothingToAsk, WhichDaily
from bot.posting import board, question_as_it_stands, reveal_view
from bot.recording import Recorded, record, recorded_before
from bot.store import Store, Tx, answers, dailies, rounds, teams
from bot.store.dailies import Daily
from bot.store.values import stamp
from bot.views import (
    FeedbackView,
    KeyView,
    QuestionView,
    RevealView,
    StandingsView,
    StreakView,
    TopicView,
    WeakView,
)

CACHED = 512  # instances kept ready; they never change
TELLING = 3  # answers to a topic, before it is called a weak one
WEAKEST = 3
EXPLAINED = 14  # study days in a streak's explanation


class Study:
    def __init__(self, store: Store, decks: Mapping[str, Deck], clock: Clock) -> None:
        self._store = store
        self._decks = decks
        self._clock = clock
        self._instances: OrderedDict[int, Instance] = OrderedDict()
        self.answered: set[int] = set()  # rounds whose count changed; emptied by Daily

    async def answer(
        self, round_id: int, who: MemberRef, text: str, channel: ChannelRef | None = None
    ) -> FeedbackView:
        """Record a first answer, durably, and say what was right and why.

        `text` is what was typed, or the letters that were tapped. Raises NoRound,
        RoundClosed, or NotAnAnswer when the text cannot be an answer.
        """
        instance = await self.instance(round_id)
        try:
            grade = graded(instance.task, text)
        except BadAnswer as error:
            raise NotAnAnswer(text, error.expected) from None
        now = stamp(self._clock.now())
        recorded = await self._store.write(record, round_id, who, grade, channel, now)
        self.answered.add(round_id)
        if not recorded.first:
            grade = graded(instance.task, _typed(recorded.answer.response))
        return _feedback(instance, recorded, grade, who.name)

    async def question(self, round_id: int) -> QuestionView:
        """The question of a round as it stands now. Raises NoRound."""
        return await self._store.read(_question, round_id)

    async def today(self, channel: ChannelRef, who: MemberRef) -> tuple[QuestionView, bool] | None:
        """The newest question of a channel's daily, and whether this member has answered it."""
        found = await self._store.read(_newest, channel, who)
        if found is None:
            return None
        round, count, done = found
        instance = await self.instance(round.id)
        return showing.question_view(round, instance, answered=count), done

    async def feedback(self, round_id: int, who: MemberRef) -> FeedbackView | None:
        """What this member was told about a round, again; None before the answer."""
        instance = await self.instance(round_id)
        recorded = await self._store.read(recorded_before, round_id, who)
        if recorded is None:
            return None
        grade = graded(instance.task, _typed(recorded.answer.response))
        return replace(_feedback(instance, recorded, grade, who.name), first=True)

    async def model(self, round_id: int) -> KeyView:
        """The model answer of open recall, for who has written their own and is to tick
        what they had. Raises NoRound, also for any question that has a key to keep."""
        instance = await self.instance(round_id)
        if not isinstance(instance.task, Recall):
            raise NoRound
        return showing.key_view(instance.task)

    async def revealed(self, round_id: int) -> RevealView:
        """What everybody was told of a round. Raises NoRound before its reveal."""
        return await self._store.read(_revealed, round_id)

    async def quiz(
        self,
        who: MemberRef,
        topic: str | None = None,
        difficulty: int | None = None,
        deck: str | None = None,
    ) -> QuestionView:
        """A practice question for one member: nothing seen before comes again while
        anything unseen is left, and nothing that is open in the team's daily.

        Raises UnknownTopic and NothingToAsk.
        """
        now = self._clock.now()
        pool = self._pool(deck, topic, difficulty)
        round, instance = await self._store.write(
            _practise, who, pool, topic, difficulty, stamp(now)
        )
        self._remember(round.id, instance)
        return showing.question_view(round, instance)

    def topics(self, deck: str | None = None, prefix: str = "") -> tuple[TopicView, ...]:
        """Topics whose name has `prefix` at the start of a word, with their questions."""
        counts: dict[str, int] = {}
        for question in self._pool(deck, None, None):
            counts[question.topic] = counts.get(question.topic, 0) + 1
        wanted = prefix.strip().lower()
        return tuple(
            TopicView(topic, count)
            for topic, count in sorted(counts.items())
            if any(word.startswith(wanted) for word in (topic, *topic.split("-")))
        )

    async def streak(self, channel: ChannelRef, who: MemberRef) -> StreakView:
        """The streak and the reason for every recent day. Raises NoDaily."""
        found = await self._store.read(_days, channel, who)
        if found is None:
            raise NoDaily
        now, steps = streak.history(found)
        pending = bool(found) and found[-1][1] is Happened.OPEN
        begun = next((i for i, step in enumerate(steps) if step.length), len(steps))
        days = steps[begun:][-EXPLAINED:]
        return StreakView(who.name, now.length, now.best, now.freezes, pending, days)

    async def standings(
        self, channel: ChannelRef, who: MemberRef | None, span: Span, offset: int = 0
    ) -> StandingsView:
        """A page of the board of a channel's daily. Raises NoDaily."""
        found = await self._store.read(_board, channel, who, span, offset, self._clock.now())
        if found is None:
            raise NoDaily
        return found

    async def weak(self, who: MemberRef) -> tuple[WeakView, ...]:
        """The topics in which this member is wrong most often, worst first; only such as were
        answered often enough to tell."""
        found = await self._store.read(_by_topic, who)
        told = [WeakView(*row) for row in found if row[2] >= TELLING and row[1] < row[2]]
        return tuple(sorted(told, key=lambda view: view.correct / view.answered)[:WEAKEST])

    async def home(self, channel: ChannelRef, place: str) -> ChannelRef:
        """The channel whose daily a command is about that was given in `channel`: this one,
        or that of the place's only daily. Raises NoDaily and WhichDaily."""
        found = await self._store.read(_homes, channel, place)
        if not found:
            raise NoDaily
        if len(found) > 1:
            raise WhichDaily(tuple(found))
        return found[0]

    async def away(self, who: MemberRef, first_day: date, days: int) -> None:
        """Declare days away, from today on; they cannot cost a streak."""
        last_day = first_day + timedelta(days=max(days, 1) - 1)
        now = stamp(self._clock.now())
        await self._store.write(_declare_away, who, first_day, last_day, now)

    async def instance(self, round_id: int) -> Instance:
        """What was asked. Raises NoRound."""
        found = self._instances.get(round_id)
        if found is None:
            found = await self._store.read(rounds.instance, round_id)
            if found is None:
                raise NoRound
            self._remember(round_id, found)
        return found

    def _remember(self, round_id: int, instance: Instance) -> None:
        self._instances[round_id] = instance
        if len(self._instances) > CACHED:
            self._instances.popitem(last=False)

    def _pool(
        self, deck: str | None, topic: str | None, difficulty: int | None
    ) -> tuple[Question, ...]:
        decks = [self._decks[deck]] if deck and deck in self._decks else [*self._decks.values()]
        known = sorted({name for deck_ in decks for name in deck_.topics})
        if topic is not None:
            topic = topics.meant(topic, known)
        pool = tuple(
            question
            for deck_ in decks
            for question in deck_.questions
            if topic in (None, question.topic) and difficulty in (None, question.difficulty)
        )
        if not pool:
            raise NothingToAsk(topic, difficulty)
        return pool


def _typed(response: str) -> str:
    """A stored response in a form that grades the same again."""
    return "" if response == "-" else response


def _feedback(instance: Instance, recorded: Recorded, grade: Grade, name: str) -> FeedbackView:
    answer = recorded.answer
    found = recorded.streak
    return FeedbackView(
        round_id=recorded.round.id,
        round_kind=recorded.round.kind,
        deck=instance.deck,
        topic=instance.topic,
        first=recorded.first,
        late=answer.late,
        right=answer.correct,
        partly=not answer.correct and grade.points > 0,
        response=showing.told(instance.task, answer.response),
        points=answer.points,
        key=showing.key_view(instance.task, answer.response),
        slip=spans(grade.slip.why) if grade.slip else (),
        explanation=showing.explanation(instance),
        references=instance.references,
        streak=StreakView(name, found.length, found.best, found.freezes, pending=False)
        if found
        else None,
    )


async def _revealed(tx: Tx, round_id: int) -> RevealView:
    found = await rounds.get(tx, round_id)
    if found is None or found.unrevealed:
        raise NoRound
    return await reveal_view(tx, found, None)


async def _question(tx: Tx, round_id: int) -> QuestionView:
    found = await rounds.get(tx, round_id)
    if found is None:
        raise NoRound
    return await question_as_it_stands(tx, found)


async def daily_of(tx: Tx, channel: ChannelRef) -> Daily | None:
    """The daily that a channel's commands are about: its oldest."""
    found = await dailies.of_channel(tx, channel)
    return found[0] if found else None


async def _by_topic(tx: Tx, who: MemberRef) -> list[tuple[str, int, int]]:
    _, member_id = await teams.known(tx, who)
    return await answers.topics(tx, member_id) if member_id is not None else []


async def _homes(tx: Tx, channel: ChannelRef, place: str) -> list[ChannelRef]:
    if await daily_of(tx, channel) is not None:
        return [channel]
    team_id = await teams.of_place(tx, channel.platform, place)
    if team_id is None:
        return []
    found = [await dailies.channels(tx, daily.id) for daily in await dailies.of_team(tx, team_id)]
    return [channels[0].ref for channels in found if channels]


async def _newest(tx: Tx, channel: ChannelRef, who: MemberRef) -> tuple[Round, int, bool] | None:
    daily = await daily_of(tx, channel)
    found = await rounds.newest(tx, daily.id) if daily else None
    if found is None:
        return None
    _, member_id = await teams.known(tx, who)
    done = member_id is not None and await answers.get(tx, found.id, member_id) is not None
    return found, await answers.count(tx, found.id), done


async def _practise(
    tx: Tx,
    who: MemberRef,
    pool: tuple[Question, ...],
    topic: str | None,
    difficulty: int | None,
    now: int,
) -> tuple[Round, Instance]:
    _, member_id = await teams.present(tx, who, now)
    history = await rounds.practised(tx, member_id)
    barred = await rounds.secret(tx, who.platform, who.id)
    seed = f"{member_id}/{len(history)}"
    instance = selection.chosen_and_drawn(pool, history, seed, seed, barred=barred)
    if instance is None:
        raise NothingToAsk(topic, difficulty)
    round_id = await rounds.insert_other(tx, "practice", member_id, instance, now=now)
    found = await rounds.get(tx, round_id)
    assert found is not None
    return found, instance


async def _days(tx: Tx, channel: ChannelRef, who: MemberRef) -> list[tuple[date, Happened]] | None:
    daily = await daily_of(tx, channel)
    if daily is None:
        return None
    _, member_id = await teams.known(tx, who)
    if member_id is None:
        return []
    return await answers.days(tx, daily.id, member_id)


async def _board(
    tx: Tx, channel: ChannelRef, who: MemberRef | None, span: Span, offset: int, now: datetime
) -> StandingsView | None:
    daily = await daily_of(tx, channel)
    if daily is None:
        return None
    period = standing.period(span, now.astimezone(daily.schedule.zone).date())
    _, member_id = await teams.known(tx, who) if who else (None, None)
    return await board(tx, daily.id, span, period, member_id=member_id, offset=offset)


async def _declare_away(tx: Tx, who: MemberRef, first_day: date, last_day: date, now: int) -> None:
    _, member_id = await teams.present(tx, who, now)
    await teams.declare_away(tx, member_id, first_day.isoformat(), last_day.isoformat())
