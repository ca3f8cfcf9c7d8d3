"""A new paper to begin with: at its place, with its required sections, naming people of this akimat."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from reglament.errors import UsageError
from reglament.model.documents import Json, Repository
from reglament.pipeline.swap import write_whole
from reglament.settings import Paths

PLACES = {
    "decree": "acts/{year}/{slug}/act",
    "decision": "acts/{year}/{slug}/act",
    "order": "acts/{year}/{slug}/act",
    "explanatory_note": "acts/{year}/{slug}/note",
    "reference": "acts/{year}/{slug}/reference",
    "approval_sheet": "acts/{year}/{slug}/approval",
    "agenda": "meetings/{year}/{month_day}/agenda",
    "protocol": "meetings/{year}/{month_day}/protocol",
    "quarterly_list": "plans/{year}/q{quarter}/list",
    "work_plan": "plans/{year}/q{quarter}/plan",
    "assignment": "assignments/{year}/{slug}",
    "calendar": "calendar/{year}",
}
"""Where a paper of each kind begins, under `content/` and without its extension."""

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Begun:
    """The files of a new paper, from the akimat's root."""

    id: str
    files: tuple[str, ...]


def needs_slug(kind: str) -> bool:
    """Whether papers of this kind lie under a name of their own."""
    return "{slug}" in PLACES[kind]


def begin(paths: Paths, kind: str, day: date, slug: str, repository: Repository) -> Begun:
    """Write the files of a new paper.

    Raises UsageError for a bad or missing slug and where a file stands already.
    """
    if needs_slug(kind) and not _SLUG.fullmatch(slug):
        raise UsageError("Give a name with --slug: lower-case Latin letters, digits and hyphens, such as city-park.")
    facts = {**_dates(day), "slug": slug, **_people(repository, day)}
    identifier = PLACES[kind].format(**facts)
    base = paths.content / identifier
    texts = {}
    for template in sorted((paths.templates / "scaffold").glob(f"{kind}.*")):
        target = base.with_name(base.name + template.name[len(kind) :])
        if target.exists():
            raise UsageError("{path} exists already; nothing was changed.", path=_shown(target, paths.root))
        texts[target] = Template(template.read_text(encoding="utf-8")).safe_substitute(facts)
    for target, text in texts.items():
        head = _modeline(target, paths.root, kind) if target.suffix == ".yml" else ""
        write_whole(target, (head + text).encode())
        target.chmod(0o644)
    return Begun(identifier, tuple(_shown(target, paths.root) for target in texts))


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _dates(day: date) -> dict[str, str]:
    return {
        "date": day.isoformat(),
        "year": str(day.year),
        "year_month": day.strftime("%Y-%m"),
        "month_day": day.strftime("%m-%d"),
        "quarter": str((day.month + 2) // 3),
    }


def _modeline(target: Path, root: Path, kind: str) -> str:
    schema = root / "schemas" / f"{kind}.schema.json"
    if not schema.is_file():
        return ""
    return f"# yaml-language-server: $schema={os.path.relpath(schema, target.parent).replace(os.sep, '/')}\n"


def _people(repository: Repository, day: date) -> dict[str, str]:
    """Ids to fill in: the akim, the head of the apparatus and a unit with its head, as the registers name them."""
    positions = _items(repository, "positions")
    holders = {
        str(item.get("position")): str(item.get("person"))
        for item in sorted(_items(repository, "appointments"), key=lambda item: str(item.get("from")))
        if str(item.get("from")) <= day.isoformat() <= str(item.get("to") or "9999")
    }
    ranked = {str(item.get("rank")): str(item.get("id")) for item in reversed(positions)}
    units = [item for item in _items(repository, "units") if item.get("role") != "apparatus"]
    unit = units[0] if units else {}
    akim = ranked.get("akim", "akim")
    secretary = ranked.get("head_of_apparatus", akim)
    head = str(unit.get("head", akim))
    return {
        "akim": holders.get(akim, "akim"),
        "akim_position": akim,
        "secretary": holders.get(secretary, "akim"),
        "secretary_position": secretary,
        "unit": str(unit.get("id", "apparatus")),
        "unit_head": holders.get(head, "akim"),
        "unit_head_position": head,
    }


def _items(repository: Repository, kind: str) -> list[Mapping[str, Json]]:
    found: list[Mapping[str, Json]] = []
    for document in repository.of_kind(kind):
        items = document.get(f"/{kind}")
        found += [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return found
