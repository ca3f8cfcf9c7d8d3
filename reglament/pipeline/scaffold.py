"""A new paper to begin with: at its place, with its required sections, naming people of this akimat."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from string import Template

from reglament.calendar import add_months
from reglament.errors import UsageError
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.pipeline.scaffold_facts import Ground
from reglament.pipeline.swap import write_whole
from reglament.settings import Paths

PLACES = {
    "decree": "acts/{year}/{slug}/act",
    "decision": "acts/{year}/{slug}/act",
    "order": "acts/{year}/{slug}/act",
    "explanatory_note": "acts/{year}/{slug}/note",
    "reference": "acts/{year}/{slug}/reference",
    "approval_sheet": "acts/{year}/{slug}/approval",
    "refusal": "acts/{year}/{slug}/refusal-{refuser}",
    "expertise": "acts/{year}/{slug}/expertise",
    "seal": "acts/{year}/{slug}/seal",
    "control_copy": "acts/{year}/{slug}/control",
    "agenda": "meetings/{year}/{month_day}/agenda",
    "protocol": "meetings/{year}/{month_day}/protocol",
    "extract": "meetings/{year}/{month_day}/extract-1",
    "late_memo": "meetings/{year}/{month_day}/late-memo",
    "dispatch_list": "meetings/{year}/{month_day}/dispatch",
    "quarterly_list": "plans/{year}/q{quarter}/list",
    "work_plan": "plans/{year}/q{quarter}/plan",
    "events_list": "plans/{next_year}/{next_month}/events",
    "effectiveness_info": "plans/{closed_year}/q{closed_quarter}/effectiveness",
    "outgoing_letter": "letters/{year}/{slug}",
    "assignment": "assignments/{year}/{slug}",
    "org_plan": "assignments/{year}/{slug}/org-plan",
    "execution_report": "assignments/{year}/{slug}/report-{unit}-q{quarter}",
    "advisory_list": "registry/advisory",
    "archive_inventory": "archive/{year}/protocols",
    "calendar": "calendar/{year}",
    "waivers": "registry/waivers",
}
"""Where a paper of each kind begins, under `content/` and without its extension."""

_IN_MONTH_KK = (
    *("қаңтарда", "ақпанда", "наурызда", "сәуірде", "мамырда", "маусымда"),
    *("шілдеде", "тамызда", "қыркүйекте", "қазанда", "қарашада", "желтоқсанда"),
)
_MONTH_RU = (
    *("январь", "февраль", "март", "апрель", "май", "июнь"),
    *("июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
)

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Begun:
    """The files of a new paper, from the akimat's root."""

    id: str
    files: tuple[str, ...]

    @property
    def place(self) -> str:
        """What to check: the folder of a paper that has texts beside it, else its one file."""
        return f"content/{self.id.rpartition('/')[0]}" if len(self.files) > 1 else self.files[0]


def needs_slug(kind: str) -> bool:
    """Whether papers of this kind lie under a name of their own."""
    return "{slug}" in PLACES[kind]


def begin(paths: Paths, kind: str, day: date, slug: str, repository: Repository, registers: Registers) -> Begun:
    """Write the files of a new paper.

    Raises UsageError for a bad or missing slug and where a file stands already.
    """
    if needs_slug(kind) and not _SLUG.fullmatch(slug):
        raise UsageError("Give a name with --slug: lower-case Latin letters, digits and hyphens, such as city-park.")
    places = {**_dates(day), "slug": slug}
    folder = PLACES[kind].rpartition("/")[0].format(**places)
    facts = {**places, **(ground := Ground(repository, registers, day, folder)).facts()}
    identifier = PLACES[kind].format(**facts)
    base = paths.content / identifier
    texts = {}
    for template in sorted((paths.templates / "scaffold").glob(f"{kind}.*")):
        target = base.with_name(base.name + template.name[len(kind) :])
        if target.exists():
            raise UsageError("{path} exists already; nothing was changed.", path=_shown(target, paths.root))
        item = template.parent / "items" / template.name
        items = [_filled(item, one) for one in ground.questions(kind)] if item.is_file() else []
        texts[target] = _filled(template, {**facts, "items": "\n".join(items).rstrip("\n")})
        if kind == "control_copy":
            for name, own in ground.annex_copies():
                beside = base.with_name(name + template.name[len(kind) :])
                texts[beside] = _filled(template, {**facts, **own})
    for target, text in texts.items():
        head = _modeline(target, paths.root, kind) if target.suffix == ".yml" else ""
        write_whole(target, (head + text).encode())
        target.chmod(0o644)
    return Begun(identifier, tuple(_shown(target, paths.root) for target in texts))


def _filled(template: Path, facts: Mapping[str, str]) -> str:
    """The template with its places filled in; in YAML they stand between quotes, if they can hold any text."""
    if template.suffix == ".yml":
        facts = {
            name: value if "\n" in value else json.dumps(value, ensure_ascii=False)[1:-1]
            for name, value in facts.items()
        }
    return Template(template.read_text(encoding="utf-8")).safe_substitute(facts)


def _shown(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def _dates(day: date) -> dict[str, str]:
    """Parts of the day; the month after it, which lists of events cover; the last quarter that ended before it."""
    ahead = add_months(day, 1)
    past = add_months(day, -3)
    return {
        "next_year": str(ahead.year),
        "next_month": ahead.strftime("%m"),
        "next_month_kk": _IN_MONTH_KK[ahead.month - 1],
        "next_month_ru": _MONTH_RU[ahead.month - 1],
        "closed_year": str(past.year),
        "closed_quarter": str((past.month + 2) // 3),
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
