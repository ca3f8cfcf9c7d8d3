"""Papers as drafters write them in Word: automatic numbers, two languages one after the other or side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import life
import pytest
import yaml

from reglament.exchange.dossier import Dossier, Maker, Place
from reglament.exchange.facts import mentions
from reglament.exchange.pieces import Reading
from reglament.exchange.reader import Job, read
from reglament.exchange.remarks import Sort
from reglament.loading import load
from reglament.model.documents import Repository
from reglament.model.registers import Registers

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 11, 29)


@pytest.fixture(scope="module")
def registers() -> Registers:
    loaded = load(ROOT)
    return Registers.of(Repository({key: one for key, one in loaded.documents.items() if key.startswith("registry/")}))


def imported(registers: Registers, kind: str, *files: bytes) -> Dossier:
    readings = [read(Job(f"{index}.docx", data)) for index, data in enumerate(files)]
    assert all(isinstance(one, Reading) for one in readings), readings
    return Maker(kind, registers, DAY).make([one for one in readings if isinstance(one, Reading)], Place("content/x"))


def paragraphs(dossier: Dossier, name: str) -> list[str]:
    return dossier.files[name].decode().rstrip("\n").split("\n\n")


def facts(dossier: Dossier) -> dict[str, object]:
    found = yaml.safe_load(dossier.files["act.yml"])
    return {key: found.get(key) for key in ("status", "date", "number", "signer", "control", "in_force", "annexes")}


def unclear(dossier: Dossier) -> list[str]:
    found = [one for one in dossier.remarks if one.sort is Sort.UNCLEAR and "does not say" not in one.message]
    return [one.text("en") for one in found]


AKIM = {"person": "qiyalbekov", "position": "akim"}


def test_one_language_after_the_other_with_automatic_numbers(registers: Registers) -> None:
    dossier = imported(registers, "decree", life.sequential())
    assert set(dossier.files) == {
        "act.yml",
        *(f"{name}.{lang}.md" for name in ("act", "annex-1") for lang in ("kk", "ru")),
    }
    kk, ru = paragraphs(dossier, "act.kk.md"), paragraphs(dossier, "act.ru.md")
    assert kk[0] == "# Сарқырама қаласында көшелерді қысқы күтіп-ұстау тәртібін бекіту туралы"
    assert ru[0] == "# Об утверждении Порядка зимнего содержания улиц города Саркырама"
    assert kk[1].endswith("ҚАУЛЫ ЕТЕДІ:")
    assert "жергілікті мемлекеттік" in kk[1]  # typed with Latin i
    assert (
        [one.split()[0] for one in kk[2:]] == [one.split()[0] for one in ru[2:]] == ["1.", "2.", "1)", "2)", "3.", "4."]
    )
    assert paragraphs(dossier, "annex-1.ru.md")[:3] == [
        "# Порядок зимнего содержания улиц",
        "## Глава 1. Общие положения",
        "1. Настоящий Порядок регулирует содержание улиц в зимний период.",
    ]
    assert paragraphs(dossier, "annex-1.kk.md")[-1].splitlines()[0] == "| № | Көше | Мерзімі |"
    assert facts(dossier) == {
        "status": "draft",
        "date": date(2026, 11, 26),
        "number": "3/412",
        "signer": AKIM,
        "control": {"person": "bolzhamov", "position": "deputy-akim-infrastructure"},
        "in_force": {"rule": "after_publication", "days": 10},
        "annexes": [{"ordinal": 1}],
    }
    assert unclear(dossier) == []


def test_two_columns(registers: Registers) -> None:
    dossier = imported(registers, "order", life.columns())
    kk, ru = paragraphs(dossier, "act.kk.md"), paragraphs(dossier, "act.ru.md")
    assert kk[0] == "# Сенбілік өткізу туралы"
    assert ru[0] == "# О проведении субботника"
    labels = ["1.", "2.", "1)", "2)", "3.", "4."]
    assert [one.split()[0] for one in kk[2:]] == [one.split()[0] for one in ru[2:]] == labels
    assert facts(dossier) == {
        "status": "signed",
        "date": date(2026, 5, 5),
        "number": "45-ө",
        "signer": AKIM,
        "control": AKIM,
        "in_force": {"rule": "on_signature"},
        "annexes": None,
    }
    assert unclear(dossier) == []


def test_an_act_from_a_portal_of_laws(registers: Registers) -> None:
    dossier = imported(registers, "decree", life.published())
    assert set(dossier.files) == {"act.yml", "act.ru.md", "annex-1.ru.md"}
    assert paragraphs(dossier, "act.ru.md")[0] == "# Об утверждении Правил содержания улиц города Саркырама"
    assert paragraphs(dossier, "annex-1.ru.md")[1:4] == [
        "## Глава 1. Общие положения",
        "1. Настоящие Правила определяют порядок содержания улиц.",
        "### Параграф 1. Уборка",
    ]
    found = facts(dossier)
    assert (found["status"], found["date"], found["number"]) == ("signed", date(2024, 1, 15), "15")
    assert found["signer"] == AKIM
    assert "[[" in str(found["control"])
    told = unclear(dossier)
    assert "No Kazakh text is found." in told
    assert any("И. Неизвестного" in one for one in told)


def test_line_breaks_hidden_words_and_a_signature_in_a_table(registers: Registers) -> None:
    dossier = imported(registers, "decision", life.breaks())
    kk = paragraphs(dossier, "act.kk.md")
    assert kk[0] == "# Төтенше жағдай жариялау туралы"
    assert [one.split()[0] for one in kk[2:5]] == ["1.", "2.", "3."]
    assert kk[5:] == ["Көрінетін мәтін."]
    assert facts(dossier)["signer"] == AKIM
    told = "\n".join(one.text("en") for one in dossier.remarks)
    assert "ЖАСЫРЫН СӨЗ" in told
    assert "Below the signature: Орынд." in told


def test_a_kind_that_the_sheet_denies_is_told(registers: Registers) -> None:
    told = unclear(imported(registers, "decree", life.columns()))
    assert "The sheet says that it is a `order`, not a `decree`." in told


def test_two_files_of_one_language_are_told(registers: Registers) -> None:
    told = unclear(imported(registers, "decree", life.published(), life.published()))
    assert any("second" in one for one in told)


def test_a_kazakh_table_without_kazakh_letters_is_no_second_language(registers: Registers) -> None:
    found = imported(registers, "decree", life.kazakh_table())
    assert sorted(found.files) == ["act.kk.md", "act.yml"]
    assert found.files["act.kk.md"].decode().count("ауыстыру") == 40


def test_a_typewritten_paper_is_read_as_it_was_meant(registers: Registers) -> None:
    found = imported(registers, "decree", life.typewritten())
    assert paragraphs(found, "act.ru.md") == [
        "# О подготовке города к зиме",
        "В целях подготовки акимат города ПОСТАНОВЛЯЕТ:",
        "1. Начать подготовку.",
        "2. Отделу жилища завезти уголь.",
    ]
    assert (facts(found)["number"], facts(found)["date"]) == ("4/17", date(2026, 5, 12))
    told = [one.text("ru") for one in found.remarks if one.sort is Sort.CHANGED]
    assert any("вразрядку" in one for one in told)


@pytest.mark.parametrize("text", ["Е. Джу-Лиге жүктелсін", "Джу-Ли Е.", "на Е. Джу-Ли"])
def test_a_double_family_name_is_known_in_any_case(text: str) -> None:
    assert mentions(text, "Е. Джу-Ли")
