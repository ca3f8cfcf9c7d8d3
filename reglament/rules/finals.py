"""Clause 25: the final version of a draft, accepted remarks, additional approval, visas given to another text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from reglament.control.duties_drafts import REPLY_DAYS, received_on
from reglament.diagnostics import Diagnostic, Note, Severity
from reglament.model.documents import Document
from reglament.model.tree import Subclause, TextTree
from reglament.model.wording import same_wording, wording
from reglament.rules import names
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import act_of
from reglament.rules.facts import day, entries, finding, note, number, word
from reglament.rules.sheets import decided, is_ruler, remarks, round_of

_KINDS = ("approval_sheet",)

_EARLY = RuleSpec(
    id="R25.1",
    name="final-version-before-the-replies",
    clauses=("25",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Жобаның соңғы нұсқасы келісу аяқталғаннан кейін жасалады",
        ru="Окончательный вариант проекта составляют после согласования",
        en="The final version of a draft is made after its approval",
    ),
    explanation=t(
        kk="Келісу мерзімі аяқталған соң әзірлеуші ұсыныстарды жинап, соңғы нұсқаны жасайды. Барлық жауап ертерек "
        "келсе, мерзімнің соңын күтпеуге болады.",
        ru="Разработчик собирает предложения и составляет окончательный вариант, когда срок согласования закончился. "
        "Если все ответы пришли раньше, конца срока можно не ждать.",
        en="The developer brings the proposals together in the final version when the term of approval has ended. When "
        "all replies came earlier, the end of the term need not be waited for.",
    ),
    messages={
        "early": t(
            kk="соңғы нұсқаның күні – {date}, ал келісу {end} күні ғана аяқталған",
            ru="окончательный вариант датирован {date}, а согласование закончилось только {end}",
            en="the final version is dated {date}, but approval ended only on {end}",
        ),
        "reply": t(kk="соңғы жауап", ru="последний ответ", en="the last reply"),
        "term": t(kk="мерзім {proof}", ru="срок {proof}", en="term {proof}"),
        "fix": t(
            kk="барлық жауап келгенше немесе мерзім өткенше күтіңіз де, final/date күнін түзетіңіз",
            ru="дождитесь всех ответов или конца срока и исправьте дату final/date",
            en="wait for all replies or for the end of the term, and correct final/date",
        ),
    },
)


def _early(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The final version is dated not before the replies of the first round were in, or its term was over."""
    final = day(document, "/final/date")
    ends = [end for end in _ends(document, ctx) if final is not None] if final else []
    if final is None or not ends:
        return
    last_reply = max((replied or date.max for replied, _, _ in ends), default=date.max)
    last_due, proof = max(((due, proof) for _, due, proof in ends), key=lambda pair: pair[0])
    end = min(last_reply, last_due)
    if final < end:
        second = proof
        if last_reply <= last_due:
            place = next(at for at, _ in entries(document, "/requests") if day(document, f"{at}/reply/date") == end)
            second = note(document.at(f"{place}/reply/date"), "reply")
        yield finding("R25.1", "early", document.at("/final/date"), second, date=final, end=end)


def _ends(document: Document, ctx: Context) -> Iterator[tuple[date | None, date, Note]]:
    """For each request of the first round: the day of the reply, the last day of the term, its proof."""
    for at, request in entries(document, "/requests"):
        received = received_on(request)
        if received is None or round_of(document, at) != 1:
            continue
        term = ctx.calendar.working_days(received, REPLY_DAYS)
        due = day(document, f"{at}/due/date") or term.due
        yield day(document, f"{at}/reply/date"), due, note(document.at(at), "term", proof=term.explanation())


