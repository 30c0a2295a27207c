"""The command that serves the site: to this machine alone, the newest pages, built again on each save."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest
from conftest import DOCS, ROOT

sys.path.insert(0, str(DOCS))

from serve import state  # noqa: E402

SERVE = [sys.executable, "-B", str(DOCS / "serve.py")]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a finished site of two pages."""
    made = tmp_path / "site"
    made.mkdir()
    (made / "index.html").write_text("first")
    (made / "404.html").write_text("no page here")
    return made


@contextmanager
def serving(site: Path, *options: str) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """Serve on a free port; give the address, and end it as Ctrl+C does."""
    command = [*SERVE, str(site), "--port", "0", *options]
    with subprocess.Popen(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        try:
            said = running.stdout.readline()
            assert said.startswith("the site: http://127.0.0.1:"), said
            yield said.split()[2], running
        finally:
            running.send_signal(signal.SIGINT)
            assert running.wait(60) == 0


def test_it_serves_what_is_there_now(site: Path) -> None:
    with serving(site) as (address, _):
        with urlopen(address) as answer:
            assert (answer.read(), answer.headers["Cache-Control"]) == (b"first", "no-store")
        (site / "index.html").write_text("second")
        with urlopen(address) as answer:
            assert answer.read() == b"second"


def test_a_wrong_address_gets_the_page_for_that(site: Path) -> None:
    with serving(site) as (address, _):
        with pytest.raises(HTTPError) as raised:
            urlopen(f"{address}nowhere.html")
        assert (raised.value.code, raised.value.read()) == (404, b"no page here")


def test_nobody_else_is_served(site: Path) -> None:
    """Every address of 127.0.0.0/8 is this machine; a server on all of its addresses would answer at this one too."""
    with serving(site) as (address, _):
        port = int(address.rsplit(":", 1)[1].strip("/"))
        with closing(socket.socket()) as other:
            assert other.connect_ex(("127.0.0.2", port)) != 0


def test_a_taken_port_is_said(site: Path) -> None:
    with closing(socket.socket()) as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run([*SERVE, str(site), "--port", str(port)], text=True, capture_output=True)
    assert done.returncode == 2
    assert done.stderr == (f"127.0.0.1:{port}: the port is taken\n  expected: a free port\n"
                           f"note: choose another: make serve PORT={port + 1}\n")


def test_a_site_that_was_not_built_is_said(tmp_path: Path) -> None:
    done = subprocess.run([*SERVE, str(tmp_path)], text=True, capture_output=True)
    assert (done.returncode, done.stderr) == (2, f"{tmp_path}: the site was not built\nnote: run 'make docs' first\n")


def test_a_saved_source_is_built_and_a_failure_is_said(site: Path, tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    page = docs / "page.md"
    page.write_text("old")
    build = f"grep -q good {page} && cp {page} {site}/index.html"
    with serving(site, "--watch", str(docs), "--build", "sh", "-c", build) as (address, running):
        assert running.stdout
        page.write_text("good")
        assert running.stdout.readline() == f"{page} changed: building\n"
        assert running.stdout.readline() == "built: load the page again\n"
        assert urlopen(address).read() == b"good"
        page.write_text("bad!")
        assert running.stdout.readline() == f"{page} changed: building\n"
        assert running.stdout.readline() == "not built (see above): the site is still the last good one\n"
        assert urlopen(address).read() == b"good"


def test_what_editors_leave_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("text")
    before = state([tmp_path])
    for name in (".page.md.swp", "page.md~", "#page.md#"):
        (tmp_path / name).write_text("text")
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__/x.pyc").write_text("text")
    assert state([tmp_path]) == before
    (tmp_path / "new.md").write_text("text")
    assert state([tmp_path]) != before


def test_the_e_book_that_pages_link_to_is_there_before_they_are_served() -> None:
    steps = subprocess.run(["make", "-n", "serve"], cwd=ROOT, text=True, capture_output=True, check=True).stdout.splitlines()
    serves = next(number for number, step in enumerate(steps) if "docs/serve.py" in step)
    assert any(step.startswith("ninja") and step.endswith(" book") for step in steps[:serves]), steps
