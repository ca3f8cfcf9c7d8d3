"""Clause 28: the checks before registration, the expertise of a draft and its return to the developer."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from reglament.calendar import Term
from reglament.diagnostics import Diagnostic, Location, Severity
from reglament.model.documents import Document
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import SIGNED, act_of, beside
from reglament.rules.facts import as_list, day, entries, finding, inner, note, word
from reglament.rules.since import old_act

EXPERTISE_DAYS = 3
"""Working days from the registration of the draft to the conclusion."""

GROUNDS = ("not_authentic", "contrary_to_law", "breach_of_regulation")
"""What a draft may be returned for."""

_KINDS = ("expertise", "approval_sheet")

_CLERICAL = RuleSpec(
    id="R28.1",
    name="clerical-check-before-registration",
    clauses=("28",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("expertise",),
    title=t(
        kk="Жобаның іс жүргізу талаптарына сәйкестігі тіркелгенге дейін тексеріледі",
        ru="До регистрации проект проверяется на соответствие требованиям делопроизводства",
        en="Before registration a draft is checked for clerical form",
    ),
    explanation=t(
        kk="Аппарат жобаны тіркегенге дейін оның іс жүргізу талаптарына сай екенін тексереді. Сай болмаса, тіркемей "
        "қайтара алады, бірақ бұл кезеңде ескерту тек іс жүргізу бойынша болады: мәні жөніндегі пікір сараптама "
        "қорытындысында айтылады.",
        ru="Аппарат сначала проверяет оформление проекта и, если оно не отвечает требованиям делопроизводства, может "
        "вернуть проект, не регистрируя. На этом этапе замечания касаются только оформления: о существе проекта "
        "говорит экспертное заключение.",
        en="Before it registers a draft the apparatus checks its clerical form and may return it unregistered. At "
        "this "
        "stage remarks concern form alone: the substance is a matter for the conclusion.",
    ),
    messages={
        "unchecked": t(
            kk="жоба тіркелген ({date}), бірақ іс жүргізу талаптарына сәйкестігі тексерілгені жазылмаған",
            ru="проект зарегистрирован {date}, но проверка на соответствие требованиям делопроизводства не отмечена",
            en="the draft was registered on {date} without a record of the clerical check",
        ),
        "after": t(
            kk="іс жүргізу талаптарына сәйкестік ({checked}) жоба тіркелгеннен ({date}) кейін тексерілген",
            ru="проверка на соответствие требованиям делопроизводства ({checked}) проведена после регистрации ({date})",
            en="the clerical check ({checked}) was made after the registration ({date})",
        ),
        "substance": t(
            kk="тіркелмей қайтарылған жобаға іс жүргізуге қатысы жоқ ескерту айтылған",
            ru="проект возвращён до регистрации с замечанием не по делопроизводству",
            en="the draft was returned unregistered with a remark that is not about clerical form",
        ),
        "fix": t(
            kk="тексеру күнін clerical өрісіне жазыңыз",
            ru="внесите проверку в поле clerical",
            en="record the check in the field clerical",
        ),
        "fix-substance": t(
            kk="жобаны тіркеп, мәні бойынша ескертуді сараптама қорытындысында беріңіз",
            ru="зарегистрируйте проект, а замечание по существу дайте в экспертном заключении",
            en="register the draft and make the remark on substance in the conclusion",
        ),
    },
    profile=Profile.PUBLISH,
)


def _clerical(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each registered submission passed the clerical check first; one returned unregistered has clerical remarks."""
    for at, submission in entries(document, "/rounds"):
        yield from _checked_first("R28.1", document, at, "clerical")
        if submission.get("registered") is None and submission.get("returned") is not None:
            for remark, said in entries(document, f"{at}/clerical/remarks"):
                if said.get("subject") == "substance":
                    yield Diagnostic("R28.1", "substance", document.at(f"{remark}/subject"), fix="fix-substance")


def _checked_first(rule: str, document: Document, at: str, check: str) -> Iterator[Diagnostic]:
    """That the check is recorded and not later than the registration of the submission at `at`."""
    registered, checked = day(document, f"{at}/registered/date"), day(document, f"{at}/{check}/date")
    if registered is None:
        return
    if document.get(f"{at}/{check}") is None:
        yield finding(rule, "unchecked", document.source.key(f"{at}/registered"), date=registered)
    elif checked is not None and checked > registered:
        yield finding(rule, "after", document.at(f"{at}/{check}/date"), checked=checked, date=registered)


