"""The reference: what Doxygen and Breathe lose is restored, and what is missing is reported."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import DOCS, Build
from project import Project

HEADER = '''\
/// @file
/// Boxes, and a `concept`.

#ifndef COURSE_BOX_HPP
#define COURSE_BOX_HPP

#include <concepts>

namespace course {

namespace detail {
struct secret {};
}  // namespace detail

/// What can be put into a box.
template <class T>
concept boxable = std::copyable<T> && sizeof(T) <= 64;

/// Holds one value.
///
///     course::box<int> one(1);
///
/// @tparam T what it holds
template <boxable T>
class [[nodiscard]] box {
public:
  /// Puts a value into the box.
  explicit box(T value) : value_(value) {}

  /// The value.
  [[nodiscard]] T value() const { return value_; }

  /// Adds to the value.
  template <class U>
    requires std::integral<U>
  void add(U more) { value_ += more; }

private:
  T value_;
};

/// Makes a box.
template <class T>
  requires boxable<T>
box<T> make_box(T value) { return box<T>(value); }

/// Makes a box of two values.
template <class T>
box<T> make_box(T first, T second) { return box<T>(first + second); }

}  // namespace course

#endif
'''

PAGE = "# Reference\n\n```{header} course/box.hpp\n```\n"


@pytest.fixture
def library(project: Project) -> Project:
    """Return a project with one header, documented and with a compiled example."""
    project.write("snippets/include/course/box.hpp", HEADER)
    project.write("tests/example.cpp", "int main() {\n  course::box<int> one(1);\n}\n")
    project.page("reference", PAGE)
    return project


def read_headers(project: Project) -> subprocess.CompletedProcess[str]:
    """Make the XML as the build does."""
    return subprocess.run([sys.executable, "-B", str(DOCS / "_ext/reference/build.py"), "--doxygen", str(shutil.which("doxygen")),
                           "--template", str(DOCS / "Doxyfile.in"), "--include", "snippets/include", "--compiled", "tests",
                           "--output", "build/xml", "--stamp", "build/xml.stamp"],
                          cwd=project.root, text=True, capture_output=True)


def settings(project: Project) -> dict[str, object]:
    """Return what tells Sphinx where the XML is."""
    xml = str(project.build / "xml")
    return {"reference_xml": xml, "reference_include": str(project.root / "snippets/include"), "breathe_projects": {"course": xml}}


def edit(project: Project, old: str, new: str) -> None:
    """Change the header."""
    assert old in HEADER
    project.write("snippets/include/course/box.hpp", HEADER.replace(old, new))


def test_green(library: Project, build: Build) -> None:
    done = read_headers(library)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert build(library, **settings(library)).warnings == []


def test_what_doxygen_and_breathe_lose_is_on_the_page(library: Project, build: Build) -> None:
    read_headers(library)
    text = " ".join(build(library, **settings(library)).soup("reference").select("main")[0].get_text().split())
    assert "requires std::integral<U>" in text
    assert "requires boxable<T>" in text
    assert "concept course::boxable = std::copyable<T> && sizeof(T) <= 64" in text
    assert "[[nodiscard]] T value() const" in text
    assert "result of this type is not used: [[nodiscard]]" in text
    assert "#include <course/box.hpp>" in text
    assert "Boxes, and a concept." in text
    assert "secret" not in text and "value_" not in text


def test_every_entity_is_declared_once(library: Project, build: Build) -> None:
    read_headers(library)
    soup = build(library, **settings(library)).soup("reference")
    names = [name.get_text() for name in soup.select("dt.sig .sig-name.descname")]
    # Sphinx gives template parameters the class of a name too.
    assert sorted(set(names) - {"T", "U"}) == ["add", "box", "boxable", "make_box", "value"]
    assert len(soup.select("dt.sig")) == 7
    ids = [element["id"] for element in soup.select("[id]")]
    assert len(ids) == len(set(ids))


def test_no_block_stands_in_a_paragraph(library: Project, build: Build) -> None:
    read_headers(library)
    html = build(library, **settings(library)).html("reference")
    # A parser of HTML would close the paragraph by itself, so the text is looked at.
    import re
    for paragraph in re.findall(r"<p[ >].*?</p>", html, flags=re.DOTALL):
        assert not re.search(r"<(div|ul|ol|dl|pre|p)[ >]", paragraph[2:]), paragraph


def test_an_example_is_highlighted(library: Project, build: Build) -> None:
    read_headers(library)
    soup = build(library, **settings(library)).soup("reference")
    assert "course::box<int> one(1);\n" in [block.get_text() for block in soup.select(".highlight-cpp pre, .highlight-c\\+\\+ pre")]


@pytest.mark.parametrize(("comment", "name", "line"), [
    ("/// Holds one value.\n///\n///     course::box<int> one(1);\n///\n/// @tparam T what it holds\n", "course::box", 20),
    ("  /// The value.\n", "course::box::value", 30),
    ("/// What can be put into a box.\n", "course::boxable", 17),
])
def test_an_undocumented_entity(library: Project, comment: str, name: str, line: int) -> None:
    edit(library, comment, "")
    done = read_headers(library)
    assert done.returncode == 1
    assert f": '{name}' has no documentation comment\nnote: say in one sentence, after '///', what it is or does\n" in done.stderr
    assert done.stderr.startswith("snippets/include/course/box.hpp:")
    assert abs(int(done.stderr.split(":")[1]) - line) <= 2
    assert not (library.build / "xml.stamp").exists()


def test_an_example_that_is_compiled_nowhere(library: Project) -> None:
    edit(library, "course::box<int> one(1);", "course::box<int> one(2);")
    done = read_headers(library)
    assert done.returncode == 1
    assert done.stderr == (
        "snippets/include/course/box.hpp:25: the example in the comment of 'course::box' is in no source that is compiled:"
        " 'course::box<int> one(2);'\nnote: put the same lines into tests/site/examples.cpp\n")


def test_a_comment_that_doxygen_does_not_understand(library: Project) -> None:
    edit(library, "@tparam T what", "@nonsense what")
    assert read_headers(library).returncode == 1


def test_a_header_no_page_shows(library: Project, build: Build) -> None:
    library.page("reference", "# Reference\n")
    read_headers(library)
    assert build(library, **settings(library)).warnings == [
        "snippets/include/course/box.hpp:1: no page of the reference shows 'course/box.hpp'\n"
        "note: add ```{header} course/box.hpp to a page in docs/reference"]


def test_an_unknown_header(library: Project, build: Build) -> None:
    library.page("reference", PAGE + "\n```{header} course/bag.hpp\n```\n")
    read_headers(library)
    assert build(library, **settings(library)).warnings == [
        "docs/reference.md:6: no header 'course/bag.hpp' (there are 'course/box.hpp')"]


def test_a_header_shown_twice(library: Project, build: Build) -> None:
    library.page("reference", PAGE + "\n```{header} course/box.hpp\n```\n")
    read_headers(library)
    assert any("Duplicate C++ declaration" in warning for warning in build(library, **settings(library)).warnings)


def test_an_entity_that_breathe_could_not_show(library: Project, build: Build) -> None:
    read_headers(library)
    page = library.build / "xml/namespacecourse.xml"
    text = page.read_text()
    page.write_text(text.replace("<name>make_box</name>", "<name>make_bag</name>", 1))
    assert any("make_bag" in warning for warning in build(library, **settings(library)).warnings)


def test_a_link_to_nothing_of_ours(library: Project, build: Build) -> None:
    library.page("reference", PAGE + "\nSee {cpp:class}`course::bag`.\n")
    read_headers(library)
    assert build(library, **settings(library)).warnings == ["docs/reference.md:6: cpp:class reference target not found: course::bag"]


def test_unchanged_xml_is_not_written_and_its_page_not_read_again(library: Project, build: Build) -> None:
    read_headers(library)
    before = {path.name: path.stat().st_mtime_ns for path in (library.build / "xml").iterdir()}
    assert build(library, **settings(library)).warnings == []
    time.sleep(0.01)
    read_headers(library)
    assert {path.name: path.stat().st_mtime_ns for path in (library.build / "xml").iterdir()} == before
    assert build(library, **settings(library)).read == set()


def test_a_changed_comment_is_read_again(library: Project, build: Build) -> None:
    read_headers(library)
    build(library, **settings(library))
    edit(library, "/// The value.", "/// What is in the box.")
    read_headers(library)
    again = build(library, **settings(library))
    assert (again.warnings, again.read) == ([], {"reference"})
    assert "What is in the box." in again.soup("reference").get_text()
