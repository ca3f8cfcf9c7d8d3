"""What an amending act orders, independent of its language: an operation on a place of the amended text."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from enum import StrEnum

from reglament.diagnostics import Location
from reglament.model.tree import TextTree


class Verb(StrEnum):
    """What is done with a place."""

    REWRITE = "rewrite"
    """It gets a new wording."""
    INSERT = "insert"
    """It is added; the place is the one that it will have."""
    EXCLUDE = "exclude"
    REPLACE_WORDS = "replace_words"
    ADD_WORDS = "add_words"
    """After `old` comes `new`."""
    EXCLUDE_WORDS = "exclude_words"


@dataclass(frozen=True, slots=True)
class Place:
    """A place of an act: of its annex (`*`: the only one), clause, subclause, part and indent; empty: not narrowed so.

    Parts (`бөлік`, `часть`) and indents (`абзац`) count from 1; indents count subclauses too.
    """

    annex: str = ""
    clause: str = ""
    subclause: str = ""
    part: int = 0
    indent: int = 0
    title: bool = False
    preamble: bool = False

    def within(self, outer: Place) -> Place:
        """This place, with what it leaves open taken from `outer`."""
        return Place(*(getattr(self, one.name) or getattr(outer, one.name) for one in fields(self)))

    @property
    def is_whole(self) -> bool:
        """Whether nothing narrows it down: the whole act or annex."""
        return Place(self.annex) == self


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation. `wording` are the paragraphs of a new wording; `everywhere`: wherever the words occur.

    `from_annex` is the annex of the amending act that holds the new wording of a whole act or annex (`*`: the single),
    `text` that annex once it was found.
    """

    verb: Verb
    place: Place
    old: str = ""
    new: str = ""
    wording: tuple[str, ...] = ()
    everywhere: bool = False
    from_annex: str = ""
    text: TextTree | None = field(default=None, compare=False)
    at: Location = field(default=Location(""), compare=False)

    @property
    def outline(self) -> tuple[Verb, Place]:
        """What must be the same in every language of the amending act."""
        return self.verb, self.place


@dataclass(frozen=True, slots=True)
class Unread:
    """A sentence of an amending act that was not understood."""

    text: str
    at: Location


@dataclass(frozen=True, slots=True)
class Amendment:
    """One clause of an amending act: its heading, which names the amended act, and its operations in order."""

    heading: str
    at: Location
    operations: tuple[Operation, ...] = ()
    unread: tuple[Unread, ...] = ()
