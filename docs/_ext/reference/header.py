"""The directive `header`: everything one header offers, by Breathe's directives."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from . import messages
from .doxygen_xml import text_of
from .entities import Entity, entities

_logger = logging.getLogger(__name__)


def of_header(found: list[Entity], header: str) -> list[Entity]:
    """Return what a header declares itself: members and nested classes come with their class."""
    classes = {entity.name for entity in found if entity.directive in ("doxygenclass", "doxygenstruct")}
    return [entity for entity in found if entity.file == header and not entity.member
            and entity.name.rpartition("::")[0] not in classes]


def declarations(found: list[Entity], header: str) -> list[str]:
    """Return the Markdown that declares every entity of a header."""
    own = of_header(found, header)
    overloads = Counter(entity.name for entity in own)
    lines: list[str] = []
    for entity in own:
        # Of several functions with one name, the parameters tell which.
        parameters = entity.parameters if overloads[entity.name] > 1 else ""
        lines.append(f"```{{{entity.directive}}} {entity.name}{parameters}")
        if entity.directive in ("doxygenclass", "doxygenstruct"):
            lines.append(":members:")
        lines += ["```", ""]
    return lines


def file_compound(xml: Path, header: str) -> ElementTree.Element | None:
    """Return what Doxygen says of the file itself."""
    for path in sorted(xml.glob("*_8hpp.xml")):
        compound = ElementTree.parse(path).getroot().find("compounddef[@kind='file']")
        location = compound.find("location") if compound is not None else None
        if location is not None and location.get("file") == header:
            return compound
    return None


def described(compound: ElementTree.Element) -> list[nodes.Node]:
    """Return what the header says of itself, paragraph by paragraph."""
    made: list[nodes.Node] = []
    for part in ("briefdescription", "detaileddescription"):
        for para in compound.iterfind(f"{part}/para"):
            paragraph = nodes.paragraph("", para.text or "")
            for child in para:
                kind = nodes.literal if child.tag == "computeroutput" else nodes.inline
                paragraph += kind("", text_of(child))
                paragraph += nodes.Text(child.tail or "")
            made.append(paragraph)
    return made


class HeaderDirective(SphinxDirective):
    """Declares everything in one header, after its own description."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        header = self.arguments[0]
        xml = Path(self.config.reference_xml)
        compound = file_compound(xml, header)
        found = entities(xml)
        if compound is None:
            known = sorted({entity.file for entity in found})
            _logger.warning(messages.unknown_header(header, known), location=(self.env.docname, self.lineno))
            return []
        for path in xml.glob("*.xml"):
            self.env.note_dependency(str(path))
        self.env.note_dependency(str(xml / "index.xml"))
        headers: dict[str, list[str]] = self.env.__dict__.setdefault("reference_headers", {})
        headers.setdefault(self.env.docname, []).append(header)
        include = nodes.paragraph("", "", nodes.literal("", f"#include <{header}>"), classes=["include"])
        body = nodes.container()
        text = declarations(found, header)
        self.state.nested_parse(StringList(text, items=[(self.env.docname, self.lineno)] * len(text)), self.content_offset, body)
        return [include, *described(compound), *body.children]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("header", HeaderDirective)
