"""Pictures of a text, taken out of the package as they are."""

from __future__ import annotations

from reglament.exchange.package import Package
from reglament.exchange.pieces import Drawing

_KINDS = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpg"))
_MAX_PICTURE = 8 * 1024 * 1024


class Pictures:
    """Pictures by the id of their relationship."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._targets = {
            one.id: one.target for one in package.relations(package.main) if one.type == "image" and not one.external
        }

    def get(self, identifier: str, alt: str) -> Drawing | None:
        """The picture, None when it is missing, too large or neither PNG nor JPEG."""
        target = self._targets.get(identifier, "")
        if target not in self._package.archive:
            return None
        data = self._package.archive[target]
        suffix = next((suffix for magic, suffix in _KINDS if data.startswith(magic)), "")
        if not suffix or len(data) > _MAX_PICTURE:
            return None
        return Drawing(suffix, data, " ".join(alt.split()))
