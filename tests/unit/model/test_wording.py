"""The digest of a wording: what is said counts, how it is written down does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reglament.loading import load
from reglament.model.wording import same_wording, wording

BASE = Path(__file__).resolve().parents[2] / "rules" / "_base"
ACT = "content/acts/2026/park/act.ru.md"
ANNEX = "content/acts/2026/park/annex-1.kk.md"


def digest(root: Path, path: str = "", before: str = "", after: str = "") -> str:
    for source in BASE.rglob("*"):
        if source.is_file():
            target = root / source.relative_to(BASE)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(source.read_text("utf-8"), "utf-8")
    if path:
        text = (root / path).read_text("utf-8")
        assert before in text
        (root / path).write_text(text.replace(before, after), "utf-8")
    return wording(load(root).documents["acts/2026/park/act"])


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (ACT, "до 1 июня", "до 2 июня"),
        (ACT, "1) завершить", "3) завершить"),
        (ACT, "2. Управлению", "5. Управлению"),
        (ACT, "благоустройстве", "Благоустройстве"),
        (ANNEX, "төселеді", "төселмейді"),
    ],
)
def test_a_word_a_label_or_an_annex_counts(tmp_path: Path, path: str, before: str, after: str) -> None:
    assert digest(tmp_path / "a") != digest(tmp_path / "b", path, before, after)


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        (ACT, "завершить работы до", "завершить\nработы до"),
        (ACT, "завершить работы", "завершить  работы"),
        ("content/acts/2026/park/act.yml", "status: signed", "status: approval"),
    ],
)
def test_breaks_spaces_and_facts_do_not_count(tmp_path: Path, path: str, before: str, after: str) -> None:
    assert digest(tmp_path / "a") == digest(tmp_path / "b", path, before, after)


def test_the_beginning_of_a_digest_names_it(tmp_path: Path) -> None:
    whole = digest(tmp_path)
    assert len(whole) == 64
    assert same_wording(whole[:12], whole)
    assert not same_wording("", whole)
    assert not same_wording("0" * 12, whole)
