"""`import` from the command line: what it writes, what it refuses, what it tells."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import parts
import pytest

from reglament.cli import main

sys.path.insert(0, str(Path(__file__).parents[1] / "render"))
from akimat import FILES

ROOT = Path(__file__).resolve().parents[3]

BODY = "".join(
    map(
        parts.paragraph,
        (
            *("Тау қаласының әкімдігі", "ҚАУЛЫ", "2026 жылғы 29 қазан", "№ 4/512", "Қаланың тазалығы туралы"),
            "Заңның 7-бабына сәйкес Тау қаласының әкімдігі ҚАУЛЫ ЕТЕДІ:",
            "1. Қаланы тазалау жоспары бекітілсін.",
            "Тау қаласының әкімі\tА. Ойдан",
        ),
    )
).replace("\t", '</w:t><w:tab/><w:t xml:space="preserve">')
CHANGED = (
    '<w:p><w:r><w:t>2. Осы қаулы </w:t></w:r><w:ins w:id="1" w:author="А. Ойдан" w:date="2026-10-01T00:00:00Z">'
    "<w:r><w:t>қол қойылған күнінен бастап </w:t></w:r></w:ins><w:r><w:t>күшіне енеді.</w:t></w:r></w:p>"
)
TRACKED = BODY.replace(
    '<w:p><w:r><w:t xml:space="preserve">Тау қаласының әкімі',
    CHANGED + '<w:p><w:r><w:t xml:space="preserve">Тау қаласының әкімі',
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        if "content/" not in name or "/registry/" in name:
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return tmp_path


def imported(root: Path, body: str, *words: str) -> int:
    (root / "in.docx").write_bytes(parts.docx(body))
    return main(["import", str(root / "in.docx"), "--kind", "decree", "--root", str(root), "--lang", "en", *words])


def test_a_dossier_lies_where_its_date_and_name_say(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, BODY, "--slug", "taza") == 0
    folder = root / "content/acts/2026/taza"
    assert sorted(path.name for path in folder.iterdir()) == ["act.kk.md", "act.yml"]
    assert "number: 4/512" in (folder / "act.yml").read_text("utf-8")
    assert (folder / "act.kk.md").read_text("utf-8").startswith("# Қаланың тазалығы туралы\n")
    assert "Signature: Тау қаласының әкімі – А. Ойдан" in capsys.readouterr().out
    assert main(["check", "--root", str(root), "--lang", "en", "--as-of", "2026-11-29"]) == 1
    assert "X13" in capsys.readouterr().out


def test_what_stands_is_never_overwritten(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, BODY, "--slug", "taza") == 0
    before = (root / "content/acts/2026/taza/act.kk.md").read_bytes()
    assert imported(root, BODY.replace("тазалау", "көркейту"), "--slug", "taza") == 2
    assert "exists already" in capsys.readouterr().err
    assert (root / "content/acts/2026/taza/act.kk.md").read_bytes() == before
    assert [path.name for path in (root / "content/acts/2026").iterdir()] == ["taza"]


def test_a_dry_run_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, BODY, "--dry-run") == 0
    assert "Would be written" in capsys.readouterr().out
    assert not (root / "content/acts").exists()


def test_another_folder_may_be_named(root: Path) -> None:
    assert imported(root, BODY, "--out", str(root / "elsewhere/x")) == 0
    assert (root / "elsewhere/x/act.kk.md").is_file()


def test_the_report_for_programs(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, BODY, "--format", "json") == 0
    report = json.loads(capsys.readouterr().out)
    assert len(report["written"]) == 2
    assert {remark["sort"] for remark in report["remarks"]} >= {"found", "not_understood"}
    assert any(remark["paragraph"] == 8 for remark in report["remarks"])


def test_a_refused_file_writes_nothing(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "in.docx").write_bytes(b"%PDF-1.7")
    assert main(["import", str(root / "in.docx"), "--kind", "decree", "--root", str(root), "--lang", "ru"]) == 1
    assert "PDF" in capsys.readouterr().err
    assert not (root / "content/acts").exists()


def test_tracked_changes_need_a_decision(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, TRACKED, "--slug", "a") == 1
    said = capsys.readouterr().err
    assert "--changes accept" in said
    assert "inserted «қол қойылған күнінен бастап»" in said
    assert imported(root, TRACKED, "--slug", "a", "--changes", "accept") == 0
    assert imported(root, TRACKED, "--slug", "b", "--changes", "reject") == 0
    one, two = ((root / f"content/acts/2026/{name}/act.kk.md").read_text("utf-8") for name in "ab")
    assert "2. Осы қаулы қол қойылған күнінен бастап күшіне енеді." in one
    assert "2. Осы қаулы күшіне енеді." in two


@pytest.mark.parametrize(
    ("typed", "text"), [("3\n2\n", "2. Осы қаулы күшіне енеді."), ("x\n1\n", "бастап күшіне енеді.")]
)
def test_at_a_terminal_people_are_asked(root: Path, typed: str, text: str) -> None:
    (root / "in.docx").write_bytes(parts.docx(TRACKED))
    ours, theirs = pty.openpty()
    words = ["import", "in.docx", "--kind", "decree", "--slug", "a", "--root", str(root), "--lang", "en"]
    done = subprocess.Popen([sys.executable, str(ROOT / "build.py"), *words], cwd=root, stdin=theirs, stderr=theirs)
    os.write(ours, typed.encode())
    assert done.wait(timeout=60) == 0
    os.close(theirs)
    os.close(ours)
    assert text in (root / "content/acts/2026/a/act.kk.md").read_text("utf-8")


def test_wrong_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert imported(root, BODY, "--kind", "protocol") == 2
    assert main(["import", str(root / "no.docx"), "--kind", "decree", "--root", str(root)]) == 2
    assert main(["import", *["a.docx"] * 3, "--kind", "decree", "--root", str(root)]) == 2
