"""Lines and tables written as Markdown of the legal profile, and the proof that they read back as they were."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reglament.diagnostics import Lang
from reglament.exchange.journal import Journal
from reglament.exchange.letters import rewritten, unmarked
from reglament.exchange.pieces import Cell, Drawing, Grid, Item, Line
from reglament.exchange.remarks import Sort
from reglament.exchange.sections import Sections
from reglament.exchange.words import msgid
from reglament.loading import read_markdown
from reglament.loading.formulas import formula_at
from reglament.loading.labels import chapter_label, ends_part, is_chapter_like, is_item, label_of
from reglament.model.tree import Block, Chapter, Clause, Formula, Paragraph, Subclause, Table, TextTree

_LONGEST_HEADING = 200
_OWN_HEADINGS = {"chapter": 2, "chaptertop": 2, "section": 3, "sectiontop": 3}
"""Styles of headings in papers that this tool made."""
_ROMAN = re.compile(r"[IVXLCІХ]{1,7}\.")
"""A number that may be somebody's initial."""
_PART = re.compile(r"§|(?:под)?раздел|параграф|бөлім|кіші", re.IGNORECASE)
_LABEL = re.compile(r"[0-9]{1,3}|\*{1,5}")
_MISREAD = re.compile(r"#|\||!?\[\^?[^\]]*\][:(]")
"""How lines begin that the profile takes for a heading, a table, a footnote or a picture."""
_SUM = re.compile(r"(?:итого|всего|барлығы|жиыны|жиынтығы)(?!\w)", re.IGNORECASE)
_COUNT = re.compile(r"[0-9]{1,4}[.)]?")
_RUNS = re.compile(r" {2,}")
_MARKS = re.compile(r"\s*\[\^[^\[\]]*\]")


