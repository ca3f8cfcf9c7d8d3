"""From records to votes: what each official has said in each role, the last of it, and by what right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reglament.gate.decision import Said
from reglament.gate.faults import GateFault
from reglament.gate.policy import Basis, Policy, Right
from reglament.gate.records import Dismissed, Edited, Head, Opened, Record, Seen, Vanished
from reglament.gate.reviews import DECISIVE, Claims, State, read_body
from reglament.gate.route import Role, Route, Stage


@dataclass(frozen=True, slots=True)
class Taken:
    """A review was dismissed, or went from the forge: the place of that among all records.

    `own`: by its giver or the holder of the office. `followed`: by the forge itself, because its giver spoke again.
    """

    record: int
    own: bool = False
    followed: bool = False


@dataclass(frozen=True, slots=True)
class Vote:
    """One decisive review of one official in one role, as it stands after everything that happened to it.

    `digest`, `whole` and `target` are what was before its giver, `order` is its place among all reviews, `record` that
    among all records. `void` says why it counts for nothing (None: it counts); an `edited` one must be confirmed. A
    refusal is never void: however badly it is written, its giver did not agree. The state is `dismissed` where the
    review was dismissed before the gate saw what it said.
    """

    review: str
    person: str
    role: Role
    right: Right
    state: State
    prose: str
    claims: Claims
    digest: str
    whole: str
    target: str
    at: datetime
    order: int = 0
    record: int = 0
    void: Said | None = None
    edited: bool = False
    dismissed: tuple[Taken, ...] = ()

    @property
    def refuses(self) -> bool:
        """Whether it says no."""
        return self.state is State.CHANGES_REQUESTED

    @property
    def agrees(self) -> bool:
        """Whether it says yes, and counts."""
        return self.state is State.APPROVED and self.void is None

    @property
    def meddled(self) -> bool:
        """Whether somebody else than its giver took it."""
        return any(not one.own and not one.followed for one in self.dismissed)


@dataclass(frozen=True, slots=True)
class Tally:
    """All votes in the order of receipt, reviews that are no vote with the reason, and what deserves a look.

    `strangers` are reviews of people who have no role here: they are shown and count for nothing.
    """

    votes: tuple[Vote, ...] = ()
    rejected: tuple[tuple[str, Said], ...] = ()
    """Office (empty when none can be told) and reason."""
    incidents: tuple[Said, ...] = ()


def recognised(seen: Seen, route: Route, policy: Policy) -> Seen:
    """A review at its first sight with what the registers say of its giver: the person, the office, the right to it.

    What cannot be told stays empty. This is for the record: a decision asks the registers anew.
    """
    person = policy.accounts.get(seen.user) if seen.user is not None else None
    if person is None:
        return seen
    options, _ = _roles_of(person, read_body(seen.body).claims, route, policy, seen.at, sure=True)
    if not options:
        return replace(seen, person=person)
    (right, role), *_ = options
    return replace(seen, person=person, role=role.id, basis=right.basis.value)


@dataclass(slots=True)
class _Draft:
    """One review while its records are read."""

    seen: Seen
    state: State
    body: str
    order: int
    record: int
    edited: bool = False
    signs: bool = False
    """It is a comment by which whoever opened the request signs as the developer."""
    dismissed: list[tuple[int, Dismissed]] = field(default_factory=list)
    gone: list[int] = field(default_factory=list)
    """Where the ledger says that it is no more to be seen."""
    back: bool = False


def tally(records: Sequence[Record], route: Route, policy: Policy, drafters: frozenset[str]) -> Tally:
    """The votes in all records; `drafters` are those whom the act itself names.

    Raises GateFault for records that contradict each other.
    """
    drafts = _drafts(records)
    author = next((record.author for record in records if isinstance(record, Opened)), None)
    excluded = _writers(records, policy) | drafters
    votes: list[Vote] = []
    rejected: list[tuple[str, Said]] = []
    incidents: list[Said] = []
    for draft in drafts:
        if draft.state is State.COMMENTED and _signs(draft, author):
            draft.state, draft.signs = State.APPROVED, True
        if draft.state in (State.COMMENTED, State.PENDING):
            continue
        made, fault = _votes(draft, route, policy, excluded)
        made = [_with_dismissals(vote, draft, drafts, policy) for vote in made]
        votes += made
        rejected += [("", fault)] if fault is not None else []
        incidents += [said for vote in made[:1] for said in _incidents(draft, vote)]
    return Tally(tuple(_divided(votes)), tuple(rejected), tuple(incidents))


def _signs(draft: _Draft, author: int | None) -> bool:
    """Whether a comment signs the draft: of whoever opened the request, whose consent no forge takes, with a block that
    quotes the text."""
    claims = read_body(draft.body).claims
    quotes = claims.digest and not claims.fault and claims.verdict in ("", "agreed")
    return bool(quotes) and author is not None and draft.seen.user == author


def _drafts(records: Sequence[Record]) -> list[_Draft]:
    found: dict[str, _Draft] = {}
    for number, record in enumerate(records):
        match record:
            case Seen():
                if record.review in found:
                    raise GateFault(
                        "The ledger saw the review {review} for the first time twice.", review=record.review
                    )
                found[record.review] = _Draft(record, record.state, record.body, len(found), number)
            case Edited() | Dismissed() | Vanished():
                draft = found.get(record.review)
                if draft is None:
                    raise GateFault("The ledger tells of a review {review} that it never saw.", review=record.review)
                _go_on(draft, record, number)
            case _:
                pass
    return list(found.values())


def _go_on(draft: _Draft, record: Edited | Dismissed | Vanished, number: int) -> None:
    match record:
        case Edited():
            if draft.state is not State.CHANGES_REQUESTED and record.state in DECISIVE:
                draft.state = record.state  # a refusal that turns into something else by an edit is still a refusal
            draft.body, draft.edited, draft.back = record.body, True, True
        case Dismissed():
            draft.dismissed.append((number, record))
        case Vanished():
            draft.gone.append(number)
            draft.back = False


def _writers(records: Sequence[Record], policy: Policy) -> frozenset[str]:
    """Everybody who wrote the request: who opened it, who pushed to it, who is named in its commits."""
    accounts: set[int] = set()
    emails: set[str] = set()
    for record in records:
        if isinstance(record, Opened) and record.author is not None:
            accounts.add(record.author)
        if isinstance(record, Head):
            accounts.update(record.writers)
            emails.update(mail.lower() for mail in record.emails)
    by_account = {policy.accounts[number] for number in accounts if number in policy.accounts}
    return frozenset(by_account | {policy.emails[mail] for mail in emails if mail in policy.emails})


def _votes(draft: _Draft, route: Route, policy: Policy, excluded: frozenset[str]) -> tuple[list[Vote], Said | None]:
    """The votes of a review, and the reason where it is none; nothing for a stranger's."""
    seen, body = draft.seen, read_body(draft.body)
    if seen.user is None:
        return [], Said("the account of a reviewer is gone: the visa is void", {"login": _label(seen.login)})
    person = policy.accounts.get(seen.user)
    if person is None:
        return [], None
    if not seen.human:
        return [], Said("a program cannot give a visa", {"login": _label(seen.login)})
    if draft.signs:
        route = replace(route, roles=tuple(role for role in route.roles if role.own))
    options, fault = _roles_of(person, body.claims, route, policy, seen.at, sure=draft.state is State.APPROVED)
    if draft.signs and not options:
        return [], None
    votes = [
        Vote(
            review=seen.review,
            person=person,
            role=role,
            right=right,
            state=draft.state,
            prose="" if draft.signs else body.prose,
            claims=body.claims,
            digest=seen.digest,
            whole=seen.whole,
            target=seen.target,
            at=seen.at,
            order=draft.order,
            record=draft.record,
            void=_void(draft, body.claims, right, role, excluded),
            edited=draft.edited,
        )
        for right, role in options
    ]
    return votes, fault


