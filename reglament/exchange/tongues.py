"""Which language a piece of text is in, and a file taken apart into its Kazakh and its Russian text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from reglament.diagnostics import Lang
from reglament.exchange.pieces import Cell, Grid, Item, Line, Turn, lines_of
from reglament.exchange.requisites import NAME
from reglament.loading.language import reads_russian

_OWN = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_QUOTED = re.compile(r"«[^«»]*»|\"[^\"]*\"|[“„][^“”„]*[”“]")
_SHARE = 0.03
"""Kazakh text has more of its own letters than this, Russian text with a Kazakh name in it less."""
_TELLING = 25
"""So many Cyrillic letters without a Kazakh one are Russian."""
_MINORITY = 0.08
"""A language with less of the letters than this is quoted in the other one."""
_LETTERSPACED = re.compile(r"(?:\w ){3,}\w")
_TELLS = re.compile(
    r"\b(?:(?P<kk>жоба|туралы|бойынша|сайын|барлы\w+)|проект|приложение|постановление|решение|распоряжение|аким\w{0,4}|"
    r"город\w{0,2}|улица|справка|года|от)\b",
    re.IGNORECASE,
)
"""Words that tell the language of a line too short to count its letters."""
_SEQUEL = re.compile(r"\s*(?:№|N\b|[«\"]?_)")


def language(text: str) -> Lang:
    """`kk`, `ru`, or empty when a short text may be either."""
    outside = _QUOTED.sub("", _QUOTED.sub("", text))
    if len(_CYRILLIC.findall(outside)) >= 10:
        text = outside
    text = text if not _LETTERSPACED.fullmatch(text.strip()) else text.replace(" ", "")
    letters, own = len(_CYRILLIC.findall(text)), len(_OWN.findall(text))
    if own:
        return "kk" if own / letters >= _SHARE else "ru"
    if letters < _TELLING and (word := _TELLS.search(text)):
        return "kk" if word["kk"] else "ru"
    return "ru" if letters >= _TELLING or (letters and reads_russian(text)) else ""


@dataclass(slots=True)
class Streams:
    """The items of each language in order."""

    kk: list[Item] = field(default_factory=list)
    ru: list[Item] = field(default_factory=list)
    paired: bool = False
    """Whether the two stood side by side."""

    def of(self, lang: Lang) -> list[Item]:
        """Those of one language."""
        return self.kk if lang == "kk" else self.ru

    @property
    def languages(self) -> tuple[Lang, ...]:
        """The languages that have any text."""
        return tuple(lang for lang in ("kk", "ru") if any(lines_of(self.of(lang))))


def part(items: Sequence[Item]) -> Streams:
    """The Kazakh and the Russian text of one file: side by side, one after the other, or one alone."""
    weights = _weights(items)
    total = sum(weights.values())
    small = [lang for lang, weight in weights.items() if weight < _MINORITY * total]
    streams = Streams()
    if small:
        (alone,) = set(weights) - set(small[:1])
        for item in items:
            _alone(item, alone, streams)
        return streams
    streams.paired = any(isinstance(item, Grid) and sides(item) and not is_letterhead(item) for item in items)
    said = [*_read(items, weak=streams.paired)]
    _deal(said, streams)
    return streams


def sides(grid: Grid, *, weak: bool = False) -> tuple[int, int] | None:
    """The columns with the Kazakh and the Russian text of a table whose rows hold the same in both; else None.

    `weak`: one side may be too short to tell, as that of a date is.
    """
    width = len(grid.rows[0])
    filled = [column for column in range(width) if any(row[column].text for row in grid.rows)]
    if len(filled) != 2:
        return None
    said = [" ".join(row[column].text for row in grid.rows) for column in filled]
    tongues = [language(text) for text in said]
    if weak and "" in tongues and tongues != ["", ""] and not grid.ruled:
        blank = tongues.index("")
        other = "ru" if tongues[1 - blank] == "kk" else "kk"
        if not (len(said[blank]) < 80 and NAME.fullmatch(said[blank])) and (
            other == "kk" or not _OWN.search(said[blank])
        ):
            tongues[blank] = other
    if sorted(tongues) != ["kk", "ru"]:
        return None
    return (filled[0], filled[1]) if tongues[0] == "kk" else (filled[1], filled[0])


def is_letterhead(grid: Grid) -> bool:
    """A few rows in capitals in both languages: the names of the body and of the kind."""
    text = grid.words
    return sides(grid) is not None and len(grid.rows) <= 6 and len(text) < 600 and text == text.upper()


def _weights(items: Iterable[Item]) -> dict[Lang, int]:
    weights: dict[Lang, int] = {"kk": 0, "ru": 0}
    for item in items:
        if isinstance(item, Grid) and is_letterhead(item):
            continue
        if isinstance(item, Grid) and sides(item) is None:
            # Short cells of a Kazakh table often have no Kazakh letter: the table is weighed as a whole.
            if tongue := _of_table(item):
                weights[tongue] += len(item.words)
            continue
        for line in lines_of([item]):
            if tongue := language(line.text):
                weights[tongue] += len(line.text)
    return weights


def _alone(item: Item, lang: Lang, streams: Streams) -> None:
    """An item of a file in one language; of a letterhead each side goes to its own."""
    if isinstance(item, Grid) and is_letterhead(item) and (columns := sides(item)):
        streams.of(lang).extend(_column(item, columns[0] if lang == "kk" else columns[1]))
    else:
        streams.of(lang).append(item)


def _read(items: Sequence[Item], *, weak: bool) -> Iterable[tuple[Item, Lang | tuple[int, int]]]:
    """Every item with its language, with the columns of both, or with nothing when it may be either."""
    for item in items:
        if isinstance(item, Grid):
            yield item, sides(item, weak=weak) or _of_table(item)
        elif isinstance(item, Line):
            yield item, language(item.words)
        else:
            yield item, ""


def _of_table(grid: Grid) -> Lang:
    """The language of a table. Numbers and names of streets outweigh its few words, so that cells are asked.

    Russian has no Kazakh letters, while many a Kazakh cell has none either (`ауыстыру`, `жылу камерасы`): a third is
    enough, and fewer are names of places in a Russian table.
    """
    tongues = [language(cell.text) for row in grid.rows for cell in row]
    kazakh, russian = tongues.count("kk"), tongues.count("ru")
    if not kazakh:
        return language(grid.words)
    return "kk" if kazakh * 3 >= russian else "ru"


def _deal(said: Sequence[tuple[Item, Lang | tuple[int, int]]], streams: Streams) -> None:
    last: Lang = next((tongue for _, tongue in said if isinstance(tongue, str) and tongue), "kk")
    tables = 0
    for index, (item, tongue) in enumerate(said):
        table = isinstance(item, Grid) and not isinstance(tongue, tuple)
        tables = tables + 1 if table else 0
        if isinstance(item, Turn):
            streams.kk.append(item)
            streams.ru.append(item)
        elif isinstance(tongue, tuple) and isinstance(item, Grid):
            streams.kk += _column(item, tongue[0])
            streams.ru += _column(item, tongue[1])
        elif isinstance(item, Line) and (both := _two_words(item)):
            streams.kk.append(both[0])
            streams.ru.append(both[1])
        else:
            if table and not tongue and streams.paired:
                tongue = "kk" if tables % 2 else "ru"
            elif not tongue:
                following = next((one for _, one in said[index + 1 : index + 3] if one), "")
                begins = isinstance(item, Line) and _SEQUEL.match(item.text) is not None
                tongue = following if begins and isinstance(following, str) and following else last
            tongue = tongue if isinstance(tongue, str) else last
            streams.of(tongue).append(item)
            last = tongue


def _column(grid: Grid, column: int) -> list[Item]:
    """What one column holds, as text that stands alone."""
    return [block for row in grid.rows for block in row[column].blocks]


_DRAFT = re.compile(r"\s*(жоба)\s*[/|–-]?\s*(проект)\s*", re.IGNORECASE)


def _two_words(line: Line) -> tuple[Line, Line] | None:
    """`ЖОБА / ПРОЕКТ`: a mark in both languages in one line."""
    match = _DRAFT.fullmatch(line.text)
    if match is None:
        return None
    one, two = (Line(match[group], "", line.look, line.number) for group in (1, 2))
    return one, two


def flat(items: Iterable[Item]) -> list[Item]:
    """Tables of a layout as lines: one filled cell in a row stands alone, several in a row are parted by tabs."""
    found: list[Item] = []
    for item in items:
        if isinstance(item, Grid) and _is_layout(item):
            for row in item.rows:
                found += _laid_out(row)
        else:
            found.append(item)
    return found


def _laid_out(row: tuple[Cell, ...]) -> list[Item]:
    filled = [cell for cell in row if cell.text]
    if len(filled) > 1 and all(len(cell.blocks) == 1 and isinstance(cell.blocks[0], Line) for cell in filled):
        first = next(filled[0].lines)
        return [Line("\t".join(cell.text for cell in filled), "", first.look, first.number)]
    return flat(block for cell in filled for block in cell.blocks)


def _is_layout(grid: Grid) -> bool:
    """A table without lines that only places words on the sheet, or a frame around a single cell."""
    if len(grid.rows) * len(grid.rows[0]) == 1:
        return True
    if grid.ruled or grid.heads:
        return False
    full = [sum(bool(cell.text) for cell in row) for row in grid.rows]
    return len(grid.rows) <= 2 or max(full, default=0) <= 1 or (len(grid.rows[0]) == 2 and _names(grid))


def _names(grid: Grid) -> bool:
    """Whether the last column holds nothing but names: signatures."""
    last = [row[-1].text for row in grid.rows if row[-1].text]
    return bool(last) and all(len(text) < 80 and NAME.fullmatch(text) for text in last)
