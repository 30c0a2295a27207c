"""What the theme's templates need beyond what Sphinx gives them."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from . import chapters, highlighting, light, navigation, sitemap, translator


def setup(app: Sphinx) -> dict[str, Any]:
    """Connect the theme's helpers."""
    app.setup_extension("late")
    chapters.setup(app)
    navigation.setup(app)
    translator.setup(app)
    highlighting.setup(app)
    sitemap.setup(app)
    light.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
