"""Sealed dossiers and numbers at the gate, by merges of a real git repository."""

from __future__ import annotations

import hashlib
import re
import shutil
from pathlib import Path

import pytest

from reglament.gate.evaluate import evaluate
from reglament.gate.package import Change
from reglament.gate.sight import Snapshot, observe
from tests.unit.gate.scene import START
from tests.unit.pipeline.test_gating import Clone, case

SEALED = "content/acts/2026/qysqy-zholdar"
SEAL, ACT, RU = f"{SEALED}/seal.yml", f"{SEALED}/act.yml", f"{SEALED}/act.ru.md"


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("original") / "clone"
    root.mkdir()
    clone = Clone(root)
    clone("checkout", "-q", "main")
    clone("branch", "-q", "-D", "draft")
    clone("checkout", "-q", "-b", "draft")
    return root


@pytest.fixture
def clone(original: Path, tmp_path: Path) -> Clone:
    shutil.copytree(original, tmp_path / "clone")
    made = Clone.__new__(Clone)
    made.root = tmp_path / "clone"
    return made


def flaws(clone: Clone, base: str = "main", head: str = "draft") -> list[str]:
    return [flaw.message.format(path=flaw.path, **flaw.params) for flaw in case(clone, base, head).package.flaws]


def digest(clone: Clone, name: str) -> str:
    return hashlib.sha256((clone.root / SEALED / name).read_bytes()).hexdigest()


def reseal(clone: Clone, name: str, extra: str = "") -> str:
    """The seal takes the digest that a file has now; the old one."""
    file = clone.root / SEAL
    text = file.read_text(encoding="utf-8")
    was = re.search(rf'name: {re.escape(name)}, sha256: "([0-9a-f]+)"', text)[1]
    file.write_text(text.replace(was, digest(clone, name)) + extra, encoding="utf-8")
    return was


def replace_original(clone: Clone, was: str, now: str, other: tuple[str, str] | None = None) -> None:
    """A replacement of clause 32 as it is recorded; `other` spoils a part of it."""
    old = (clone.root / SEAL).read_text(encoding="utf-8")
    clone.write(RU, was, now)
    files = "".join(f"    {line}\n" for line in old.partition("files:\n")[2].splitlines())
    kept = f"earlier:\n  - replaced: 2026-11-10\n    sealed: {re.search('sealed: (.*)', old)[1]}\n    files:\n{files}"
    reseal(clone, "act.ru.md", kept)
    clone.write(SEAL, "position: head-documentation, date: 2026-10-30}\ndate", "position: head-documentation, "
                "date: 2026-11-10}\ndate")  # fmt: skip
    entry = (
        "replacements:\n  - date: 2026-11-10\n    reason: technical_error\n"
        "    permission: {person: tiyanaqov, position: head-of-apparatus, date: 2026-11-09}\n    recalled:\n"
        + "".join(
            f"      - {{date: 2026-11-10, recipient: {{unit: {unit}}}}}\n"
            for unit in ("transport", "utilities", "finance", "economy")
        )
        + f'    changes:\n      - {{was: "{was}", now: "{now}"}}\n'
    )
    if other:
        assert other[0] in entry
        entry = entry.replace(*other, 1)
    act = clone.root / ACT
    act.write_text(act.read_text(encoding="utf-8") + entry, encoding="utf-8")


def test_facts_that_come_later_go_forward(clone: Clone) -> None:
    clone.write(ACT, "storage: documentation\n", "")
    clone.commit("later facts")
    assert flaws(clone) == []


def test_a_changed_file_is_blocked(clone: Clone) -> None:
    clone.write(RU, "дорог", "улиц")
    clone.commit("a correction of an original")
    assert flaws(clone) == [f"The sealed file {RU} was changed."]


