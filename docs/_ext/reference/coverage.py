"""Every public entity is declared on exactly one page of the reference: judged on every build."""

from __future__ import annotations

from pathlib import Path

from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from . import messages
from .entities import entities

_logger = logging.getLogger(__name__)


def shown_headers(env: BuildEnvironment) -> dict[str, list[str]]:
    """Return the headers that each page declares."""
    found: dict[str, list[str]] = env.__dict__.setdefault("reference_headers", {})
    return found


def purge(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget what a page declared."""
    shown_headers(env).pop(docname, None)


def merge(app: Sphinx, env: BuildEnvironment, docnames: list[str], other: BuildEnvironment) -> None:
    """Take over what another process read."""
    for docname, headers in shown_headers(other).items():
        if docname in docnames:
            shown_headers(env)[docname] = headers


def check(app: Sphinx, env: BuildEnvironment) -> None:
    """Report every header and every entity that no page declares."""
    xml, include = Path(env.config.reference_xml), Path(env.config.reference_include)
    if not env.config.reference_xml or not xml.is_dir():
        return
    shown = {header for headers in shown_headers(env).values() for header in headers}
    declared = {entry[0] for entry in env.get_domain("cpp").get_objects()}
    for header in sorted({entity.file for entity in entities(xml)} - shown):
        _logger.warning(messages.unreferenced_header(header), location=f"{include / header}:1")
    for entity in entities(xml):
        if entity.file in shown and entity.name not in declared and "operator" not in entity.name:
            _logger.warning(messages.unreferenced(entity.name), location=f"{include / entity.file}:{entity.line}")


def foreign_name(app: Sphinx, found: object, node: pending_xref) -> bool | None:
    """Let a type in a signature stand that is none of ours: the system's, a private one, a member of the standard library."""
    if node.get("refdomain") != "cpp" or node.get("reftype") != "identifier" or not app.config.reference_xml:
        return None
    ours = {entity.name.rpartition("::")[2] for entity in entities(Path(app.config.reference_xml))}
    return None if node["reftarget"].rpartition("::")[2] in ours else True


def setup(app: Sphinx) -> None:
    """Connect the checks."""
    app.connect("warn-missing-reference", foreign_name)
    app.connect("env-purge-doc", purge)
    app.connect("env-merge-info", merge)
    app.connect("env-updated", check)
