"""What a new paper can be filled in with beforehand: names, people and questions that the akimat's papers hold."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from reglament.amending import as_markdown
from reglament.model.documents import Document, Json, Repository
from reglament.model.registers import Registers
from reglament.model.wording import wording
from reglament.rules.amended import amending, body, consolidated

ACTS = ("decree", "decision", "order")
LEFT = {
    "question": {"kk": "[[Мәселенің атауы]]", "ru": "[[Название вопроса]]"},
    "act": {"kk": "[[Жобаның тақырыбы]]", "ru": "[[Заголовок проекта]]"},
}
"""What stands where the drafter has to write: rule X13 points at double brackets."""


@dataclass(frozen=True)
class Ground:
    """What a new paper is begun on: the akimat, the day of the paper and the folder where it will lie."""

    repository: Repository
    registers: Registers
    day: date
    folder: str

    def facts(self) -> dict[str, str]:
        """Values for the places of the templates."""
        return {
            **self._names(),
            **self._people(),
            **self._dossier(),
            **self._seal(),
            **self._control_copy(""),
            **self._meeting(),
            **self._informing(),
            **self._holidays(),
        }

    def questions(self, kind: str) -> Iterator[dict[str, str]]:
        """Facts of each item of a new agenda (drafts that no agenda has) or protocol (items of its agenda)."""
        found = list(self._drafts() if kind == "agenda" else self._agenda_items())
        unit, speaker, position = self._speaker("")
        title = LEFT["question"]
        yield from found or [
            {
                "number": "1",
                "title_kk": title["kk"],
                "title_ru": title["ru"],
                "initiator": unit,
                "speakers": _official(speaker, position),
                "materials": f"      - {{paper: acts/{self.day.year}/city-park/act}}",
            }
        ]

    def _drafts(self) -> Iterator[dict[str, str]]:
        listed = {
            str(item.get("paper"))
            for agenda in self.repository.of_kind("agenda")
            for question in _mappings(agenda.get("/items"))
            for item in _mappings(question.get("materials"))
        }
        # the akimat considers its own acts; decisions and orders are the akim's
        drafts = [act for act in self.repository.of_kind("decree") if act.get("/status") in ("draft", "approval")]
        for number, act in enumerate((act for act in drafts if act.id not in listed), start=1):
            unit, speaker, position = self._speaker(str(act.get("/developer") or ""))
            papers = [act.id, *(one.id for one in self.repository.in_dossier(act.dossier, "reference"))]
            yield {
                "number": str(number),
                **_title(act),
                "initiator": unit,
                "speakers": _official(speaker, position),
                "materials": "\n".join(f"      - {{paper: {paper}}}" for paper in papers),
            }

    def _agenda_items(self) -> Iterator[dict[str, str]]:
        agenda = self.repository.documents.get(f"{self.folder}/agenda")
        for number, item in enumerate(_mappings(agenda.get("/items") if agenda else None), start=1):
            title = item.get("title")
            said = title if isinstance(title, dict) else {}
            officials = [
                _official(str(one.get("person")), str(one.get("position")))
                for one in _mappings(item.get("rapporteurs"))
            ]
            yield {
                "number": str(number),
                **{f"title_{lang}": str(said.get(lang) or LEFT["question"][lang]) for lang in ("kk", "ru")},
                "speakers": "\n".join(officials) or _official(*self._speaker("")[1:]),
            }

    def _names(self) -> dict[str, str]:
        bodies, city = self.registers.bodies, self.registers.city
        akimat, akim = bodies.get("akimat", {}), bodies.get("akim", {})
        ru = str(akimat.get("ru", "")).partition(" ")
        return {
            "city_kk": city.get("kk", ""),
            "akimat_kk": akimat.get("kk", ""),
            "akimat_ru": _small(akimat.get("ru", "")),
            "of_akimat_ru": f"акимата {ru[2]}" if ru[0].casefold() == "акимат" else "акимата",
            "akim_kk": akim.get("kk", ""),
            "akim_ru": _small(akim.get("ru", "")),
        }

    def _people(self) -> dict[str, str]:
        akim = self._ranked("akim")
        secretary = self._ranked("head_of_apparatus") or akim
        present = ", ".join(self.registers.sitting(self.day)) or self._in_office(akim)
        return {
            "akim": self._in_office(akim),
            "akim_position": akim or "akim",
            "secretary": self._in_office(secretary),
            "secretary_position": secretary or "akim",
            "present": present,
            "recipients": "\n".join(f"  - {{person: {one}}}" for one in present.split(", ")),
        }

    def _dossier(self) -> dict[str, str]:
        """The act that the paper goes with, and the unit that prepares it with its head."""
        act = next(self.repository.in_dossier(self.folder, *ACTS), None)
        developer = str(act.get("/developer") or "") if act else ""
        unit, head, position = self._speaker(developer)
        asked = [
            one.id
            for one in self.registers.units.values()
            if one.role in ("finance", "economy") and one.id != developer
        ]
        return {
            "unit": unit,
            "unit_head": head,
            "unit_head_position": position,
            **(_title(act) if act else {f"title_{lang}": text for lang, text in LEFT["act"].items()}),
            "requests": "\n".join(
                f"  - unit: {one}\n    sent: {self.day}\n    received: {self.day}{_digest(act)}"
                for one in asked or [unit]
            ),
            **self._refuser(developer),
        }

    def _refuser(self, developer: str) -> dict[str, str]:
        """Who may refuse the draft: a unit whose reply is awaited, else the first that is not the developer."""
        sheet = next(self.repository.in_dossier(self.folder, "approval_sheet"), None)
        asked = [
            str(one.get("unit")) for one in _mappings(sheet.get("/requests") if sheet else None) if "reply" not in one
        ]
        others = [one.id for one in self.registers.units.values() if one.id != developer and one.role != "apparatus"]
        unit, head, position = self._speaker(next(iter(asked or others), ""))
        return {"refuser": unit, "refuser_head": head, "refuser_head_position": position}

    def _seal(self) -> dict[str, str]:
        """Requisites of the act of the dossier, and the sums of its texts and annexes."""
        act = next(self.repository.in_dossier(self.folder, *ACTS), None)
        trees = [*act.texts.values(), *(text for one in act.annexes for text in one.texts.values())] if act else []
        sums = {tree.path.rpartition("/")[2]: tree.digest for tree in trees} or {"act.kk.md": "0" * 64}
        head = self._ranked("head_of_apparatus") or "head-of-apparatus"
        return {
            "act_date": str((act.get("/date") if act else None) or self.day),
            "act_number": str((act.get("/number") if act else None) or "[[нөмірі]]"),
            "files": "\n" + "\n".join(f'  - {{name: {name}, sha256: "{one}"}}' for name, one in sorted(sums.items())),
            "apparatus_head": self._in_office(head),
            "apparatus_head_position": head,
        }

    def annex_copies(self) -> Iterator[tuple[str, dict[str, str]]]:
        """The name and the facts of the control copy of each annex that was amended."""
        act = next(self.repository.in_dossier(self.folder, *ACTS), None)
        for annex in act.annexes if act else ():
            own = self._control_copy(str(annex.ordinal))
            if any(own[f"control_{lang}"] != as_markdown(tree).rstrip("\n") for lang, tree in annex.texts.items()):
                yield f"control-annex-{annex.ordinal}", {**own, "annex": f"\nannex: {annex.ordinal}"}

    def _control_copy(self, annex: str) -> dict[str, str]:
        """The text of the act of the dossier, or of its annex, as amended, and the acts that amended it."""
        act = next(self.repository.in_dossier(self.folder, *ACTS), None)
        applied = [one for one in amending(act, self.repository) if one.get("/status") != "signed"] if act else []
        texts = {f"control_{lang}": f"# {LEFT['act'][lang]}" for lang in ("kk", "ru")}
        for lang in act.texts if act else ():
            tree = consolidated(act, lang, annex, applied, self.repository) or body(act, lang, annex) if act else None
            if tree is not None:
                texts[f"control_{lang}"] = as_markdown(tree).rstrip("\n")
        return {**texts, "annex": "", "applied": ", ".join(one.id for one in applied)}

    def _meeting(self) -> dict[str, str]:
        numbers = [
            number
            for protocol in self.repository.of_kind("protocol")
            if str(protocol.get("/meeting/date")).startswith(str(self.day.year))
            and isinstance(number := protocol.get("/number"), int)
        ]
        before = self.registers.akimat.get("protocols_before")
        paper = before.get(str(self.day.year), before.get(self.day.year)) if isinstance(before, dict) else 0
        own = next(self.repository.in_dossier(self.folder, "protocol"), None)
        agenda = self.repository.documents.get(f"{self.folder}/agenda")
        item = next(iter(_mappings(agenda.get("/items") if agenda else None)), None)
        late, head, position = self._speaker(str(item.get("initiator")) if item else "")
        following = str(max([*numbers, paper if isinstance(paper, int) else 0]) + 1)
        given = own.get("/number") if own else None
        return {
            "next_number": following,
            "protocol_number": str(given or following),
            "late_unit": late,
            "late_head": head,
            "late_head_position": position,
        }

    def _informing(self) -> dict[str, str]:
        """A line for each unit that informs the apparatus of its effectiveness every quarter."""
        units = [one for one in self.registers.units.values() if one.funding == "local_budget" and not one.parent]
        lines = [f"  - {{unit: {one.id}, delivered: {self.day}}}" for one in units if one.role != "apparatus"]
        return {"entries": "\n" + "\n".join(lines) if lines else " []"}

    def _holidays(self) -> dict[str, str]:
        """Holidays of the latest calendar on the same days; those that move, and days carried over, are left out."""
        calendars = sorted(self.repository.of_kind("calendar"), key=lambda one: str(one.get("/year")))
        lines = [
            f"  - {{date: {self.day.year}{day[4:]}, type: holiday, name: {_names_of(item.get('name'))}}}"
            for item in _mappings(calendars[-1].get("/days_off") if calendars else None)
            if item.get("type") == "holiday" and not (day := str(item.get("date"))).endswith("02-29")
        ]
        return {"days_off": "\n" + "\n".join(lines) if lines else " []"}

    def _ranked(self, rank: str) -> str:
        return next((one.id for one in self.registers.positions.values() if one.rank == rank), "")

    def _in_office(self, position: str) -> str:
        """Who acts for the holder of the position on the day, else its holder."""
        acting = [
            one.person
            for one in self.registers.appointments
            if one.position == position and one.acting and one.covers(self.day)
        ]
        return acting[-1] if acting else self.registers.holder(position, self.day) or "akim"

    def _speaker(self, unit_id: str) -> tuple[str, str, str]:
        """The unit, else the first that is not the apparatus, with its head."""
        units = self.registers.units.values()
        unit = self.registers.unit(unit_id) or next((one for one in units if one.role != "apparatus"), None)
        position = (unit.head if unit else "") or self._ranked("akim") or "akim"
        return (unit.id if unit else "apparatus", self._in_office(position), position)


def _title(act: Document) -> dict[str, str]:
    return {f"title_{lang}": act.title(lang) or LEFT["act"][lang] for lang in ("kk", "ru")}


def _digest(act: Document | None) -> str:
    """The line that names the wording sent for approval; empty while there is none."""
    digest = wording(act) if act else ""
    return f'\n    digest: "{digest}"' if digest else ""


def _official(person: str, position: str) -> str:
    return f"      - {{person: {person}, position: {position}}}"


def _names_of(name: object) -> str:
    said = name if isinstance(name, dict) else {}
    kk, ru = (json.dumps(str(said.get(lang, "")), ensure_ascii=False) for lang in ("kk", "ru"))
    return f"{{kk: {kk}, ru: {ru}}}"


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _mappings(value: Json) -> list[Mapping[str, Json]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []
