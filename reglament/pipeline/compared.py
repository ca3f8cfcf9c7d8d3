"""A paper as it is compared: set in each of its languages, or its text alone."""

from __future__ import annotations

from collections.abc import Iterable

from reglament.diagnostics import Lang
from reglament.model.documents import Document
from reglament.model.tree import TextTree
from reglament.pipeline.versions import Version
from reglament.render.compose import compose
from reglament.render.paper import Paper


def papers_of(document: Document, version: Version, langs: Iterable[Lang]) -> dict[Lang, Paper]:
    """The paper in each language in which it is set; of a kind that is not set its text."""
    found = {}
    for lang in langs:
        paper = compose(document, version.repository, version.registers, lang)
        if paper is None and lang in document.texts:
            paper = _bare(document, document.texts[lang])
        if paper is not None:
            found[lang] = paper
    return found


def bare_papers(side: Document | TextTree, langs: Iterable[Lang]) -> dict[Lang, Paper]:
    """The texts of a paper, or one text, without anything that is set around them."""
    if isinstance(side, TextTree):
        return {side.lang: _bare(None, side)}
    return {lang: _bare(side, tree) for lang, tree in side.texts.items() if lang in langs}


def _bare(document: Document | None, tree: TextTree) -> Paper:
    """Nothing but the title and the text."""
    title = " ".join(tree.title.text.split()) if tree.title is not None else ""
    doc_id, kind = (document.id, document.kind) if document is not None else (tree.path, "")
    return Paper(doc_id, kind, tree.lang, title, tree.blocks)
