"""The directive `chapters`: the toctree of the front page, in the written order, of the chapters that exist."""

from __future__ import annotations

from docutils import nodes
from docutils.statemachine import StringList
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.directives.other import TocTree
from sphinx.environment import BuildEnvironment

from late import late, register, rewrite


class Chapters(TocTree):
    """A toctree in which a topic stands for `<topic>` or `<topic>/index`, whichever there is."""

    def run(self) -> list[nodes.Node]:
        found = [name for topic in self.content if (name := self.document_of(topic.strip()))]
        self.content = StringList(found, items=[(self.env.docname, self.lineno)] * len(found))
        # Sphinx reads such a page again whenever a page is added or removed.
        self.env.glob_toctrees.add(self.env.docname)
        made = super().run()
        for wrapper in made:
            for toctree in wrapper.findall(addnodes.toctree):
                toctree["hidden"] = True
        return [*made, late("", kind="chapters")]

    def document_of(self, topic: str) -> str | None:
        """Return the document of a topic, if there is one."""
        return next((name for name in (topic, f"{topic}/index") if name in self.env.found_docs), None)


def description(doctree: nodes.document) -> str:
    """Return what the page says of itself in its head."""
    for meta in doctree.findall(addnodes.meta):
        if meta.get("name") == "description":
            return str(meta["content"])
    return ""


def entries(env: BuildEnvironment) -> list[tuple[str, str, str]]:
    """Return name, title and description of each chapter."""
    order = env.toctree_includes.get(env.config.root_doc, [])
    return [(docname, env.titles[docname].astext(), description(env.get_doctree(docname))) for docname in order if docname in env.titles]


def fill(app: Sphinx, docname: str) -> list[nodes.Node]:
    """Return the chapters as a list, each with its description."""
    assert app.env is not None
    items = []
    for chapter, title, about in entries(app.env):
        uri = app.builder.get_relative_uri(docname, chapter)
        link = nodes.reference("", title, refuri=uri, internal=True)
        items.append(nodes.list_item("", nodes.paragraph("", "", link, classes=["chapter-title"]),
                                     nodes.paragraph("", about, classes=["chapter-about"])))
    return [nodes.enumerated_list("", *items, classes=["chapter-list"])] if items else []


def changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the front page where a title or a description has changed."""
    return rewrite(env, "chapters", entries(env), [env.config.root_doc])


def setup(app: Sphinx) -> None:
    """Register the directive."""
    register("chapters", fill)
    app.add_directive("chapters", Chapters)
    app.connect("env-updated", changed)
