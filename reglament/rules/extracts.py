"""Clause 18: extracts, the keeping of protocols, their way to the archive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.diagnostics import Diagnostic, Lang, Severity
from reglament.model.documents import Document
from reglament.model.tree import Chapter, Paragraph, TextTree, paragraphs
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import tree_title
from reglament.rules.facts import day, finding, listed, meeting_end, note, number, word
from reglament.rules.meetings import PROTOCOL, item_numbered, of_apparatus

_RESOLVED = ("ҚАУЛЫ ЕТТІ", "ҚАУЛЫ ЕТЕДІ", "ШЕШТІ", "ПОСТАНОВИЛИ", "ПОСТАНОВИЛ", "РЕШИЛИ", "РЕШИЛ")
"""Words with which the decision on an item begins."""

_EXTRACT = RuleSpec(
    id="R18.8",
    name="extract-differs-from-protocol",
    clauses=("18",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("extract",),
    title=t(
        kk="Үзінді хаттамаға сөзбе-сөз сәйкес келеді",
        ru="Выписка дословно соответствует протоколу",
        en="An extract agrees with its protocol word for word",
    ),
    explanation=t(
        kk="Үзіндінің нөмірі мен күні хаттамадағыдай, мәселелері хаттамада бар, ал шешімнің мәтіні («ҚАУЛЫ ЕТТІ» "
        "сөзінен бастап) хаттамадағымен сөзбе-сөз бірдей болуға тиіс. Әр мәселе {#item-1} сияқты белгісі бар бөлімде "
        "тұрады.",
        ru="Номер и дата выписки те же, что у протокола, её вопросы есть в протоколе, а текст решения (со слова "
        "«ПОСТАНОВИЛИ») совпадает с протоколом слово в слово. Каждый вопрос стоит в разделе с меткой вида {#item-1}.",
        en="An extract has the number and date of its protocol, only items that the protocol has, and the text of the "
        "decision (from the word that resolves on) word for word. Each item stands in a section with a mark such as "
        "{#item-1}.",
    ),
    messages={
        "number": t(
            kk="үзіндінің нөмірі – {extract}, ал хаттаманың нөмірі – {protocol}",
            ru="номер выписки — {extract}, а номер протокола — {protocol}",
            en="the extract has number {extract}, the protocol {protocol}",
        ),
        "date": t(
            kk="үзіндінің күні – {extract}, ал хаттама бойынша отырыс күні – {protocol}",
            ru="дата выписки — {extract}, а дата заседания по протоколу — {protocol}",
            en="the extract is dated {extract}, the meeting of the protocol {protocol}",
        ),
        "item": t(
            kk="үзіндіде {number}-мәселе бар, ал хаттамада мұндай мәселе жоқ",
            ru="в выписке есть вопрос {number}, а в протоколе такого вопроса нет",
            en="the extract has item {number}, which the protocol does not have",
        ),
        "section": t(
            kk="үзіндінің мәтінінде {number}-мәселеге арналған бөлім жоқ",
            ru="в тексте выписки нет раздела о вопросе {number}",
            en="the text of the extract has no section on item {number}",
        ),
        "text": t(
            kk="{number}-мәселе бойынша шешімнің мәтіні хаттамадағыдан өзгеше: «{words}»",
            ru="текст решения по вопросу {number} отличается от протокола: «{words}»",
            en="the text of the decision on item {number} differs from the protocol: '{words}'",
        ),
        "short": t(
            kk="{number}-мәселе бойынша шешімнің мәтіні толық емес: хаттамада одан әрі жалғасы бар",
            ru="текст решения по вопросу {number} неполный: в протоколе он продолжается",
            en="the text of the decision on item {number} is incomplete: in the protocol it goes on",
        ),
        "protocol": t(kk="хаттамада", ru="в протоколе", en="in the protocol"),
        "fix": t(
            kk="үзіндіні хаттамаға сәйкестендіріңіз: шешімді хаттамадан көшіріп қойыңыз",
            ru="приведите выписку в соответствие с протоколом: скопируйте решение из него",
            en="bring the extract in line with the protocol: copy the decision from it",
        ),
        "fix-section": t(
            kk="«## {number}. …» тақырыбын {{#item-{number}}} белгісімен қосып, шешімді көшіріңіз",
            ru="добавьте заголовок «## {number}. …» с меткой {{#item-{number}}} и скопируйте решение",
            en="add a heading “## {number}. …” with the mark {{#item-{number}}} and copy the decision",
        ),
    },
    profile=Profile.PUBLISH,
)


def _extract(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Number, date, items and decisions of an extract are those of its protocol."""
    protocol = ctx.repository.documents.get(word(document, "/protocol"))
    if protocol is None or protocol.kind != "protocol":
        return
    mine, theirs = number(document, "/number"), number(protocol, "/number")
    if mine is not None and theirs is not None and mine != theirs:
        where = note(protocol.at("/number"), "protocol")
        yield finding("R18.8", "number", document.at("/number"), where, extract=mine, protocol=theirs)
    on, held = day(document, "/date"), day(protocol, "/meeting/date")
    if on and held and on not in (held, meeting_end(protocol)):
        where = note(protocol.at("/meeting/date"), "protocol")
        yield finding("R18.8", "date", document.at("/date"), where, extract=on, protocol=held)
    for at, item in listed(document, "/items"):
        if isinstance(item, int) and item_numbered(protocol, item) is None:
            yield finding("R18.8", "item", document.at(at), number=item)
        elif isinstance(item, int):
            for lang, tree in document.texts.items():
                yield from _decision(tree, protocol, lang, item)


