"""Clause 33: amendments are read from amending acts and applied to the acts that they amend."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.amending import Amendment, Failed, Fault, amendments
from reglament.diagnostics import Diagnostic, Lang, Severity, Text
from reglament.model.documents import Document
from reglament.model.law import written_day
from reglament.rules.amended import called, earlier, failures, names_act, targeted, targets
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS
from reglament.rules.facts import finding, note, words

_APPLIED = RuleSpec(
    id="R33.2",
    name="amendment-without-single-place",
    clauses=("33",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Әр өзгеріс өзгертілетін актінің дәл бір жеріне қолданылады",
        ru="Каждое изменение применяется ровно к одному месту изменяемого акта",
        en="Each amendment applies to exactly one place of the amended act",
    ),
    explanation=t(
        kk="Аппарат қабылданған актілердің бақылау даналарын жүргізіп, оларға барлық өзгерістер мен толықтыруларды "
        "енгізеді. "
        "Құрал өзгерту туралы актіні оқып, операцияларын өзгертілетін актінің мәтініне қолданады: аталған тармақ "
        "біреу "
        "болуға, ауыстырылатын сөздер онда бір рет кездесуге, қосылатын тармақ әлі болмауға, жаңа мәтін өз нөмірінен "
        "басталуға тиіс. Өзгертілетін акт осы репозиторийде болса ғана тексеріледі.",
        ru="Аппарат ведёт контрольные экземпляры актов и вносит в них все изменения и дополнения. Инструмент "
        "читает акт об "
        "изменении и применяет его операции к тексту изменяемого акта: названный пункт должен быть один, "
        "заменяемые слова "
        "— встретиться в нём один раз, дополняемого пункта ещё быть не должно, новая редакция начинается со своего "
        "номера. "
        "Проверяется, если изменяемый акт есть в этом репозитории.",
        en="The apparatus keeps control copies of acts and enters all amendments in them. The tool reads an "
        "amending act "
        "and applies its operations to the text of the amended one: the clause named is single, the words to be "
        "replaced "
        "occur in it once, what is added is not there yet, a new wording begins with its own number. Checked where "
        "the "
        "amended act lies in this repository.",
    ),
    messages={
        "no-place": t(
            kk="өзгертілетін актіде мұндай жер жоқ: {place}",
            ru="в изменяемом акте нет такого места: {place}",
            en="the amended act has no such place: {place}",
        ),
        "many-places": t(
            kk="өзгертілетін актіде мұндай жер біреу емес: {place}",
            ru="в изменяемом акте таких мест несколько: {place}",
            en="the amended act has several such places: {place}",
        ),
        "no-words": t(
            kk="«{words}» деген сөздер өзгертілетін актінің аталған жерінде жоқ: {place}",
            ru="слов «{words}» в названном месте изменяемого акта нет: {place}",
            en="the words “{words}” do not occur in that place of the amended act: {place}",
        ),
        "many-words": t(
            kk="«{words}» деген сөздер өзгертілетін актінің аталған жерінде бір реттен көп кездеседі: {place}",
            ru="слова «{words}» встречаются в названном месте изменяемого акта не один раз: {place}",
            en="the words “{words}” occur more than once in that place of the amended act: {place}",
        ),
        "exists": t(
            kk="қосылатын жер өзгертілетін актіде бар: {place}",
            ru="дополняемое место в изменяемом акте уже есть: {place}",
            en="what is to be added is in the amended act already: {place}",
        ),
        "label": t(
            kk="жаңа мәтін өз нөмірінен басталмайды: {place}",
            ru="новая редакция начинается не со своего номера: {place}",
            en="the new wording does not begin with its own number: {place}",
        ),
        "there": t(kk="өзгертілетін акт", ru="изменяемый акт", en="the amended act"),
        "fix": t(
            kk="тармақтың нөмірін немесе тырнақшадағы сөздерді өзгертілетін актінің қолданыстағы мәтінімен "
            "салыстырып түзетіңіз",
            ru="сверьте номер пункта и слова в кавычках с действующим текстом изменяемого акта и исправьте",
            en="compare the number and the quoted words with the text of the amended act in force, and correct them",
        ),
    },
    profile=Profile.DRAFT,
)

_TARGET = RuleSpec(
    id="R33.3",
    name="amended-act-not-recorded",
    clauses=("33",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Мәтінде өзгертілетін акт деректерде де аталған",
        ru="Акт, изменяемый текстом, указан и в данных",
        en="An act that a text amends is named in the facts, too",
    ),
    explanation=t(
        kk="Актілердің есебі олардың деректері бойынша жүргізіледі: мәтінде «өзгерістер енгізілсін» делінген осы "
        "репозиторийдегі "
        "акт amends тізімінде болуға тиіс, әйтпесе оның бақылау данасы өзгеріссіз қалады.",
        ru="Учёт актов ведётся по их данным: акт этого репозитория, в который текст вносит изменения, должен быть "
        "в списке "
        "amends, иначе его контрольный экземпляр останется без изменений.",
        en="Acts are accounted for by their facts: an act of this repository that the text amends is listed in "
        "amends, or "
        "its control copy is left without the amendments.",
    ),
    messages={
        "missing": t(
            kk="мәтін {act} актісіне өзгеріс енгізеді, бірақ ол amends тізімінде жоқ",
            ru="текст вносит изменения в акт {act}, но его нет в списке amends",
            en="the text amends the act {act}, which amends does not list",
        ),
        "fix": t(
            kk="актіні amends тізіміне қосыңыз: {act}",
            ru="внесите акт в список amends: {act}",
            en="add the act to amends: {act}",
        ),
    },
    profile=Profile.DRAFT,
)

_UNREAD = RuleSpec(
    id="R33.4",
    name="amendment-not-understood",
    clauses=("33",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Құрал түсінбеген өзгеріс қолмен тексеріледі",
        ru="Изменение, которого инструмент не понял, проверяется вручную",
        en="An amendment that the tool did not understand is checked by hand",
    ),
    explanation=t(
        kk="Құрал кең таралған тұжырымдарды түсінеді: жаңа редакцияда жазу, тармақпен, тармақшамен, бөлікпен "
        "немесе абзацпен "
        "толықтыру, алып тастау, сөздер мен цифрларды ауыстыру, сөздермен толықтыру. Басқаша жазылған өзгеріс "
        "бақылау "
        "данасына автоматты түрде енгізілмейді.",
        ru="Инструмент понимает обычные обороты: изложить в следующей редакции, дополнить пунктом, подпунктом, "
        "частью или "
        "абзацем, исключить, заменить слова и цифры, дополнить словами. Изменение, написанное иначе, в контрольный "
        "экземпляр автоматически не вносится.",
        en="The tool understands the usual wordings: a new wording, adding a clause, subclause, part or indent, "
        "excluding, "
        "replacing words and figures, adding words. An amendment worded otherwise is not entered in the control "
        "copy by "
        "the tool.",
    ),
    messages={
        "unread": t(
            kk="өзгерістің мәтіні түсініксіз: «{words}»",
            ru="формулировка изменения не распознана: «{words}»",
            en="the wording of the amendment was not understood: “{words}”",
        ),
        "fix": t(
            kk="мүмкін болса, әдеттегі тұжырыммен жазыңыз; болмаса, өзгерістің қолданылуын өзіңіз тексеріңіз",
            ru="если можно, используйте обычную формулировку; если нет, проверьте внесение изменения сами",
            en="use the usual wording if you can; if not, check yourself how the amendment is entered",
        ),
    },
    profile=Profile.DRAFT,
)

_PARITY = RuleSpec(
    id="R33.5",
    name="amendments-differ-between-languages",
    clauses=("33",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=ACTS,
    title=t(
        kk="Екі тілдегі мәтін актіні бірдей өзгертеді",
        ru="Тексты на двух языках изменяют акт одинаково",
        en="The two texts amend the act in the same way",
    ),
    explanation=t(
        kk="Өзгерту туралы актінің қазақша және орысша мәтіндерінде операциялар, олардың саны мен қолданылатын "
        "жерлері бірдей "
        "болуға тиіс: әйтпесе өзгертілген актінің екі тілдегі мәтіні әртүрлі болып шығады.",
        ru="Операции в казахском и русском текстах акта об изменении, их число и места должны совпадать: иначе "
        "изменённый акт "
        "на двух языках окажется разным.",
        en="The operations of an amending act, their number and places, are the same in Kazakh and in Russian: "
        "otherwise "
        "the amended act comes out different in the two languages.",
    ),
    messages={
        "only": t(
            kk="бұл өзгеріс екінші тілдегі мәтінде жоқ: {place}",
            ru="этого изменения нет в тексте на другом языке: {place}",
            en="the text in the other language lacks this amendment: {place}",
        ),
        "fix": t(
            kk="екі тілдегі тармақтарды сәйкестендіріңіз",
            ru="приведите пункты на двух языках в соответствие",
            en="bring the clauses in the two languages into agreement",
        ),
    },
    profile=Profile.DRAFT,
)


def _applied(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every operation finds exactly one place in the act as it was amended before."""
    if not document.get("/amends"):
        return
    for one in targeted(document, ctx.repository):
        history = [
            operation
            for other in earlier(one.target, document, ctx.repository)
            for same in targeted(other, ctx.repository)
            if same.target.id == one.target.id and same.lang == one.lang
            for operation in same.operations
        ]
        for failed in failures(one, history):
            yield _failure(failed, one.target)


