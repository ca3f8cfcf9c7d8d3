"""How large and how deep a file may be."""

from __future__ import annotations

from reglament.diagnostics import Severity
from reglament.rules.base import Profile, RuleSpec, Scope, t

_LIMIT = RuleSpec(
    id="F08",
    name="file-limit",
    clauses=(),
    severity=Severity.ERROR,
    scope=Scope.SOURCE,
    profile=Profile.DRAFT,
    kinds=(),
    title=t(kk="Файл тым күрделі", ru="Файл слишком сложен", en="A file is too complex"),
    explanation=t(
        kk="Бір құжат үшін бұл шектер жеткілікті; олардан асқан файл қате немесе зиянды.",
        ru="Для одного документа этих пределов хватает с запасом; файл больше них ошибочен или вредоносен.",
        en="The limits are ample for one paper; a file beyond them is a mistake or an attack.",
    ),
    messages={
        "depth": t(
            kk="бірінің ішіне бірі салынған деңгейлер тым көп, шегі – {limit}",
            ru="слишком много уровней вложенности, предел — {limit}",
            en="values are nested deeper than {limit} levels",
        ),
        "nodes": t(
            kk="файлдағы мәндер тым көп, шегі – {limit}",
            ru="в файле слишком много значений, предел — {limit}",
            en="the file has more than {limit} values",
        ),
        "lines": t(
            kk="мәтіндегі жолдар тым көп, шегі – {limit}",
            ru="в тексте слишком много строк, предел — {limit}",
            en="the text has more than {limit} lines",
        ),
        "cells": t(
            kk="мәтін кестелеріндегі ұяшықтар тым көп, шегі – {limit}",
            ru="в таблицах текста слишком много ячеек, предел — {limit}",
            en="the tables of the text have more than {limit} cells",
        ),
        "paragraph": t(
            kk="абзац немесе кесте жолы тым ұзын, шегі таңбамен – {limit}",
            ru="абзац или строка таблицы слишком длинны, предел в знаках — {limit}",
            en="a paragraph or a row of a table is longer than {limit} characters",
        ),
        "value": t(
            kk="мән тым ұзын, шегі таңбамен – {limit}",
            ru="значение слишком длинное, предел в знаках — {limit}",
            en="a value is longer than {limit} characters",
        ),
        "fix-lines": t(
            kk="мәтіннің бір бөлігін қосымшаға шығарыңыз",
            ru="вынесите часть текста в приложение",
            en="move a part of the text to an annex",
        ),
        "fix-cells": t(
            kk="кестені бірнеше қосымшаға бөліңіз",
            ru="разделите таблицу на несколько приложений",
            en="divide the table into several annexes",
        ),
        "fix-paragraph": t(
            kk="мәтінді бос жол арқылы абзацтарға бөліңіз",
            ru="разделите текст на абзацы пустой строкой",
            en="divide the text into paragraphs with an empty line",
        ),
        "fix-value": t(
            kk="ұзын мәтінді құжаттың Markdown файлына көшіріңіз",
            ru="перенесите длинный текст в файл Markdown этого документа",
            en="move the long text to the Markdown file of the paper",
        ),
        "fix": t(
            kk="деректерді бірнеше файлға бөліңіз",
            ru="разделите данные на несколько файлов",
            en="divide the data into several files",
        ),
    },
)

SPECS = (_LIMIT,)
