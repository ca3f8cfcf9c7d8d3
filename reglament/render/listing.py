"""Papers that are a table under a stamp: plans, lists, registers. Their family shares this one sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reglament.render.desk import Desk, present, stamps
from reglament.render.paper import Paper, PaperBlock, Signature, Stamp


@dataclass(frozen=True, slots=True)
class Grid:
    """The table of a list: msgids of its heads, its rows, the relative widths of its columns."""

    head: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    widths: tuple[float, ...]
    centred: tuple[int, ...] = (0,)
    """Columns of numbers and dates."""

    def block(self, desk: Desk) -> tuple[PaperBlock, ...]:
        """The table as it is set; nothing when it has no rows."""
        return (desk.table(self.head, self.rows, self.widths, self.centred),) if self.rows else ()


def listing(
    desk: Desk,
    kind: str,
    blocks: Sequence[PaperBlock],
    *,
    title: str = "",
    intro: Sequence[PaperBlock] = (),
    marks: Sequence[Stamp | None] = (),
    signatures: Sequence[Signature | None] = (),
    landscape: bool = True,
) -> Paper:
    """The sheet of a list: its stamps, the name of its kind (`kind` is the msgid), its title, table and signatures.

    `title` stands in for that of the metadata where a kind has none.
    """
    return Paper(
        doc_id=desk.document.id,
        kind=desk.document.kind,
        lang=desk.lang,
        title=title or desk.title,
        blocks=tuple(blocks),
        kind_title=desk.kind_title(kind, title),
        stamps=stamps(*marks),
        intro=tuple(intro),
        signatures=present(*signatures),
        landscape=landscape,
        subject=desk.label(kind).capitalize(),
    )


def ordinal(value: object) -> str:
    """A number in the first column: `7.`; nothing when there is none."""
    return f"{value}." if isinstance(value, int) and not isinstance(value, bool) else ""
