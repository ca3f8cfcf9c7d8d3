"""From records to votes: what each official has said in each role, the last of it, and by what right."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from reglament.gate.decision import Said
from reglament.gate.faults import GateFault
from reglament.gate.policy import Policy, Right
from reglament.gate.records import Dismissed, Edited, Head, Opened, Record, Seen, Vanished
from reglament.gate.reviews import DECISIVE, Claims, State, read_body
from reglament.gate.route import Role, Route


@dataclass(frozen=True, slots=True)
class Vote:
    """One decisive review of one official in one role, as it stands after everything that happened to it.

    `digest`, `whole` and `target` are what was before its giver, `order` is its place among all reviews. `void` says
    why it counts for nothing (None: it counts); an `edited` one must be confirmed.
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
    void: Said | None = None
    edited: bool = False
    dismissed: tuple[tuple[datetime, bool], ...] = ()
    """When it was dismissed, and whether by its giver or the holder of the office."""

    @property
    def refuses(self) -> bool:
        """Whether it says no."""
        return self.state is State.CHANGES_REQUESTED


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
    right, role, _ = _role_of(person, read_body(seen.body).claims, route, policy, seen.at)
    if right is None or role is None:
        return replace(seen, person=person)
    return replace(seen, person=person, role=role.id, basis=right.basis.value)


@dataclass(slots=True)
class _Draft:
    """One review while its records are read."""

    seen: Seen
    state: State
    body: str
    order: int
    edited: bool = False
    dismissed: list[Dismissed] = field(default_factory=list)
    gone: bool = False


def tally(records: Sequence[Record], route: Route, policy: Policy, drafters: frozenset[str]) -> Tally:
    """The votes in all records; `drafters` are those whom the act itself names.

    Raises GateFault for records that contradict each other.
    """
    drafts = _drafts(records)
    excluded = _writers(records, policy) | drafters
    votes: list[Vote] = []
    rejected: list[tuple[str, Said]] = []
    incidents: list[Said] = []
    for draft in drafts:
        if draft.seen.state not in DECISIVE and draft.state not in DECISIVE:
            continue
        made = _vote(draft, route, policy, excluded)
        if isinstance(made, Vote):
            votes.append(made)
            incidents += _incidents(draft, made)
        elif made is not None:
            rejected.append(made)
    return Tally(tuple(votes), tuple(rejected), tuple(incidents))


def _drafts(records: Sequence[Record]) -> list[_Draft]:
    found: dict[str, _Draft] = {}
    for record in records:
        match record:
            case Seen():
                if record.review in found:
                    raise GateFault(
                        "The ledger saw the review {review} for the first time twice.", review=record.review
                    )
                found[record.review] = _Draft(record, record.state, record.body, len(found))
            case Edited() | Dismissed() | Vanished():
                draft = found.get(record.review)
                if draft is None:
                    raise GateFault("The ledger tells of a review {review} that it never saw.", review=record.review)
                _go_on(draft, record)
            case _:
                pass
    return list(found.values())


def _go_on(draft: _Draft, record: Edited | Dismissed | Vanished) -> None:
    match record:
        case Edited():
            if draft.state is not State.CHANGES_REQUESTED and record.state in DECISIVE:
                draft.state = record.state  # a refusal that turns into something else by an edit is still a refusal
            draft.body, draft.edited, draft.gone = record.body, True, False
        case Dismissed():
            draft.dismissed.append(record)
        case Vanished():
            draft.gone = True


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


def _vote(draft: _Draft, route: Route, policy: Policy, excluded: frozenset[str]) -> Vote | tuple[str, Said] | None:
    """The vote of a review; a reason, with the office where it can be told, when it is none; None for a stranger's."""
    seen, body = draft.seen, read_body(draft.body)
    if seen.user is None:
        return "", Said("the account of a reviewer is gone: the visa is void", {"login": _label(seen.login)})
    person = policy.accounts.get(seen.user)
    if person is None:
        return None
    if not seen.human:
        return "", Said("a program cannot give a visa", {"login": _label(seen.login)})
    right, role, fault = _role_of(person, body.claims, route, policy, seen.at)
    if right is None or role is None:
        return None if fault is None else ("", fault)
    vote = Vote(
        review=seen.review,
        person=person,
        role=role,
        right=right,
        state=draft.state,
        prose=body.prose,
        claims=body.claims,
        digest=seen.digest,
        whole=seen.whole,
        target=seen.target,
        at=seen.at,
        order=draft.order,
        void=_void(draft, body.claims, person, excluded),
        edited=draft.edited,
    )
    return replace(vote, dismissed=tuple((one.at, _own(one.by, vote, policy)) for one in draft.dismissed))


def _role_of(
    person: str, claims: Claims, route: Route, policy: Policy, at: datetime
) -> tuple[Right | None, Role | None, Said | None]:
    """In which role a person spoke, by which right; a fault when that cannot be told."""
    on = policy.settings.day(at)
    options = [(right, role) for role in route.roles if (right := policy.right(person, role.position, on))]
    if claims.role:
        named = route.of(claims.role)
        options = [(right, role) for right, role in options if named is not None and role.id == named.id]
        if not options:
            return None, None, Said("a role is named that its giver does not have", {"role": claims.role})
    if claims.on_behalf_of:
        options = [(right, role) for right, role in options if right.principal == claims.on_behalf_of]
        if not options:
            return (
                None,
                None,
                Said(
                    "a visa is given on behalf of somebody who gave no right to it",
                    {"person": _label(claims.on_behalf_of)},
                ),
            )
    if len(options) > 1:
        roles = ", ".join(role.id for _, role in options)
        return None, None, Said("its giver has several roles here and names none: {roles}", {"roles": roles})
    return (*options[0], None) if options else (None, None, None)


def _void(draft: _Draft, claims: Claims, person: str, excluded: frozenset[str]) -> Said | None:
    if claims.fault:
        return Said(claims.fault)
    if draft.state is State.APPROVED and person in excluded:
        return Said("whoever wrote the text cannot give a visa on it", {}, "22")
    if draft.gone:
        return Said("the review is no more to be seen on the forge")
    agrees = {"agreed": State.APPROVED, "agreed-with-remarks": State.APPROVED, "refused": State.CHANGES_REQUESTED}
    if claims.verdict and agrees[claims.verdict] is not draft.state:
        return Said("the visa block and the button say different things")
    return None


def _incidents(draft: _Draft, vote: Vote) -> Iterator[Said]:
    facts = {"review": vote.review, "person": vote.person}
    if draft.gone:
        yield Said("a review disappeared from the forge", facts)
    if any(not own for _, own in vote.dismissed):
        yield Said("a visa was dismissed by somebody else than its giver", facts)


def _own(by: int | None, vote: Vote, policy: Policy) -> bool:
    who = policy.accounts.get(by) if by is not None else None
    return who is not None and who in (vote.person, vote.right.principal)


def _label(text: str) -> str:
    """A name of a stranger, cut to what can be shown: plain letters only."""
    return "".join(letter if letter.isascii() and letter.isprintable() else "?" for letter in text)[:60]
