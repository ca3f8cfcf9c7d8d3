"""The table of requisites holds: a missing one is told once, and one that is there stands on the sheet."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from reglament.calendar import WorkingCalendar
from reglament.diagnostics import Diagnostic, Lang
from reglament.loading import load
from reglament.loading.markdown import read_markdown
from reglament.model.documents import Document, Repository
from reglament.model.measures import Measures
from reglament.model.registers import Registers
from reglament.render import dates
from reglament.render.compose import COMPOSERS, compose
from reglament.render.paper import Paper
from reglament.rules.base import Context
from reglament.rules.engine import Engine
from reglament.rules.registry import ALL
from reglament.rules.requisite_table import REQUISITES
from reglament.rules.requisites import CODES, Origin, Requisite, is_done, places
from reglament.schema import Schemas
from reglament.settings import resource
from tests.rules.harness import Fixture
from tests.unit.render.papers import printed

ROOT = Path(__file__).resolve().parents[2]
LATE = ROOT / "tests" / "rules" / "R17.6" / "pass-memo-written"
"""An akimat whose materials came late; those of the demonstration come in time."""
SCHEMAS = Schemas(resource("schemas"))
AKIMAT = "registry/akimat"
LANGS: tuple[Lang, ...] = ("kk", "ru")

KINDS = {
    "decree": ("қаулы", "постановление"),
    "decision": ("шешім", "решение"),
    "order": ("өкім", "распоряжение"),
    "agenda": ("күн тәртібі", "повестка дня"),
    "protocol": ("хаттама", "протокол"),
    "explanatory_note": ("түсіндірме жазба", "пояснительная записка"),
    "reference": ("анықтама", "справка"),
    "approval_sheet": ("келісу парағы", "лист согласования"),
    "quarterly_list": ("мәселелердің тізбесі", "перечень вопросов"),
    "work_plan": ("жұмыс жоспары", "план работы"),
    "events_list": ("маңызды іс-шаралар тізбесі", "перечень значимых мероприятий"),
    "org_plan": ("ұйымдастыру іс-шараларының жоспары", "план организационных мероприятий"),
    "assignment": ("бақылау карточкасы", "контрольная карточка"),
    "execution_report": ("орындалу есеп", "об исполнении"),
    "effectiveness_info": ("ақпарат тиімділікті бағалау", "информация оценке эффективности"),
    "archive_inventory": ("істер тізімдемесі", "опись дел"),
    "composition": ("құрам әкімдігінің", "состав акимата"),
    "advisory_list": ("кеңесші дауыс құқығы тізбесі", "перечень с правом совещательного голоса"),
    "extract": ("хаттамадан үзінді", "выписка из протокола"),
    "dispatch_list": ("тарату", "рассылки"),
    "refusal": ("дәлелді бас тарту", "мотивированный отказ"),
    "expertise": ("сараптама қорытынды", "заключение экспертизы"),
    "late_memo": ("баянхат", "докладная"),
    "seal": ("мөр", "печать"),
    "control_copy": ("бақылау данасы", "контрольный экземпляр"),
}
"""The name of every kind, as its papers show it: each word stands on the sheet in some form."""

STATES = {"open": ("бақылауда", "на контроле"), "done": ("орындалды", "исполнено"), "cancelled": ("алынды", "снято")}
"""How the state of an assignment is marked."""

PRINTED = {
    *("title", "measure", "text", "date", "due", "unit", "executor", "rapporteur", "proposer", "organ", "number"),
    *("index", "sheets", "from", "to", "term", "place", "akim", "initiator", "name", "position", "official", "form"),
    *("name", "person", "sha256", "phone"),
}
"""Keys of nested metadata whose values are printed."""

CASES = [(kind, one) for kind, listed in REQUISITES.items() for one in listed]
MANDATORY = [(kind, one) for kind, one in CASES if one.mandatory and one.origin is not Origin.KIND]


def named(case: object) -> str:
    if not isinstance(case, Requisite):
        return str(case)
    return "-".join(
        (case.code, case.origin, *(pointer.strip("/").replace("/", ".") for pointer in case.pointers), *case.only)
    )


class Akimat:
    """An akimat in files."""

    def __init__(self, root: Path) -> None:
        loaded = load(root)
        self.root = root
        self.settings: Mapping[str, Any] = loaded.settings.data if loaded.settings else {}
        self.repository = Repository(dict(loaded.documents))
        self.registers = Registers.of(self.repository, self.settings)


@dataclass(frozen=True)
class Case:
    """A whole paper, and the akimat whose it is."""

    home: Akimat
    document: Document

    def paper(self, lang: Lang) -> Paper:
        made = compose(self.document, self.home.repository, self.home.registers, lang)
        assert made is not None
        return made


@cache
def akimats() -> tuple[Akimat, ...]:
    with TemporaryDirectory() as folder:
        return Akimat(ROOT), Akimat(Fixture(LATE).lay(Path(folder) / "akimat"))


def test_every_kind_that_is_rendered_has_its_requisites() -> None:
    assert set(REQUISITES) == set(COMPOSERS)
    assert all(listed for listed in REQUISITES.values())
    assert {one.code for _, one in CASES} <= set(CODES)


def has(document: Document, one: Requisite) -> bool:
    if one.origin is Origin.FACTS:
        return any(document.get(at) is not None for pointer in one.pointers for at in places(document, pointer))
    if one.origin is Origin.TEXT:
        return set(LANGS) <= set(document.texts)
    return True


@cache
def whole(kind: str, wanted: Requisite) -> Case:
    """The first paper that has every mandatory requisite of its kind, and the wanted one, in both languages."""
    listed = [one for one in REQUISITES[kind] if one.mandatory]
    for home in akimats():
        for document in home.repository.of_kind(kind):
            asked = [one for one in listed if one.concerns(document)]
            if wanted.concerns(document) and is_done(document) and all(has(document, one) for one in (wanted, *asked)):
                return Case(home, document)
    raise AssertionError(f"no paper has all requisites of the kind {kind}, {wanted.code} among them")


@pytest.mark.parametrize(("kind", "one"), MANDATORY, ids=named)
def test_a_missing_requisite_is_told_once(kind: str, one: Requisite) -> None:
    rules = [each.rule for each in told_without(whole(kind, one), one)]
    assert rules, "nobody tells of it"
    assert (one.told or "X15") in rules
    assert not one.told or "X15" not in rules


def told_without(case: Case, one: Requisite) -> list[Diagnostic]:
    """What is found in the sources without the data of the requisite, and is not found with it."""
    if one.origin is Origin.TITLE:
        return list(headless(case))
    target = case.home.repository.documents[AKIMAT] if one.origin is Origin.AKIMAT else case.document
    data = copy.deepcopy(target.data)
    for pointer in one.pointers:
        for at in places(target, pointer):
            if target.get(at) is not None:
                take(data, at)
    texts = {} if one.origin is Origin.TEXT else target.texts
    bare = replace(target, source=replace(target.source, data=data), texts=texts)
    before = {(found.rule, found.message, found.location) for found in told(case.home, target)}
    return [found for found in told(case.home, bare) if (found.rule, found.message, found.location) not in before]


def headless(case: Case) -> Iterator[Diagnostic]:
    """What the reader says of the texts without their headings."""
    for lang in case.document.texts:
        path = ROOT / "content" / f"{case.document.id}.{lang}.md"
        text = path.read_text(encoding="utf-8").partition("\n\n")[2]
        yield from read_markdown(str(path), lang, text.encode())[1]


def take(data: Any, pointer: str) -> None:
    *outer, last = pointer.strip("/").split("/")
    for step in outer:
        data = data[int(step) if isinstance(data, list) else step]
    del data[last]


def told(home: Akimat, document: Document) -> list[Diagnostic]:
    """What the schemas and the rules over single papers say of the paper, of those that name it or lie beside it."""
    repository = Repository({**home.repository.documents, document.id: document})
    context = Context(
        repository,
        Registers.of(repository, home.settings),
        WorkingCalendar.of(repository, home.settings),
        date.fromisoformat(home.settings["as_of"]),
        Measures({}),
        home.settings,
    )
    engine = Engine(context, ALL.values())
    beside = (*repository.naming(document.id), *repository.in_dossier(document.dossier))
    near = {one.id: one for one in (document, *beside)} if document.id != AKIMAT else {}
    found = [one for paper in near.values() for part in engine.paper(paper)[0] for one in part.findings]
    return [*SCHEMAS.check(document.source), *found]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(("kind", "one"), CASES, ids=named)
def test_a_requisite_stands_on_the_sheet(kind: str, one: Requisite, lang: Lang) -> None:
    everywhere = [paper for home in akimats() for paper in home.repository.of_kind(kind)]
    if not one.mandatory and not any(has(paper, one) for paper in everywhere):
        pytest.skip("no paper at hand has it")
    case = whole(kind, one)
    if one.code == "B1":
        head = case.paper(lang).letterhead
        assert head is not None and head.emblem
        return
    sheet = plain(" ".join(printed(case.paper(lang))))
    for said in Expected(case, lang).of(one):
        assert any(plain(each) in sheet for each in said), said


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").casefold().split())


Said = Iterator[tuple[str, ...]]
"""Texts that must stand on the sheet, each in any of its forms."""


@dataclass(frozen=True)
class Expected:
    """What must stand on the sheet of a paper in one language."""

    case: Case
    lang: Lang

    def of(self, one: Requisite) -> Said:
        document, lang = self.case.document, self.lang
        if one.origin is Origin.KIND:
            yield from ((word[:5],) for word in KINDS[document.kind][LANGS.index(lang)].split())
        elif one.code == "B14":
            yield ("қосымша", "приложение")
        elif one.origin is Origin.TITLE:
            yield (document.title(lang) or "-",)
        elif one.origin is Origin.TEXT:
            yield from ((paragraph.text,) for paragraph in document.texts[lang].paragraphs())
        else:
            source = self.case.home.repository.documents[AKIMAT] if one.origin is Origin.AKIMAT else document
            pointers = (at for pointer in one.pointers for at in places(source, pointer))
            yield from self.shown(next(found for at in pointers if (found := source.get(at)) is not None))

    def shown(self, value: Any) -> Said:
        """How a value may be printed: people by name, dates in words or figures, lists whole."""
        lang, registers = self.lang, self.case.home.registers
        if isinstance(value, list):
            for each in value:
                yield from self.shown(each)
        elif isinstance(value, dict) and "person" in value:
            yield self.person(value["person"])
        elif isinstance(value, dict) and "reply" in value:
            yield from self.shown(value["reply"])
        elif isinstance(value, dict) and lang in value:
            yield (value[lang],)
        elif isinstance(value, dict):
            for key, each in value.items():
                if key in PRINTED:
                    yield from self.shown(each)
        elif isinstance(value, int) and not isinstance(value, bool):
            yield (str(value),)
        elif (day := dates.parse(value)) is not None:
            yield (dates.legal(day, lang), dates.short(day), dates.attributive(day, lang))
        elif isinstance(value, str):
            yield self.word(value, registers)

    def word(self, value: str, registers: Registers) -> tuple[str, ...]:
        """A word: the id of a paper, a unit, a person, a state, else the word itself."""
        paper = self.case.home.repository.documents.get(value)
        if paper is not None:
            return ((paper.title(self.lang) or "-").replace("\n", " "),)
        if value in registers.units:
            name = registers.units[value].name[self.lang]
            return (name, name.partition(" ")[2] or name)  # the first word may stand in the dative
        if value in registers.persons:
            return self.person(value)
        return (STATES[value][LANGS.index(self.lang)] if value in STATES else value,)

    def person(self, key: str) -> tuple[str, ...]:
        """Somebody by either name; one to whom a paper goes stands in the dative."""
        registers = self.case.home.registers
        return (registers.short_name(key, self.lang), registers.full_name(key, self.lang))
