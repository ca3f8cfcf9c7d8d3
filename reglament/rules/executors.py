"""Clause 22: whoever receives a task in the text of an act is among those whom the draft was sent to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.model.naming import Called, Naming, Word, dative, split
from reglament.model.registers import Registers
from reglament.model.tree import Clause, Paragraph, Subclause, TextTree
from reglament.rules import names
from reglament.rules.approvals import concerned
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import act_of
from reglament.rules.facts import entries, finding, note
from reglament.rules.sheets import asked, past_expertise

_INFINITIVE = re.compile(r"(?:[аяеиыуо]ть|вести|нести|йти|чь)(?:ся)?$")
_NOUNS = frozenset({"печать", "память", "сеть", "нить", "путь", "суть", "кровать", "тетрадь", "речь", "помощь", "ночь"})
"""Nouns that end as infinitives do."""

_AFTER = """
туралы үшін арқылы жанындағы жанынан бойынша тарапынан атынан басшысы басшысының басшылығы қызметкерлері мамандары
жөніндегі құрамында құрылсын таратылсын қайта
"""
_NOT_SUBJECT = frozenset(_AFTER.split())
"""What follows a Kazakh name when the unit is not the one that acts."""

_ENTRUSTED = frozenset({"тапсырылсын", "ұсынылсын", "міндеттелсін"})
_OF_A_UNIT = ("head_of_unit", "deputy_head_of_unit")
_START = 3
"""How many words may stand before the title of an official who is addressed: the name of the city."""

_TASK = RuleSpec(
    id="R22.4",
    name="executor-not-asked",
    clauses=("22",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Акт тапсырма беретін бөлімше оның жобасын келіседі",
        ru="Подразделение, которому акт даёт поручение, согласует проект",
        en="A unit to which an act gives a task approves its draft",
    ),
    explanation=t(
        kk="Тапсырма алатын орган – мүдделі орган. Құрал тармақтар мен тармақшаларда кімге тапсырма берілетінін "
        "тізілімдегі (units.yml, positions.yml) атаулар бойынша екі тілде іздейді: қазақша мәтінде – орындаушы "
        "ретінде, орысша мәтінде – барыс септігінде («Управлению парков…»). Орынбасардың келісімі сараптамадан кейін "
        "ғана талап етіледі.",
        ru="Тот, кому дано поручение, заинтересован. Инструмент ищет в пунктах и подпунктах на двух языках названия из "
        "реестров (units.yml, positions.yml): по-русски — в дательном падеже («Управлению парков…»), по-казахски — как "
        "исполнителя. Согласие заместителя требуется только после экспертизы.",
        en="Whoever receives a task is concerned. Names from the registers (units.yml, positions.yml) are looked for "
        "in the clauses in both languages: in Russian in the dative, in Kazakh as the one that acts. The approval of "
        "a deputy is asked for only after the expertise.",
    ),
    messages={
        "unit": t(
            kk="актіде тапсырма алатын бөлімшеге жоба келісуге жіберілмеген: {unit}",
            ru="проект не направлен на согласование подразделению, которому он даёт поручение: {unit}",
            en="the draft gives a task to a unit to which it was not sent for approval: {unit}",
        ),
        "official": t(
            kk="актіде тапсырма алатын лауазымды адамның келісімі жоқ: {position}",
            ru="нет согласования должностного лица, которому проект даёт поручение: {position}",
            en="the draft gives a task to an official who has not approved it: {position}",
        ),
        "task": t(kk="тапсырма осында", ru="поручение здесь", en="the task is here"),
        "fix": t(
            kk="жобаны осы бөлімшеге жіберіп, requests тізіміне қосыңыз",
            ru="направьте проект этому подразделению и внесите его в список requests",
            en="send the draft to this unit and add it to the list requests",
        ),
        "fix-official": t(
            kk="лауазымды адамның келісімін алып, officials тізіміне қосыңыз",
            ru="получите согласование должностного лица и внесите его в список officials",
            en="get the official's approval and add it to the list officials",
        ),
    },
)


@dataclass(frozen=True, slots=True)
class Task:
    """Who is addressed, and where."""

    called: Called
    same: tuple[str, ...]
    """Ids of all that are called so."""
    place: Location


def tasks(act: Document, registers: Registers, what: str) -> Iterator[Task]:
    """Whom the clauses of an act address, in each language: units, or with `positions` officials."""
    for lang, tree in act.texts.items():
        naming = registers.called(what, lang)
        for paragraph in _addressing(tree):
            words = split(paragraph.text)
            start = _START if what == "positions" else len(words)
            found = _in_russian(words, naming) if lang == "ru" else _in_kazakh(words, naming, start)
            for called, at, same in found:
                length = words[at].end - words[at].start
                yield Task(called, same, tree.locate(paragraph.at(words[at].start, length)))


def _addressing(tree: TextTree) -> Iterator[Paragraph]:
    """The first part of each clause and of each of its subclauses."""
    for clause in tree.clauses():
        for block in (clause, *(part for part in clause.blocks if isinstance(part, Subclause))):
            first = block.blocks[0] if isinstance(block, Clause | Subclause) and block.blocks else None
            if isinstance(first, Paragraph):
                yield first


_Found = Iterator[tuple[Called, int, tuple[str, ...]]]


def _in_russian(words: tuple[Word, ...], naming: Naming) -> _Found:
    """Names in the dative before the verb, and those after `совместно с`."""
    verbs = [at for at, word in enumerate(words) if _is_infinitive(word.key)]
    ends = [at for at in verbs if at > 0] if verbs[:1] == [0] else verbs
    end = ends[0] if ends else len(words)
    for one in naming.mentions(words):
        noun = words[one.first + one.called.last].key
        jointly = one.first > 1 and words[one.first - 2].key == "совместно"
        if jointly or (one.first < end and noun == dative(one.called.head)):
            yield one.called, one.first, naming.all_of(words, one)
    for at, word in enumerate(words[:end]):
        if word.key.endswith(("ям", "ам")):
            yield from _several(words, at, [one for one in naming.names if _plural_dative(one, word.key)])


def _plural_dative(one: Called, word: str) -> bool:
    stem = one.head.rstrip("аеийьоя")
    return one.last == 0 and bool(one.after) and word in (f"{stem}ям", f"{stem}ам", f"{stem}иям")


def _several(words: tuple[Word, ...], at: int, candidates: list[Called]) -> _Found:
    """Units of `Управлениям финансов и экономики`: those whose other words stand after the plural."""
    keys = [word.key for word in words[at + 1 :]]
    for one in candidates:
        size = len(one.after)
        if any(tuple(keys[n : n + size]) == one.after for n in range(len(keys) - size + 1)):
            yield one, at, (one.id,)


def _is_infinitive(word: str) -> bool:
    return (
        word not in _NOUNS and not word.endswith(("ость", "есть")) and bool(re.search(f"{_INFINITIVE.pattern}$", word))
    )


def _in_kazakh(words: tuple[Word, ...], naming: Naming, start: int) -> _Found:
    """Names that act (the title of an official only where it begins the clause), those with whom they act together, "
    "and those to whom a task is given."""
    keys = {word.key for word in words}
    if "бақылау" in keys and "жүктелсін" in keys:
        return
    for one in naming.mentions(words):
        noun, head = words[one.last].key, one.called.head
        after = words[one.last + 1 : one.last + 3]
        acts = noun == head and not (after and after[0].key in _NOT_SUBJECT) and one.first <= start
        jointly = noun[len(head) :] in ("мен", "бен", "пен") and any(w.key.startswith("бірлес") for w in after)
        entrusted = noun[len(head) :] in ("на", "не", "ға", "ге", "қа", "ке", "а", "е") and keys & _ENTRUSTED
        if acts or jointly or entrusted:
            yield one.called, one.first, naming.all_of(words, one)


