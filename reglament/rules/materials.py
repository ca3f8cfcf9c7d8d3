"""Clause 16: materials for a meeting."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, act_of, agendas_with, title_location
from reglament.rules.facts import day, entries, finding, note, word
from reglament.rules.registers import OFFICE

PAGE_LIMIT = 5

_KIND_WORDS = re.compile(r"^(?:справка|анықтама)\b[\s:.–—-]*|[\s:.–—-]*\bанықтама$", re.IGNORECASE)
_QUOTES = str.maketrans(dict.fromkeys("«»„“”‟″", '"'))

_VISA = RuleSpec(
    id="R16.1",
    name="material-without-visa-of-first-head",
    clauses=("16",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("reference", "approval_sheet"),
    title=t(
        kk="Отырыс материалына бөлімшенің бірінші басшысы бұрыштама қояды",
        ru="Материал к заседанию визирует первый руководитель подразделения",
        en="Material for a meeting bears the visa of the unit's first head",
    ),
    explanation=t(
        kk="Әкімдік отырысына енгізілетін анықтамаға құжатты енгізген бөлімшенің бірінші басшысы немесе оның міндетін "
        "атқарушы алдын ала бұрыштама қояды; қаулы жобасына да отырысқа дейін сол басшы қол қояды. Бұл қол сол "
        "органның ресми ұстанымын білдіреді, сондықтан оны басқа адам қоя алмайды.",
        ru="Справку к заседанию заранее визирует первый руководитель внёсшего её подразделения или тот, кто его "
        "замещает; проект постановления он тоже подписывает до внесения. Эта подпись означает официальную позицию "
        "органа, поэтому поставить её за руководителя никто другой не может.",
        en="A reference for a meeting is signed beforehand by the first head of the unit that submits it, or by "
        "whoever acts for that head; so is a draft decree before it is brought in. The visa states the official "
        "position of the body, so nobody else can give it.",
    ),
    messages={
        "absent": t(
            kk="отырысқа енгізілген анықтамада бірінші басшының бұрыштамасы жоқ, бөлімше: {unit}",
            ru="на справке, внесённой на заседание, нет визы первого руководителя; подразделение: {unit}",
            en="the reference submitted to the meeting has no visa of the first head of its unit: {unit}",
        ),
        "other": t(
            kk="анықтамаға {date} күні {person} бұрыштама қойған, бірақ ол сол күні бірінші басшы да, оның міндетін "
            "атқарушы да емес, бөлімше: {unit}",
            ru="справку {date} завизировал не первый руководитель и не исполняющий его обязанности: {person}; "
            "подразделение: {unit}",
            en="the visa of {date} is by {person}, who was neither the first head nor acting for the head of: {unit}",
        ),
        "late": t(
            kk="бұрыштама {date} күні қойылған, ал анықтама {submitted} күні тапсырылып қойған",
            ru="виза поставлена {date}, а справка сдана раньше — {submitted}",
            en="the visa is dated {date}, after the reference was submitted on {submitted}",
        ),
        "draft": t(
            kk="қаулы жобасына бірінші басшы {date} күні қол қойған, ал жоба отырысқа одан бұрын, {submitted} күні "
            "тапсырылған",
            ru="проект постановления подписан первым руководителем {date}, а на заседание внесён раньше — {submitted}",
            en="the first head signed the draft decree on {date}, after it was brought to the meeting on {submitted}",
        ),
        "agenda": t(kk="осы күн тәртібінде", ru="в этой повестке дня", en="on this agenda"),
        "fix": t(
            kk="бөлімшенің бірінші басшысының немесе міндетін атқарушының бұрыштамасын алып, visa өрісіне жазыңыз",
            ru="получите визу первого руководителя подразделения или исполняющего его обязанности и внесите её в "
            "поле visa",
            en="get the visa of the unit's first head or of whoever acts for them and record it in the field visa",
        ),
        "fix-draft": t(
            kk="жобаны бірінші басшы қол қойғаннан кейін ғана отырысқа енгізіңіз немесе күндерді түзетіңіз",
            ru="вносите проект на заседание только после подписи первого руководителя или исправьте даты",
            en="bring a draft to a meeting only after its first head has signed it, or correct the dates",
        ),
        "fix-late": t(
            kk="анықтама бұрыштамадан кейін тапсырылады: күндерді түзетіңіз немесе бұрыштамалы анықтаманы қайта "
            "тапсырыңыз",
            ru="справку сдают уже с визой: исправьте даты или сдайте завизированную справку заново",
            en="a reference is submitted with its visa: correct the dates, or submit it again with the visa",
        ),
    },
)


def _visa(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A reference brought to a meeting bears the visa of the unit's first head, given before it was submitted."""
    if document.kind == "approval_sheet":
        yield from _signed_draft(document, ctx)
        return
    if word(document, "/subtype") not in ("", "agenda_item", "analytics"):
        return
    unit = word(document, "/prepared_by")
    who, on, submitted = word(document, "/visa/person"), day(document, "/visa/date"), day(document, "/submitted")
    if document.get("/visa") is None:
        agendas = [note(at, "agenda") for at in agendas_with(document, ctx)]
        if submitted or agendas:
            yield finding("R16.1", "absent", document.at(), *agendas, unit=names.unit(ctx, unit))
        return
    head = ctx.registers.head_of(unit)
    if who and on and head and ctx.registers.person(who) and not names.stands_for(ctx, who, head, on):
        person = names.person(ctx, who)
        yield finding("R16.1", "other", document.at("/visa"), person=person, date=on, unit=names.unit(ctx, unit))
    if on and submitted and on > submitted:
        yield finding("R16.1", "late", document.at("/visa/date"), date=on, submitted=submitted)


