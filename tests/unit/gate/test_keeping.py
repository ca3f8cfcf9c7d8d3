"""What a request does to an act that the branch has."""

from __future__ import annotations

import pytest

from reglament.gate.digest import Entry
from reglament.gate.keeping import against, endorsed_digest, is_registered
from reglament.gate.package import Change

FOLDER = "content/acts/2026/kitaphana"
DOSSIER = "acts/2026/kitaphana"


def act(text: str) -> Entry:
    return Entry("100644", f"{FOLDER}/act.yml", text.encode())


@pytest.mark.parametrize(
    ("before", "after", "settled", "expected"),
    [
        ("a", "a", True, Change.KEPT),
        ("a", "a", False, Change.ACT),
        ("a", "b", True, Change.ACT),
        ("a", "", True, Change.ACT),
        ("a", "", False, Change.DROPPED),
        ("", "a", True, Change.ACT),
        ("", "", True, Change.ACT),
    ],
)
def test_only_a_text_that_has_its_visas_is_kept(before: str, after: str, settled: bool, expected: Change) -> None:
    assert against(before, after, settled=settled) is expected


def test_a_number_and_a_date_make_an_act_registered() -> None:
    assert is_registered(DOSSIER, [act("kind: decree\ndate: 2026-11-26\nnumber: '4/1'\n")])
    for text in ("kind: decree\nnumber: '4/1'\n", "kind: decree\ndate: 2026-11-26\nnumber: '[[№]]'\n", "kind: [\n", ""):
        assert not is_registered(DOSSIER, [act(text)])
    assert not is_registered(DOSSIER, [])


def test_the_digest_passes_over_what_comes_later() -> None:
    before = [act("kind: decree\nstatus: approval\n")]
    assert endorsed_digest(DOSSIER, "main", []) == ""
    assert endorsed_digest(DOSSIER, "main", before) == endorsed_digest(
        DOSSIER, "main", [act("status: signed\nkind: decree\nnumber: '4/1'\n")]
    )
    assert endorsed_digest(DOSSIER, "main", before) != endorsed_digest(DOSSIER, "weak", before)
    assert endorsed_digest(DOSSIER, "main", before) != endorsed_digest(DOSSIER, "main", [act("kind: order\n")])
