"""Mark-up of other Markdown that this profile would print letter by letter."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reglament.diagnostics import Span
from reglament.loading.findings import Findings
from reglament.loading.lines import Line, Raw, RawHeading, RawPicture, RawTable, is_delimiter

_MARKUP = (
    ("emphasis", re.compile(r"(?<![\w*])(\*{1,3})(?=[^\s*])[^*]*?(?<=[^\s*])\1(?![\w*])")),
    ("emphasis", re.compile(r"(?<![\w_])(__?)(?=[^\s_])[^_]*?(?<=[^\s_])\1(?![\w_])")),
    ("strike", re.compile(r"~~(?=\S)[^~]+~~")),
    ("html", re.compile(r"</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|<!--|&(?:[a-z]{2,8}|#[0-9]{1,6}|#x[0-9a-f]{1,6});")),
    ("link", re.compile(r"!?\[[^\[\]]*\](?:\([^()\s]*\)|\[[^\[\]]*\])|<https?://[^<>\s]*>")),
    ("code", re.compile(r"(?<!`)`+[^`]+`+|^(?:```|~~~).*")),
    ("list", re.compile(r"^[*+](?=[ \u00a0])")),
    ("quote", re.compile(r"^>")),
    ("rule", re.compile(r"^(?:-{3,}|={3,}|\*{3,}|(?:\* ){2,}\*)$")),
    ("escape", re.compile(r"\\[\\`*_{}\[\]()#+\-.!<>|$]")),
)
_NOTES = re.compile(r"\[\^[^\[\]]*\]")
_SUSPICIOUS = re.compile(r"[*_~<&\[`\\]|^[+>=-]")


def check_markup(blocks: Sequence[Raw], findings: Findings) -> None:
    """A warning for every piece of foreign mark-up, at most one of a sort in a line."""
    for name, line, match in _hits(blocks):
        column = line.column + match.start()
        span = Span(line.number, column, line.number, line.column + match.end())
        findings.add("F23", name, span, markup=match[0][:60])


def _hits(blocks: Sequence[Raw]) -> Iterator[tuple[str, Line, re.Match[str]]]:
    for line, in_table in _lines(blocks):
        text = _NOTES.sub(lambda mark: "\u00b7" * len(mark[0]), line.text)  # they have findings of their own
        if not _SUSPICIOUS.search(text):
            continue
        seen = set()
        for name, pattern in _MARKUP:
            if in_table and name in {"escape", "rule"}:
                continue
            if name not in seen and (match := pattern.search(text)):
                seen.add(name)
                yield name, line, match


def _lines(blocks: Sequence[Raw]) -> Iterator[tuple[Line, bool]]:
    for block in blocks:
        if isinstance(block, RawHeading):
            yield block.line, False
        elif not isinstance(block, RawPicture):
            table = isinstance(block, RawTable)
            yield from ((line, table) for line in block.lines if not (table and is_delimiter(line.text)))
