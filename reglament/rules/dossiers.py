"""Which papers belong together: an act, its note, its reference, the agendas that list it."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Lang, Location
from reglament.model.documents import Annex, Document
from reglament.model.tree import TextTree
from reglament.rules.base import Context
from reglament.rules.facts import entries, word

ACTS = ("decree", "decision", "order")
"""Kinds of acts whose drafts chapter 4 orders."""

SIGNED = ("signed", "registered", "in_force", "repealed")
"""Statuses of an act that has been signed."""


def act_of(document: Document, ctx: Context) -> Document | None:
    """The act that a note, reference or approval sheet belongs to: named by `act`, else the one of its dossier."""
    named = ctx.repository.documents.get(word(document, "/act"))
    if named is not None:
        return named if named.kind in ACTS else None
    beside = list(ctx.repository.in_dossier(document.dossier, *ACTS))
    return beside[0] if len(beside) == 1 and not document.get("/act") else None


def beside(document: Document, ctx: Context, kind: str) -> Document | None:
    """The paper of `kind` in the same dossier, or None."""
    return next(ctx.repository.in_dossier(document.dossier, kind), None)


def agendas_with(document: Document, ctx: Context) -> Iterator[Location]:
    """Places of agendas, final or sent out, that list the paper among their materials."""
    for agenda in ctx.repository.naming(document.id, "agenda"):
        if word(agenda, "/status") == "final" or agenda.get("/dispatch") is not None:
            for item, _ in entries(agenda, "/items"):
                for at, material in entries(agenda, f"{item}/materials"):
                    if material.get("paper") == document.id:
                        yield agenda.at(f"{at}/paper")


def title_location(document: Document, lang: Lang) -> Location:
    """Where the title of the text in `lang` stands; the start of the text, or of the metadata, when there is none."""
    tree = document.texts.get(lang)
    if tree is None:
        return document.at("/title")
    return tree_title(tree)


def tree_title(tree: TextTree) -> Location:
    """Where the title of a text stands, or its start."""
    return tree.locate(tree.title.span) if tree.title else Location(tree.path)


def texts_of(document: Document) -> Iterator[TextTree]:
    """Every text of a paper: its own and its annexes', in each language."""
    yield from document.texts.values()
    for annex in document.annexes:
        yield from annex.texts.values()


def bodies(document: Document) -> Iterator[tuple[Annex | None, dict[Lang, TextTree]]]:
    """The text of a paper (None) and each annex, by language."""
    yield None, dict(document.texts)
    for annex in document.annexes:
        yield annex, dict(annex.texts)
