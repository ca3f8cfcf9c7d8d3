"""What stands beside the text: footnotes, comments, headers and footers."""

from __future__ import annotations

from collections.abc import Iterable

from reglament.exchange.changes import Decide, Settled
from reglament.exchange.fields import Fields
from reglament.exchange.journal import Journal
from reglament.exchange.markup import Element, W, local, texts, value
from reglament.exchange.numerals import FORMATS
from reglament.exchange.package import Package
from reglament.exchange.remarks import Sort
from reglament.exchange.words import msgid

_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


class Side:
    """Footnotes by id, comments with the words that they are about."""

    def __init__(self, package: Package, settled: Settled, decide: Decide, journal: Journal) -> None:
        self._journal = journal
        self._notes: dict[tuple[str, str], str] = {}
        for kind in ("footnote", "endnote"):
            root = package.one(kind + "s")
            if root is not None:
                settled.settle(root, decide)
            for entry in root.findall(W + kind) if root is not None else ():
                if value(entry, "type") not in _SEPARATORS:
                    lines = ("".join(texts(one)) for one in entry.iter(W + "p"))
                    self._notes[kind, value(entry, "id")] = " ".join(" ".join(lines).split())
        settings = package.one("settings")
        self._formats = {kind: _format(settings, kind) for kind in ("footnote", "endnote")}
        self._counts = dict.fromkeys(self._formats, 0)
        comments = package.one("comments")
        self._comments = {value(one, "id"): one for one in comments} if comments is not None else {}
        self._open: dict[str, list[str]] = {}
        self._anchors: dict[str, str] = {}
        self._used: set[tuple[str, str]] = set()

    def note(self, kind: str, identifier: str, reference: Element) -> tuple[str, str] | None:
        """The mark and the text of a footnote; None when it is not there."""
        text = self._notes.get((kind, identifier))
        if text is None:
            return None
        self._used.add((kind, identifier))
        if marks_itself(reference):
            mark = "".join(texts(reference.getparent())).strip() or "*"
            return mark, text.removeprefix(mark).strip()
        self._counts[kind] += 1
        return FORMATS.get(self._formats[kind], str)(self._counts[kind]), text

    def anchor(self, identifier: str, *, opens: bool) -> None:
        """A comment begins or ends here."""
        if opens:
            self._open[identifier] = []
        elif identifier in self._open:
            self._anchors[identifier] = "".join(self._open.pop(identifier))

    def heard(self, text: str) -> None:
        """Letters that open comments are about."""
        for words in self._open.values():
            if len(words) < 200:
                words.append(text)

    def report(self) -> None:
        """Tell of all comments: they are no text of a paper. Of footnotes that nothing refers to, too."""
        for identifier, comment in self._comments.items():
            self._journal.add(
                Sort.LEFT_OUT,
                msgid("A comment of {author} ({date}): {text}"),
                words=self._anchors.get(identifier, ""),
                author=value(comment, "author") or "—",
                date=value(comment, "date")[:10] or "—",
                text=" ".join(" ".join("".join(texts(one)) for one in comment.iter(W + "p")).split())[:500],
            )
        for key, text in self._notes.items():
            if key not in self._used and text:
                self._journal.add(Sort.UNCLEAR, msgid("Nothing refers to a footnote; its text: {text}"), text=text)


def margins(package: Package, journal: Journal) -> None:
    """Tell of headers and footers that say more than a page number."""
    for type_, message in (
        ("header", msgid("A header of the pages is left out: {text}")),
        ("footer", msgid("A footer of the pages is left out: {text}")),
    ):
        said = dict.fromkeys(filter(None, (_said(package.root(part)) for part in package.related(type_))))
        for text in said:
            journal.add(Sort.LEFT_OUT, message, text=text[:300])


def _said(root: Element | None) -> str:
    """The words of a header, fields with page numbers left out; empty when nothing but a number is left."""
    if root is None:
        return ""
    fields = Fields()
    pieces: list[str] = []
    for node in root.iter():
        name = local(node)
        if name == "fldChar":
            fields.mark(value(node, "fldCharType"))
        elif name == "instrText":
            fields.instruct("", node.text or "")
        elif name == "t" and not fields.dropped and not _in_page_field(node.iterancestors(W + "fldSimple")):
            pieces.append(node.text or "")
        elif name == "p":
            pieces.append(" ")
    text = " ".join("".join(pieces).split())
    return text if any(letter.isalpha() for letter in text) else ""


def _in_page_field(fields: Iterable[Element]) -> bool:
    return any(Fields.counts_pages(value(one, "instr")) for one in fields)


def _format(settings: Element | None, kind: str) -> str:
    named = settings.find(f"{W}{kind}Pr/{W}numFmt") if settings is not None else None
    usual = "decimal" if kind == "footnote" else "lowerRoman"
    return value(named, default=usual)


def marks_itself(reference: Element) -> bool:
    """Whether the letters beside a reference in its run are its mark, such as `*`."""
    return value(reference, "customMarkFollows", "0").lower() not in {"0", "false", "off"}
