"""The evaluator: policy of the base, package of the head, records, the moment — to one decision. A pure function."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from reglament.calendar import MissingYear
from reglament.diagnostics import Text
from reglament.gate.decision import Decision, Outcome, RoleResult, Said, Standing
from reglament.gate.dossier import Papers
from reglament.gate.faults import GateFault
from reglament.gate.package import Change, Package
from reglament.gate.policy import Policy
from reglament.gate.records import Head, Opened, Record
from reglament.gate.route import Route, Stage, route
from reglament.gate.standing import Ground, stand
from reglament.gate.votes import Tally, tally


def evaluate(policy: Policy, package: Package, records: Sequence[Record], now: datetime) -> Decision:
    """Whether the package may go forward, and why. Never raises for what it is given: a fault is the outcome ERROR."""
    try:
        return _evaluate(policy, package, records, now)
    except GateFault as fault:
        return error(fault, policy, now)
    except MissingYear as missing:
        return error(GateFault("The calendar has no year {year}.", year=missing.year), policy, now)


def error(fault: GateFault, policy: Policy | None, now: datetime, call: Text | None = None) -> Decision:
    """The decision when nothing can be decided: the reason, and whom to call (`call`: when there is no policy)."""
    call = policy.settings.call if policy is not None else call
    because = [Said(fault.message, fault.params)]
    if call:
        because.append(Said("Call: {whom}", {"whom": call}))
    return Decision(Outcome.ERROR, because=tuple(because), policy=policy.commit if policy else "", at=now)


def _evaluate(policy: Policy, package: Package, records: Sequence[Record], now: datetime) -> Decision:
    head = _head(records, package, now)
    sent = next((record.at for record in records if isinstance(record, Opened)), None)
    asked = _without_opener(route(package, policy), records, policy)
    votes = tally(records, asked, policy, package.drafters)
    ground = Ground(package, policy, Papers.of(package, policy), head.target, now, sent)
    results = tuple(stand(role, votes, ground) for role in asked.roles)
    results = tuple(_to_sign(tuple(_in_turn(results, policy)), records, policy, package.digest))
    barred = tuple(_barred(package, asked, policy, head))
    return Decision(
        _outcome(asked, results, barred, sent),
        results,
        (*barred, *_notes(votes, asked, sent)),
        votes.incidents,
        package.digest,
        head.commit,
        policy.commit,
        now,
    )


def _head(records: Sequence[Record], package: Package, now: datetime) -> Head:
    """The head that the records end with: it must be the one that the package was read from."""
    times = [record.at for record in records]
    if times != sorted(times) or (times and now < times[-1]):
        raise GateFault("The records of the ledger are not in the order of time.")
    head = next((record for record in reversed(records) if isinstance(record, Head)), None)
    if head is None:
        raise GateFault("The ledger has not seen the head of the request yet.")
    if head.digest != package.digest:
        raise GateFault("The package is not the one that the ledger saw last.")
    return head


def _without_opener(asked: Route, records: Sequence[Record], policy: Policy) -> Route:
    """The head of the developer who opened the request has signed by that what was in it then (clauses 20, 21)."""
    opener, day = _opener(records, policy)
    heads = [record for record in records if isinstance(record, Head)]
    if opener is None or day is None or heads[-1].digest != heads[0].digest or not _alone(opener, heads[0], policy):
        return asked
    kept = (one for one in asked.roles if not (one.own and policy.registers.holds(opener, one.position, day)))
    return replace(asked, roles=tuple(kept))


def _opener(records: Sequence[Record], policy: Policy) -> tuple[str | None, date | None]:
    """Who opened the request, and on which day; None for nobody whom the registers know."""
    opened = next((record for record in records if isinstance(record, Opened)), None)
    if opened is None or opened.author is None:
        return None, None
    return policy.accounts.get(opened.author), policy.settings.day(opened.at)


def _alone(opener: str, head: Head, policy: Policy) -> bool:
    """Whether nobody else wrote what was in the request when the gate saw it first: else somebody may have pushed
    after it was opened."""
    accounts = {policy.accounts.get(one) for one in head.writers}
    return accounts | {policy.emails.get(mail.lower()) for mail in head.emails} <= {opener}


def _to_sign(
    results: Sequence[RoleResult], records: Sequence[Record], policy: Policy, digest: str
) -> Iterator[RoleResult]:
    """How whoever opened the request signs its present text: forges take no consent of an author."""
    opener, day = _opener(records, policy)
    for one in results:
        own = one.role.own and opener is not None and day is not None
        if not one.passes and own and policy.registers.holds(str(opener), one.role.position, day or date.min):
            said = Said(
                "who opened the request signs this text by a comment with a block visa: digest: {digest}",
                {"digest": digest[:16]},
                "21",
            )
            yield replace(one, because=(*one.because, said))
        else:
            yield one


def _in_turn(results: Sequence[RoleResult], policy: Policy) -> Iterator[RoleResult]:
    """The signature counts only when it was given after everything before it was in place (clauses 29, 30): after the
    last visa, and where a visa is missing for good, after the term of its reply."""
    before = [one for one in results if one.role.stage is not Stage.SIGNATURE]
    ready = all(one.passes for one in before)
    latest = max((one.order for one in before), default=-1)
    silent = max((one.due.due for one in before if one.disagreement and one.due and one.order < 0), default=date.min)
    for one in results:
        signed = one.role.stage is Stage.SIGNATURE and one.passes and one.given is not None
        early = one.order < latest or (one.given is not None and policy.settings.day(one.given) <= silent)
        if signed and (early or not ready):
            said = Said("signed before all visas were there: the akim decides last", {}, "30")
            yield replace(one, standing=Standing.STALE, passes=False, because=(*one.because, said))
        else:
            yield one


def _barred(package: Package, asked: Route, policy: Policy, head: Head) -> Iterator[Said]:
    """What bars the package whatever visas it has."""
    for flaw in package.flaws:
        yield Said(flaw.message, {**flaw.params, "path": flaw.path} if flaw.path else flaw.params, flaw.clause)
    if head.target != policy.settings.target:
        facts = {"target": head.target, "expected": policy.settings.target}
        yield Said("the request goes to {target}, visas are gathered for {expected} only", facts)
    for reason in asked.lacking:
        yield Said(reason.message, reason.params, reason.clause)
    if package.change is Change.NOTHING:
        yield Said("the request changes nothing")
    elif not asked.roles and not asked.lacking and not package.flaws:
        yield Said("nobody is asked for a visa: such a change needs one")


def _notes(votes: Tally, asked: Route, sent: datetime | None) -> Iterator[Said]:
    if sent is None:
        yield Said("the request is a draft still: its copies have not gone out", {}, "23")
    for _, said in votes.rejected:
        yield said
    if asked.needed and asked.needed < len(asked.roles):
        yield Said("{needed} of these visas are enough", {"needed": asked.needed})


def _outcome(asked: Route, results: Sequence[RoleResult], barred: Sequence[Said], sent: datetime | None) -> Outcome:
    if barred or any(one.standing is Standing.REFUSED and not one.passes for one in results):
        return Outcome.BLOCKED
    if sent is None:
        return Outcome.PENDING
    if asked.needed:
        agreed = {one.person for one in results if one.passes and one.standing is Standing.VISA}
        return Outcome.SATISFIED if len(agreed) >= asked.needed else Outcome.PENDING
    if all(one.passes for one in results):
        differs = any(one.disagreement for one in results)
        return Outcome.WITH_DISAGREEMENTS if differs else Outcome.SATISFIED
    return Outcome.PENDING
