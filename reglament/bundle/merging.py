"""One PDF out of many: pages, bookmarks, page labels and the tree of tags, still PDF/A-2a and PDF/UA-1.

The pages of every paper are taken as they are, so that a merged file shows exactly what its papers show. What a PDF
keeps once for all its pages is joined here: the tree of tags (ISO 32000-1, 14.7), bookmarks (12.3.3), labels (12.4.2),
metadata. The list of papers comes first; it is set by typst like any paper, and its links are aimed here.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from reglament.errors import RenderError
from reglament.render.contents import LINK

_PAGES = "{http://ns.adobe.com/xap/1.0/t/pg/}NPages"
_DEEPEST = 200
"""Levels of bookmarks and tags that are followed; ours have no more than a dozen."""


@dataclass(frozen=True, slots=True)
class Part:
    """One paper of a merged PDF: its file, its bookmark, and its language when that is not the one of the whole."""

    title: str
    data: bytes
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Chapter:
    """Papers under one bookmark; without a title they stand on the first level."""

    title: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Merged:
    """The merged PDF and how many pages it has."""

    data: bytes
    pages: int


def merge(contents: bytes, title: str, chapters: Sequence[Chapter]) -> Merged:
    """The contents with the papers of all chapters after them; `title` is the bookmark of the contents.

    The same input gives the same bytes. All files must be tagged and come from our own typesetter. Raises RenderError
    for one that is damaged.
    """
    try:
        return _merge(contents, title, chapters)
    except pikepdf.PdfError as error:
        raise RenderError("{paper} could not be set: {reason}", paper=title, reason=str(error)) from error


def _merge(contents: bytes, title: str, chapters: Sequence[Chapter]) -> Merged:
    with ExitStack() as opened, Pdf.open(io.BytesIO(contents)) as whole:
        tags = _Tags(whole)
        front = len(whole.pages)
        marks = [OutlineItem(title, destination=_top(whole, 0))]
        starts: list[int] = []
        for chapter in chapters:
            inner: list[OutlineItem] = []
            for part in chapter.parts:
                starts.append(len(whole.pages))
                source = opened.enter_context(Pdf.open(io.BytesIO(part.data)))
                inner.append(_append(whole, source, part, tags))
            marks += _chapter(whole, chapter.title, inner)
        tags.close()
        _aim(whole, front, starts)
        with whole.open_outline() as outline:
            outline.root[:] = marks
        whole.Root.PageLabels = _labels(starts)
        whole.Root.PageMode = Name.UseOutlines
        _describe(whole, [contents, *(part.data for chapter in chapters for part in chapter.parts)])
        stream = io.BytesIO()
        whole.save(
            stream,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        return Merged(stream.getvalue(), len(whole.pages))


def _append(whole: Pdf, source: Pdf, part: Part, tags: _Tags) -> OutlineItem:
    """The pages of a paper at the end, its tags in the tree; its bookmark with its own bookmarks in it."""
    first = len(whole.pages)
    places = _Places(whole, source)
    for page in source.pages:
        whole.pages.append(page)
    for old, new in zip(source.pages, list(whole.pages)[first:], strict=True):
        places.redirect(old, new)
    tags.take(source, part, first)
    item = OutlineItem(part.title, destination=_top(whole, first))
    item.children += places.bookmarks()
    item.is_closed = True
    return item


def _chapter(whole: Pdf, title: str, inner: list[OutlineItem]) -> list[OutlineItem]:
    if not title or not inner:
        return inner
    item = OutlineItem(title, destination=inner[0].destination)
    item.children += inner
    return [item]


def _top(whole: Pdf, page: int) -> Array:
    return Array([whole.pages[page].obj, Name.XYZ, None, None, None])


# ---------------------------------------------------------------------- places


def _tree(node: Any, leaf: str, depth: int = 0) -> Iterator[tuple[Any, Any]]:
    """Keys and values of a name tree or of a number tree, in order."""
    if depth > _DEEPEST:
        return
    pairs = list(node.get(leaf, ()))
    for key, value in zip(pairs[0::2], pairs[1::2], strict=False):
        yield bytes(key) if isinstance(key, String) else int(key), value
    for kid in node.get("/Kids", ()):
        yield from _tree(kid, leaf, depth + 1)


class _Places:
    """Places in a paper's file as places in the whole, to whose end the paper is about to be added."""

    def __init__(self, whole: Pdf, source: Pdf) -> None:
        self._whole, self._source, self._first = whole, source, len(whole.pages)
        self._numbers: dict[Any, int] = {page.objgen: number for number, page in enumerate(source.pages)}
        names = source.Root.get("/Names", Dictionary()).get("/Dests")
        self._named: dict[Any, Any] = dict(_tree(names, "/Names")) if names is not None else {}

    def redirect(self, old: Any, new: Any) -> None:
        """Aim the links of a copied page (to a footnote, to another page of its paper) at pages of the whole."""
        for before, after in zip(old.get("/Annots", ()), new.get("/Annots", ()), strict=False):
            action = before.get("/A")
            jump = isinstance(action, Dictionary) and action.get("/S") == Name.GoTo
            target = action.get("/D") if jump else before.get("/Dest")
            place = self._place(target) if target is not None else None
            if place is not None:
                after.Dest = place
                if jump:
                    del after["/A"]

    def bookmarks(self) -> list[OutlineItem]:
        """The bookmarks of the paper."""
        with self._source.open_outline(max_depth=_DEEPEST) as outline:
            return [self._bookmark(item) for item in outline.root]

    def _bookmark(self, item: OutlineItem) -> OutlineItem:
        place = self._place(item.destination)
        made = OutlineItem(item.title, destination=place if place is not None else _top(self._whole, self._first))
        made.children += [self._bookmark(child) for child in item.children]
        made.is_closed = True
        return made

    def _place(self, target: Any) -> Array | None:
        """None when the place leads nowhere."""
        if isinstance(target, String | Name):
            target = self._named.get(bytes(target) if isinstance(target, String) else str(target)[1:].encode())
        if isinstance(target, Dictionary):
            target = target.get("/D")
        if not isinstance(target, Array) or not len(target) or not isinstance(target[0], Dictionary):
            return None
        number = self._numbers.get(target[0].objgen)
        if number is None:
            return None
        return Array([self._whole.pages[self._first + number].obj, *list(target)[1:]])


