"""A redline for a terminal: every changed block under its place, `[-what went-]`, `{+what came+}`, colours on top."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Lang
from reglament.redline.comparing import Entry, Redline, RowChange, Status
from reglament.redline.summary import fate, place, section_name, summary
from reglament.redline.words import Op, Segment

_MARKS = {Op.SAME: ("", ""), Op.DELETED: ("[-", "-]"), Op.INSERTED: ("{+", "+}")}
_COLOURS = {Op.DELETED: "\x1b[31m", Op.INSERTED: "\x1b[32m"}
_BOLD, _DIM, _END = "\x1b[1m", "\x1b[36m", "\x1b[0m"
_AROUND = 12
"""Words of unchanged text that are shown on each side of a change."""


def as_text(redline: Redline, lang: Lang, *, old: str, new: str, colour: bool = False) -> str:
    """The changed blocks, the summary first; `old` and `new` say which versions these are.

    Nothing of the papers can steer a terminal: what is no printable character becomes `\ufffd`.
    """
    bold, end = (_BOLD, _END) if colour else ("", "")
    title = redline.new.title or redline.old.title
    lines = [f"{bold}{_safe(title)}{end}"] if title else []
    lines += [f"--- {_safe(old)}", f"+++ {_safe(new)}", _safe(summary(redline, lang))]
    for section in redline.sections:
        changed = [one for entry in section.entries for one in _block(entry, lang, colour)]
        if changed and section.annex is not None:
            lines += ["", f"{bold}{_safe(section_name(section, lang))}{end}"]
        lines += changed
    return "\n".join(lines) + "\n"


def _block(entry: Entry, lang: Lang, colour: bool) -> Iterator[str]:
    if entry.status is Status.SAME:
        return
    dim, end = (_DIM, _END) if colour else ("", "")
    yield ""
    yield f"{dim}@@ {_safe(place(entry, lang))} · {_safe(fate(entry, lang))} @@{end}"
    if entry.rows:
        yield from (_row(row, lang, colour) for row in entry.rows if row.status is not Status.SAME)
    else:
        yield from f"  {_said(entry.segments, colour, short=entry.status is Status.CHANGED)}".split("\n")


def _row(row: RowChange, lang: Lang, colour: bool) -> str:
    cells = " | ".join(_said(cell, colour, short=False).replace("\n", " / ") for cell in row.cells)
    return f"  | {cells} |"


def _said(segments: tuple[Segment, ...], colour: bool, *, short: bool) -> str:
    """The segments in their marks; in a long text what is far from any change is left out."""
    said = []
    for index, one in enumerate(segments):
        text = one.text
        if one.op is Op.SAME and short:
            text = _shortened(text, first=index == 0, last=index == len(segments) - 1)
        before, after = _MARKS[one.op]
        start = _COLOURS.get(one.op, "") if colour else ""
        said.append(f"{start}{before}{_safe(text)}{after}{_END if start else ''}")
    return "".join(said)


def _shortened(text: str, *, first: bool, last: bool) -> str:
    pieces = text.split(" ")
    head, tail = 0 if first else _AROUND, 0 if last else _AROUND
    if len(pieces) <= head + tail + 3:
        return text
    kept = pieces[: max(head, 1)] if first or head else []
    return " ".join([*kept, "…", *(pieces[-tail:] if tail else [])])


def _safe(text: str) -> str:
    return "".join(letter if letter.isprintable() or letter in "\n\u00ad" else "\ufffd" for letter in text)