def _task(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Units and officials that the act addresses are among those asked; finance, economy and R22.1 have their own."""
    act = act_of(document, ctx)
    if act is None:
        return
    known, touched = asked(document, ctx), concerned(document, ctx)
    told: set[str] = set()
    for task in tasks(act, ctx.registers, "units"):
        unit = ctx.registers.unit(task.called.id)
        if unit is None or unit.role in ("finance", "economy", "apparatus", "other") or unit.id in told:
            continue
        told.add(unit.id)
        if unit.id not in known and unit.id not in touched and not _of_the_apparatus(ctx, unit.id):
            second = note(task.place, "task")
            yield finding("R22.4", "unit", document.source.key("/requests"), second, unit=names.unit(ctx, unit.id))
    yield from _officials(document, act, ctx, told, known | touched.keys())


def _of_the_apparatus(ctx: Context, unit: str) -> bool:
    found = ctx.registers.unit(unit)
    parent = ctx.registers.unit(found.parent) if found else None
    return parent is not None and parent.role == "apparatus"


def _officials(
    document: Document, act: Document, ctx: Context, told: set[str], known: frozenset[str]
) -> Iterator[Diagnostic]:
    """A head of a unit stands for the unit; a deputy akim approves after the expertise."""
    agreed = {str(entry.get("position")) for _, entry in entries(document, "/officials")}
    for task in tasks(act, ctx.registers, "positions"):
        seat = ctx.registers.position(task.called.id)
        if seat is None or seat.id in told:
            continue
        told.add(seat.id)
        second = note(task.place, "task")
        unit = ctx.registers.unit(seat.unit)
        if seat.rank == "deputy_akim":
            if not agreed.intersection(task.same) and past_expertise(document, ctx):
                place = document.source.key("/officials")
                yield finding("R22.4", "official", place, second, position=names.position(ctx, seat.id))
        elif seat.rank in _OF_A_UNIT and unit and unit.role == "executive_body" and unit.id not in known | told:
            told.add(unit.id)
            place = document.source.key("/requests")
            yield finding("R22.4", "unit", place, second, unit=names.unit(ctx, unit.id))


RULES = (Rule(_TASK, document=_task, needs=("units", "positions")),)
