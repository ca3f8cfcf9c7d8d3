"""Where one visa stands: the votes of its office reduced to one, bound to the text, with its term (clauses 23-25)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from reglament.calendar import Term
from reglament.gate.decision import RoleResult, Said, Standing
from reglament.gate.dossier import Papers
from reglament.gate.package import Package
from reglament.gate.policy import Basis, Policy
from reglament.gate.reviews import remarks_of, says_something
from reglament.gate.route import Role, Stage
from reglament.gate.votes import Tally, Vote


@dataclass(frozen=True, slots=True)
class Ground:
    """What a visa is judged by beside its votes: package, policy, papers of the dossier, the branch, the day."""

    package: Package
    policy: Policy
    papers: Papers
    target: str
    now: datetime
    sent: datetime | None

    @property
    def today(self) -> date:
        """The day of the decision in the akimat's own time."""
        return self.policy.settings.day(self.now)


def stand(role: Role, votes: Tally, ground: Ground) -> RoleResult:
    """Where the visa of one role stands now."""
    own = [vote for vote in votes.votes if vote.role.id == role.id]
    counted = _in_force(own)
    refusal = _refusal(counted)
    if refusal is not None:
        return _refused(role, refusal, ground)
    approval = _approval(counted)
    if approval is not None:
        return _approved(role, approval, ground)
    void = [vote.void for vote in own if vote.void is not None]
    withdrawn = Said("the visa was withdrawn or dismissed: it does not come back by itself")
    because = void[-1:] or ([withdrawn] if own else [])
    return _waiting(role, ground, tuple(because), invalid=bool(void))


def _in_force(votes: Sequence[Vote]) -> list[Vote]:
    """Votes that nothing voids. A dismissal takes all that its giver had said before in the role; of a refusal only
    the giver or the holder of the office may take it, so that no old approval comes up again."""
    cuts: dict[str, datetime] = {}
    for vote in votes:
        for at, own in vote.dismissed:
            if own or not vote.refuses:
                cuts[vote.person] = max(cuts.get(vote.person, at), at)
    return [vote for vote in votes if vote.void is None and (vote.person not in cuts or vote.at > cuts[vote.person])]


def _refusal(votes: Sequence[Vote]) -> Vote | None:
    """A refusal that nobody has taken back: only its giver can, or the holder of the office, by a later approval."""
    for vote in reversed(votes):
        if not vote.refuses:
            continue
        later = [one for one in votes if one.at > vote.at and not one.refuses]
        if not any(one.person == vote.person or one.right.basis is Basis.HOLDER for one in later):
            return vote
    return None


def _approval(votes: Sequence[Vote]) -> Vote | None:
    """The last approval: that of the holder of the office where there is one."""
    approvals = [vote for vote in votes if not vote.refuses]
    holders = [vote for vote in approvals if vote.right.basis is Basis.HOLDER]
    chosen = holders or approvals
    return chosen[-1] if chosen else None


def _result(role: Role, vote: Vote, ground: Ground, standing: Standing, passes: bool, *because: Said) -> RoleResult:
    return RoleResult(
        role,
        standing,
        passes,
        because,
        person=vote.person,
        basis=vote.right.basis.value,
        given=vote.at,
        review=vote.review,
        due=due_of(role, ground),
        sent=_sent(ground),
        order=vote.order,
    )


def _approved(role: Role, vote: Vote, ground: Ground) -> RoleResult:
    stale = _stale(vote, ground)
    if stale is not None:
        return _result(role, vote, ground, Standing.STALE, role.optional, stale)
    if not vote.prose:
        if vote.claims.verdict == "agreed-with-remarks":
            said = Said("remarks are claimed and none is written", {}, "24")
            return _result(role, vote, ground, Standing.INVALID, role.optional, said)
        return _result(role, vote, ground, Standing.VISA, True)
    return _with_remarks(role, vote, ground)


