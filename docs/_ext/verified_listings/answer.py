"""The directive `answer`: the folded answer of a question, or the folded solution of an exercise."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective

from .nodes import make


class AnswerDirective(SphinxDirective):
    """Folds its content under a title."""

    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def run(self) -> list[nodes.Node]:
        self.assert_has_content()
        title = self.arguments[0] if self.arguments else "Answer"
        body = make("div", classes="answer-body")
        self.state.nested_parse(self.content, self.content_offset, body)
        fold = make("details", make("summary", nodes.inline("", title)), body, classes="answer")
        self.set_source_info(fold)
        return [fold]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("answer", AnswerDirective)
