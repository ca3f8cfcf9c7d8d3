"""`preview` as a user runs it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from reglament.cli import main
from reglament.cli.preview import pages
from reglament.errors import ExitCode

ROOT = Path(__file__).resolve().parents[3]
ACT = "acts/2026/koshe-ataulary/act"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copyfile(ROOT / "reglament.yml", tmp_path / "reglament.yml")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("written", "meant"), [("2", (2, 2)), ("1-3", (1, 3)), ("2-", (2, None))])
def test_pages(written: str, meant: tuple[int, int | None]) -> None:
    assert pages(written) == meant


@pytest.mark.parametrize("written", ["", "0", "3-1", "-2", "a", "1-2-3"])
def test_pages_that_are_none(written: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        pages(written)


def test_pages_are_written_and_the_rest_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    word = f"content/{ACT}.ru.md"
    assert main(["preview", word, "--pages", "1", "--width", "300", "--lang", "en"]) == ExitCode.OK
    first, second = capsys.readouterr().out.splitlines()
    assert first == f"{ACT} (ru), pages: 2. build/preview/{ACT}/ru-1.png"
    assert "The rules were not asked" in second
    assert [path.name for path in (root / "build/preview" / ACT).iterdir()] == ["ru-1.png"]


def test_what_the_rules_say_is_told_where_there_was_a_check(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--quiet", "--lang", "en"])
    place = root / f"content/{ACT}.ru.md"
    text = place.read_text(encoding="utf-8")
    assert "26 июня" in text
    place.write_text(text.replace("26 июня", "27 июня"), encoding="utf-8")
    capsys.readouterr()
    assert main(["preview", ACT, "--lang-of-paper", "kk", "--lang", "en", "--output", "out"]) == ExitCode.OK
    said = capsys.readouterr().out
    assert f"out/{ACT}/kk-1.png" in said
    assert f"content/{ACT}.ru.md:" in said


def test_a_broken_paper_is_a_finding_and_no_traceback(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / f"content/{ACT}.yml").write_text("kind: [\n", encoding="utf-8")
    assert main(["preview", f"content/{ACT}.yml", "--lang", "en"]) == ExitCode.FINDINGS
    assert f"content/{ACT}.yml:" in capsys.readouterr().out
    assert not (root / "build/preview").exists()


@pytest.mark.parametrize(
    "words",
    [["absent"], ["content/registry/persons.yml"], ["content"], ["..", "--width", "500"], [ACT, "--width", "5"], []],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    root: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["preview", *words, "--lang", "ru"]) == ExitCode.USAGE
    said = capsys.readouterr().err
    assert said and "Traceback" not in said


def test_without_a_display_the_reader_opens_the_page(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    assert main(["preview", f"{ACT}", "--format", "pdf", "--open", "--lang", "en"]) == ExitCode.OK
    assert f"open build/preview/{ACT}/kk.pdf yourself" in capsys.readouterr().out


def test_the_browser_is_given_the_first_page(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setenv("BROWSER", "any")
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or True)
    assert main(["preview", ACT, "--pages", "2", "--open", "--quiet"]) == ExitCode.OK
    assert opened == [(root / "build/preview" / ACT / "kk-2.png").as_uri()]
