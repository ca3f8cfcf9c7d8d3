"""Clause 45: what is said of the rules on extensions of terms."""

from __future__ import annotations

from collections.abc import Mapping

from reglament.diagnostics import Severity, Text
from reglament.rules.base import Profile, RuleSpec, Scope, t

_TERM = t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}")
_LATE = t(
    kk="мерзімді ұзарту {requested} күні сұралған, ал бұл үшін соңғы күн – {limit}",
    ru="о продлении попросили {requested}, а последний день для этого — {limit}",
    en="the extension was asked for on {requested}; the last day for that was {limit}",
)
_EARLIER = t(
    kk="жаңа мерзім ({new}) бұрынғысынан ({old}) кейін емес",
    ru="новый срок ({new}) не позже прежнего ({old})",
    en="the new term ({new}) is not later than the old one ({old})",
)
_SECOND = t(
    kk="мерзім екінші рет ұзартылған, бірақ ерекше жағдай екені жазылмаған",
    ru="срок продлён второй раз, но не записано, что это исключительный случай",
    en="the term was extended a second time, but it is not recorded as an exceptional case",
)
_DISCIPLINE = t(
    kk="мерзім екінші рет ұзартылған, бірақ тәртіптік жауаптылық мәселесінің қалай қаралғаны жазылмаған",
    ru="срок продлён второй раз, но не записано, как рассмотрен вопрос о дисциплинарной ответственности",
    en="the term was extended a second time, but it is not recorded how disciplinary responsibility was considered",
)
_THIRD = t(
    kk="мерзім екі реттен көп ұзартылған, бұған жол берілмейді: {number}-ұзарту",
    ru="срок продлён больше двух раз, это не допускается: продление {number}-е",
    en="the term was extended more than twice, which is not allowed: extension {number}",
)
_UNDECIDED = t(
    kk="мерзім ұзартылды деп белгіленген, бірақ шешімді кім, қашан, қай күнге дейін қабылдағаны толық жазылмаған",
    ru="срок отмечен продлённым, но не записано полностью, кто, когда и до какого дня его продлил",
    en="the term is marked as extended, but it is not fully recorded who extended it, when and until when",
)
_AFTER = t(
    kk="шешім {decided} күні, бұрынғы мерзім ({old}) өткеннен кейін қабылданған",
    ru="решение принято {decided}, после истечения прежнего срока ({old})",
    en="it was decided on {decided}, after the old term ({old}) had ended",
)


def _spec(
    number: int,
    name: str,
    texts: tuple[Text, Text, Text],
    messages: Mapping[str, Text],
    readings: tuple[str, ...] = (),
    severity: Severity = Severity.ERROR,
    options: tuple[str, ...] = (),
) -> RuleSpec:
    """A rule on extensions: title, explanation and the way out in `texts`."""
    title, explanation, fix = texts
    return RuleSpec(
        id=f"R45.{number}",
        name=name,
        clauses=("45",),
        severity=severity,
        scope=Scope.DOCUMENT,
        kinds=("assignment",),
        title=title,
        explanation=explanation,
        messages={**messages, "fix": fix},
        readings=readings,
        options=options,
        profile=Profile.PUBLISH,
    )


