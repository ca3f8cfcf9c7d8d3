"""Papers that nobody would write, grown from the schemas: odd dates, empty lists, references to anything."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from reglament.calendar import WorkingCalendar
from reglament.loading import read_markdown, read_yaml
from reglament.loading.kinds import PLACES
from reglament.model.documents import Annex, Document, Repository, Source
from reglament.model.registers import Registers
from reglament.model.tree import TextTree
from reglament.rules.base import Context
from reglament.schema.store import Schema, Store
from tests.rules.harness import BASE, context

STORE = Store.read(Path(__file__).resolve().parents[3] / "schemas")
CONTEXT, _ = context(BASE)
KNOWN = CONTEXT.repository.documents

DAYS = (
    *("2026-11-26", "2026-10-15", "2026-11-23", "2026-01-01", "2026-12-31", "2027-01-04", "2024-02-29", "2015-12-31"),
    *("1000-01-01", "1999-12-31", "2028-01-01", "2199-12-31", "2999-12-31"),
)
BROKEN_DAYS = ("0001-01-01", "9999-12-31", "0000-00-00", "10000-01-01", "2026-02-30", "26.11.2026", "2026-W48-4", "")
JUNK: tuple[Any, ...] = (
    *(None, True, -1, 0, 1, 3.5, 1e300, 10**17, -(10**17), "", " ", "x", "a/b", "\ufffd", "{0}", "%s", [], {}, [[]]),
    *([None], [{}], {"": ""}, {"kk": 1}, {"date": []}, {"person": {}}, {"from": "2026-01-01"}, *BROKEN_DAYS),
)
WORDS = (
    *(
        "Қала",
        "город",
        "1 тармақ",
        "пункт 1-1 приложения 2",
        "№ 5",
        "№",
        "5",
        "a-1/25",
        "99999999999999999999",
        "(",
        "[",
    ),
    *(
        "\\",
        "срочно",
        "2026 жылғы 31 желтоқсанға дейін",
        "до 31 декабря 9999 года",
        "до 0 января 0000 года",
        "т. т. т.",
    ),
    *("утратившим силу постановление от 30.02.2026 № 1", "😀", "İ", "ß", "ﬁ", "²", "٣", "Ⅳ", "«", "»", "1)", "—"),
)
PATTERNED = (
    *(
        "act.yml",
        "act.kk.md",
        "ab" * 32,
        "R8.4",
        "X3",
        "a/b",
        "a/b.kk.md",
        "/kind",
        "/a~1b/0",
        "0a",
        "annex-1/2/3",
        "1",
    ),
    *("title", "preamble", "040000", "+7 (000) 000-00-00", "a@b", "000000000000", "", "https://a.kz", "00:00", "23:59"),
)
LINES = (
    *(
        "# Тақырып",
        "# О мерах",
        "## 1. Глава",
        "1. Тапсырма: 2026 жылғы 31 желтоқсанға дейін.",
        "2. Управлению до 1 марта",
    ),
    *(
        "1) бірінші;",
        "2) второе, до 31 декабря 9999 года;",
        "| а | б |",
        "|---|---|",
        "| 1 |",
        "",
        "",
        "Акимат ПОСТАНОВЛЯЕТ:",
    ),
    *("ҚАУЛЫ ЕТЕДІ:", "«16. Новое", "1. в пункте 999-9-9 слова «а» заменить словами «б»;", "3. Контроль возложить на"),
    *(
        "4. Настоящее постановление вводится в действие со дня подписания.",
        "утратившим силу № 5 от 30 февраля 0000 года",
    ),
    *(
        "II квартал; до 45 числа 13 месяца; 1000000000000000000000 тенге; -5 %; 1,5,5; 12.12.12",
        "а) б",
        "– в;",
        "\u00a0",
    ),
)


class Grower:
    """Values by the schemas, mostly good, with a taste for the edges; `loose` also breaks the schemas."""

    def __init__(self, random: Random, loose: float) -> None:
        self.random = random
        self.loose = loose

    def value(self, schema: Schema, depth: int = 0) -> Any:
        if self.random.random() < self.loose:
            return self.random.choice(JUNK)
        schema = STORE.resolve(schema)
        if "oneOf" in schema:
            return self.value(self.random.choice(schema["oneOf"]), depth)
        if "const" in schema:
            return schema["const"]
        if "enum" in schema:
            return self.random.choice(schema["enum"])
        kinds = schema.get("type")
        sort = self.random.choice(kinds) if isinstance(kinds, list) else kinds
        grow = {"object": self._mapping, "array": self._list, "string": self._text, "integer": self._number}.get(sort)
        if grow is not None:
            return grow(schema, depth)
        return self.random.choice([True, False]) if sort == "boolean" else self.random.choice([0, 1, 3.5])

    def _mapping(self, schema: Schema, depth: int) -> dict[str, Any]:
        required = set(schema.get("required", ()))
        often = 0.75 if depth < 2 else 0.5 if depth < 6 else 0.1
        found = {}
        for key, inner in schema.get("properties", {}).items():
            chance = 1 - self.loose if key in required else often
            if self.random.random() < chance:
                found[key] = self.value(inner, depth + 1)
        for pattern, inner in schema.get("patternProperties", {}).items():
            found.update(
                {name: self.value(inner, depth + 1) for name in ("W1", "act", "kk") if re.search(pattern, name)}
            )
        return found

    def _list(self, schema: Schema, depth: int) -> list[Any]:
        length = max(self.random.choice([0, 1, 1, 2, 3]), schema.get("minItems", 0))
        return [self.value(schema["items"], depth + 1) for _ in range(length)]

    def _number(self, schema: Schema, depth: int) -> int:
        low, high = schema.get("minimum", -3), schema.get("maximum", 10**17)
        nearby = [number for number in (1, 2, 3, 4, 12, 2026, 2027) if low <= number <= high]
        return int(self.random.choice([low, high, *nearby]))

    def _text(self, schema: Schema, depth: int) -> str:
        name = schema.get("x-def", "")
        chosen = self.random.choice
        if name == "date":
            return str(chosen(DAYS))
        if name == "month":
            return str(chosen(DAYS))[:7]
        pattern = schema.get("pattern", "")
        pool = named(name) or (PATTERNED + WORDS if pattern else WORDS)
        if not pattern:
            return " ".join(chosen(pool) for _ in range(self.random.randint(1, 4)))
        good = [word for word in pool if re.search(pattern, word)]
        return str(chosen(good or pool))


@cache
def named(definition: str) -> Sequence[str]:
    """What values of a common definition may name in the small akimat, and something that is not there."""
    registers = {"person_id": "persons", "position_id": "positions", "unit_id": "units"}
    if definition in registers:
        kind = registers[definition]
        listed = KNOWN[f"registry/{kind}"].get(f"/{kind}")
        return [*(entry["id"] for entry in listed), "nobody"]
    if definition == "doc_ref":
        return [*KNOWN, "acts/2026/none/act"]
    if definition == "folder_ref":
        return [*sorted({document.dossier for document in KNOWN.values()}), "acts/2026/none"]
    return ()


def text(random: Random, path: str, lang: str) -> TextTree:
    """A text of odd lines."""
    lines = [random.choice(LINES) for _ in range(random.randint(1, 14))]
    tree, _ = read_markdown(path, lang, "\n".join([*lines, "Конец."]).encode())
    assert tree is not None
    return tree


def place_of(random: Random, kind: str, number: int) -> str:
    """An id where papers of the kind lie, often that of a paper which is there already."""
    there = [key for key, document in KNOWN.items() if document.kind == kind]
    if there and random.random() < 0.7:
        return random.choice(there)
    folders = [folder for folder in named("folder_ref") if folder != "registry"]
    return f"{random.choice(folders)}/{kind.replace('_', '-')}-{number}"


def paper(random: Random, kind: str, loose: float, number: int = 0) -> Document:
    """One grown paper of a kind, with places of a file in which every value stands at the start."""
    data = Grower(random, loose).value(STORE.schemas[kind])
    data = {**data, "kind": kind} if isinstance(data, dict) else {"kind": kind}
    key = place_of(random, kind, number)
    source, _ = read_yaml(f"content/{key}.yml", f"kind: {kind}\n".encode())
    assert source is not None
    source = Source(source.path, data, source.places, f"{random.getrandbits(64):x}")
    langs = random.choice([(), ("kk",), ("ru",), ("kk", "ru"), ("kk", "ru")])
    texts = {lang: text(random, f"content/{key}.{lang}.md", lang) for lang in langs}
    annexes = tuple(
        Annex(ordinal, {lang: text(random, f"content/{key.rpartition('/')[0]}/annex-{ordinal}.{lang}.md", lang)})
        for ordinal in range(1, random.choice([1, 1, 2, 3]))
        for lang in langs[:1]
    )
    return Document(key, kind, source, texts, annexes, source.digest)


def akimat(random: Random, loose: float, papers: int) -> Context:
    """The small akimat with some papers grown anew or added."""
    documents: dict[str, Document] = dict(KNOWN)
    for number in range(papers):
        grown = paper(random, random.choice(sorted(PLACES.keys() - {"settings"})), loose, number)
        documents[grown.id] = grown
    ordered = dict(sorted(documents.items()))
    settings: Mapping[str, Any] = CONTEXT.settings
    if random.random() < 0.3:
        given = Grower(random, loose).value(STORE.schemas["settings"])
        settings = {**settings, **given} if isinstance(given, dict) else settings
    repository = Repository(ordered)
    return replace(
        CONTEXT,
        repository=repository,
        registers=Registers.of(repository, settings),
        calendar=WorkingCalendar.of(repository, settings),
        settings=settings,
    )
