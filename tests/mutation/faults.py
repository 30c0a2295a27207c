"""The faults that `make docs` must not let pass, and what it has to say about each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Fault:
    name: str
    path: str  # the file that it edits, from the root of the tree
    edit: Callable[[str], str]
    said: list[str] = field(default_factory=list)  # patterns that the output must hold


# The listings with which the path was first laid, and for each what holds it together: the text that goes, and what comes.
LISTINGS: dict[str, tuple[str, str] | None] = {
    "threads/start_and_join": ("  for (std::jthread& thread : threads) thread.join();\n", ""),
    "threads/interleaving": ("std::jthread first", "std::thread first"),
    "threads/jthread_stop": ("    std::jthread worker(work);", "    static std::jthread worker(work);"),
    "threads/thread_results": ("  writer.join();  // Not before this line may main read the result.\n", ""),
    "locks/unlocked_counter": ("int threads = 5", "int threads = 1"),
    "locks/locked_counter": ("          std::lock_guard lock(mutex);\n", ""),
    "locks/payment_mail_page": ("    std::lock_guard lock(screen);\n    for", "    for"),
    "waiting/bounded_queue": ("    std::lock_guard lock(mutex_);\n    closed_", "    closed_"),
    "processes/private_copy": ("  child.join();\n", ""),
    "processes/process_counter": ("std::vector<course::process> children", "static std::vector<course::process> children"),
    "processes/compute_squares": ("  for (course::process& process : processes) process.join();\n", ""),
    "processes/pool_map_factorials": None,
    "coroutines/task_hello": ("co_await std::move(greeting)", "course::run(std::move(greeting))"),
    "gather/gather_three": ("  course::run(course::gather(greet(), greet(), greet()));",
                            "  for (int i = 0; i < 3; ++i) course::run(greet());"),
    "gather/three_tickers": ('tick("Task-C", 1500ms, 4)', 'tick("Task-C", 2500ms, 4)'),
    "gather/fetch_abc": ("  co_await course::gather(std::move(fetches));",
                         "  for (auto& each : fetches) co_await std::move(each);"),
}


def replace(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new, 1)


def change_a_line(text: str) -> str:
    """Changes one character of the contract: the last one of its first line that holds no placeholder."""
    for line in text.splitlines(keepends=True):
        if line.startswith("//   ") and "<" not in line:
            return text.replace(line, line[:-2] + ("8" if line[-2] != "8" else "9") + "\n", 1)
    return text


def change_placeholder(text: str) -> str:
    return re.sub(r"<number \d+\.\.\d+>", "<number 0..1>", text)


def at_source(path: str) -> str:
    return re.escape(path) + r":\d+: "


def of_listing(tree: Path, address: str, broken: tuple[str, str] | None) -> Iterator[Fault]:
    source = f"snippets/{address}.cpp"
    evidence = f"build/evidence/{address}.json"
    page = f"docs/{address.split('/')[0]}/index.md"
    at_page = re.escape(page) + r":\d+: "
    text = (tree / source).read_text()
    yield Fault(f"{address}: contract", source, change_a_line if change_a_line(text) != text else change_placeholder,
                [at_source(source), "^  expected: ", "^  printed: ", "^note: "])
    if broken:
        yield Fault(f"{address}: lock or join", source, replace(*broken), [re.escape(source) + r":\d+"])
    yield Fault(f"{address}: address on the page", page, replace(f"{{listing}} {address}\n", f"{{listing}} {address}s\n"),
                [at_page, re.escape(address) + "s", "^note: "])
    yield Fault(f"{address}: corrupt evidence", evidence, lambda text: text[: len(text) // 2],
                [re.escape(f"evidence/{address}.json"), "^note: "])
    yield Fault(f"{address}: evidence of another source", evidence,
                lambda text: re.sub(r'"sha256": ?"[0-9a-f]{8}', '"sha256": "00000000', text, count=1),
                [re.escape(address), "^note: "])


def all_faults(tree: Path) -> list[Fault]:
    faults = [fault for address, broken in LISTINGS.items() for fault in of_listing(tree, address, broken)]
    queue = "snippets/waiting/bounded_queue.cpp"
    counter = "snippets/locks/locked_counter.cpp"
    page = "docs/locks/index.md"
    at_page = re.escape(page) + r":\d+: "
    return faults + [
        Fault("region renamed in the program", queue, lambda text: re.sub(r"(//[<>]) main", r"\1 other", text),
              [r"docs/waiting/index\.md:\d+: ", "^note: "]),
        Fault("region renamed on the page", "docs/waiting/index.md", replace(":region: main", ":region: mian"),
              [r"docs/waiting/index\.md:\d+: ", "mian"]),
        Fault("region not closed", queue, replace("//< main\n", ""), [at_source(queue)]),
        Fault("an unknown section of a contract", counter, replace("// Output:", "// Outputs:"),
              [at_source(counter)]),
        Fault("what the reduced program prints", counter, replace("//   4\n", "//   5\n"),
              [at_source(counter), "^  expected: 5", "^  printed:  4", "REDUCED=1", "^note: "]),
        Fault("a reduced program with too many schedules", counter, replace("rounds = 2)", "rounds = 9)"),
              [at_source(counter), "^  expected: exhaustive", "^  found: ", "^note: "]),
        Fault("always where not all schedules were searched", page,
              replace("{always}`locks/locked_counter`", "{always}`locks/ticket_lock`"), [at_page, "^  expected: ", "^note: "]),
        Fault("a line too wide for a listing", counter, replace("single\n// addition.", "single addition.\n//"),
              [at_source(counter), "^  expected: 72 ", "^  found: ", "^note: "]),
        Fault("a program too long for one listing", "docs/waiting/index.md",
              lambda text: text + "\n```{listing} waiting/bounded_queue\n```\n",
              [r"docs/waiting/index\.md:\d+: ", "^  expected: 60 ", "^  found: ", "^note: "]),
        Fault("bare C++ on a page", page, lambda text: text + "\n```cpp\nint main() {}\n```\n", [at_page]),
        Fault("C++ without a language on a page", page, lambda text: text + "\n```\n#include <thread>\nint main() {}\n```\n",
              [at_page]),
        Fault("a listing that no page shows", page, lambda text: re.sub(
            r"```\{listing\} locks/payment_mail_page\n(?:.*\n)*?```\n", "", text), ["locks/payment_mail_page"]),
        # A measurement on a busy machine leaves it inconclusive, and the build green: give a tree that was measured in peace.
        Fault("a claim that is untrue", "docs/choosing/index.md",
              lambda text: re.sub(r"(start_cost: process / thread) >= [\d.]+", r"\1 <= 0.5", text, count=1),
              [r"docs/choosing/index\.md:\d+: "]),
        Fault("a variant of a benchmark taken away", "bench/start_cost.cpp", replace('variant("busy_pool"', 'variant("idle_pool"'),
              [r"docs/choosing/index\.md:\d+: ", "busy_pool"]),
        Fault("a header without its documentation", "snippets/include/course/gather.hpp",
              lambda text: re.sub(r"^ *///.*\n", "", text, flags=re.MULTILINE), [r"gather\.hpp"]),
    ]
