"""Clauses 34 and 35 and family X7: what is published, what everybody may read, and what nobody outside may see."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial

from reglament.control.publicity import closed, hidden, is_secret
from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.rules.adoption import orders_publication
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, SIGNED, texts_of
from reglament.rules.facts import finding, values, word
from reglament.rules.since import old_act

_PUBLISHED = RuleSpec(
    id="R34.1",
    name="act-not-published",
    clauses=("34",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Жариялануға тиіс акт жарияланады",
        ru="Акт, подлежащий публикации, публикуется",
        en="An act that is to be published is published",
    ),
    explanation=t(
        kk="Актілерді жариялауға аппарат жібереді. publish: true деп белгіленген немесе жарияланғаннан кейін "
        "қолданысқа енгізілетін акт қолданыста болса, оның ресми жарияланғаны туралы жазба (publications) болуға тиіс.",
        ru="Акты на публикацию направляет аппарат. Если акт отмечен publish: true или вводится в действие после "
        "опубликования и уже действует, у него должна быть запись об официальном опубликовании (publications).",
        en="The apparatus sends acts to publication. An act in force that is marked publish: true, or takes effect "
        "after its publication, has a record of its official publication (publications).",
    ),
    messages={
        "missing": t(
            kk="акт қолданыста, бірақ оның жарияланғаны туралы жазба жоқ",
            ru="акт действует, но записи о его публикации нет",
            en="the act is in force, but no publication is recorded",
        ),
        "fix": t(
            kk="жариялау көзі мен күнін publications тізіміне қосыңыз",
            ru="внесите источник и дату публикации в список publications",
            en="add the source and the date of publication to publications",
        ),
    },
    profile=Profile.PUBLISH,
)


def _published(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An act in force that is to be published has been."""
    in_force = word(document, "/status") in ("in_force", "repealed") and not old_act(document, ctx)
    if not in_force or document.get("/publications") or orders_publication(document):
        return
    if document.get("/publish") is True:
        yield finding("R34.1", "missing", document.at("/publish"))
    elif document.get("/in_force/rule") == "after_publication":
        yield finding("R34.1", "missing", document.at("/in_force/rule"))


_OPEN = RuleSpec(
    id="R35.1",
    name="normative-act-hidden",
    clauses=("35",),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=ACTS,
    title=t(
        kk="Құпиясы жоқ нормативтік акт жария нұсқада бар",
        ru="Нормативный акт без секретов доступен в публичной версии",
        en="A normative act without secrets is in the public build",
    ),
    explanation=t(
        kk="Мемлекеттік құпия мен заңмен қорғалатын құпия жоқ нормативтік актіні кез келген адам оқи алуға тиіс. "
        "Жабық "
        "отырыста қаралған істер жария нұсқаға шықпайды, сондықтан ондай нормативтік актіге құпиялық белгісі "
        "(secrecy) "
        "керек немесе отырыс ашық болуға тиіс.",
        ru="Нормативный акт, в котором нет государственных секретов и охраняемой законом тайны, доступен каждому. Дела "
        "закрытых заседаний в публичную версию не попадают, поэтому такому акту нужна отметка secrecy либо заседание "
        "должно быть открытым.",
        en="Everybody may read a normative act without state secrets or secrets protected by law. Dossiers of closed "
        "meetings stay out of the public build, so such an act needs the mark secrecy, or the meeting is open.",
    ),
    messages={
        "hidden": t(
            kk="құпиялық белгісі жоқ нормативтік акт жария нұсқаға шықпайды: ол жабық отырыста қаралған",
            ru="нормативный акт без отметки о секретности не попадает в публичную версию: он рассмотрен на закрытом "
            "заседании",
            en="a normative act without a mark of secrecy stays out of the public build: a closed meeting "
            "considered it",
        ),
        "fix": t(
            kk="актіде secrecy өрісін көрсетіңіз немесе отырыстың бұл мәселесін ашық деп белгілеңіз (session: open)",
            ru="укажите в акте поле secrecy или отметьте вопрос заседания открытым (session: open)",
            en="set secrecy in the act, or mark the item of the meeting as open (session: open)",
        ),
    },
    profile=Profile.PUBLISH,
)


def _open(ctx: Context) -> Iterator[Diagnostic]:
    """Every signed normative act without a mark of secrecy is public."""
    private = closed(ctx.repository)
    for document in ctx.repository.of_kind(*ACTS) if private.folders else ():
        normative = document.get("/normative") is True and word(document, "/status") in SIGNED
        if normative and document.dossier in private.folders and not is_secret(document):
            yield finding("R35.1", "hidden", document.at("/normative"))


