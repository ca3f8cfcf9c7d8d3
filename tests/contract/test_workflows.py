"""Workflows of all servers: three linters, each of which finds what the others do not, and what none of them knows."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
BIN = Path(sys.executable).parent
WORKFLOWS = sorted(
    path
    for folder in (".github/workflows", ".gitea/workflows", "deploy/gitea")
    for path in (ROOT / folder).glob("*.yml")
)
PRIVILEGED = [ROOT / ".github/workflows/visas.yml", ROOT / "deploy/gitea/visas.yml"]


def read(path: Path) -> dict[Any, Any]:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def steps(path: Path) -> Iterator[dict[str, Any]]:
    for job in read(path)["jobs"].values():
        yield from job["steps"]


def run(*words: str) -> None:
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_actionlint() -> None:
    run(str(BIN / "actionlint"), *map(str, WORKFLOWS))


def test_the_schema_of_workflows_and_of_forms() -> None:
    tool = str(BIN / "check-jsonschema")
    run(tool, "--builtin-schema", "vendor.github-workflows", *map(str, WORKFLOWS))
    forms = ROOT / ".github/ISSUE_TEMPLATE"
    run(tool, "--builtin-schema", "vendor.github-issue-forms", str(forms / "document.yml"), str(forms / "tool.yml"))
    run(tool, "--builtin-schema", "vendor.github-issue-config", str(forms / "config.yml"))


def test_zizmor_46_51() -> None:
    run(str(BIN / "zizmor"), "--offline", "--strict-collection", "--no-progress", *map(str, WORKFLOWS))


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: f"{path.parent.parent.name}-{path.name}")
def test_every_workflow_47_51_53(path: Path) -> None:
    flow = read(path)
    events = flow[True]  # YAML takes `on` for a truth
    assert "pull_request_target" not in events
    assert "permissions" in flow
    assert not {"write-all", "read-all"} & {flow["permissions"], *()} if isinstance(flow["permissions"], str) else True
    assert flow["concurrency"]["group"]
    for job in flow["jobs"].values():
        assert job["timeout-minutes"]
        assert "if" not in job, "a job that is skipped counts as one that has passed"
    for step in steps(path):
        assert "${{" not in step.get("run", ""), "what somebody wrote must not become a part of a script"
        if "uses" in step:
            assert re.fullmatch(r"[\w.-]+/[\w./-]+@[0-9a-f]{40}", step["uses"]), step["uses"]
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] is False
    assert all("pull_request" not in events or key not in path.read_text("utf-8") for key in ("secrets.", ": write"))


@pytest.mark.parametrize("path", PRIVILEGED, ids=lambda path: path.parent.name)
def test_who_has_rights_takes_nothing_from_a_request_45_50(path: Path) -> None:
    text = "\n".join(line.partition("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
    assert not set(read(path)[True]) & {"pull_request", "pull_request_review", "issue_comment", "push"}
    for word in (
        "download-artifact",
        "cache",
        "head_branch",
        "head_repository",
        "head_sha",
        "head_commit",
        "display_title",
    ):
        assert word not in text, word
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert len(checkouts) == 1
    assert checkouts[0]["with"]["ref"] in (
        "${{ github.event.repository.default_branch }}",
        "${{ vars.REGLAMENT_BRANCH }}",
    )


def test_the_key_is_given_to_the_default_branch_alone() -> None:
    job = read(ROOT / ".github/workflows/visas.yml")["jobs"]["visas"]
    assert job["environment"] == "visas"


def test_the_signal_has_no_rights_and_does_nothing_53() -> None:
    path = ROOT / ".github/workflows/visas-asked.yml"
    assert read(path)["permissions"] == {}
    assert [step["run"] for step in steps(path)] == ['echo "visas"']


def test_actions_are_the_same_everywhere_51() -> None:
    found: dict[str, set[str]] = {}
    for path in WORKFLOWS:
        server = path.parent.parent.name if path.parent.name == "workflows" else ".gitea"
        for step in steps(path):
            name, _, commit = step.get("uses", "").partition("@")
            found.setdefault(f"{server} {name}", set()).add(commit)
    assert all(len(commits) == 1 for commits in found.values()), found


def test_code_owners_are_those_of_the_registers() -> None:
    """On the day of the demonstration: who holds an office changes."""
    run(sys.executable, "build.py", "visas", "codeowners", "--check", "--as-of", "2026-11-23", "--lang", "en")
