"""Metadata of an imported act: what its text says, people and posts by the registers, places for the rest."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from reglament.diagnostics import Lang
from reglament.exchange.journal import Journal
from reglament.exchange.remarks import Sort
from reglament.exchange.requisites import Head, Signed
from reglament.exchange.words import msgid
from reglament.model.registers import Registers
from reglament.model.tree import Paragraph, TextTree

PLACES = {
    "normative": "[[нормативтік құқықтық акті ме: true немесе false]]",
    "developer": "[[әзірлеуші бөлімшенің идентификаторы]]",
    "tags": "[[тақырыптың белгісі]]",
    "expenses": "[[шығындар көзделе ме: true немесе false]]",
    "person": "[[адамның идентификаторы]]",
    "position": "[[лауазымның идентификаторы]]",
    "rule": "[[күшіне ену тәртібі: on_signature, after_publication немесе on_date]]",
    "act": "[[актінің орны: acts/жыл/атауы/act]]",
    "socio_economic": "[[әлеуметтік-экономикалық сипаттағы жоба ма: true немесе false]]",
    "amount": "[[шығын сомасы]]",
    "date": "[[күні: ЖЖЖЖ-АА-КК]]",
    "subtype": "[[түрі: agenda_item, removal, disagreement немесе analytics]]",
}
"""What stands where the text says nothing: rule X13 and the schema point at it."""

_ACTING = re.compile(r"\bи\.\s?о\.|исполняющ|міндетін атқарушы|\bм\.\s?а\.", re.IGNORECASE)
_CONTROL = {
    "ru": re.compile(r"контроль\s+за\s+(?:\w+\s+)?исполнением", re.IGNORECASE),
    "kk": re.compile(r"(?:орындалуын\w*\s+бақылау|бақылау\w*\s.*жүктелсін|орындалуын\s+бақылауды)", re.IGNORECASE),
}
_BY_SIGNER = re.compile(r"оставляю за собой|өзіме қалдырамын", re.IGNORECASE)
_REGISTRATION = re.compile(r"государственн\w+ регистраци\w+|мемлекеттік тірке", re.IGNORECASE)
_JUSTICE = re.compile(r"юстиции|әділет", re.IGNORECASE)
_IN_FORCE = re.compile(r"(?:вводится в действие|вступает в силу|қолданысқа енгізіл|күшіне ен)", re.IGNORECASE)
_SIGNED_DAY = re.compile(r"со дня (?:его )?подписания|қол қойылған күн", re.IGNORECASE)
_AFTER = re.compile(r"опубликован|жарияла", re.IGNORECASE)
_COUNTS = {
    "десяти": 10,
    "он": 10,
    "шестидесяти": 60,
    "алпыс": 60,
    "трех": 3,
    "трёх": 3,
    "пяти": 5,
    "тридцати": 30,
    "отыз": 30,
}
_DAYS = re.compile(
    r"(?P<count>[0-9]{1,3}|десяти|шестидесяти|тр[её]х|пяти|тридцати|он|алпыс|отыз)\s+"
    r"(?:\([^)]*\)\s*)?(?:календарных|рабочих|күнтізбелік|жұмыс)?\s*(?:дней|күн)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """What one language of a paper says of itself."""

    lang: Lang
    head: Head
    signed: Signed | None
    tree: TextTree | None

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every piece of its text."""
        return tuple(self.tree.paragraphs()) if self.tree is not None else ()


