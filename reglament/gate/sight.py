"""From what a forge shows now to records of what is new: every fact is written down at first sight, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reglament.gate.faults import GateFault
from reglament.gate.records import Dismissed, Edited, Head, Opened, Record, Seen, Vanished
from reglament.gate.reviews import DECISIVE, LIMIT, Review, State, read_body


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One request as the forge shows it: complete, or the gate must not have got it.

    `commit`, `digest` and `whole` are those of the head that was read together with the reviews; `ready` is False for
    a draft.
    """

    author: int | None
    created: datetime
    target: str
    commit: str
    digest: str
    whole: str
    reviews: tuple[Review, ...]
    ready: bool = True
    writers: tuple[int, ...] = ()
    emails: tuple[str, ...] = ()


def observe(shown: Snapshot, known: Sequence[Record], policy: str, now: datetime) -> tuple[Record, ...]:
    """Records of what `shown` has and `known` has not, in the order in which they are to be kept.

    Raises GateFault for what cannot be: a clock before the request, two reviews with one number, time running back.
    """
    _sane(shown, known, now)
    shown = replace(shown, reviews=tuple(replace(one, body=one.body[:LIMIT]) for one in shown.reviews))
    new: list[Record] = []
    if shown.ready and not any(isinstance(record, Opened) for record in known):
        new.append(Opened(now, shown.author, shown.target))
    heads = [record for record in known if isinstance(record, Head)]
    if not heads or _moved(heads[-1], shown):
        heads.append(Head(now, shown.commit, shown.target, shown.digest, shown.whole, shown.writers, shown.emails))
        new.append(heads[-1])
    new += _reviews(shown, known, heads, policy, now)
    return tuple(new)


def _sane(shown: Snapshot, known: Sequence[Record], now: datetime) -> None:
    if now < shown.created:
        raise GateFault("The clock of the gate is before the request was made.")
    if known and now < known[-1].at:
        raise GateFault("The clock of the gate is before the last record of the ledger.")
    numbers = [review.id for review in shown.reviews]
    if len(set(numbers)) < len(numbers):
        raise GateFault("The forge shows two reviews with one number.")


def _moved(head: Head, shown: Snapshot) -> bool:
    now = (shown.commit, shown.target, shown.digest, shown.whole, shown.writers, shown.emails)
    return (head.commit, head.target, head.digest, head.whole, head.writers, head.emails) != now


@dataclass(slots=True)
class _Last:
    """The last that the ledger says of one review."""

    user: int | None
    state: State
    body: str
    dismissed: bool = False
    gone: bool = False


def _reviews(
    shown: Snapshot, known: Sequence[Record], heads: Sequence[Head], policy: str, now: datetime
) -> Iterator[Record]:
    last = _known_reviews(known)
    listed = [review for review in shown.reviews if not _orphaned(review, last)]
    for review in sorted(listed, key=_turn):
        if review.state is State.PENDING:
            continue
        before = last.get(review.id)
        if before is None:
            yield _seen(review, heads, policy, now)
            if _is_dismissed(review):
                yield Dismissed(now, review.id, review.dismissed_by)
        else:
            if _is_dismissed(review) and not before.dismissed:
                yield Dismissed(now, review.id, review.dismissed_by)
            if before.gone or review.body != before.body or _other_state(review, before):
                yield Edited(now, review.id, review.state, review.body)
    there = {review.id for review in listed}
    yield from (Vanished(now, key) for key, one in last.items() if key not in there and not one.gone)


def _orphaned(review: Review, last: Mapping[str, _Last]) -> bool:
    """Whether the account that gave it is gone: what nobody answers for counts as a review that is no more there.

    Raises GateFault when it is another account now.
    """
    before = last.get(review.id)
    if before is None or review.user == before.user:
        return False
    if review.user is None:
        return True
    raise GateFault("The forge shows the review {review} under another account than before.", review=review.id)


def _turn(review: Review) -> tuple[datetime, bool, int, str]:
    """The order of reviews: of two at one moment the refusal is the later one, whatever the forge lists first."""
    return review.submitted, review.state is State.CHANGES_REQUESTED, len(review.id), review.id


def _is_dismissed(review: Review) -> bool:
    return review.dismissed or review.state is State.DISMISSED


def _other_state(review: Review, before: _Last) -> bool:
    """A forge that dismisses by putting another state in place of the old one tells nothing more by it."""
    return review.state is not before.state and review.state is not State.DISMISSED


def _known_reviews(known: Sequence[Record]) -> dict[str, _Last]:
    last: dict[str, _Last] = {}
    for record in known:
        match record:
            case Seen():
                last[record.review] = _Last(record.user, record.state, record.body)
            case Edited() if record.review in last:
                one = last[record.review]
                one.state, one.body, one.gone = record.state, record.body, False
            case Dismissed() if record.review in last:
                last[record.review].dismissed = True
            case Vanished() if record.review in last:
                last[record.review].gone = True
            case _:
                pass
    return last


def _seen(review: Review, heads: Sequence[Head], policy: str, now: datetime) -> Seen:
    digest, whole = _bound(review, heads)
    return Seen(
        at=now,
        review=review.id,
        user=review.user,
        login=review.login,
        state=review.state,
        body=review.body,
        digest=digest,
        whole=whole,
        target=heads[-1].target,
        policy=policy,
        human=review.human,
    )


def _bound(review: Review, heads: Sequence[Head]) -> tuple[str, str]:
    """The digests of what the giver had before them; empty while that is in doubt, and then they are asked again.

    Sure are a body that quotes a digest, and a review of a head that was submitted after the gate had seen that head:
    a forge may point an older review at a new commit, never at one that it had left. A comment is bound by what it
    quotes alone.
    """
    quoted = read_body(review.body).claims.digest
    if review.state not in DECISIVE and not quoted:
        return "", ""
    shown = [head for head in heads if head.commit == review.commit and head.at <= review.submitted]
    before = shown[-1] if shown else None
    if not quoted:
        return (before.digest, before.whole) if before else ("", "")
    named = [head for head in heads if head.digest.startswith(quoted) or head.whole.startswith(quoted)]
    if not named:
        return "", ""
    sure = named[-1].whole.startswith(quoted) or named[-1] == before
    return named[-1].digest, named[-1].whole if sure else ""
