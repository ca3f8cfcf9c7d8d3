"""A decision in words: the tree of results as lines that an official reads in their own language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import groupby
from types import MappingProxyType

from reglament.diagnostics import Lang, Param
from reglament.gate.decision import Decision, Outcome, Remark, RoleResult, Said, Standing
from reglament.gate.package import Change, Flaw, Package
from reglament.gate.policy import Basis
from reglament.gate.route import Reason, Route, Stage
from reglament.gate.sheet import KINDS, Otherwise
from reglament.i18n import pick, translator
from reglament.model.days import as_day
from reglament.model.registers import Registers

OUTCOMES: Mapping[Outcome, str] = MappingProxyType(
    {
        Outcome.SATISFIED: "satisfied",
        Outcome.WITH_DISAGREEMENTS: "satisfied with disagreements",
        Outcome.PENDING: "visas are awaited",
        Outcome.BLOCKED: "cannot go forward",
        Outcome.ERROR: "cannot be decided",
    }
)
STANDINGS: Mapping[Standing, str] = MappingProxyType(
    {
        Standing.PENDING: "awaited",
        Standing.VISA: "visa",
        Standing.VISA_WITH_REMARKS: "visa with remarks",
        Standing.REFUSED: "refused",
        Standing.STALE: "to be confirmed",
        Standing.OVERDUE: "overdue",
        Standing.INVALID: "no valid visa",
        Standing.ERROR: "error",
    }
)
CHANGES: Mapping[Change, str] = MappingProxyType(
    {
        Change.ACT: "an act",
        Change.KEPT: "records of an act",
        Change.DROPPED: "a draft that goes",
        Change.PAPERS: "other papers",
        Change.POLICY: "registers and rules",
        Change.MIXED: "several matters at once",
        Change.NOTHING: "no change",
    }
)
STAGES: Mapping[Stage, str] = MappingProxyType(
    {
        Stage.UNITS: "units concerned",
        Stage.EXPERTISE: "expertise",
        Stage.OFFICIALS: "officials",
        Stage.SIGNATURE: "signature",
    }
)
BASES: Mapping[str, str] = MappingProxyType(
    {Basis.HOLDER: "holds the office", Basis.ACTING: "acts in the office", Basis.DELEGATE: "by delegation"}
)
MARKS: Mapping[bool, str] = MappingProxyType({True: "+", False: "-"})


class Teller:
    """Speaks of decisions in one language, with the names of one akimat."""

    def __init__(self, registers: Registers, lang: Lang) -> None:
        self.registers = registers
        self.lang = lang
        self._ = translator("gate", lang)

    def word(self, msgid: str, **facts: Param) -> str:
        """A text of the catalogue with its facts."""
        return self._(msgid).format(**{key: self._fact(key, value) for key, value in facts.items()})

    def change(self, package: Package) -> str:
        """What a request is about: the sort of change, and the dossier where it has one."""
        word = self.word(CHANGES[package.change])
        return f"{package.dossier} ({word})" if package.dossier else word

    def said(self, one: Said) -> str:
        """One sentence of a result, with its clause."""
        text = self.word(one.message, **one.params)
        return f"{text} ({self.word('clause {clause}', clause=one.clause)})" if one.clause else text

    def reason(self, one: Reason) -> str:
        """Why a visa is asked: the reason, the place that shows it, the clause."""
        text = self.word(one.message, **one.params)
        where = f"{one.location.path}:{one.location.span.line}" if one.location else ""
        clause = self.word("clause {clause}", clause=one.clause)
        return f"{text} ({', '.join(part for part in (where, clause) if part)})"

    def office(self, position: str) -> str:
        """An office as it is printed."""
        return self.registers.official_title(position, self.lang)

    def lines(self, decision: Decision) -> Iterator[str]:
        """The whole decision, a line each: the outcome, what bars it, the visas by stage, what deserves a look."""
        yield self.word("Visas: {outcome}", outcome=self.word(OUTCOMES[decision.outcome]))
        yield from (f"  ! {self.said(one)}" for one in decision.because)
        for stage, results in groupby(decision.roles, key=lambda one: one.role.stage):
            yield f"  {self.word(STAGES[stage])}"
            for result in results:
                yield from self._result(result)
        yield from (f"  {self.word('To be looked at: {incident}', incident=self.said(one))}"
                    for one in decision.incidents)  # fmt: skip

    def brief(self, decision: Decision) -> Iterator[str]:
        """The outcome, what bars it, and the visas that hold it up, a line each."""
        yield f"  {self.word('Visas: {outcome}', outcome=self.word(OUTCOMES[decision.outcome]))}"
        yield from (f"  ! {self.said(one)}" for one in decision.because)
        for result in decision.waiting:
            standing = self.word(STANDINGS[result.standing])
            yield f"  - {self.office(result.role.position)}: {standing}"

    def otherwise(self, one: Otherwise) -> str:
        """A reply that the sheet has otherwise than the ledger."""
        written, recorded = (self._reply(*said) for said in (one.written, one.recorded))
        text = "{office}: the sheet says {written}, the ledger {recorded}"
        return self.word(text, office=self.office(one.position), written=written, recorded=recorded)

    def _reply(self, kind: str, day: str, person: str) -> str:
        standing = next((found for found, name in KINDS.items() if name == kind), None)
        word = self.word(STANDINGS[standing]) if standing is not None else kind
        name = self.registers.short_name(person, self.lang) if self.registers.person(person) else person
        found = as_day(day)
        return ", ".join(part for part in (word, f"{found:%d.%m.%Y}" if found else day, name) if part)

    def route(self, asked: Route, on: date) -> Iterator[str]:
        """Who must give a visa and why, a line each, by stage; then what the registers lack."""
        for stage, roles in groupby(asked.roles, key=lambda one: one.stage):
            yield self.word(STAGES[stage])
            for role in roles:
                holder = self.registers.holder(role.position, on)
                name = self.registers.short_name(holder, self.lang) if holder else self.word("vacant")
                optional = f", {self.word('not required')}" if role.optional else ""
                yield f"  {self.office(role.position)}: {name}{optional}"
                yield f"      {self.word('why: {reasons}', reasons='; '.join(map(self.reason, role.reasons)))}"
        if asked.needed and asked.needed < len(asked.roles):
            yield self.word("{needed} of these visas are enough", needed=asked.needed)
        yield from (f"! {self.reason(one)}" for one in asked.lacking)

    def _result(self, result: RoleResult) -> Iterator[str]:
        parts = [self.word(STANDINGS[result.standing])]
        if result.person:
            basis = self.word(BASES[result.basis])
            parts.append(f"{self.registers.short_name(result.person, self.lang)} ({basis})")
        if result.due and result.standing in (Standing.PENDING, Standing.OVERDUE, Standing.STALE):
            parts.append(self.word("due {due}", due=result.due.explain(self.lang)))
        if result.role.optional:
            parts.append(self.word("not required"))
        yield f"    {MARKS[result.passes]} {self.office(result.role.position)}: {', '.join(parts)}"
        yield f"        {self.word('why: {reasons}', reasons='; '.join(map(self.reason, result.role.reasons)))}"
        yield from (f"        ! {self.said(one)}" for one in result.because)
        yield from (f"        {self.remark(one)}" for one in result.remarks)

    def remark(self, remark: Remark) -> str:
        """A remark with the answer to it."""
        head = self.word("remark {id}: {text}", id=remark.id, text=remark.text)
        if not remark.answered:
            return f"{head} — {self.word('no answer yet')}"
        answers = {"accepted": "accepted: {answer}", "rejected": "rejected: {answer}"}
        return f"{head} — {self.word(answers.get(remark.decision, 'no answer yet'), answer=remark.answer)}"

    def _fact(self, key: str, value: Param) -> str:
        if isinstance(value, Mapping):
            return pick(value, self.lang)
        if key == "person" and isinstance(value, str):
            return self.registers.short_name(value, self.lang)
        if key == "tags" and isinstance(value, str):
            return self.registers.subjects(value.split(", "), self.lang)
        if key == "position" and isinstance(value, str) and self.registers.position(value) is not None:
            return self.office(value)
        return f"{value:%d.%m.%Y}" if isinstance(value, date) else str(value)


def flaw_sentence(flaw: Flaw, lang: Lang, registers: Registers | None = None) -> str:
    """A flaw of a package, or of a dossier that is to be sealed, with its clause and the names of `registers`."""
    facts = {**flaw.params, "path": flaw.path} if flaw.path else flaw.params
    return Teller(registers or Registers(), lang).said(Said(flaw.message, facts, flaw.clause))


def told(decision: Decision, registers: Registers, lang: Lang) -> Iterable[str]:
    """The decision as lines in one language."""
    return Teller(registers, lang).lines(decision)
