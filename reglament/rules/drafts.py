"""Clauses 20 to 24: drafts of acts and their approval."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.calendar.terms import Term
from reglament.control.duties_drafts import REPLY_DAYS, received_on
from reglament.diagnostics import Diagnostic, Severity, Text
from reglament.model.documents import Annex, Document
from reglament.rules import names
from reglament.rules.base import Context, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, act_of, bodies, tree_title
from reglament.rules.facts import as_text, day, entries, finding, note, word
from reglament.rules.sheets import decided, excused, is_ruler, refusal_of

LANGUAGES = ("kk", "ru")

_LANGUAGE_NAMES = {
    "kk": t(kk="қазақ", ru="казахском", en="Kazakh"),
    "ru": t(kk="орыс", ru="русском", en="Russian"),
}

_BOTH = RuleSpec(
    id="R20.2",
    name="text-in-one-language-only",
    clauses=("20",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Жоба қазақ және орыс тілдерінде ұсынылады",
        ru="Проект представляется на казахском и русском языках",
        en="A draft is submitted in Kazakh and in Russian",
    ),
    explanation=t(
        kk="Актілердің жобалары мемлекеттік тілде және орыс тілінде ұсынылады. Бұл талап актінің мәтініне де, әр "
        "қосымшаға да қатысты: бір тілде ғана берілген жобаны келісуге де, отырысқа енгізуге де болмайды.",
        ru="Проекты актов представляются на государственном и русском языках. Это относится и к тексту акта, и к "
        "каждому приложению: проект на одном языке нельзя ни согласовать, ни вынести на заседание.",
        en="Drafts of acts are submitted in the state language and in Russian. This holds for the text and for each "
        "annex: a draft in one language can be neither approved nor brought to a meeting.",
    ),
    messages={
        "text": t(
            kk="актінің {language} тіліндегі мәтіні жоқ",
            ru="нет текста акта на {language} языке",
            en="the text of the act in {language} is missing",
        ),
        "annex": t(
            kk="{ordinal}-қосымшаның {language} тіліндегі мәтіні жоқ",
            ru="нет текста приложения {ordinal} на {language} языке",
            en="the text of annex {ordinal} in {language} is missing",
        ),
        "fix": t(
            kk="{file} файлын қосыңыз",
            ru="добавьте файл {file}",
            en="add the file {file}",
        ),
    },
)


def _body_id(document: Document, annex: Annex | None) -> str:
    return document.id if annex is None else f"{document.dossier}/annex-{annex.ordinal}"


def _both(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An act and each of its annexes has a Kazakh and a Russian text."""
    for annex, texts in bodies(document):
        for lang in LANGUAGES:
            if lang in texts or ctx.repository.has_unread(f"{_body_id(document, annex)}.{lang}"):
                continue
            place = next((tree_title(tree) for tree in texts.values()), document.at())
            language = _LANGUAGE_NAMES[lang]
            if annex is None:
                yield finding("R20.2", "text", place, language=language, file=f"{document.name}.{lang}.md")
            else:
                file = f"annex-{annex.ordinal}.{lang}.md"
                yield finding("R20.2", "annex", place, language=language, ordinal=annex.ordinal, file=file)


