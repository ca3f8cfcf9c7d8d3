"""Every finding of the loader can be said in three languages, with all the facts that it carries."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

from reglament import loading
from reglament.rules.form import RULES

SPECS = {rule.spec.id: rule.spec for rule in RULES}
SOURCE = "\n".join(path.read_text("utf-8") for path in sorted(Path(loading.__file__).parent.glob("*.py")))


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("spec", SPECS.values(), ids=lambda spec: spec.id)
def test_every_text_has_three_languages_and_the_same_facts(spec):
    for text in (spec.title, spec.explanation, *spec.messages.values()):
        assert set(text) == {"kk", "ru", "en"}
        assert all(text.values())
    for message in spec.messages.values():
        assert places(message["kk"]) == places(message["ru"]) == places(message["en"])


def test_every_rule_of_the_loader_has_a_specification_and_back():
    assert set(re.findall(r'"(F\d\d)"', SOURCE)) == set(SPECS)


@pytest.mark.parametrize("spec", SPECS.values(), ids=lambda spec: spec.id)
def test_every_message_has_a_way_out(spec):
    for message in spec.messages:
        if message != "first" and not message.startswith("fix"):
            assert f"fix-{message}" in spec.messages or "fix" in spec.messages
