"""What is recorded of an act that has its visas already, and drafts that go."""

from __future__ import annotations

import shutil

import pytest

from reglament.gate.decision import Outcome
from reglament.gate.package import Change
from reglament.gate.reviews import State
from reglament.pipeline.gating import read_case
from reglament.pipeline.gating_ledger import BranchStore
from reglament.pipeline.gating_verify import verify
from reglament.pipeline.git import Git
from tests.unit.pipeline.gating_scene import Request
from tests.unit.pipeline.test_gating import DOSSIER, HOST, ROOT, Clone, clone

__all__ = ["clone"]

SEALED = "content/acts/2026/mindetter-2"
KEEPER = ["head-of-apparatus"]


@pytest.fixture
def merged(clone: Clone) -> Clone:
    """The draft came through its visas; a new branch goes on from there."""
    assert Request(clone).pass_all().outcome is Outcome.SATISFIED
    clone("branch", "-q", "-f", "main", "draft")
    clone("checkout", "-q", "-b", "later", "main")
    return clone


def later(clone: Clone, number: int = 8) -> Request:
    return Request(clone, number, head="later", author="khattamaeva")


def publish(clone: Clone, was: str = "approval", now: str = "signed") -> None:
    clone.write(f"{DOSSIER}/act.yml", f"status: {was}", f"status: {now}")


def change(clone: Clone, ledgers: str = "") -> Change:
    git = Git.at(clone.root)
    case = read_case(git, "main", "later", "main", HOST, ROOT / "schemas", ledgers or git.find("refs/heads/visas"))
    return case.package.change


def test_records_of_an_act_with_its_visas_ask_the_apparatus_alone(merged: Clone) -> None:
    publish(merged)
    merged.commit("where the original lies")
    request = later(merged)
    first = request.look()
    assert [one.role.position for one in first.roles] == KEEPER
    assert first.outcome is Outcome.PENDING
    request.review("tiyanaqov")
    assert request.look().outcome is Outcome.SATISFIED
    publish(merged, "signed", "in_force")
    merged.commit("one more record: the visa was given to another one")
    assert request.look().outcome is Outcome.PENDING
    git = Git.at(merged.root)
    assert not verify(git, git.find("refs/heads/visas"), HOST, ROOT / "schemas").differences


@pytest.mark.parametrize("name", ["act.kk.md", "act.ru.md", "note.ru.md", "act.yml"])
def test_a_word_of_what_visas_stand_under_asks_everybody(merged: Clone, name: str) -> None:
    publish(merged)
    file = merged.root / DOSSIER / name
    text = file.read_text(encoding="utf-8")
    file.write_text(text + ("\nЕщё одно.\n" if name.endswith(".md") else "secrecy: dsp\n"), encoding="utf-8")
    merged.commit("more")
    assert change(merged) is Change.ACT


def test_a_draft_that_only_lies_on_the_branch_has_no_visas(clone: Clone) -> None:
    """It came there before there was a gate: its number is not given by the apparatus alone."""
    clone("branch", "-q", "-f", "main", "draft")
    clone("checkout", "-q", "-b", "later", "main")
    publish(clone)
    clone.commit("records")
    assert change(clone) is Change.ACT


@pytest.mark.parametrize("after", ["withdrawn", "broken"])
def test_a_ledger_that_does_not_end_with_the_visas_proves_nothing(clone: Clone, after: str) -> None:
    request = Request(clone)
    request.pass_all()
    if after == "withdrawn":
        request.review("qiyalbekov", State.CHANGES_REQUESTED, "Передумал: нужны расчёты на два года.")
        assert request.look().outcome is Outcome.BLOCKED
    else:
        store = BranchStore(Git.at(clone.root), 7)
        assert store.append(store.read(), b"{}\n")
    clone("branch", "-q", "-f", "main", "draft")
    clone("checkout", "-q", "-b", "later", "main")
    publish(clone)
    clone.commit("records")
    assert change(clone) is Change.ACT


def test_records_of_an_act_from_before_the_gate_ask_the_apparatus(clone: Clone) -> None:
    clone("checkout", "-q", "-b", "later", "main")
    clone.write(f"{SEALED}/act.yml", "status: in_force", "status: repealed")
    clone.commit("records")
    assert change(clone, "none") is Change.KEPT


def test_a_draft_without_visas_goes_with_the_apparatus(clone: Clone) -> None:
    clone("branch", "-q", "-f", "main", "draft")
    clone("checkout", "-q", "-b", "later", "main")
    shutil.rmtree(clone.root / DOSSIER)
    clone.commit("the draft is dropped")
    request = later(clone)
    assert [one.role.position for one in request.look().roles] == KEEPER
    request.review("tiyanaqov")
    assert request.look().outcome is Outcome.SATISFIED


def test_an_act_with_its_visas_or_its_number_does_not_go(merged: Clone) -> None:
    shutil.rmtree(merged.root / DOSSIER)
    merged.commit("the act is dropped")
    assert later(merged).look().outcome is Outcome.BLOCKED
    merged("checkout", "-q", "-B", "later", "main")
    shutil.rmtree(merged.root / SEALED)
    merged.commit("a sealed one is dropped")
    assert later(merged, 9).look().outcome is Outcome.BLOCKED


def test_what_was_said_of_the_draft_is_not_rewritten_with_its_records_39(merged: Clone) -> None:
    """Who agrees to records alone could take a refusal, a reference or a paper away."""
    for name, how in (("disagreement.ru.md", "more"), ("expertise.yml", "gone"), ("approval.yml", "gone")):
        merged("checkout", "-q", "-f", "-B", "later", "main")
        file = merged.root / DOSSIER / name
        if how == "gone":
            file.unlink()
        else:
            file.write_text(file.read_text(encoding="utf-8") + "\nИначе.\n", encoding="utf-8")
        merged.commit(name)
        assert change(merged) is Change.ACT, name
    merged("checkout", "-q", "-f", "-B", "later", "main")
    (merged.root / DOSSIER / "refusal.yml").write_text("kind: refusal\n", encoding="utf-8")
    merged.commit("a late refusal comes to them")
    assert change(merged) is Change.KEPT


def test_a_number_does_not_go_so_that_the_act_could_follow(clone: Clone) -> None:
    clone("checkout", "-q", "-b", "later", "main")
    act = clone.root / "content/acts/2026/koshe-ataulary/act.yml"
    lines = act.read_text(encoding="utf-8").splitlines(True)
    act.write_text("".join(one for one in lines if not one.startswith("number:")), encoding="utf-8")
    clone.commit("its number goes")
    decision = later(clone).look()
    assert decision.outcome is Outcome.BLOCKED
    assert any("loses its date or its number" in one.message for one in decision.because)


def test_a_broken_ledger_lets_no_act_go(merged: Clone) -> None:
    store = BranchStore(Git.at(merged.root), 7)
    assert store.append(store.read(), b"{}\n")
    shutil.rmtree(merged.root / DOSSIER)
    merged.commit("the act is dropped")
    assert change(merged) is Change.ACT
    assert later(merged).look().outcome is Outcome.BLOCKED


def test_a_paper_that_cannot_be_read_is_told_with_its_path(clone: Clone) -> None:
    clone.write(f"{DOSSIER}/act.yml", "kind: decree", "kind: decree\nkind: decree")
    clone.write(f"{DOSSIER}/note.yml", "kind:", "kind: [")
    clone.commit("broken")
    decision = Request(clone).look()
    assert decision.outcome is Outcome.BLOCKED
    assert {str(one.params.get("path")) for one in decision.because} >= {f"{DOSSIER}/act.yml", f"{DOSSIER}/note.yml"}
