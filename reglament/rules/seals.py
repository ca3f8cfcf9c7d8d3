"""Clauses 30 and 32: originals that do not change, seals that replace others, numbers that no two acts share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.model.numbering import plain_number
from reglament.model.sealing import fields_digest, sealed_papers, sealed_texts
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import ACTS, SIGNED, act_of
from reglament.rules.facts import as_day, as_list, day, entries, finding, inner, note, word

_SEAL = RuleSpec(
    id="R30.2",
    name="original-changed-after-signature",
    clauses=("30",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("seal",),
    title=t(
        kk="Қол қойылған түпнұсқа өзгертілмейді",
        ru="Подписанный подлинник не меняется",
        en="A signed original does not change",
    ),
    explanation=t(
        kk="Қол қойылғаннан кейін түпнұсқаға түзету енгізуге болмайды. seal.yml файлында актінің мәтіндерінің, "
        "қосымшалары мен суреттерінің, істің басқа біткен құжаттарының бақылау сомалары, facts өрісінде act.yml "
        "файлының тұрақты мәліметтерінің сомасы сақталады; құрал оларды файлдармен салыстырады. Түзету – өзгерту "
        "туралы актімен, таратылған даналардағы техникалық қате – 32-тармақ бойынша.",
        ru="После подписания исправления в подлинник не вносятся. Файл seal.yml хранит контрольные суммы текстов, "
        "приложений и рисунков акта, других законченных документов дела, а в поле facts — сумму постоянных сведений "
        "act.yml; инструмент сверяет их с файлами. Исправляют актом об изменении, а техническую ошибку в разосланных "
        "экземплярах — по пункту 32.",
        en="After signature an original is not corrected. seal.yml keeps the sums of the texts, annexes and pictures "
        "of the act, of other finished papers of the dossier, and in facts the sum of the lasting fields of act.yml; "
        "the tool compares them with the files. Corrections are made by an amending act, a technical error in copies "
        "by clause 32.",
    ),
    messages={
        "changed": t(
            kk="{name} файлы қол қойылғаннан кейін өзгертілген",
            ru="файл {name} изменён после подписания",
            en="the file {name} was changed after signature",
        ),
        "gone": t(
            kk="{name} файлы seal.yml тізімінде бар, бірақ ол істе жоқ",
            ru="файл {name} есть в seal.yml, но в деле его нет",
            en="seal.yml lists the file {name}, but the dossier does not hold it",
        ),
        "open": t(
            kk="{name} файлының бақылау сомасы seal.yml файлында жоқ",
            ru="контрольной суммы файла {name} нет в seal.yml",
            en="seal.yml does not list the file {name}",
        ),
        "twice": t(
            kk="{name} файлы seal.yml тізімінде екі рет жазылған",
            ru="файл {name} записан в seal.yml дважды",
            en="seal.yml lists the file {name} twice",
        ),
        "facts": t(
            kk="seal.yml файлында {date} № {number} акт деп жазылған, ал act.yml файлында басқаша",
            ru="в seal.yml записан акт от {date} № {number}, а в act.yml — иначе",
            en="seal.yml records the act as {date} No. {number}; act.yml differs",
        ),
        "signer": t(
            kk="seal.yml файлында актіге қол қойған деп басқа адам көрсетілген",
            ru="в seal.yml подписавшим акт указано другое лицо",
            en="seal.yml names another signer of the act",
        ),
        "fields": t(
            kk="act.yml файлының қол қойылғаннан кейін өзгермейтін мәліметтері өзгертілген",
            ru="изменены сведения act.yml, которые после подписания не меняются",
            en="facts of act.yml that do not change after signature were changed",
        ),
        "there": t(kk="актіде", ru="в акте", en="in the act"),
        "fix": t(
            kk="файлдың қол қойылған түрін қайтарыңыз; мәтінді өзгерту керек болса, өзгерту туралы акт қабылдаңыз",
            ru="верните подписанный вид файла; если текст нужно изменить, примите акт об изменении",
            en="bring back the file as it was signed; to change the text adopt an amending act",
        ),
        "fix-open": t(
            kk="файл қол қойылғанда істе болса, оны files тізіміне қосыңыз; кейін қосылса, істен алып тастаңыз",
            ru="если файл был в деле при подписании, внесите его в список files; если добавлен позже, уберите из дела",
            en="add the file to files if the dossier held it at signature; take it out if it came later",
        ),
        "fix-twice": t(
            kk="артық жолды алып тастаңыз",
            ru="уберите лишнюю строку",
            en="take the second line away",
        ),
    },
    profile=Profile.PUBLISH,
)


def _seal(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Files and lasting facts are as sealed, everything that must be is sealed; date, number and signer agree."""
    act = act_of(document, ctx)
    if act is None:
        return
    texts, papers = sealed_texts(act), sealed_papers(act, ctx.repository)
    there, listed = _all_sums(act, ctx) | papers | texts, set[str]()
    for at, entry in entries(document, "/files"):
        name, sum_ = word(document, f"{at}/name"), entry.get("sha256")
        if name in listed:
            yield Diagnostic("R30.2", "twice", document.at(f"{at}/name"), {"name": name}, fix="fix-twice")
        listed.add(name)
        if name in there and sum_ != there[name]:
            yield finding("R30.2", "changed", document.at(f"{at}/sha256"), name=name)
        elif name not in there and not ctx.repository.has_unread(f"{act.dossier}/{_stem(name)}"):
            yield finding("R30.2", "gone", document.at(f"{at}/name"), name=name)
    whole = texts if document.get("/facts") is None else papers | texts
    for name in sorted(whole.keys() - listed):
        yield Diagnostic("R30.2", "open", document.source.key("/files"), {"name": name}, fix="fix-open")
    yield from _facts(document, act)


