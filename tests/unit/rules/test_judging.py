"""What counts at which stage of a paper."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.i18n import LANGS
from reglament.model.documents import Document, Repository, Source
from reglament.report.messages import sentence
from reglament.rules import engine, judging
from reglament.rules.base import Profile
from reglament.rules.judging import Stage, for_stage, judge
from reglament.rules.registry import ALL
from reglament.rules.waivers import waivers
from tests.rules.harness import BASE, context

RULE = ALL["R16.3"]
OF = {profile: f"R16.3-{profile}" for profile in Profile}
"""Three rules that differ in their profile alone."""


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    made = {name: replace(RULE, spec=replace(RULE.spec, profile=profile)) for profile, name in OF.items()}
    for module in (judging, engine):
        monkeypatch.setattr(module, "ALL", {**ALL, **made})


def act(name: str, status: str) -> Document:
    source = Source(f"content/acts/2026/{name}/act.yml", {"status": status}, {}, "")
    return Document(f"acts/2026/{name}/act", "decree", source)


ACTS = {one.id: one for one in (act("new", "draft"), act("sent", "approval"), act("old", "in_force"))}


def weights(stage: str, path: str) -> list[Severity]:
    found = [Diagnostic(name, "x", Location(path)) for name in OF.values()]
    return [engine.severity(one) for one in for_stage(found, Stage(stage), Repository(ACTS))]


@pytest.mark.parametrize(
    ("stage", "binding"), [("draft", 1), ("review", 2), ("publish", 3)], ids=["draft", "review", "publish"]
)
def test_rules_of_a_later_stage_remind(stage: str, binding: int) -> None:
    assert weights(stage, "content/a.yml") == [Severity.ERROR] * binding + [Severity.INFO] * (3 - binding)


@pytest.mark.parametrize(
    ("path", "binding"),
    [
        ("content/acts/2026/new/act.kk.md", 1),
        ("content/acts/2026/new/note.yml", 1),
        ("content/acts/2026/sent/approval.yml", 2),
        ("content/acts/2026/old/act.yml", 3),
        ("content/meetings/2026/10-15/agenda.yml", 3),
    ],
)
def test_each_act_is_checked_for_its_own_stage(path: str, binding: int) -> None:
    assert weights("auto", path).count(Severity.ERROR) == binding


@pytest.mark.parametrize("lang", LANGS)
def test_a_reminder_says_from_which_stage_it_binds(lang: str) -> None:
    found = Diagnostic("R20.2", "text", Location("content/a.yml"), {"language": {lang: "x"}, "file": "a.kk.md"})
    said = sentence(replace(found, binds="publish"), lang)
    assert said.startswith(sentence(found, lang))
    assert said.endswith("publish”)" if lang == "en" else "publish»)" if lang == "ru" else "міндетті)")


def test_waivers_of_a_paper_reach_its_texts_and_annexes_and_junk_breaks_nothing(tmp_path: Path) -> None:
    root = tmp_path / "akimat"
    shutil.copytree(BASE, root)
    signed = "{person: apparatov, position: head-of-apparatus, date: 2026-11-02}"
    (root / "content/registry/waivers.yml").write_text(
        f"kind: waivers\nwaivers:\n"
        f"  - {{rule: X8, paper: acts/2026/park/act, approved: {signed}, expires: 2026-12-31}}\n"
        f"  - {{rule: [], paper: 5, pointer: {{}}, approved: x, expires: never}}\n"
        f"  - {{rule: {'R' * 9999}, paper: '', pointer: /x, approved: {signed}}}\n"
        f"  - {{rule: {'R' * 9999}, paper: content/a.yml, pointer: 7, approved: {{}}, expires: 2026-02-31}}\n"
        f"  - 5\n",
        "utf-8",
    )
    ctx, _ = context(root)
    (waiver, _) = waivers(ctx.repository)
    assert {"content/acts/2026/park/act.yml", "content/acts/2026/park/act.kk.md"} <= waiver.paths(ctx.repository)
    assert "content/acts/2026/park/annex-1.ru.md" in waiver.paths(ctx.repository)
    assert waiver.known(ctx.repository)
    found = Diagnostic("X8", "ambiguous", Location("content/acts/2026/park/annex-1.ru.md"), {"written": "1/2/2026"})
    judgement = judge([found], ctx)
    assert [one.finding for one in judgement.waived] == [found]
    assert [(one.rule, one.message) for one in judgement.findings] == [("W4", "unknown")]
