"""What the portal is made from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from reglament.calendar import WorkingCalendar
from reglament.control import Controlled, Due
from reglament.diagnostics import Diagnostic, Lang
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.rules.base import RuleSpec
from reglament.rules.judging import Waived

PARALLEL = "kk-ru"
"""The language tag of a side-by-side file."""


@dataclass(frozen=True, slots=True)
class FileLink:
    """A file to download: `href` from the root of the site, `size` in bytes, `pages` 0 when they are not counted.

    `lang` is `kk`, `ru`, or `kk-ru` for the side-by-side version; `format` is `pdf`, `docx` or `zip`.
    """

    lang: Lang
    format: str
    href: str
    size: int
    pages: int = 0


@dataclass(frozen=True)
class SiteInput:
    """Everything the portal shows. Time is `as_of`; no clock is read.

    `controlled` are the assignments, `due` all terms that are missed or near. `files` maps ids of documents, `bundles`
    folders of dossiers and meetings, to their downloads. `findings` are the result of the check, `waived` those that do
    not count, `rules` the specifications of all rules. `settings` is the data of `reglament.yml`.
    """

    repository: Repository
    registers: Registers
    calendar: WorkingCalendar
    as_of: date
    controlled: tuple[Controlled, ...] = ()
    due: tuple[Due, ...] = ()
    files: Mapping[str, tuple[FileLink, ...]] = field(default_factory=dict)
    bundles: Mapping[str, tuple[FileLink, ...]] = field(default_factory=dict)
    findings: Sequence[Diagnostic] = ()
    waived: Sequence[Waived] = ()
    rules: Sequence[RuleSpec] = ()
    settings: Mapping[str, object] = field(default_factory=dict)