def test_the_decision_is_blocked_and_says_why(clone: Clone) -> None:
    clone.write(RU, "дорог", "улиц")
    clone.commit("a correction of an original")
    found = case(clone)
    package = found.package
    seen = Snapshot(author=1001, created=START, target="main", commit=found.head, digest=package.digest,
                    whole=package.whole, reviews=(), ready=True, writers=(), emails=())  # fmt: skip
    decision = evaluate(found.policy, package, observe(seen, [], found.base, START), START)
    assert decision.outcome == "blocked"
    assert ("The sealed file {path} was changed.", RU, "30") in [
        (one.message, one.params.get("path"), one.clause) for one in decision.because
    ]


def test_seal_and_file_changed_together_are_blocked(clone: Clone) -> None:
    clone.write(RU, "дорог", "улиц")
    reseal(clone, "act.ru.md")
    clone.commit("a correction that covers its traces")
    assert flaws(clone) == [f"The seal {SEAL} was changed without a recorded replacement."]


def test_a_seal_that_goes_is_blocked(clone: Clone) -> None:
    (clone.root / SEAL).unlink()
    clone.commit("no seal")
    assert flaws(clone) == [f"The seal {SEAL} is gone or cannot be read."]


def test_a_seal_that_cannot_be_read_is_as_good_as_gone(clone: Clone) -> None:
    clone.write(SEAL, "kind: seal", "kind: seal\nkind: seal")
    clone.commit("a broken seal")
    assert f"The seal {SEAL} is gone or cannot be read." in flaws(clone)


def test_a_renamed_file_and_a_renamed_dossier_are_blocked(clone: Clone) -> None:
    clone("mv", RU, f"{SEALED}/annex-2.ru.md")
    clone.commit("renamed")
    assert f"The sealed file {RU} is gone." in flaws(clone)
    clone("reset", "-q", "--hard", "main")
    clone("mv", SEALED, "content/acts/2026/zholdar")
    clone.commit("moved")
    assert f"The seal {SEAL} is gone or cannot be read." in flaws(clone)


def test_a_link_in_the_place_of_a_sealed_file_is_blocked(clone: Clone) -> None:
    (clone.root / RU).unlink()
    (clone.root / RU).symlink_to("act.kk.md")
    clone.commit("a link")
    assert f"The sealed file {RU} is no longer a plain file." in flaws(clone)


def test_an_annex_that_is_added_is_blocked(clone: Clone) -> None:
    for lang in ("kk", "ru"):
        (clone.root / SEALED / f"annex-2.{lang}.md").write_text("# Қосымша\n\nМәтін.\n", encoding="utf-8")
    clone.commit("one annex more")
    assert [one.partition(":")[0] for one in flaws(clone)] == [
        f"The seal does not cover {SEALED}/annex-2.{lang}.md" for lang in ("kk", "ru")
    ]


@pytest.mark.parametrize(
    ("old", "new"), [("date: 2026-10-29", "date: 2026-10-28"), ('"4/512"', '"4/513"'), ("qiyalbekov", "bolzhamov")]
)
def test_date_number_and_signer_stay(clone: Clone, old: str, new: str) -> None:
    clone.write(ACT, old, new)
    clone.commit("another fact")
    if old == "qiyalbekov":  # the seal is an old one, without the signer
        clone.write(SEAL, "files:", "signer: {person: qiyalbekov, position: akim}\nfiles:")
        clone.commit("and the seal")
    assert flaws(clone)


def test_a_recorded_replacement_goes_forward(clone: Clone) -> None:
    replace_original(clone, "складирования снега", "складированя снега")
    clone.commit("a technical error")
    assert flaws(clone) == []


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (("reason: technical_error", "reason: other"), "Only a technical error"),
        (("date: 2026-11-09", "date: 2026-11-11"), "There is no leave"),
        (("person: tiyanaqov", "person: bolzhamov"), "Leave for the replacement was not given by the head"),
        (("unit: finance", "unit: parks"), "Not every copy was recalled"),
        (("  - date: 2026-11-10", "  - date: 2026-11-12"), "records no replacement"),
    ],
)
def test_a_replacement_that_breaks_clause_32_is_blocked(clone: Clone, other: tuple[str, str], reason: str) -> None:
    replace_original(clone, "складирования снега", "складированя снега", other)
    clone.commit("not quite")
    assert [one for one in flaws(clone) if reason in one], flaws(clone)


