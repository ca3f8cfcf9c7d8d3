"""The sheet of a DOCX: page, margins, sizes and line pitch, in the units of OpenXML.

Lengths are twips (1/20 pt; 1 cm is 567), font sizes half-points. The line pitch is exact, size x 1.15 x spacing, so
that pages break in Word where they break in the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from reglament.diagnostics import Lang

LANGUAGES: dict[Lang, str] = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
"""Language tags as a word processor knows them."""

SHORT, LONG = 11906, 16838
"""A4."""
TOP, BOTTOM, LEFT, RIGHT = 1134, 1134, 1701, 567
"""Margins: 20, 20, 30 and 10 mm."""
HEADER, FOOTER = 567, 340
INDENT = 709
"""The indent of a first line: 1.25 cm."""
PITCH = 1.15
"""Line pitch by font size."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the named styles, the last section, header and footer of one document depend on.

    `size` is that of running text in points; `initials` labels the box for initials, empty when none is asked for;
    `landscape` and `continued` are about the last section: its page is turned, it is not the first one.
    """

    lang: Lang
    size: float = 14
    spacing: float = 1.0
    ragged: bool = False
    initials: str = ""
    landscape: bool = False
    continued: bool = False

    @property
    def table_size(self) -> float:
        """The size of text in tables, in points."""
        return min(self.size, 12)

    @property
    def small_size(self) -> float:
        """The size of small print, in points."""
        return min(self.size, 10)

    def pitch(self, size: float) -> int:
        """The exact distance of lines of text of `size` points, in twips."""
        return round(size * PITCH * self.spacing * 20)

    def values(self) -> dict[str, object]:
        """What fills the places of the style sheet."""
        return {
            "lang": LANGUAGES[self.lang],
            "size": round(self.size * 2),
            "table": round(self.table_size * 2),
            "small": round(self.small_size * 2),
            "pitch": self.pitch(self.size),
            "table_pitch": self.pitch(self.table_size),
            "small_pitch": self.pitch(self.small_size),
            "indent": 0 if self.ragged else INDENT,
            "justify": "left" if self.ragged else "both",
        }


def text_width(landscape: bool) -> int:
    """The width between the margins."""
    return (LONG if landscape else SHORT) - LEFT - RIGHT


def section(landscape: bool, continued: bool) -> str:
    """The properties of a section: its page, header and footer; the first page of a document carries no number."""
    width, height = (LONG, SHORT) if landscape else (SHORT, LONG)
    margins = {"top": TOP, "right": RIGHT, "bottom": BOTTOM, "left": LEFT, "header": HEADER, "footer": FOOTER}
    return "".join(
        (
            "<w:sectPr>",
            '<w:headerReference w:type="first" r:id="rId101"/><w:headerReference w:type="default" r:id="rId102"/>',
            '<w:footerReference w:type="first" r:id="rId103"/><w:footerReference w:type="default" r:id="rId103"/>',
            '<w:type w:val="nextPage"/>',
            f'<w:pgSz w:w="{width}" w:h="{height}"' + (' w:orient="landscape"/>' if landscape else "/>"),
            "<w:pgMar " + " ".join(f"w:{side}={quoteattr(str(value))}" for side, value in margins.items()),
            ' w:gutter="0"/>',
            "" if continued else "<w:titlePg/>",
            "</w:sectPr>",
        )
    )
