"""The fictional city on a server: the draft on cleanliness as a request, officials with accounts, the gate at work."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

import yaml

from reglament.forge.configured import forge_of
from reglament.pipeline.gating_forge import Attended, Desk, attend
from reglament.pipeline.git import Git
from tests.unit.forge.bare import Bare
from tests.unit.forge.conftest import environment
from tests.unit.forge.fake import Fake, Pull, Review

ROOT = Path(__file__).resolve().parents[3]
PERSONS = "content/registry/persons.yml"
DOSSIER = "content/acts/2026/tazalyq"
UNITS = ("qazynaev", "zhosparov", "bulaqova", "zheruiyqov", "derektov")
OTHERS = ("baptarov", "sozdikova", "bolzhamov", "tiyanaqov")
AKIM = "qiyalbekov"
AUTHOR = "qubyrov"


def files(folder: str) -> dict[str, bytes | None]:
    """Files of the demonstration at or under a path."""
    start = ROOT / folder
    found = [start] if start.is_file() else sorted(one for one in start.rglob("*") if one.is_file())
    return {one.relative_to(ROOT).as_posix(): one.read_bytes() for one in found}


def _papers(host: str) -> dict[str, bytes | None]:
    whole = files("content") | files("reglament.yml")
    whole[PERSONS] = (whole[PERSONS] or b"").replace(b"git.sarqyrama.example", host.encode())
    return whole


@cache
def _template(host: str) -> Path:
    """A bare repository with the city, an empty branch of ledgers and the request: made once, copied for each test."""
    folder = Path(tempfile.mkdtemp(prefix="reglament-city-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    bare, whole = Bare.made(folder / "bare.git"), _papers(host)
    bare.commit("refs/heads/main", {key: one for key, one in whole.items() if not key.startswith(DOSSIER)}, "founder")
    bare.commit("refs/heads/visas", {}, "founder")
    draft = {key: one for key, one in whole.items() if key.startswith(DOSSIER)}
    commit = bare.commit("refs/heads/draft-7", draft, AUTHOR, parent=bare.tip("refs/heads/main"))
    bare.git("update-ref", "refs/pull/7/head", commit)
    bare.git("repack", "-adq")
    return bare.path


@dataclass
class City:
    """A server with the city on it, request 7, and the gate's clone."""

    fake: Fake
    desk: Desk
    numbers: dict[str, int]

    @classmethod
    def built(cls, folder: Path, dialect: str, host: str = "") -> City:
        """`host`: under which name accounts are registered, when it is not the usual one of the dialect."""
        usual = {"github": "github.com", "ghes": "ghe.example", "gitea": "git.sarqyrama.example"}
        whole = _papers(host or usual[dialect])
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copytree(_template(host or usual[dialect]), folder / "bare.git")
        fake = Fake(Bare(folder / "bare.git"), dialect)
        numbers = {}
        for one in yaml.safe_load(whole[PERSONS] or b"")["persons"]:
            for account in one.get("accounts", ()):
                numbers[one["id"]] = account["id"]
                fake.user(account["id"], account["login"])
        fake.pulls[7] = Pull(7, numbers[AUTHOR], "draft-7", fake.now - timedelta(hours=1))
        clone = folder / "clone"
        fake.bare.git("clone", "-q", "--shared", "--no-checkout", str(fake.bare.path), str(clone))
        (clone / "reglament.yml").write_bytes(whole["reglament.yml"] or b"")
        forge, credentials = forge_of(environment(fake), fake.transport, lambda _: None)
        run = "https://ci.example/run/1"
        url, papers = f"file://{fake.bare.path}", f"{run}#artifacts"
        desk = Desk(forge, Git.at(clone), clone, ROOT / "schemas", url, lambda: credentials.token, run, papers)
        return cls(fake, desk, numbers)

    def look(self, **how: bool) -> Attended:
        """The gate looks, some minutes later."""
        self.fake.wait(minutes=5)
        return attend(self.desk, 7, **how)

    def press(self, person: str, kind: str = "approve", body: str = "") -> Review:
        """An official presses a button."""
        return self.fake.review(7, self.numbers[person], kind, body)

    def everybody(self) -> Attended:
        """All who are asked agree, the akim last."""
        self.look()
        for person in (*UNITS, *OTHERS):
            self.press(person)
        self.look()
        self.press(AKIM)
        return self.look()

    def push(self, name: str, old: str, new: str, who: str = AUTHOR, **how: bool) -> str:
        """Somebody changes a text of the dossier."""
        path = f"{DOSSIER}/{name}"
        text = self.fake.bare.git("cat-file", "blob", f"{self.fake.head(7)}:{path}").decode()
        assert old in text
        return self.fake.push(7, {path: text.replace(old, new).encode()}, self.numbers[who], **how)

    @property
    def light(self) -> str:
        """The last light beside the present head, empty without one."""
        return next((one["state"] for one in reversed(self.fake.statuses) if one["sha"] == self.fake.head(7)), "")

    @property
    def said(self) -> str:
        """The gate's comment."""
        return next((str(one["body"]) for one in self.fake.pulls[7].comments if one["user"] == 9000), "")