_RESOLVED = RuleSpec(
    id="R25.2",
    name="accepted-remark-without-a-place",
    clauses=("25",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Қабылданған ескертудің соңғы нұсқада қай жерде ескерілгені көрсетіледі",
        ru="Указано, где в окончательном варианте учтено принятое замечание",
        en="It is stated where the final version meets an accepted remark",
    ),
    explanation=t(
        kk="Әзірлеуші өзі келіскен ескертулерді соңғы нұсқада міндетті түрде жояды. Қай тармақ не қосымша өзгергені "
        "жауапта («2-тармақ нақтыланды») немесе resolved_in өрісінде («2», «3/1», «annex-1/6») тұрады; көрсетілген "
        "тармақ мәтінде болуға тиіс. Соңғы нұсқаға дейін бұл тексерілмейді.",
        ru="Замечания, с которыми разработчик согласился, он обязательно устраняет в окончательном варианте. Какой "
        "пункт или приложение изменены, видно из ответа («уточнён пункт 2») или поля resolved_in («2», «3/1», "
        "«annex-1/6»); указанное место есть в тексте. До окончательного варианта это не проверяется.",
        en="Remarks that the developer accepted are met in the final version without fail. Which clause or annex was "
        "changed is said in the answer or in resolved_in (`2`, `3/1`, `annex-1/6`), and that place exists in the "
        "text. Until there is a final version this is not checked.",
    ),
    messages={
        "absent": t(
            kk="ескерту қабылданған, бірақ оның жобаның қай жерінде ескерілгені көрсетілмеген; орган: {unit}",
            ru="замечание принято, но не указано, где в проекте оно учтено; орган: {unit}",
            en="the remark was accepted, but it is not stated where the draft meets it; body: {unit}",
        ),
        "nowhere": t(
            kk="ескерту ескерілген деп көрсетілген орын жобаның мәтінінде жоқ: {place}",
            ru="места, где учтено замечание, в тексте проекта нет: {place}",
            en="the place where the remark is said to be met is not in the text: {place}",
        ),
        "fix": t(
            kk="resolved_in өрісінде өзгерген тармақты көрсетіңіз: «2», «3/1», «annex-1/6/1», «title», «preamble»",
            ru="укажите в поле resolved_in изменённое место: «2», «3/1», «annex-1/6/1», «title», «preamble»",
            en="name the changed place in resolved_in: `2`, `3/1`, `annex-1/6/1`, `title`, `preamble`",
        ),
    },
)

_PLACE = re.compile(
    r"(?:пункт|приложени|абзац|част[ьи]|строк|раздел|глав)\w*\s+(?:№\s*)?\d"
    r"|\d\)?[- ]*(?:тарма[қғ]|қосымша|абзац|бөлі[кг]|жол|тарау)"
    r"|преамбул|заголов|наименовани|кіріспе|тақырып|атауы",
    re.IGNORECASE,
)