_AUTHENTIC = RuleSpec(
    id="R28.2",
    name="authenticity-before-registration",
    clauses=("28",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Мәтіндердің тең түпнұсқалығы тіркеуге дейін тексеріледі",
        ru="Аутентичность текстов проверяется до регистрации",
        en="Authenticity of the texts is checked before registration",
    ),
    explanation=t(
        kk="Жоба тіркелгенге дейін оның қазақша және орысша мәтіндерінің тең түпнұсқалығы аппаратта тексеріледі, "
        "содан "
        "кейін сараптама жүргізіледі. Мәтіндері тең түпнұсқалы емес немесе сараптамадан өтпеген жобаға қол "
        "қойылмайды.",
        ru="До регистрации аппарат сверяет казахский и русский тексты проекта, затем проводится экспертиза. Проект с "
        "неаутентичными текстами или без экспертизы не подписывается.",
        en="Before registration the apparatus compares the Kazakh and the Russian text of a draft; then comes the "
        "expertise. A draft whose texts differ, or without expertise, is not signed.",
    ),
    messages={
        "unchecked": t(
            kk="жоба тіркелген ({date}), бірақ мәтіндерінің тең түпнұсқалығы тексерілгені жазылмаған",
            ru="проект зарегистрирован {date}, но проверка аутентичности текстов не отмечена",
            en="the draft was registered on {date} without a record that its texts were compared",
        ),
        "after": t(
            kk="тең түпнұсқалық ({checked}) жоба тіркелгеннен ({date}) кейін тексерілген",
            ru="аутентичность проверена ({checked}) после регистрации ({date})",
            en="authenticity was checked ({checked}) after the registration ({date})",
        ),
        "differ": t(
            kk="актіге қол қойылған, ал мәтіндері тең түпнұсқалы емес деп танылған",
            ru="акт подписан, хотя его тексты признаны неаутентичными",
            en="the act was signed although its texts were found not authentic",
        ),
        "none": t(
            kk="актіге қол қойылған, бірақ оның жобасы сараптамадан өткені жазылмаған",
            ru="акт подписан, а экспертиза его проекта не отмечена",
            en="the act was signed, but no expertise of its draft is recorded",
        ),
        "fix": t(
            kk="тексеру күнін authenticity өрісіне жазыңыз",
            ru="внесите проверку в поле authenticity",
            en="record the check in the field authenticity",
        ),
        "fix-differ": t(
            kk="мәтіндерді сәйкестендіріп, жобаны қайта енгізіңіз немесе нәтижені түзетіңіз",
            ru="приведите тексты в соответствие и внесите проект заново либо исправьте результат проверки",
            en="bring the texts into agreement and submit the draft again, or correct the result",
        ),
        "fix-none": t(
            kk="expertise.yml файлын қосыңыз (new expertise пәрмені) немесе келісу парағының expertise өрісін "
            "толтырыңыз",
            ru="добавьте expertise.yml (команда new expertise) или заполните поле expertise листа согласования",
            en="add expertise.yml (the command new expertise) or fill in expertise in the approval sheet",
        ),
    },
    readings=("A-20",),
    profile=Profile.PUBLISH,
)