def _aim(whole: Pdf, front: int, starts: Sequence[int]) -> None:
    """Aim the links of the contents, the first `front` pages, at the papers."""
    for page in list(whole.pages)[:front]:
        for link in page.get("/Annots", ()):
            address = str(link.get("/A", Dictionary()).get("/URI", ""))
            if address.startswith(LINK):
                link.Dest = _top(whole, starts[int(address.removeprefix(LINK))])
                del link["/A"]


def _labels(starts: Sequence[int]) -> Dictionary:
    """Labels of pages: `i` for the contents, `2-3` for the third page of the second paper."""
    nums: list[Any] = [0, Dictionary(S=Name.r)]
    for number, start in enumerate(starts, start=1):
        nums += [start, Dictionary(S=Name.D, P=String(f"{number}-"))]
    return Dictionary(Nums=Array(nums))


def _describe(whole: Pdf, files: Iterable[bytes]) -> None:
    """What the metadata say of the whole: its pages, and a name that depends on every file in it."""
    mark = b64encode(sha256(b"".join(sha256(one).digest() for one in files)).digest()[:16]).decode()
    with whole.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
        said[_PAGES] = str(len(whole.pages))
        said["xmpMM:InstanceID"] = mark
        said["xmpMM:DocumentID"] = mark


# ----------------------------------------------------------------------- tags


