"""Tasks with a unit and a date in the text of an act, which are put under control (clause 37)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reglament.diagnostics import Lang, Location
from reglament.model.documents import Document
from reglament.model.registers import Registers, Unit
from reglament.model.tree import Clause, TextTree, paragraphs

_MONTHS: dict[Lang, str] = {
    "kk": "қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан",
    "ru": "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря",
}
_DEADLINE: dict[Lang, re.Pattern[str]] = {
    "kk": re.compile(
        rf"(?<![дт][ае]н )\b\d{{4}} жыл\w* \d{{1,2}} (?:{_MONTHS['kk']})\w*"
        r"(?: дейін| қарай|(?: күнінен)? кешіктір\w*)",
        re.IGNORECASE,
    ),
    "ru": re.compile(rf"\b(?:до|к|не позднее|не позже) \d{{1,2}} (?:{_MONTHS['ru']}) \d{{4}} год", re.IGNORECASE),
}
_PERIOD: dict[Lang, re.Pattern[str]] = {
    "kk": re.compile(rf"(?:{_MONTHS['kk']})\w*[дт][ае]н ", re.IGNORECASE),
    "ru": re.compile(rf"\bсо? \d{{1,2}} (?:{_MONTHS['ru']})", re.IGNORECASE),
}
"""A date from which something runs: what follows it is the end of a period, no deadline."""

NEAR = 60
"""How many letters from the start of a clause the executor may begin: after the city, a kind of institution."""


@dataclass(frozen=True, slots=True)
class ActTask:
    """A clause of an act that gives a unit something to do by a date."""

    clause: str
    unit: str
    location: Location


def act_tasks(act: Document, registers: Registers) -> Iterator[ActTask]:
    """The dated tasks of an act by clause, each once: as the Kazakh text gives them, else as the Russian one does."""
    found: dict[str, ActTask] = {}
    for lang in ("kk", "ru"):
        tree = act.texts.get(lang)
        for task in _tasks(tree, lang, registers) if tree else ():
            found.setdefault(task.clause, task)
    yield from found.values()


def _tasks(tree: TextTree, lang: Lang, registers: Registers) -> Iterator[ActTask]:
    for clause in tree.clauses():
        texts = [" ".join(one.text.split()) for one in paragraphs(clause.blocks)]
        if not any(_has_deadline(text, lang) for text in texts):
            continue
        unit = next((unit.id for unit in registers.units.values() if _begins(texts[0], unit, lang)), "")
        if unit:
            yield ActTask(clause.number, unit, _place(tree, clause))


def _place(tree: TextTree, clause: Clause) -> Location:
    return tree.locate(clause.span)


def _has_deadline(text: str, lang: Lang) -> bool:
    match = _DEADLINE[lang].search(text)
    return match is not None and not _PERIOD[lang].search(text, 0, match.start())


def _begins(text: str, unit: Unit, lang: Lang) -> bool:
    """Whether the clause begins with the unit, in whatever case."""
    names = {name for called in (unit.name, unit.short) if (name := called.get(lang, "").strip())}
    limit = 0 if unit.role == "apparatus" else NEAR
    return any(match.start() <= limit for name in names if (match := _declined(name, lang).search(text)))


@cache
def _declined(name: str, lang: Lang) -> re.Pattern[str]:
    """A name in any case: in Russian its first word changes, in Kazakh endings are added."""
    words = name.split()
    if lang == "ru":
        stem = words[0][:-1] if len(words[0]) > 3 else words[0]
        pattern = r"\s".join([rf"\b{re.escape(stem)}\w*", *(re.escape(word) for word in words[1:])])
    else:
        pattern = r"\b" + r"\s".join(re.escape(word) for word in words)
    return re.compile(pattern, re.IGNORECASE)