def _with_remarks(role: Role, vote: Vote, ground: Ground) -> RoleResult:
    texts = remarks_of(vote.prose)
    remarks = tuple(
        ground.papers.answer(f"{vote.review}.{number}", role, text) for number, text in enumerate(texts, start=1)
    )
    open_ones = [remark for remark in remarks if not remark.answered]
    rejected = [remark for remark in remarks if remark.decision == "rejected"]
    because: list[Said] = []
    if open_ones:
        because.append(Said("remarks without an answer: {count}", {"count": len(open_ones)}, "25"))
    if rejected and not ground.papers.disagreement:
        because.append(Said("a rejected remark needs the reference on disagreements", {}, "20"))
    result = _result(role, vote, ground, Standing.VISA_WITH_REMARKS, not because or role.optional, *because)
    return replace(result, remarks=remarks, disagreement=bool(rejected) and not because)


def _stale(vote: Vote, ground: Ground) -> Said | None:
    if vote.edited:
        return Said("the visa was edited after it was received: it is to be confirmed")
    signed = vote.role.stage is Stage.SIGNATURE
    before, after = (vote.whole, ground.package.whole) if signed else (vote.digest, ground.package.digest)
    if not before:
        return Said("the text may have moved before the visa was seen: it is to be confirmed")
    if vote.target != ground.target:
        return Said("the request goes to another branch than when the visa was given")
    if before != after:
        facts = {"before": before[:12], "after": after[:12]}
        return Said("the text has changed since the visa: {before} then, {after} now", facts, "25")
    return None


def _refused(role: Role, vote: Vote, ground: Ground) -> RoleResult:
    because: list[Said] = []
    if not says_something(vote.prose):
        said = Said("a refusal without its reasons is none, and no consent either", {}, "24")
        return _result(role, vote, ground, Standing.INVALID, role.optional, said)
    if role.stage is Stage.EXPERTISE and not vote.claims.ground:
        said = Said("a return by the expertise names one of its three grounds (ground: …)", {}, "28")
        return _result(role, vote, ground, Standing.INVALID, role.optional, said)
    passes = role.optional
    if role.replaceable:
        lacking = ground.papers.lacking_for_refusal(role)
        because += lacking
        passes = passes or not lacking
        if not lacking:
            because.append(Said("refused; the akim has decided on the disagreement", {}, "20"))
    else:
        because.append(Said("refused: only its giver or the holder of the office can take it back", {}, "24"))
    result = _result(role, vote, ground, Standing.REFUSED, passes, *because)
    return replace(result, disagreement=passes)


def _waiting(role: Role, ground: Ground, because: tuple[Said, ...], *, invalid: bool) -> RoleResult:
    due = due_of(role, ground)
    late = due is not None and ground.today > due.due
    standing = Standing.INVALID if invalid else Standing.OVERDUE if late else Standing.PENDING
    passes, disagreement = role.optional, False
    said = list(because)
    if late:
        said.append(Said("no reply by {due}: silence is no consent", {"due": due.due if due else ground.today}, "23"))
        if role.replaceable:
            lacking = ground.papers.lacking_for_silence(role)
            said += lacking
            disagreement = not lacking
            passes = passes or not lacking
    if ground.policy.registers.holder(role.position, ground.today) is None:
        said.append(Said("nobody holds the office or acts in it", {}, "7"))
    return RoleResult(role, standing, passes, tuple(said), due=due, sent=_sent(ground), disagreement=disagreement)


def due_of(role: Role, ground: Ground) -> Term | None:
    """By when the visa is due, None where the Regulation sets no term or it has not begun.

    Units have three working days from receipt and registration, or the term that somebody who may has set (clause 23);
    the expertise three from the registration in the apparatus (clause 28).
    """
    calendar, sent = ground.policy.calendar, _sent(ground)
    if role.stage is Stage.UNITS and sent is not None:
        return ground.papers.other_term(role, sent) or calendar.working_days(sent, 3)
    registered = ground.papers.registered
    if role.stage is Stage.EXPERTISE and registered is not None:
        return calendar.working_days(registered, 3)
    return None


def _sent(ground: Ground) -> date | None:
    return ground.policy.settings.day(ground.sent) if ground.sent else None
