"""Texts that papers must have: in which language, with which sections (clauses 16, 18, 20, 26)."""

from __future__ import annotations

from collections.abc import Iterator

from reglament.diagnostics import Diagnostic, Severity
from reglament.model.documents import Document
from reglament.rules.base import Context, Profile, Rule, RuleSpec, Scope, t
from reglament.rules.dossiers import tree_title
from reglament.rules.facts import entries, finding, number

_LANGUAGES = {
    "kk": t(kk="қазақ", ru="казахском", en="Kazakh"),
    "ru": t(kk="орыс", ru="русском", en="Russian"),
}

_ITEMS = RuleSpec(
    id="R18.1",
    name="item-without-minutes",
    clauses=("18",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("protocol",),
    title=t(
        kk="Хаттамада әр мәселенің талқылануы жазылады",
        ru="Протокол излагает обсуждение каждого вопроса",
        en="The protocol gives the discussion of every item",
    ),
    explanation=t(
        kk="Хаттамада баяндамашылар, сөйлегендер, сөздер мен ескертулердің қысқаша мазмұны және қабылданған шешім "
        "көрсетіледі. Мәселенің мәтіні {#item-1} сияқты белгісі бар бөлімде тұрады; нөмірі хаттама деректеріндегі "
        "(items) нөмірмен бірдей.",
        ru="В протоколе указываются докладчики, выступившие, краткое содержание выступлений и замечаний, принятое "
        "решение. Текст вопроса стоит в разделе с меткой вида {#item-1}; номер тот же, что в данных протокола (items).",
        en="The protocol names the rapporteurs and speakers, the gist of speeches and remarks and the decision. The "
        "text "
        "of an item stands in a section with a mark such as {#item-1}, numbered as in the protocol's items.",
    ),
    messages={
        "absent": t(
            kk="хаттаманың мәтінінде {number}-мәселеге арналған бөлім жоқ",
            ru="в тексте протокола нет раздела о вопросе {number}",
            en="the text of the protocol has no section on item {number}",
        ),
        "empty": t(
            kk="хаттаманың {number}-мәселеге арналған бөлімі бос: баяндама, сөздер мен шешімнің мазмұны жазылмаған",
            ru="раздел протокола о вопросе {number} пуст: нет содержания доклада, выступлений и решения",
            en="the section on item {number} is empty: it gives neither the report nor the speeches nor the decision",
        ),
        "fix": t(
            kk="«## {number}. …» тақырыбын {{#item-{number}}} белгісімен қосып, талқылаудың мазмұнын жазыңыз",
            ru="добавьте заголовок «## {number}. …» с меткой {{#item-{number}}} и изложите обсуждение",
            en="add a heading “## {number}. …” with the mark {{#item-{number}}} and write down the discussion",
        ),
    },
    profile=Profile.PUBLISH,
)


def _items(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """Each text of a protocol has a section for every item."""
    numbers = [number(document, f"{at}/number") for at, _ in entries(document, "/items")]
    for tree in document.texts.values():
        for item in filter(None, numbers):
            section = tree.section(f"item-{item}")
            if section is None:
                yield finding("R18.1", "absent", tree_title(tree), number=item)
            elif not section.blocks:
                yield finding("R18.1", "empty", tree.locate(section.title.span), number=item)


_STATE_LANGUAGE = RuleSpec(
    id="R18.2",
    name="protocol-without-kazakh-text",
    clauses=("18",),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("protocol",),
    title=t(
        kk="Хаттама мемлекеттік тілде ресімделеді",
        ru="Протокол оформляется на государственном языке",
        en="The protocol is drawn up in the state language",
    ),
    explanation=t(
        kk="Отырыстың хаттамасы мемлекеттік тілде ресімделеді, қажет болған жағдайда орыс тіліндегі нұсқасы қоса "
        "беріледі. Орысша мәтін қазақша мәтінді алмастырмайды.",
        ru="Протокол заседания оформляется на государственном языке; вариант на русском языке прилагается при "
        "необходимости. Русский текст не заменяет казахского.",
        en="The protocol of a meeting is drawn up in the state language; a Russian version is attached when it is "
        "needed. "
        "The Russian text does not replace the Kazakh one.",
    ),
    messages={
        "missing": t(
            kk="хаттаманың мемлекеттік тілдегі мәтіні жоқ",
            ru="нет текста протокола на государственном языке",
            en="the protocol has no text in the state language",
        ),
        "fix": t(kk="{file} файлын қосыңыз", ru="добавьте файл {file}", en="add the file {file}"),
    },
    profile=Profile.PUBLISH,
)


def _state_language(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A protocol has a Kazakh text."""
    if "kk" not in document.texts and not ctx.repository.has_unread(f"{document.id}.kk"):
        yield finding("R18.2", "missing", document.source.key("/kind"), file=f"{document.name}.kk.md")


_NO_TEXT = RuleSpec(
    id="X11",
    name="paper-without-text",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.DOCUMENT,
    kinds=("explanatory_note", "reference", "extract", "late_memo"),
    title=t(
        kk="Түсіндірме жазбаның, анықтаманың, үзіндінің және баянхаттың мәтіні болады",
        ru="У пояснительной записки, справки, выписки и докладной есть текст",
        en="An explanatory note, a reference, an extract and a memo have a text",
    ),
    explanation=t(
        kk="YAML файлында құжаттың деректері ғана болады. Құжаттың өзі – аттас .kk.md және .ru.md файлдарындағы мәтін.",
        ru="В файле YAML только данные о документе. Сам документ — это текст в файлах .kk.md и .ru.md с тем же именем.",
        en="The YAML file holds only facts about the paper. The paper itself is the text in the files .kk.md and "
        ".ru.md of "
        "the same name.",
    ),
    messages={
        "missing": t(
            kk="құжаттың мәтіні жоқ",
            ru="у документа нет текста",
            en="the paper has no text",
        ),
        "fix": t(
            kk="{name}.kk.md және {name}.ru.md файлдарын қосыңыз",
            ru="добавьте файлы {name}.kk.md и {name}.ru.md",
            en="add the files {name}.kk.md and {name}.ru.md",
        ),
    },
)


def _no_text(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A note and a reference have a text in some language."""
    if not document.texts and not ctx.repository.has_unread(f"{document.id}."):
        yield finding("X11", "missing", document.source.key("/kind"), name=document.name)


_ONE_LANGUAGE = RuleSpec(
    id="X12",
    name="material-in-one-language-only",
    clauses=(),
    severity=Severity.WARNING,
    scope=Scope.DOCUMENT,
    kinds=("explanatory_note", "reference"),
    title=t(
        kk="Жобаның материалдары екі тілде беріледі",
        ru="Материалы к проекту есть на двух языках",
        en="The materials of a draft are in two languages",
    ),
    explanation=t(
        kk="Жоба екі тілде ұсынылады, сондықтан оның түсіндірме жазбасы мен анықтамасы да екі тілде дайындалады: "
        "тақырыптарының сәйкестігі әр тілде бөлек тексеріледі.",
        ru="Проект представляется на двух языках, поэтому на двух языках готовят и его записку, и справку: совпадение "
        "заголовков проверяется в каждом языке.",
        en="A draft is submitted in two languages, so its note and its reference are too: that the titles agree is "
        "checked "
        "in each language.",
    ),
    messages={
        "missing": t(
            kk="құжаттың {language} тіліндегі мәтіні жоқ",
            ru="нет текста на {language} языке",
            en="the text in {language} is missing",
        ),
        "fix": t(kk="{file} файлын қосыңыз", ru="добавьте файл {file}", en="add the file {file}"),
    },
)


def _one_language(document: Document, ctx: Context) -> Iterator[Diagnostic]:
    """A note or reference that has a text in Kazakh or Russian has it in both, where the akimat works in both."""
    chosen = ctx.settings.get("languages")
    for lang, language in _LANGUAGES.items():
        wanted = not isinstance(chosen, list) or lang in chosen
        there = lang in document.texts or ctx.repository.has_unread(f"{document.id}.{lang}")
        if document.texts and wanted and not there:
            place = tree_title(next(iter(document.texts.values())))
            yield finding("X12", "missing", place, language=language, file=f"{document.name}.{lang}.md")


RULES = (
    Rule(_ITEMS, document=_items),
    Rule(_STATE_LANGUAGE, document=_state_language),
    Rule(_NO_TEXT, document=_no_text),
    Rule(_ONE_LANGUAGE, document=_one_language),
)