REQUESTED = _spec(
    1,
    "extension-requested-late",
    (
        t(
            kk="Мерзімді ұзарту мерзім өтуіне бір күн қалғаннан кешіктірілмей сұралады",
            ru="О продлении просят не позднее чем за день до срока",
            en="An extension is asked for a day before the term at the latest",
        ),
        t(
            kk="Жоғары тұрған органның тапсырмасын мерзімінде орындау мүмкін болмаса, хат алдын ала, мерзімге "
            "кемінде бір күн қалғанда жіберіледі. Бұл – күнтізбелік күн; ол демалысқа түссе, хатты алдыңғы жұмыс "
            "күніне жоспарлаңыз.",
            ru="Если поручение вышестоящего органа нельзя исполнить в срок, письмо направляют заблаговременно, не "
            "позднее одного дня до срока. День календарный; если он выходной, запланируйте письмо на предыдущий "
            "рабочий день.",
            en="When an assignment from above cannot be done in time, the letter is sent beforehand, a day before "
            "the term at the latest. It is a calendar day; when it is a day off, plan for the working day before it.",
        ),
        t(
            kk="requested күнін тексеріңіз; кеш сұралса, тапсырма бұрынғы мерзімде орындалады",
            ru="проверьте дату requested; если попросили поздно, действует прежний срок",
            en="check the date requested; when it was asked for too late, the old term holds",
        ),
    ),
    {"late": _LATE, "term": _TERM},
    ("A-02", "A-26"),
)
SIGNED = _spec(
    2,
    "extension-not-signed-by-akim",
    (
        t(
            kk="Мерзімді ұзарту туралы хатқа әкім қол қояды",
            ru="Письмо о продлении подписывает аким",
            en="The akim signs the request to extend a term",
        ),
        t(
            kk="Хатты бөлімше басшысы әзірлейді, бірақ ол әкімнің қолымен жіберіледі. Әкім болмағанда – оның міндетін "
            "атқарушының қолымен.",
            ru="Письмо готовит руководитель подразделения, но направляют его за подписью акима, в его отсутствие — "
            "исполняющего обязанности.",
            en="The head of the unit prepares the letter, but it goes over the signature of the akim, or of who acts "
            "for him.",
        ),
        t(
            kk="хатқа әкімге қол қойғызып, карточканың extensions/by өрісін түзетіңіз",
            ru="подпишите письмо у акима и исправьте поле extensions/by карточки",
            en="have the akim sign the letter and correct extensions/by of the card",
        ),
    ),
    {
        "other": t(
            kk="хатқа {person} қол қойған, бірақ ол {date} күні әкім де, әкімнің міндетін атқарушы да емес",
            ru="письмо подписало лицо, которое на {date} не аким и не исполняет его обязанности: {person}",
            en="the letter was signed by {person}, who was neither akim nor acting akim on {date}",
        )
    },
    ("A-04",),
)
ADDRESSEE = _spec(
    3,
    "extension-addressed-to-another",
    (
        t(
            kk="Мерзімді ұзарту тапсырма берген адамнан сұралады",
            ru="О продлении просят того, кто дал поручение",
            en="An extension is asked of the one who gave the assignment",
        ),
        t(
            kk="Хат тапсырма берген лауазымды адамның атына жіберіледі: карточкадағы issuer мен өтініштегі addressee "
            "(немесе хаттың алушысы) бір адам.",
            ru="Письмо направляют на имя должностного лица, давшего поручение: issuer карточки и addressee просьбы "
            "(или адресат письма) — одно лицо.",
            en="The letter is addressed to the official who gave the assignment: issuer of the card and addressee of "
            "the request (or of the letter) are one.",
        ),
        t(
            kk="карточканың extensions/addressee өрісін немесе хаттың addressees тізімін түзетіңіз",
            ru="исправьте поле extensions/addressee карточки или список адресатов письма (addressees)",
            en="correct extensions/addressee of the card, or addressees of the letter",
        ),
    ),
    {
        "absent": t(
            kk="мерзімді ұзарту кімнен сұралғаны жазылмаған",
            ru="не записано, кого просят о продлении",
            en="it is not recorded of whom the extension is asked",
        ),
        "other": t(
            kk="хат тапсырма берген адамға емес, басқаға жазылған",
            ru="письмо адресовано не тому, кто дал поручение",
            en="the letter is addressed to somebody who did not give the assignment",
        ),
    },
)
CONTENTS = _spec(
    4,
    "extension-contents",
    (
        t(
            kk="Мерзімді ұзарту туралы хатта міндетті мәліметтер бар",
            ru="В письме о продлении есть обязательные сведения",
            en="A request to extend a term tells what it must",
        ),
        t(
            kk="Хатта орындаудың жай-күйі, негіздеме, нақты жаңа күн, жауапты саяси қызметшілер, ұйымдардың жауапты "
            "адамдары, ал бірлесіп орындаушылар болса – мемлекеттік органдар көрсетіледі. Орта не ұзақ мерзімді "
            "бақылауға ауыстыру сұралғанда да осылар қажет.",
            ru="В письме указывают состояние исполнения, обоснование, конкретную новую дату, ответственных "
            "политических служащих, ответственных лиц организаций, а при соисполнителях — государственные органы. То "
            "же нужно, когда просят перевести на среднесрочный или долгосрочный контроль.",
            en="The letter tells the state of execution, the grounds, the exact new date, the responsible political "
            "servants, the responsible officials of organisations and, where there are co-executors, the state "
            "bodies. A move to medium- or long-term control needs the same.",
        ),
        t(
            kk="жетіспейтінін хаттың extension өрісіне немесе өтініштің contents өрісіне қосыңыз",
            ru="добавьте недостающее в поле extension письма или в поле contents просьбы",
            en="add what is missing to extension of the letter, or to contents of the request",
        ),
    ),
    {
        "missing": t(
            kk="мерзімді ұзарту туралы хатта мыналар жоқ: {what}",
            ru="в письме о продлении нет сведений: {what}",
            en="the request to extend the term does not tell: {what}",
        )
    },
    ("A-27",),
)
LATER = _spec(
    5,
    "extension-not-later",
    (
        t(kk="Жаңа мерзім бұрынғысынан кейін", ru="Новый срок позже прежнего", en="The new term is later than the old"),
        t(
            kk="Ұзартылған мерзім бұрынғы мерзімнен кейінгі нақты күн болады; бақылау түрі сол бойынша қайта "
            "анықталады.",
            ru="Продлённый срок — конкретный день после прежнего; по нему заново определяют вид контроля.",
            en="An extended term is an exact day after the old one; the type of control is found anew by it.",
        ),
        t(kk="new_due күнін түзетіңіз", ru="исправьте дату new_due", en="correct new_due"),
    ),
    {"earlier": _EARLIER},
)
ONCE = _spec(
    6,
    "extension-again",
    (
        t(
            kk="Мерзім бір рет ұзартылады, қайта ұзарту – ерекше жағдайда ғана",
            ru="Срок продлевают один раз, повторно — в исключительном случае",
            en="A term is extended once, again only in an exceptional case",
        ),
        t(
            kk="Мерзімді ұзартуға, оның ішінде басқа бақылау түріне ауыстыруға бір-ақ рет жол беріледі. Екінші рет – "
            "ерекше жағдайда (exceptional) және тәртіптік жауаптылық мәселесі қаралғанда (discipline) ғана. Үшінші рет "
            "ұзартылмайды.",
            ru="Продление, в том числе перевод на другой вид контроля, допускается один раз. Второе — только в "
            "исключительном случае (exceptional) и с рассмотрением вопроса о дисциплинарной ответственности "
            "(discipline). Третьего не бывает.",
            en="An extension, a move to another type of control included, is allowed once. A second one is for an "
            "exceptional case (exceptional), with disciplinary responsibility considered (discipline). There is no "
            "third.",
        ),
        t(
            kk="шешімдерді тексеріңіз; ерекше жағдай болса, exceptional мен discipline өрістерін толтырыңыз",
            ru="проверьте решения; в исключительном случае заполните поля exceptional и discipline",
            en="check the decisions; in an exceptional case fill in exceptional and discipline",
        ),
    ),
    {"second": _SECOND, "discipline": _DISCIPLINE, "third": _THIRD},
    ("A-27",),
)
DECIDED = _spec(
    7,
    "extension-without-decision",
    (
        t(
            kk="Мерзімді уәкілетті лауазымды адамның шешімі ұзартады",
            ru="Срок продлевает решение уполномоченного лица",
            en="A decision of an authorised official extends a term",
        ),
        t(
            kk="Мерзімді Президент, оның Әкімшілігінің басшылығы, Премьер-Министр, оның орынбасарлары немесе "
            "Кеңсесінің басшысы ұзартады. Шешім болмаса, бұрынғы мерзім күшінде: өтініштің өзі мерзімді тоқтатпайды.",
            ru="Срок продлевают Президент, руководство его Администрации, Премьер-Министр, его заместители или "
            "Руководитель его Канцелярии. Без решения действует прежний срок: сама просьба его не останавливает.",
            en="The President, the leaders of his Administration, the Prime Minister, his deputies or the head of his "
            "Office extend a term. Without a decision the old term holds: a request alone does not stop it.",
        ),
        t(
            kk="decided, decided_level, new_due өрістерін шешім бойынша толтырыңыз",
            ru="заполните по решению поля decided, decided_level и new_due",
            en="fill in decided, decided_level and new_due from the decision",
        ),
    ),
    {
        "undecided": _UNDECIDED,
        "authority": t(
            kk="шешімді Регламентте аталмаған лауазымды адам қабылдаған",
            ru="решение принял тот, кого Регламент не называет",
            en="it was decided by somebody whom the Regulation does not name",
        ),
    },
)
OWN = _spec(
    8,
    "own-extension",
    (
        t(
            kk="Әкім тапсырмасының мерзімі де жоғары тұрған органдардың тапсырмаларындағы тәртіппен ұзартылады",
            ru="Срок поручения акима продлевают в том же порядке, что и поручений вышестоящих органов",
            en="The term of an assignment of the akim is extended in the same way as one from above",
        ),
        t(
            kk="Регламент әкім мен оның орынбасарларының тапсырмаларын ұзарту тәртібін белгілемейді. Сондықтан "
            "жоғары тұрған органдардың тәртібі ескерту түрінде қолданылады: алдын ала сұрау, кейінгі күн, бір рет, "
            "жазылған шешім. Баптауларда readings.own_extensions: off деп жазылса, тексерілмейді.",
            ru="Регламент не устанавливает порядка продления поручений акима и заместителей. Поэтому порядок для "
            "вышестоящих органов применяется как предупреждение: просьба заранее, более поздняя дата, один раз, "
            "записанное решение. С настройкой readings.own_extensions: off не проверяется.",
            en="The Regulation sets no procedure for extending assignments of the akim and the deputies. So the one "
            "for higher bodies is applied as a warning: asked beforehand, a later day, once, a recorded decision. With "
            "the setting readings.own_extensions: off nothing is checked.",
        ),
        t(
            kk="extensions жазбасындағы күндерді (requested, new_due) және шешімді (decided) түзетіңіз",
            ru="исправьте в записи extensions даты (requested, new_due) и решение (decided)",
            en="correct the dates (requested, new_due) and the decision (decided) of the entry in extensions",
        ),
    ),
    {
        "late": _LATE,
        "term": _TERM,
        "earlier": _EARLIER,
        "second": _SECOND,
        "discipline": _DISCIPLINE,
        "third": _THIRD,
        "undecided": _UNDECIDED,
    },
    ("A-25", "A-26"),
    Severity.WARNING,
    ("readings.own_extensions",),
)
AFTERWARDS = _spec(
    9,
    "extension-decided-late",
    (
        t(
            kk="Ұзарту туралы шешім мерзім өткенше қабылданады",
            ru="Решение о продлении принимают до истечения срока",
            en="An extension is decided before the term ends",
        ),
        t(
            kk="Шешім бұрынғы мерзім өткеннен кейін қабылданса, арадағы күндерде тапсырма мерзімі өткен болып "
            "саналады.",
            ru="Если решение принято после прежнего срока, в промежутке поручение было просрочено.",
            en="When it is decided after the old term, the assignment was overdue in between.",
        ),
        t(
            kk="шешімнің күнін тексеріңіз; дұрыс болса, кешігудің себебін есепте көрсетіңіз",
            ru="проверьте дату решения; если она верна, укажите причину задержки в отчёте",
            en="check the day of the decision; if it is right, tell the reason of the delay in the report",
        ),
    ),
    {"after": _AFTER},
    (),
    Severity.WARNING,
)

PARTS = {
    "progress": t(kk="орындау жай-күйі", ru="состояние исполнения", en="the state of execution"),
    "reason": t(kk="негіздеме", ru="обоснование", en="the grounds"),
    "due": t(kk="нақты жаңа күн", ru="конкретная новая дата", en="the exact new date"),
    "politicals": t(
        kk="жауапты саяси қызметшілер", ru="ответственные политические служащие", en="responsible political servants"
    ),
    "bodies": t(
        kk="бірлесіп орындаушы мемлекеттік органдар",
        ru="государственные органы — соисполнители",
        en="co-executing state bodies",
    ),
    "officials": t(
        kk="ұйымдардың жауапты адамдары",
        ru="ответственные лица организаций",
        en="responsible officials of organisations",
    ),
}
