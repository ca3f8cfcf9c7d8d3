"""Family W: waivers. A finding that a competent official has waived for a time is no error, but it is counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reglament.diagnostics import Diagnostic, Location, Severity, Text
from reglament.model.documents import Document, Repository
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import as_day, as_text, entries, finding
from reglament.settings import MARKER

KIND = "waivers"
COMPETENT = ("akim", "head_of_apparatus")
"""Ranks whose holders, or those who act for them, may waive a finding."""

NEVER = ("F", "S", "P", "W", "X7", "X9", "X10")
"""Families and rules that nobody waives: form, schemas, print, waivers, secrecy, and what other checks rest on."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One entry of the register of waivers. `at` is where it stands, `pointer` its pointer there."""

    document: Document
    pointer: str
    rule: str
    paper: str
    place: str
    reason: Text
    approved: date | None
    expires: date | None

    def at(self, field: str) -> Location:
        """Where one of its fields stands."""
        return self.document.at(f"{self.pointer}/{field}")

    def reaches(self, place: Location) -> bool:
        """Whether a place in the paper lies at or under its pointer, if it has one."""
        return not self.place or f"{place.pointer}/".startswith(f"{self.place}/")

    @property
    def names_a_file(self) -> bool:
        """Whether it names a file by its path and not a paper by its id."""
        return "." in self.paper

    def known(self, repository: Repository) -> bool:
        """Whether there is such a paper or text."""
        stem = self.paper.removeprefix("content/").partition(".")[0]
        near = repository.in_dossier(stem.rpartition("/")[0])
        return self.paper in (MARKER, *repository.documents) or any(self.paper in _paths(paper) for paper in near)

    def paths(self, repository: Repository) -> frozenset[str]:
        """The files that it speaks of: the one it names, or those of the paper with the id it names."""
        document = repository.documents.get(self.paper)
        return frozenset({self.paper}) if document is None else _paths(document)


def _paths(document: Document) -> frozenset[str]:
    """The file of a paper, its texts and its annexes; the texts themselves are not looked into."""
    stems = {document.id: document.texts}
    stems |= {f"{document.dossier}/annex-{annex.ordinal}": annex.texts for annex in document.annexes}
    texts = (f"content/{stem}.{lang}.md" for stem, langs in stems.items() for lang in langs)
    return frozenset({document.source.path, *texts})


def waivers(repository: Repository) -> Iterator[Waiver]:
    """Every entry of the registers of waivers that names a rule and a paper."""
    for document in repository.of_kind(KIND):
        for pointer, entry in entries(document, "/waivers"):
            rule, paper, place = (entry.get(name, "") for name in ("rule", "paper", "pointer"))
            approved = entry.get("approved")
            if isinstance(rule, str) and isinstance(paper, str) and rule and paper:
                yield Waiver(
                    document,
                    pointer,
                    rule,
                    paper,
                    place if isinstance(place, str) else "",
                    as_text(entry.get("reason")),
                    as_day(approved.get("date")) if isinstance(approved, dict) else None,
                    as_day(entry.get("expires")),
                )


def may_be_waived(rule: str) -> bool:
    """Whether findings of the rule can be waived at all."""
    return rule not in NEVER and rule[:1] not in NEVER


def holds(waiver: Waiver, ctx: Context) -> bool:
    """Whether the waiver holds on the day of the check: approved by then by a competent official, not expired."""
    approved, expires = waiver.approved, waiver.expires
    if approved is None or expires is None or not approved <= ctx.as_of <= expires:
        return False
    return _competent(waiver, ctx, approved)


def _competent(waiver: Waiver, ctx: Context, on: date) -> bool:
    approved = waiver.document.get(f"{waiver.pointer}/approved")
    who, seat = str(approved.get("person")), str(approved.get("position"))
    return names.rank_of(ctx, seat) in COMPETENT and names.stands_for(ctx, who, seat, on)


