"""The approval sheet and the table of disagreements as the ledger has them: in words, and as papers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from reglament.diagnostics import Lang
from reglament.errors import ReglamentError, UsageError
from reglament.gate.decision import Decision, RoleResult, Standing
from reglament.gate.package import Package
from reglament.gate.policy import Policy
from reglament.gate.sheet import Data, Entries, apply, corrected, entries
from reglament.gate.telling import STANDINGS, Teller
from reglament.model.documents import Document, Repository, Source
from reglament.model.facts import as_list
from reglament.model.registers import Registers
from reglament.model.wording import wording
from reglament.pipeline.layout import LANGUAGES, Layout, created_on
from reglament.pipeline.picturing import Job, Shown
from reglament.pipeline.standby import Standby
from reglament.render.compose import compose
from reglament.render.worker import Failed

NAME = "approval"
_MAKERS = {
    "pdf": ("reglament.pipeline.picturing", "pdf"),
    "docx": ("reglament.pipeline.drafting", "docx"),
}


@dataclass(frozen=True)
class Approval:
    """A dossier's sheet as it is and what the ledger adds to it."""

    sheet_id: str
    path: str
    there: Document | None
    base: Data
    found: Entries

    @property
    def data(self) -> Data:
        """The sheet with everything that the ledger adds."""
        return apply(self.base, self.found.additions)

    @property
    def by_ledger(self) -> Data:
        """The sheet that says what the ledger says, whatever somebody has written into the file."""
        return corrected(self.base, self.found)

    @property
    def document(self) -> Document:
        """The sheet by the ledger as a paper."""
        source = Source(self.path, _printable(self.by_ledger), {}, "")
        return Document(self.sheet_id, "approval_sheet", source, {}, (), "")


def approval(package: Package, policy: Policy, decision: Decision) -> Approval:
    """The sheet of a package's dossier. Raises UsageError when the package is no act."""
    act = package.act
    if act is None:
        raise UsageError("Only the dossier of an act has an approval sheet.")
    there = next(package.repository.in_dossier(act.dossier, "approval_sheet"), None)
    identifier = there.id if there is not None else f"{act.dossier}/{NAME}"
    path = there.source.path if there is not None else f"content/{identifier}.yml"
    base = dict(there.data) if there is not None else _begun(act)
    return Approval(identifier, path, there, base, entries(base, decision, policy, wording(act)))


def _printable(value: Any) -> Any:
    """What is left to fill in (`[[…]]`) is not printed: a text is then shown in its other language, or not at all."""
    if isinstance(value, dict):
        kept = {key: _printable(part) for key, part in value.items() if not _open(part)}
        return {key: part for key, part in kept.items() if part != {}}
    return [_printable(part) for part in value] if isinstance(value, list) else value


def _open(value: Any) -> bool:
    return isinstance(value, str) and "[[" in value


def _begun(act: Document) -> Data:
    """A new sheet: its registration in the apparatus is entered by hand."""
    registered = {"number": "[[нөмірі / номер]]", "date": "[[күні / дата]]"}
    return {"kind": "approval_sheet", "act": act.id, "registered": registered}


# ------------------------------------------------------------------ in words


def lines(decision: Decision, approved: Approval, teller: Teller) -> Iterator[str]:
    """The sheet as text: who was asked, who replied how and when, remarks with answers; then disagreements."""
    yield teller.word("APPROVAL SHEET")
    for number, result in enumerate(decision.roles, start=1):
        yield f"{number}. {_reply(result, teller)}"
        for remark in result.remarks:
            yield f"   {teller.remark(remark)}"
    differing = list(disagreements(decision))
    yield ""
    yield teller.word("DISAGREEMENTS") if differing else teller.word("There are no disagreements.")
    for number, (result, remark_id, text, answer) in enumerate(differing, start=1):
        said = f"{number}. {teller.office(result.role.position)}: {text or teller.word(STANDINGS[result.standing])}"
        yield f"{said} ({remark_id})" if remark_id else said
        if answer:
            yield f"   {teller.word('rejected: {answer}', answer=answer)}"
    for one in approved.found.otherwise:
        yield f"! {teller.otherwise(one)}"


def disagreements(decision: Decision) -> Iterator[tuple[RoleResult, str, str, Mapping[str, str]]]:
    """Who does not agree, and in what: the visa, the number of the remark, its text, the answer to it."""
    for result in decision.roles:
        if result.standing is Standing.REFUSED:
            yield result, "", "", {}
        for remark in result.remarks:
            if remark.decision == "rejected":
                yield result, remark.id, remark.text, remark.answer


def _reply(result: RoleResult, teller: Teller) -> str:
    parts = [teller.office(result.role.position)]
    if result.person:
        parts.append(teller.registers.short_name(result.person, teller.lang))
    if result.sent:
        parts.append(teller.word("sent {day}", day=result.sent))
    standing = teller.word(STANDINGS[result.standing])
    parts.append(f"{standing}, {result.given:%d.%m.%Y}" if result.given else standing)
    return "; ".join(parts)


# ------------------------------------------------------------------ as papers


def papers(approved: Approval, package: Package, decision: Decision) -> tuple[Repository, tuple[Document, ...]]:
    """All papers with the sheet as the ledger has it, and those to be set: the sheet and the reference on
    disagreements, when the dossier has one, with what it lacks."""
    documents = dict(package.repository.documents)
    documents[approved.sheet_id] = approved.document
    made = [approved.document]
    act = package.act
    for one in package.repository.in_dossier(act.dossier, "reference") if act is not None else ():
        if one.get("/subtype") == "disagreement":
            completed = _completed(one, decision)
            documents[one.id] = completed
            made.append(completed)
    return Repository(documents), tuple(made)


def _completed(reference: Document, decision: Decision) -> Document:
    """The reference with rejected remarks of the ledger that it does not tell of, place and position left open."""
    given = [one for one in as_list(reference.get("/disagreements")) if isinstance(one, dict)]
    told = {one.get("unit") for one in given}
    more = [
        {
            "unit": result.role.unit,
            "remark": {"kk": text, "ru": text},
            "position": dict(answer),
            "outcome": "rejected",
        }
        for result, _, text, answer in disagreements(decision)
        if text and result.role.unit and result.role.unit not in told
    ]
    data: dict[str, Any] = {**reference.data, "disagreements": [*given, *more]}
    return replace(reference, source=replace(reference.source, data=data))


def set_papers(
    repository: Repository, documents: tuple[Document, ...], registers: Registers, layout: Layout, form: str
) -> dict[str, bytes]:
    """PDF or DOCX of each paper in each language, by file name. Raises ReglamentError when one cannot be set."""
    module, name = _MAKERS[form]
    made, worker = {}, Standby()
    try:
        for document in documents:
            for lang in LANGUAGES:
                paper = compose(document, repository, registers, lang)
                if paper is not None:
                    work = getattr(import_module(module), name)
                    done = worker.make(work, Job(paper, created_on(document), layout, 0))
                    made[_name(document, lang, form)] = _data(done, document)
    finally:
        worker.close()
    return made


def _name(document: Document, lang: Lang, form: str) -> str:
    return f"{document.name}.{lang}.{form}"


def _data(done: Shown | Failed, document: Document) -> bytes:
    if isinstance(done, Failed):
        raise ReglamentError("{paper} cannot be set: run `preview` on it to see why.", paper=document.id)
    return done.data[0]
