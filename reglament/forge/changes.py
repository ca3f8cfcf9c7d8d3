"""What changed in a text, as HTML that a forge leaves as it is: paragraphs, `ins` and `del`, no style and no class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reglament.diagnostics import Lang
from reglament.forge.safe import safe
from reglament.redline import Entry, Op, Redline, Segment, Status, summary
from reglament.redline.summary import fate, place, section_name

AROUND = 90
"""Letters of unchanged text that are shown on each side of a change."""
MOST = 3000
"""Letters of one change; a longer one is cut."""


def changes(redline: Redline, lang: Lang) -> Iterator[str]:
    """The summary and then every change in a paragraph of its own, with the place where it stands."""
    yield f"<p><em>{safe(summary(redline, lang), MOST)}</em></p>"
    for section in redline.sections:
        shown = [entry for entry in section.entries if entry.status is not Status.SAME]
        name = section_name(section, lang)
        if shown and name:
            yield f"<p><b>{safe(name)}</b></p>"
        for entry in shown:
            yield f"<p><b>{safe(place(entry, lang))}</b> · {safe(fate(entry, lang))}<br>{_text(entry)}</p>"


def _text(entry: Entry) -> str:
    if not entry.rows:
        return "".join(_segments(entry.segments))
    rows = (row for row in entry.rows if row.status is not Status.SAME)
    return "<br>".join(" | ".join("".join(_segments(cell)) for cell in row.cells) for row in rows)


def _segments(segments: Iterable[Segment]) -> Iterator[str]:
    listed = list(segments)
    for index, one in enumerate(listed):
        spaces = [" " if edge.isspace() else "" for edge in (one.text[:1], one.text[-1:])]
        if one.op is Op.SAME:
            yield f"{spaces[0]}{safe(_middle_out(one.text, index > 0, index + 1 < len(listed)), MOST)}{spaces[1]}"
        else:
            tag = "del" if one.op is Op.DELETED else "ins"
            yield f"{spaces[0]}<{tag}>{safe(one.text, MOST)}</{tag}>{spaces[1]}"


def _middle_out(text: str, before: bool, after: bool) -> str:
    """Unchanged text with its middle left out; the side without a change beside it goes altogether."""
    if len(text) <= 2 * AROUND + 10:
        return text
    head = text[:AROUND].rsplit(None, 1)[0] if before else ""
    tail = text[-AROUND:].split(None, 1)[-1] if after else ""
    return f"{head} … {tail}".strip()
