"""What a request does to an act that the branch has."""

from __future__ import annotations

import pytest

from reglament.gate.digest import Entry
from reglament.gate.keeping import against, endorsed_digest, is_registered, only_adds
from reglament.gate.package import Change

FOLDER = "content/acts/2026/kitaphana"
DOSSIER = "acts/2026/kitaphana"


def paper(name: str, text: str) -> Entry:
    return Entry("100644", f"{FOLDER}/{name}", text.encode())


def act(text: str) -> Entry:
    return paper("act.yml", text)


@pytest.mark.parametrize(
    ("before", "after", "settled", "expected"),
    [
        ("a", "a", True, Change.KEPT),
        ("a", "a", False, Change.ACT),
        ("a", "b", True, Change.ACT),
        ("a", "", True, Change.ACT),
        ("a", "", False, Change.DROPPED),
        ("a", "", None, Change.ACT),
        ("a", "a", None, Change.ACT),
        ("", "a", True, Change.ACT),
        ("", "", True, Change.ACT),
    ],
)
def test_only_a_text_that_has_its_visas_is_kept(
    before: str, after: str, settled: bool | None, expected: Change
) -> None:
    assert against(before, after, settled=settled) is expected


def test_records_only_come() -> None:
    """A file that goes, or a refusal that is rewritten, is no record."""
    files = [act("kind: decree\n"), paper("refusal.yml", "kind: refusal\n"), paper("refusal.ru.md", "Нет.\n")]
    assert only_adds(files, [*files, paper("late.yml", "kind: refusal\n")])
    assert only_adds(files, [act("kind: decree\nstatus: signed\n"), *files[1:]])
    for after in (files[:1], files[:2], [*files[:2], paper("refusal.ru.md", "Да.\n")]):
        assert not only_adds(files, after)
        assert against("a", "a", settled=True, adds=only_adds(files, after)) is Change.ACT


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
