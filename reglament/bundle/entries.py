"""What goes into a bundle, before it is packed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reglament.bundle.names import latin
from reglament.diagnostics import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One file: its name in the bundle (`kk/01 Қаулы.pdf`, `source/act.yml`), its bytes, what it is.

    `title` names the paper in each language, `lang` is the language of the file (`kk`, `ru`, `kk-ru`) or empty, `pages`
    its length or 0, `kind` and `paper` are the kind and the id of the paper that it shows, `number` its place in the
    bundle (`03`, `02-01`).
    """

    name: str
    data: bytes
    title: Text = field(default_factory=dict)
    lang: str = ""
    pages: int = 0
    kind: str = ""
    paper: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Description:
    """What the bundle is about: the id of the dossier or meeting, its title, the day that the check looked at.

    `body` is whose papers they are, `date` the day of the meeting or the date and number of the act, in words. `public`
    says that everybody may have the bundle.
    """

    id: str
    title: Text
    as_of: date
    body: Text = field(default_factory=dict)
    date: Text = field(default_factory=dict)
    public: bool = True

    @property
    def folder(self) -> str:
        """The folder in the bundle that holds everything, and the name of the bundle without its ending."""
        return latin(self.id)


@dataclass(frozen=True, slots=True)
class Report:
    """The report of the check: as text in each language and as JSON."""

    text: Text
    json: str
