"""The guarded branch audited over a real repository: whatever came past the gate is told, and nothing else is."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from reglament.cli import main
from reglament.gate.decision import Outcome
from reglament.gate.ledger import write
from reglament.gate.package import Change
from reglament.gate.records import Concluded, Head
from reglament.pipeline.gating_audit import audit
from reglament.pipeline.gating_ledger import BranchStore
from reglament.pipeline.gating_verify import Difference, verify
from reglament.pipeline.git import Git
from tests.unit.pipeline.audit_scene import LETTER, OTHER, THIRD, Town, branch
from tests.unit.pipeline.gating_scene import START, Request
from tests.unit.pipeline.test_gating import DOSSIER, HOST, ROOT, Clone

PAST = "It came past the gate: no ledger knows such a request."
EVIL = "The merge {commit} holds something that neither the branch nor the request {head} has."
LACKING = "The request {number} did not have its visas then: {outcome}."
OTHERWISE = "It is not what the visas of the request {number} stand under."
AGAIN = "It brings {head} of the request {number} a second time."
LOST = "By the ledgers {branch} was {commit} once: it was written anew, or is old here ({count} such commits)."
UNPROVEN = "Whether it is the request {number} cannot be proven: {reason}"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The gate has begun: one request came through."""
    root = tmp_path_factory.mktemp("audit") / "clone"
    root.mkdir()
    town = Town(Clone(root), 50)
    town.clone("config", "gc.auto", "0")
    town.passed("first", THIRD)
    town.merge("first")
    return root


@pytest.fixture
def town(original: Path, tmp_path: Path) -> Town:
    return Town.copy(original, tmp_path / "clone")


def only(town: Town, message: str, *, commit: str = "", absent: bool = False) -> Difference:
    """The one finding."""
    found = town.audit().differences
    assert [one.message for one in found] == [message], found
    assert found[0].absent is absent
    if commit:
        assert found[0].brought is not None
        assert found[0].brought.commit == commit
    return found[0]


# ------------------------------------------------------------------ what came through


def test_a_clean_history_of_every_kind_has_no_finding_10(town: Town) -> None:
    clone = town.clone
    act = Request(clone, 7)
    assert act.pass_all().outcome is Outcome.SATISFIED
    town.merge("draft")
    town.start("records")
    clone.write(f"{DOSSIER}/act.yml", "status: approval", "status: signed")
    clone.commit("where the original lies")
    kept = town.visas(town.request("records"))
    assert kept.case.package.change is Change.KEPT
    town.merge("records")
    town.passed("letter", LETTER, OTHER)
    town.forward("letter")
    town.start("registers")
    clone.write("reglament.yml", "needed: 2", "needed: 3")
    clone.commit("guardians")
    town.visas(town.request("registers", author="qubyrov"))
    town.squash("registers")
    town.passed("last", LETTER, OTHER)
    town.rebase("last")
    audited = town.audit()
    assert (audited.steps, audited.differences) == (6, ())
    assert not verify(town.git, town.tip("visas"), HOST, ROOT / "schemas").differences
    assert audited.since == town.tip("first~1")


def test_a_draft_that_is_dropped_came_through_10(town: Town) -> None:
    town.start("draft-lies")
    town.clone("merge", "-q", "--no-ff", "-m", "a draft", "draft")
    past = town.forward("draft-lies")
    town.start("dropped")
    shutil.rmtree(town.clone.root / DOSSIER)
    town.clone.commit("dropped")
    town.visas(town.request("dropped"))
    town.merge("dropped")
    assert only(town, PAST, commit=past).brought is not None


@pytest.mark.parametrize("way", [Town.merge, Town.forward, Town.squash, Town.rebase])
def test_a_request_came_through_however_it_was_merged_10(town: Town, way: Callable[[Town, str], str]) -> None:
    town.passed("two", LETTER, OTHER)
    way(town, "two")
    town.passed("one")
    way(town, "one")
    assert (town.audit().steps, town.audit().differences) == (3, ())


@pytest.mark.parametrize("way", [Town.merge, Town.squash, Town.rebase])
def test_the_branch_moved_on_before_the_merge_10(town: Town, way: Callable[[Town, str], str]) -> None:
    """What counts is the package as it was merged, by whatever tip it was decided."""
    town.passed("one", LETTER, THIRD)
    town.passed("two", OTHER)
    way(town, "two")
    way(town, "one")
    assert (town.audit().steps, town.audit().differences) == (3, ())


