"""What a person is told by the command line itself."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from reglament.cli import main
from reglament.cli.language import choose

ROOT = Path(__file__).resolve().parents[3]
COMMANDS = ("check", "build", "serve", "new", "import", "redline", "due", "explain", "rules", "init", "clean")
HEAVY = (
    "yaml",
    "jinja2",
    "typst",
    "mkdocs",
    "rich",
    "jsonschema_rs",
    "jsonschema",
    "msgspec",
    "watchfiles",
    "pypandoc",
)


@pytest.mark.parametrize("lang", ["kk", "ru", "en"])
@pytest.mark.parametrize("command", ["", *COMMANDS])
def test_help_is_in_the_chosen_language(command: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([*filter(None, [command]), "--help", "--lang", lang]) == 0
    text = capsys.readouterr().out
    words = {"kk": "қолданылуы: ", "ru": "использование: ", "en": "usage: "}
    assert text.startswith(words[lang])
    for other in {"kk", "ru", "en"} - {lang}:
        assert words[other] not in text
    if lang != "en":
        assert "show this help" not in text
        assert "options" not in text


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    main(["--help"])
    text = capsys.readouterr().out
    assert all(f"\n    {command} " in text for command in COMMANDS)


def test_help_loads_nothing_heavy() -> None:
    code = f"import sys; from reglament.cli import main; main(['--help']); print(set({HEAVY!r}) & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "set()"


def test_help_comes_at_once() -> None:
    def once() -> float:
        before = os.times()
        subprocess.run([sys.executable, "build.py", "--help"], cwd=ROOT, capture_output=True, check=True)
        spent = os.times()
        return spent.children_user + spent.children_system - before.children_user - before.children_system

    assert min(once() for _ in range(5)) < 0.2


@pytest.mark.parametrize(
    ("words", "guess"),
    [(["chek"], "check?"), (["check", "--formt", "json"], "--format?"), (["new", "decre"], "decree?")],
)
@pytest.mark.parametrize(("lang", "help_word"), [("kk", "Анықтама"), ("ru", "Справка"), ("en", "Help")])
def test_a_misspelt_word_is_guessed(
    words: list[str], guess: str, lang: str, help_word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*words, "--lang", lang]) == 2
    said = capsys.readouterr().err
    assert guess in said
    assert f"{help_word}: reglament" in said


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["new"],
        ["init"],
        ["check", "--format", "xml"],
        ["check", "--as-of", "2026-13-01"],
        ["check", "--jobs", "0"],
        ["check", "--jobs", "many"],
        ["build", "--draft=yes"],
        ["--lang", "fr", "check"],
    ],
)
def test_faults_of_the_command_line_are_told_without_english(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(words) == 2
    said = capsys.readouterr().err
    assert "Traceback" not in said
    for english in ("invalid", "expected", "argument ", "required", "ignored", "usage"):
        assert english not in said


@pytest.mark.parametrize(
    ("words", "environment", "lang"),
    [
        ([], {}, "ru"),
        ([], {"LANG": "C.UTF-8"}, "ru"),
        ([], {"LANG": "kk_KZ.UTF-8"}, "kk"),
        ([], {"LANG": "kk_KZ.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en"),
        (["--lang", "kk", "check"], {"LANG": "en_US"}, "kk"),
        (["check", "--lang=en"], {"LANG": "kk_KZ"}, "en"),
        (["check", "--lang"], {"LANG": "kk_KZ"}, "kk"),
        (["check", "--lang", "fr"], {"LANG": "de_DE"}, "ru"),
        (["check", "--", "--lang", "en"], {}, "ru"),
    ],
)
def test_the_language_is_chosen(words: list[str], environment: dict[str, str], lang: str) -> None:
    assert choose(words, environment) == lang


def test_outside_an_akimat_one_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in ("check", "build", "clean"):
        assert main([command, "--lang", "en"]) == 2
        said = capsys.readouterr()
        assert "init DIR" in said.err
        assert said.err.count("\n") == 1
        assert not said.out


def test_an_akimat_without_content_is_told_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "reglament.yml").write_text("kind: settings\n")
    assert main(["check", "--root", str(tmp_path), "--lang", "ru"]) == 2
    assert "`content`" in capsys.readouterr().err


def test_a_path_that_is_not_there_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "reglament.yml").write_text("kind: settings\n")
    (tmp_path / "content").mkdir()
    assert main(["check", "--root", str(tmp_path), "content/absent.yml", "--lang", "ru"]) == 2
    assert "content/absent.yml" in capsys.readouterr().err
    assert main(["check", "--root", str(tmp_path), "/etc", "--lang", "ru"]) == 2
    assert "/etc" in capsys.readouterr().err


def test_clean_removes_what_was_made_and_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "reglament.yml").write_text("kind: settings\n")
    (tmp_path / "build/.cache").mkdir(parents=True)
    (tmp_path / "build/site").mkdir()
    assert main(["clean", "--cache", "--root", str(tmp_path)]) == 0
    assert (tmp_path / "build/site").is_dir()
    assert not (tmp_path / "build/.cache").exists()
    assert main(["clean", "--root", str(tmp_path)]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["reglament.yml"]
    assert main(["clean", "--root", str(tmp_path)]) == 0


def test_a_fault_of_the_tool_is_one_sentence_and_a_log(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reglament.yml").write_text("kind: settings\n")
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)

    def fail(*_: object) -> None:
        raise ZeroDivisionError("deep inside")

    monkeypatch.setattr("shutil.rmtree", fail)
    assert main(["clean", "--lang", "en"]) == 3
    said = capsys.readouterr().err
    (log,) = (tmp_path / "build").glob("reglament-*.log")
    assert str(log) in said
    assert "Traceback" not in said
    assert "deep inside" in log.read_text()


@pytest.mark.parametrize(
    ("lang", "words"), [("kk", "дискіде бос орын қалмады."), ("ru", "на диске не осталось места."), ("en", "no space")]
)
def test_a_full_disk_is_said_in_the_language(
    lang: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "reglament.yml").write_text("kind: settings\n")
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.rmtree", fail)
    assert main(["clean", "--lang", lang]) == 3
    said = capsys.readouterr().err
    assert words in said
    assert "device" not in said


def test_a_reader_that_leaves_is_no_fault() -> None:
    command = f"{sys.executable} build.py --help --lang ru | head -1"
    done = subprocess.run(command, shell=True, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert done.stderr == ""
    assert done.stdout.startswith("использование")
