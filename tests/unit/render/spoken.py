"""What a screen reader says of a PDF: the tagged text in the order of the structure tree, each run in its language."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf

Node = Any
"""An object of pikepdf; the package gives its objects no narrower type."""


@dataclass(frozen=True)
class Run:
    """A run of marked content: its text, its language, the roles of the elements around it, the outermost first."""

    text: str
    lang: str
    roles: tuple[str, ...]


@dataclass
class Marked:
    """Marked content as a page paints it: its letters and the language that it carries itself."""

    text: str = ""
    lang: str = ""


@dataclass
class Painted:
    """Everything that a page paints: marked content by its number, and letters outside any marks."""

    marked: dict[int, Marked] = field(default_factory=dict)
    loose: str = ""


def runs(data: bytes) -> list[Run]:
    """The tagged text of a PDF in the order of its structure tree."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pages = {page.objgen: painted(page) for page in pdf.pages}
        lang = str(pdf.Root.get("/Lang", ""))
        return list(_walk(pdf.Root.StructTreeRoot, pages, None, lang, ()))


def spoken(data: bytes, lang: str = "") -> str:
    """The tagged text in the order of reading; of one language only when `lang` is given."""
    return "".join(run.text for run in runs(data) if not lang or run.lang == lang)


def elements(data: pikepdf.Pdf) -> Iterator[tuple[Node, tuple[str, ...]]]:
    """Every structure element in order, with the roles of the elements around it."""
    yield from _elements(data.Root.StructTreeRoot, ())


def kids(element: Node) -> list[Node]:
    """What stands in an element: elements and numbers of marked content."""
    found = element.get("/K", pikepdf.Array())
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def _elements(element: Node, roles: tuple[str, ...]) -> Iterator[tuple[Node, tuple[str, ...]]]:
    for kid in kids(element):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid, roles
            yield from _elements(kid, (*roles, str(kid.S)))


def _walk(element: Node, pages: dict[Any, Painted], page: Any, lang: str, roles: tuple[str, ...]) -> Iterator[Run]:
    page = element.Pg.objgen if "/Pg" in element else page
    lang = str(element.get("/Lang", lang))
    if roles[-1:] == ("/Figure",) and "/Alt" in element:  # the words for a picture are read, not what it draws
        yield Run(str(element.Alt), lang, roles)
        return
    for kid in kids(element):
        if isinstance(kid, int):
            one = pages[page].marked.get(kid, Marked())
            yield Run(one.text, one.lang or lang, roles)
        elif isinstance(kid, pikepdf.Dictionary) and "/MCID" in kid:
            one = pages[kid.Pg.objgen if "/Pg" in kid else page].marked.get(int(kid.MCID), Marked())
            yield Run(one.text, one.lang or lang, roles)
        elif isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _walk(kid, pages, page, lang, (*roles, str(kid.S)))


def painted(page: pikepdf.Page) -> Painted:
    """The letters of a page by the marks around them; artifacts are left out."""
    found = Painted()
    fonts = {str(name): _unicode(font) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
    letters: dict[int, str] = {}
    marks: list[tuple[str, int | None, str | None]] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            letters = fonts[str(operands[0])]
        elif name in {"BMC", "BDC"}:
            marks.append(_mark(operands, found))
        elif name == "EMC":
            _say(found, marks[:-1], marks.pop()[2] or "")
        elif name in {"Tj", "TJ"}:
            strings = operands[0] if name == "TJ" else operands
            codes = b"".join(bytes(one) for one in strings if isinstance(one, pikepdf.String))
            pairs = (codes[at] << 8 | codes[at + 1] for at in range(0, len(codes), 2))
            _say(found, marks, "".join(letters.get(code, "\ufffd") for code in pairs))
    return found


def _mark(operands: Any, found: Painted) -> tuple[str, int | None, str | None]:
    """The role of a mark, its number, and the text that is said instead of what it holds."""
    properties = operands[1] if len(operands) > 1 else {}
    number = int(properties["/MCID"]) if "/MCID" in properties else None
    if number is not None:
        found.marked[number] = Marked(lang=str(properties.get("/Lang", "")))
    return str(operands[0]), number, str(properties["/ActualText"]) if "/ActualText" in properties else None


def _say(found: Painted, marks: list[tuple[str, int | None, str | None]], text: str) -> None:
    """Add letters to the marks around them, unless something else is said in their place."""
    if any(role == "/Artifact" or instead is not None for role, _, instead in marks):
        return
    number = next((number for _, number, _ in reversed(marks) if number is not None), None)
    if number is None:
        found.loose += text
    else:
        found.marked[number].text += text


def _unicode(font: Node) -> dict[int, str]:
    """Letters of a font by their two-byte codes, from its table for extraction."""
    table: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(font.ToUnicode):
        name, given = str(operator), [bytes(one) for one in operands if isinstance(one, pikepdf.String)]
        if name == "endbfchar":
            table |= {
                int.from_bytes(code): text.decode("utf-16-be")
                for code, text in zip(given[::2], given[1::2], strict=True)
            }
        elif name == "endbfrange":
            for first, last, text in zip(given[::3], given[1::3], given[2::3], strict=True):
                start = int.from_bytes(text)
                for offset in range(int.from_bytes(last) - int.from_bytes(first) + 1):
                    table[int.from_bytes(first) + offset] = (start + offset).to_bytes(len(text)).decode("utf-16-be")
    return table