def _signed_draft(sheet: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A draft decree was signed by its first head not later than it was brought to a meeting."""
    act, signed = word(sheet, "/act"), day(sheet, "/submitted/date")
    for agenda in ctx.repository.naming(act, "agenda") if act and signed else ():
        for at, _ in entries(agenda, "/items"):
            brought = day(agenda, f"{at}/submitted")
            listed = any(material.get("paper") == act for _, material in entries(agenda, f"{at}/materials"))
            if listed and brought and signed and signed > brought:
                where = note(agenda.at(f"{at}/submitted"), "agenda")
                yield finding("R16.1", "draft", sheet.at("/submitted/date"), where, date=signed, submitted=brought)


_LENGTH = RuleSpec(
    id="R16.2",
    name="over-five-pages",
    clauses=("16",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=(*ACTS, "reference"),
    title=t(
        kk="Жоба мен анықтама, әдетте, бес беттен аспайды",
        ru="Проект и справка, как правило, не длиннее пяти страниц",
        en="A draft and a reference are, as a rule, at most five pages long",
    ),
    explanation=t(
        kk="Отырысқа енгізілетін жоба мен анықтама екі интервалмен басылғанда бес беттен аспауға тиіс. Беттер нақты "
        "беттелген мәтін бойынша, әр құжат пен әр тіл үшін бөлек саналады; қосымшалар есепке кірмейді. Норма "
        "«әдетте» деген сөзбен берілгендіктен, бұл – ескерту.",
        ru="Проект и справка к заседанию не должны превышать пяти страниц, напечатанных через два интервала. "
        "Страницы считаются по настоящей вёрстке, для каждого документа и каждого языка отдельно, без приложений. "
        "Норма дана со словами «как правило», поэтому это предупреждение.",
        en="A draft and a reference for a meeting should not exceed five pages set at double spacing. Pages are "
        "counted on the real layout, for each paper and language apart, without annexes. The norm says 'as a rule', "
        "so this is a warning.",
    ),
    messages={
        "long": t(
            kk="екі интервалмен басылғанда мәтін {pages} бет болады, ал шегі – {limit} бет",
            ru="через два интервала текст занимает страниц: {pages}, а допускается не больше {limit}",
            en="at double spacing the text takes {pages} pages; the limit is {limit}",
        ),
        "here": t(
            kk="осы абзац шектен асады",
            ru="этот абзац выходит за предел",
            en="this paragraph crosses the limit",
        ),
        "fix": t(
            kk="мәтінді қысқартыңыз немесе кестелер мен тізбелерді қосымшаға шығарыңыз",
            ru="сократите текст или вынесите таблицы и перечни в приложение",
            en="shorten the text or move tables and lists to an annex",
        ),
    },
    readings=("A-11",),
)


def _length(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A draft for a meeting and its reference take at most five pages at double spacing, in each language."""
    if document.kind == "reference":
        concerned = word(document, "/subtype") in ("", "agenda_item")
    else:
        concerned = document.kind == "decree" or document.get("/meeting") is not None
    for lang, tree in document.texts.items():
        measure = ctx.measures.longer((document.id, lang), PAGE_LIMIT) if concerned else None
        if measure is not None:
            place = tree.locate(measure.overflow) if measure.overflow else title_location(document, lang)
            yield finding("R16.2", "long", place, pages=measure.pages, limit=PAGE_LIMIT)


_TITLES = RuleSpec(
    id="R16.3",
    name="titles-of-draft-and-reference-differ",
    clauses=("16",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("reference",),
    title=t(
        kk="Жоба мен анықтаманың тақырыптары бірдей",
        ru="Проект и справка имеют одинаковые заголовки",
        en="A draft and its reference have identical titles",
    ),
    explanation=t(
        kk="Әр мәселе бойынша жоба мен анықтаманың тақырыптары әр тілде бірдей болуға тиіс, сонда отырысқа қатысушы "
        "олардың бір мәселеге жататынын бірден көреді. Бос орындар, тырнақшалардың түрі, соңғы нүкте, бірінші "
        "әріптің үлкен-кішілігі және «анықтама» деген сөз ескерілмейді; сөздің жалғауы да айырмашылық болып "
        "саналады.",
        ru="Проект и справка по одному вопросу должны иметь одинаковые заголовки на каждом языке, чтобы участник "
        "заседания сразу видел, что они относятся друг к другу. Пробелы, вид кавычек, точка в конце, величина первой "
        "буквы и слово «справка» не учитываются; другое окончание слова — уже различие.",
        en="The draft and the reference on one question must have identical titles in each language, so that a "
        "participant sees at once that they belong together. Spaces, the shape of quotes, a final stop, the case of "
        "the first letter and the word 'reference' do not count; another ending of a word does.",
    ),
    messages={
        "differ": t(
            kk="жоба мен анықтаманың тақырыптары әртүрлі: «{draft}» және «{reference}»",
            ru="заголовки проекта и справки различаются: «{draft}» и «{reference}»",
            en="the titles of the draft and the reference differ: “{draft}” and “{reference}”",
        ),
        "here": t(kk="жобада", ru="в проекте", en="in the draft"),
        "reference": t(kk="анықтамада", ru="в справке", en="in the reference"),
        "fix": t(
            kk="тақырыптар сөзбе-сөз бірдей болуға тиіс",
            ru="заголовки должны совпадать слово в слово",
            en="the titles must agree word for word",
        ),
    },
)


def _titles(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A draft and its reference have identical titles in each language that both have."""
    act = act_of(document, ctx)
    if act is None or word(document, "/subtype") not in ("", "agenda_item"):
        return
    for lang, tree in document.texts.items():
        title, reference = act.title(lang), tree.title
        if title is None or reference is None or lang not in act.texts:
            continue
        if normalised(title) != normalised(reference.text):
            second = note(title_location(document, lang), "reference")
            here, there = _difference(normalised(title), normalised(reference.text))
            yield finding("R16.3", "differ", title_location(act, lang), second, draft=here, reference=there)


def _difference(one: str, other: str) -> tuple[str, str]:
    """Two titles from the last word that they share: a few words of each."""
    first, second = one.split(), other.split()
    pairs = zip(first, second, strict=False)
    same = next((index for index, (mine, theirs) in enumerate(pairs) if mine != theirs), min(len(first), len(second)))
    return _piece(first, same), _piece(second, same)


def _piece(words: list[str], same: int) -> str:
    begin, end = max(same - 1, 0), same + 3
    return ("… " if begin else "") + " ".join(words[begin:end]) + (" …" if end < len(words) else "")


def normalised(title: str) -> str:
    """A title as the rule compares it: form, spaces, quotes (also around all of it), the final stop and the word for
    the kind set aside.
    """
    text = " ".join(unicodedata.normalize("NFC", title).translate(_QUOTES).split()).rstrip(".").rstrip()
    text = _KIND_WORDS.sub("", text).strip(' ".')
    return text[:1].casefold() + text[1:]


RULES = (
    Rule(_VISA, document=_visa, needs=(*OFFICE, "units")),
    Rule(_LENGTH, document=_length),
    Rule(_TITLES, document=_titles),
)
