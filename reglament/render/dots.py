"""Drawings in lines turned into dots: word processors show those alike, whatever their age."""

from __future__ import annotations

from pathlib import Path

import typst

from reglament.errors import RenderError
from reglament.model.drawing import Form
from reglament.render.fonts import find_fonts
from reglament.render.pictures import Print

PPI = 300.0
"""Dots an inch, as in print."""


def in_dots(picture: Print, width: float, height: float, templates: Path) -> Print:
    """The picture as PNG or JPEG; a drawing is set in `width` by `height` millimetres.

    Raises RenderError when typst refuses.
    """
    if picture.drawing.form is not Form.SVG:
        return picture
    folder = templates / "typst"
    book = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(find_fonts().path)])
    compiler = typst.Compiler(folder / "picture.typ", root=folder, font_paths=book)
    inputs = {"width": f"{width:.3f}", "height": f"{height:.3f}", "drawing": picture.data.decode("utf-8-sig")}
    try:
        done = compiler.compile(format="png", ppi=PPI, sys_inputs=inputs)
    except typst.TypstError as error:
        raise RenderError("{paper} could not be set: {reason}", paper=picture.name, reason=error.message) from error
    if not isinstance(done, bytes):
        raise RenderError("{paper} could not be set: {reason}", paper=picture.name, reason="no output")
    return Print(f"{picture.name.rpartition('.')[0]}.png", done, picture.drawing)
