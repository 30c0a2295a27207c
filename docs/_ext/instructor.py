"""The directive `instructor`: a note for whoever teaches from the page, left out of what students read."""

from __future__ import annotations

from typing import Any

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.errors import ConfigError
from sphinx.util.docutils import SphinxDirective

AUDIENCES = ("students", "instructors")


class InstructorDirective(SphinxDirective):
    """Shows its content to instructors; to students it is read, so that what is wrong in it is said, and then left out."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        note = nodes.admonition(classes=["instructor"])
        note += nodes.title("", "For instructors")
        self.set_source_info(note)
        self.state.nested_parse(self.content, self.content_offset, note)
        return [note] if self.config.audience == "instructors" else []


def check(app: Sphinx, config: Config) -> None:
    """Stop where the audience is none that we know."""
    if config.audience not in AUDIENCES:
        raise ConfigError(f"AUDIENCE is '{AUDIENCES[0]}' or '{AUDIENCES[1]}', not '{config.audience}'")


def setup(app: Sphinx) -> dict[str, Any]:
    """Register the directive and who the pages are for."""
    app.add_config_value("audience", AUDIENCES[0], "env", [str])
    app.add_directive("instructor", InstructorDirective)
    app.connect("config-inited", check)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
