"""The commands as a user meets them, on real papers."""

from __future__ import annotations

import hashlib
import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


def digests(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def pages(site: Path) -> dict[str, str]:
    """The site without its search index, whose parts Pagefind names and orders anew each time."""
    return {name: digest for name, digest in digests(site).items() if "/pagefind/" not in name}


def counts(output: str) -> tuple[int, int]:
    found = re.search(r"Rendered: (\d+), from cache: (\d+)", output)
    assert found, output
    return int(found[1]), int(found[2])


def act(folder: Path, lang: str = "ru") -> Path:
    return next((folder / "content/acts").glob(f"*/*/act.{lang}.md"))


def break_title(folder: Path) -> None:
    path = act(folder)
    title, _, rest = path.read_text().partition("\n")
    path.write_text(f"{title} и о другом\n{rest}")


def test_a_clean_check_says_what_was_checked(akimat: Path, run: Run) -> None:
    done = run("check", cwd=akimat, lang="en")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"\d\d files, \d+ papers", done.stdout)


def test_a_broken_title_is_told_in_three_languages_with_its_clause(akimat: Path, run: Run) -> None:
    break_title(akimat)
    for lang, clause in (("kk", "16-тармақ"), ("ru", "(п. 16)"), ("en", "16")):
        done = run("check", cwd=akimat, lang=lang)
        assert done.returncode == 1
        assert "R16.3" in done.stdout
        assert clause in done.stdout
        assert "и о другом" in done.stdout
        assert "build.py explain R16.3" in done.stdout
        assert not done.stderr


def test_reports_for_programs(akimat: Path, run: Run) -> None:
    break_title(akimat)
    found = json.loads(run("check", "--format", "json", cwd=akimat).stdout)
    assert "R16.3" in {finding["rule"] for finding in found["findings"]}
    step = akimat / "step.md"
    done = run("check", "--format", "github", cwd=akimat, GITHUB_STEP_SUMMARY=str(step))
    assert "::error file=content/" in done.stdout
    assert "R16.3" in step.read_text()


def test_paths_limit_the_report_and_not_the_check(akimat: Path, run: Run) -> None:
    break_title(akimat)
    assert run("check", "content/registry", cwd=akimat).returncode == 0
    assert run("check", "content/acts", cwd=akimat).returncode == 1
    inside = run("check", ".", cwd=akimat / "content/acts")
    assert inside.returncode == 1
    assert "R16.3" in inside.stdout


@pytest.mark.parametrize(
    "bad", [b"", b"\xff\xfe\x00", b"kind: [", b"kind: nonsense\n", b"- 1\n", b"kind: decree\n" * 3]
)
def test_any_broken_file_is_a_finding_and_hides_nothing_else(akimat: Path, run: Run, bad: bytes) -> None:
    break_title(akimat)
    (akimat / "content/registry/persons.yml").write_bytes(bad)
    (akimat / "content/acts/2026/broken").mkdir(parents=True)
    (akimat / "content/acts/2026/broken/act.kk.md").write_bytes(bad)
    done = run("check", cwd=akimat)
    assert done.returncode == 1, done.stderr
    assert "content/registry/persons.yml" in done.stdout
    assert "content/acts/2026/broken/act.kk.md" in done.stdout
    assert "R16.3" in done.stdout
    assert not done.stderr


def test_cached_and_fresh_checks_say_the_same(akimat: Path, run: Run) -> None:
    break_title(akimat)
    first = run("check", cwd=akimat).stdout
    assert run("check", cwd=akimat).stdout == first
    assert run("check", "--verify", cwd=akimat).stdout == first
    assert run("check", "--jobs", "1", cwd=akimat).stdout == first
    assert run("check", "--reference-validator", cwd=akimat).stdout == first
    run("clean", cwd=akimat)
    assert run("check", cwd=akimat).stdout == first


def test_a_file_changed_behind_its_time_and_size_is_seen_by_verify(akimat: Path, run: Run) -> None:
    assert run("check", cwd=akimat).returncode == 0
    path = act(akimat)
    before = path.stat()
    break_title(akimat)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert run("check", "--verify", cwd=akimat).returncode == 1


