"""Copying only what differs, so that what depends on the copies is redone only where it must be."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path


def write_if_changed(path: Path, data: bytes) -> bool:
    """Write the bytes unless the file holds them already; return whether it was written.

    Whoever reads the file meanwhile gets all of the old bytes or all of the new ones.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.unfinished")
    unfinished.write_bytes(data)
    unfinished.replace(path)
    return True


def sync_tree(source: Path, target: Path, leave_out: Collection[str] = (), keep: Collection[str] = ()) -> None:
    """Make the target hold exactly the files of the source, and those of its own that are to be kept."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file() and path.name not in leave_out}
    for name in sorted(wanted):
        write_if_changed(target / name, (source / name).read_bytes())
    for path in sorted(target.rglob("*"), reverse=True):
        if path.is_dir():
            if not any(path.iterdir()):
                path.rmdir()
        elif path.relative_to(target) not in wanted and path.relative_to(target).as_posix() not in keep:
            path.unlink()
