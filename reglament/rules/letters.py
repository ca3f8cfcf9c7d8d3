"""Clauses 5 and 6: registration of letters, their language and letterhead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reglament.diagnostics import Diagnostic, Severity
from reglament.loading.language import reads_russian
from reglament.model.documents import Document
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import tree_title
from reglament.rules.facts import as_text, bilingual, day, entries, finding, note, word

LETTER = ("outgoing_letter",)
_OUT = ("signed", "sent")

_REGISTERED = RuleSpec(
    id="R5.2",
    name="letter-without-registration",
    clauses=("5",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=LETTER,
    title=t(
        kk="Шығыс хаттың тіркеу нөмірі мен күні бар",
        ru="У исходящего письма есть регистрационный номер и дата",
        en="An outgoing letter has its registration number and date",
    ),
    explanation=t(
        kk="Хат-хабар белгіленген тәртіппен тіркеледі: қол қойылған хаттың нөмірі мен күні болады, хат "
        "тіркелгеннен бұрын жіберілмейді.",
        ru="Корреспонденция регистрируется в установленном порядке: у подписанного письма есть номер и дата, "
        "и оно не отправляется раньше регистрации.",
        en="Correspondence is registered in the set order: a signed letter has a number and a date, "
        "and no letter is sent before its registration.",
    ),
    messages={
        "number": t(
            kk="хатқа қол қойылған, бірақ тіркеу нөмірі жоқ",
            ru="письмо подписано, но у него нет регистрационного номера",
            en="the letter is signed but has no registration number",
        ),
        "date": t(
            kk="хатқа қол қойылған, бірақ тіркелген күні жоқ",
            ru="письмо подписано, но у него нет даты регистрации",
            en="the letter is signed but has no date of registration",
        ),
        "early": t(
            kk="хат {sent} күні жіберілген, ал кейін – {date} күні тіркелген",
            ru="письмо отправлено {sent}, а зарегистрировано позже — {date}",
            en="the letter was sent on {sent} and registered only later, on {date}",
        ),
        "fix": t(
            kk="хатты тіркеп, number және date өрістерін толтырыңыз",
            ru="зарегистрируйте письмо и заполните поля number и date",
            en="register the letter and fill in number and date",
        ),
    },
    profile=Profile.PUBLISH,
)


def _registered(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A signed letter has a number and a date, not later than it was sent."""
    for field in ("number", "date"):
        if document.get("/status") in _OUT and document.get(f"/{field}") is None:
            yield finding("R5.2", field, document.at("/status"))
    date, sent = day(document, "/date"), day(document, "/sent/date")
    if date and sent and sent < date:
        yield finding("R5.2", "early", document.at("/sent/date"), sent=sent, date=date)


_TWICE = RuleSpec(
    id="R5.3",
    name="two-letters-with-one-number",
    clauses=("5",),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=(),
    title=t(
        kk="Бір жылда бір нөмір екі хатқа берілмейді",
        ru="В одном году один номер не даётся двум письмам",
        en="No number is given to two letters in one year",
    ),
    explanation=t(
        kk="Тіркеу нөмірі хатты табуға керек. Бір жылда екі хаттың нөмірі бірдей болса, қайсысына жауап берілгені "
        "белгісіз.",
        ru="По регистрационному номеру находят письмо. Если в одном году у двух писем один номер, неясно, на какое из "
        "них отвечают.",
        en="The registration number serves to find a letter. When two letters of one year share it, it is unclear "
        "which of them is meant.",
    ),
    messages={
        "twice": t(
            kk="{year} жылы бір нөмір (№ {number}) екі хатқа берілген",
            ru="в {year} году один номер (№ {number}) дан двум письмам",
            en="in {year} one number (No. {number}) was given to two letters",
        ),
        "first": t(
            kk="осы нөмірлі бірінші хат", ru="первое письмо с этим номером", en="the first letter with this number"
        ),
        "fix": t(
            kk="нөмірлерді тіркеу журналы бойынша салыстырып, қатесін түзетіңіз",
            ru="сверьте номера по журналу регистрации и исправьте ошибочный",
            en="compare the numbers with the register and correct the wrong one",
        ),
    },
    profile=Profile.PUBLISH,
)


def _numbered(document: Document) -> tuple[int, str] | None:
    """The year and the number of a registered letter."""
    date, number = day(document, "/date"), word(document, "/number")
    return (date.year, number) if document.kind in LETTER and date and number else None


