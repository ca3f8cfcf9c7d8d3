"""Ways from one act's Markdown to a file: ours, pandoc with typst, WeasyPrint, XeLaTeX. All set A4 in Tinos, 14 pt."""

from __future__ import annotations

import html
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pypandoc
import weasyprint
from weasyprint.text.fonts import FontConfiguration

from reglament.loading import load, read_markdown
from reglament.model.documents import Repository
from reglament.model.registers import Registers
from reglament.model.tree import TextTree
from reglament.render import compose as composing
from reglament.render import fonts
from reglament.render.docx import DocxWriter
from reglament.render.paper import Paper
from reglament.render.typst import Typesetter
from reglament.settings import resource

OURS = "Reglament, PDF (tree to typst, in process)"
OURS_DOCX = "Reglament, DOCX (tree to one pandoc that stays)"
PANDOC = "pandoc to typst, a process each"
PANDOC_DOCX = "pandoc to DOCX, a process each"
WEASYPRINT = "WeasyPrint, in process"
XELATEX = "pandoc to XeLaTeX, a process each"

DAY = date(2026, 11, 23)
COMPILE = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[sys.argv[3]])"
CSS = """
@page { size: A4; margin: 20mm 10mm 20mm 30mm; @top-center { content: counter(page) } }
@font-face { font-family: Tinos; src: url("{font}") }
body { font: 14pt/1.15 Tinos; text-align: justify } h1 { font-size: 14pt; text-align: center }
p { text-indent: 1.25cm; margin: 0 }
"""


@dataclass(frozen=True)
class Way:
    """A way: it makes a file of each text; `part` is how many times fewer acts a slow one gets."""

    make: Callable[[Sequence[Path]], None]
    part: int = 1


class Ours:
    """Our way: from the text of an act to its paper and its files."""

    def __init__(self, akimat: Path) -> None:
        self._repository = Repository(load(akimat).documents)
        self._registers = Registers.of(self._repository)
        self._typesetter = Typesetter(resource("templates"))
        self._writer = DocxWriter(resource("templates"))

    def read(self, path: Path) -> TextTree | None:
        """The tree of a text."""
        return read_markdown(path.name, path.name.split(".")[1], path.read_bytes())[0]

    def paper(self, path: Path, number: int = 0) -> Paper:
        """The act as a paper without annexes, as the peers set it; `number` makes it unlike any before it."""
        lang = path.name.split(".")[1]
        document = self._repository.documents[f"acts/2026/{path.parent.name}/act"]
        tree = self.read(path) or document.texts[lang]
        parsed = replace(document, texts={**document.texts, lang: tree}, annexes=())
        paper = composing.compose(parsed, self._repository, self._registers, lang)
        if paper is None:
            sys.exit(f"{path}: no paper")
        return replace(paper, title=f"{paper.title} {number}") if number else paper

    def make(self, texts: Sequence[Path]) -> None:
        """A PDF of each."""
        for path in texts:
            self._typesetter.pdf(self.paper(path), DAY)

    def make_docx(self, texts: Sequence[Path]) -> None:
        """A DOCX of each."""
        for path in texts:
            self._writer.docx(self.paper(path), 3, DAY)


def ways(ours: Ours) -> tuple[dict[str, Way], tuple[str, ...]]:
    """Every way that is installed by its name, and the names of those that are not."""
    found = {
        OURS: Way(ours.make),
        PANDOC: Way(_pandoc()),
        WEASYPRINT: Way(_weasyprint()),
        OURS_DOCX: Way(ours.make_docx),
        PANDOC_DOCX: Way(_pandoc_docx()),
    }
    if shutil.which("xelatex") is None:
        return found, (XELATEX,)
    return {**found, XELATEX: Way(_xelatex(), part=20)}, ()


def _pandoc() -> Callable[[Sequence[Path]], None]:
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


def _pandoc_docx() -> Callable[[Sequence[Path]], None]:
    pandoc = pypandoc.get_pandoc_path()

    def make(texts: Sequence[Path]) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            for path in texts:
                subprocess.run([pandoc, "-s", "-t", "docx", "-o", f"{scratch}/act.docx", str(path)], check=True)

    return make


def _xelatex() -> Callable[[Sequence[Path]], None]:
    pandoc = pypandoc.get_pandoc_path()
    face = f"Path={fonts.find_fonts().path}/, Extension=.ttf, UprightFont=*-Regular, BoldFont=*-Bold"
    settings = ["-V", "papersize=a4", "-V", "mainfont=Tinos", "-V", "fontsize=14pt", "-V", "documentclass=extarticle"]
    command = [pandoc, *settings, "-V", f"mainfontoptions={face}", "--pdf-engine=xelatex"]

    def make(texts: Sequence[Path]) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            for path in texts:
                subprocess.run([*command, "-o", f"{scratch}/act.pdf", str(path)], check=True, stderr=subprocess.DEVNULL)

    return make


def _weasyprint() -> Callable[[Sequence[Path]], None]:
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
