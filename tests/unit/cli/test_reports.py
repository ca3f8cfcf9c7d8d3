"""What `check`, `due` and `rules` print and how they end, in every form, on an akimat with two faults."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reglament.cli import main
from tests.rules.harness import BASE

WAIVER = """kind: waivers
waivers:
  - rule: R20.2
    paper: acts/2026/park/act
    reason: {kk: аударма дайындалуда, ru: готовится перевод}
    approved: {person: apparatov, position: head-of-apparatus, date: 2026-11-02}
    expires: 2026-12-31
"""


@pytest.fixture
def akimat(tmp_path: Path) -> Path:
    """One error of a stage (a draft act without its Russian text) and one of form (an unknown field)."""
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    (root / "content/acts/2026/park/act.ru.md").unlink()
    (root / "content/acts/2026/park/annex-1.ru.md").unlink()
    paper = root / "content/assignments/2026/light.yml"
    paper.write_text(paper.read_text("utf-8") + "colour: red\n", "utf-8")
    return root


def told(capsys: pytest.CaptureFixture[str], root: Path, *words: str) -> tuple[int, str]:
    code = main([*words, "--root", str(root), "--lang", "ru"])
    return code, capsys.readouterr().out


def rules(report: str) -> set[str]:
    return {found["rule"] for found in json.loads(report)["findings"]}


@pytest.mark.parametrize("form", ["json", "sarif", "junit", "gitlab", "github", "text"])
def test_every_form_tells_of_both_faults_and_blocks(
    form: str, akimat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    summary = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    code, out = told(capsys, akimat, "check", "--format", form)
    assert code == 1
    assert "R20.2" in out and "S04" in out
    if form == "junit":
        failed = {case.get("type") for case in ElementTree.fromstring(out).iter("failure")}
        assert failed >= {"R20.2", "S04"}
    elif form in ("json", "sarif", "gitlab"):
        json.loads(out)
    assert summary.is_file() is (form == "github")
    assert form != "github" or "colour" in summary.read_text("utf-8")


def test_quiet_forms_of_a_clean_akimat_are_whole(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path / "akimat")
    for form in ("json", "sarif", "junit", "gitlab"):
        code, out = told(capsys, tmp_path / "akimat", "check", "--quiet", "--format", form)
        assert code == 0
        assert ElementTree.fromstring(out) is not None if form == "junit" else json.loads(out) is not None


def test_an_early_stage_asks_for_less(akimat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (akimat / "content/assignments/2026/light.yml").write_text(
        (BASE / "content/assignments/2026/light.yml").read_text("utf-8"), "utf-8"
    )
    code, out = told(capsys, akimat, "check", "--format", "json", "--profile", "draft")
    weights = {found["rule"]: (found["severity"], found["binds_from"]) for found in json.loads(out)["findings"]}
    assert weights["R20.2"] == ("info", "review")
    assert code == int(any(severity == "error" for severity, _ in weights.values()))
    assert told(capsys, akimat, "check", "--quiet")[0] == 1


def test_a_waived_finding_does_not_block_but_is_told(akimat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (akimat / "content/registry/waivers.yml").write_text(WAIVER, "utf-8")
    _, out = told(capsys, akimat, "check", "--format", "json")
    assert "R20.2" not in rules(out)
    assert {(one["rule"], one["expires"]) for one in json.loads(out)["waived"]} == {("R20.2", "2026-12-31")}
    _, text = told(capsys, akimat, "check")
    assert "готовится перевод; до 31.12.2026" in text
    _, out = told(capsys, akimat, "check", "--format", "json", "--as-of", "2027-01-01")
    assert {"R20.2", "W2"} <= rules(out)


def test_an_akimat_in_a_folder_of_a_checkout(
    akimat: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CI_PROJECT_DIR", str(akimat.parent))
    listed = json.loads(told(capsys, akimat, "check", "--format", "gitlab")[1])
    assert {one["location"]["path"].split("/")[0] for one in listed} == {"akimat"}
    monkeypatch.setenv("GITHUB_WORKSPACE", str(akimat))
    assert "file=content/" in told(capsys, akimat, "check", "--format", "github")[1]


def test_changes_need_a_repository(akimat: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--root", str(akimat), "--lang", "ru", "--changed-since", "main"]) == 2
    assert "не лежит ни в одном репозитории" in capsys.readouterr().err


def test_due_tells_what_is_near_and_narrows(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    paper = root / "content/assignments/2026/light.yml"
    paper.write_text(
        "".join(
            "due: 2026-12-10\n" if line.startswith("due:") else line
            for line in paper.read_text("utf-8").splitlines(keepends=True)
        ),
        "utf-8",
    )
    day = ("--as-of", "2026-12-07")
    code, out = told(capsys, root, "due", *day)
    assert code == 0
    assert "10.12.2026" in out and "light.yml" in out
    assert "light.yml" not in told(capsys, root, "due", *day, "--days", "0")[1]
    assert "light" in told(capsys, root, "due", *day, "--unit", "parks", "--format", "json")[1]
    assert "light" not in told(capsys, root, "due", *day, "--unit", "finance", "--format", "json")[1]
    assert "light" in told(capsys, root, "due", *day, "--person", "head-parks")[1]
    assert told(capsys, root, "due", *day, "--format", "ics")[1].startswith("BEGIN:VCALENDAR")
    late = json.loads(told(capsys, root, "due", "--as-of", "2026-12-15", "--format", "json")[1])
    assert "2026-12-11" in {one["overdue_since"] for one in late["due"]}


@pytest.mark.parametrize("words", [["--unit", "park"], ["--person", "nobody"], ["--days", "-1"], ["--days", "1000"]])
def test_due_refuses_what_the_registers_lack(
    words: list[str], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(BASE, tmp_path / "akimat")
    assert main(["due", "--root", str(tmp_path / "akimat"), "--lang", "en", *words]) == 2
    assert words[1] in capsys.readouterr().err or words[0] == "--days"
