"""Ways from one act's Markdown to a PDF: ours, pandoc with typst, WeasyPrint. All set A4 in Tinos, 14 pt."""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypandoc
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from reglament.loading import load, read_markdown
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.render import compose as composing
from reglament.render import fonts
from reglament.render.typst import Typesetter
from reglament.settings import resource

OURS = "Reglament (tree to typst, in process)"
PANDOC = "pandoc to typst, a process each"
WEASYPRINT = "WeasyPrint, in process"

COMPILE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
CSS = """
@page { size: A4; margin: 20mm 10mm 20mm 30mm; @top-center { content: counter(page) } }
@font-face { font-family: Tinos; src: url("{font}") }
body { font: 14pt/1.15 Tinos; text-align: justify } h1 { font-size: 14pt; text-align: center }
p { text-indent: 1.25cm; margin: 0 }
"""
Way = Callable[[Sequence[Path]], None]


def ways(root: Path) -> dict[str, Way]:
    """Every way by its name; each takes the Markdown files to render."""
    return {OURS: _ours(root), PANDOC: _pandoc(), WEASYPRINT: _weasyprint()}


def _ours(root: Path) -> Way:
    repository = Repository(load(root).documents)
    registers = Registers.of(repository)
    typesetter = Typesetter(resource("templates"))

    def make(texts: Sequence[Path]) -> None:
        for path in texts:
            lang = path.name.split(".")[1]
            document = repository.documents[f"acts/2026/{path.parent.name}/act"]
            tree, _ = read_markdown(path.name, lang, path.read_bytes())
            parsed = replace(document, texts={**document.texts, lang: tree or document.texts[lang]})
            paper = composing.compose(parsed, repository, registers, lang)
            if paper is None:
                sys.exit(f"{path}: no paper")
            typesetter.pdf(paper, date(2026, 11, 23))

    return make


def _pandoc() -> Way:
    pandoc = pypandoc.get_pandoc_path()
    typst = shutil.which("typst")
    folder = str(fonts.find_fonts().path)

    def make(texts: Sequence[Path]) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            source, target = f"{scratch}/act.typ", f"{scratch}/act.pdf"
            settings = ["-V", "papersize=a4", "-V", "mainfont=Tinos", "-V", "fontsize=14pt"]
            compiler = (
                [typst, "compile", "--font-path", folder, source, target]
                if typst
                else [sys.executable, "-c", COMPILE, source, target, folder]
            )
            for path in texts:
                subprocess.run([pandoc, "-s", "-t", "typst", *settings, "-o", source, str(path)], check=True)
                subprocess.run(compiler, check=True)

    return make


def _weasyprint() -> Way:
    configuration = FontConfiguration()
    font = next(Path(fonts.find_fonts().path).glob("Tinos-Regular.ttf")).as_uri()
    style = weasyprint.CSS(string=CSS.replace("{font}", font), font_config=configuration)

    def make(texts: Sequence[Path]) -> None:
        for path in texts:
            title, *parts = path.read_text(encoding="utf-8").split("\n\n")
            body = "".join(f"<p>{html.escape(part)}</p>" for part in parts)
            page = f"<h1>{html.escape(title.removeprefix('# '))}</h1>{body}"
            weasyprint.HTML(string=page).write_pdf(stylesheets=[style], font_config=configuration)

    return make