_SECRET = RuleSpec(
    id="R35.2",
    name="secret-act-published",
    clauses=("35",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Қолжетімділігі шектеулі акт жарияланбайды",
        ru="Акт с ограниченным доступом не публикуется",
        en="An act with limited access is not published",
    ),
    explanation=t(
        kk="Мемлекеттік құпиясы, заңмен қорғалатын құпиясы бар немесе қызмет бабында пайдаланылатын акт пен оның "
        "ісі жария "
        "нұсқаға шықпайды. Ондай актіні жариялауға белгілеуге, жариялануы туралы жазба қалдыруға болмайды.",
        ru="Акт с государственными секретами, охраняемой законом тайной или для служебного пользования и всё его дело "
        "не попадают в публичную версию. Отмечать такой акт к публикации и записывать его опубликование нельзя.",
        en="An act with state secrets, secrets protected by law or for official use, and its whole dossier, stay "
        "out of "
        "the public build. Such an act is not marked for publication and has none recorded.",
    ),
    messages={
        "marked": t(
            kk="қолжетімділігі шектеулі акт жариялануға тиіс деп белгіленген",
            ru="акт с ограниченным доступом отмечен как подлежащий публикации",
            en="an act with limited access is marked for publication",
        ),
        "printed": t(
            kk="қолжетімділігі шектеулі актінің жарияланғаны туралы жазба бар",
            ru="у акта с ограниченным доступом записано опубликование",
            en="an act with limited access has a publication recorded",
        ),
        "fix": t(
            kk="құпиялық белгісін тексеріңіз; ол дұрыс болса, жариялауды алып тастаңыз және жауапты адамға хабарлаңыз",
            ru="проверьте отметку о секретности; если она верна, уберите публикацию и сообщите ответственному лицу",
            en="check the mark of secrecy; if it is right, withdraw the publication and tell whoever answers for it",
        ),
    },
    profile=Profile.PUBLISH,
)


