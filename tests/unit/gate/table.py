"""The same request in memory: the dossier in any of its variants as packages, without a file being read."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import yaml

from reglament.gate.digest import Entry
from reglament.gate.package import Package
from reglament.loading import load, read_yaml
from reglament.model.documents import Document, Repository
from tests.unit.gate.scene import DOSSIER, Scene, entries, plain

Change = Callable[[dict[str, Any]], None]
"""Changes the plain data of one file."""


@dataclass(frozen=True)
class Variant:
    """One state of the dossier: which wording, and which of the papers beside the draft explain what."""

    text: int = 0
    silence: bool = False
    """The note tells why the visa of the land unit is missing, with proof."""
    decided: date | None = None
    """The akim decided on the disagreement on that day."""
    refusal: bool = True
    answers: bool = True
    target: str = "main"


@dataclass
class Table:
    """Packages of one scene by variant."""

    scene: Scene
    files: dict[str, Entry]
    documents: dict[str, Document]
    made: dict[Variant, Package] = field(default_factory=dict)

    @classmethod
    def of(cls, scene: Scene) -> Table:
        """What lies in the scene's folder is read once."""
        return cls(scene, entries(scene.root), {**scene.others, **load(scene.root).documents})

    def package(self, variant: Variant) -> Package:
        """The package of a variant."""
        if variant not in self.made:
            self.made[variant] = self._make(variant)
        return self.made[variant]

    def _make(self, variant: Variant) -> Package:
        changes: dict[str, Change] = {}
        if variant.silence:
            changes["note.yml"] = _silence
        if variant.decided is not None:
            changes["act.yml"] = lambda data: data.update(escalation=escalation(variant.decided))
        if not variant.answers:
            changes["approval.yml"] = lambda data: data.update(requests=[])
        without = () if variant.refusal else ("refusal-land.yml",)
        return self.with_changes(changes, without, f"{variant.text}", variant.target)

    def with_changes(
        self, changes: dict[str, Change], without: Iterable[str] = (), text: str = "", target: str = "main"
    ) -> Package:
        """The package after the data of files of the dossier changed, files went, and the wording is another one."""
        files, documents = dict(self.files), dict(self.documents)
        for name, change in changes.items():
            self._rewrite(name, change, files, documents)
        for name in without:
            files.pop(f"{DOSSIER}/{name}")
            documents.pop(f"{DOSSIER.removeprefix('content/')}/{name.partition('.')[0]}")
        path = f"{DOSSIER}/act.ru.md"
        files[path] = replace(files[path], data=files[path].data + text.encode())
        changed = {path: one for path, one in files.items() if self.scene.base.get(path) != one}
        return Package.of(Repository(documents), changed, list(files.values()), target)

    def _rewrite(self, name: str, change: Change, files: dict[str, Entry], documents: dict[str, Document]) -> None:
        path = f"{DOSSIER}/{name}"
        data = yaml.safe_load(files[path].data)
        change(data)
        text = yaml.safe_dump(plain(data), allow_unicode=True, sort_keys=False)
        files[path] = replace(files[path], data=text.encode())
        source, _ = read_yaml(path, text.encode())
        assert source is not None
        key = path.removeprefix("content/").removesuffix(".yml")
        documents[key] = replace(documents[key], source=source)


def escalation(day: date | None) -> dict[str, Any]:
    """The report to the akim and the decision of that day."""
    return {
        "by": {"person": "bolzhamov", "position": "deputy-akim-infrastructure"},
        "requested": str(day),
        "decision": {"person": "qiyalbekov", "position": "akim", "date": str(day)},
    }


def _silence(data: dict[str, Any]) -> None:
    data["missing_visas"] = [
        {"unit": "land", "reason": {"kk": "Жауап жоқ", "ru": "Нет ответа"}, "proof": {"kk": "Хат", "ru": "Письмо"}}
    ]
