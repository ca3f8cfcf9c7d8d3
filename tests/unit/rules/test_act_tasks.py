"""Dated tasks in the text of acts: who is told to do something by when, in both languages."""

from __future__ import annotations

import pytest

from reglament.diagnostics import Location
from reglament.loading.markdown import read_markdown
from reglament.model.documents import Document, Source
from reglament.model.registers import Registers, Unit
from reglament.rules.act_tasks import act_tasks

HERE = Location("units.yml")


def unit(key: str, kk: str, ru: str, role: str = "executive_body") -> Unit:
    name = {"kk": kk, "ru": ru}
    return Unit(key, name, name, "local_budget", role, "", "", (), "", HERE)


UNITS = {
    one.id: one
    for one in (
        unit("finance", "Қаржы басқармасы", "Управление финансов"),
        unit("parks", "Саябақтар басқармасы", "Управление парков"),
        unit("apparatus", "Әкім аппараты", "Аппарат акима", "apparatus"),
    )
}


def tasks(lang: str, text: str) -> list[tuple[str, str]]:
    tree, faults = read_markdown(f"act.{lang}.md", lang, f"# О деле\n\nРЕШИЛ:\n\n{text}\n".encode())
    assert tree is not None and not faults
    act = Document("acts/2026/x/act", "decision", Source("act.yml", {}, {}, ""), {lang: tree})
    return [(task.clause, task.unit) for task in act_tasks(act, Registers(units=UNITS))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Управлению парков до 16 ноября 2026 года проверить парки.", [("1", "parks")]),
        ("1. Управлению парков не позднее 16 ноября 2026 года проверить парки.", [("1", "parks")]),
        ("1. Управлению парков:\n\n1) до 1 июня 2027 года завершить работы;\n\n2) доложить.", [("1", "parks")]),
        ("1. Государственному учреждению «Управление парков» до 1 июня 2027 года доложить.", [("1", "parks")]),
        ("1. Управлению парков проверить парки.", []),
        ("1. Управлению парков с 15 ноября 2026 года до 31 марта 2027 года дежурить.", []),
        ("1. Управлению парков с 15 ноября 2026 года по 31 марта 2027 года дежурить.", []),
        ("1. Настоящее решение действует до 31 декабря 2026 года.", []),
        ("1. Гражданам до 31 декабря 2026 года подать в аппарат акима заявления.", []),
        ("1. Аппарату акима до 31 декабря 2026 года доложить.", [("1", "apparatus")]),
    ],
)
def test_a_task_in_russian(text: str, expected: list[tuple[str, str]]) -> None:
    assert tasks("ru", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. Саябақтар басқармасы 2026 жылғы 16 қарашаға дейін тексерсін.", [("1", "parks")]),
        ("1. Қаржы басқармасына 2026 жылғы 16 қарашаға дейін есеп беру тапсырылсын.", [("1", "finance")]),
        ("1. Саябақтар басқармасы 2026 жылғы 16 қарашадан кешіктірмей тексерсін.", [("1", "parks")]),
        ("1. Саябақтар басқармасы 2026 жылғы 15 қарашадан 2027 жылғы 31 наурызға дейін кезекшілік етсін.", []),
        ("1. Осы шешім 2026 жылғы 31 желтоқсанға дейін қолданылады.", []),
        ("1. Саябақтар басқармасы тексерсін.", []),
    ],
)
def test_a_task_in_kazakh(text: str, expected: list[tuple[str, str]]) -> None:
    assert tasks("kk", text) == expected
