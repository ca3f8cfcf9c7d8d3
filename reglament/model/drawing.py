"""A picture's file as it can be set: its form and its size."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """Forms of pictures; the value is the usual extension."""

    PNG = "png"
    JPEG = "jpg"
    SVG = "svg"


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a picture's file says of itself: its form, its size in pixels (96 an inch for a drawing in lines).

    `letters` are the characters that a drawing writes, each with the line and column where it first stands.
    """

    form: Form
    width: float
    height: float
    letters: tuple[tuple[str, int, int], ...] = ()
