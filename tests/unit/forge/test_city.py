"""The whole gate on a server: a draft, officials, pushes, faults; what the light, the ledger and the comment say."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import httpx
import pytest

from reglament.errors import UsageError
from reglament.gate.decision import Decision, Outcome, Standing
from reglament.gate.ledger import read
from reglament.gate.records import Concluded, Record, Seen
from reglament.pipeline import gating_forge
from reglament.pipeline.gating import Case
from reglament.pipeline.gating_audit import Branch, audit
from reglament.pipeline.gating_forge import attend, sweep
from reglament.pipeline.gating_ledger import ForgeStore, Store
from reglament.pipeline.gating_look import Shown
from reglament.pipeline.git import Git
from tests.unit.forge.city import AKIM, AUTHOR, DOSSIER, OTHERS, ROOT, UNITS, City
from tests.unit.forge.fake import Fault, said


@pytest.fixture(params=["github", "gitea"])
def town(request: pytest.FixtureRequest, tmp_path: Path) -> City:
    return City.built(tmp_path, request.param)


@pytest.fixture
def passed(town: City) -> City:
    """All visas are there."""
    town.everybody()
    return town


def ledger(town: City) -> list[object]:
    return list(read(ForgeStore(town.desk.forge, 7).read().data))


def test_from_the_opening_to_the_merge(town: City) -> None:
    assert town.look().decision.outcome is Outcome.PENDING
    assert town.light == "pending"
    for person in (*UNITS, *OTHERS):
        town.press(person)
    assert town.look(merge=True).decision.outcome is Outcome.PENDING
    assert not town.fake.pulls[7].merged
    town.press(AKIM)
    done = town.look(merge=True)
    assert (done.decision.outcome, done.merged, town.light) == (Outcome.SATISFIED, True, "success")
    assert town.fake.bare.blob("refs/heads/main", f"{DOSSIER}/act.kk.md")
    assert sum(isinstance(one, Seen) for one in ledger(town)) == 10
    with pytest.raises(UsageError, match="closed"):
        town.look()


@pytest.mark.parametrize("passing", [True, False])
def test_what_the_gate_merged_and_what_an_administrator_merged_10(town: City, passing: bool) -> None:
    if passing:
        town.everybody()
        town.look(merge=True)
    else:
        town.look()
        town.fake.bare.merge("refs/heads/main", town.fake.head(7), "root")
    git = Git.at(town.fake.bare.path)
    branch = Branch(git.commit("main"), "main", git.commit("visas"), town.desk.forge.host, ROOT / "schemas")
    audited = audit(git, branch)
    assert audited.steps == 1
    said = [(one.request, one.params["outcome"], one.brought.mail) for one in audited.differences if one.brought]
    assert said == ([] if passing else [(7, "pending", "root@sarqyrama.example")])


def test_looking_again_writes_nothing_new(town: City) -> None:
    town.everybody()
    before, comments = ledger(town), town.said
    asked = len(town.fake.log)
    town.look()
    assert ledger(town) == before
    assert town.said == comments
    written = {(method, re.sub(r"\d+$", "", url)) for method, url, _ in town.fake.log[asked:] if method != "GET"}
    assert len(written) == 1, "only the light is put again"


def test_nothing_is_asked_twice_but_what_may_have_moved(town: City) -> None:
    town.everybody()
    town.fake.dismiss(7, town.fake.pulls[7].reviews[0], town.numbers[AUTHOR])
    asked = len(town.fake.log)
    town.look()
    times = Counter(url for method, url, _ in town.fake.log[asked:] if method == "GET")
    twice = {httpx.URL(url).path.rpartition("/")[2]: count for url, count in times.items() if count > 1}
    assert twice == {"7": 2, "7.jsonl": 2}, "the request, whose head moves, and the ledger, which others write"


def test_push_after_the_visas_11(town: City) -> None:
    town.everybody()
    town.push("act.ru.md", "\n2. ", "\n2. Кроме того, ")
    decision = town.look(merge=True).decision
    opener, *others = decision.roles
    assert (opener.role.position, opener.standing) == ("head-utilities", Standing.PENDING)
    assert {one.standing for one in others} == {Standing.STALE}
    assert town.light == "pending"
    assert not town.fake.pulls[7].merged
    assert "<ins>Кроме того,</ins>" in town.said
    assert f"digest: {town.look().case.package.whole[:16]}" in town.said


def test_one_click_confirms_what_changed(town: City) -> None:
    town.everybody()
    town.push("act.ru.md", "\n2. ", "\n2. Кроме того, ")
    digest = town.look().decision.digest[:16]
    town.press(AUTHOR, "comment", f"```visa\ndigest: {digest}\n```")
    for person in (*UNITS, *OTHERS):
        town.press(person)
    town.look()
    town.press(AKIM)
    assert town.look().decision.outcome is Outcome.SATISFIED


def test_the_block_of_the_comment_binds_a_visa_whose_commit_is_another_14(town: City) -> None:
    town.everybody()
    town.push("act.ru.md", "\n2. ", "\n2. Кроме того, ")
    town.look()
    block = re.search(r"```visa\n.*?\n```", town.said, re.DOTALL)
    assert block
    town.press("qazynaev", "approve", block[0]).commit = "e" * 40
    town.press("zhosparov").commit = "e" * 40
    standing = {one.role.position: one.standing for one in town.look().decision.roles}
    assert (standing["head-finance"], standing["head-economy"]) == (Standing.VISA, Standing.STALE)


def test_a_force_push_of_the_same_patch_12(town: City) -> None:
    town.everybody()
    commit = town.fake.head(7)
    town.fake.push(7, {f"{DOSSIER}/zzz.md": b"x"}, town.numbers[AUTHOR])
    town.fake.push(7, {f"{DOSSIER}/zzz.md": None}, town.numbers[AUTHOR])
    for review in town.fake.pulls[7].reviews:
        review.commit = town.fake.head(7)
    assert town.fake.head(7) != commit
    assert town.look().decision.outcome is Outcome.SATISFIED


def test_an_old_text_that_only_the_server_still_has(town: City) -> None:
    """After a force-push no branch has it; it is fetched by its name."""
    town.everybody()
    town.push("act.ru.md", "\n2. ", "\n2. Кроме того, ", force=False)
    town.desk.git._run("update-ref", "-d", "refs/reglament/pull/7")
    town.desk.git._run("reflog", "expire", "--expire=now", "--all")
    town.desk.git._run("gc", "--prune=now", "--quiet")
    town.look()
    assert "<ins>Кроме того,</ins>" in town.said


def test_a_weak_branch_decides_nothing_8(town: City) -> None:
    """With registers of its own that make the author everybody, a branch gathers no visa."""
    bare = town.fake.bare
    settings = bare.git("cat-file", "blob", "main:reglament.yml").replace(b"target: main", b"target: weak")
    bare.git("update-ref", "refs/heads/weak", bare.tip("refs/heads/main"))
    bare.commit("refs/heads/weak", {"reglament.yml": settings}, "author")
    town.fake.pulls[7].target = "weak"
    assert town.everybody().decision.outcome is Outcome.BLOCKED
    assert town.light == "failure"
    town.fake.pulls[7].target = "main"
    assert town.look().decision.outcome is not Outcome.SATISFIED


def test_a_policy_that_moves_on_is_the_one_that_counts(town: City) -> None:
    """The commit of the base that a server shows is as old as the request."""
    town.everybody()
    path = "content/registry/persons.yml"
    moved = town.fake.bare.git("cat-file", "blob", f"main:{path}").replace(b"id: 1001,", b"id: 7777,")
    town.fake.bare.commit("refs/heads/main", {path: moved}, "founder")
    decision = town.look().decision
    assert decision.policy == town.fake.bare.tip("refs/heads/main")
    assert decision.outcome is Outcome.PENDING


def test_the_branch_moves_between_the_judgement_and_the_merge_17(town: City) -> None:
    """Another file of the same act comes to the branch: what would be merged is judged anew."""
    town.everybody()

    def meanwhile(asked: str) -> None:
        if "POST" in asked and "/statuses/" in asked:
            town.fake.before = lambda _: None
            town.fake.bare.commit("refs/heads/main", {f"{DOSSIER}/annex-9.ru.md": b"# x\n"}, "founder")

    town.fake.before = meanwhile
    done = town.look(merge=True)
    assert not done.merged
    assert done.decision.outcome is not Outcome.SATISFIED
    assert town.light != "success"


def test_a_refusal_that_another_run_has_seen_first_49(town: City) -> None:
    """A slow run does not leave its green over the red of a faster one."""
    town.everybody()
    slow = {"at": False}

    def meanwhile(asked: str) -> None:
        if "POST" in asked and "/statuses/" in asked and not slow["at"]:
            slow["at"] = True
            town.press("zheruiyqov", "refuse", "Отказ: земельный участок уже предоставлен другому лицу.")
            attend(town.desk, 7)

    town.fake.before = meanwhile
    assert town.look().decision.outcome is Outcome.BLOCKED
    assert town.light == "failure"


def test_the_head_moves_while_it_is_read(town: City) -> None:
    town.look()

    def meanwhile(asked: str) -> None:
        if asked.endswith("/reviews"):
            town.push("act.ru.md", "\n2. ", "\n2. Опять. ")

    town.fake.before = meanwhile
    decision = town.look().decision
    assert decision.outcome is Outcome.ERROR
    town.fake.before = lambda _: None
    assert town.look().decision.outcome is Outcome.PENDING


@pytest.mark.parametrize("what", ["/reviews", "/commits", "GET /repos/apparat/qujattar/contents/"])
@pytest.mark.parametrize("fault", [said(500, "down"), said(404, "gone"), httpx.ReadTimeout("x")])
def test_any_fault_of_the_server_is_an_error_and_never_a_pass_54(
    passed: City, what: str, fault: httpx.Response | Exception
) -> None:
    passed.fake.faults.append(Fault(what, fault, times=99))
    assert passed.look().decision.outcome is Outcome.ERROR
    assert passed.light == "error"
    assert "Құжаттамалық қамтамасыз ету бөлімі" in passed.said


def test_a_request_that_cannot_be_fetched(town: City) -> None:
    town.desk = replace(town.desk, url=f"file://{town.fake.bare.path}-gone")
    assert town.look().decision.outcome is Outcome.ERROR
    assert town.light == "error"


def test_a_policy_that_cannot_be_read(town: City) -> None:
    town.fake.bare.commit("refs/heads/main", {"content/registry/persons.yml": b"kind: [\n"}, "founder")
    found = town.look()
    assert (found.decision.outcome, found.case, town.light) == (Outcome.ERROR, None, "error")
    assert "Отдел документационного обеспечения" in town.said


def test_a_forged_ledger_stops_everything(town: City) -> None:
    town.everybody()
    whole = town.fake.bare.git("cat-file", "blob", "visas:ledger/7.jsonl")
    town.fake.bare.commit("refs/heads/visas", {"ledger/7.jsonl": whole.replace(b"approved", b"commented", 1)}, "one")
    assert town.look(merge=True).decision.outcome is Outcome.ERROR
    assert not town.fake.pulls[7].merged


def test_a_clone_without_a_history_says_so(town: City, tmp_path: Path) -> None:
    folder = tmp_path / "shallow"
    url = f"file://{town.fake.bare.path}"
    town.fake.push(7, {f"{DOSSIER}/plan.txt": b"x"}, town.numbers[AUTHOR])
    town.fake.bare.git("clone", "-q", "--depth", "1", "-b", "draft-7", url, str(folder))
    (folder / "reglament.yml").write_bytes((town.desk.root / "reglament.yml").read_bytes())
    town.desk = replace(town.desk, git=Git.at(folder), root=folder)
    found = town.look()
    assert found.decision.outcome is Outcome.ERROR
    assert "fetch-depth: 0" in town.said


def test_a_dry_run_writes_nothing(town: City) -> None:
    asked = len(town.fake.log)
    town.desk = replace(town.desk, dry=True)
    assert town.look().decision.outcome is Outcome.PENDING
    assert {method for method, _, _ in town.fake.log[asked:]} == {"GET"}


def test_the_sweep_goes_on_after_a_fault(town: City) -> None:
    town.fake.pulls[3] = type(town.fake.pulls[7])(3, town.numbers[AUTHOR], "nowhere", town.fake.now)
    town.fake.bare.git("update-ref", "refs/pull/3/head", town.fake.bare.tip("refs/heads/main"))
    town.fake.faults.append(Fault("/statuses/" + town.fake.bare.tip("refs/heads/main"), said(403, "no"), times=99))
    found = list(sweep(town.desk))
    assert isinstance(found[0], tuple)
    assert found[0][0] == 3
    assert not isinstance(found[1], tuple)
    assert found[1].decision.outcome is Outcome.PENDING


def test_where_the_tool_itself_fails_no_green_light_stays_49_54(passed: City, monkeypatch: pytest.MonkeyPatch) -> None:
    """An exception at one request: ERROR is said there, others are looked at, and the run ends with the exception."""
    assert passed.light == "success"
    passed.fake.pulls[9] = type(passed.fake.pulls[7])(9, passed.numbers[AUTHOR], "nowhere", passed.fake.now)
    passed.fake.bare.git("update-ref", "refs/pull/9/head", passed.fake.bare.tip("refs/heads/main"))
    passed.press(AKIM, "refuse", "Передумал: нужны расчёты на два года.")
    passed.fake.wait(minutes=5)
    judged = gating_forge.looked

    def fails(case: Case, shown: Shown, store: Store, now: datetime) -> tuple[Decision, tuple[Record, ...]]:
        if case.package.dossier:
            raise ZeroDivisionError
        return judged(case, shown, store, now)

    monkeypatch.setattr(gating_forge, "looked", fails)
    passed.fake.pulls[3] = replace(passed.fake.pulls[9], number=3)
    passed.fake.bare.git("update-ref", "refs/pull/3/head", passed.fake.bare.tip("refs/heads/main"))
    found = sweep(passed.desk)
    assert [one.number for one in (next(found), next(found)) if not isinstance(one, tuple)] == [3, 9]
    with pytest.raises(ZeroDivisionError):
        next(found)
    assert passed.light == "error"
    assert "құралдың өзі істен шықты" in passed.said


def test_a_draft_asks_for_nothing_yet(town: City) -> None:
    town.fake.pulls[7].draft = True
    town.look()
    assert town.light == "pending"
    assert not any(type(one).__name__ == "Opened" for one in ledger(town))


def test_the_ledger_keeps_conclusions_when_they_change(town: City) -> None:
    town.everybody()
    outcomes = [one.outcome for one in ledger(town) if isinstance(one, Concluded)]
    assert outcomes[-1] == "satisfied"
    assert len(outcomes) == len({(one.results) for one in ledger(town) if isinstance(one, Concluded)})


def test_records_of_an_act_that_came_through_ask_the_apparatus_alone(town: City) -> None:
    town.everybody()
    assert town.look(merge=True).merged
    path = f"{DOSSIER}/act.yml"
    act = (
        town.fake.bare.git("cat-file", "blob", f"refs/heads/main:{path}")
        .decode()
        .replace("status: approval", "status: signed")
    )
    town.fake.open(town.numbers["khattamaeva"], {path: act.encode()}, 8)
    town.fake.wait(minutes=5)
    asked = attend(town.desk, 8).decision
    assert [one.role.position for one in asked.roles] == ["head-of-apparatus"]
    town.fake.review(8, town.numbers["tiyanaqov"], "approve")
    assert attend(town.desk, 8, merge=True).merged
