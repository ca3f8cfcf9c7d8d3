"""What the gate answers: a tree of results that says why, from the whole down to the single review."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from reglament.calendar import Term
from reglament.diagnostics import Text
from reglament.gate.faults import Params, nothing
from reglament.gate.route import Reason, Role, Route


class Standing(StrEnum):
    """Where one visa stands."""

    PENDING = "pending"
    VISA = "visa"
    VISA_WITH_REMARKS = "visa-with-remarks"
    REFUSED = "refused"
    STALE = "stale"
    """Given under another text, or seen only after the text had moved: to be confirmed."""
    OVERDUE = "overdue"
    INVALID = "invalid"
    """A review that cannot be a visa; the message says why."""
    ERROR = "error"


class Outcome(StrEnum):
    """What the whole comes to."""

    SATISFIED = "satisfied"
    WITH_DISAGREEMENTS = "satisfied-with-disagreements"
    PENDING = "pending"
    BLOCKED = "blocked"
    ERROR = "error"

    @property
    def passes(self) -> bool:
        """Whether the package may go forward."""
        return self in (Outcome.SATISFIED, Outcome.WITH_DISAGREEMENTS)


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of a result: an msgid of the catalogue `gate` with its facts, and the clause it rests on."""

    message: str
    params: Params = field(default_factory=nothing)
    clause: str = ""


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark of a visa with remarks and its answer: `accepted` with the place, `rejected` with the reason,
    or none."""

    id: str
    text: str
    decision: str = ""
    answer: Text = field(default_factory=dict)

    @property
    def answered(self) -> bool:
        """Whether the developer has said what became of it."""
        return bool(self.decision and any(self.answer.values()))


@dataclass(frozen=True, slots=True)
class RoleResult:
    """One visa: where it stands, whether it holds the package up, who gave it and by what right, by when it was due.

    `because` says why, in order; `review` is the number of the review that counts, empty when none does.
    """

    role: Role
    standing: Standing
    passes: bool
    because: tuple[Said, ...] = ()
    person: str = ""
    basis: str = ""
    given: datetime | None = None
    review: str = ""
    due: Term | None = None
    sent: date | None = None
    remarks: tuple[Remark, ...] = ()
    disagreement: bool = False
    """It passes although its giver does not agree: shown everywhere."""
    order: int = -1
    """The place of its review among all reviews; -1 without one."""


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer for one package at one moment, with all that it rests on."""

    outcome: Outcome
    roles: tuple[RoleResult, ...] = ()
    because: tuple[Said, ...] = ()
    incidents: tuple[Said, ...] = ()
    """What somebody in charge should look at: foreign dismissals, reviews that are gone."""
    digest: str = ""
    commit: str = ""
    policy: str = ""
    at: datetime | None = None

    @property
    def waiting(self) -> Iterator[RoleResult]:
        """The visas that hold it up."""
        return (one for one in self.roles if not one.passes)

    @property
    def fingerprint(self) -> str:
        """The SHA-256 of all results: equal for equal conclusions, whenever they are drawn again."""
        return hashlib.sha256(json.dumps(as_data(self), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def as_data(decision: Decision) -> dict[str, Any]:
    """The decision as plain data, for JSON; the moment it was drawn is left out."""
    return {
        "outcome": decision.outcome.value,
        "digest": decision.digest,
        "commit": decision.commit,
        "policy": decision.policy,
        "because": [_said(one) for one in decision.because],
        "incidents": [_said(one) for one in decision.incidents],
        "roles": [_role(one) for one in decision.roles],
    }


def route_data(asked: Route) -> dict[str, Any]:
    """A route as plain data, for JSON."""
    return {
        "needed": asked.needed,
        "lacking": [_reason(one) for one in asked.lacking],
        "roles": [
            {
                "position": role.position,
                "unit": role.unit,
                "stage": int(role.stage),
                "optional": role.optional,
                "reasons": [_reason(one) for one in role.reasons],
            }
            for role in asked.roles
        ],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "message": reason.message,
        "clause": reason.clause,
        "params": _plain(reason.params),
        "place": f"{reason.location.path}:{reason.location.span.line}" if reason.location else "",
    }


def _said(said: Said) -> dict[str, Any]:
    return {"message": said.message, "params": _plain(said.params), "clause": said.clause}


def _plain(params: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value.isoformat() if isinstance(value, date) else _text(value) for key, value in params.items()}


def _text(value: Any) -> Any:
    return dict(value) if isinstance(value, Mapping) else value


def _role(result: RoleResult) -> dict[str, Any]:
    return {
        "position": result.role.position,
        "unit": result.role.unit,
        "stage": int(result.role.stage),
        "reasons": [_reason(one) for one in result.role.reasons],
        "optional": result.role.optional,
        "standing": result.standing.value,
        "passes": result.passes,
        "disagreement": result.disagreement,
        "person": result.person,
        "basis": result.basis,
        "given": result.given.isoformat() if result.given else "",
        "review": result.review,
        "sent": result.sent.isoformat() if result.sent else "",
        "due": result.due.due.isoformat() if result.due else "",
        "because": [_said(one) for one in result.because],
        "remarks": [
            {"id": one.id, "text": one.text, "decision": one.decision, "answer": dict(one.answer)}
            for one in result.remarks
        ],
    }
