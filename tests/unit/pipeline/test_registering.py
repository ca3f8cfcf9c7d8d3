"""`register` and `verify`: what is written, what is refused, what a kill leaves, what a change of a byte tells."""

from __future__ import annotations

import dataclasses
import hashlib
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reglament.gate.sealed import read_seals, standing
from reglament.gate.telling import flaw_sentence
from reglament.loading import read_yaml
from reglament.pipeline import registering
from reglament.pipeline.registering import Refused, Registered, Wish, register
from reglament.pipeline.request import Request
from reglament.pipeline.seal_history import verify_seals
from reglament.pipeline.sealing import files_on_disk
from reglament.settings import paths

ROOT = Path(__file__).resolve().parents[3]
DOSSIER = "content/acts/2026/qysqy-zholdar"
ON = date(2026, 10, 29)


def unregister(root: Path) -> None:
    """The demonstration's last decree as it was on the akim's desk."""
    (root / DOSSIER / "seal.yml").unlink()
    act = root / DOSSIER / "act.yml"
    text = act.read_text(encoding="utf-8")
    text = re.sub(r"^(date|number): .*\n", "", text, flags=re.MULTILINE).replace(
        "status: in_force", "status: approval # draft"
    )
    act.write_text(text, encoding="utf-8")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("desk")
    shutil.copytree(ROOT / "content", root / "content")
    shutil.copy(ROOT / "reglament.yml", root)
    unregister(root)
    return root


@pytest.fixture(scope="module")
def signed(desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("signed") / "akimat"
    shutil.copytree(desk, root)
    done = ask(root, date=ON)
    assert isinstance(done, Registered), told(done)
    assert (done.number, done.signer, done.date) == ("4/372", "qiyalbekov", ON)
    return root


@pytest.fixture
def akimat(desk: Path, tmp_path: Path) -> Path:
    shutil.copytree(desk, tmp_path / "akimat")
    return tmp_path / "akimat"


@pytest.fixture
def sealed(signed: Path, tmp_path: Path) -> Path:
    shutil.copytree(signed, tmp_path / "akimat")
    return tmp_path / "akimat"


def ask(root: Path, folder: str = DOSSIER, **wish: object) -> Registered | Refused:
    return register(Request(paths(root), date(2026, 11, 2), as_of=date(2026, 11, 2), jobs=1), folder, Wish(**wish))


def told(done: Registered | Refused) -> str:
    assert isinstance(done, Refused)
    if done.checked is not None:
        return " ".join(sorted({one.rule for one in done.checked.findings}))
    return " ".join(flaw_sentence(flaw, "en") for flaw in done.flaws)


def state(root: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in (root / DOSSIER).iterdir() if path.is_file()}


def flaws(root: Path) -> list[str]:
    return [flaw_sentence(flaw, "en") for one in verify_seals(root).seals for flaw in one.flaws]


def test_the_act_gets_its_number_and_the_seal_its_files(desk: Path, signed: Path) -> None:
    before, after = state(desk), state(signed)
    text = after["act.yml"].decode()
    assert 'date: 2026-10-29\nnumber: "4/372"\nsigner:' in text
    assert "status: signed # draft\n" in text
    assert {name: data for name, data in after.items() if name not in ("act.yml", "seal.yml")} == {
        name: data for name, data in before.items() if name != "act.yml"
    }
    seal = read_yaml(f"{DOSSIER}/seal.yml", after["seal.yml"])[0]
    assert seal is not None
    listed = {one["name"]: one["sha256"] for one in seal.data["files"]}
    assert listed == {name: hashlib.sha256(data).hexdigest() for name, data in before.items() if name != "act.yml"}
    assert verify_seals(signed).whole
    assert not list((signed / DOSSIER).parent.glob(".*"))


def test_what_is_sealed_is_not_sealed_again(sealed: Path) -> None:
    before = state(sealed)
    assert told(ask(sealed)) == f"The act is sealed already: {DOSSIER}/seal.yml."
    assert state(sealed) == before


def test_a_dry_run_writes_nothing(akimat: Path) -> None:
    before = state(akimat)
    done = ask(akimat, date=ON, dry_run=True)
    assert isinstance(done, Registered)
    assert state(akimat) == before


def spoil(root: Path, name: str, old: str, new: str) -> None:
    path = root / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"date": date(2026, 11, 3)}, "still to come"),
        ({"date": date(2026, 8, 1)}, "before acts/2026/mektep-tamaq-2/act"),
        ({"date": ON, "number": "3/371"}, "is taken by acts/2026/mektep-tamaq-2/act"),
        ({"date": ON, "number": "4/380"}, "not the next one: that is 4/372"),
        ({"date": ON, "signer": "head-finance"}, "signed by the akim"),
        ({"date": ON, "signer": "nobody"}, "know no position nobody"),
        ({"date": ON, "by": "nobody"}, "Nobody holds the position of whoever seals"),
    ],
)
def test_a_wish_that_cannot_be_met_is_one_sentence(akimat: Path, wish: dict[str, object], reason: str) -> None:
    before = state(akimat)
    assert reason in told(ask(akimat, **wish))
    assert state(akimat) == before


