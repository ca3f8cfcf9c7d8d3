"""The report of an import, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reglament.diagnostics import Lang
from reglament.exchange.changes import KINDS
from reglament.exchange.pieces import Change
from reglament.exchange.remarks import Remark, Sort
from reglament.exchange.words import msgid, say

_HEADS = {
    Sort.FOUND: msgid("Found:"),
    Sort.CHANGED: msgid("Changed on the way:"),
    Sort.LEFT_OUT: msgid("Left out:"),
    Sort.UNCLEAR: msgid("Not understood; please look:"),
}


def told(remarks: Sequence[Remark], lang: Lang, *, brief: bool = False) -> Iterator[str]:
    """Lines of the report, by sort; `brief` leaves out what was found as it should be."""
    for sort, head in _HEADS.items():
        own = [remark for remark in remarks if remark.sort is sort]
        if not own or (brief and sort is Sort.FOUND):
            continue
        yield say(head, {}, lang)
        for remark in own:
            yield f"  {_place(remark, lang)}{remark.text(lang)}"


def _place(remark: Remark, lang: Lang) -> str:
    parts = [remark.file] if remark.file else []
    if remark.number:
        parts.append(say(msgid("paragraph {number}"), {"number": remark.number}, lang))
    if remark.words:
        parts.append(f"«{remark.words}»")
    return f"{', '.join(parts)}: " if parts else ""


def change(one: Change, lang: Lang) -> str:
    """One tracked change in a line."""
    kind = say(KINDS[one.kind], {}, lang)
    place = say(msgid("paragraph {number}"), {"number": one.number}, lang)
    return f"{place}: {kind} «{one.text}» ({one.author or '—'}, {one.date[:10] or '—'})"


def as_json(remarks: Sequence[Remark], lang: Lang) -> list[dict[str, Any]]:
    """The remarks as plain data; `message` stays in English, `text` is in the reader's language."""
    return [
        {
            "sort": remark.sort.value,
            "message": remark.message,
            "params": dict(remark.params),
            "text": remark.text(lang),
            "file": remark.file,
            "paragraph": remark.number,
            "words": remark.words,
        }
        for remark in remarks
    ]
