"""The directive `diagram`: the standing pictures of the course. The words stand beside the drawing, so that they wrap and can be read aloud."""

from __future__ import annotations

from collections.abc import Callable
from xml.etree import ElementTree

from docutils import nodes
from sphinx.application import Sphinx

from . import buffers, messages, moments
from .messages import Problem
from .nodes import element, make, paragraph
from .report import VerifiedDirective
from .sketch import WIDTH, Card, box, cards, path, picture, svg

LANES = 3
TURN = 26


def frame(root: ElementTree.Element, left: int, width: int) -> None:
    """Add the walls of a process, with its memory at the bottom."""
    for classes, top, height in (("wall", 4, 92), ("memory", 76, 13)):
        inset = 0 if classes == "wall" else 7
        box(root, classes, left + inset, top, width - 2 * inset, height)


def threads() -> ElementTree.Element:
    """Draw three flows that run all the time, in one process."""
    root = picture("model model-thread")
    frame(root, 4, 192)
    for lane in range(LANES):
        path(root, "runs", f"M18 {18 + 20 * lane}H182")
    return root


def processes() -> ElementTree.Element:
    """Draw three flows that run all the time, each in a process of its own."""
    root = picture("model model-process")
    for lane in range(LANES):
        left = 4 + 66 * lane
        frame(root, left, 60)
        path(root, "runs", f"M{left + 10} {18 + 20 * lane}h40")
    return root


def coroutines() -> ElementTree.Element:
    """Draw three flows of which one runs at a time."""
    root = picture("model model-async")
    frame(root, 4, 192)
    for lane in range(LANES):
        path(root, "waits", f"M18 {18 + 20 * lane}H182")
    for turn in range(6):
        path(root, "runs", f"M{22 + TURN * turn} {18 + 20 * (turn % LANES)}h{TURN - 6}")
    return root


MODELS: tuple[Card, ...] = (
    ("Threads", "All run at the same time, on one memory.", threads),
    ("Processes", "All run at the same time, each on its own memory.", processes),
    ("Coroutines", "One runs at a time and hands over by itself.", coroutines),
)


def three_models() -> element:
    """Return the three models side by side."""
    return cards("Three models", "Time runs from left to right. A frame is a process, the bar in it its memory.", MODELS)


def branch(name: str, words: str, kind: str) -> element:
    """Return one branch of the tree."""
    return make("li", nodes.paragraph("", "", nodes.strong("", name), nodes.Text(f" {words}")), classes=f"branch branch-{kind}")


def fork(ends: tuple[int, ...]) -> ElementTree.Element:
    """Draw lines from the middle of the left edge to places on the right one."""
    root = picture("fork", stretched=True)
    middle = sum(ends) // len(ends)
    for end in ends:
        path(root, "line", f"M0 {middle}H{WIDTH // 2}V{end}H{WIDTH}")
    return root


def overview_tree() -> element:
    """Return concurrency and its branches, two of which parallelism holds too."""
    root = make("div", nodes.paragraph("", "", nodes.strong("", "Concurrency"), nodes.Text(" several jobs under way")), classes="root")
    branches = make("ul", branch("Coroutines", "one thread takes turns by itself", "async"),
                    branch("Threads", "one memory; on several processors at the same moment", "thread"),
                    branch("Processes", "own memory; on several processors at the same moment", "process"))
    return make("figure", make("div", root, svg(fork((16, 50, 84))), branches,
                               make("div", paragraph("Parallelism"), classes="both"), classes="tree"),
                classes="diagram", aria_label="Concurrency and parallelism as a tree")


DIAGRAMS: dict[str, Callable[[], element]] = {
    "three-models": three_models, "overview-tree": overview_tree, "critical-section": moments.critical_section, "deadlock": moments.deadlock,
    "condition-variable": moments.condition_variable, "bounded-queue": moments.bounded_queue, "meeting-points": moments.meeting_points,
    "whose-counter": moments.whose_counter, "whose-variable": moments.whose_variable, "store-buffer": buffers.store_buffer}


class DiagramDirective(VerifiedDirective):
    """Shows one of the pictures by its name."""

    required_arguments = 1

    def build(self) -> list[nodes.Node]:
        name = self.arguments[0]
        if name not in DIAGRAMS:
            raise Problem(messages.unknown_diagram(name, list(DIAGRAMS)))
        figure = DIAGRAMS[name]()
        self.set_source_info(figure)
        return [figure]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive("diagram", DiagramDirective)