def _failure(failed: Failed, target: Document) -> Diagnostic:
    operation, here = failed.operation, note(target.at(), "there")
    facts: dict[str, Text] = {"place": called(operation)}
    if failed.fault in (Fault.NO_WORDS, Fault.MANY_WORDS):
        return finding("R33.2", failed.fault.value, operation.at, here, words=operation.old, **facts)
    return finding("R33.2", failed.fault.value, operation.at, here, **facts)


def _target(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every act of this repository whose date and number a heading gives is listed in amends."""
    listed = set(words(document, "/amends"))
    told: set[str] = set()
    for lang, tree in document.texts.items():
        for amendment in amendments(tree):
            for act in ctx.repository.of_kind(*ACTS):
                fits = act.id != document.id and act.id not in listed | told and names_act(amendment, act, lang)
                if fits and _is_dated(amendment, lang):
                    told.add(act.id)
                    yield finding("R33.3", "missing", amendment.at, act=act.id)


def _is_dated(amendment: Amendment, lang: Lang) -> bool:
    return written_day(amendment.heading, lang) is not None


def _unread(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Sentences of amending clauses that were not understood."""
    if any(True for _ in targets(document, ctx.repository)):
        for tree in document.texts.values():
            for amendment in amendments(tree):
                for one in amendment.unread:
                    yield finding("R33.4", "unread", one.at, words=_short(one.text))


def _short(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else f"{text[:limit].rstrip()}…"


def _parity(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Where both texts are understood, their operations and places are the same in order."""
    read = {lang: amendments(tree) for lang, tree in document.texts.items() if lang in ("kk", "ru")}
    if len(read) != 2 or any(amendment.unread for found in read.values() for amendment in found):
        return
    kk, ru = ([operation for one in read[lang] for operation in one.operations] for lang in ("kk", "ru"))
    for mine, other in ((kk, ru), (ru, kk)):
        rest = [operation.outline for operation in other]
        for operation in mine:
            if operation.outline in rest:
                rest.remove(operation.outline)
            elif other:
                yield finding("R33.5", "only", operation.at, place=called(operation))


RULES = (
    Rule(_APPLIED, document=_applied),
    Rule(_TARGET, document=_target),
    Rule(_UNREAD, document=_unread),
    Rule(_PARITY, document=_parity),
)
