"""The control copy of an act (clause 33): its text as amended, with a mark of what changed by which act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reglament.amending import Operation, Place, Verb
from reglament.model.documents import Document
from reglament.model.tree import Block, Chapter, Clause, Paragraph
from reglament.render import dates, names
from reglament.render.compose_acts import ACTS, annex_stamp
from reglament.render.desk import BLANK_NUMBER, Desk, facts, present, whole
from reglament.render.paper import Paper, PaperBlock
from reglament.rules.amended import called_place, targeted

ACT_NAMES = {
    "decree": "in accordance with the decree",
    "decision": "in accordance with the decision",
    "order": "in accordance with the order",
}
CHANGES: Mapping[Verb, str] = {
    Verb.INSERT: "Note. {place} was added {act} of {body} of {date} No. {number}.",
    Verb.REWRITE: "Note. {place} has a new wording {act} of {body} of {date} No. {number}.",
    Verb.EXCLUDE: "Note. {place} was taken out {act} of {body} of {date} No. {number}.",
}
CHANGED = "Note. {place} was changed {act} of {body} of {date} No. {number}."
"""What is said of operations on single words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A note about one place of the text."""

    place: Place
    text: str


def control_copy(desk: Desk) -> Paper | None:
    """The consolidated text under the head of its act, marked, certified by who keeps it; None without a text."""
    tree = desk.tree
    if tree is None:
        return None
    found = desk.paper(desk.get("/act"))
    act = found if found is not None and found.kind in ACTS else None
    ordinal = whole(desk.get("/annex"))
    home = Desk(act, desk.repository, desk.registers, desk.lang) if act is not None else None
    marks = tuple(_marks(desk, act, ordinal)) if act is not None else ()
    kind = ACTS[act.kind] if act is not None else None
    of_annex = home is not None and act is not None and ordinal is not None
    stamp = annex_stamp(home, None if len(act.annexes) == 1 else ordinal) if of_annex and home and act else None
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title or (home.title if home is not None else ""),
        blocks=_marked(tree.blocks, [mark for mark in marks if not _is_general(mark.place)]),
        letterhead=home.letterhead(kind.body, kind.name)
        if home is not None and kind is not None and not stamp
        else None,
        date=dates.legal(act.get("/date"), desk.lang) if act is not None and not stamp else "",
        number=f"№ {act.get('/number') or BLANK_NUMBER}" if act is not None and not stamp else "",
        place=desk.place if act is not None and not stamp else "",
        draft=desk.label("CONTROL COPY"),
        stamps=(stamp,) if stamp is not None else (),
        intro=_head(desk, [mark for mark in marks if _is_general(mark.place)]),
        signatures=present(desk.dated(desk.get("/kept"))),
        subject=desk.label("CONTROL COPY").capitalize(),
    )


def _head(desk: Desk, general: Sequence[Mark]) -> tuple[PaperBlock, ...]:
    """Which acts are entered, and what changed in the title, the preamble or the act as a whole."""
    entered = tuple(_entered(desk, one) for one in _applied(desk))
    kept = desk.get("/kept")
    day = dates.legal(kept.get("date"), desk.lang) if isinstance(kept, Mapping) else ""
    rows = [(desk.label("Text as of"), (day,)), (desk.label("Amended by"), entered or (desk.label("nothing"),))]
    return (*facts(rows), *(Paragraph(mark.text) for mark in general))


def _applied(desk: Desk) -> tuple[Document, ...]:
    """The amending acts that are entered, as listed."""
    listed = desk.get("/applied")
    papers = (desk.paper(one) for one in listed) if isinstance(listed, list) else ()
    return tuple(paper for paper in papers if paper is not None and paper.kind in ACTS)


def _entered(desk: Desk, act: Document) -> str:
    number, day = act.get("/number"), dates.attributive(act.get("/date"), desk.lang)
    named = desk.fill("of {date} No. {number}", date=day, number=number) if number and day else ""
    title = desk.title_of(act)
    return " ".join(part for part in (named, names.quoted(title)) if part)


def _marks(desk: Desk, act: Document, ordinal: int | None) -> Iterator[Mark]:
    """A mark for every operation that was understood, act by act; one for each place that an act changes."""
    for amending in _applied(desk):
        said: set[tuple[Verb | None, Place]] = set()
        for one in targeted(amending, desk.repository):
            if one.target.id == act.id and one.lang == desk.lang:
                for operation in one.operations:
                    mark = _mark(desk, amending, operation, ordinal, len(act.annexes))
                    key = (operation.verb if operation.verb in CHANGES else None, operation.place)
                    if mark is not None and key not in said:
                        said.add(key)
                        yield mark


def _mark(desk: Desk, amending: Document, operation: Operation, ordinal: int | None, annexes: int) -> Mark | None:
    annex = operation.place.annex
    here = annex in {str(ordinal), "*"} if ordinal is not None and annexes == 1 else annex == str(ordinal or "")
    if not here:
        return None
    place = replace(operation.place, annex="")
    text = desk.fill(
        CHANGES.get(operation.verb, CHANGED),
        place=names.upper_first(called_place(place)[desk.lang]),
        act=desk.label(ACT_NAMES[amending.kind]),
        body=names.genitive(desk.body(ACTS[amending.kind].body), desk.lang),
        date=dates.attributive(amending.get("/date"), desk.lang),
        number=amending.get("/number") or "",
    )
    return Mark(place, text)


def _is_general(place: Place) -> bool:
    return place.title or place.preamble or not place.clause


def _marked(blocks: tuple[Block, ...], marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The text with every mark below its clause; where the clause is gone, below the one before it."""
    numbers = [clause.number for clause in _clauses(blocks)]
    below: dict[str, list[Mark]] = {}
    lost: list[Mark] = []
    for mark in marks:
        home = _home(mark.place.clause, numbers)
        if home:
            below.setdefault(home, []).append(mark)
        else:
            lost.append(mark)
    told = _told(blocks, lambda number: below.pop(number, []))
    return (*(Paragraph(mark.text) for mark in lost), *told)


def _home(number: str, numbers: Sequence[str]) -> str:
    if number in numbers:
        return number
    before = [one for one in numbers if _order(one) < _order(number)]
    return max(before, key=_order) if before else ""


def _order(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in number.split("-") if part.isdecimal())


def _told(blocks: tuple[Block, ...], take: Callable[[str], list[Mark]]) -> tuple[Block, ...]:
    said: list[Block] = []
    for block in blocks:
        if isinstance(block, Chapter):
            said.append(replace(block, blocks=_told(block.blocks, take)))
        else:
            said.append(block)
            if isinstance(block, Clause):
                said += (Paragraph(mark.text) for mark in take(block.number))
    return tuple(said)


def _clauses(blocks: tuple[Block, ...]) -> Iterator[Clause]:
    for block in blocks:
        if isinstance(block, Chapter):
            yield from _clauses(block.blocks)
        elif isinstance(block, Clause):
            yield block
