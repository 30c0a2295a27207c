"""The directive `chapters`: the toctree of the front page, in the written order, of the chapters that exist."""

from __future__ import annotations

from docutils import nodes
from docutils.statemachine import StringList
from sphinx.application import Sphinx
from sphinx.directives.other import TocTree


class Chapters(TocTree):
    """A toctree in which a topic stands for `<topic>` or `<topic>/index`, whichever there is."""

    def run(self) -> list[nodes.Node]:
        found = [name for topic in self.content if (name := self.document_of(topic.strip()))]
        self.content = StringList(found, items=[(self.env.docname, self.lineno)] * len(found))
        # Sphinx reads such a page again whenever a page is added or removed.
        self.env.glob_toctrees.add(self.env.docname)
        return list(super().run())

    def document_of(self, topic: str) -> str | None:
        """Return the document of a topic, if there is one."""
        return next((name for name in (topic, f"{topic}/index") if name in self.env.found_docs), None)


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("chapters", Chapters)