def _roles_of(
    person: str, claims: Claims, route: Route, policy: Policy, at: datetime, *, sure: bool
) -> tuple[list[tuple[Right, Role]], Said | None]:
    """In which roles a person spoke, by which right; a fault when that cannot be told.

    A consent must be `sure` of its one role. What is no consent holds up every role that its giver may have meant.
    """
    on = policy.settings.day(at)
    every = [(right, role) for role in route.roles if (right := policy.right(person, role.position, on))]
    options, fault = every, None
    if claims.role:
        named = route.of(claims.role)
        options = [(right, role) for right, role in options if named is not None and role.id == named.id]
        if not options:
            fault = Said("a role is named that its giver does not have", {"role": claims.role})
    if claims.on_behalf_of and fault is None:
        options = [(right, role) for right, role in options if right.principal == claims.on_behalf_of]
        if not options:
            facts = {"person": _label(claims.on_behalf_of)}
            fault = Said("a visa is given on behalf of somebody who gave no right to it", facts)
    if len(options) > 1:
        roles = ", ".join(role.id for _, role in options)
        fault = Said("its giver has several roles here and names none: {roles}", {"roles": roles})
    if fault is None:
        return options, None
    return [] if sure else options or every, fault


def _void(draft: _Draft, claims: Claims, right: Right, role: Role, excluded: frozenset[str]) -> Said | None:
    """Why a consent counts for nothing; a refusal always counts."""
    if draft.state is State.DISMISSED:
        return Said("the review was dismissed before the gate saw what it said")
    if draft.state is State.CHANGES_REQUESTED:
        return None
    if claims.fault:
        return Said(claims.fault)
    if right.person in excluded and not role.own:
        return Said("whoever wrote the text cannot give a visa on it", {}, "22")
    if right.basis is Basis.DELEGATE and role.stage is Stage.SIGNATURE:
        return Said("a signature cannot be delegated: the official signs, or who acts in the office", {}, "30")
    if draft.gone and not draft.back:
        return Said("the review is no more to be seen on the forge")
    if claims.verdict == "refused":
        return Said("the visa block and the button say different things")
    return None


