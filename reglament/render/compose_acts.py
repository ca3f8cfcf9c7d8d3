"""Decrees, decisions and orders (clauses 20, 26, 30-35): letterhead, text, signature, annexes."""

from __future__ import annotations

from dataclasses import dataclass

from reglament.model.documents import Annex
from reglament.model.tree import Table, walk
from reglament.render import dates, names
from reglament.render.columns import stands_upright
from reglament.render.desk import BLANK_NUMBER, Desk, present
from reglament.render.paper import AnnexPaper, Initials, Paper, Stamp
from reglament.render.typography import A4, Typography


@dataclass(frozen=True, slots=True)
class ActKind:
    """What differs between the acts: the body that adopts them and the msgids of their name."""

    body: str
    name: str
    to_it: str
    emblem: bool = False
    """The State Emblem stands on its letterhead."""


ACTS = {
    "decree": ActKind("akimat", "DECREE", "to the decree", emblem=True),
    "decision": ActKind("akim", "DECISION", "to the decision", emblem=True),
    "order": ActKind("akim", "ORDER", "to the order"),
}
DRAFTS = frozenset({"draft", "approval"})


def act(desk: Desk) -> Paper | None:
    """An act; None when it has no text in this language."""
    tree, kind = desk.tree, ACTS[desk.document.kind]
    if tree is None:
        return None
    draft = is_draft(desk)
    annexes = tuple(annex(desk, one, alone=len(desk.document.annexes) == 1) for one in _annexes(desk))
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=desk.title,
        blocks=tree.blocks,
        letterhead=desk.letterhead(kind.body, kind.name, emblem=kind.emblem),
        date=dates.legal(desk.get("/date"), desk.lang) or dates.blank(desk.lang),
        number=f"№ {desk.get('/number') or BLANK_NUMBER}",
        place=desk.place,
        draft=desk.label("DRAFT") if draft else "",
        signatures=present(desk.signature(desk.get("/signer"), desk.get("/date"))),
        annexes=annexes,
        initials=_initials(draft=draft, annexed=bool(annexes)),
        initials_label=desk.label("Initials:"),
        subject=desk.label(kind.name).capitalize(),
    )


def _initials(*, draft: bool, annexed: bool) -> Initials:
    """Drafts and their annexes are initialled (clause 26); an act that was signed is not."""
    if not draft:
        return Initials.NEVER
    return Initials.ALWAYS if annexed else Initials.WHEN_LONG


def is_draft(desk: Desk) -> bool:
    """Whether the act still waits for its signature."""
    status = desk.get("/status")
    return status in DRAFTS if isinstance(status, str) else not desk.get("/date")


def annex(desk: Desk, one: Annex, *, alone: bool) -> AnnexPaper:
    """An annex in the language of the paper, with the stamp that ties it to its act."""
    tree = one.texts[desk.lang]
    said = next((item for item in desk.items("/annexes") if item.get("ordinal") == one.ordinal), {})
    return AnnexPaper(
        stamp=annex_stamp(desk, None if alone else one.ordinal),
        title=" ".join(tree.title.text.split()) if tree.title is not None else "",
        blocks=tree.blocks,
        landscape=lies if isinstance(lies := said.get("landscape"), bool) else _is_wide(one),
    )


def _is_wide(one: Annex) -> bool:
    """Whether a table of the annex, in either language, cannot be read on an upright sheet."""
    page = Typography()
    room = A4[0] - page.left - page.right
    tables = (block for tree in one.texts.values() for block in walk(tree.blocks) if isinstance(block, Table))
    return any(not stands_upright(table, room) for table in tables)


def annex_stamp(desk: Desk, ordinal: int | None) -> Stamp:
    """`Приложение 2 / к постановлению акимата … / от … № …`; a single annex has no number."""
    kind = ACTS[desk.document.kind]
    values = {
        "act": desk.label(kind.to_it),
        "body": names.genitive(desk.body(kind.body), desk.lang),
        "date": dates.attributive(desk.get("/date"), desk.lang) or dates.blank(desk.lang),
        "number": desk.get("/number") or BLANK_NUMBER,
        "ordinal": ordinal,
    }
    if ordinal is None:
        text = desk.fill("Annex\n{act} of {body}\nof {date} No. {number}", **values)
    else:
        text = desk.fill("Annex {ordinal}\n{act} of {body}\nof {date} No. {number}", **values)
    return Stamp(tuple(text.split("\n")))


def _annexes(desk: Desk) -> tuple[Annex, ...]:
    return tuple(one for one in desk.document.annexes if desk.lang in one.texts)
