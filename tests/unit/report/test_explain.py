"""What `explain` and `rules` say."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from reglament import __version__
from reglament.diagnostics import Severity
from reglament.errors import UsageError
from reglament.i18n import LANGS
from reglament.report import explain, rules_json, rules_table, select
from reglament.report.explain import sentences
from reglament.report.history import Past, history
from reglament.rules.readings import READINGS
from reglament.rules.registry import ALL
from tools.rules import release


@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_is_explained_with_examples(lang: str) -> None:
    said = explain("R16.3", lang)
    spec = ALL["R16.3"].spec
    assert said.startswith(f"R16.3 {spec.title[lang]}\n")
    assert spec.explanation[lang] in said
    assert "# О благоустройстве" in said
    assert "{" not in explain("R14.1", lang).partition("content/")[0]


@pytest.mark.parametrize("lang", LANGS)
def test_a_rule_on_terms_shows_the_count_the_reading_and_the_setting(lang: str) -> None:
    said = explain("R17.2", lang)
    assert f"A-29: {READINGS['A-29'].text[lang]}" in said
    assert "readings.term_end" in said
    assert "26.03.2026" in said.rpartition("agenda.yml")[0]
    assert __version__ in said.splitlines()[-1]


def test_labels_of_second_places_are_not_what_a_rule_says() -> None:
    spec = ALL["R17.1"].spec
    assert spec.messages["sent"] not in list(sentences(spec))
    assert f"  - {spec.messages['sent']['ru']}\n" not in explain("R17.1", "ru")
    assert spec.messages["late"] in list(sentences(spec))


def test_the_history_of_a_rule_is_that_of_its_versions(tmp_path: Path) -> None:
    text = {"kk": "өзгерді", "ru": "изменилось", "en": "changed"}
    (tmp_path / "0.9.0.json").write_text(json.dumps({"added": ["R16.3"]}), "utf-8")
    (tmp_path / "0.10.0.json").write_text(json.dumps({"added": ["R9.9"], "changed": {"R16.3": text}}), "utf-8")
    assert history("R16.3", tmp_path) == Past("0.9.0", (("0.10.0", text),))
    assert history("R9.9", tmp_path).since == "0.10.0"
    assert history("R17.1", tmp_path) == Past(__version__)


def test_a_release_writes_which_rules_are_new(tmp_path: Path) -> None:
    (tmp_path / "0.0.1.json").write_text(json.dumps({"added": ["R16.3"]}), "utf-8")
    ((path, text),) = release(tmp_path).items()
    assert path.name == f"{__version__}.json"
    assert json.loads(text)["added"] == [rule for rule in ALL if rule != "R16.3"]


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


def test_rules_are_chosen_by_clause_kind_stage_and_weight() -> None:
    assert {spec.id for spec in select(clause="17")} >= {"R17.1", "R17.2"}
    assert all("17" in spec.clauses for spec in select(clause="17"))
    agenda = select(kind="agenda")
    assert ALL["R17.1"].spec in agenda and ALL["X6"].spec in agenda and ALL["R16.3"].spec not in agenda
    stages = [len(select(profile=profile)) for profile in ("draft", "review", "publish")]
    assert stages == sorted(stages) and stages[-1] == len(ALL)
    assert {spec.severity for spec in select(severity="warning")} == {Severity.WARNING}
    assert rules_table("ru", ()) == ""


@pytest.mark.parametrize("wrong", [{"clause": "51"}, {"clause": "D6"}, {"kind": "poem"}])
def test_what_does_not_exist_cannot_be_asked_for(wrong: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        select(**wrong)


def test_rules_for_programs_have_three_languages() -> None:
    listed = json.loads(rules_json(select(clause="16")))["rules"]
    assert "R16.3" in [rule["id"] for rule in listed]
    assert all(set(rule["title"]) == set(LANGS) for rule in listed)