def _authentic(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Texts are compared before registration; a signed act has an expertise, and texts that were found authentic."""
    act = act_of(document, ctx)
    signed = act is not None and word(act, "/status") in SIGNED and not old_act(act, ctx)
    if document.kind == "approval_sheet":
        if document.get("/expertise/authentic") is False and signed:
            yield Diagnostic("R28.2", "differ", document.at("/expertise/authentic"), fix="fix-differ")
        elif document.get("/expertise") is None and signed and not _elsewhere(document, ctx):
            yield Diagnostic("R28.2", "none", document.at(), fix="fix-none")
        return
    rounds = list(entries(document, "/rounds"))
    for at, _ in rounds:
        yield from _checked_first("R28.2", document, at, "authenticity")
    if rounds and signed and document.get(f"{rounds[-1][0]}/authenticity/authentic") is False:
        place = document.at(f"{rounds[-1][0]}/authenticity/authentic")
        yield Diagnostic("R28.2", "differ", place, fix="fix-differ")


def _elsewhere(sheet: Document, ctx: Context) -> bool:
    """Whether the expertise is a paper of its own, or may be one of the papers that could not be read."""
    return beside(sheet, ctx, "expertise") is not None or ctx.repository.has_unread(f"{sheet.dossier}/")


_TERM = RuleSpec(
    id="R28.3",
    name="expertise-late",
    clauses=("28",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Сараптама жоба тіркелген күннен бастап үш жұмыс күні ішінде жүргізіледі",
        ru="Экспертиза длится не дольше трёх рабочих дней со дня регистрации проекта",
        en="Expertise takes at most three working days from the registration of the draft",
    ),
    explanation=t(
        kk="Аппаратқа сараптама жүргізуге жоба тіркелген соң үш жұмыс күні беріледі. Қайтарылып, қайта тіркелген жоба "
        "үшін мерзім жаңадан есептеледі. Осы мерзім ішінде қайтарылған жобаға қорытынды талап етілмейді.",
        ru="На экспертизу аппарату даётся три рабочих дня после регистрации проекта. Для проекта, который вернули и "
        "зарегистрировали снова, срок исчисляется заново. Если проект в этот срок возвращён, заключение не требуется.",
        en="Expertise takes at most three working days from the registration of the draft. A draft returned and "
        "registered again has a new term. One returned within the term needs no conclusion.",
    ),
    messages={
        "late": t(
            kk="сараптама қорытындысы {concluded} күні берілген, ал мерзімі – {due}",
            ru="экспертное заключение дано {concluded}, а срок — {due}",
            en="the conclusion was given on {concluded}; the term ended on {due}",
        ),
        "silent": t(
            kk="сараптама қорытындысы жоқ, мерзім {due} күні өтіп кетті",
            ru="экспертного заключения нет, срок истёк {due}",
            en="there is no conclusion, the term ended on {due}",
        ),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="қорытындыны беріңіз; кешігу себебін аппараттың заң бөлімінен анықтаңыз",
            ru="дайте заключение; причину задержки выясните в юридическом отделе аппарата",
            en="give the conclusion; clear up the delay with the lawyers of the apparatus",
        ),
    },
    readings=("A-01", "A-20"),
    options=("readings.term_start",),
    profile=Profile.PUBLISH,
)


def _term(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each registered submission has its conclusion, or went back, within three working days."""
    if document.kind == "approval_sheet":
        registered = day(document, "/expertise/registered")
        concluded = day(document, "/expertise/concluded")
        if registered is not None and concluded is not None:
            term = ctx.calendar.working_days(registered, EXPERTISE_DAYS)
            yield from _late(document.at("/expertise/concluded"), concluded, document.at("/expertise/registered"), term)
        return
    for at, _ in entries(document, "/rounds"):
        registered = day(document, f"{at}/registered/date")
        if registered is None:
            continue
        term = ctx.calendar.working_days(registered, EXPERTISE_DAYS)
        start = document.at(f"{at}/registered/date")
        concluded, returned = day(document, f"{at}/conclusion/date"), day(document, f"{at}/returned/date")
        if concluded is not None:
            yield from _late(document.at(f"{at}/conclusion/date"), concluded, start, term)
        elif document.get(f"{at}/conclusion") is None and min(returned or ctx.as_of, ctx.as_of) > term.due:
            proof = note(start, "term", proof=term.explanation())
            yield finding("R28.3", "silent", document.source.key(f"{at}/registered"), proof, due=term.due)


def _late(place: Location, concluded: date, start: Location, term: Term) -> Iterator[Diagnostic]:
    if concluded > term.due:
        proof = note(start, "term", proof=term.explanation())
        yield finding("R28.3", "late", place, proof, concluded=concluded, due=term.due)


_RETURN = RuleSpec(
    id="R28.4",
    name="draft-returned-without-ground",
    clauses=("28",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("expertise",),
    title=t(
        kk="Жоба Регламентте аталған негіздер бойынша ғана қайтарылады",
        ru="Проект возвращается только по основаниям, названным в Регламенте",
        en="A draft is returned only on the grounds that the Regulation names",
    ),
    explanation=t(
        kk="Тең түпнұсқалықты тексеру немесе сараптама нәтижесінде жоба үш негіз бойынша қайтарылады: мәтіндердің "
        "тең "
        "түпнұсқалы болмауы, заңнамаға сәйкес келмеуі, Регламент талаптарының бұзылуы. Бірнеше негізді қатар атауға "
        "болады. Тіркеуге дейін іс жүргізу бойынша қайтарудың негізі – clerical ескертулері.",
        ru="По результатам проверки аутентичности или экспертизы проект возвращают по трём основаниям: "
        "неаутентичность "
        "текстов, несоответствие законодательству, нарушение требований Регламента. Оснований может быть несколько. "
        "Возврат до регистрации по делопроизводству опирается на замечания clerical.",
        en="After the check of authenticity or the expertise a draft is returned on three grounds: texts not "
        "authentic, contrary to law, breach of the Regulation. There may be several. A return before registration "
        "on clerical form rests on the remarks in clerical.",
    ),
    messages={
        "none": t(
            kk="жоба {date} күні негізі көрсетілмей қайтарылған",
            ru="проект возвращён {date} без указания основания",
            en="the draft was returned on {date} without a ground",
        ),
        "other": t(
            kk="жоба Регламентте көзделмеген негіз бойынша қайтарылған",
            ru="проект возвращён по основанию, которого нет в Регламенте",
            en="the draft was returned on a ground that the Regulation does not know",
        ),
        "fix": t(
            kk="grounds өрісінде мыналардың бірін немесе бірнешеуін көрсетіңіз: not_authentic, contrary_to_law, "
            "breach_of_regulation; мұндай негіз болмаса, қайтарудың күшін жойыңыз",
            ru="укажите в grounds одно или несколько из оснований not_authentic, contrary_to_law, "
            "breach_of_regulation; если такого основания нет, отмените возврат",
            en="name in grounds one or more of not_authentic, contrary_to_law, breach_of_regulation; if there is no "
            "such ground, withdraw the return",
        ),
    },
    profile=Profile.PUBLISH,
)


def _return(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A return names a ground, and only grounds of clause 28; clerical remarks are a ground before registration."""
    for at, submission in entries(document, "/rounds"):
        if submission.get("returned") is None:
            continue
        grounds = as_list(document.get(f"{at}/returned/grounds"))
        clerical = submission.get("registered") is None and document.get(f"{at}/clerical/remarks")
        if not grounds and not clerical:
            when = day(document, f"{at}/returned/date")
            yield finding("R28.4", "none", document.source.key(f"{at}/returned"), date=when or "")
        if not _on_conclusion(submission):
            for index, ground in enumerate(grounds):
                if ground == "other":
                    yield finding("R28.4", "other", document.at(f"{at}/returned/grounds/{index}"))


def _on_conclusion(submission: object) -> bool:
    """Whether the return follows a negative conclusion that has no ground of clause 28 (rule R28.5)."""
    grounds = as_list(inner(submission, "conclusion", "grounds"))
    return inner(submission, "conclusion", "result") == "negative" and not any(ground in GROUNDS for ground in grounds)


_MOTIVE = RuleSpec(
    id="R28.5",
    name="negative-conclusion-on-other-motive",
    clauses=("28",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("expertise",),
    title=t(
        kk="Басқа уәжбен берілген теріс қорытынды жобаны қайтаруға негіз болмайды",
        ru="Отрицательное заключение по иным мотивам — не основание для возврата",
        en="A negative conclusion on other motives is no ground for a return",
    ),
    explanation=t(
        kk="Теріс қорытынды Регламентте аталған үш негіздің біріне сүйенсе ғана жоба қайтарылады. Басқа уәжбен "
        "(мысалы, "
        "орынсыз деп санау) берілген теріс қорытынды жобамен бірге жоғары жіберіледі.",
        ru="Проект возвращают, только если отрицательное заключение опирается на одно из трёх оснований Регламента. "
        "Заключение по иным мотивам (например, о нецелесообразности) идёт дальше вместе с проектом.",
        en="A draft goes back only when the negative conclusion rests on one of the three grounds of the Regulation. "
        "A conclusion on other motives goes on together with the draft.",
    ),
    messages={
        "motive": t(
            kk="жоба басқа уәжбен берілген теріс қорытынды бойынша қайтарылған",
            ru="проект возвращён по отрицательному заключению, данному по иным мотивам",
            en="the draft was returned on a negative conclusion that rests on other motives",
        ),
        "there": t(kk="қорытынды", ru="заключение", en="the conclusion"),
        "fix": t(
            kk="қайтарудың күшін жойыңыз немесе қорытындының заңды негізін (grounds) көрсетіңіз",
            ru="отмените возврат или укажите законное основание заключения (grounds)",
            en="withdraw the return, or name the lawful ground of the conclusion (grounds)",
        ),
    },
    profile=Profile.PUBLISH,
)


def _motive(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A draft is not returned after a negative conclusion without a ground of clause 28."""
    for at, submission in entries(document, "/rounds"):
        if submission.get("returned") is not None and _on_conclusion(submission):
            grounds = as_list(document.get(f"{at}/returned/grounds"))
            if grounds and not any(ground in GROUNDS for ground in grounds):
                place = document.source.key(f"{at}/returned")
                yield finding("R28.5", "motive", place, note(document.at(f"{at}/conclusion"), "there"))


RULES = (
    Rule(_CLERICAL, document=_clerical),
    Rule(_AUTHENTIC, document=_authentic),
    Rule(_TERM, document=_term),
    Rule(_RETURN, document=_return),
    Rule(_MOTIVE, document=_motive),
)