@pytest.mark.slow
def test_a_build_makes_every_paper_in_two_languages_and_two_formats(akimat: Path, run: Run) -> None:
    done = run("build", cwd=akimat, lang="en")
    assert done.returncode == 0, done.stdout + done.stderr
    site = akimat / "build/site"
    dossier = next((site / "files/acts").glob("*/*/act.kk.pdf")).parent
    for lang in ("kk", "ru", "kk-ru"):
        assert (dossier / f"act.{lang}.pdf").read_bytes().startswith(b"%PDF-")
        assert (dossier / f"act.{lang}.docx").read_bytes().startswith(b"PK")
    assert (site / "kk/index.html").is_file()
    assert (site / "ru/index.html").is_file()
    with zipfile.ZipFile(dossier.with_suffix(".zip")) as archive:
        (root,) = {name.partition("/")[0] for name in archive.namelist()}
        manifest = json.loads(archive.read(f"{root}/manifest.json"))
        for file in manifest["files"]:
            assert hashlib.sha256(archive.read(f"{root}/{file['path']}")).hexdigest() == file["sha256"]
        listed = {(file.get("paper"), file.get("lang"), file["media_type"]) for file in manifest["files"]}
        assert (manifest["id"] + "/act", "kk", "application/pdf") in listed
        assert f"{root}/data/check/report.kk.txt" in archive.namelist()
    for lang in ("kk", "ru"):
        assert dossier.with_suffix(f".{lang}.pdf").read_bytes().startswith(b"%PDF-")
    received = run("bundle", "--verify", str(dossier.with_suffix(".zip")), cwd=akimat, lang="en")
    assert (received.returncode, received.stderr) == (0, "")
    assert not [path for path in (akimat / "build").iterdir() if path.name.startswith(".making")]


@pytest.mark.slow
def test_a_second_build_renders_nothing_and_changes_nothing(akimat: Path, run: Run) -> None:
    rendered, cached = counts(run("build", cwd=akimat, lang="en").stdout)
    assert rendered > 0
    assert cached == 0
    before = digests(akimat / "build/site")
    for words in (["build"], ["build", "--verify"]):
        assert counts(run(*words, cwd=akimat, lang="en").stdout) == (0, rendered)
        assert digests(akimat / "build/site") == before


@pytest.mark.slow
def test_a_build_elsewhere_gives_the_same_bytes(akimat: Path, run: Run, tmp_path: Path) -> None:
    other = tmp_path / "another folder"
    shutil.copytree(akimat, other)
    run("build", "--as-of", "2026-11-23", cwd=akimat)
    run("build", "--as-of", "2026-11-23", "--jobs", "1", cwd=other)
    assert digests(akimat / "build/site/files") == digests(other / "build/site/files")
    assert pages(akimat / "build/site") == pages(other / "build/site")


@pytest.mark.slow
def test_a_changed_clause_renders_its_own_paper_again_and_no_other(akimat: Path, run: Run) -> None:
    rendered, _ = counts(run("build", cwd=akimat, lang="en").stdout)
    before = digests(akimat / "build/site/files")
    path = act(akimat)
    text = path.read_text()
    clause = re.search(r"^2\. .*$", text, re.MULTILINE)
    assert clause
    path.write_text(text.replace(clause[0], clause[0].rstrip(".") + " в полном объёме."))
    assert counts(run("build", "--draft", cwd=akimat, lang="en").stdout) == (2, rendered - 2)
    after = digests(akimat / "build/site/files")
    changed = {name for name in before if before[name] != after[name]}
    folder = path.parent.relative_to(akimat / "content").as_posix()
    texts = {f"{folder}/act.{lang}.{form}" for lang in ("ru", "kk-ru") for form in ("pdf", "docx")}
    assert changed == texts | {f"{folder}.zip", f"{folder}.ru.pdf"}


@pytest.mark.slow
def test_errors_stop_a_build_and_leave_the_last_good_site(akimat: Path, run: Run) -> None:
    run("build", cwd=akimat)
    before = digests(akimat / "build/site")
    break_title(akimat)
    done = run("build", cwd=akimat, lang="en")
    assert done.returncode == 1
    assert "R16.3" in done.stdout
    assert "Not built" in done.stdout
    assert digests(akimat / "build/site") == before
    done = run("build", "--draft", cwd=akimat, lang="en")
    assert done.returncode == 1
    assert digests(akimat / "build/site") != before