def _resolved(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Once the draft is final, every accepted remark names a place of the text, and the place exists."""
    act = act_of(document, ctx)
    final = decided(act) or any(document.get(f"/{name}") for name in ("final", "expertise", "officials"))
    if act is None or not final:
        return
    for _, unit, (at, remark) in remarks(document, "accepted"):
        place = word(document, f"{at}/resolved_in")
        if place and act.texts and not _exists(act, place):
            yield finding("R25.2", "nowhere", document.at(f"{at}/resolved_in"), place=place)
        elif not place and not _PLACE.search(" ".join(_texts(remark.get("answer")))):
            yield finding("R25.2", "absent", document.at(at), unit=names.unit(ctx, unit))


def _texts(value: object) -> list[str]:
    return [text for text in value.values() if isinstance(text, str)] if isinstance(value, dict) else []


def _exists(act: Document, place: str) -> bool:
    """Whether some text of the act, or of the annex named, has the clause and subclause."""
    steps, trees = place.split("/"), list(act.texts.values())
    if steps[0].startswith("annex-"):
        ordinal = int(steps.pop(0).removeprefix("annex-"))
        trees = [tree for annex in act.annexes if annex.ordinal == ordinal for tree in annex.texts.values()]
    return bool(trees) and (not steps or steps[0] in ("title", "preamble") or any(_holds(one, steps) for one in trees))


def _holds(tree: TextTree, steps: list[str]) -> bool:
    return any(
        clause.number == steps[0]
        and (len(steps) == 1 or any(isinstance(part, Subclause) and part.number == steps[1] for part in clause.blocks))
        for clause in tree.clauses()
    )


_ROUNDS = RuleSpec(
    id="R25.4",
    name="additional-approval-without-an-order",
    clauses=("25",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Қосымша келісу әкімнің, орынбасарының немесе аппарат басшысының нұсқауымен жүргізіледі",
        ru="Дополнительное согласование — по указанию акима, заместителя или руководителя аппарата",
        en="Additional approval is ordered by the akim, a deputy or the head of the apparatus",
    ),
    explanation=t(
        kk="Жоба қосымша келісуге қажет болғанда ғана және әкімнің, әкім орынбасарының немесе аппарат басшысының "
        "нұсқауымен жіберіледі. Нұсқау келісу парағының rounds тізіміне жазылады.",
        ru="На дополнительное согласование проект направляют при необходимости и только по указанию акима, его "
        "заместителя или руководителя аппарата. Указание записывают в список rounds листа согласования.",
        en="A draft goes to additional approval when needed, and only on the instruction of the akim, a deputy or the "
        "head of the apparatus. The instruction stands in the list rounds of the approval sheet.",
    ),
    messages={
        "absent": t(
            kk="жоба келісудің {round}-кезеңіне жіберілген, бірақ кімнің нұсқауымен екені көрсетілмеген",
            ru="проект направлен на этап согласования {round}, но не указано, по чьему указанию",
            en="the draft was sent to round {round} of approval, but it is not stated on whose instruction",
        ),
        "other": t(
            kk="қосымша келісуге нұсқау беруге құқығы жоқ адам нұсқау берген: {person}",
            ru="дополнительное согласование назначено тем, кто не вправе его назначать: {person}",
            en="additional approval was ordered by {person}, who may not order it",
        ),
        "fix": t(
            kk="rounds тізіміне кезеңнің нөмірін, нұсқау берген адамды және күнін жазыңыз",
            ru="внесите в список rounds номер этапа, кто дал указание и когда",
            en="record in rounds the number of the round, who ordered it and when",
        ),
    },
)


def _rounds(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each round after the first was ordered by an official who may order it."""
    ordered = {number(document, f"{at}/number") for at, _ in entries(document, "/rounds")}
    for at, _ in entries(document, "/rounds"):
        if not is_ruler(ctx, word(document, f"{at}/by/position")):
            person = names.person(ctx, word(document, f"{at}/by/person"))
            yield finding("R25.4", "other", document.at(f"{at}/by"), person=person)
    for at, _ in entries(document, "/requests"):
        which = round_of(document, at)
        if which > 1 and which not in ordered:
            ordered.add(which)
            yield finding("R25.4", "absent", document.at(f"{at}/round"), round=which)


_ANOTHER_TEXT = RuleSpec(
    id="R25.5",
    name="visa-given-to-another-text",
    clauses=("25",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    title=t(
        kk="Бұрыштама жобаның соңғы мәтініне қойылады",
        ru="Виза относится к окончательному тексту проекта",
        en="A visa belongs to the final text of the draft",
    ),
    explanation=t(
        kk="Сұрауда жіберілген мәтіннің бақылау жолы (digest) сақталады. Қабылданған ескертулер болмаса, соңғы мәтін "
        "сол "
        "мәтінге тең болуға тиіс: әйтпесе орган басқа мәтінді келіскен. Бақылау жолы акт пен қосымшалардың екі тілдегі "
        "мәтінінен есептеледі; жолдың бөлінуі мен бос орындар есепке алынбайды.",
        ru="В запросе хранится контрольная строка направленного текста (digest). Если принятых замечаний нет, "
        "окончательный текст равен ему: иначе орган согласовал другой текст. Строка вычисляется по текстам акта и "
        "приложений на двух языках; переносы строк и пробелы не учитываются.",
        en="A request keeps the digest of the text that was sent. Unless remarks were accepted, the final text equals "
        "it: otherwise the body approved another text. The digest is taken of the texts of the act and its annexes in "
        "both languages; breaks of lines and spaces do not count.",
    ),
    messages={
        "changed": t(
            kk="бөлімше келіскеннен кейін жобаның мәтіні өзгерген, ал қабылданған ескерту жоқ: {unit}",
            ru="после визы подразделения текст проекта изменён, хотя принятых замечаний нет: {unit}",
            en="the text was changed after this unit gave its visa, though no remark was accepted: {unit}",
        ),
        "fix": t(
            kk="мәтінді қалпына келтіріңіз немесе жобаны қайта келісуге жіберіңіз (round: 2); қазіргі мәтіннің бақылау "
            "жолы: {digest}",
            ru="верните текст или направьте проект на повторное согласование (round: 2); контрольная строка нынешнего "
            "текста: {digest}",
            en="bring the text back, or send the draft to approval again (round: 2); the digest of the present text is "
            "{digest}",
        ),
    },
)


def _another_text(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """The last visa of each unit was given to the final text, unless accepted remarks changed it."""
    act = act_of(document, ctx)
    final = (word(document, "/final/digest") or wording(act)) if act else ""
    if not final or any(remarks(document, "accepted")):
        return
    last = {str(request.get("unit")): at for at, request in _by_round(document) if "reply" in request}
    for unit, at in last.items():
        place = f"{at}/reply/digest" if word(document, f"{at}/reply/digest") else f"{at}/digest"
        noted, kind = word(document, place), word(document, f"{at}/reply/kind")
        if noted and kind != "refused" and not same_wording(noted, final):
            yield finding("R25.5", "changed", document.at(place), unit=names.unit(ctx, unit), digest=final)


def _by_round(document: Document) -> list[tuple[str, dict[str, object]]]:
    """Requests from the first round to the last."""
    found = [(at, dict(request)) for at, request in entries(document, "/requests")]
    return sorted(found, key=lambda entry: round_of(document, entry[0]))


_NO_DIGEST = RuleSpec(
    id="R25.6",
    name="text-sent-not-noted",
    clauses=("25",),
    severity=Severity.INFO,
    scope=Scope.DOCUMENT,
    kinds=_KINDS,
    profile=Profile.REVIEW,
    title=t(
        kk="Келісу сұрауында қандай мәтін жіберілгені белгіленеді",
        ru="В запросе на согласование отмечают, какой текст направлен",
        en="A request for approval notes which text was sent",
    ),
    explanation=t(
        kk="Келісу кезінде мәтін өзгерсе, оны байқау үшін сұрауға жіберілген мәтіннің бақылау жолы (digest) "
        "жазылады. Бұл "
        "ескерту жауап күтіліп тұрғанда ғана және қазіргі мәтіннің бақылау жолын айтады.",
        ru="Чтобы заметить изменение текста в ходе согласования, в запрос вносят контрольную строку (digest). "
        "Напоминание появляется, только пока ответа ждут, и называет строку нынешнего текста.",
        en="So that a change of the text during approval is noticed, a request keeps its digest. The reminder comes "
        "only while a reply is awaited, and tells the digest of the present text.",
    ),
    messages={
        "absent": t(
            kk="сұрауда жіберілген мәтін белгіленбеген; қазіргі мәтіннің бақылау жолы: {digest}",
            ru="в запросе не отмечен направленный текст; контрольная строка нынешнего текста: {digest}",
            en="the request does not note the text that was sent; the digest of the present text is {digest}",
        ),
        "fix": t(
            kk='әр сұрауға digest: "{digest}" жолын қосыңыз',
            ru='добавьте в каждый запрос digest: "{digest}"',
            en='add digest: "{digest}" to each request',
        ),
    },
)


def _no_digest(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """While replies are awaited, each request names the text that was sent; one reminder for the sheet."""
    act = act_of(document, ctx)
    digest = wording(act) if act and not decided(act) else ""
    waiting = [
        at for at, request in entries(document, "/requests") if "reply" not in request and "digest" not in request
    ]
    if digest and waiting:
        yield finding("R25.6", "absent", document.at(waiting[0]), digest=digest)


RULES = (
    Rule(_EARLY, document=_early),
    Rule(_RESOLVED, document=_resolved),
    Rule(_ROUNDS, document=_rounds, needs=("positions",)),
    Rule(_ANOTHER_TEXT, document=_another_text),
    Rule(_NO_DIGEST, document=_no_digest),
)
