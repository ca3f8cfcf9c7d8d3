"""What `explain` and `rules` say."""

from __future__ import annotations

import pytest

from reglament.errors import UsageError
from reglament.i18n import LANGS
from reglament.report import explain, rules_table
from reglament.rules.registry import ALL


@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_is_explained_with_examples(lang: str) -> None:
    said = explain("R16.3", lang)
    spec = ALL["R16.3"].spec
    assert said.startswith(f"R16.3 {spec.title[lang]}\n")
    assert spec.explanation[lang] in said
    assert "# О благоустройстве" in said
    assert "{" not in explain("R14.1", lang).partition("content/")[0]


@pytest.mark.parametrize("wanted", ["r16.3", " R16.3 ", "titles-of-draft-and-reference-differ"])
def test_a_rule_is_found_by_id_in_any_case_and_by_name(wanted: str) -> None:
    assert explain(wanted, "en").startswith("R16.3 ")


def test_an_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(UsageError, match=r"R16\.3"):
        explain("R16.33", "en")
    with pytest.raises(UsageError, match="rules"):
        explain("немесе", "en")


@pytest.mark.parametrize("lang", LANGS)
def test_every_rule_has_a_line(lang: str) -> None:
    lines = rules_table(lang).splitlines()
    assert [line.split()[0] for line in lines] == list(ALL)
