"""What goes into the wheel beside the package: schemas, templates, settings of the editor, fonts."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

BESIDE = ("schemas", "templates", ".vscode/settings.json")
FONTS = ("Tinos-*.ttf", "OFL.txt", "NOTICE")


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Puts them under `reglament/data`, where an installed copy looks for them."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name every folder and font that goes in; a wheel without fonts is made with a warning."""
        if version == "editable":
            return
        root = Path(self.root)
        include = build_data["force_include"]
        include.update({str(root / name): f"reglament/data/{name}" for name in BESIDE if (root / name).exists()})
        fonts = find_spec("pdfboss_fonts")
        if fonts is None or fonts.origin is None:
            self.app.display_warning("pdfboss-fonts is not installed here: the wheel has no fonts of its own")
            return
        folder = Path(fonts.origin).parent / "fonts"
        found = [path for pattern in FONTS for path in sorted(folder.glob(pattern))]
        include.update({str(path): f"reglament/data/fonts/{path.name}" for path in found})