def test_a_replacement_that_changes_meaning_is_blocked(clone: Clone) -> None:
    text = (clone.root / RU).read_text(encoding="utf-8")
    replace_original(clone, re.search(r"\d+", text)[0], "77")
    clone.commit("a change of meaning")
    assert any("figure" in one for one in flaws(clone)), flaws(clone)


def test_a_misprint_in_a_name_is_left_to_those_who_give_visas(clone: Clone) -> None:
    replace_original(clone, "Саркырама", "Сарыкарама")
    clone.commit("a name")
    found = case(clone).package
    assert (found.flaws, found.change) == ((), Change.ACT)


def test_a_replacement_that_changes_more_than_it_names_is_blocked(clone: Clone) -> None:
    replace_original(clone, "складирования снега", "складированя снега")
    clone.write(RU, "круглосуточную", "круглосуточною")
    was = re.findall('name: act.ru.md, sha256: "([0-9a-f]+)"', (clone.root / SEAL).read_text(encoding="utf-8"))[0]
    clone.write(SEAL, was, digest(clone, "act.ru.md"))
    clone.commit("more than named")
    assert any("beyond the corrections" in one for one in flaws(clone)), flaws(clone)


# ------------------------------------------------------------------ numbers


def number(clone: Clone, slug: str, number: str, date: str = "2026-11-26") -> None:
    """A dossier of a new decree with its number."""
    folder = clone.root / "content/acts/2026" / slug
    shutil.copytree(clone.root / SEALED, folder)
    (folder / "seal.yml").unlink()
    act = folder / "act.yml"
    text = act.read_text(encoding="utf-8").replace("2026-10-29", date).replace("4/512", number)
    act.write_text(text, encoding="utf-8")
    clone.commit(f"{slug} takes {number}")


def test_the_next_number_goes_forward(clone: Clone) -> None:
    number(clone, "kopir", "4/513")
    assert flaws(clone) == []


@pytest.mark.parametrize(
    ("given", "date", "reason"),
    [
        ("4/512", "2026-11-26", "No. 4/512 is taken by acts/2026/qysqy-zholdar/act"),
        ("4/0512", "2026-11-26", "is taken by acts/2026/qysqy-zholdar/act"),
        ("4/514", "2026-11-26", "is not the next one: that is 4/513"),
        ("3/513", "2026-11-26", "is not the next one: that is 4/513"),
        ("4/513", "2026-10-01", "before acts/2026/qysqy-zholdar/act"),
    ],
)
def test_another_number_is_blocked(clone: Clone, given: str, date: str, reason: str) -> None:
    number(clone, "kopir", given, date)
    assert any(reason in one for one in flaws(clone)), flaws(clone)


def test_two_branches_that_take_one_number_meet_at_the_gate(clone: Clone) -> None:
    number(clone, "kopir", "4/513")
    clone("checkout", "-q", "-b", "other", "main")
    number(clone, "audan", "4/513")
    assert flaws(clone, head="draft") == flaws(clone, head="other") == []
    clone("checkout", "-q", "main")
    clone("merge", "-q", "--no-ff", "-m", "the first", "draft")
    assert flaws(clone, head="other") == [
        "No. 4/513 is taken by acts/2026/kopir/act: content/acts/2026/audan/act.yml takes the next number."
    ]


def test_numbers_may_be_skipped_where_the_settings_say_so(clone: Clone) -> None:
    clone("checkout", "-q", "main")
    clone.write("reglament.yml", "readings:", 'numbering: {decree: "{quarter}/{n}", gaps: true}\nreadings:')
    clone.commit("not every act is kept here")
    clone("checkout", "-q", "draft")
    number(clone, "kopir", "4/600")
    assert flaws(clone) == []
