"""What counts at which stage of a paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.i18n import LANGS
from reglament.model.documents import Document, Repository, Source
from reglament.report.messages import sentence
from reglament.rules import engine, judging
from reglament.rules.base import Profile
from reglament.rules.judging import Stage, for_stage
from reglament.rules.registry import ALL

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
