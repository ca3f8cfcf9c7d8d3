"""What a ledger says, as entries of an approval sheet: who was sent the draft, who replied how, which remarks.

Only additions: what somebody has written into the sheet stays; where it says otherwise than the ledger, that is told.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from reglament.gate.decision import Decision, Remark, RoleResult, Standing
from reglament.gate.policy import Policy
from reglament.gate.route import Stage

Data = dict[str, Any]
Path = tuple[str | int, ...]
"""The way to a value: keys and indices."""

KINDS: Mapping[Standing, str] = {
    Standing.VISA: "agreed",
    Standing.VISA_WITH_REMARKS: "agreed_with_remarks",
    Standing.REFUSED: "refused",
}
DECIDE = "[[accepted / rejected]]"
ANSWER = {"kk": "[[жауап]]", "ru": "[[ответ]]"}
OTHER = {"kk": "[[аударма]]", "ru": "[[перевод]]"}
"""What is left to the developer; `check` points at each."""
_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")


@dataclass(frozen=True, slots=True)
class Addition:
    """A value that the sheet lacks: under a new `key` of the mapping at `path`; with no key, at the end of the list."""

    path: Path
    key: str
    value: Any


@dataclass(frozen=True, slots=True)
class Otherwise:
    """A reply that the sheet has otherwise than the ledger: whose, what it says, what the ledger says (kind, day,
    person); where it stands, and what would stand there by the ledger."""

    position: str
    written: tuple[str, str, str]
    recorded: tuple[str, str, str]
    path: Path
    reply: Data


@dataclass(frozen=True, slots=True)
class Entries:
    """What a sheet lacks, in the order in which it is to be added, and where it says otherwise."""

    additions: tuple[Addition, ...]
    otherwise: tuple[Otherwise, ...] = ()


def entries(sheet: Data, decision: Decision, policy: Policy, wording: str) -> Entries:
    """What is to be added to a sheet (its plain data) so that it says what was decided.

    `wording` is the digest of the words of the present text, under which visas that are in force stand.
    """
    writer = _Writer(copy.deepcopy(sheet), policy, wording)
    for result in decision.roles:
        if result.role.stage is Stage.UNITS:
            writer.unit(result)
        elif result.role.stage is not Stage.SIGNATURE or result.remarks:
            writer.official(result)
    writer.expertise([one for one in decision.roles if one.role.stage is Stage.EXPERTISE])
    return Entries(tuple(writer.additions), tuple(writer.otherwise))


def apply(sheet: Data, additions: Sequence[Addition]) -> Data:
    """The plain data of a sheet with the additions."""
    made = copy.deepcopy(sheet)
    for one in additions:
        _add(made, one)
    return made


def corrected(sheet: Data, found: Entries) -> Data:
    """The plain data of a sheet that says what the ledger says, also where somebody has written otherwise."""
    made = apply(sheet, found.additions)
    for one in found.otherwise:
        at: Any = made
        for step in one.path[:-1]:
            at = at[step]
        at[one.path[-1]] = copy.deepcopy(one.reply)
    return made


def _add(data: Data, one: Addition) -> None:
    at: Any = data
    for step in one.path:
        at = at[step]
    if one.key:
        at[one.key] = copy.deepcopy(one.value)
    else:
        at.append(copy.deepcopy(one.value))


class _Writer:
    """Adds to a copy of the sheet, so that each further entry knows of those before it."""

    def __init__(self, sheet: Data, policy: Policy, wording: str) -> None:
        self.sheet = sheet
        self.policy = policy
        self.wording = wording
        self.additions: list[Addition] = []
        self.otherwise: list[Otherwise] = []

    def unit(self, result: RoleResult) -> None:
        """The request to a unit and its reply."""
        reply = self._reply(result)
        at = self._last("requests", "unit", result.role.unit)
        if at is None:
            if result.sent is None:
                return
            day = result.sent.isoformat()
            request: Data = {"unit": result.role.unit, "sent": day, "received": day, "registered": day}
            self._append("requests", {**request, **({"reply": reply} if reply else {})})
        elif reply is not None:
            self._compare(("requests", at), "reply", reply, result)

    def official(self, result: RoleResult) -> None:
        """The approval of an official; an expert stands among them only with remarks, which need an answer."""
        reply = self._reply(result)
        if reply is None or (result.role.stage is Stage.EXPERTISE and not result.remarks):
            return
        reply.pop("digest", None)
        at = self._last("officials", "position", result.role.position)
        if at is None:
            self._append("officials", reply)
        else:
            self._compare(("officials",), at, reply, result)

    def expertise(self, results: Sequence[RoleResult]) -> None:
        """The conclusion of the expertise, when all its visas are there and the draft was registered."""
        registered = self.sheet.get("registered")
        day = registered.get("date") if isinstance(registered, dict) else None
        given = [one.given for one in results if one.given is not None]
        agreed = all(one.passes and one.standing in (Standing.VISA, Standing.VISA_WITH_REMARKS) for one in results)
        if "expertise" in self.sheet or not agreed or not given or len(given) < len(results):
            return
        concluded = self._day(max(given))
        if not isinstance(day, str) or concluded < day:
            return  # the register of the apparatus says that it was not there yet: that is for a person to settle
        first = results[0]
        self._put(
            Addition(
                (),
                "expertise",
                {
                    "registered": day,
                    "concluded": concluded,
                    "result": "positive",
                    "authentic": True,
                    "person": first.person,
                    "position": first.role.position,
                },
            )
        )

    def _reply(self, result: RoleResult) -> Data | None:
        kind = KINDS.get(result.standing)
        if kind is None or result.given is None:
            return None
        reply: Data = {
            "kind": kind,
            "date": self._day(result.given),
            "person": result.person,
            "position": result.role.position,
        }
        if self.wording and result.standing is not Standing.REFUSED:
            reply["digest"] = self.wording
        if result.remarks:
            reply["remarks"] = [_remark(one) for one in result.remarks]
        return reply

    def _compare(self, path: Path, key: str | int, reply: Data, result: RoleResult) -> None:
        """Add what a reply lacks; a reply that is another one is left alone, and told."""
        holder: Any = self.sheet
        for step in path:
            holder = holder[step]
        there = holder.get(key) if isinstance(holder, dict) else holder[key]
        if not isinstance(there, dict):
            self._put(Addition(path, str(key), reply))
            return
        facts = ("kind", "date", "person", "position")
        if any(there.get(fact) != reply[fact] for fact in facts):
            place = (*path, key)
            self.otherwise.append(Otherwise(result.role.position, _said(there), _said(reply), place, reply))
            return
        if "digest" in reply and "digest" not in there:
            self._put(Addition((*path, key), "digest", reply["digest"]))
        for remark in _lacking(there, result.remarks):
            if isinstance(there.get("remarks"), list):
                self._put(Addition((*path, key, "remarks"), "", _remark(remark)))
            else:
                self._put(Addition((*path, key), "remarks", [_remark(remark)]))

    def _last(self, key: str, name: str, value: str) -> int | None:
        """The index of the last entry of a list that names a unit or an office."""
        given = self.sheet.get(key)
        found = [
            index
            for index, one in enumerate(given if isinstance(given, list) else [])
            if isinstance(one, dict) and one.get(name) == value
        ]
        return found[-1] if found else None

    def _append(self, key: str, value: Data) -> None:
        there = isinstance(self.sheet.get(key), list)
        self._put(Addition((key,), "", value) if there else Addition((), key, [value]))

    def _put(self, one: Addition) -> None:
        _add(self.sheet, one)
        self.additions.append(one)

    def _day(self, at: datetime) -> str:
        return self.policy.settings.day(at).isoformat()


def _said(reply: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(reply.get("kind", "")), str(reply.get("date", "")), str(reply.get("person", ""))


def _lacking(reply: Mapping[str, Any], remarks: Sequence[Remark]) -> Iterator[Remark]:
    """Remarks that a reply does not have, by number or by their words."""
    listed = reply.get("remarks")
    given = [one for one in (listed if isinstance(listed, list) else ()) if isinstance(one, dict)]
    numbers = [one.get("id") for one in given]
    words = {
        " ".join(str(text).split()).casefold()
        for one in given
        if isinstance(one.get("text"), dict)
        for text in one["text"].values()
    }
    return (one for one in remarks if one.id not in numbers and " ".join(one.text.split()).casefold() not in words)


def _remark(remark: Remark) -> Data:
    """A remark with a place for each thing that only the developer knows."""
    own, other = ("kk", "ru") if _KAZAKH.search(remark.text) else ("ru", "kk")
    text = {own: remark.text, other: OTHER[other]}
    return {
        "id": remark.id,
        "text": {lang: text[lang] for lang in ("kk", "ru")},
        "decision": remark.decision or DECIDE,
        "answer": dict(remark.answer) or dict(ANSWER),
    }