def test_records_of_an_act_came_before_its_new_text_10(town: Town) -> None:
    """The digest of visas is the same, the merge is another one than was looked at: the case is read anew."""
    clone = town.clone
    assert Request(clone, 7).pass_all().outcome is Outcome.SATISFIED
    town.merge("draft")
    town.passed("text", f"{DOSSIER}/act.ru.md")
    town.start("records")
    clone.write(f"{DOSSIER}/act.yml", "status: approval", "status: signed")
    clone.commit("where the original lies")
    town.visas(town.request("records"))
    town.merge("records")
    town.merge("text")
    assert (town.audit().steps, town.audit().differences) == (4, ())


def test_a_request_that_has_taken_the_branch_in_goes_in_as_it_is_10(town: Town) -> None:
    """Its first parent is its own: the branch is read from the parent that was the branch."""
    town.start("own")
    town.word(LETTER)
    town.passed("one", OTHER)
    town.merge("one")
    town.clone("checkout", "-q", "own")
    town.clone("merge", "-q", "--no-ff", "-m", "the branch into the request", "main")
    town.visas(town.request("own"))
    town.forward("own")
    assert (town.audit().steps, town.audit().differences) == (3, ())


def test_what_a_ledger_concludes_after_the_merge_changes_nothing_10(town: Town) -> None:
    request = town.passed("one")
    town.merge("one")
    request.now = request.now.replace(hour=20)
    assert request.look().outcome is not Outcome.SATISFIED
    assert town.audit().differences == ()


def test_before_the_gate_nothing_is_asked_10(tmp_path: Path) -> None:
    root = tmp_path / "clone"
    root.mkdir()
    town = Town(Clone(root))
    town.clone("checkout", "-q", "main")
    town.word(message="old times")
    assert town.audit() == type(town.audit())("", 0, ())
    town.passed("one")
    town.merge("one")
    assert (town.audit().steps, town.audit().differences) == (1, ())


# ------------------------------------------------------------------ what came past


def test_a_direct_push_is_told_with_who_and_what_10(town: Town) -> None:
    town.clone("checkout", "-q", "main")
    town.word(OTHER)
    town.clone("commit", "-q", "--amend", "--author", "A\x07\u202eB <a@x>", "-m", "Fix\x1b[31m\u202ered\x07\n\nbody")
    commit = town.tip()
    town.passed("next")
    town.merge("next")
    brought = only(town, PAST, commit=commit).brought
    assert brought is not None
    assert (brought.subject, brought.name, brought.mail) == ("Fix[31mred", "Q", "Qubyrov@sarqyrama.example")
    assert (brought.author, brought.author_mail, brought.files, brought.more) == ("AB", "a@x", (OTHER,), 0)


@pytest.mark.parametrize("way", [Town.merge, Town.forward, Town.squash, Town.rebase])
def test_a_request_without_its_visas_is_one_finding_10(town: Town, way: Callable[[Town, str], str]) -> None:
    """An administrator presses the button all the same, or pushes it."""
    town.start("one")
    town.word(LETTER)
    town.word(OTHER)
    town.request("one").look()
    found = only(town, LACKING, commit=way(town, "one"))
    assert found.params["outcome"] == "pending"
    assert found.brought is not None
    assert found.brought.files == (LETTER, OTHER)


def test_a_head_that_no_ledger_knows_10(town: Town) -> None:
    town.start("one")
    town.word()
    only(town, PAST, commit=town.merge("one"))


def test_a_commit_after_the_visas_10(town: Town) -> None:
    town.passed("one")
    town.clone("checkout", "-q", "one")
    town.word(OTHER)
    only(town, PAST, commit=town.merge("one"))


def test_a_request_that_the_gate_saw_only_afterwards_10(town: Town) -> None:
    town.start("one")
    town.word()
    commit = town.merge("one")
    town.request("one").look()
    only(town, PAST, commit=commit)


@pytest.mark.parametrize("squashed", [False, True])
def test_a_revert_by_hand_10(town: Town, squashed: bool) -> None:
    town.passed("one")
    (town.squash if squashed else town.merge)("one")
    town.clone("revert", "--no-edit", *(() if squashed else ("-m", "1")), "HEAD")
    only(town, PAST, commit=town.tip())


def test_what_was_reverted_comes_back_by_hand_10(town: Town) -> None:
    """The head had its visas, and has come once; what took it back had its own."""
    town.passed("one")
    town.squash("one")
    town.start("back")
    town.clone("revert", "--no-edit", "HEAD")
    town.visas(town.request("back"))
    town.merge("back")
    only(town, AGAIN, commit=town.squash("one"))


def test_a_merge_with_something_of_its_own_10(town: Town) -> None:
    town.passed("one")
    town.clone("checkout", "-q", "main")
    town.clone("merge", "-q", "--no-ff", "--no-commit", "one")
    commit = town.word(OTHER, message="Merge one")
    found = only(town, EVIL, commit=commit)
    assert found.request == 101
    assert found.brought is not None
    assert found.brought.files == (LETTER, OTHER)


