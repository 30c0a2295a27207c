"""The reference: what the course's headers offer, each entity declared exactly once."""

from __future__ import annotations

from typing import Any

from sphinx.application import Sphinx

from . import coverage, header, markup


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive and the checks."""
    app.setup_extension("breathe")
    app.add_config_value("reference_xml", "", "env", [str])
    app.add_config_value("reference_include", "", "env", [str])
    markup.setup(app)
    header.setup(app)
    coverage.setup(app)
    return {"version": "1", "env_version": 1, "parallel_read_safe": True, "parallel_write_safe": True}
