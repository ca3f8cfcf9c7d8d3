"""What the papers beside a draft explain: answers to remarks, refusals, missing visas, disagreements (clauses 20-25).

These are process attachments: they are judged, and visas do not stand under them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from reglament.calendar import Term, fixed
from reglament.diagnostics import Text
from reglament.gate.decision import Remark, Said
from reglament.gate.package import Package
from reglament.gate.policy import Policy
from reglament.gate.route import Role
from reglament.model.days import as_day
from reglament.model.documents import Document

RULERS = ("akim", "deputy_akim", "head_of_apparatus")
"""Ranks that may set another term (clause 23), and report a disagreement to the akim (clause 20)."""


DECISIONS = ("accepted", "rejected")


@dataclass(frozen=True)
class Papers:
    """The papers of one dossier that say what became of remarks, refusals and silence."""

    policy: Policy
    act: Document | None
    sheet: Document | None = None
    note: Document | None = None
    disagreement: Document | None = None
    """The reference on disagreements, signed (clause 20)."""
    refusals: tuple[Document, ...] = ()

    @classmethod
    def of(cls, package: Package, policy: Policy) -> Papers:
        """Those of the package's dossier; nothing for other changes."""
        if package.act is None:
            return cls(policy, None)
        repository, folder = package.repository, package.act.dossier
        references = (
            one
            for one in repository.in_dossier(folder, "reference")
            if one.get("/subtype") == "disagreement" and isinstance(one.get("/visa"), Mapping)
        )
        return cls(
            policy,
            package.act,
            next(repository.in_dossier(folder, "approval_sheet"), None),
            next(repository.in_dossier(folder, "explanatory_note"), None),
            next(references, None),
            tuple(repository.in_dossier(folder, "refusal")),
        )

    @property
    def registered(self) -> date | None:
        """The day on which the draft was registered in the apparatus, from the approval sheet."""
        return as_day(self.sheet.get("/registered/date")) if self.sheet is not None else None

    def answer(self, identifier: str, role: Role, text: str) -> Remark:
        """A remark with the developer's answer to it: found by its number, else by its very words."""
        for entry in self._remarks(role):
            said = entry.get("text")
            words = list(said.values()) if isinstance(said, Mapping) else []
            if entry.get("id") == identifier or any(_same(text, str(word)) for word in words):
                decision = _word(entry, "decision")
                known = decision if decision in DECISIONS else ""
                return Remark(identifier, text, known, _answer(entry.get("answer")))
        return Remark(identifier, text)

    def _remarks(self, role: Role) -> Iterator[Mapping[str, Any]]:
        for request in self._requests(role):
            reply = request.get("reply")
            yield from _mappings(reply.get("remarks") if isinstance(reply, Mapping) else None)
        for official in _entries(self.sheet, "/officials"):
            if official.get("position") == role.position:
                yield from _mappings(official.get("remarks"))

    def _requests(self, role: Role) -> Iterator[Mapping[str, Any]]:
        return (one for one in _entries(self.sheet, "/requests") if role.unit and one.get("unit") == role.unit)

    def lacking_for_refusal(self, role: Role, received: date, today: date) -> list[Said]:
        """What is still missing before a refusal received on a day may be decided over (clause 20); empty when nothing
        is."""
        lacking = []
        if not any(one.get("/unit") == role.unit for one in self.refusals):
            lacking.append(Said("the reasoned refusal is not attached (refusal.yml)", {}, "24"))
        if not self._in_disagreement(role):
            lacking.append(Said("the reference on disagreements does not tell of it", {}, "20"))
        return lacking + self._escalation(received, today)

    def lacking_for_silence(self, role: Role, due: date, today: date) -> list[Said]:
        """What is still missing before a draft may go on without the reply that was due (clause 23); empty when
        nothing is."""
        explained = any(one.get("unit") == role.unit and one.get("reason") for one in self._missing())
        proven = any(one.get("unit") == role.unit and one.get("proof") for one in self._missing())
        lacking = []
        if not explained:
            lacking.append(Said("the note does not say why the visa is missing (missing_visas)", {}, "23"))
        if not proven:
            lacking.append(Said("nothing proves that the draft was sent: it counts as not sent", {}, "23"))
        return lacking + self._escalation(due, today)

    def _missing(self) -> Iterator[Mapping[str, Any]]:
        return _entries(self.note, "/missing_visas")

    def _in_disagreement(self, role: Role) -> bool:
        return any(one.get("unit") == role.unit for one in _entries(self.disagreement, "/disagreements"))

    def _escalation(self, since: date, today: date) -> list[Said]:
        """The report to the akim by a deputy or the head of the apparatus, and the akim's decision: neither before
        there was something to decide, nor on a day that has not come."""
        given = self.act.get("/escalation") if self.act is not None else None
        given = given if isinstance(given, Mapping) else {}
        if self.policy.rank(_position(given.get("by"))) not in RULERS or as_day(given.get("requested")) is None:
            return [Said("nobody who may has reported the disagreement to the akim (escalation)", {}, "20")]
        decision = given.get("decision")
        day = as_day(decision.get("date")) if isinstance(decision, Mapping) else None
        if day is None or not since <= day <= today or not self._is_akim(decision, day):
            return [Said("the akim has not decided on the disagreement yet (escalation)", {}, "20")]
        return []

    def _is_akim(self, official: object, on: date) -> bool:
        """Whether an official named in a paper is the akim, or acts for the akim, on the day."""
        person = official.get("person") if isinstance(official, Mapping) else None
        position = _position(official)
        return self.policy.rank(position) == "akim" and self.policy.registers.holds(str(person), position, on)

    def other_term(self, role: Role, sent: date) -> Term | None:
        """Another term, set by the akim, a deputy or the head of the apparatus before the usual one ran out."""
        usual = self.policy.calendar.working_days(sent, 3)
        for request in self._requests(role):
            due = request.get("due")
            due = due if isinstance(due, Mapping) else {}
            day, decided, by = as_day(due.get("date")), as_day(due.get("decided")), due.get("by")
            if day and decided and day >= sent and decided <= usual.due and self.policy.rank(_position(by)) in RULERS:
                return fixed(day)
        return None


def _entries(document: Document | None, pointer: str) -> Iterator[Mapping[str, Any]]:
    return _mappings(document.get(pointer) if document is not None else None)


def _mappings(given: object) -> Iterator[Mapping[str, Any]]:
    return (one for one in (given if isinstance(given, list) else ()) if isinstance(one, Mapping))


def _position(official: object) -> str:
    value = official.get("position") if isinstance(official, Mapping) else None
    return value if isinstance(value, str) else ""


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _word(entry: Mapping[str, Any], key: str) -> str:
    value = entry.get(key)
    return value if isinstance(value, str) else ""


def _text(value: object) -> Text:
    return {str(lang): str(text) for lang, text in value.items()} if isinstance(value, Mapping) else {}


def _answer(value: object) -> Text:
    """An answer as far as it is written: a place left to fill in (`[[…]]`) is none."""
    return {lang: text for lang, text in _text(value).items() if "[[" not in text}