@dataclass(slots=True)
class Written:
    """The Markdown of one text, the pictures that it shows by the names of their files, its landscape tables."""

    markdown: str
    pictures: dict[str, Drawing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Words:
    """What one text is written with: its name, its language, the required sections of its kind."""

    name: str
    lang: Lang
    sections: Sections


class Writer:
    """Writes one text; what cannot be held is told of."""

    def __init__(self, words: Words, journal: Journal) -> None:
        self._words = words
        self._journal = journal
        self._labels: set[str] = set()
        self._notes: list[str] = []
        self._pictures: dict[str, Drawing] = {}
        self._depth = 0
        self._top = 0
        """The outline level of the highest headings."""
        self.lines: list[str] = []
        """Every paragraph, heading and row as it must read back."""

    def write(self, title: str, items: Sequence[Item]) -> Written:
        """The whole text."""
        blocks = [f"# {' '.join(title.split())}"] if title else []
        if title:
            self.lines.append(" ".join(title.split()))
        lines = self._joined_headings(items)
        levels = [one.look.outline for one in lines if isinstance(one, Line) and one.look.outline]
        self._top = min(levels, default=0)
        for item in lines:
            blocks += self._grid(item) if isinstance(item, Grid) else self._line(item)
        return Written("\n\n".join([*blocks, *self._notes]) + "\n", self._pictures)

    def _joined_headings(self, items: Sequence[Item]) -> list[Line | Grid]:
        """Line breaks settled; a number of a chapter and its words in the next line are one heading."""
        found: list[Line | Grid] = []
        for item in items:
            parts = self._broken(item) if isinstance(item, Line) else [item] if isinstance(item, Grid) else []
            for one in parts:
                last = found[-1] if found else None
                if (
                    isinstance(one, Line)
                    and isinstance(last, Line)
                    and not one.label
                    and _is_bare_number(last.words)
                    and not ends_part(one.text)
                    and (one.look.align == "center" or one.look.bold or one.look.outline)
                ):
                    found[-1] = replace(last, text=f"{last.text} {one.text}".strip())
                elif isinstance(one, Line) and isinstance(last, Line) and _continues(last, one):
                    found[-1] = replace(one, label=last.words)
                else:
                    found.append(one)
        return found

    def _broken(self, line: Line) -> list[Line]:
        """The paragraphs that line breaks inside one part, and the lines that they only wrap."""
        if "\n" not in line.text:
            return [line]
        pieces: list[str] = []
        for piece in filter(None, (part.strip() for part in line.text.split("\n"))):
            begins = label_of(piece) is not None or is_item(piece)
            if pieces and not begins and not ends_part(unmarked(pieces[-1])):
                pieces[-1] = f"{pieces[-1]} {piece}"
            else:
                pieces.append(piece)
        first, *others = pieces or [""]
        self._journal.count(Sort.CHANGED, msgid("Line breaks inside paragraphs are settled: {count}."))
        return [
            replace(line, text=first),
            *(replace(line, text=one, label="", drawings=()) for one in others),
        ]

    def _line(self, line: Line) -> Iterator[str]:
        text = _one_line(line.words)
        if text:
            superfluous = len(_RUNS.findall(line.words.strip()))
            self._journal.count(Sort.CHANGED, msgid("Superfluous spaces are taken out: {count}."), superfluous)
            text = self._noted(line, text)
            inside = self._depth > 0
            self._depth = self._quoted(text)
            level = 0 if inside or text[0] in '«"“„' else self._level(line, text)
            if level:
                mark = self._words.sections.mark(unmarked(text)) if level == 2 else ""
                self.lines.append(_MARKS.sub("", text))
                yield f"{'#' * level} {text}{f' {{#{mark}}}' if mark else ''}"
            else:
                yield self._paragraph(line, text)
        yield from map(self._picture, line.drawings)

    def _paragraph(self, line: Line, text: str) -> str:
        label = label_of(text)
        if label is not None and label.tight:
            self._journal.count(Sort.CHANGED, msgid("A space is put between a number and its text: {count}."))
            text = f"{text[: label.rest]} {text[label.rest :]}"
        if _MISREAD.match(text):
            self._journal.add(
                Sort.UNCLEAR,
                msgid("A line begins like mark-up; it is written after a backslash, reword it."),
                line.number,
                text,
            )
            text = "\\" + text
        if "\t" in line.text:
            self._journal.count(Sort.CHANGED, msgid("Tabs inside paragraphs are written as spaces: {count}."))
        self.lines.append(_MARKS.sub("", text))
        return text

    def _level(self, line: Line, text: str) -> int:
        """The level of a heading, 0 for running text."""
        look = line.look
        if look.style in _OWN_HEADINGS:
            return _OWN_HEADINGS[look.style]
        plain = unmarked(text)
        if len(plain) > _LONGEST_HEADING or formula_at(plain) is not None:
            return 0
        apart = bool(look.align or look.bold or look.outline)
        if is_chapter_like(plain) and (apart or not _ROMAN.match(plain)):
            return 3 if _PART.match(chapter_label(plain)[0].lstrip("0123456789-– \u00a0.IVXІХ")) else 2
        if look.outline and not (label_of(plain) and ends_part(plain)):
            return 2 if look.outline <= self._top else 3
        if look.align == "center" and not ends_part(plain) and label_of(plain) is None and not is_item(plain):
            return 2
        return 0

    def _quoted(self, text: str) -> int:
        """How many quotations of a new wording are open after this line."""
        if self._depth == 0 and not (text[0] == "«" and self.lines and self.lines[-1].endswith(":")):
            return 0
        return max(self._depth + text.count("«") - text.count("»"), 0)

    def _noted(self, line: Line, text: str) -> str:
        """The text with the marks of its footnotes as the profile writes them."""

        def write(index: int) -> str:
            note = line.notes[index] if index < len(line.notes) else None
            if note is None:
                return ""
            label = note.label
            said = _one_line(note.text) or "—"
            if _LABEL.fullmatch(label) is None or label in self._labels:
                label = next((str(count) for count in range(1, 1000) if str(count) not in self._labels), "")
                if not label:
                    return f" ({said})"
                self._journal.add(
                    Sort.CHANGED,
                    msgid("The mark of a footnote is changed: {was} is {now}."),
                    line.number,
                    unmarked(text),
                    was=note.label,
                    now=label,
                )
            self._labels.add(label)
            self._notes.append(f"[^{label}]: {said}")
            return f"[^{label}]"

        return rewritten(text, write)

    def _picture(self, drawing: Drawing) -> str:
        name = f"{self._words.name}-picture-{len(self._pictures) + 1}.{self._words.lang}.{drawing.suffix}"
        self._pictures[name] = drawing
        alt = re.sub(r"[\[\]()]", " ", drawing.alt).strip() or "—"
        message = msgid("A picture is kept in {file}; say in the text what it shows.")
        self._journal.add(Sort.FOUND, message, file=name)
        return f"![{alt}]({name})"

    def _grid(self, grid: Grid) -> list[str]:
        """A table as lines with bars: its head, the rule, its rows."""
        grid = replace(grid, rows=tuple(_sum_in_place(row, grid.rows) for row in grid.rows))
        kept = [column for column in range(len(grid.rows[0])) if any(row[column].text for row in grid.rows)]
        if not kept:
            return []
        rows = [[self._cell(row[column], grid) for column in kept] for row in grid.rows]
        headed = grid.heads > 0 or _looks_like_head(grid, kept)
        if grid.heads > 1:
            self._journal.add(
                Sort.CHANGED,
                msgid("A table has a head of {count} rows; the first is the head, the others are rows."),
                grid.number,
                grid.words,
                count=grid.heads,
            )
        head = rows.pop(0) if headed else [""] * len(kept)
        body = grid.rows[1:] if headed else grid.rows
        rules = [_rule([row[column] for row in body]) for column in kept]
        said = [head, *rows] if headed and any(head) else rows
        self.lines += ["|".join(_MARKS.sub("", cell) for cell in row) for row in said]
        return ["\n".join([_row(head), f"|{'|'.join(rules)}|", *map(_row, rows)])]

    def _cell(self, cell: Cell, grid: Grid) -> str:
        lines = [line for line in cell.lines if line.words]
        if any(isinstance(block, Grid) for block in cell.blocks):
            self._journal.add(
                Sort.CHANGED, msgid("A table inside a cell is written as running text."), grid.number, cell.text
            )
        if len(lines) > 1:
            self._journal.count(Sort.CHANGED, msgid("Paragraphs of one cell are joined (cells: {count})."))
        if any(line.drawings for line in lines):
            self._journal.add(
                Sort.LEFT_OUT, msgid("A picture in a cell of a table is left out."), grid.number, cell.text
            )
        return " ".join(self._noted(line, _one_line(line.words)) for line in lines)


def proven(path: str, written: Written, lines: Sequence[str], lang: Lang) -> tuple[TextTree | None, str]:
    """The tree that the Markdown reads back as, and the first line that is not the one written; empty when all are."""
    tree, _ = read_markdown(path, lang, written.markdown.encode())
    if tree is None:
        return None, lines[0] if lines else ""
    back = list(_said(tree))
    index = 0
    for line in lines:
        here, following = [*back[index : index + 2], "", ""][:2]
        if here == line:
            index += 1
        elif formula_at(line) is not None and f"{here} {following}" == line:
            index += 2  # resolving words are read as a block of their own
        else:
            return tree, line or "—"
    return tree, back[index] if index < len(back) else ""


def _said(tree: TextTree) -> Iterator[str]:
    """Every paragraph with its label, every heading and row of a tree; a formula with what it was parted from."""
    if tree.title is not None:
        yield tree.title.text
    yield from _lines(tree.blocks)


def _lines(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph | Formula):
            yield block.text
        elif isinstance(block, Table):
            for row in ((block.head,) if block.head else ()) + block.rows:
                yield "|".join(cell.text for cell in row)
        elif isinstance(block, Chapter):
            yield f"{block.label} {block.title.text}".strip()
            yield from _lines(block.blocks)
        elif isinstance(block, Clause | Subclause):
            first = block.blocks[0] if block.blocks else None
            own = first.text if isinstance(first, Paragraph) else ""
            yield f"{block.label} {own}".strip()
            yield from _lines(block.blocks[1:] if isinstance(first, Paragraph) else block.blocks)


def _continues(last: Line, line: Line) -> bool:
    """Whether a line holds the text of the number that stands alone in the line above it."""
    label = label_of(last.words)
    alone = label is not None and label.rest >= len(last.words) and not last.drawings
    return alone and not line.label and bool(line.text) and label_of(line.text) is None and not line.look.outline


def _is_bare_number(text: str) -> bool:
    label, rest = chapter_label(text)
    return bool(label) and rest >= len(text) and any(letter.isalpha() for letter in label)


def _looks_like_head(grid: Grid, kept: Sequence[int]) -> bool:
    """Whether the first row is set apart from the second: in bold or in the middle, where the second is not."""
    if len(grid.rows) < 2 or not grid.ruled:
        return False
    first = [line for column in kept for line in grid.rows[0][column].lines if line.words]
    second = [line for column in kept for line in grid.rows[1][column].lines if line.words]
    tests: tuple[Callable[[Line], bool], ...] = (lambda one: one.look.bold, lambda one: one.look.align == "center")
    return bool(first) and any(all(map(test, first)) and not all(map(test, second)) for test in tests)


def _sum_in_place(row: tuple[Cell, ...], rows: Sequence[tuple[Cell, ...]]) -> tuple[Cell, ...]:
    """The word of a sum (`Всего`, `Барлығы`) that was joined with the number's cell stands in the next one."""
    if len(row) < 2 or not row[1].covered or not _SUM.match(row[0].text):
        return row
    numbers = [other[0].text for other in rows if other is not row and not _SUM.match(other[0].text)]
    counted = sum(_COUNT.fullmatch(text) is not None for text in numbers)
    return (row[1], row[0], *row[2:]) if counted * 2 > len(numbers) else row


def _rule(cells: Sequence[Cell]) -> str:
    aligns = [line.look.align for cell in cells for line in cell.lines if line.words]
    for align, rule in (("center", ":---:"), ("right", "---:")):
        if aligns and aligns.count(align) * 2 > len(aligns):
            return rule
    return "---"


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _one_line(text: str) -> str:
    return re.sub(r"[ \t\n\r]+", " ", text).strip()
