"""The State Emblem on letterheads: acts of the akimat and letters to state bodies bear it (clause 6)."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document, Repository
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.facts import finding, note, word

BEARERS = ("decree", "decision")
"""Kinds that are always on letterhead with the Emblem."""

_EMBLEM = RuleSpec(
    id="X16",
    name="letterhead-without-emblem",
    clauses=("6",),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("akimat",),
    title=t(
        kk="Қаулы, шешім және елтаңбалы бланкідегі хат Мемлекеттік Елтаңбамен шығады",
        ru="Постановление, решение и письмо на гербовом бланке выходят с Государственным Гербом",
        en="Decrees, decisions and letters on coat-of-arms letterhead bear the State Emblem",
    ),
    explanation=t(
        kk="registry/akimat.yml файлының emblem өрісі елтаңбаның бланкіге қалай түсетінін айтады: preprinted – "
        "бланкілер елтаңбасымен басылған, орны бос қалдырылады; сурет файлының аты – сурет басылады; false – елтаңба "
        "жоқ. Елтаңбаның бейнесі заңмен қорғалады, сондықтан құралда оның суреті жоқ.",
        ru="Поле emblem файла registry/akimat.yml говорит, как герб попадает на бланк: preprinted — бланки напечатаны "
        "с гербом, для него оставляется место; имя файла рисунка — рисунок печатается; false — герба нет. Изображение "
        "герба охраняется законом, поэтому в самом инструменте его рисунка нет.",
        en="The field emblem of registry/akimat.yml says how the Emblem comes on letterheads: preprinted, forms are "
        "printed with it and room is left; the name of a picture file, it is printed; false, there is none. The law "
        "protects the image of the Emblem, so the tool ships no picture of it.",
    ),
    messages={
        "none": t(
            kk="бланкіде елтаңба жоқ деп көрсетілген (emblem: false), ал елтаңбасы болуға тиіс құжаттар бар",
            ru="указано, что герба на бланке нет (emblem: false), а документы, на которых он обязателен, есть",
            en="letterheads are said to bear no emblem (emblem: false), yet there are papers that must bear it",
        ),
        "bearer": t(kk="мысалы, мына құжатта", ru="например, на этом документе", en="on this paper, for one"),
        "fix": t(
            kk="бланкілер елтаңбасымен басылған болса, emblem: preprinted деп жазыңыз; әйтпесе сурет файлын "
            "content/registry қалтасына салып, оның атын көрсетіңіз",
            ru="если бланки напечатаны с гербом, укажите emblem: preprinted; иначе положите файл рисунка в "
            "content/registry и укажите его имя",
            en="write emblem: preprinted when forms are printed with it; else put the picture into content/registry "
            "and name its file",
        ),
    },
    profile=Profile.PUBLISH,
)


def _emblem(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """An akimat whose papers must bear the Emblem says where it comes from."""
    if document.get("/emblem") is not False:
        return
    bearer = next(_bearers(ctx.repository), None)
    if bearer is not None:
        yield finding("X16", "none", document.at("/emblem"), note(bearer.source.key("/kind"), "bearer"))


def _bearers(repository: Repository) -> Iterator[Document]:
    """Papers on letterhead with the Emblem."""
    for kind in BEARERS:
        yield from repository.of_kind(kind)
    for letter in repository.of_kind("outgoing_letter"):
        if word(letter, "/letterhead") == "coat_of_arms":
            yield letter


RULES = (Rule(_EMBLEM, document=_emblem),)
"""For the registry."""