def _decision(tree: TextTree, protocol: Document, lang: Lang, item: int) -> Iterator[Diagnostic]:
    """The decision on an item stands in the extract as in the protocol's text of the same language."""
    section = tree.section(f"item-{item}")
    if section is None:
        yield finding("R18.8", "section", tree_title(tree), number=item)
        return
    original = protocol.texts.get(lang)
    source = original.section(f"item-{item}") if original else None
    if original is None or source is None:
        return  # R18.1 reports a protocol without the section
    copied, decided = _resolved(section), _resolved(source)
    if any("[[" in one.text for one in (*copied, *decided)):
        return  # X13 names the places left to write in
    for mine, theirs in zip(copied, decided, strict=False):
        if mine.text != theirs.text:
            where = note(original.locate(theirs.span), "protocol")
            yield finding("R18.8", "text", tree.locate(mine.span), where, number=item, words=_start(mine.text))
            return
    if len(copied) > len(decided):
        added = copied[len(decided)]
        where = note(original.locate(source.title.span), "protocol")
        yield finding("R18.8", "text", tree.locate(added.span), where, number=item, words=_start(added.text))
    elif len(copied) < len(decided):
        where = note(original.locate(decided[len(copied)].span), "protocol")
        yield finding("R18.8", "short", tree.locate(section.title.span), where, number=item)


def _resolved(section: Chapter) -> list[Paragraph]:
    """The decision of a section: from the paragraph that resolves on; all of it when none does."""
    said = list(paragraphs(section.blocks))
    begin = next((n for n, one in enumerate(said) if one.text.upper().startswith(_RESOLVED)), 0)
    return said[begin:]


def _start(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[:length].rstrip()}…"


_STORAGE = RuleSpec(
    id="R18.9",
    name="protocol-kept-outside-apparatus",
    clauses=("18",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Хаттаманың түпнұсқасы аппаратта сақталады",
        ru="Подлинник протокола хранится в аппарате",
        en="The original of a protocol is kept in the apparatus",
    ),
    explanation=t(
        kk="Хаттаманың түпнұсқасы оған тіркелген құжаттармен бірге аппаратта қалады; storage өрісінде аппарат немесе "
        "оның бөлімі көрсетіледі.",
        ru="Подлинник протокола вместе с документами к нему остаётся в аппарате; в поле storage указывают аппарат или "
        "его отдел.",
        en="The original of a protocol and its papers stay in the apparatus; the field storage names the apparatus or "
        "a department of it.",
    ),
    messages={
        "elsewhere": t(
            kk="хаттаманың сақталатын жері аппарат емес: {unit}",
            ru="местом хранения протокола указан не аппарат: {unit}",
            en="the protocol is said to be kept outside the apparatus: {unit}",
        ),
        "fix": t(
            kk="storage өрісінде аппаратты немесе оның бөлімін көрсетіңіз",
            ru="укажите в storage аппарат или его отдел",
            en="name the apparatus or a department of it in storage",
        ),
    },
    profile=Profile.PUBLISH,
)