UNUSED = RuleSpec(
    id="W1",
    name="waiver-unused",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=(KIND,),
    title=t(
        kk="Рұқсат етілген ауытқу шынымен қажет болуға тиіс",
        ru="Разрешённое отступление действительно нужно",
        en="A waiver is really needed",
    ),
    explanation=t(
        kk="Ауытқуға рұқсат нақты бір ескертуге беріледі. Құжат түзетіліп, ескерту жойылғанда, рұқсатты тізілімнен "
        "алып "
        "тастау керек: әйтпесе ол кейін пайда болған басқа қатені жасырып қалады.",
        ru="Отступление разрешают по конкретному замечанию. Когда документ исправлен и замечания больше нет, запись из "
        "реестра убирают: иначе она скроет другую ошибку, которая появится позже.",
        en="A waiver is given for a certain finding. When the paper has been mended and the finding is gone, the entry "
        "goes too: otherwise it would hide another fault that comes later.",
    ),
    messages={
        "unused": t(
            kk="{rule} ережесінен ауытқуға рұқсат бар, бірақ {paper} құжатында бұл ереже бойынша ескерту жоқ",
            ru="отступление от правила {rule} не понадобилось: в документе {paper} такого замечания нет",
            en="the waiver of {rule} was not needed: {paper} has no such finding",
        ),
        "unknown": t(
            kk="ауытқуға рұқсат {paper} құжатына берілген, бірақ ондай құжат жоқ",
            ru="отступление разрешено для документа {paper}, но такого документа нет",
            en="the waiver is for {paper}, but there is no such paper",
        ),
        "fix": t(
            kk="registry/waivers.yml файлындағы жазбаны өшіріңіз; ескерту басқа құжатта немесе басқа жерде болса, "
            "paper мен pointer өрістерін түзетіңіз",
            ru="удалите запись из registry/waivers.yml; если замечание в другом документе или месте, исправьте поля "
            "paper и pointer",
            en="remove the entry from registry/waivers.yml, or correct paper and pointer if the finding is elsewhere",
        ),
    },
    profile=Profile.DRAFT,
)

_EXPIRED = RuleSpec(
    id="W2",
    name="waiver-expired",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=(KIND,),
    title=t(
        kk="Рұқсат етілген ауытқудың мерзімі өтпеген болуға тиіс",
        ru="Срок разрешённого отступления не истёк",
        en="A waiver has not expired",
    ),
    explanation=t(
        kk="Ауытқуға тек белгілі бір күнге дейін рұқсат етіледі. Ол күн өткен соң ескерту қайтадан қате болып "
        "саналады: "
        "құжатты түзету немесе жаңа шешім алу қажет.",
        ru="Отступление разрешают только до определённого дня. После него замечание снова считается ошибкой: документ "
        "исправляют или получают новое разрешение.",
        en="A waiver holds only until a certain day. After it the finding is an error again: mend the paper or get a "
        "new "
        "waiver.",
    ),
    messages={
        "expired": t(
            kk="{rule} ережесінен ауытқуға рұқсаттың мерзімі {date} күні аяқталды",
            ru="разрешение на отступление от правила {rule} действовало до {date}",
            en="the waiver of {rule} held until {date}",
        ),
        "order": t(
            kk="{rule} ережесінен ауытқуға рұқсат {approved} күні бекітілген, ал мерзімі бұдан бұрын – {date} күні "
            "аяқталады",
            ru="отступление от правила {rule} утверждено {approved}, а его срок истекает раньше — {date}",
            en="the waiver of {rule} was approved on {approved}, but expires earlier, on {date}",
        ),
        "fix": t(
            kk="құжатты түзетіп, жазбаны өшіріңіз немесе жаңа мерзіммен қайта бекіттіріңіз (approved, expires)",
            ru="исправьте документ и удалите запись или утвердите её заново с новым сроком (approved, expires)",
            en="mend the paper and remove the entry, or have it approved again with a new day (approved, expires)",
        ),
    },
    profile=Profile.DRAFT,
)


