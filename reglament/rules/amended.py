"""Which act an amending act speaks of, and its operations applied after those of earlier acts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from reglament.amending import Amendment, Failed, Fault, Operation, Place, amendments, consolidate
from reglament.diagnostics import Lang, Text
from reglament.model.documents import Document, Repository
from reglament.model.law import written_day
from reglament.model.tree import TextTree
from reglament.rules.dossiers import ACTS, SIGNED
from reglament.rules.facts import as_list, day, word, words


@dataclass(frozen=True, slots=True)
class Targeted:
    """Amendments of one act by another in one language; `whole`: nothing in them was left not understood."""

    target: Document
    lang: Lang
    operations: tuple[Operation, ...]
    whole: bool


def targets(document: Document, repository: Repository) -> Iterator[Document]:
    """Acts of this repository that a paper amends by its facts."""
    for identifier in words(document, "/amends"):
        target = repository.documents.get(identifier)
        if target is not None and target.kind in ACTS and target.id != document.id:
            yield target


def targeted(document: Document, repository: Repository) -> Iterator[Targeted]:
    """The amendments of a paper by the act of this repository that each of them amends."""
    acts = list(targets(document, repository))
    for lang, tree in document.texts.items():
        found = amendments(tree)
        sole = len(found) == 1 and len(acts) == 1 and len(as_list(document.get("/amends"))) == 1
        for amendment in found:
            named = [act for act in acts if sole or names_act(amendment, act, lang)]
            if len(named) == 1:
                operations, lost = _with_annexes(document, amendment, lang)
                yield Targeted(named[0], lang, operations, not amendment.unread and not lost)


def _with_annexes(act: Document, amendment: Amendment, lang: Lang) -> tuple[tuple[Operation, ...], bool]:
    """The operations, new wordings taken from the act's annexes; whether one of these annexes is not there."""
    found = []
    for operation in amendment.operations:
        if not operation.from_annex:
            found.append(operation)
        elif (tree := body(act, lang, operation.from_annex)) is not None:
            found.append(replace(operation, text=tree))
    return tuple(found), len(found) < len(amendment.operations)


def names_act(amendment: Amendment, act: Document, lang: Lang) -> bool:
    """Whether the heading gives the date and the number of the act."""
    number, on = word(act, "/number"), day(act, "/date")
    return (
        bool(number) and on is not None and f"№ {number} " in _plain(amendment.heading) and _dated(amendment, on, lang)
    )


def _plain(text: str) -> str:
    return " ".join(text.replace("№", "№ ").split()) + " "


def _dated(amendment: Amendment, on: date, lang: Lang) -> bool:
    before, _, after = amendment.heading.partition("№")
    return written_day(before, lang) in (on, None) or written_day(after, lang) == on


def amending(act: Document, repository: Repository) -> list[Document]:
    """Signed acts that amend the act, by date."""
    naming = repository.naming(act.id, *ACTS)
    others = [one for one in naming if one.id != act.id and act.id in words(one, "/amends")]
    dated = [(on, one.id, one) for one in others if word(one, "/status") in SIGNED and (on := day(one, "/date"))]
    return [one for _, _, one in sorted(dated, key=lambda entry: entry[:2])]


def earlier(target: Document, document: Document, repository: Repository) -> list[Document]:
    """Signed acts that amended the target before, by date."""
    on = day(document, "/date") or date.max
    return [
        one
        for one in amending(target, repository)
        if one.id != document.id and (when := day(one, "/date")) is not None and when <= on
    ]


def consolidated(
    act: Document, lang: Lang, annex: str, applied: Sequence[Document], repository: Repository
) -> TextTree | None:
    """The text of the act, or of its annex, with those amending acts entered in order.

    None when there is no such text, or when a machine cannot tell: an amendment was not understood or not applied.
    """
    tree = body(act, lang, annex)
    for one in applied:
        own = [same for same in targeted(one, repository) if same.target.id == act.id and same.lang == lang]
        if tree is None or not own or not all(same.whole for same in own):
            return None
        operations = [operation for same in own for operation in same.operations if _speaks_of(operation, act, annex)]
        entered = consolidate(tree, operations)
        if entered.failed:
            return None
        tree = entered.tree
    return tree


def _speaks_of(operation: Operation, act: Document, annex: str) -> bool:
    return operation.place.annex in (annex, "*") if annex and len(act.annexes) == 1 else operation.place.annex == annex


def failures(one: Targeted, history: Sequence[Operation]) -> Iterator[Failed]:
    """Operations that fail in each body (act or annex) that they speak of, after those of earlier acts."""
    by_body: Mapping[str, list[Operation]] = defaultdict(list)
    for operation in one.operations:
        by_body[operation.place.annex].append(operation)
    for annex, operations in by_body.items():
        tree = body(one.target, one.lang, annex)
        if tree is None:
            if annex:  # a text that is missing altogether has a finding of its own
                fault = Fault.MANY_PLACES if annex == "*" and len(one.target.annexes) > 1 else Fault.NO_PLACE
                yield from (Failed(operation, fault) for operation in operations)
            continue
        before = consolidate(tree, [operation for operation in history if operation.place.annex == annex]).tree
        yield from consolidate(before, operations).failed


def body(act: Document, lang: Lang, annex: str) -> TextTree | None:
    """The text of an act, or of its annex: `*` is the only one."""
    if not annex:
        return act.texts.get(lang)
    if annex == "*":
        found = [part for part in act.annexes if lang in part.texts]
        return found[0].texts[lang] if len(found) == 1 else None
    return next((part.texts.get(lang) for part in act.annexes if str(part.ordinal) == annex), None)


def called(operation: Operation) -> Text:
    """The place of an operation in words: `пункт 2, подпункт 3)`."""
    return called_place(operation.place)


def called_place(place: Place) -> Text:
    """A place in words; the text of the act when nothing narrows it down."""
    annex, sub = place.annex.strip("*"), place.subclause
    pieces = [
        (place.annex, f"{annex}-қосымша".strip("-"), f"приложение {annex}".strip(), f"annex {annex}".strip()),
        (place.clause, f"{place.clause}-тармақ", f"пункт {place.clause}", f"clause {place.clause}"),
        (sub, f"{sub}) тармақша", f"подпункт {sub})", f"subclause {sub})"),
        (place.part, f"{place.part}-бөлік", f"часть {place.part}", f"part {place.part}"),
        (place.indent, f"{place.indent}-абзац", f"абзац {place.indent}", f"indent {place.indent}"),
        (place.title, "тақырып", "заголовок", "the title"),
        (place.preamble, "кіріспе", "преамбула", "the preamble"),
    ]
    named = [piece[1:] for piece in pieces if piece[0]] or [("актінің мәтіні", "текст акта", "the text of the act")]
    return {lang: ", ".join(str(piece[index]) for piece in named) for index, lang in enumerate(("kk", "ru", "en"))}