def _storage(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The place of storage is the apparatus or a division of it."""
    unit = word(document, "/storage")
    if ctx.registers.unit(unit) and not of_apparatus(ctx, unit):
        yield finding("R18.9", "elsewhere", document.at("/storage"), unit=names.unit(ctx, unit))


_AUDIO = RuleSpec(
    id="R18.11",
    name="sound-recording-kept-outside-apparatus",
    clauses=("18",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Аудиожазбаны аппарат жүргізеді және сақтайды",
        ru="Аудиозапись ведёт и хранит аппарат",
        en="A sound recording is made and kept by the apparatus",
    ),
    explanation=t(
        kk="Отырыс барысының аудиожазбасын аппарат жүргізе алады; бұл міндетті емес. Жазба жүргізілсе, ол хаттама "
        "сияқты аппаратта сақталғаны дұрыс.",
        ru="Аудиозапись заседания аппарат вести может, но не обязан. Если запись велась, её лучше хранить в аппарате, "
        "как и протокол.",
        en="The apparatus may record the meeting; it need not. A recording that was made is best kept in the "
        "apparatus, like the protocol.",
    ),
    messages={
        "elsewhere": t(
            kk="аудиожазбаның сақталатын жері аппарат емес: {unit}",
            ru="местом хранения аудиозаписи указан не аппарат: {unit}",
            en="the sound recording is said to be kept outside the apparatus: {unit}",
        ),
        "fix": t(
            kk="жазбаны аппаратқа тапсырып, audio/storage өрісін түзетіңіз",
            ru="передайте запись в аппарат и исправьте audio/storage",
            en="hand the recording to the apparatus and correct audio/storage",
        ),
    },
    profile=Profile.PUBLISH,
)


def _audio(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A sound recording, if there is one, is kept in the apparatus."""
    unit = word(document, "/audio/storage")
    if ctx.registers.unit(unit) and not of_apparatus(ctx, unit):
        yield finding("R18.11", "elsewhere", document.at("/audio/storage"), unit=names.unit(ctx, unit))


_ARCHIVE = RuleSpec(
    id="R18.10",
    name="protocol-not-handed-to-archive",
    clauses=("18",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=PROTOCOL,
    title=t(
        kk="Уақытша сақтау мерзімі өткен хаттама архивке тапсырылады",
        ru="По истечении временного хранения протокол сдаётся в архив",
        en="After its temporary storage a protocol goes to the archive",
    ),
    explanation=t(
        kk="Уақытша сақтау аяқталғанда хаттама құжаттарымен бірге архивке беріледі. Мерзім істер номенклатурасынан "
        "алынады: хаттаманың retention_years өрісі немесе akimat.yml файлындағы retention/protocols; жыл аяқталғаннан "
        "кейін есептеледі. Тапсырылғаны істер тізімдемесінен (archive_inventory) көрінеді.",
        ru="Когда временное хранение закончилось, протокол с документами передают в архив. Срок берётся из "
        "номенклатуры дел: поле retention_years протокола или retention/protocols в akimat.yml; он считается с "
        "окончания года. Сдача видна по описи дел (archive_inventory).",
        en="Protocols and their papers go to the archive when their temporary storage ends. The term comes from the "
        "nomenclature of files: retention_years of the protocol, or retention/protocols in akimat.yml; it is counted "
        "from the end of the year. An inventory of files (archive_inventory) shows that it was done.",
    ),
    messages={
        "overdue": t(
            kk="хаттаманы уақытша сақтау мерзімі (жылмен: {years}) {end} күні өткен, ал хаттама бірде-бір істер "
            "тізімдемесінде жоқ",
            ru="срок временного хранения протокола (в годах: {years}) истёк {end}, а его нет ни в одной описи дел",
            en="the temporary storage of the protocol (in years: {years}) ended on {end}, and no inventory of files "
            "names it",
        ),
        "term": t(
            kk="{year} жылғы хаттаманы уақытша сақтау мерзімі көрсетілмеген",
            ru="для протокола за {year} год не указан срок временного хранения",
            en="no term of temporary storage is given for this protocol of {year}",
        ),
        "fix": t(
            kk="істер тізімдемесін жасап (new archive_inventory), хаттаманы papers тізіміне қосыңыз",
            ru="составьте опись дел (new archive_inventory) и внесите протокол в papers",
            en="make an inventory of files (new archive_inventory) and add the protocol to papers",
        ),
        "fix-term": t(
            kk="registry/akimat.yml файлында retention: {{protocols: …}} мерзімін істер номенклатурасы бойынша "
            "көрсетіңіз",
            ru="укажите в registry/akimat.yml срок retention: {{protocols: …}} по номенклатуре дел",
            en="give retention: {{protocols: …}} in registry/akimat.yml by the nomenclature of files",
        ),
    },
    readings=("A-15",),
    profile=Profile.PUBLISH,
)


def _archive(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A protocol whose temporary storage is over stands in an inventory of files; that of a past year has a term."""
    ended = meeting_end(document)
    if ended is None or ended.year >= ctx.as_of.year:
        return
    years = number(document, "/retention_years") or _retention(ctx)
    if years is None:
        yield finding("R18.10", "term", document.at("/number"), year=ended.year)
        return
    if not date.min.year <= ended.year + years <= date.max.year:
        return  # no number of years: the schema says so
    end = date(ended.year + years, 12, 31)
    if ctx.as_of > end and next(ctx.repository.naming(document.id, "archive_inventory"), None) is None:
        yield finding("R18.10", "overdue", document.at("/number"), years=years, end=end)


def _retention(ctx: Context) -> int | None:
    terms = ctx.registers.akimat.get("retention")
    years = terms.get("protocols") if isinstance(terms, dict) else None
    return years if isinstance(years, int) and not isinstance(years, bool) else None


RULES = (
    Rule(_EXTRACT, document=_extract),
    Rule(_STORAGE, document=_storage, needs=("units",)),
    Rule(_AUDIO, document=_audio, needs=("units",)),
    Rule(_ARCHIVE, document=_archive, needs=("akimat",)),
)