def small_files_only() -> None:
    """What a full disk looks like to the tool: nothing of any size can be written."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))


@pytest.mark.slow
def test_a_full_disk_leaves_the_last_good_site_and_one_sentence(akimat: Path, run: Run) -> None:
    run("build", cwd=akimat)
    before = digests(akimat / "build/site")
    path = act(akimat)
    path.write_text(path.read_text() + "\nЕщё одна часть последнего пункта.\n")
    command = [sys.executable, str(ROOT / "build.py"), "build", "--draft", "--lang", "en"]
    done = subprocess.run(
        command, cwd=akimat, preexec_fn=small_files_only, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 3, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert digests(akimat / "build/site") == before
    assert not [path for path in (akimat / "build").iterdir() if path.name.startswith(".making")]
    assert counts(run("build", "--draft", cwd=akimat, lang="en").stdout)[0] > 0


@pytest.mark.slow
def test_a_build_that_is_killed_at_any_moment_leaves_the_last_good_site(akimat: Path, run: Run) -> None:
    run("build", cwd=akimat)
    before = pages(akimat / "build/site")
    path = act(akimat)
    command = [sys.executable, str(ROOT / "build.py"), "build", "--draft", "--quiet"]
    for moment in range(8):
        path.write_text(path.read_text() + f"\nЧасть {moment}.\n")
        process = subprocess.Popen(command, cwd=akimat, stdout=subprocess.DEVNULL, start_new_session=True)
        time.sleep(0.25 * moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert pages(akimat / "build/site").keys() == before.keys()
    done = run("build", "--draft", cwd=akimat, lang="en")
    assert counts(done.stdout)
    left = {path.name for path in (akimat / "build").iterdir() if path.is_dir()}
    assert left == {".cache", "site"}
    after = pages(akimat / "build/site")
    run("clean", cwd=akimat)
    run("build", "--draft", cwd=akimat)
    assert pages(akimat / "build/site") == after


@pytest.mark.slow
def test_a_paper_that_cannot_be_printed_is_a_finding_and_stops_no_other(akimat: Path, run: Run) -> None:
    path = act(akimat)
    path.write_text(path.read_text() + "\nЧасть с иероглифом 漢.\n")
    done = run("build", cwd=akimat, lang="en")
    assert done.returncode == 1
    assert "U+6F22" in done.stdout
    assert not (akimat / "build/site").exists()
    done = run("build", "--draft", cwd=akimat, lang="en")
    assert done.returncode == 1
    assert not done.stderr
    dossier = akimat / "build/site/files" / path.parent.relative_to(akimat / "content")
    assert (dossier / "act.kk.pdf").is_file()
    assert not (dossier / "act.ru.pdf").exists()


@pytest.mark.slow
def test_nothing_of_a_closed_meeting_is_published(demonstration: Path, run: Run) -> None:
    content = demonstration / "content"
    agenda = min((content / "meetings").glob("*/*/agenda.yml"))
    folder = agenda.parent.relative_to(content).as_posix()
    # The meeting and its materials are enough: a build of everything takes minutes on a busy machine.
    for name in ("assignments", "letters", "plans", "archive"):
        shutil.rmtree(content / name, ignore_errors=True)
    kept = agenda.read_text() + folder
    for other in [*content.glob("acts/*/*"), *content.glob("meetings/*/*")]:
        if other.is_dir() and other.relative_to(content).as_posix() not in kept:
            shutil.rmtree(other)
    run("build", "--draft", cwd=demonstration)
    assert (demonstration / f"build/site/files/{folder}.zip").is_file()
    agenda.write_text(agenda.read_text().replace("session: open", "session: closed"))
    run("build", "--draft", cwd=demonstration)
    site = demonstration / "build/site"
    assert not (site / f"files/{folder}").exists()
    assert not [path.name for path in (site / "files" / folder).parent.glob(f"{Path(folder).name}*")]


KINDS = {
    "decree": "acts/2026/park/act.yml",
    "decision": "acts/2026/school/act.yml",
    "order": "acts/2026/duty/act.yml",
    "explanatory_note": "acts/2026/park/note.yml",
    "reference": "acts/2026/park/reference.yml",
    "approval_sheet": "acts/2026/park/approval.yml",
    "refusal": "acts/2026/park/refusal-economy.yml",
    "expertise": "acts/2026/park/expertise.yml",
    "seal": "acts/2026/park/seal.yml",
    "control_copy": "acts/2026/park/control.yml",
    "agenda": "meetings/2026/12-17/agenda.yml",
    "protocol": "meetings/2026/12-17/protocol.yml",
    "extract": "meetings/2026/12-17/extract-1.yml",
    "late_memo": "meetings/2026/12-17/late-memo.yml",
    "dispatch_list": "meetings/2026/12-17/dispatch.yml",
    "quarterly_list": "plans/2026/q4/list.yml",
    "work_plan": "plans/2026/q4/plan.yml",
    "events_list": "plans/2027/01/events.yml",
    "effectiveness_info": "plans/2026/q3/effectiveness.yml",
    "outgoing_letter": "letters/2026/park.yml",
    "assignment": "assignments/2026/park.yml",
    "org_plan": "assignments/2026/park/org-plan.yml",
    "execution_report": "assignments/2026/park/report-finance-q4.yml",
    "advisory_list": "registry/advisory.yml",
    "archive_inventory": "archive/2026/protocols.yml",
    "calendar": "calendar/2028.yml",
}


def test_a_new_paper_of_every_kind_has_its_form(akimat: Path, run: Run) -> None:
    for kind, place in KINDS.items():
        day = "2028-01-10" if kind == "calendar" else "2026-12-17"
        slug = place.split("/")[2].removesuffix(".yml") if place.startswith(("acts", "assignments", "letters")) else ""
        words = ["new", kind, "--date", day, *(["--slug", slug] if slug else [])]
        done = run(*words, cwd=akimat, lang="kk")
        assert done.returncode == 0, done.stderr
        path = akimat / "content" / place
        first, second = path.read_text().splitlines()[:2]
        schema = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / schema).resolve() == (akimat / f"schemas/{kind}.schema.json").resolve()
        assert second == f"kind: {kind}"
    again = run(*words, cwd=akimat, lang="ru")
    assert again.returncode == 2
    assert "ничего не изменено" in again.stderr
    findings = json.loads(run("check", "--format", "json", cwd=akimat).stdout)["findings"]
    assert [one for one in findings if one["rule"][0] in "FS"] == []
    accused = {one["rule"] for one in findings}
    assert accused.isdisjoint({"R6.4", "R17.6", "R18.8", "R30.2"}), accused  # what a form leaves open is for X13


def test_a_new_paper_needs_a_good_name(akimat: Path, run: Run) -> None:
    for words in ([], ["--slug", "Парк"], ["--slug", "../x"]):
        done = run("new", "decree", *words, cwd=akimat, lang="ru")
        assert done.returncode == 2
        assert "--slug" in done.stderr


def test_init_refuses_a_folder_with_something_in_it(akimat: Path, run: Run) -> None:
    before = digests(akimat)
    done = run("init", str(akimat), lang="ru")
    assert done.returncode == 2
    assert "не пуста" in done.stderr
    assert digests(akimat) == before


@pytest.mark.slow
def test_init_gives_the_editor_its_schemas(akimat: Path) -> None:
    assert (akimat / "schemas/reglament.schema.json").is_file()
    assert "schemas" in (akimat / ".vscode/settings.json").read_text()
    assert (akimat / ".gitignore").read_text().strip().strip("/") == "build"


@pytest.mark.slow
def test_rules_and_explain(run: Run) -> None:
    listed = run("rules", lang="kk").stdout
    assert "R16.3" in listed
    for lang, word in (("kk", "Жоба"), ("ru", "Проект"), ("en", "draft")):
        assert word.lower() in run("explain", "r16.3", lang=lang).stdout.lower()
    done = run("explain", "R16.33", lang="ru")
    assert done.returncode == 2
    assert "R16.3" in done.stderr


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    command = [sys.executable, str(ROOT / "build.py"), "serve", "--port", "8765", "--lang", "en"]
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    assert process.stdout
    try:
        line = process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        assert found, line
        yield found[0], process
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)


def fetch(url: str) -> str:
    with urllib.request.urlopen(url, timeout=10) as answer:
        return str(answer.read().decode())


def state_after(address: str, build: int) -> dict[str, object]:
    for _ in range(300):
        state: dict[str, object] = json.loads(fetch(f"{address}/__live__/state"))
        if int(str(state["build"])) > build:
            return state
        time.sleep(0.1)
    raise AssertionError("no build in 30 seconds")


@pytest.mark.slow
def test_serve_shows_builds_again_and_survives_broken_papers(akimat: Path) -> None:
    with served(akimat) as (address, process):
        first = state_after(address, 0)
        assert first["more"] is False
        page = fetch(f"{address}/ru/")
        assert "/__live__/live.js" in page
        assert "/__live__/live.js" not in (akimat / "build/site/ru/index.html").read_text()
        good = act(akimat).read_bytes()
        act(akimat).write_bytes(b"\xff\xfe broken")
        second = state_after(address, int(str(first["build"])))
        assert second["more"] is True
        assert "act.ru.md" in fetch(f"{address}/__live__/findings")
        act(akimat).write_bytes(good)
        third = state_after(address, int(str(second["build"])))
        assert third["more"] is False
        assert process.poll() is None
    assert process.returncode == 130


@pytest.mark.slow
def test_serve_gives_nothing_from_outside_the_site(akimat: Path) -> None:
    (akimat / "build/site").mkdir(parents=True)
    (akimat / "build/site/link").symlink_to("/etc")
    with served(akimat) as (address, _):
        state_after(address, 0)
        for path in (
            "/../../reglament.yml",
            "/%2e%2e/%2e%2e/reglament.yml",
            "/..%2f..%2freglament.yml",
            "/link/passwd",
        ):
            with pytest.raises(urllib.error.HTTPError) as caught:
                fetch(address + path)
            assert caught.value.code == 404
        stranger = urllib.request.Request(f"{address}/ru/", headers={"Host": "stranger.example"})
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(stranger, timeout=10)
        assert caught.value.code == 403
