"""The page of formats is true: its examples are accepted, every kind and file is on it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.unit.schema.helpers import FAST, findings, source

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs/reference/formats.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^### (\w+)$.*?^```yaml\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TABLE = re.findall(
    r"^\| \[`(\w+)`\]\(#\w+\) .*?\| `([^`]+)` \|.*?\| ([^|]*) \| \[\w+\]\(([^)]+)\) \|$", PAGE, re.MULTILINE
)


def test_every_kind_has_its_row_and_its_example() -> None:
    assert {kind for kind, _ in EXAMPLES} == set(FAST.kinds)
    assert {kind for kind, *_ in TABLE} == set(FAST.kinds)


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=[kind for kind, _ in EXAMPLES])
def test_an_example_of_the_page_is_accepted(kind: str, text: str) -> None:
    assert source(text).data["kind"] == kind
    assert findings(text) == []


@pytest.mark.parametrize(("kind", "_file", "clauses", "schema"), TABLE, ids=[row[0] for row in TABLE])
def test_a_row_names_the_clauses_and_the_schema(kind: str, _file: str, clauses: str, schema: str) -> None:
    named = [] if clauses == "–" else clauses.split(", ")
    assert named == FAST.store.schemas[kind]["x-clause"]
    assert (ROOT / "docs/reference" / schema).resolve().is_file()


def test_links_of_the_page_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", re.sub(r"`[^`\n]+`", "", PAGE)):
        assert (ROOT / "docs/reference" / target).resolve().is_file(), target


def test_the_modeline_leads_to_the_schema() -> None:
    (path,) = re.findall(r"\$schema=(\S+)$", PAGE, re.MULTILINE)
    assert (ROOT / "content/acts/2026/name" / path).resolve() == ROOT / "schemas/reglament.schema.json"