_REPLY = RuleSpec(
    id="R23.2",
    name="approval-reply-late",
    clauses=("23",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="Жоба үш жұмыс күні ішінде келісіледі",
        ru="Проект согласуется за три рабочих дня",
        en="A draft is approved within three working days",
    ),
    explanation=t(
        kk="Жоба түсіп, тіркелгеннен кейін бөлімшенің оны келісуге үш жұмыс күні бар. Басқа мерзімді әкім, оның "
        "орынбасарлары немесе аппарат басшысы белгілей алады (due өрісі), бірақ сол үш күн өткенге дейін. Жауаптың "
        "болмауы келісім болып саналмайды.",
        ru="На согласование у подразделения есть три рабочих дня после поступления и регистрации проекта. Другой срок "
        "могут назначить аким, его заместители и руководитель аппарата (поле due), но прежде, чем истекут эти три дня. "
        "Молчание согласием не считается.",
        en="A unit approves a draft within three working days of its receipt and registration. The akim, the "
        "deputies and the head of the apparatus may set another term (field due), though not after the three days "
        "have passed. Silence is not consent.",
    ),
    messages={
        "late": t(
            kk="жауап {replied} күні берілген, ал мерзімі – {due}; бөлімше: {unit}",
            ru="ответ дан {replied}, а срок — {due}; подразделение: {unit}",
            en="the reply came on {replied}, its term ended on {due}; unit: {unit}",
        ),
        "silent": t(
            kk="жауап берілмеген, мерзім {due} күні өтіп кетті; бөлімше: {unit}",
            ru="ответа нет, срок истёк {due}; подразделение: {unit}",
            en="there is no reply, its term ended on {due}; unit: {unit}",
        ),
        "unentitled": t(
            kk="келісудің өзге мерзімін белгілеуге құқығы жоқ адам белгілеген: {person}; бөлімше: {unit}",
            ru="иной срок согласования установил тот, кто не вправе это делать: {person}; подразделение: {unit}",
            en="another term was set by {person}, who may not do so; unit: {unit}",
        ),
        "set-late": t(
            kk="келісудің өзге мерзімі {decided} күні, негізгі мерзім ({due}) өткен соң белгіленген; бөлімше: {unit}",
            ru="иной срок согласования установлен {decided}, когда основной ({due}) уже истёк; подразделение: {unit}",
            en="another term was set on {decided}, after the ordinary one had ended on {due}; unit: {unit}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "set": t(kk="осында белгіленген мерзім", ru="срок установлен здесь", en="the term is set here"),
        "fix": t(
            kk="жауапты алыңыз немесе түсіндірме жазбада бұрыштаманың болмау себебін көрсетіңіз (missing_visas)",
            ru="получите ответ или укажите в пояснительной записке причину отсутствия визы (missing_visas)",
            en="get the reply, or state in the explanatory note why the visa is missing (missing_visas)",
        ),
        "fix-unentitled": t(
            kk="өзге мерзімді әкім, оның орынбасары немесе аппарат басшысы белгілеуге тиіс; болмаса, due өрісін алып "
            "тастаңыз",
            ru="иной срок устанавливают аким, его заместитель или руководитель аппарата; иначе уберите поле due",
            en="have the term set by the akim, a deputy or the head of the apparatus, or take due out",
        ),
        "fix-set-late": t(
            kk="decided күнін тексеріңіз; мерзім кеш белгіленген болса, due өрісін алып тастаңыз",
            ru="проверьте дату decided; если срок установлен поздно, уберите поле due",
            en="check the date decided; if the term was set too late, take due out",
        ),
        "fix-late": t(
            kk="басқа мерзім белгіленген болса, оны due өрісіне жазыңыз; болмаса, кешігу себебін бөлімшемен анықтаңыз",
            ru="если был установлен иной срок, внесите его в поле due; если нет — выясните причину задержки с "
            "подразделением",
            en="if another term was set, record it in due; if not, clear up the delay with the unit",
        ),
    },
    readings=("A-01", "A-18"),
)


def _reply(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each unit replies within three working days of receipt and registration, or by the term that was set for it.

    Silence of a unit is told while the act is not signed; afterwards it is a matter of R24.3.
    """
    explained, signed = excused(document, ctx), decided(act_of(document, ctx))
    for at, request in entries(document, "/requests"):
        received = received_on(request)
        if received is None:
            continue
        name, replied = names.unit(ctx, str(request.get("unit"))), day(document, f"{at}/reply/date")
        term = ctx.calendar.working_days(received, REPLY_DAYS)
        other = day(document, f"{at}/due/date")
        if other:
            wrong = list(_set_wrongly(document, at, term, ctx))
            if wrong:
                yield from wrong
                continue
        due = other or term.due
        late = bool(replied and replied > due)
        silent = "reply" not in request and ctx.as_of > due and not signed and str(request.get("unit")) not in explained
        if not late and not silent:
            continue
        counted = note(document.at(at), "term", proof=term.explanation())
        proof = note(document.at(f"{at}/due"), "set") if other else counted
        if late and replied:
            yield finding("R23.2", "late", document.at(f"{at}/reply/date"), proof, replied=replied, due=due, unit=name)
        else:
            yield finding("R23.2", "silent", document.at(f"{at}/unit"), proof, due=due, unit=name)


def _set_wrongly(document: Document, at: str, term: Term, ctx: Context) -> Iterator[Diagnostic]:
    """Why another term does not count: who set it may not, or it was set when the ordinary one was over."""
    unit = names.unit(ctx, word(document, f"{at}/unit"))
    decided_on = day(document, f"{at}/due/decided")
    if not is_ruler(ctx, word(document, f"{at}/due/by/position")):
        person = names.person(ctx, word(document, f"{at}/due/by/person"))
        proof = note(document.at(at), "term", proof=term.explanation())
        yield finding("R23.2", "unentitled", document.at(f"{at}/due/by"), proof, person=person, unit=unit)
    elif decided_on and decided_on > term.due:
        proof = note(document.at(at), "term", proof=term.explanation())
        place = document.at(f"{at}/due/decided")
        yield finding("R23.2", "set-late", place, proof, decided=decided_on, due=term.due, unit=unit)


_REMARKS = RuleSpec(
    id="R24.2",
    name="remarks-not-attached",
    clauses=("24",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("approval_sheet",),
    title=t(
        kk="«Ескертулермен» деген жауапқа ескертулер, бас тартуға дәлел қоса беріледі",
        ru="К ответу «с замечаниями» приложены замечания, к отказу — мотивы",
        en="A reply with remarks has its remarks, a refusal its reasons",
    ),
    explanation=t(
        kk="Жоба ескертулермен келісілсе, ескертулердің өзі қоса беріледі; келісуден бас тартылса, дәлелді бас тарту "
        "қоса беріледі. Мәтінсіз ескертуді жою да, оған жауап беру де мүмкін емес.",
        ru="Если проект согласован с замечаниями, они должны быть приложены; если в согласовании отказано, прилагается "
        "мотивированный отказ. Замечание без текста нельзя ни устранить, ни отклонить.",
        en="If a draft is approved with remarks, the remarks are attached; if approval is refused, a reasoned "
        "refusal is. A remark without a text can be neither met nor answered.",
    ),
    messages={
        "agreed_with_remarks": t(
            kk="жауап – «ескертулермен келісілді», бірақ бірде-бір ескерту жазылмаған; бөлімше: {unit}",
            ru="ответ — «согласовано с замечаниями», но ни одного замечания не приведено; подразделение: {unit}",
            en="the reply is 'agreed with remarks', but no remark is given; unit: {unit}",
        ),
        "refused": t(
            kk="жауап – «келісуден бас тартылды», бірақ бас тартудың дәлелі жазылмаған; бөлімше: {unit}",
            ru="ответ — «в согласовании отказано», но мотивы отказа не приведены; подразделение: {unit}",
            en="the reply is 'refused', but no reason is given; unit: {unit}",
        ),
        "fix": t(
            kk="reply/remarks тізіміне ескертулердің мәтінін екі тілде жазыңыз; бас тартуды refusal-<бөлімше>.yml "
            "құжаты етіп қосуға болады",
            ru="внесите тексты замечаний на двух языках в список reply/remarks; отказ можно приложить документом "
            "refusal-<подразделение>.yml",
            en="write the remarks in both languages in reply/remarks; a refusal may be a paper refusal-<unit>.yml",
        ),
    },
)


def _remarks(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A reply with remarks carries at least one remark with a text; a refusal does, or has its own paper."""
    for at, request in entries(document, "/requests"):
        kind = word(document, f"{at}/reply/kind")
        written = [remark for _, remark in entries(document, f"{at}/reply/remarks") if _has_text(remark.get("text"))]
        apart = kind == "refused" and refusal_of(document, str(request.get("unit")), ctx) is not None
        if kind in ("agreed_with_remarks", "refused") and not written and not apart:
            unit = names.unit(ctx, str(request.get("unit")))
            yield finding("R24.2", kind, document.at(f"{at}/reply/kind"), unit=unit)


def _has_text(value: object) -> bool:
    text: Text = as_text(value)
    return any(part.strip() for part in text.values())


RULES = (
    Rule(_BOTH, document=_both),
    Rule(_REPLY, document=_reply),
    Rule(_REMARKS, document=_remarks),
)
