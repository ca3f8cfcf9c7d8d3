"""Bundles hold the right papers in their order and nothing that is closed; only what changed is packed again."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from reglament.bundle import verify
from reglament.cli import main
from reglament.control.publicity import public
from reglament.errors import UsageError
from reglament.loading import load
from reglament.model.documents import Repository
from reglament.model.sealing import sealable
from reglament.pipeline.bundling import Bundled, bundle
from reglament.pipeline.check import check
from reglament.pipeline.collect import open_cache
from reglament.pipeline.layout import Layout
from reglament.pipeline.packing import Packer, Packing
from reglament.pipeline.papers import papers
from reglament.pipeline.parcels import Stock
from reglament.pipeline.progress import Stage
from reglament.pipeline.rendering import render
from reglament.pipeline.request import Request
from reglament.pipeline.store import Store
from reglament.settings import paths
from tests.unit.render import akimat

ROOT = Path(__file__).resolve().parents[3]
MEETING, DOSSIER = "meetings/2026/10-29", "acts/2026/taza"
PAPERS = {
    DOSSIER: "act annex-1 annex-2 note reference approval disagreement refusal-finance expertise seal",
    "acts/2026/zhalghyz": "act annex-1",
    MEETING: "agenda protocol extract-1 dispatch late-memo",
}
NAMES = {f"content/{folder}/{name}" for folder, names in PAPERS.items() for name in names.split()}
FILES = {
    name: text
    for name, text in akimat.FILES.items()
    if name.startswith("content/registry/") or name.partition(".")[0] in NAMES or name == "reglament.yml"
}
SECRET = {f"content/{DOSSIER}/act.yml": FILES[f"content/{DOSSIER}/act.yml"] + "secrecy: official_use\n"}


def written(root: Path, changes: Mapping[str, str] = {}) -> Path:
    """The small akimat on disk, with some of its files replaced or added."""
    for name, text in {**FILES, **changes}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


class Heard:
    """Counts what is begun."""

    def __init__(self) -> None:
        self.begun: dict[Stage, int] = {}

    def begin(self, stage: Stage, total: int) -> None:
        self.begun[stage] = total

    def advance(self, steps: int = 1) -> None:
        pass

    def finish(self) -> None:
        pass


def request(root: Path, progress: Heard | None = None) -> Request:
    found = paths(root)
    return Request(found, date(2026, 11, 1), jobs=1, progress=progress or Heard())


def bundled(root: Path, folder: str, changes: Mapping[str, str] = {}, **more: object) -> Bundled:
    written(root, dict(changes))
    return bundle(request(root), folder, root / "out", **more)  # type: ignore[arg-type]


def published(root: Path, store_of: dict[str, Store], progress: Heard | None = None) -> tuple[Packing, Repository]:
    """The bundles for everybody, as `build` makes them."""
    asked = request(root, progress)
    with closing(open_cache(asked)) as cache:
        checked = check(asked, cache, whole=True)
        store = store_of["store"] = Store(asked.paths.build / ".cache", cache)
        layout = Layout.of(asked.paths.templates, checked.collected.settings)
        works = tuple(papers(checked.collected))
        rendering = render(works, layout, checked.collected.repository, asked, store)
        shown = public(checked.collected.repository)
        stock = Stock(shown, checked.collected.repository, works, rendering.outputs)
        packing = Packer(checked.adding(rendering.findings), stock, layout, store).pack(stock.folders(), asked)
        store.add({one.key: one.files for one in rendering.outputs})
        store.add({one.key: {one.format: one.file} for one in packing.packed})
    return packing, shown


def members(data: bytes) -> dict[str, bytes]:
    """Files by their path in the folder of the bundle."""
    assert verify(data).faults == ()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def zipped(made: Bundled) -> dict[str, bytes]:
    return members(next(path for path, _ in made.files if path.suffix == ".zip").read_bytes())


def stems(files: Mapping[str, bytes], folder: str) -> list[str]:
    found = {name.rpartition("/")[2].rpartition(".")[0] for name in files if name.startswith(f"data/{folder}/")}
    return sorted(found)


@pytest.fixture(scope="module")
def meeting(tmp_path_factory: pytest.TempPathFactory) -> Bundled:
    return bundled(tmp_path_factory.mktemp("meeting"), MEETING)


def test_a_meeting_is_in_the_order_of_its_agenda(meeting: Bundled) -> None:
    files = zipped(meeting)
    assert stems(files, "ru") == [
        "00-01 Повестка дня",
        "00-02 Приглашение – Гость",
        "00-03 Перечень рассылки",
        "00-04 Докладная записка",
        "01-01 Постановление",
        "01-02 Справка",
        "02-01 Протокол",
        "02-02 Выписка из протокола",
    ]
    assert stems(files, "kk")[4:7] == ["01-01 Қаулы", "01-02 Анықтама", "02-01 Хаттама"]
    assert "02-01 Хаттама – Протокол" in stems(files, "kk-ru")
    assert f"data/source/{DOSSIER}/annex-1.kk.md" in files
    assert f"data/source/{DOSSIER}/note.yml" not in files, "the note is not among the materials"
    assert meeting.missing == () and not meeting.closed


def test_one_file_of_a_meeting_leads_to_its_questions(meeting: Bundled) -> None:
    (path,) = (path for path, _ in meeting.files if path.name.endswith(".ru.pdf"))
    with pikepdf.open(path) as pdf, pdf.open_outline() as outline:
        titles = [one.title for one in outline.root]
        assert titles[0] == "Внутренняя опись документов"
        assert titles[1].startswith("Повестка дня")
        (question,) = (one for one in outline.root if one.title == "1. О чистоте")
        assert [one.title for one in question.children] == ["Постановление", "Справка"]
        assert titles[-1] == "По итогам заседания"
        assert outline.root[-1].children[0].title.startswith("Протокол")
        assert str(pdf.docinfo.Title).startswith("Документы заседания акимата города Тау")


def test_a_dossier_has_its_papers_sources_visa_sheet_and_report(tmp_path: Path) -> None:
    made = bundled(tmp_path, DOSSIER)
    files = zipped(made)
    assert stems(files, "ru") == [
        "01 Постановление",
        "02 Пояснительная записка",
        "03 Справка",
        "04 Справка о разногласиях",
        "05 Лист согласования",
        "06 Мотивированный отказ",
        "07 Экспертное заключение",
        "08 Отметка о скреплении печатью",
    ]
    for form in ("pdf", "docx"):
        assert f"data/kk/05 Келісу парағы.{form}" in files
    sources = {name.removeprefix("data/source/") for name in files if name.startswith("data/source/")}
    assert sources == {name.removeprefix("content/") for name in FILES if name.startswith(f"content/{DOSSIER}/")}
    report = json.loads(files["data/check/report.json"])
    assert report["as_of"] == "2026-11-01"
    assert {one["path"] for one in report["findings"]} <= {f"content/{name}" for name in sources}
    assert "01.11.2026" in files["data/check/report.ru.txt"].decode()
    assert {path.name for path, _ in made.files} == {f"acts-2026-taza.{end}" for end in ("zip", "kk.pdf", "ru.pdf")}


def test_the_sums_of_the_manifest_are_those_of_a_seal(tmp_path: Path) -> None:
    files = zipped(bundled(tmp_path, DOSSIER))
    packed = {one["path"]: one["sha256"] for one in json.loads(files["manifest.json"])["files"]}
    repository = Repository(load(tmp_path).documents)
    act = next(repository.in_dossier(DOSSIER, "decree"))
    sums = sealable(act, repository)
    assert {"act.kk.md", "act.ru.md", "annex-1.kk.md", "note.yml", "approval.yml"} <= sums.keys()
    assert {name: packed[f"data/source/{DOSSIER}/{name}"] for name in sums} == sums


def test_a_waiver_stands_in_the_report(tmp_path: Path) -> None:
    plain = json.loads(zipped(bundled(tmp_path / "plain", DOSSIER))["data/check/report.json"])
    rule = next(one for one in plain["findings"] if one["severity"] != "error")
    waiver = f"""kind: waivers