def _facts(document: Document, act: Document) -> Iterator[Diagnostic]:
    said, number = day(document, "/date"), word(document, "/number")
    if said is not None and "[[" not in number and (said != day(act, "/date") or number != word(act, "/number")):
        yield finding("R30.2", "facts", document.at("/date"), note(act.at("/date"), "there"), date=said, number=number)
    signer = document.get("/signer")
    if signer is not None and signer != act.get("/signer"):
        yield finding("R30.2", "signer", document.at("/signer"), note(act.at("/signer"), "there"))
    sum_ = document.get("/facts")
    if sum_ is not None and isinstance(act.data, dict) and sum_ != fields_digest(act.data):
        yield finding("R30.2", "fields", document.at("/facts"), note(act.at(), "there"))


def _stem(name: str) -> str:
    return name.removesuffix(".md").removesuffix(".yml")


def _all_sums(act: Document, ctx: Context) -> dict[str, str]:
    """Digests of all papers of the dossier of an act by file name: a seal may list more than it must."""
    found: dict[str, str] = {}
    for document in ctx.repository.in_dossier(act.dossier):
        found[document.source.path.rpartition("/")[2]] = document.source.digest
        found.update((tree.path.rpartition("/")[2], tree.digest) for tree in document.texts.values())
    return found


_REPLACED = RuleSpec(
    id="R30.3",
    name="original-replaced-without-ground",
    clauses=("30", "32"),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("seal",),
    title=t(
        kk="Мөрленген түпнұсқа тек 32-тармақ бойынша ауыстырылады",
        ru="Опечатанный подлинник заменяют только по пункту 32",
        en="A sealed original is replaced by clause 32 only",
    ),
    explanation=t(
        kk="Жаңа түпнұсқаның seal.yml файлы бұрынғы сомаларды earlier тізімінде сақтайды. Оның әр жазбасына act.yml "
        "файлының replacements тізімінде сол күнгі ауыстыру сай келеді: техникалық қате, аппарат басшысының "
        "рұқсаты, қайтарылған даналар және changes тізімінде әр түзету. Ескі түпнұсқа git тарихында қалады.",
        ru="Файл seal.yml нового подлинника хранит прежние суммы в списке earlier. Каждой его записи отвечает замена с "
        "той же датой в списке replacements файла act.yml: техническая ошибка, разрешение руководителя аппарата, "
        "отозванные экземпляры и каждое исправление в changes. Прежний подлинник остаётся в истории git.",
        en="The seal.yml of a new original keeps the earlier sums in earlier. To each entry belongs a replacement "
        "of the same date in replacements of act.yml: a technical error, leave of the head of the apparatus, recalled "
        "copies, and every correction in changes. The former original stays in the history of git.",
    ),
    messages={
        "ground": t(
            kk="{date} күнгі түпнұсқаны ауыстыруға act.yml файлында replacements жазбасы жоқ",
            ru="замене подлинника {date} не отвечает запись replacements в act.yml",
            en="no entry of replacements in act.yml stands for the replacement of the original on {date}",
        ),
        "changes": t(
            kk="{date} күнгі ауыстыруда не түзетілгені жазылмаған (changes)",
            ru="в замене {date} не записано, что исправлено (changes)",
            en="the replacement of {date} does not say what was corrected (changes)",
        ),
        "before": t(
            kk="жаңа түпнұсқа {sealed} күні мөрленген, ал бұрынғысы {date} күні ауыстырылған",
            ru="новый подлинник опечатан {sealed}, а прежний заменён {date}",
            en="the new original was sealed on {sealed}, the former one replaced on {date}",
        ),
        "order": t(
            kk="бұрынғы мөрленулер күні бойынша ретімен тұрған жоқ",
            ru="прежние опечатывания стоят не по порядку дат",
            en="the earlier seals do not stand in the order of their dates",
        ),
        "alike": t(
            kk="түпнұсқа ауыстырылған деп жазылған, бірақ бірде-бір файл өзгермеген",
            ru="подлинник записан заменённым, но ни один файл не изменился",
            en="the original is recorded as replaced, but no file differs",
        ),
        "there": t(kk="ауыстыру", ru="замена", en="the replacement"),
        "fix": t(
            kk="replacements жазбасын act.yml файлына енгізіп, register --replace пәрменін орындаңыз; жазба болмаса, "
            "бұрынғы түпнұсқаны қайтарыңыз",
            ru="внесите запись replacements в act.yml и выполните register --replace; без неё верните "
            "прежний подлинник",
            en="write the entry of replacements into act.yml and run register --replace; without one bring the former "
            "original back",
        ),
    },
    profile=Profile.PUBLISH,
)


