"""What a rule is: its specification in three languages and a small generator that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from reglament.diagnostics import Diagnostic, Severity, Text

if TYPE_CHECKING:
    from reglament.calendar import WorkingCalendar
    from reglament.model.documents import Document, Repository
    from reglament.model.measures import Measures
    from reglament.model.registers import Registers


class Scope(StrEnum):
    """What a rule looks at."""

    SOURCE = "source"
    """One file as it lies on disk; found by the loader or the schemas, not by a check function."""
    DOCUMENT = "document"
    """One document and the registers."""
    REPOSITORY = "repository"
    """All documents of the akimat."""


class Profile(StrEnum):
    """From which stage of a paper a rule binds; at an earlier one it only reminds."""

    DRAFT = "draft"
    """From the first line: files, schemas, spelling, references, registers, agreement of the languages."""
    REVIEW = "review"
    """When the paper is shown to others: attachments, requisites, notes, who must be asked."""
    PUBLISH = "publish"
    """When it is decided, signed, sent out, carried out: votes, dates, terms, dispatch."""


def t(*, kk: str, ru: str, en: str) -> Text:
    """One text in the three languages, none of which may be missing."""
    return {"kk": kk, "ru": ru, "en": en}


@dataclass(frozen=True, slots=True)
class RuleSpec:
    """Everything that is said of a rule; pages, `explain` and reports are made from it.

    `messages` maps message ids to sentences with `{name}` places filled from a finding's params; the id
    `fix` (or the one that the finding names) is the way out, ids that notes use say what the second place is.
    `clauses` are numbers of the Regulation; `()` for rules on the form of files. `readings` are ids of decided
    readings (`A-11`). `profile` is the stage from which the rule binds.
    """

    id: str
    name: str
    clauses: tuple[str, ...]
    severity: Severity
    scope: Scope
    kinds: tuple[str, ...]
    title: Text
    explanation: Text
    messages: Mapping[str, Text]
    readings: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    profile: Profile = Profile.REVIEW


@dataclass(frozen=True)
class Context:
    """All that a rule may know. Time is `as_of`, never the clock."""

    repository: Repository
    registers: Registers
    calendar: WorkingCalendar
    as_of: date
    measures: Measures
    settings: Mapping[str, object] = field(default_factory=dict)


DocumentCheck = Callable[["Document", Context], Iterator[Diagnostic]]
RepositoryCheck = Callable[[Context], Iterator[Diagnostic]]
FactsOf = Callable[["Document"], Any]
Fold = Callable[[Context, Mapping[str, Any]], Iterator[Diagnostic]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A specification and its check: `document`, `repository`, or `facts` with `fold`; none for `Scope.SOURCE`.

    Prefer `document`: it is made again only when something that it read has changed. What must see many papers at
    once takes from each the few `facts` that it needs: a pure function of the paper alone that gives plain data
    (tuples, lists, dicts, texts, numbers, None when there is nothing), kept until the paper changes. `fold` is given
    the facts of all papers by id, in order; it asks the repository for a paper only to say where a fault is.
    `repository` reads whole papers, and is for kinds of which there are few.

    `needs` are kinds of registers without which the check would accuse everybody: it is not made when one of them is
    missing or cannot be read, which has a finding of its own. `found_by` names the rule whose check yields findings of
    this one too, because both rest on one dear reading of the texts.
    """

    spec: RuleSpec
    document: DocumentCheck | None = None
    repository: RepositoryCheck | None = None
    needs: tuple[str, ...] = ()
    facts: FactsOf | None = None
    fold: Fold | None = None
    found_by: str = ""
