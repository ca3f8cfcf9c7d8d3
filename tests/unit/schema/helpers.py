"""What the tests of schemas share: the schemas, their examples, findings about a text of YAML."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from reglament.diagnostics import Diagnostic, Param
from reglament.loading import read_yaml
from reglament.model.documents import Source
from reglament.rules.schema_findings import SPECS
from reglament.schema import Schemas
from reglament.schema.reference import reference

ROOT = Path(__file__).resolve().parents[3]
FOLDER = ROOT / "schemas"
FAST = Schemas(FOLDER)
REFEREE = Schemas(FOLDER, reference)
EXAMPLES: dict[str, Any] = {kind: FAST.store.schemas[kind]["examples"][0] for kind in FAST.kinds}
WORDS = {spec.id: spec for spec in SPECS}


def source(text: str, path: str = "content/paper.yml") -> Source:
    found, diagnostics = read_yaml(path, text.encode())
    assert found is not None, diagnostics
    return found


def findings(text: str) -> list[Diagnostic]:
    return FAST.check(source(text))


def as_source(data: Any) -> Source:
    """Plain data as a file with real positions: JSON is YAML."""
    return source(json.dumps(data, ensure_ascii=False, indent=1))


def example(kind: str) -> Any:
    return copy.deepcopy(EXAMPLES[kind])


def sentence(diagnostic: Diagnostic, message: str, lang: str) -> str:
    """A message of a finding, filled; a place without a fact raises KeyError."""

    def told(value: Param) -> str:
        return value[lang] if isinstance(value, dict) else str(value)

    params = {name: told(value) for name, value in diagnostic.params.items()}
    return WORDS[diagnostic.rule].messages[message][lang].format_map(params)


def way_out(diagnostic: Diagnostic) -> str:
    """The id of the message that says the way out, chosen as the report chooses it."""
    known = WORDS[diagnostic.rule].messages
    return next(name for name in (diagnostic.fix, f"fix-{diagnostic.message}", "fix") if name in known)
