"""The sheet of a DOCX: page, margins, sizes and line pitch, in the units of OpenXML.

Lengths are twips (1/20 pt; 1 cm is 567), font sizes half-points. The line pitch is exact, size x 1.15 x spacing, so
that pages break in Word where they break in the PDF.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reglament.diagnostics import Lang
from reglament.model.tree import Picture
from reglament.render.docx_pictures import Stand
from reglament.render.typography import Typography

LANGUAGES: dict[Lang, str] = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
"""Language tags as a word processor knows them."""

MM = 1440 / 25.4
"""Twips in a millimetre."""
SHORT, LONG = 11906, 16838
"""A4."""
BOX = 8.0
"""Height of the box for initials, millimetres."""
SLACK = 10
"""Twips by which the bottom margin is smaller than in the PDF: rules and what must follow a table take so much more,
and a table that fills its page would be followed by an empty one."""
TABLE_SIZES = (12, 11, 10, 9, 8)
"""Font sizes that tables are set in, points: the styles of each carry its number."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the named styles, the last section, header and footer of one document depend on.

    `size` is that of running text in points; `initials` labels the box for initials, empty when none is asked for;
    `landscape` and `continued` are about the last section: its page is turned, it is not the first one. `parallel` is
    the side-by-side version: ragged, with a small indent.
    """

    lang: Lang
    typography: Typography = field(default_factory=Typography)
    size: float = 14.0
    spacing: float = 1.0
    parallel: bool = False
    initials: str = ""
    landscape: bool = False
    continued: bool = False
    stand: Stand = field(default_factory=Stand, compare=False)
    """Where its pictures come from."""

    @property
    def stamp(self) -> float:
        """The size of stamps, points."""
        return min(self.size, self.typography.stamp)

    @property
    def files(self) -> Mapping[str, bytes]:
        """The pictures shown so far, by name."""
        return self.stand.files

    def picture(self, picture: Picture, width: int, *, landscape: bool) -> tuple[str, float, float] | None:
        """Name and size in millimetres of a picture in a column of `width` twips; None when there is no file."""
        page = self._page(landscape=landscape)
        height = (SHORT if landscape else LONG) / MM - page.top - page.bottom
        return self.stand.show(picture, width / MM, height)

    def pitch(self, size: float) -> int:
        """The exact distance of lines of text of `size` points, in twips."""
        return round(size * self.typography.PITCH * self.spacing * 20)

    def lines(self, count: float) -> int:
        """The height of lines of running text, in twips."""
        return round(count * self.pitch(self.size))

    def values(self) -> dict[str, object]:
        """What fills the places of the style sheet."""
        sizes: dict[str, float] = {
            "": self.size,
            "stamp_": self.stamp,
            "visa_": min(self.size, 12),
            "small_": min(self.size, 9 if self.parallel else 10),
            "note_": min(self.size, 10),
            "address_": 9,
        }
        return {
            "lang": LANGUAGES[self.lang],
            **{f"{name}size": round(size * 2) for name, size in sizes.items()},
            **{f"{name}pitch": self.pitch(size) for name, size in sizes.items()},
            "note_pitch": round(sizes["note_"] * self.typography.PITCH * 20),
            "half": self.lines(0.5),
            "quarter": self.lines(0.25),
            "fifth": round(self.size * 0.2 * 20),
            "indent": round(self.typography.indent * (self.typography.NARROW if self.parallel else 1) * MM),
            "half_width": 0 if self.parallel else self.width(landscape=False) // 2,
            "justify": "left" if self.parallel else "both",
        }

    def width(self, *, landscape: bool) -> int:
        """The width between the margins, in twips."""
        page = self._page(landscape=landscape)
        return (LONG if landscape else SHORT) - round(page.left * MM) - round(page.right * MM)

    def section(self, *, landscape: bool, continued: bool) -> str:
        """The properties of a section: its page, header and footer; a document's first page carries no number."""
        width, height = (LONG, SHORT) if landscape else (SHORT, LONG)
        turned = ' w:orient="landscape"' if landscape else ""
        page = self._page(landscape=landscape)
        # The number stands a quarter of the margin above the text, the box for initials a fifth of it below.
        header = max(page.top * 0.75 * MM - self.pitch(self.size), 0)
        footer = max((page.bottom * 0.8 - BOX) * MM, 0)
        margins = {"top": page.top, "right": page.right, "bottom": page.bottom, "left": page.left}
        lengths = {side: round(value * MM) for side, value in margins.items()}
        lengths["bottom"] -= SLACK
        sides = " ".join(f'w:{side}="{length}"' for side, length in lengths.items())
        return (
            "<w:sectPr>"
            '<w:headerReference w:type="first" r:id="rId101"/><w:headerReference w:type="default" r:id="rId102"/>'
            '<w:footerReference w:type="first" r:id="rId103"/><w:footerReference w:type="default" r:id="rId103"/>'
            f'<w:type w:val="nextPage"/><w:pgSz w:w="{width}" w:h="{height}"{turned}/>'
            f'<w:pgMar {sides} w:header="{round(header)}" w:footer="{round(footer)}" w:gutter="0"/>'
            f"{'' if continued else '<w:titlePg/>'}"
            "</w:sectPr>"
        )

    def _page(self, *, landscape: bool) -> Typography:
        return self.typography.turned if landscape else self.typography
