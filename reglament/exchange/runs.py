"""The letters of one paragraph, gathered from its runs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from reglament.exchange.fields import Fields
from reglament.exchange.journal import Journal
from reglament.exchange.markup import MC, WP, A, Element, M, V, W, local, on, value
from reglament.exchange.package import relation_id
from reglament.exchange.pictures import Pictures
from reglament.exchange.pieces import Drawing, Note
from reglament.exchange.remarks import Sort
from reglament.exchange.side import Side, marks_itself
from reglament.exchange.styles import Styles
from reglament.exchange.symbols import UNKNOWN, spelled, symbol
from reglament.exchange.words import msgid

_WHITE = re.compile(r"f{6}", re.I)
_IGNORED = frozenset(
    {
        *("pPr", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "lastRenderedPageBreak"),
        *("commentReference", "annotationRef", "footnoteRef", "endnoteRef", "separator", "continuationSeparator"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "settled", "sdtPr"),
        *("sdtEndPr", "smartTagPr", "customXmlPr", "fldData", "pgNum", "rubyPr", "softHyphen", "tcPr"),
        *("dayShort", "monthShort", "yearShort", "dayLong", "monthLong", "yearLong"),
        *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
    }
)
_REFERENCES = frozenset({"footnoteReference", "endnoteReference"})
_THROUGH = frozenset({"hyperlink", "smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "ruby", "rubyBase"})


@dataclass(slots=True)
class Context:
    """What reading a paragraph needs to know of its file."""

    styles: Styles
    side: Side
    pictures: Pictures
    journal: Journal
    fields: Fields = field(default_factory=Fields)
    keep_hidden: bool = False
    links: int = 0


class Runs:
    """Walks the runs of a paragraph whose style is `style`; its letters and what hangs on them are left in it."""

    def __init__(self, context: Context, style: str, number: int) -> None:
        self.context = context
        self.style = style
        self.number = number
        self.pieces: list[str] = []
        self.length = 0
        self.notes: list[Note] = []
        self.drawings: list[Drawing] = []
        self.boxes: list[Element] = []
        self.hidden: list[str] = []
        self.letters = self.bold = self.emphasised = 0

    @property
    def text(self) -> str:
        """All letters in order."""
        return "".join(self.pieces)

    def walk(self, parent: Element) -> None:
        """Everything below a paragraph or what wraps its runs."""
        for child in parent:
            name = local(child)
            if name == "r" and child.tag == W + "r":
                self._run(child)
            elif name in _THROUGH:
                self.walk(child)
            elif name == "fldSimple":
                self.context.fields.refuse_if_dangerous(self.context.journal.file, value(child, "instr"))
                if not Fields.counts_pages(value(child, "instr")):
                    self.walk(child)
            elif name in {"commentRangeStart", "commentRangeEnd"}:
                self.context.side.anchor(value(child, "id"), opens=name.endswith("Start"))
            elif child.tag in (M + "oMath", M + "oMathPara"):
                self._formula(child)
            elif child.tag == MC + "AlternateContent":
                self._alternate(child)
            elif name not in _IGNORED:
                self._unknown(child)

    def _run(self, run: Element) -> None:
        properties = run.find(W + "rPr")
        hidden = self._is_hidden(properties)
        font = value(properties.find(W + "rFonts"), "ascii") if properties is not None else ""
        before = self.length
        marks = [one for one in run if local(one) in _REFERENCES and marks_itself(one)]
        for child in marks or run:
            self._piece(child, font, hidden=hidden)
        if self.length > before:
            written = len("".join(self.pieces[-1:]).strip())
            self.letters += written
            switch = self.context.styles.switch
            self.bold += written if switch(properties, self.style, "b") else 0
            self.emphasised += properties is not None and any(on(properties.find(W + tag)) for tag in ("b", "i", "u"))

    def _piece(self, child: Element, font: str, *, hidden: bool) -> None:
        name = local(child)
        fields = self.context.fields
        if name in {"t", "delText"}:
            if not fields.inside_instruction:
                self._put(spelled(child.text or "", font), hidden=hidden)
        elif name in {"instrText", "delInstrText"}:
            fields.instruct(self.context.journal.file, child.text or "")
        elif name == "fldChar":
            fields.mark(value(child, "fldCharType"))
        elif name in {"tab", "ptab"}:
            self._put("\t", hidden=hidden)
        elif name in {"br", "cr"}:
            self._put("" if value(child, "type") in {"page", "column"} else "\n", hidden=hidden)
        elif name == "noBreakHyphen":
            self._put("-", hidden=hidden)
        elif name == "sym":
            self._symbol(child)
        elif name in _REFERENCES:
            self._note(child, name)
        elif name in {"drawing", "pict", "object"}:
            self._drawing(child)
        elif child.tag == MC + "AlternateContent":
            self._alternate(child)
        elif name in _THROUGH:
            self.walk(child)
        elif name not in _IGNORED:
            self._unknown(child)

    def _put(self, text: str, *, hidden: bool = False) -> None:
        if self.context.fields.dropped:
            return
        if hidden:
            self.hidden.append(text)
            if not self.context.keep_hidden:
                return
        if text:
            self.pieces.append(text)
            self.length += len(text)
            self.context.side.heard(text)

    def _is_hidden(self, properties: Element | None) -> bool:
        """Not shown: hidden by a property, or white letters on a white ground."""
        styles = self.context.styles
        if styles.switch(properties, self.style, "vanish"):
            return True
        white = styles.switch(properties, self.style, "color", lambda one: bool(_WHITE.fullmatch(value(one))))
        return white and not (properties is not None and properties.find(W + "shd") is not None)

    def _symbol(self, child: Element) -> None:
        font, code = value(child, "font"), value(child, "char")
        found = symbol(font, code)
        if found is None:
            self._tell(Sort.UNCLEAR, msgid("A symbol of the font {font} is not known: {code}."), font=font, code=code)
        self._put(found if found is not None else UNKNOWN)

    def _note(self, child: Element, name: str) -> None:
        note = self.context.side.note(name.removesuffix("Reference"), value(child, "id"), child)
        if note is not None:
            self.notes.append(Note(self.length, *note))

    def _formula(self, element: Element) -> None:
        text = "".join(node.text or "" for node in element.iter(M + "t", W + "t"))
        self._tell(Sort.UNCLEAR, msgid("A formula is kept as a line of letters: {text}"), text=text[:80])
        self._put(text)

    def _alternate(self, element: Element) -> None:
        """One of two forms of the same thing: the new one if it says anything, else the old one."""
        for name in ("Choice", "Fallback"):
            branch = element.find(MC + name)
            if branch is not None and (branch.find(f".//{W}txbxContent") is not None or _shows(branch)):
                for child in branch:
                    self._piece(child, "", hidden=False)
                return

    def _drawing(self, element: Element) -> None:
        boxes = [one for one in element.iter(W + "txbxContent") if not _nested(one, element)]
        self.boxes += boxes
        alt = next((str(one.get("descr") or one.get("title") or "") for one in element.iter(WP + "docPr")), "")
        alt = alt or next((str(one.get("alt") or "") for one in element.iter(V + "shape")), "")
        shown = [relation_id(one, "embed") for one in element.iter(A + "blip")]
        shown += [relation_id(one) for one in element.iter(V + "imagedata")]
        for identifier in dict.fromkeys(filter(None, shown)):
            drawing = self.context.pictures.get(identifier, alt)
            if drawing is None:
                self._tell(Sort.UNCLEAR, msgid("A picture is of a sort that cannot be kept (only PNG and JPEG can)."))
            else:
                self.drawings.append(drawing)
        if not boxes and not shown:
            letters = " ".join(node.text or "" for node in element.iter(A + "t")).strip()
            self._tell(
                Sort.UNCLEAR, msgid("A drawing of shapes is left out; its letters: {text}"), text=letters[:200] or "—"
            )

    def _unknown(self, child: Element) -> None:
        text = "".join(node.text or "" for node in child.iter(W + "t"))
        if text:
            self._tell(
                Sort.UNCLEAR,
                msgid("The element {name} is not known; its letters are kept: {text}"),
                name=local(child),
                text=text[:80],
            )
            self._put(text)

    def _tell(self, sort: Sort, message: str, **params: str | int) -> None:
        self.context.journal.add(sort, message, self.number, self.text, **params)


def _shows(branch: Element) -> bool:
    return any(True for _ in branch.iter(A + "blip", V + "imagedata", W + "t", A + "t"))


def _nested(box: Element, top: Element) -> bool:
    """Whether a text box lies in another one, or in the old form of one that is read in the new form."""
    for above in box.iterancestors():
        if above is top:
            return False
        if above.tag in (W + "txbxContent", MC + "Fallback"):
            return True
    return False