def _secret(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A secret act is neither marked for publication nor published."""
    if is_secret(document):
        if document.get("/publish") is True:
            yield finding("R35.2", "marked", document.at("/publish"))
        if document.get("/publications"):
            yield finding("R35.2", "printed", document.source.key("/publications"))


_LEAK = RuleSpec(
    id="X7",
    name="secret-in-public-paper",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=(),
    title=t(
        kk="Жария құжаттарда құпия деректер жоқ",
        ru="В публичных документах нет секретов и личных данных",
        en="Public papers hold no secrets and no personal data",
    ),
    explanation=t(
        kk="Жария нұсқаны кез келген адам оқиды, сондықтан онда құпиясөздер мен кілттер, жеке сәйкестендіру "
        "нөмірлері, "
        "адамдардың ұялы телефондары және «Қызмет бабында пайдалану үшін» белгісі бар қағаздар болмауға тиіс. "
        "Құпиясөз ешбір құжатта сақталмайды. Табылған мән хабарламада көрсетілмейді.",
        ru="Публичную версию читает кто угодно, поэтому в ней не должно быть паролей и ключей, индивидуальных "
        "идентификационных номеров, личных мобильных телефонов и бумаг с пометкой «Для служебного пользования». "
        "Паролей не хранят ни в каком документе. Само найденное значение в сообщении не показывается.",
        en="Anybody reads the public build, so it holds no passwords or keys, no individual identification "
        "numbers, no "
        "private mobile telephones, and no papers marked for official use. Passwords belong in no paper at all. The "
        "value that was found is not shown.",
    ),
    messages={
        "password": t(
            kk="құжатта құпиясөз немесе кілт жазылған",
            ru="в документе записан пароль или ключ",
            en="the paper holds a password or a key",
        ),
        "iin": t(
            kk="жария құжатта адамның жеке сәйкестендіру нөмірі (ЖСН) жазылған",
            ru="в публичном документе указан индивидуальный идентификационный номер (ИИН) человека",
            en="a public paper gives somebody's individual identification number (IIN)",
        ),
        "phone": t(
            kk="жария құжатта ұялы телефон нөмірі жазылған",
            ru="в публичном документе указан мобильный телефон",
            en="a public paper gives a mobile telephone number",
        ),
        "official": t(
            kk="«Қызмет бабында пайдалану үшін» белгісі бар құжат жария нұсқаға шығады",
            ru="документ с пометкой «Для служебного пользования» попадает в публичную версию",
            en="a paper marked for official use goes into the public build",
        ),
        "fix": t(
            kk="деректі құжаттан және оның тарихынан алып тастаңыз; қызметтік нөмір керек болса, стационарлық "
            "нөмірді жазыңыз",
            ru="уберите эти данные из документа и из его истории; если нужен служебный телефон, укажите стационарный",
            en="take the value out of the paper and of its history; where an office telephone is needed give a "
            "land line",
        ),
        "fix-password": t(
            kk="құпиясөзді ауыстырыңыз, құжаттан және оның тарихынан алып тастаңыз",
            ru="смените пароль и уберите его из документа и из его истории",
            en="change the password and take it out of the paper and of its history",
        ),
        "fix-official": t(
            kk="актіде secrecy: official_use деп көрсетіңіз немесе белгі артық болса, оны алып тастаңыз",
            ru="укажите в акте secrecy: official_use или, если пометка лишняя, уберите её",
            en="set secrecy: official_use in the act, or remove the mark if it is not needed",
        ),
    },
    profile=Profile.DRAFT,
)

_PASSWORD = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{36}\b"
    r"|\b(?:парол[ьи]|құпия\s?сөз\w*|password|passwd|pwd|api[_-]?key|secret[_-]?key)\s*(?:[:=]|[–—-]\s)\s*"
    r"(?=\S*[\d!@#$%^&*_+])[^\s,;«»]{6,}",
    re.IGNORECASE,
)
_TWELVE = re.compile(r"(?<![\d/-])(\d{12})(?![\d/-])")
_MOBILE = re.compile(
    r"(?<!\d)(?:\+7|8)[\s( -]{0,3}(?:70[0-8]|747|75[01]|76[0-4]|77[15678])[\s) -]{0,3}\d{3}[\s-]?\d{2}[\s-]?\d{2}(?!\d)"
)
_ZEROS = re.compile(r"0[\s-]?0[\s-]?0[\s-]?0[\s-]?0[\s-]?\d{0,2}$")
_MARK = re.compile(r"[\s«\"(]*(?:для\s+служебного\s+пользования|қызмет\s+бабында\s+пайдалану\s+үшін|ДСП|ҚБП)\b", re.I)
_LONGEST_MARK = 70
"""Characters of a paragraph that is nothing but a mark; longer ones only speak of such papers."""

_SUSPECT = re.compile(
    r"\d{12}|(?:\+7|8)[\s(-]{0,3}7\d\d|пользования|пайдалану|ДСП|ҚБП|парол|құпия|passw|pwd|api|key", re.IGNORECASE
)
"""Quickly, over a whole paper: whether it is worth a look."""

_OFFICIAL = re.compile(r"/(?:phone|bin)$")


def _leak(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """No password anywhere; no IIN, mobile telephone or mark of official use in a public paper."""
    texts = list(_texts(document))
    if not _SUSPECT.search("\n".join(text for text, _ in texts)):
        return
    found = [(kind, place()) for text, place in texts for kind in _secrets(text)]
    if found and hidden(ctx.repository).hides(document):
        found = [(kind, place) for kind, place in found if kind == "password"]
    for kind, place in found:
        yield Diagnostic("X7", kind, place, fix={"password": "fix-password", "official": "fix-official"}.get(kind, ""))


def _secrets(text: str) -> Iterator[str]:
    if _PASSWORD.search(text):
        yield "password"
    if any(is_iin(match) for match in _TWELVE.findall(text)):
        yield "iin"
    if any(not _ZEROS.search(match[0]) for match in _MOBILE.finditer(text)):
        yield "phone"
    if len(text) <= _LONGEST_MARK and _MARK.match(text):
        yield "official"


def _texts(document: Document) -> Iterator[tuple[str, Callable[[], Location]]]:
    """Every string of the metadata and every paragraph of the texts, and how to find its place."""
    for pointer, value in values(document.data):
        official = document.kind == "akimat" and _OFFICIAL.search(pointer)
        if isinstance(value, str) and not official:
            yield value, partial(document.at, pointer)
    for tree in texts_of(document):
        for paragraph in tree.paragraphs():
            yield paragraph.text, partial(tree.locate, paragraph.span)


def is_iin(digits: str) -> bool:
    """Whether twelve digits are an individual identification number: a birthday, a century and a check digit."""
    century = {"1": 1800, "2": 1800, "3": 1900, "4": 1900, "5": 2000, "6": 2000}.get(digits[6])
    if century is None:
        return False
    try:
        date(century + int(digits[:2]), int(digits[2:4]), int(digits[4:6]))
    except ValueError:
        return False
    numbers = [int(digit) for digit in digits]
    for shift in (0, 2):
        rest = sum((((index + shift) % 11) + 1) * number for index, number in enumerate(numbers[:11])) % 11
        if rest != 10:
            return rest == numbers[11]
    return False


RULES = (
    Rule(_PUBLISHED, document=_published),
    Rule(_OPEN, repository=_open),
    Rule(_SECRET, document=_secret),
    Rule(_LEAK, document=_leak),
)