def _twice(ctx: Context, facts: Mapping[str, tuple[int, str]]) -> Iterator[Diagnostic]:
    """No two letters of a year have one number."""
    first: dict[tuple[int, str], str] = {}
    for paper, (year, number) in facts.items():
        before = first.setdefault((year, number), paper)
        if before != paper:
            place = ctx.repository.documents[paper].at("/number")
            second = note(ctx.repository.documents[before].at("/number"), "first")
            yield finding("R5.3", "twice", place, second, year=year, number=number)


def to_state_body(document: Document) -> str:
    """The pointer of the first addressee that is a state body; empty when there is none."""
    bodies = (at for at, one in entries(document, "/addressees") if one.get("type") == "state_body")
    return next(bodies, "")


_KAZAKH = RuleSpec(
    id="R6.1",
    name="letter-without-kazakh-text",
    clauses=("6",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=LETTER,
    title=t(
        kk="Мемлекеттік органға хат мемлекеттік тілде жазылады",
        ru="Письмо в государственный орган пишется на государственном языке",
        en="A letter to a state body is written in the state language",
    ),
    explanation=t(
        kk="Мемлекеттік органдарға шығыс хаттар, оның ішінде электрондық құжаттар, мемлекеттік тілде ресімделеді. "
        "Алушылардың бірі мемлекеттік орган болса жеткілікті. Мемлекет қатысатын компания мемлекеттік орган емес.",
        ru="Исходящие письма в государственные органы, в том числе электронные, оформляются на государственном языке. "
        "Достаточно, чтобы государственным органом был один из адресатов. Компания с участием государства — не "
        "государственный орган.",
        en="Letters to state bodies, electronic ones too, are written in the state language. One state body among the "
        "addressees is enough. A state-owned company is not a state body.",
    ),
    messages={
        "missing": t(
            kk="мемлекеттік органға хаттың мемлекеттік тілдегі мәтіні жоқ",
            ru="нет текста письма в государственный орган на государственном языке",
            en="the letter to a state body has no text in the state language",
        ),
        "body": t(kk="алушы – мемлекеттік орган", ru="адресат — государственный орган", en="a state body"),
        "fix": t(
            kk="{file} файлын қосыңыз; орысша нұсқа оның орнына жүрмейді, тек қоса беріледі",
            ru="добавьте файл {file}; русский вариант его не заменяет, а только прилагается",
            en="add the file {file}; a Russian version is only attached and does not replace it",
        ),
    },
    profile=Profile.REVIEW,
)


def _kazakh(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A letter to a state body has a Kazakh text, once it is signed or has a text at all."""
    body = to_state_body(document)
    begun = bool(document.texts) or document.get("/status") in _OUT
    if body and begun and "kk" not in document.texts and not ctx.repository.has_unread(f"{document.id}.kk"):
        place = next((tree_title(tree) for tree in document.texts.values()), document.source.key("/kind"))
        second = note(document.at(body), "body")
        yield finding("R6.1", "missing", place, second, file=f"{document.name}.kk.md")


_LETTERHEAD = RuleSpec(
    id="R6.2",
    name="letter-without-coat-of-arms",
    clauses=("6",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=LETTER,
    title=t(
        kk="Мемлекеттік органға хат елтаңбалы бланкіде ресімделеді",
        ru="Письмо в государственный орган оформляется на гербовом бланке",
        en="A letter to a state body is on coat-of-arms letterhead",
    ),
    explanation=t(
        kk="Мемлекеттік органдарға шығыс хаттар, оның ішінде электрондық құжаттар, елтаңбалы бланкіде ресімделеді.",
        ru="Исходящие письма в государственные органы, в том числе электронные, оформляются на гербовом бланке.",
        en="Letters to state bodies, electronic ones too, are made on coat-of-arms letterhead.",
    ),
    messages={
        "plain": t(
            kk="мемлекеттік органға хат елтаңбалы бланкіде ресімделмеген",
            ru="письмо в государственный орган оформлено не на гербовом бланке",
            en="the letter to a state body is not on coat-of-arms letterhead",
        ),
        "body": t(kk="алушы – мемлекеттік орган", ru="адресат — государственный орган", en="a state body"),
        "fix": t(
            kk="letterhead өрісіне coat_of_arms мәнін жазыңыз немесе алушының түрін (type) түзетіңіз",
            ru="укажите в поле letterhead значение coat_of_arms или исправьте вид адресата (type)",
            en="write coat_of_arms in letterhead, or correct the type of the addressee",
        ),
    },
    profile=Profile.REVIEW,
)


def _letterhead(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A letter to a state body is on coat-of-arms letterhead."""
    body, letterhead = to_state_body(document), word(document, "/letterhead")
    if body and letterhead and letterhead != "coat_of_arms":
        second = note(document.at(body), "body")
        yield finding("R6.2", "plain", document.at("/letterhead"), second)


_MAIN = RuleSpec(
    id="R6.3",
    name="russian-text-of-letter-is-main",
    clauses=("6",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=LETTER,
    title=t(
        kk="Хаттың орысша нұсқасы тек қоса беріледі",
        ru="Русский вариант письма только прилагается",
        en="The Russian version of a letter is only attached",
    ),
    explanation=t(
        kk="Мемлекеттік органға хаттың негізгі мәтіні – қазақша. Қажет болғанда орысша нұсқасы қосымша ретінде "
        "беріледі және негізгі мәтін бола алмайды.",
        ru="Основной текст письма в государственный орган — казахский. Вариант на русском языке при необходимости "
        "прилагается и основным быть не может.",
        en="The main text of a letter to a state body is Kazakh. A Russian version is attached when needed and cannot "
        "be the main one.",
    ),
    messages={
        "main": t(
            kk="мемлекеттік органға хаттың негізгі мәтіні орысша деп белгіленген",
            ru="основным текстом письма в государственный орган указан русский",
            en="Russian is given as the main text of a letter to a state body",
        ),
        "fix": t(
            kk="main_language өрісін алып тастаңыз немесе kk деп жазыңыз",
            ru="уберите поле main_language или укажите в нём kk",
            en="remove main_language, or write kk in it",
        ),
    },
    profile=Profile.REVIEW,
)


def _main(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Russian is not declared the main text of a letter to a state body."""
    if to_state_body(document) and document.get("/main_language") == "ru":
        yield finding("R6.3", "main", document.at("/main_language"))


_DETECTED = RuleSpec(
    id="R6.4",
    name="kazakh-part-of-letter-in-russian",
    clauses=("6",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=LETTER,
    title=t(
        kk="Хаттың қазақша бөлігі шынымен қазақша жазылған",
        ru="Казахская часть письма действительно написана по-казахски",
        en="The Kazakh part of a letter is really in Kazakh",
    ),
    explanation=t(
        kk="Хаттың қазақша тақырыбы мен алушының атауы орысша жазылмағаны тексеріледі. Мәтін файлының тілі бұрыннан "
        "тексеріледі (F17, F18). Тіл әріптері мен көмекші сөздері бойынша анықталады, сондықтан бұл – ескерту ғана.",
        ru="Проверяется, не написаны ли казахский заголовок и названия адресатов по-русски. Язык самого файла с "
        "текстом проверяется и так (F17, F18). Язык узнаётся по буквам и служебным словам, поэтому это лишь "
        "предупреждение.",
        en="The Kazakh title and names of addressees are checked for Russian. The language of the text file is "
        "checked anyway (F17, F18). It is told by letters and small words, so this is only a warning.",
    ),
    messages={
        "russian": t(
            kk="қазақша жазылуға тиіс жерде орысша мәтін тұр: «{text}»",
            ru="на месте казахского текста стоит русский: «{text}»",
            en="where Kazakh belongs there is Russian: “{text}”",
        ),
        "fix": t(
            kk="мәтінді мемлекеттік тілде жазыңыз",
            ru="напишите этот текст на государственном языке",
            en="write this text in the state language",
        ),
    },
    profile=Profile.DRAFT,
)


def _detected(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The Kazakh title, names of addressees and titles of attachments do not read as Russian."""
    if not to_state_body(document):
        return
    told: list[tuple[str, str]] = [("/title", bilingual(document, "/title").get("kk", ""))]
    for field, key in (("/addressees", "name"), ("/addressees", "official"), ("/attachments", "title")):
        told += [(f"{at}/{key}", as_text(one.get(key)).get("kk", "")) for at, one in entries(document, field)]
    for pointer, text in told:
        if "[[" not in text and reads_russian(text):  # a place left to write in is of no language
            yield finding("R6.4", "russian", document.at(f"{pointer}/kk"), text=text)


RULES = (
    Rule(_REGISTERED, document=_registered),
    Rule(_TWICE, facts=_numbered, fold=_twice),
    Rule(_KAZAKH, document=_kazakh),
    Rule(_LETTERHEAD, document=_letterhead),
    Rule(_MAIN, document=_main),
    Rule(_DETECTED, document=_detected),
)