class Clerk:
    """Fills in the metadata of a paper from what its texts say."""

    def __init__(self, found: Sequence[Found], registers: Registers, day: date, journal: Journal) -> None:
        self._found = found
        self._registers = registers
        self._day = day
        self._journal = journal

    def act(self, kind: str, annexes: Mapping[int, bool]) -> dict[str, Any]:
        """The facts of a decree, decision or order; `annexes` are their numbers and whether they lie on their side."""
        day, number = self._agreed_date(), self._agreed("number")
        drafted = any(one.head.draft for one in self._found) or not (day and number)
        signer = self._official()
        facts: dict[str, Any] = {
            "kind": kind,
            "status": "draft" if drafted else "signed",
            "normative": self._normative(kind),
            "developer": PLACES["developer"],
            "tags": [PLACES["tags"]],
            "expenses": PLACES["expenses"],
        }
        if day:
            facts["date"] = day
        if number:
            facts["number"] = number
        facts["signer"] = signer
        facts["control"] = self._control(signer)
        facts["in_force"] = self._in_force()
        if annexes:
            turned = {True: {"landscape": True}, False: {}}
            facts["annexes"] = [{"ordinal": ordinal, **turned[wide]} for ordinal, wide in annexes.items()]
        self._report(facts)
        return facts

    def note(self, act: str) -> dict[str, Any]:
        """The facts of an explanatory note."""
        facts = {
            "kind": "explanatory_note",
            "act": act or PLACES["act"],
            "signed": {**self._official(), "date": self._agreed_date() or self._noted_day() or PLACES["date"]},
            "socio_economic": PLACES["socio_economic"],
            "costs": {"amount": PLACES["amount"]},
            "earlier_acts": [],
        }
        self._report(facts)
        return facts

    def reference(self, act: str) -> dict[str, Any]:
        """The facts of a reference."""
        official = self._official()
        day = self._agreed_date() or self._noted_day()
        unit = self._registers.position(official["position"])
        facts: dict[str, Any] = {"kind": "reference", "subtype": PLACES["subtype"]}
        if act:
            facts["act"] = act
        facts["prepared_by"] = unit.unit if unit and unit.unit else PLACES["developer"]
        if day and official["person"] != PLACES["person"]:
            facts["visa"] = {**official, "date": day}
        self._report(facts)
        return facts

    def _agreed_date(self) -> date | None:
        days = {one.lang: one.head.date for one in self._found if one.head.date}
        if len(set(days.values())) > 1:
            told = ", ".join(f"{lang}: {day}" for lang, day in days.items())
            self._unclear(msgid("The languages give different dates ({told}); the first is taken."), told=told)
        return next(iter(days.values()), None)

    def _noted_day(self) -> date | None:
        """The day beside the signature."""
        for one in self._found:
            match = re.fullmatch(r"([0-9]{2})\.([0-9]{2})\.([0-9]{4})", one.signed.note if one.signed else "")
            if match:
                try:
                    return date(int(match[3]), int(match[2]), int(match[1]))
                except ValueError:
                    continue
        return None

    def _agreed(self, name: str) -> str:
        values = {one.lang: str(value) for one in self._found if (value := getattr(one.head, name))}
        if len(set(values.values())) > 1:
            told = ", ".join(f"{lang}: {value}" for lang, value in values.items())
            self._unclear(msgid("The languages give different numbers ({told}); the first is taken."), told=told)
        return next(iter(values.values()), "")

    def _official(self) -> dict[str, str]:
        """Person and position of the signature, by the registers."""
        person = position = ""
        for one in self._found:
            if one.signed is None:
                continue
            person = person or self._person(one.signed.name, one.lang)
            position = position or self._position(one.signed.post, one.lang)
        told = next((f"{one.signed.post} – {one.signed.name}" for one in self._found if one.signed), "")
        if person and (not position or _ACTING.search(told)):
            position = next(iter(self._registers.positions_of(person, self._agreed_date() or self._day)), position)
        if told and not (person and position):
            self._unclear(msgid("The registers do not know who signed: {told}."), told=told)
        elif not told:
            self._unclear(msgid("No signature is found."))
        return {"person": person or PLACES["person"], "position": position or PLACES["position"]}

    def _person(self, name: str, lang: Lang) -> str:
        wanted = _key(name)
        known = self._registers.persons.values()
        return next(
            (one.id for one in known if wanted in {_key(one.short.get(lang, "")), _key(one.name.get(lang, ""))}), ""
        )

    def _position(self, post: str, lang: Lang) -> str:
        wanted = " ".join(post.split()).casefold()
        known = self._registers.positions.values()
        exact = next((one.id for one in known if one.title.get(lang, "").casefold() == wanted), "")
        return exact or next(
            (one.id for one in known if (title := one.title.get(lang, "").casefold()) and wanted.endswith(title)), ""
        )

    def _normative(self, kind: str) -> bool | str:
        text = self._text()
        if _REGISTRATION.search(text) and _JUSTICE.search(text):
            return True
        return False if kind == "order" else PLACES["normative"]

    def _control(self, signer: Mapping[str, str]) -> dict[str, str]:
        """Who controls the execution: named by initials and family name, in any case, in the clause on control."""
        for one in self._found:
            for paragraph in one.paragraphs:
                if not _CONTROL[one.lang].search(paragraph.text):
                    continue
                if _BY_SIGNER.search(paragraph.text):
                    return dict(signer)
                named = [
                    person.id
                    for person in self._registers.persons.values()
                    if mentions(paragraph.text, person.short.get(one.lang, ""))
                ]
                if len(named) == 1:
                    held = self._registers.positions_of(named[0], self._agreed_date() or self._day)
                    return {"person": named[0], "position": next(iter(held), PLACES["position"])}
                self._unclear(
                    msgid("Who controls the execution is not in the registers: {told}"), told=paragraph.text[:200]
                )
                return {"person": PLACES["person"], "position": PLACES["position"]}
        return {"person": PLACES["person"], "position": PLACES["position"]}

    def _in_force(self) -> dict[str, Any]:
        for one in self._found:
            for paragraph in reversed(one.paragraphs):
                text = paragraph.text
                if not _IN_FORCE.search(text):
                    continue
                if _SIGNED_DAY.search(text):
                    return {"rule": "on_signature"}
                if _AFTER.search(text):
                    match = _DAYS.search(text)
                    count = _COUNTS.get(match["count"].lower()) or _whole(match["count"]) if match else 0
                    return {"rule": "after_publication", **({"days": count} if count else {})}
        return {"rule": PLACES["rule"]}

    def _text(self) -> str:
        return " ".join(paragraph.text for one in self._found for paragraph in one.paragraphs)

    def _report(self, facts: Mapping[str, Any]) -> None:
        for key, value in facts.items():
            if key in {"kind", "annexes"}:
                continue
            if "[[" in str(value):
                self._unclear(msgid("The text does not say `{name}`: fill it in where `check` points."), name=key)
            else:
                said = ", ".join(map(str, value.values())) if isinstance(value, dict) else str(value)
                self._journal.add(Sort.FOUND, msgid("`{name}`: {value}"), name=key, value=said)

    def _unclear(self, message: str, **params: str) -> None:
        self._journal.tell(Sort.UNCLEAR, message, params)


