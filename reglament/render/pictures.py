"""Pictures on a sheet: their bytes, taken as plain files and proven by their digest, and how large they are set."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from reglament.errors import RenderError
from reglament.loading import Role, limit_of, read_bytes, read_picture
from reglament.model.drawing import Drawing
from reglament.model.tree import Picture

DOT = 25.4 / 96
"""A pixel in millimetres, 96 to an inch."""
EMBLEM = (28.0, 20.0)
"""The room of the State Emblem on a letterhead: width and height in millimetres."""
TALLEST = 0.7
"""The part of the height of a page's text that a picture takes at most: its heading stays with it."""


@dataclass(frozen=True, slots=True)
class Print:
    """A picture as it is set: the name of its file among those of the sheet, its bytes, what they are."""

    name: str
    data: bytes
    drawing: Drawing

    def size(self, width: float, height: float, *, fill: bool = False) -> tuple[float, float]:
        """Its width and height in millimetres, in its own proportions: as large as it is, at most as the room.

        `fill` makes it as large as the room, whatever its own size.
        """
        own = (self.drawing.width * DOT, self.drawing.height * DOT)
        if fill:
            scale = min(width / own[0], height / own[1])
            return own[0] * scale, own[1] * scale
        scale = min(1.0, width / own[0], TALLEST * height / own[1])
        return own[0] * scale, own[1] * scale


@dataclass(frozen=True, slots=True)
class Gallery:
    """The pictures of the akimat at `root`; without a root there are none."""

    root: Path | None = None

    def get(self, picture: Picture) -> Print | None:
        """The picture, None when its file cannot be used, as a finding has told.

        Raises RenderError when the file is not that of which the text was read.
        """
        if self.root is None or not picture.digest:
            return None
        data, _ = read_bytes(self.root, picture.path, limit_of(Role.PICTURE))
        drawing = read_picture(picture.path, data)[0] if data is not None else None
        if data is None or drawing is None or sha256(data).hexdigest() != picture.digest:
            raise RenderError("The picture {path} changed while it was being set.", path=picture.path)
        return Print(f"{picture.digest}.{drawing.form}", data, drawing)