waivers:
  - rule: {rule["rule"]}
    paper: {rule["path"].removeprefix("content/").partition(".")[0]}
    reason: {{kk: Себебі бар болғандықтан солай, ru: Так надо по этой причине}}
    approved: {{person: b, position: chief, date: 2026-10-30}}
    expires: 2026-12-31
"""
    files = zipped(bundled(tmp_path / "waived", DOSSIER, {"content/registry/waivers.yml": waiver}))
    report = json.loads(files["data/check/report.json"])
    if report["waived"]:
        assert "Так надо по этой причине" in files["data/check/report.ru.txt"].decode()
    assert len(report["findings"]) + len(report["waived"]) >= len(plain["findings"]) - 1


def test_papers_in_one_language_only_when_asked(tmp_path: Path) -> None:
    made = bundled(tmp_path, DOSSIER, langs=("kk",))
    files = zipped(made)
    assert stems(files, "kk") and not stems(files, "ru") and not stems(files, "kk-ru")
    assert {path.name for path, _ in made.files} == {"acts-2026-taza.zip", "acts-2026-taza.kk.pdf"}


def test_the_bytes_depend_on_the_papers_alone(tmp_path: Path) -> None:
    made = []
    for number, (zone, locale) in enumerate((("Asia/Almaty", "C.UTF-8"), ("America/New_York", "C"))):
        root = written(tmp_path / ("folder" * (number + 1)))
        environment = {**os.environ, "TZ": zone, "LC_ALL": locale, "PYTHONHASHSEED": str(number)}
        command = [sys.executable, str(ROOT / "build.py"), "bundle", f"content/{MEETING}", "--jobs", str(number + 1)]
        command += ["--root", str(root), "--as-of", "2026-11-01", "--output", str(root / "out"), "--quiet"]
        subprocess.run(command, env=environment, cwd=tmp_path, check=True)
        made.append({path.name: path.read_bytes() for path in sorted((root / "out").iterdir())})
    assert len(made[0]) == 3
    assert made[0] == made[1]


@pytest.mark.parametrize(
    ("name", "data", "missing"),
    [
        ("reference.ru.md", "# О чистоте\n\nТекст 漢 справки.\n".encode(), [("failed", "ru"), ("failed", "kk-ru")]),
        ("note.yml", b"kind: [explanatory_note\n", [("unread", "")]),
        ("reference.kk.md", b"\xff\xfe\xfa", [("unread", "kk")]),
    ],
)
def test_what_could_not_be_made_is_named_and_the_rest_is_there(
    tmp_path: Path, name: str, data: bytes, missing: list[tuple[str, str]]
) -> None:
    root = written(tmp_path)
    (root / "content" / DOSSIER / name).write_bytes(data)
    made = bundle(request(root), DOSSIER, root / "out")
    files = zipped(made)
    said = json.loads(files["manifest.json"])
    assert [(one["reason"], one.get("lang", "")) for one in said["missing"]] == missing
    assert "Не вошли в этот комплект" in files["Содержание.txt"].decode()
    assert "data/ru/01 Постановление.pdf" in files
    assert len(made.files) == 3
    assert f"data/source/{DOSSIER}/{name}" in files, "officials get what lies in the folder"
    report = json.loads(files["data/check/report.json"])
    assert any(one["path"] == f"content/{DOSSIER}/{name}" for one in report["findings"])
    assert all(one.sentence("kk") for one in made.missing)
    with pikepdf.open(next(path for path, _ in made.files if path.name.endswith("ru.pdf"))) as pdf:
        assert len(pdf.pages) > 4


def test_an_absent_paper_of_the_agenda_is_named(tmp_path: Path) -> None:
    agenda = FILES[f"content/{MEETING}/agenda.yml"].replace("acts/2026/taza/reference", "acts/2026/taza/nowhere")
    made = bundled(tmp_path, MEETING, {f"content/{MEETING}/agenda.yml": agenda})
    assert [(one.paper, one.reason.value) for one in made.missing] == [("acts/2026/taza/nowhere", "absent")]


def test_odd_and_long_names_are_packed(tmp_path: Path) -> None:
    long = f"acts/2026/{'zhol-zhondeu-' * 6}2026"
    own = {name: text for name, text in FILES.items() if DOSSIER in name}
    changes = {name.replace(DOSSIER, long): text.replace(DOSSIER, long) for name, text in own.items()}
    changes |= {
        f"content/{long}/Көшірме № 2 (жаңа).yml": "kind: reference\n",
        f"content/{long}/{'ұзақ-' * 24}атау.kk.md": "# Атау\n",
        f"content/{long}/aux.yml": "kind: reference\n",
    }
    root = written(tmp_path, changes)
    made = bundle(request(root), long, root / "out")
    archive = next(path for path, _ in made.files if path.suffix == ".zip")
    with zipfile.ZipFile(archive) as packed:
        assert max(map(len, packed.namelist())) < 100
    files = zipped(made)
    assert "data/ru/01 Постановление.pdf" in files
    sources = [name for name in files if name.startswith("data/source/")]
    assert len(sources) == len(own) + 1, "shortened names do not fall together"
    named = {one["path"] for one in json.loads(files["data/check/report.json"])["findings"]}
    assert {name for name in changes if not name.isascii()} <= named, "what has no name of a paper is not packed"
    assert any(name.endswith("/x-aux.yml") for name in sources)


def test_nothing_closed_is_in_what_everybody_gets(tmp_path: Path) -> None:
    store: dict[str, Store] = {}
    packing, shown = published(written(tmp_path, SECRET), store)
    assert f"{DOSSIER}/act" not in shown.documents
    assert {one.folder for one in packing.packed} == {"acts/2026/zhalghyz", MEETING}
    archive = next(one for one in packing.packed if one.folder == MEETING and one.format == "zip")
    files = members(store["store"].path(archive.file).read_bytes())
    said = json.loads(files["manifest.json"])
    assert {(one["paper"], one["reason"]) for one in said["missing"]} == {
        (f"{DOSSIER}/act", "closed"),
        (f"{DOSSIER}/reference", "closed"),
    }
    assert not any(DOSSIER in name for name in files)
    assert not any("Текст справки".encode() in data for name, data in files.items() if name.endswith((".md", ".txt")))
    assert all("Постановление" not in name for name in files)
    assert said["public"] is True


def test_the_bundle_of_a_closed_dossier_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made = bundled(tmp_path, DOSSIER, SECRET)
    assert made.closed
    assert json.loads(zipped(made)["manifest.json"])["public"] is False
    assert main(["bundle", f"content/{DOSSIER}", "--root", str(tmp_path), "--lang", "ru", "--jobs", "1"]) == 0
    assert "не публиковать" in capsys.readouterr().out


def test_only_what_changed_is_packed_again(tmp_path: Path) -> None:
    root = written(tmp_path)
    store: dict[str, Store] = {}
    first, again, changed = Heard(), Heard(), Heard()
    before, _ = published(root, store, first)
    assert first.begun[Stage.BUNDLE] == len(before.packed) == 9
    same, _ = published(root, store, again)
    assert Stage.BUNDLE not in again.begun
    assert same.packed == before.packed
    note = root / "content" / DOSSIER / "note.ru.md"
    note.write_text(note.read_text(encoding="utf-8").replace("Необходимо", "Очень нужно"), encoding="utf-8")
    after, _ = published(root, store, changed)
    renewed = {(one.folder, one.lang) for one, old in zip(after.packed, before.packed, strict=True) if one != old}
    assert renewed == {(DOSSIER, ""), (DOSSIER, "ru")}
    assert changed.begun[Stage.BUNDLE] == 2


@pytest.mark.parametrize("folder", ["registry", "acts", "acts/2026", "meetings/2026/01-01"])
def test_other_folders_are_refused(tmp_path: Path, folder: str) -> None:
    with pytest.raises(UsageError):
        bundled(tmp_path, folder)


@pytest.mark.parametrize(
    ("lang", "whole", "spoilt"),
    [
        ("kk", "Жинақ толық", "бақылау сомасына сәйкес келмейді"),
        ("ru", "Комплект цел", "не соответствует контрольной сумме"),
        ("en", "The bundle is whole", "differs from its checksum"),
    ],
)
def test_a_received_bundle_is_checked_by_the_command(
    meeting: Bundled, tmp_path: Path, capsys: pytest.CaptureFixture[str], lang: str, whole: str, spoilt: str
) -> None:
    good = next(path for path, _ in meeting.files if path.suffix == ".zip")
    assert main(["bundle", "--verify", str(good), "--lang", lang]) == 0
    said = capsys.readouterr().out
    assert whole in said and MEETING in said
    bad = tmp_path / "bad.zip"
    bad.write_bytes(good.read_bytes().replace(b"kind: agenda", b"kind: agendA"))
    assert main(["bundle", "--verify", str(bad), "--lang", lang]) == 1
    said = capsys.readouterr().out
    assert spoilt in said and "agenda.yml" in said and whole not in said


def test_refusals_are_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = tmp_path / "x.zip"
    archive.write_bytes(b"PK")
    written(tmp_path / "akimat")
    root = ["--root", str(tmp_path / "akimat"), "--lang", "ru"]
    for words in (["bundle", str(archive)], ["bundle", "nowhere"], ["bundle", "content/registry"]):
        assert main([*words, *root]) == 2
        assert len(capsys.readouterr().err.strip().splitlines()) == 1
    assert main(["bundle", "--verify", str(archive), "--lang", "ru"]) == 1
