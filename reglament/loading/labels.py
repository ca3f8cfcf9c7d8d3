"""Labels of clauses, subclauses and chapters, and when a line begins one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

_CLAUSE = re.compile(r"([0-9]{1,3}(?:-[0-9]{1,3})*\.)([ \u00a0]+|$)")
_SUBCLAUSE = re.compile(r"([0-9]{1,3}(?:-[0-9]{1,3})*\))([ \u00a0]+|$)")
_TIGHT = re.compile(r"([0-9]{1,3}(?:-[0-9]{1,3})*[.)])(?=[^\W\d_])")
_DOTTED = re.compile(r"[0-9]{1,3}(?:\.[0-9]{1,3})+(?:\.[ \u00a0]+(?=\S)|[ \u00a0]+(?=[^\W\d_]))")

_NUMBER = r"(?:[0-9]{1,3}(?:[-.][0-9]{1,3})*|(?-i:[IVXLCІХ]{1,7}))"  # Roman ones also with Cyrillic І and Х
_RU_HEAD = r"(?:глава|раздел|подраздел|параграф|часть|chapter|section|part)"
_KK_HEAD = r"(?:тарау|бөлім|кіші[ \u00a0]бөлім|параграф|бөлімше|бөлік)"
_HEAD = "|".join(
    (
        rf"{_RU_HEAD}[ \u00a0]+{_NUMBER}\.?",
        rf"{_NUMBER}[ \u00a0]?[-–]?[ \u00a0]?{_KK_HEAD}\.?",
        rf"§[ \u00a0]?{_NUMBER}\.?",
        rf"{_NUMBER}\.",
    )
)
_CHAPTER = re.compile(rf"({_HEAD})(?:[ \u00a0]+|$)", re.IGNORECASE)
_ITEM = re.compile(r"(?:[а-яёәғқңөұүһіa-z]\)|[-–—])[ \u00a0]")
_LONGEST_HEADING = 150

# A number after these belongs to a reference («пп.», «подпункт», «2-тармағының») and the line goes on.
_BEFORE = re.compile(
    r"(?:(?:^|\W)(?:под)?пункт\w{0,3}|(?:^|\W)п{1,2}\.|(?:^|\W)(?:ст|ч|абз)\.|(?:^|\W)стат\w{1,3}|(?:^|\W)част\w{1,3}"
    r"|тарма[қғ]\w*|тармақша\w*|баптың|бабының|№)$",
    re.IGNORECASE,
)
# … and so does a number before these oblique forms («1) пункта 2», «1) тармақшасына»).
_AFTER = re.compile(
    r"(?:(?:под)?пункт(?:а|у|ом|е|ов|ам|ами|ах)\b|стать(?:и|ю|е|ей|ёй)\b|част(?:и|ью)\b|абзац(?:а|у|ем|е)\b"
    r"|тармақша(?:сы|лары)\w*|тармағы\w*)",
    re.IGNORECASE,
)
_SHORT = "г|гг|ж|жж|п|пп|ст|ч|т|б|см|стр|абз|ред|д|к|кв|ул|қ|тг|руб"
_ABBREVIATION = re.compile(rf"(?:^|[\W_])(?:{_SHORT})\.$", re.IGNORECASE)
_CLOSERS = "\"'»”’)]"


def is_item(line: str) -> bool:
    """Whether the line is an item of a list within a part: `а) …`, `– …`."""
    return _ITEM.match(line) is not None


def ends_part(line: str) -> bool:
    """Whether a line ends as a clause, subclause or part does: with `.`, `;` or `:`."""
    return line.rstrip(_CLOSERS).endswith((".", ";", ":")) and line[-1:] not in {")", "]"}


class Mark(Enum):
    """What kind of label a line begins with."""

    CLAUSE = auto()
    SUBCLAUSE = auto()


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the start of a line: its text and where the text after it begins (offset in the line)."""

    mark: Mark
    text: str
    rest: int
    tight: bool = False
    """No space stands after it."""


def label_of(line: str) -> Label | None:
    """The label that the line, without its indentation, begins with."""
    if match := _CLAUSE.match(line):
        return Label(Mark.CLAUSE, match[1], match.end())
    if match := _SUBCLAUSE.match(line):
        return Label(Mark.SUBCLAUSE, match[1], match.end())
    if match := _TIGHT.match(line):
        mark = Mark.SUBCLAUSE if match[1].endswith(")") else Mark.CLAUSE
        return Label(mark, match[1], match.end(), tight=True)
    return None


def is_dotted(line: str) -> bool:
    """Whether the line begins with a number such as `1.1.`, which is no label of a Kazakhstan act."""
    return _DOTTED.match(line) is not None


class Wrap(Enum):
    """What a line that looks like a label is, right under another line of text."""

    LABEL = auto()
    """It begins a clause or subclause."""
    TEXT = auto()
    """It goes on with the sentence above."""
    DOUBTFUL_LABEL = auto()
    DOUBTFUL_TEXT = auto()


def wrap(previous: str, line: str, label: Label) -> Wrap:
    """Decide by the line above and the words around the number."""
    before = previous.rstrip()
    if _BEFORE.search(before) or _AFTER.match(line, label.rest):
        return Wrap.TEXT
    if ends_part(before):
        return Wrap.DOUBTFUL_LABEL if _ABBREVIATION.search(before) else Wrap.LABEL
    return Wrap.DOUBTFUL_TEXT


def is_chapter_like(text: str) -> bool:
    """Whether a paragraph looks like a heading of a chapter that was not marked as one."""
    label, _ = chapter_label(text)
    return any(char.isalpha() for char in label) and len(text) <= _LONGEST_HEADING and not ends_part(text)


def chapter_label(text: str) -> tuple[str, int]:
    """The literal number of a heading (`1.`, `Глава 2.`, `2-тарау.`), or empty, and where its words begin."""
    match = _CHAPTER.match(text)
    return (match[1], match.end()) if match else ("", 0)