def as_yaml(facts: Mapping[str, Any]) -> str:
    """The facts as a YAML file in their order, small groups on one line."""
    return yaml.safe_dump(dict(facts), sort_keys=False, allow_unicode=True, default_flow_style=None, width=10_000)


def _key(name: str) -> tuple[str, ...]:
    """A name in any order of its parts: `Ү. Қиялбеков` is `Қиялбеков Ү.`."""
    words = re.findall(r"\w+", name.casefold())
    family = max(words, key=len, default="")
    initials = [word for word in words if word != family]
    return (family, *initials)


def _whole(text: str) -> int:
    return int(text) if text.isdigit() else 0


def mentions(text: str, short: str) -> bool:
    """Whether a text names a person, the family name in any case: `Д. Болжамова`, `Д. Болжамовқа`."""
    match = re.fullmatch(r"((?:\w\.\s?)+)\s*(\w+(?:[-’']\w+)*)", short)
    if match is None:
        return False
    initials = r"\s*".join(re.escape(letter) + r"\." for letter in re.findall(r"\w", match[1]))
    family = match[2].rstrip("аяйь") if len(match[2]) > 4 else match[2]
    return re.search(rf"{initials}\s*{re.escape(family)}|\b{re.escape(family)}\w{{0,4}}\s+{initials}", text) is not None