def test_a_text_that_is_missing_is_told(akimat: Path) -> None:
    (akimat / DOSSIER / "act.kk.md").unlink()
    assert told(ask(akimat, date=ON)) == "The act has no text that can be read in kk."


def test_an_error_in_the_dossier_blocks(akimat: Path) -> None:
    spoil(akimat, f"{DOSSIER}/act.ru.md", "15 ноября 2026", "16 ноября 2026")
    assert told(ask(akimat, date=ON)).startswith("X1")


def test_a_person_who_may_not_sign_is_told(akimat: Path) -> None:
    spoil(akimat, "content/registry/appointments.yml", "person: qiyalbekov", "person: tiyanaqov")
    assert "qiyalbekov may not sign as akim on 29.10.2026" in told(ask(akimat, date=ON))
    done = ask(akimat, date=ON, signer="akim", dry_run=True)
    assert isinstance(done, Registered)
    assert done.signer == "tiyanaqov"


def test_an_act_with_its_number_keeps_it(sealed: Path) -> None:
    (sealed / DOSSIER / "seal.yml").unlink()
    act = (sealed / DOSSIER / "act.yml").read_bytes()
    assert "number 4/372 already" in told(ask(sealed, number="4/373"))
    assert "dated 2026-10-29 already" in told(ask(sealed, date=date(2026, 10, 30))).replace("29.10.2026", "2026-10-29")
    done = ask(sealed)
    assert isinstance(done, Registered)
    assert done.written == (f"{DOSSIER}/seal.yml",)
    assert (sealed / DOSSIER / "act.yml").read_bytes() == act


# ------------------------------------------------------------------ crashes

_KILL = """
import os, sys
from pathlib import Path
from reglament.pipeline import registering
left = int(sys.argv[2])
def stop(event, args):
    global left
    if event == "open" or event == "ctypes.dlsym" or event.startswith("os."):
        left -= 1
        if left == 0:
            os.kill(os.getpid(), 9)
sys.addaudithook(stop)
registering._write(Path(sys.argv[1]), "content/acts/2026/a", {
    "content/acts/2026/a/act.yml": b"new act", "content/acts/2026/a/seal.yml": b"new seal"})
"""


def test_a_kill_at_any_moment_leaves_the_old_dossier_or_the_new(tmp_path: Path) -> None:
    old = {"act.yml": b"old act", "act.kk.md": b"text"}
    new = {"act.yml": b"new act", "seal.yml": b"new seal", "act.kk.md": b"text"}
    seen = set()
    for moment in range(1, 200):
        root = tmp_path / str(moment)
        folder = root / "content/acts/2026/a"
        folder.mkdir(parents=True)
        for name, data in old.items():
            (folder / name).write_bytes(data)
        done = subprocess.run([sys.executable, "-c", _KILL, root, str(moment)], cwd=ROOT, check=False)
        registering.sweep(folder.parent)
        found = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert found in (old, new)
        assert [path.name for path in folder.parent.iterdir()] == ["a"]
        seen.add(found == new)
        if done.returncode == 0:
            break
    assert seen == {False, True}


# ------------------------------------------------------------------ what verify sees


@pytest.fixture(scope="module")
def bytes_of(signed: Path) -> Iterator[dict[str, bytes]]:
    yield {path: entry.data for path, entry in files_on_disk(signed, [DOSSIER]).items()}


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_a_change_of_any_byte_of_a_sealed_file_is_found(bytes_of: dict[str, bytes], data: st.DataObject) -> None:
    files = {path: dataclasses.replace(entry) for path, entry in _entries(bytes_of).items()}
    seal = read_seals(files)[f"{DOSSIER}/seal.yml"]
    assert not list(standing(seal, files))
    path = data.draw(st.sampled_from(sorted({f"{DOSSIER}/{one['name']}" for one in seal.data["files"]})))
    at = data.draw(st.integers(0, len(bytes_of[path]) - 1))
    spoilt = bytearray(bytes_of[path])
    spoilt[at] ^= data.draw(st.integers(1, 255))
    files[path] = dataclasses.replace(files[path], data=bytes(spoilt))
    assert [flaw.path for flaw in standing(seal, files)] == [path]


def _entries(data: dict[str, bytes]):
    from reglament.gate.digest import Entry

    return {path: Entry("100644", path, one) for path, one in data.items()}


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        ("act.kk.md", "2026", "2027", "was changed"),
        ("note.yml", "kind:", "kind: ", "was changed"),
        ("act.yml", "expenses: true", "expenses: false", "do not change after signature"),
        ("act.yml", "4/372", "4/373", "differ from its seal"),
        ("seal.yml", "  - {name: note.ru.md", "  # - {name: note.ru.md", "does not cover"),
    ],
)
def test_what_differs_is_named(sealed: Path, name: str, old: str, new: str, reason: str) -> None:
    spoil(sealed, f"{DOSSIER}/{name}", old, new)
    assert [one for one in flaws(sealed) if reason in one], flaws(sealed)


