"""Two versions of a paper found in git, in editions or in two files; every refusal shows a way out."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from reglament.cli import main
from reglament.errors import UsageError
from reglament.pipeline.editions import takes_effect
from reglament.pipeline.redlining import Comparison, Wish, compare
from reglament.pipeline.request import Request
from reglament.redline import Status
from reglament.settings import paths
from tests.rules.harness import BASE
from tests.unit.pipeline.test_revision import commit, git

REPOSITORY = Path(__file__).resolve().parents[3]
ACT = "content/acts/2026/park/act.ru.md"


def change(root: Path, old: str, new: str, name: str = ACT) -> None:
    path = root / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, "first")
    return tmp_path


def asked(root: Path, paper: str = "acts/2026/park", **wish: object) -> Comparison:
    return compare(Request(paths(root), date(2026, 11, 26), jobs=1), Wish(paper, **wish), root)  # type: ignore[arg-type]


def changed(found: Comparison) -> list[tuple[str, str, str]]:
    return [
        (one.new.lang, entry.clause, entry.status.value)
        for one in found.redlines
        for entry in one.entries()
        if entry.status is not Status.SAME
    ]


def test_the_files_on_disk_against_the_last_commit(root: Path) -> None:
    assert not asked(root).changed
    change(root, "1 июня", "1 июля")
    found = asked(root)
    assert changed(found) == [("ru", "2", "changed")]
    assert found.new.said("ru") == "рабочие файлы"
    assert found.stamp.author == "Reglament"


def test_a_draft_against_where_it_left_the_main_branch(root: Path) -> None:
    git(root, "switch", "-qc", "draft")
    change(root, "1 июня", "1 июля")
    commit(root, "in the draft")
    git(root, "switch", "-q", "main")
    change(root, "О благоустройстве", "Об озеленении")
    commit(root, "on main")
    git(root, "switch", "-q", "draft")
    assert changed(asked(root)) == [("ru", "2", "changed")]
    both = asked(root, older="main", newer="draft")
    assert [clause for _, clause, _ in changed(both)] == ["", "2"]
    assert both.stamp.author == "tNAME@example"
    assert both.old.said("en").startswith("revision main (")


def test_names_of_people_are_those_of_their_version(root: Path) -> None:
    change(root, "А. Акимов", "А. Новов", "content/registry/persons.yml")
    found = asked(root)
    kinds = {entry.kind.value for one in found.redlines for entry in one.entries() if entry.status is not Status.SAME}
    assert kinds == {"signature"}


@pytest.mark.parametrize("word", ["acts/2026/park/act", "content/acts/2026/park", ACT, "content/acts/2026/park/act.yml",
                                  "content/acts/2026/park/annex-1.kk.md"])  # fmt: skip
def test_a_paper_is_called_as_one_likes(root: Path, word: str) -> None:
    assert asked(root, word).doc_id == "acts/2026/park/act"


@pytest.mark.parametrize(
    ("paper", "wish", "said"),
    [
        ("acts/2026/par", {}, "Did you mean acts/2026/park"),
        ("qwertyuiop", {}, "name it by its file"),
        ("../../etc/passwd", {}, "There is no paper"),
        ("content/registry", {}, "several papers"),
        ("acts/2026/park", {"older": "no-such"}, "no revision"),
        ("acts/2026/park", {"older": "--help"}, "no revision"),
        ("acts/2026/park", {"against": "nowhere.md"}, "There is no nowhere.md"),
    ],
)
def test_what_cannot_be_compared_is_refused_in_one_sentence(
    root: Path, paper: str, wish: dict[str, object], said: str
) -> None:
    with pytest.raises(UsageError, match=said):
        asked(root, paper, **wish)


def test_a_paper_that_a_revision_lacks(root: Path) -> None:
    shutil.copytree(root / "content/acts/2026/park", root / "content/acts/2026/new-park")
    with pytest.raises(UsageError, match="not in revision"):
        asked(root, "acts/2026/new-park")
    shutil.rmtree(root / "content/acts/2026/new-park")
    shutil.rmtree(root / "content/acts/2026/park")
    with pytest.raises(UsageError, match="no longer on disk"):
        asked(root, "acts/2026/park/act")


@pytest.mark.parametrize("word", ["acts/2026/park/act", "acts/2026/green-park"])
def test_a_paper_is_followed_to_the_folder_that_it_was_moved_to(root: Path, word: str) -> None:
    (root / "content/acts/2026/park").rename(root / "content/acts/2026/green-park")
    change(root, "1 июня", "1 июля", "content/acts/2026/green-park/act.ru.md")
    found = asked(root, word)
    assert changed(found) == [("ru", "2", "changed")]
    assert found.doc_id == "acts/2026/green-park/act"
    assert found.old.said("ru").endswith(": acts/2026/park/act")
    assert found.new.said("ru") == "рабочие файлы: acts/2026/green-park/act"


def test_another_paper_in_the_place_of_a_removed_one_is_no_move_of_it(root: Path) -> None:
    folder = root / "content/acts/2026/park"
    folder.rename(root / "content/acts/2026/lake")
    for lang, text in (("kk", "# Көл туралы\n\nШЕШТІ:\n\n1. Көл.\n"), ("ru", "# Об озере\n\nРЕШИЛ:\n\n1. Озеро.\n")):
        (root / f"content/acts/2026/lake/act.{lang}.md").write_text(text, "utf-8")
    with pytest.raises(UsageError, match="no longer on disk"):
        asked(root, "acts/2026/park/act")


def test_without_a_repository(tmp_path: Path) -> None:
    shutil.copytree(BASE, tmp_path, dirs_exist_ok=True)
    with pytest.raises(UsageError, match="need a git repository"):
        asked(tmp_path)


def test_a_paper_that_was_spoilt_then_is_refused(root: Path) -> None:
    path = root / "content/acts/2026/park/act.yml"
    good = path.read_bytes()
    path.write_bytes(good + b"\nx: [\n")
    commit(root, "spoilt")
    git(root, "tag", "spoilt")
    path.write_bytes(good)
    with pytest.raises(UsageError, match="cannot be read in that revision"):
        asked(root, older="spoilt")


def test_two_texts_anywhere(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("mail") / "corrected.ru.md"
    other.write_text((root / ACT).read_text("utf-8").replace("Управлению парков", "Управлению экологии"), "utf-8")
    assert changed(asked(root, ACT, against=str(other))) == [("ru", "2", "changed")]
    assert changed(asked(root, "acts/2026/park/act", against=str(other))) == [("ru", "2", "changed")]


def demo(**wish: object) -> Comparison:
    request = Request(paths(REPOSITORY), date(2026, 11, 26), jobs=1)
    return compare(request, Wish("acts/2026/mektep-tamaq", **wish), REPOSITORY)  # type: ignore[arg-type]


def test_an_edition_is_the_act_as_amended_by_the_day() -> None:
    found = demo(editions=(date(2026, 10, 1),), langs=("ru",))
    assert changed(found) == [("ru", "2", "changed"), ("ru", "4-1", "added")]
    assert not demo(editions=(date(2026, 8, 31),)).changed  # adopted on the 27th, in force from September
    assert changed(demo(editions=(date(2026, 1, 1), date(2026, 9, 1)), langs=("ru",))) == changed(found)


def test_an_edition_equals_the_control_copy() -> None:
    request = Request(paths(REPOSITORY), date(2026, 11, 26), jobs=1)
    wish = Wish("acts/2026/mektep-tamaq/act", against="acts/2026/mektep-tamaq/control")
    kept = compare(request, wish, REPOSITORY)
    assert changed(kept) == changed(demo(editions=(date(2026, 10, 1),)))


def test_days_after_publication_pass_first() -> None:
    request = Request(paths(REPOSITORY), date(2026, 11, 26), jobs=1)
    from reglament.pipeline.collect import collect

    acts = [
        one for one in collect(request).repository.of_kind("decree") if one.get("/in_force/rule") == "after_publication"
    ]
    known = [(one, on) for one in acts if (on := takes_effect(one)) is not None]
    assert known
    for one, on in known:
        first = min(date.fromisoformat(entry["date"]) for entry in one.get("/publications"))
        assert (on - first).days == one.get("/in_force/days", 0) + 1


def test_the_command_prints_writes_and_says_when_nothing_changed(
    root: Path, capsys: pytest.CaptureFixture[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    words = ["redline", "acts/2026/park/act", "--root", str(root), "--lang", "ru"]
    assert main(words) == 0
    assert capsys.readouterr().out.startswith("Различий нет: ")
    change(root, "1 июня", "1 июля")
    assert main(words) == 0
    assert "до 1 [-июня-]{+июля+} 2027 года" in capsys.readouterr().out
    target = tmp_path_factory.mktemp("out") / "changes.html"
    assert main([*words, "--format", "html", "--output", str(target)]) == 0
    assert "<del>" in target.read_text("utf-8")
    for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert main([*words, "--format", form]) == 0
        assert (root / f"build/redline/acts-2026-park-act.ru.{form}").read_bytes().startswith(begins)
    assert main([*words, "--from", "HEAD", "--edition", "2026-01-01"]) == 2
    assert "Выберите одно" in capsys.readouterr().err