def test_a_merge_that_leaves_something_out_10(town: Town) -> None:
    town.passed("one", LETTER, OTHER)
    only(town, EVIL, commit=town.merge("one", "-s", "ours"))


def test_a_conflict_that_somebody_settled_10(town: Town) -> None:
    town.passed("one")
    town.passed("two")
    town.merge("one")
    only(town, EVIL, commit=town.merge("two", "-X", "theirs"))


def test_a_visa_was_taken_back_before_the_merge_10(town: Town) -> None:
    request = town.passed("one")
    town.refuse(request)
    found = only(town, LACKING, commit=town.merge("one"))
    assert found.params["outcome"] == "blocked"


def test_a_refusal_of_a_later_text_holds_up_the_earlier_one_10(town: Town) -> None:
    """The last conclusion that names the earlier text passes; what the ledger knew at the end does not."""
    request = town.passed("one")
    head = town.tip("one")
    town.clone("checkout", "-q", "one")
    town.word(OTHER)
    request.look()
    town.refuse(request)
    found = only(town, LACKING, commit=town.merge(head))
    assert found.params["outcome"] == "blocked"


def test_an_earlier_text_whose_visas_stand_10(town: Town) -> None:
    """A bare server lets it in: nobody has said otherwise."""
    request = town.passed("one")
    head = town.tip("one")
    town.clone("checkout", "-q", "one")
    town.word(OTHER)
    assert request.look().outcome is Outcome.PENDING
    town.merge(head)
    assert town.audit().differences == ()


def test_the_merge_makes_another_text_than_the_visas_stand_under_10(town: Town) -> None:
    town.passed("one")
    town.clone("checkout", "-q", "one")
    file = town.clone.root / LETTER
    town.clone("checkout", "-q", "main")
    text = file.read_text(encoding="utf-8")
    past = "Past\n\n" + text
    file.write_text(past, encoding="utf-8")
    town.clone.commit("another place of the letter")
    first = town.tip()
    second = town.merge("one")
    found = town.audit().differences
    assert [(one.message, one.brought.commit) for one in found if one.brought] == [(PAST, first), (OTHERWISE, second)]


def test_the_branch_behind_a_merge_the_other_way_round_is_audited_10(town: Town) -> None:
    """Whoever merges the branch into commits of their own and pushes that hides neither them nor what was before."""
    town.clone("checkout", "-q", "main")
    past = town.word(OTHER)
    town.passed("one")
    town.merge("one")
    town.clone("checkout", "-q", "-b", "own", "main~2")
    town.word("content/letters/2026/turgyn-zhauap.ru.md")
    town.passed("two", THIRD)
    town.clone("checkout", "-q", "own")
    town.clone("merge", "-q", "--no-ff", "-m", "the other way round", "main")
    top = town.forward("own")
    found = town.audit().differences
    assert [one.brought.commit for one in found if one.brought] == [past, top]


def test_a_branch_that_was_written_anew_10(town: Town) -> None:
    town.passed("one")
    town.merge("one")
    town.passed("two", OTHER)
    lost = town.tip()
    town.clone("update-ref", "refs/heads/main", "main~1")
    found = only(town, LOST)
    assert (found.params["commit"], found.params["count"], found.brought) == (lost[:12], 1, None)


def test_ledgers_that_know_more_than_the_clone_10(town: Town, tmp_path: Path) -> None:
    """Only the ledgers were fetched again: that is no proof of anything."""
    town.passed("one")
    town.merge("one")
    town.passed("two", OTHER)
    other = tmp_path / "other"
    town.clone(
        "clone", "-q", "--bare", "--no-local", "--single-branch", "--branch", "first", str(town.clone.root), str(other)
    )
    town.clone("push", "-q", str(other), "visas", "main~1:refs/heads/main")
    git = Git.at(other)
    found = audit(git, branch(git)).differences
    assert [(one.message, one.absent) for one in found] == [(LOST, True)]


def test_a_squashed_request_whose_head_is_gone_cannot_be_proven_10(town: Town, tmp_path: Path) -> None:
    town.passed("one")
    town.squash("one")
    town.clone("branch", "-q", "-D", "one")
    other = tmp_path / "other"
    town.clone("clone", "-q", "--bare", "--no-local", str(town.clone.root), str(other))
    git = Git.at(other)
    found = audit(git, branch(git)).differences
    assert [(one.message, one.absent, one.request) for one in found] == [(UNPROVEN, True, 101)]