def test_files_that_come_or_go_are_named(sealed: Path) -> None:
    (sealed / DOSSIER / "annex-2.kk.md").write_text("# Қосымша\n", encoding="utf-8")
    (sealed / DOSSIER / "note.kk.md").unlink()
    (sealed / DOSSIER / "control.kk.md").write_text("# later\n", encoding="utf-8")
    assert flaws(sealed) == [
        f"The sealed file {DOSSIER}/note.kk.md is gone. (clause 30)",
        f"The seal does not cover {DOSSIER}/annex-2.kk.md: it was added later, or left out. (clause 30)",
    ]


def git(root: Path, *words: str) -> str:
    who = ("-c", "user.name=Q", "-c", "user.email=q@sarqyrama.example", "-c", "commit.gpgsign=false")
    done = subprocess.run(["git", "-C", root, *who, *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def commit(root: Path, message: str) -> str:
    git(root, "add", "-A")
    git(root, "commit", "-q", "-m", message)
    return git(root, "rev-parse", "HEAD")[:12]


def test_a_seal_that_was_changed_with_its_file_is_found_by_history(sealed: Path) -> None:
    git(sealed, "init", "-q", "-b", "main")
    commit(sealed, "sealed")
    assert verify_seals(sealed).history
    assert flaws(sealed) == []
    spoil(sealed, f"{DOSSIER}/act.ru.md", "15 ноября", "14 ноября")
    digest = hashlib.sha256((sealed / DOSSIER / "act.ru.md").read_bytes()).hexdigest()
    seal = sealed / DOSSIER / "seal.yml"
    seal.write_text(re.sub(r'(act.ru.md, sha256: ")\w+', rf"\g<1>{digest}", seal.read_text("utf-8")), encoding="utf-8")
    without = f"The seal {DOSSIER}/seal.yml was changed without a recorded replacement. (clause 32)"
    assert flaws(sealed) == [without]
    at = commit(sealed, "nobody will see")
    found = [flaw for one in verify_seals(sealed).seals for flaw in one.flaws]
    assert [(flaw_sentence(flaw, "en"), flaw.params["commit"]) for flaw in found] == [(without, at)]
    seal.unlink()
    assert f"The seal {DOSSIER}/seal.yml is gone or cannot be read. (clause 30)" in flaws(sealed)
    at = commit(sealed, "no seal")
    assert f"The seal {DOSSIER}/seal.yml was taken away in {at}. (clause 30)" in flaws(sealed)


REPLACEMENT = """replacements:
  - date: 2026-11-10
    reason: technical_error
    permission: {person: tiyanaqov, position: head-of-apparatus, date: 2026-11-09}
    recalled:
      - {date: 2026-11-10, recipient: {unit: transport}}
      - {date: 2026-11-10, recipient: {unit: utilities}}
      - {date: 2026-11-10, recipient: {unit: finance}}
      - {date: 2026-11-10, recipient: {unit: economy}}
    changes:
      - {was: складирования, now: складированья}
"""


def test_a_corrected_original_is_sealed_anew_by_clause_32(sealed: Path) -> None:
    git(sealed, "init", "-q", "-b", "main")
    commit(sealed, "sealed")
    request = Request(paths(sealed), date(2026, 11, 12), as_of=date(2026, 11, 12), jobs=1)
    spoil(sealed, f"{DOSSIER}/act.ru.md", "складирования", "складированья")
    assert "must record one new replacement" in told(register(request, DOSSIER, Wish(corrected=True)))
    act = sealed / DOSSIER / "act.yml"
    act.write_text(act.read_text(encoding="utf-8") + REPLACEMENT, encoding="utf-8")
    spoil(sealed, f"{DOSSIER}/act.yml", "person: tiyanaqov, position: head-of-apparatus, date: 2026-11-09",
          "person: bolzhamov, position: head-of-apparatus, date: 2026-11-09")  # fmt: skip
    assert "not given by the head of the apparatus" in told(register(request, DOSSIER, Wish(corrected=True)))
    spoil(sealed, f"{DOSSIER}/act.yml", "person: bolzhamov, position: head", "person: tiyanaqov, position: head")
    done = register(request, DOSSIER, Wish(corrected=True))
    assert isinstance(done, Registered), told(done)
    seal = (sealed / DOSSIER / "seal.yml").read_text(encoding="utf-8")
    assert "earlier:\n  - replaced: 2026-11-10\n" in seal
    commit(sealed, "replaced by clause 32")
    assert flaws(sealed) == []
    assert verify_seals(sealed, [DOSSIER]).seals[0].versions == 2
