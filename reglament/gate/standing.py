"""Where one visa stands: the votes of its office reduced to one, bound to the text, with its term (clauses 23-25)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from reglament.calendar import Term
from reglament.gate.decision import RoleResult, Said, Standing
from reglament.gate.dossier import Papers
from reglament.gate.package import Package
from reglament.gate.policy import Basis, Policy
from reglament.gate.reviews import Ground as Returned
from reglament.gate.reviews import State, remarks_of, says_something
from reglament.gate.route import Role, Stage
from reglament.gate.votes import Tally, Vote

GROUNDS: Mapping[str, str] = {
    Returned.NOT_AUTHENTIC: "returned: the texts in the two languages do not say the same",
    Returned.CONTRARY_TO_LAW: "returned: it is contrary to the law",
    Returned.BREACH: "returned: the Regulation was not kept",
}
"""On which ground the expertise returned a draft."""


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
    refusal = _refusal(own)
    if refusal is not None:
        return _refused(role, refusal, ground)
    last, unread = _last(own), _unread(own)
    approval = _approval([vote for vote in last if vote.agrees], ground)
    if approval is not None and not unread:
        return _approved(role, approval, ground)
    return _waiting(role, ground, own, unread or last)


def _last(votes: Sequence[Vote]) -> list[Vote]:
    """The last vote of every person that no dismissal took. A dismissal takes all consent that its giver had given
    before in the role, so that no old approval comes up again."""
    cuts: dict[str, int] = {}
    for vote in votes:
        for taken in vote.dismissed:
            cuts[vote.person] = max(cuts.get(vote.person, -1), taken.record)
    last = {vote.person: vote for vote in votes if vote.record > cuts.get(vote.person, -1)}
    return sorted(last.values(), key=lambda vote: vote.order)


def _refusal(votes: Sequence[Vote]) -> Vote | None:
    """The last refusal that nobody has taken back.

    Its giver can, by dismissing it or by a later consent; so can the holder of the office, and who acts in it unless
    the refusal is that of the holder (clause 24).
    """
    taken: dict[str, int] = {}
    for vote in votes:
        if vote.refuses and any(one.own for one in vote.dismissed):
            taken[vote.person] = vote.order
    standing = [vote for vote in votes if vote.refuses and vote.order > taken.get(vote.person, -1)]
    return next((vote for vote in reversed(standing) if not any(_lifts(one, vote) for one in votes)), None)


def _unread(votes: Sequence[Vote]) -> list[Vote]:
    """Reviews that somebody else dismissed before the gate saw what they said: they may have been refusals."""
    unread = (vote for vote in votes if vote.state is State.DISMISSED and vote.meddled)
    return [vote for vote in unread if not any(_lifts(one, vote) for one in votes)]


def _lifts(vote: Vote, refusal: Vote) -> bool:
    if not vote.agrees or vote.order < refusal.order:
        return False
    basis, holder = vote.right.basis, vote.right.principal
    acts = basis is Basis.ACTING and holder != refusal.person
    return vote.person == refusal.person or basis is Basis.HOLDER or acts


def _approval(votes: Sequence[Vote], ground: Ground) -> Vote | None:
    """The last consent to the present text, else the last one: that of the holder of the office where there is one."""
    fresh = [vote for vote in votes if _stale(vote, ground) is None]
    for group in (fresh, votes):
        holders = [vote for vote in group if vote.right.basis is Basis.HOLDER]
        if chosen := holders or group:
            return chosen[-1]
    return None


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
        sent=sent_to(role, ground),
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
    return replace(result, remarks=remarks, disagreement=bool(rejected) and result.passes)


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
    if role.stage is Stage.EXPERTISE:
        because += [Said(message, {}, "28") for key, message in GROUNDS.items() if key == vote.claims.ground]
    passes = role.optional
    if role.replaceable:
        lacking = ground.papers.lacking_for_refusal(role, ground.policy.settings.day(vote.at), ground.today)
        because += lacking
        passes = passes or not lacking
        if not lacking:
            because.append(Said("refused; the akim has decided on the disagreement", {}, "20"))
    else:
        because.append(Said("refused: only its giver or the holder of the office can take it back", {}, "24"))
    result = _result(role, vote, ground, Standing.REFUSED, passes, *because)
    return replace(result, disagreement=passes)


def _waiting(role: Role, ground: Ground, own: Sequence[Vote], last: Sequence[Vote]) -> RoleResult:
    """No refusal and no consent that counts: it is waited for, and in the end explained (clause 23)."""
    due = due_of(role, ground)
    late = due is not None and ground.today > due.due
    void = [vote.void for vote in last or own[-1:] if vote.void is not None]
    withdrawn = Said("the visa was withdrawn or dismissed: it does not come back by itself")
    said = void[-1:] or ([withdrawn] if own else [])
    standing = Standing.INVALID if void else Standing.OVERDUE if late else Standing.PENDING
    passes, disagreement = role.optional, False
    if late and due is not None:
        said.append(Said("no reply by {due}: silence is no consent", {"due": due.due}, "23"))
        if role.replaceable:
            lacking = ground.papers.lacking_for_silence(role, due.due, ground.today)
            if any(vote.meddled for vote in own):
                lacking.append(Said("a reply was dismissed by somebody else: that is no silence", {}, "23"))
            said += lacking
            disagreement = not lacking
            passes = passes or not lacking
    if ground.policy.registers.holder(role.position, ground.today) is None:
        said.append(Said("nobody holds the office or acts in it", {}, "7"))
    return RoleResult(
        role, standing, passes, tuple(said), due=due, sent=sent_to(role, ground), disagreement=disagreement
    )


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


def sent_to(role: Role, ground: Ground) -> date | None:
    """The day on which the draft came to an office: to units at once (clause 23), to the expertise when the apparatus
    registered it (clause 28). To the others it comes when everything before them is there."""
    if role.stage is Stage.UNITS:
        return _sent(ground)
    return ground.papers.registered if role.stage is Stage.EXPERTISE else None


def _sent(ground: Ground) -> date | None:
    return ground.policy.settings.day(ground.sent) if ground.sent else None
