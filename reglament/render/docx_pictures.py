"""Pictures of a DOCX: taken from the gallery, in dots, kept for pandoc under the names that the document gives them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reglament.model.tree import Picture
from reglament.render.dots import in_dots
from reglament.render.pictures import Gallery


@dataclass
class Stand:
    """Shows the pictures of one document; `files` are the bytes of those shown so far."""

    gallery: Gallery = field(default_factory=Gallery)
    templates: Path | None = None
    files: dict[str, bytes] = field(default_factory=dict)

    def show(
        self, picture: Picture, width: float, height: float, *, fill: bool = False
    ) -> tuple[str, float, float] | None:
        """Name, width and height (millimetres) of a picture in a room, which it may `fill`; None when there is no file.

        Raises RenderError when the file has changed or cannot be set.
        """
        found = self.gallery.get(picture)
        if found is None or self.templates is None:
            return None
        size = found.size(width, height, fill=fill)
        shown = in_dots(found, *size, self.templates)
        self.files[shown.name] = shown.data
        return shown.name, *size