def _expired(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A waiver expires after its approval and not before the day of the check."""
    for waiver in waivers(ctx.repository):
        if waiver.document is not document or waiver.expires is None:
            continue
        rule, at = waiver.rule, waiver.at("expires")
        if waiver.approved and waiver.expires < waiver.approved:
            yield finding("W2", "order", at, rule=rule, approved=waiver.approved, date=waiver.expires)
        elif waiver.expires < ctx.as_of:
            yield finding("W2", "expired", at, rule=rule, date=waiver.expires)


_APPROVED = RuleSpec(
    id="W3",
    name="waiver-not-approved",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=(KIND,),
    title=t(
        kk="Ауытқуға әкім немесе аппарат басшысы рұқсат береді",
        ru="Отступление разрешает аким или руководитель аппарата",
        en="The akim or the head of the apparatus approves a waiver",
    ),
    explanation=t(
        kk="Ереженің талабынан ауытқуға тек әкім, аппарат басшысы немесе олардың міндетін атқарушы рұқсат бере алады. "
        "Олардан басқа адам берген немесе күні әлі келмеген рұқсат есепке алынбайды.",
        ru="Отступить от требования правила может разрешить только аким, руководитель аппарата или исполняющий их "
        "обязанности. Разрешение другого лица и разрешение с ещё не наступившей датой не учитываются.",
        en="Only the akim, the head of the apparatus or whoever acts for them may waive what a rule asks. An approval "
        "by "
        "anybody else, or on a day to come, does not count.",
    ),
    messages={
        "rank": t(
            kk="{rule} ережесінен ауытқуға мұндай құқығы жоқ адам рұқсат берген: {person}, {position}",
            ru="отступление от правила {rule} разрешило лицо без таких полномочий: {person}, {position}",
            en="the waiver of {rule} was approved by {person}, {position}, who has no right to do so",
        ),
        "future": t(
            kk="{rule} ережесінен ауытқуға рұқсат берілген күн әлі келген жоқ: {date}",
            ru="дата разрешения на отступление от правила {rule} ещё не наступила: {date}",
            en="the day on which the waiver of {rule} was approved is still to come: {date}",
        ),
        "fix": t(
            kk="рұқсатты әкімнен немесе аппарат басшысынан алып, approved өрісінде көрсетіңіз",
            ru="получите разрешение акима или руководителя аппарата и укажите его в поле approved",
            en="get the approval of the akim or the head of the apparatus and record it in approved",
        ),
    },
    profile=Profile.DRAFT,
)


def _approved(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A waiver was approved, by the day of the check, in the office of the akim or of the head of the apparatus."""
    for waiver in waivers(ctx.repository):
        if waiver.document is not document:
            continue
        approved = document.get(f"{waiver.pointer}/approved")
        if not isinstance(approved, dict):
            continue
        who, seat = str(approved.get("person")), str(approved.get("position"))
        known = ctx.registers.position(seat) and ctx.registers.person(who)
        if known and names.rank_of(ctx, seat) not in COMPETENT:
            facts = {"person": names.person(ctx, who), "position": names.position(ctx, seat)}
            yield finding("W3", "rank", waiver.at("approved"), rule=waiver.rule, **facts)
        elif waiver.approved and waiver.approved > ctx.as_of:
            yield finding("W3", "future", waiver.at("approved/date"), rule=waiver.rule, date=waiver.approved)


UNFIT = RuleSpec(
    id="W4",
    name="rule-cannot-be-waived",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=(KIND,),
    title=t(
        kk="Ауытқуға болатын ереже көрсетілген",
        ru="Названо правило, от которого можно отступить",
        en="The rule named can be waived",
    ),
    explanation=t(
        kk="Файлдардың пішіні, схемалар, басып шығару, құпиялылық және басқа тексерулер сүйенетін деректер туралы "
        "ережелерден (F, S, P, W, X7, X9, X10) ауытқуға болмайды.",
        ru="От правил о форме файлов, схемах, печати, секретности и данных, на которых держатся другие проверки "
        "(F, S, P, W, X7, X9, X10), отступать нельзя.",
        en="Rules on the form of files, schemas, print, secrecy and on what other checks rest on (F, S, P, W, X7, X9, "
        "X10) cannot be waived.",
    ),
    messages={
        "unknown": t(
            kk="{rule} деген ереже жоқ",
            ru="правила {rule} нет",
            en="there is no rule {rule}",
        ),
        "never": t(
            kk="{rule} ережесінен ауытқуға болмайды",
            ru="от правила {rule} отступать нельзя",
            en="the rule {rule} cannot be waived",
        ),
        "fix": t(
            kk="жазбаны өшіріп, құжаттың өзін түзетіңіз",
            ru="удалите запись и исправьте сам документ",
            en="remove the entry and mend the paper itself",
        ),
        "fix-unknown": t(
            kk="ескертуде көрсетілген ереже белгісін жазыңыз, мысалы: {near}",
            ru="укажите обозначение правила из замечания, например: {near}",
            en="write the id of the rule as the finding names it, for example: {near}",
        ),
    },
    profile=Profile.DRAFT,
)

RULES = (
    Rule(UNUSED),
    Rule(_EXPIRED, document=_expired),
    Rule(_APPROVED, document=_approved, needs=("positions", "persons")),
    Rule(UNFIT),
)
