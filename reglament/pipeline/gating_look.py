"""The gate looks at a request: what is new is written into the ledger, and the whole is decided from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from reglament.errors import UsageError
from reglament.gate.decision import Decision
from reglament.gate.evaluate import error, evaluate
from reglament.gate.faults import GateFault
from reglament.gate.ledger import read, write
from reglament.gate.records import Concluded, Head, Record, Seen
from reglament.gate.reviews import Review
from reglament.gate.route import route
from reglament.gate.sight import Snapshot, observe
from reglament.gate.votes import recognised
from reglament.pipeline.gating import Case
from reglament.pipeline.gating_ledger import Store

TRIES = 5
"""How often a ledger is read anew when somebody else has written it in between."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What a forge says of a request beside its commits: complete, or the caller must not have got it.

    `writers` are accounts that pushed to it, as far as the forge tells them.
    """

    author: int | None
    created: datetime
    target: str
    reviews: tuple[Review, ...] = ()
    ready: bool = True
    writers: tuple[int, ...] = ()


def snapshot(case: Case, shown: Shown) -> Snapshot:
    """The request as the gate keeps it: what the forge says, with the digests of what the case was read from."""
    return Snapshot(
        author=shown.author,
        created=shown.created,
        target=shown.target,
        commit=case.head,
        digest=case.package.digest,
        whole=case.package.whole,
        reviews=shown.reviews,
        ready=shown.ready,
        writers=tuple(sorted(set(shown.writers))),
        emails=case.emails,
    )


def look(case: Case, shown: Shown, store: Store, now: datetime) -> Decision:
    """Write down what is new, decide, and write down what was concluded if it is another conclusion than the last.

    `now` is the time of receipt, by the clock of the forge or of the server. Looking again with nothing new writes
    nothing. Every fault of the ledger or of what is shown is the outcome ERROR. Raises ForgeError when the ledger of
    a forge can be neither read nor written.
    """
    return looked(case, shown, store, now)[0]


def looked(case: Case, shown: Shown, store: Store, now: datetime) -> tuple[Decision, tuple[Record, ...]]:
    """The same, with the records that the decision rests on: all that the ledger has then. None of them for ERROR."""
    try:
        for _ in range(TRIES):
            before = store.read()
            known = read(before.data)
            new, decision = judge(case, snapshot(case, shown), known, now)
            if not new or store.append(before, write(new, before.data)):
                return decision, (*known, *new)
        raise GateFault("The ledger was written by somebody else at the same time: look again.")
    except GateFault as fault:
        return error(fault, case.policy, now), ()
    except UsageError as fault:
        return error(GateFault("The ledger cannot be written: {reason}", reason=str(fault)), case.policy, now), ()


def judge(case: Case, shown: Snapshot, known: Sequence[Record], now: datetime) -> tuple[tuple[Record, ...], Decision]:
    """The records that are new, the conclusion among them, and the decision. Raises GateFault."""
    new = described(case, observe(shown, known, case.policy.commit, now))
    decision = evaluate(case.policy, case.package, (*known, *new), now)
    last = next((one for one in reversed(known) if isinstance(one, Concluded)), None)
    made = conclusion(decision, now)
    if last is None or replace(last, at=now) != made:
        new = (*new, made)
    return new, decision


def described(case: Case, new: Iterable[Record]) -> tuple[Record, ...]:
    """New records, reviews among them with what the registers say of their givers on the day of receipt."""
    asked = route(case.package, case.policy)
    return tuple(recognised(one, asked, case.policy) if isinstance(one, Seen) else one for one in new)


def conclusion(decision: Decision, at: datetime) -> Concluded:
    """A decision as the ledger keeps it."""
    return Concluded(
        at=at,
        policy=decision.policy,
        commit=decision.commit,
        digest=decision.digest,
        outcome=decision.outcome.value,
        results=decision.fingerprint,
    )


def glance(case: Case, target: str, known: Sequence[Record], now: datetime) -> Decision:
    """The decision from a ledger as it is, over the case as it is now: nothing is asked of a forge, nothing written.

    Reviews that the gate has not seen yet do not count; before the first look there are none at all.
    """
    from_ledger = [one for one in known if one.at <= now]
    head = next((one for one in reversed(from_ledger) if isinstance(one, Head)), None)
    here = Head(now, case.head, target, case.package.digest, case.package.whole, (), case.emails)
    if head is None or (head.digest, head.whole, head.target) != (here.digest, here.whole, here.target):
        from_ledger.append(here)
    return evaluate(case.policy, case.package, from_ledger, now)
