"""What this tool exports it imports: the same trees, tables, annexes, date, number and signature."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reglament.amending import as_markdown
from reglament.exchange.dossier import Maker, Place
from reglament.exchange.pieces import Reading
from reglament.exchange.reader import Job, read
from reglament.loading import load, read_markdown
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.model.tree import Block, Chapter, Clause, Table, TextTree
from reglament.redline.tracked import tracked
from reglament.render.cells import aligned
from reglament.render.compose import compose, parallel
from reglament.render.docx import DocxWriter
from reglament.settings import resource

sys.path[:0] = [str(Path(__file__).resolve().parents[3] / folder) for folder in ("tests/unit/render", "bench")]
from akimat import FILES  # noqa: E402
from generate import generate  # noqa: E402

DAY = date(2026, 11, 29)

WORDS = {
    "kk": "қала әкімдігі жоспарды бекітсін үшін жөніндегі басқарма қамтамасыз етсін мерзімі тәртібі көшесі (бұдан әрі "
    "«Жоба» № 3/15 2026 жылғы 1-тармағының жұмыстарға дейін әділет органдарында",
    "ru": "утвердить план города управлению обеспечить выполнение работ порядок улицы (далее – «Проект» № 3/15 пункта "
    "1 до 15 марта 2026 года подпункт 2) органах юстиции на основании закона об охране природы",
}


def sentence(lang: str, end: str = ".") -> st.SearchStrategy[str]:
    words = WORDS[lang].replace("(", "").replace("«", "").replace("»", "").split()
    plain = st.lists(st.sampled_from(words), min_size=6, max_size=20).map(" ".join)
    return plain.map(lambda text: ("Осы " if lang == "kk" else "Настоящим ") + text + end)


@st.composite
def table(draw: st.DrawFn, lang: str) -> str:
    columns = draw(st.integers(2, 5))
    cell = st.one_of(st.sampled_from(["1", "12 500", "–", "а|б", ""]), sentence(lang, ""))
    head = [draw(sentence(lang, "")) for _ in range(columns)] if draw(st.booleans()) else [""] * columns
    rules = [draw(st.sampled_from(["---", ":---:", "---:"])) for _ in range(columns)]
    rows = [
        [draw(sentence(lang, "")), *(draw(cell) for _ in range(columns - 1))] for _ in range(draw(st.integers(2, 4)))
    ]
    # words in every column: an empty one tells nothing of how it is set, numbers are set right whatever the text says
    rows[0] = [draw(sentence(lang, "")) for _ in range(columns)]
    lines = [head, *rows]
    said = ["| " + " | ".join(one.replace("|", "\\|") for one in line) + " |" for line in lines]
    return "\n".join([said[0], f"|{'|'.join(rules)}|", *said[1:]])


@st.composite
def clauses(draw: st.DrawFn, lang: str) -> list[str]:
    found = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        label = f"{number}-1." if draw(st.integers(0, 5)) == 0 else f"{number}."
        listed = draw(st.booleans())
        found.append(f"{label} {draw(sentence(lang, ':' if listed else '.'))}")
        for index in range(1, draw(st.integers(1, 3)) + 1 if listed else 0):
            found.append(f"{index}) {draw(sentence(lang, ';'))}")
        if not listed and draw(st.booleans()):
            found.append(draw(sentence(lang)))
        if draw(st.integers(0, 4)) == 0:
            found.append(draw(table(lang)))
    return found


@st.composite
def act(draw: st.DrawFn, lang: str) -> str:
    title = draw(sentence(lang, ""))
    preamble = draw(sentence(lang, ""))
    formula = "ҚАУЛЫ ЕТЕДІ:" if lang == "kk" else "ПОСТАНОВЛЯЕТ:"
    noted = draw(st.booleans())
    notes = [f"[^{mark}]: {draw(sentence(lang))}" for mark in (("1", "*") if noted else ())]
    body = draw(clauses(lang))
    if noted:
        preamble, body[0] = preamble + "[^1]", body[0][:-1] + "[^*]" + body[0][-1]
    return "\n\n".join([f"# {title}", preamble, formula, *body, *notes]) + "\n"


@st.composite
def annex(draw: st.DrawFn, lang: str) -> str:
    blocks = []
    for number in range(1, draw(st.integers(0, 2)) + 1):
        name = draw(sentence(lang, ""))[:60].strip()
        blocks.append(f"## {number}-тарау. {name}" if lang == "kk" else f"## Глава {number}. {name}")
        blocks += draw(clauses(lang))
    return "\n\n".join([f"# {draw(sentence(lang, ''))}", *(blocks or [draw(table(lang))])]) + "\n"


@st.composite
def dossiers(draw: st.DrawFn) -> dict[str, str]:
    count = draw(st.integers(0, 2))
    turned = draw(st.booleans())
    status = draw(st.sampled_from(["draft", "signed"]))
    files = {
        "act.yml": f"kind: decree\nstatus: {status}\n"
        + ("date: 2026-10-29\nnumber: 4/512\n" if status == "signed" else "")
        + "signer: {person: a, position: akim}\n"
        + (f"annexes: [{{ordinal: 1, landscape: {str(turned).lower()}}}]\n" if count else "")
    }
    for lang in ("kk", "ru"):
        files[f"act.{lang}.md"] = draw(act(lang))
        for ordinal in range(1, count + 1):
            files[f"annex-{ordinal}.{lang}.md"] = draw(annex(lang))
    return files


@pytest.fixture(scope="module")
def writer() -> Iterator[DocxWriter]:
    made = DocxWriter(resource("templates"))
    yield made
    made.close()


def akimat(folder: Path, files: dict[str, str]) -> tuple[Repository, Registers]:
    registry = {name: text for name, text in FILES.items() if "content/" not in name or "/registry/" in name}
    for name, text in (registry | {f"content/acts/2026/x/{name}": text for name, text in files.items()}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    repository = Repository(load(folder).documents)
    return repository, Registers.of(repository)


def same(lang: str, was: bytes, now: bytes) -> None:
    """Both read as the same tree, with tables as they are set: numbers stand right though the text does not say so."""
    one, other = (read_markdown("x", lang, text)[0] for text in (was, now))
    assert one is not None
    assert other is not None
    assert as_markdown(as_set(other)) == as_markdown(as_set(one))


def as_set(tree: TextTree) -> TextTree:
    return replace(tree, blocks=tuple(map(block_as_set, tree.blocks)))


def block_as_set(block: Block) -> Block:
    if isinstance(block, Table):
        return replace(block, aligns=aligned(block))
    if isinstance(block, Chapter | Clause):
        return replace(block, blocks=tuple(map(block_as_set, block.blocks)))
    return block


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(files=dossiers())
def test_an_exported_act_is_imported_as_it_was(writer: DocxWriter, files: dict[str, str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        repository, registers = akimat(Path(folder), files)
    document = repository.documents["acts/2026/x/act"]
    kk, ru = (compose(document, repository, registers, lang) for lang in ("kk", "ru"))
    assert kk is not None
    assert ru is not None
    sheets = {("kk",): [kk], ("ru",): [ru], ("kk", "ru"): [parallel(kk, ru)], ("ru", "kk"): [ru, kk]}
    for langs, papers in sheets.items():
        readings = [read(Job(f"{index}.docx", writer.docx(one, 1, DAY))) for index, one in enumerate(papers)]
        assert all(isinstance(one, Reading) for one in readings)
        dossier = Maker("decree", registers, DAY).make(readings, Place("content/acts/2026/x"))
        wanted = {name for name in files if name == "act.yml" or name.split(".")[1] in langs}
        assert set(dossier.files) == wanted
        for name in wanted - {"act.yml"}:
            same(name.split(".")[1], files[name].encode(), dossier.files[name])
        assert not [one for one in dossier.remarks if "read back" in one.message]
        was, now = yaml.safe_load(files["act.yml"]), yaml.safe_load(dossier.files["act.yml"])
        turned = [one.get("landscape", False) for one in was.get("annexes", [])]
        assert [one.get("landscape", False) for one in now.get("annexes", [])][:1] == turned
        assert {key: now.get(key) for key in ("kind", "status", "date", "number", "signer")} == {
            key: was.get(key) for key in ("kind", "status", "date", "number", "signer")
        }


@pytest.mark.parametrize(
    ("kind", "name"), [("decree", "act"), ("explanatory_note", "note"), ("reference", "reference")]
)
def test_papers_of_the_measurements_are_imported_as_they_were(
    writer: DocxWriter, tmp_path: Path, kind: str, name: str
) -> None:
    generate(tmp_path / "x", 1, 20, 1)
    folder = tmp_path / "x/content/acts/2026/d-00001"
    repository = Repository(load(tmp_path / "x").documents)
    registers = Registers.of(repository)
    document = repository.documents[f"acts/2026/d-00001/{name}"]
    kk, ru = (compose(document, repository, registers, lang) for lang in ("kk", "ru"))
    assert kk is not None
    assert ru is not None
    for langs, paper in ((("kk",), kk), (("ru",), ru), (("kk", "ru"), parallel(kk, ru))):
        answer = read(Job("a.docx", writer.docx(paper, 1, DAY)))
        assert isinstance(answer, Reading)
        dossier = Maker(kind, registers, DAY).make([answer], Place("content/acts/2026/d-1"))
        texts = [path for path in folder.glob("*.md") if path.name.split(".")[0] in {name, "annex-1"}]
        for path in texts:
            lang = path.name.split(".")[1]
            if lang in langs and (name == "act" or not path.name.startswith("annex")):
                same(lang, path.read_bytes(), dossier.files[path.name])


OLD = """# О чистоте

