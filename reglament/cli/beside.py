"""The papers beside the pages of a served portal: pictures of their sheets, made anew before the site is.

A picture looks the same in every browser, also in one that shows no PDF.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from struct import unpack_from
from typing import Any

from reglament.diagnostics import Diagnostic, Lang
from reglament.errors import UsageError
from reglament.i18n import translator
from reglament.pipeline.layout import LANGUAGES, PARALLEL
from reglament.pipeline.preview import Shape, Studio, Target, View
from reglament.pipeline.request import Request
from reglament.pipeline.standby import Standby
from reglament.render.compose import COMPOSERS
from reglament.render.worker import Limits

WIDTH = 1000
"""Pixels of a sheet: sharp on half a screen."""
SECONDS = 20.0
"""How long one paper may keep the others waiting."""
OPEN = 6
"""Papers that are kept up to date: those that were looked at last."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a paper: SHA-256 of its picture, and its size in pixels."""

    digest: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Looked:
    """A paper as it was seen last: its pages, what is wrong with its files, and whether it can be shown."""

    sheets: tuple[Sheet, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    broken: bool = False


class Beside:
    """The papers that readers of the portal have before them. Any thread may ask."""

    def __init__(self, request: Request, tell: Callable[[tuple[Diagnostic, ...]], str]) -> None:
        self._studio = Studio(request, Standby(Limits(seconds=SECONDS)))
        self._tell = tell
        self._lock = threading.Lock()
        self._open: OrderedDict[Target, Looked] = OrderedDict()
        self._pictures: dict[str, bytes] = {}

    def close(self) -> None:
        """Let the worker go."""
        with self._lock:
            self._studio.close()

    def about(self, key: str, lang: Lang) -> Mapping[str, Any]:
        """In which languages the paper of a page can be shown (none: not at all), and the words of the panel."""
        with self._lock:
            glimpse = self._studio.glimpse()
            document = glimpse.get(key)
        if document is None or document.kind not in COMPOSERS:
            return {"langs": []}
        written = [
            one for one in LANGUAGES if one in glimpse.languages and (one in document.texts or not document.texts)
        ]
        return {"langs": written + [PARALLEL] * (written == [*LANGUAGES]), "words": _words(lang)}

    def paper(self, key: str, lang: Lang) -> Mapping[str, Any]:
        """The pages of a paper, from now on kept up to date; what is wrong with it as text."""
        target = Target(key, lang)
        with self._lock:
            looked = self._look(target)
            self._open[target] = looked
            self._open.move_to_end(target)
            while len(self._open) > OPEN:
                self._open.popitem(last=False)
            self._forget()
        pages = [{"src": one.digest, "width": one.width, "height": one.height} for one in looked.sheets]
        return {"pages": pages, "broken": looked.broken, "said": self._tell(looked.findings) if looked.findings else ""}

    def picture(self, digest: str) -> bytes | None:
        """The picture of a page that somebody has before them."""
        return self._pictures.get(digest)

    def refresh(self) -> bool:
        """Look again at every open paper; whether any of them is not as it was."""
        with self._lock:
            before = dict(self._open)
            for target in before:
                self._open[target] = self._look(target)
            self._forget()
            return before != dict(self._open)

    def _look(self, target: Target) -> Looked:
        try:
            view = self._studio.view([target], Shape(width=WIDTH))
        except UsageError:
            return Looked(broken=True)
        return Looked(tuple(self._kept(view)), view.findings, view.broken or not view.shots)

    def _kept(self, view: View) -> list[Sheet]:
        sheets = []
        for shot in view.shots:
            for _, data in shot.files:
                digest = sha256(data).hexdigest()
                self._pictures[digest] = data
                sheets.append(Sheet(digest, *unpack_from(">LL", data, 16)))
        return sheets

    def _forget(self) -> None:
        """Keep the pictures of open papers only."""
        shown = {sheet.digest for looked in self._open.values() for sheet in looked.sheets}
        self._pictures = {digest: data for digest, data in self._pictures.items() if digest in shown}


def _words(lang: Lang) -> Mapping[str, str]:
    _ = translator("cli", lang)
    return {
        "show": _("Show the paper on the sheet"),
        "hide": _("Hide the sheet"),
        "label": _("The paper on the sheet"),
        "language": _("Language of the sheet"),
        "both": _("Side by side"),
        "page": _("Page {page} of {pages}"),
        "wait": _("The paper is being set."),
        "fresh": _("The sheet shows the last edit."),
        "broken": _("The last edit cannot be set; this is how the paper was before."),
    }
