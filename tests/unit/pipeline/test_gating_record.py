"""Additions to YAML of every form: what was there stays byte for byte, what is new is read back as it was meant."""

from __future__ import annotations

import pytest

from reglament.errors import ReglamentError, UsageError
from reglament.gate.sheet import Addition, apply
from reglament.loading import read_yaml
from reglament.pipeline.gating_record import fresh, written

PATH = "content/acts/2026/x/approval.yml"
REMARK = {
    "id": "7.1",
    "text": {"kk": "«Қаражат»: негізделсін #1", "ru": 'Указать: "источник", да'},
    "decision": "no",
    "answer": {"kk": "[[жауап]]", "ru": "- нет\\да"},
}
FORMS = {
    "block": (
        "kind: approval_sheet\n"
        "requests:\n"
        "  - unit: land\n"
        "    reply:\n"
        "      kind: agreed  # said\n"
        "      remarks:\n"
        '        - id: "1.1"\n'
        "# end\n"
    ),
    "list at the margin": (
        'kind: approval_sheet\nrequests:\n- unit: land\n  reply:\n    kind: agreed\n    remarks:\n    - id: "1.1"\n'
    ),
    "no newline at the end": (
        'kind: approval_sheet\nrequests:\n  - unit: land\n    reply: {kind: agreed, remarks: [{id: "1.1"}]}'
    ),
    "flow": ('kind: approval_sheet\nrequests: [{unit: land, reply: {kind: agreed, remarks: [{id: "1.1"}, ] }}]\n'),
    "empty": ("kind: approval_sheet\nrequests:\n  - {unit: land, reply: {kind: agreed, remarks: []}}\nlast: x\n"),
    "windows": (
        "kind: approval_sheet\r\n"
        "requests:\r\n"
        "  - unit: land\r\n"
        "    reply:\r\n"
        "      remarks:\r\n"
        '        - id: "1.1"\r\n'
        "last: x\r\n"
    ),
    "a text of several lines": (
        "kind: approval_sheet\n"
        "requests:\n"
        "  - unit: land\n"
        "    reply:\n"
        "      remarks:\n"
        "        - text: |\n"
        "            one\n"
        "            two\n"
        "\n"
        "last: x\n"
    ),
    "over several lines": (
        "kind: approval_sheet\n"
        "requests:\n"
        "  - unit: land\n"
        "    reply: {kind: agreed,\n"
        '      remarks: [ {id: "1.1"}\n'
        "      ] }\n"
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "one",
    [
        Addition(("requests",), "", {"unit": "digital", "sent": "2026-11-04", "reply": {"remarks": [REMARK]}}),
        Addition(("requests", 0), "digest", "0123456789ab"),
        Addition(("requests", 0, "reply"), "date", "2026-11-04"),
        Addition(("requests", 0, "reply", "remarks"), "", REMARK),
        Addition((), "officials", [{"person": "x", "kind": "agreed"}]),
    ],
    ids=lambda one: "/".join(map(str, (*one.path, one.key))),
)
def test_an_addition_changes_nothing_else(form: str, one: Addition) -> None:
    before = FORMS[form]
    source, findings = read_yaml(PATH, before.encode())
    assert source is not None, findings
    after = written(PATH, before.encode(), [one]).decode()
    again, _ = read_yaml(PATH, after.encode())
    assert again is not None
    assert again.data == apply(source.data, [one])
    letters = iter(after)
    assert all(letter in letters for letter in before), "everything is there, in its order"


def test_several_additions_go_one_after_the_other() -> None:
    additions = [
        Addition((), "requests", [{"unit": "land"}]),
        Addition(("requests", 0), "reply", {"kind": "agreed"}),
        Addition(("requests",), "", {"unit": "digital"}),
        Addition(("requests", 0, "reply"), "remarks", [REMARK]),
    ]
    text = written(PATH, b"kind: approval_sheet\n", additions).decode()
    assert text.index("land") < text.index("remarks") < text.index("digital")


def test_a_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(UsageError):
        written(PATH, b"kind: approval_sheet\nrequests: [\n", [])


def test_what_would_be_read_otherwise_is_not_written() -> None:
    with pytest.raises(ReglamentError):
        written(PATH, b"kind: approval_sheet\n", [Addition((), "kind", "other")])


def test_a_new_file_reads_back() -> None:
    data = {"kind": "approval_sheet", "requests": [{"unit": "land", "reply": {"remarks": [REMARK]}}], "n": "007"}
    source, findings = read_yaml(PATH, fresh(data))
    assert source is not None, findings
    assert source.data == data