def _divided(votes: Sequence[Vote]) -> Iterator[Vote]:
    """Delegation gathers no two visas in one hand: who gives one for an office of their own, or for another
    principal before, gives none as a delegate."""
    first: dict[str, str] = {}
    for vote in sorted(votes, key=lambda vote: (vote.right.basis is Basis.DELEGATE, vote.order)):
        if vote.agrees:
            first.setdefault(vote.person, vote.role.id)
    said = Said("who gives one visa gives no other one by delegation")
    for vote in votes:
        second = vote.agrees and vote.right.basis is Basis.DELEGATE and first[vote.person] != vote.role.id
        yield replace(vote, void=said) if second else vote


def _with_dismissals(vote: Vote, draft: _Draft, drafts: Sequence[_Draft], policy: Policy) -> Vote:
    taken = [
        Taken(number, _own(one.by, vote, policy), _followed(one, draft, drafts)) for number, one in draft.dismissed
    ]
    if vote.state is State.DISMISSED and not taken:
        taken.append(Taken(draft.record))
    taken += [Taken(number) for number in draft.gone]
    return replace(vote, dismissed=tuple(taken))


def _followed(dismissed: Dismissed, draft: _Draft, drafts: Sequence[_Draft]) -> bool:
    """Whether its giver had spoken again by then: some forges then dismiss the older review, and name nobody."""
    return dismissed.by is None and any(
        one.seen.user == draft.seen.user
        and one.order > draft.order
        and one.state in DECISIVE
        and one.seen.at <= dismissed.at
        for one in drafts
    )


def _incidents(draft: _Draft, vote: Vote) -> Iterator[Said]:
    facts = {"review": vote.review, "person": vote.person}
    if draft.gone:
        yield Said("a review disappeared from the forge", facts)
    if any(not one.own and not one.followed and one.record not in draft.gone for one in vote.dismissed):
        yield Said("a visa was dismissed by somebody else than its giver", facts)


def _own(by: int | None, vote: Vote, policy: Policy) -> bool:
    who = policy.accounts.get(by) if by is not None else None
    return who is not None and who in (vote.person, vote.right.principal)


def _label(text: str) -> str:
    """A name of a stranger, cut to what can be shown: plain letters only."""
    return "".join(letter if letter.isascii() and letter.isprintable() else "?" for letter in text)[:60]