def _replaced(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Every earlier seal has its replacement in the act, in order, and something differs."""
    act = act_of(document, ctx)
    if act is None:
        return
    grounds = {str(one.get("date")): at for at, one in entries(act, "/replacements")}
    last, seals = None, list(entries(document, "/earlier"))
    for index, (at, entry) in enumerate(seals):
        on = day(document, f"{at}/replaced")
        if on is None:
            continue
        following = seals[index + 1][1] if index + 1 < len(seals) else document.data
        if last is not None and on < last:
            yield finding("R30.3", "order", document.at(f"{at}/replaced"))
        last = on
        since = as_day(inner(following, "sealed", "date"))
        if since is not None and since < on:
            yield finding("R30.3", "before", document.at(f"{at}/replaced"), sealed=since, date=on)
        if (entry.get("files"), entry.get("facts")) == (inner(following, "files"), inner(following, "facts")):
            yield finding("R30.3", "alike", document.at(at))
        ground = grounds.get(on.isoformat())
        if ground is None:
            yield finding("R30.3", "ground", document.at(f"{at}/replaced"), date=on)
        elif not as_list(act.get(f"{ground}/changes")):
            there = note(act.at(ground), "there")
            yield finding("R30.3", "changes", document.at(f"{at}/replaced"), there, date=on)


_NUMBER = RuleSpec(
    id="R30.5",
    name="number-given-to-two-acts",
    clauses=("30",),
    severity=Severity.ERROR,
    scope=Scope.REPOSITORY,
    kinds=ACTS,
    title=t(
        kk="Бір жылғы бір түрдегі екі актінің нөмірі бірдей болмайды",
        ru="У двух актов одного вида и года не бывает одного номера",
        en="No two acts of one kind and year bear one number",
    ),
    explanation=t(
        kk="Қол қойылған акт өз түрі мен жылындағы келесі нөмірді алады. Екі адам нөмірді бір мезгілде берсе, олар бір "
        "нөмірде түйіседі: кейін тіркелгенінің нөмірі өзгереді. register пәрмені бос нөмірді өзі табады.",
        ru="Подписанный акт получает следующий номер своего вида и года. Если двое дают номера одновременно, они могут "
        "совпасть: тогда номер меняют тому, что зарегистрирован позже. Свободный номер находит команда register.",
        en="A signed act gets the next number of its kind and year. When two people number at the same time they may "
        "meet at one: then the one registered later is numbered anew. The command register finds the free number.",
    ),
    messages={
        "taken": t(
            kk="{year} жылы осы түрдегі № {number} басқа актіге берілген",
            ru="№ {number} в {year} году уже дан другому акту этого вида",
            en="No. {number} of {year} was given to another act of this kind",
        ),
        "same": t(kk="сол нөмір осында да", ru="тот же номер здесь", en="the same number here"),
        "fix": t(
            kk="актілердің бірінің нөмірін түзетіңіз; жаңа нөмірді register пәрмені береді",
            ru="исправьте номер одного из актов; новый номер даст команда register",
            en="correct the number of one of the acts; register gives a new one",
        ),
    },
    profile=Profile.PUBLISH,
)


def _numbered(document: Document) -> tuple[str, int, str] | None:
    """Kind, year and number of a signed act."""
    on, number = day(document, "/date"), word(document, "/number")
    if on is None or not number or "[[" in number or word(document, "/status") not in SIGNED:
        return None
    return document.kind, on.year, plain_number(number)


def _numbers(ctx: Context, facts: Mapping[str, tuple[str, int, str]]) -> Iterator[Diagnostic]:
    """Each number of a kind and year is that of one act."""
    seen: dict[tuple[str, int, str], str] = {}
    for identifier, given in facts.items():
        first = seen.setdefault(given, identifier)
        if first != identifier:
            document, other = ctx.repository.documents[identifier], ctx.repository.documents[first]
            place, same = document.at("/number"), note(other.at("/number"), "same")
            yield finding("R30.5", "taken", place, same, year=given[1], number=word(document, "/number"))


RULES = (
    Rule(_SEAL, document=_seal),
    Rule(_REPLACED, document=_replaced),
    Rule(_NUMBER, facts=_numbered, fold=_numbers),
)