class _Tags:
    """The joint tree of tags: a document, in it a part for the contents and for every paper."""

    def __init__(self, whole: Pdf) -> None:
        self._whole = whole
        self._root = whole.Root.StructTreeRoot
        self._parents: list[Any] = []
        for number, value in _tree(self._root.ParentTree, "/Nums"):
            self._parents += [number, value]
        self._next = int(self._root.get("/ParentTreeNextKey", len(self._parents) // 2))
        self._ids: list[tuple[bytes, Any]] = list(_tree(self._root.get("/IDTree", Dictionary()), "/Names"))
        self._papers = 0
        self._document = whole.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self._root, K=Array()))
        self._adopt(list(self._root.K), "", "")

    def take(self, source: Pdf, part: Part, first: int) -> None:
        """Bring in the tags of a paper whose pages, from `first` on, are in the whole already."""
        self._papers += 1
        root = self._whole.copy_foreign(source.Root.StructTreeRoot)
        shift, highest = self._next, -1
        for number, value in _tree(root.ParentTree, "/Nums"):
            self._parents += [number + shift, value]
            highest = max(highest, number)
        self._next = shift + highest + 1
        for page in list(self._whole.pages)[first:]:
            _shift(page.obj, "/StructParents", shift)
            for annotation in page.get("/Annots", ()):
                _shift(annotation, "/StructParent", shift)
        self._ids += [(self._renamed(key), value) for key, value in _tree(root.get("/IDTree", Dictionary()), "/Names")]
        self._roles(root)
        tops = list(root.K)
        for top in tops:
            self._rename(top)
        lang = part.lang or str(source.Root.get("/Lang", ""))
        self._adopt(tops, part.title, lang if lang != str(self._whole.Root.get("/Lang", "")) else "")

    def close(self) -> None:
        """Write the joint tree."""
        root, whole = self._root, self._whole
        root.K = Array([self._document])
        root.ParentTree = whole.make_indirect(Dictionary(Nums=Array(self._parents)))
        root.ParentTreeNextKey = self._next
        names: list[Any] = []
        for key, value in sorted(self._ids, key=lambda pair: pair[0]):
            names += [String(key), value]
        if names:
            limits = Array([names[0], names[-2]])
            root.IDTree = whole.make_indirect(Dictionary(Kids=[Dictionary(Limits=limits, Names=Array(names))]))
        elif "/IDTree" in root:
            del root["/IDTree"]

    def _adopt(self, tops: list[Any], title: str, lang: str) -> None:
        """Hang elements under the document: a whole document becomes a part of ours."""
        for top in tops:
            if Name.Document == top.S:
                top.S = Name.Part
            top.P = self._document
            if title:
                top.T = String(title)
            if lang:
                top.Lang = String(lang)
            self._document.K.append(top)

    def _roles(self, root: Any) -> None:
        roles = self._root.get("/RoleMap", Dictionary())
        for name, role in root.get("/RoleMap", Dictionary()).items():
            roles[name] = role
        if len(roles):
            self._root.RoleMap = roles

    def _renamed(self, key: bytes) -> bytes:
        return b"%d-%s" % (self._papers, key)

    def _rename(self, top: Any) -> None:
        """Give the ids of a paper's elements, and what refers to them, a name of this paper."""
        waiting = [top]
        while waiting:
            element = waiting.pop()
            if "/ID" in element:
                element.ID = String(self._renamed(bytes(element.ID)))
            attributes = element.get("/A")
            for one in _several(attributes):
                if isinstance(one, Dictionary) and "/Headers" in one:
                    one.Headers = Array([String(self._renamed(bytes(key))) for key in one.Headers])
            waiting += [kid for kid in _several(element.get("/K")) if _is_element(kid)]


def _several(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _is_element(value: Any) -> bool:
    return isinstance(value, Dictionary) and "/S" in value


def _shift(thing: Any, key: str, by: int) -> None:
    if key in thing:
        thing[key] = int(thing[key]) + by
