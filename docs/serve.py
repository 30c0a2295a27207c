"""Serves the finished site to this machine alone, and builds it again whenever a source is saved."""

from __future__ import annotations

import argparse
import errno
import subprocess
import sys
import threading
from collections.abc import Iterable
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HOST = "127.0.0.1"
INTERVAL_S = 0.5

State = dict[Path, tuple[int, int]]


class Handler(SimpleHTTPRequestHandler):
    """Answers with the newest pages; what is not there with the site's own page for that."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: what is built is the news, not what is read."""


def state(folders: Iterable[Path]) -> State:
    """Return what is in the folders, but for what editors and Python leave there."""
    found: State = {}
    for folder in folders:
        for path in folder.rglob("*"):
            if path.name.startswith((".", "#")) or path.name.endswith("~") or "__pycache__" in path.parts:
                continue
            try:
                status = path.stat()
            except FileNotFoundError:
                # Gone between the list and the look.
                continue
            if path.is_file():
                found[path] = (status.st_mtime_ns, status.st_size)
    return found


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    print(text, flush=True)


def rebuild_on_change(folders: list[Path], known: State, command: list[str], stopped: threading.Event) -> None:
    """Run the command after each change of what is known, until stopped; a change while it runs has it run once more."""
    while not stopped.wait(INTERVAL_S):
        now = state(folders)
        if now == known:
            continue
        changed = sorted(path for path in known.keys() | now.keys() if known.get(path) != now.get(path))
        known = now
        more = f" and {len(changed) - 1} more" if len(changed) > 1 else ""
        say(f"{changed[0]}{more} changed: building")
        done = subprocess.run(command)
        say("built: load the page again" if done.returncode == 0 else "not built (see above): the site is still the last good one")


def arguments() -> argparse.Namespace:
    """Return what was asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, help="the folder of the finished site")
    parser.add_argument("--port", type=int, default=8000, help="the port, 0 for any that is free")
    parser.add_argument("--watch", type=Path, action="append", default=[], help="a folder of sources")
    parser.add_argument("--build", nargs=argparse.REMAINDER, default=[], help="the command to run after a change; last")
    options = parser.parse_args()
    if not 0 <= options.port <= 65535:
        parser.error(f"no such port: {options.port}")
    return options


def main() -> int:
    """Serve until interrupted."""
    options = arguments()
    if not (options.site / "index.html").is_file():
        print(f"{options.site}: the site was not built\nnote: run 'make docs' first", file=sys.stderr)
        return 2
    try:
        server = ThreadingHTTPServer((HOST, options.port), partial(Handler, directory=str(options.site)))
    except OSError as error:
        if error.errno not in (errno.EADDRINUSE, errno.EACCES):
            raise
        why = "the port is taken" if error.errno == errno.EADDRINUSE else "the port is only for the system's own servers"
        print(f"{HOST}:{options.port}: {why}\n  expected: a free port\nnote: choose another: make serve PORT={max(8001, options.port + 1)}",
              file=sys.stderr)
        return 2
    stopped = threading.Event()
    # Looked at before the address is told: nothing that a reader then saves is missed.
    watcher = threading.Thread(target=rebuild_on_change, args=(options.watch, state(options.watch), options.build, stopped))
    with server:
        try:
            say(f"the site: http://{HOST}:{server.server_port}/ (Ctrl+C ends it)")
            if options.watch:
                watcher.start()
            server.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            stopped.set()
            if watcher.ident is not None:
                watcher.join()
    return 0


if __name__ == "__main__":
    sys.exit(main())