def test_ledgers_that_cannot_be_read_prove_nothing_10(town: Town) -> None:
    town.passed("one")
    commit = town.merge("one")
    path, tip = "ledger/101.jsonl", town.git.find("refs/heads/visas")
    assert town.git.append("refs/heads/visas", path, b"{}\n", "x", tip)
    git = town.git
    found = audit(git, branch(git)).differences
    assert [(one.message, one.brought.commit) for one in found if one.brought] == [(PAST, commit)]


def test_names_that_a_ledger_makes_up_are_not_asked_of_git_10(town: Town) -> None:
    store = BranchStore(town.git, 999)
    made_up = ("--all", "^main", f"{'0' * 40}\n", "HEAD")
    heads = [Head(START, name, "main", "", "") for name in made_up]
    lines = write([*heads, *(Concluded(START, name, name, "", "satisfied", "") for name in made_up)])
    assert store.append(store.read(), lines)
    assert town.audit().differences == ()


def test_a_merge_of_several_heads_is_no_request_10(town: Town) -> None:
    town.passed("one")
    town.passed("two", OTHER)
    town.clone("checkout", "-q", "main")
    town.clone("merge", "-q", "--no-ff", "-m", "both", "one", "two")
    only(town, PAST, commit=town.tip())


# ------------------------------------------------------------------ the command


def test_the_command_tells_in_three_languages_and_as_data_10(town: Town, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["visas", "verify", "--root", str(town.clone.root)]
    assert main([*words, "--lang", "en"]) == 0
    assert "Audited: main from" in capsys.readouterr().out
    town.clone("checkout", "-q", "main")
    commit = town.word(OTHER, message="past")
    for lang, said in (("en", "past the gate"), ("ru", "в обход"), ("kk", "айналып")):
        assert main([*words, "--lang", lang]) == 1
        out = capsys.readouterr().out
        assert all(word in out for word in (said, f"main:{commit[:12]}: !", OTHER, "Qubyrov@sarqyrama.example"))
    assert main([*words, "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["audited"] == {"branch": "main", "since": town.tip("first~1"), "tip": commit, "steps": 2}
    assert data["differences"][0]["brought"]["files"] == [OTHER]
    assert main([*words, "--base", "main~1", "--format", "json"]) == 0


def test_no_ledgers_no_branch_and_a_history_cut_short_are_told_10(
    town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shallow, root = tmp_path / "shallow", town.clone.root
    town.clone("clone", "-q", "--depth", "2", "--no-single-branch", f"file://{root}", str(shallow))
    assert main(["visas", "verify", "--root", str(shallow), "--lang", "en"]) == 2
    assert "fetch-depth: 0" in capsys.readouterr().err
    empty = town.clone("commit-tree", town.clone("mktree"), "-m", "Ledgers")
    assert main(["visas", "verify", "--root", str(root), "--lang", "en", "--ledgers", empty]) == 0
    assert "Nothing to audit: no ledger names a commit of main." in capsys.readouterr().out
    town.clone("checkout", "-q", "--detach")
    town.clone("branch", "-q", "-D", "main")
    assert main(["visas", "verify", "--root", str(root), "--lang", "en"]) == 2
    assert "There is no branch main here" in capsys.readouterr().err


def test_the_branch_of_the_server_is_audited_10(town: Town, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What somebody has on the own `main` is nobody's concern; older ledgers of one's own do not count."""
    other = tmp_path / "other"
    town.clone("branch", "-q", "-D", "draft")
    town.clone("clone", "-q", str(town.clone.root), str(other))
    made = Town.copy(other, tmp_path / "copy")
    made.clone("branch", "-q", "visas", "origin/visas")
    made.clone("checkout", "-q", "-B", "main", "origin/main")
    made.word()
    town.passed("one")
    town.merge("one")
    made.clone("fetch", "-q")
    assert main(["visas", "verify", "--root", str(made.clone.root), "--lang", "en"]) == 0, capsys.readouterr().out
    assert main(["visas", "verify", "--root", str(made.clone.root), "--lang", "en", "--base", "main"]) == 1


@pytest.mark.parametrize("count", [1, 5])
def test_a_longer_history_asks_git_no_more_often_10(town: Town, monkeypatch: pytest.MonkeyPatch, count: int) -> None:
    for number in range(count):
        town.passed(f"r{number}")
        town.merge(f"r{number}")
    asked: list[tuple[str, ...]] = []
    run = Git._run

    def counted(self: Git, *words: str, **more: object) -> object:
        asked.append(words)
        return run(self, *words, **more)

    git = town.git
    whole = branch(git)
    monkeypatch.setattr(Git, "_run", counted)
    assert audit(git, whole).steps == count + 1
    assert len(asked) <= 8