В соответствии со статьей 7[^1] Закона акимат города Тау

ПОСТАНОВЛЯЕТ:

1. Утвердить Правила города.

2. Управлению:

1) вывезти снег;

2) посыпать песком.

[^1]: Сноска.
"""
NEW = (
    OLD.replace("2. Управлению:\n", "2. Контроль возложить на заместителя акима.\n\n3. Управлению города:\n")
    .replace("снег", "весь снег")
    .replace("\n\n2) посыпать песком", "")
)


def test_a_redline_is_imported_as_either_version(writer: DocxWriter, tmp_path: Path) -> None:
    sheets = []
    for text in (OLD, NEW):
        files = {"act.yml": "kind: decree\nstatus: draft\nsigner: {person: a, position: akim}\n", "act.ru.md": text}
        repository, registers = akimat(tmp_path, files)
        paper = compose(repository.documents["acts/2026/x/act"], repository, registers, "ru")
        assert paper is not None
        sheets.append(writer.docx(paper, 1, DAY))
    redline = tracked(sheets[0], sheets[1], "А. Ойдан", datetime(2026, 11, 29, tzinfo=UTC))
    for text, rejected in ((OLD, True), (NEW, False)):
        answer = read(Job("a.docx", redline, reject_all=rejected))
        assert isinstance(answer, Reading)
        assert answer.changes
        dossier = Maker("decree", registers, DAY).make([answer], Place("content/acts/2026/x"))
        same("ru", text.encode(), dossier.files["act.ru.md"])
