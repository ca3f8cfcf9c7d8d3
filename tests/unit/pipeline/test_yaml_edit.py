"""Facts are written where they stand; everything else of the file stays byte for byte."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reglament.loading import read_yaml
from reglament.pipeline.yaml_edit import edited

ACT = """kind: decree  # a comment
status: approval # stays
normative: false
tags: [transport, "roads"]

# who signs
signer: {person: one, position: akim}
control:
  person: two
"""
FACTS = {"/status": "signed", "/date": "2026-10-29", "/number": "4/512", "/signer/person": "another"}


def test_comments_and_order_stay() -> None:
    made = edited("content/acts/2026/a/act.yml", ACT.encode(), FACTS, "signer")
    assert made is not None
    assert made.decode() == (
        ACT.replace("approval #", "signed #")
        .replace("person: one", "person: another")
        .replace("# who signs", 'date: 2026-10-29\nnumber: "4/512"\n# who signs')
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_stay(end: str) -> None:
    made = edited("act.yml", ACT.replace("\n", end).encode(), FACTS, "signer")
    assert made is not None
    assert made.decode().replace(end, "").count("\n") == 0
    assert made.decode().count(end) == ACT.count("\n") + 2


@pytest.mark.parametrize("given", ["", "date: 2026-01-01\n", 'date: "2026-01-01"\n', "date: '2026-01-01'   # old\n"])
@pytest.mark.parametrize("number", ["", "number: 'x'\n", 'number: "[[№]]" # later\n', "number: a-1\n"])
@pytest.mark.parametrize(
    "signer", ["signer: {person: one, position: akim}\n", "signer:\n  person: one\n  position: x\n"]
)
def test_every_way_of_writing(given: str, number: str, signer: str) -> None:
    text = f"kind: order\n{given}status: draft\n{number}{signer}"
    made = edited("act.yml", text.encode(), FACTS, "signer")
    assert made is not None
    source, findings = read_yaml("act.yml", made)
    assert not findings
    assert source is not None
    assert (source.data["date"], source.data["number"], source.data["status"]) == ("2026-10-29", "4/512", "signed")


@pytest.mark.parametrize(
    "text",
    [
        "{kind: decree, status: draft, signer: {person: a, position: b}}\n",
        "kind: decree\nstatus: draft\n",
        "kind: decree\nstatus: >-\n  draft\nsigner: {person: a, position: b}\n",
        "kind: [\n",
        "",
    ],
)
def test_what_cannot_be_edited_is_left_alone(text: str) -> None:
    made = edited("act.yml", text.encode(), FACTS, "signer")
    if made is not None:
        source, _ = read_yaml("act.yml", made)
        assert source is not None
        assert source.data["number"] == "4/512"


@given(st.text(min_size=1, max_size=12).filter(lambda text: text.isprintable() and text.strip() == text))
def test_any_number_is_read_back_or_refused(number: str) -> None:
    made = edited("act.yml", ACT.encode(), {"/number": number}, "signer")
    if made is not None:
        source, _ = read_yaml("act.yml", made)
        assert source is not None
        assert source.data["number"] == number
