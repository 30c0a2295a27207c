"""Runs Doxygen over the course's headers, checks what it found, and brings the XML into the shape Breathe can show."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reference import messages  # noqa: E402
from reference.doxygen_xml import Headers, restore  # noqa: E402
from reference.entities import Example, entities, examples  # noqa: E402
from sync import sync_tree  # noqa: E402


def run_doxygen(doxygen: str, template: Path, include: Path, output: Path) -> bool:
    """Run Doxygen into a folder; return whether it had nothing to say."""
    settings = {"COURSE_HEADERS": include / "course", "COURSE_INCLUDE": include, "REFERENCE_RAW": output}
    text = template.read_text(encoding="utf-8")
    for name, value in settings.items():
        text = text.replace(f"@{name}@", str(value))
    output.mkdir(parents=True)
    return subprocess.run([doxygen, "-"], input=text, text=True, check=False).returncode == 0


def folded(text: str) -> list[str]:
    """Return the lines without indentation, those that hold nothing left out."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def is_compiled(example: Example, sources: list[list[str]]) -> bool:
    """Return whether the lines of an example follow one another in a source that is compiled."""
    wanted = folded(example.code)
    return any(source[start:start + len(wanted)] == wanted
               for source in sources for start in range(len(source) - len(wanted) + 1))


def problems(xml: Path, include: Path, compiled: list[Path]) -> list[str]:
    """Return what is wrong with the documentation comments."""
    sources = [folded(path.read_text(encoding="utf-8")) for path in compiled]
    found = [f"{include / entity.file}:{entity.line}: {messages.undocumented(entity.name)}"
             for entity in entities(xml) if not entity.documented]
    found += [f"{include / example.file}:{example.line}: {messages.uncompiled_example(example.entity, folded(example.code)[0])}"
              for example in examples(xml) if not is_compiled(example, sources)]
    return found


def finish(raw: Path, include: Path) -> None:
    """Restore what Breathe does not show, and remove what differs from run to run."""
    headers = Headers(include)
    for path in raw.glob("*.xml"):
        tree = ElementTree.parse(path)
        restore(tree.getroot(), headers)
        tree.write(path, encoding="utf-8", xml_declaration=True)
    (raw / "Doxyfile.xml").unlink(missing_ok=True)


def main() -> int:
    """Make the XML; exit 1 where a comment is wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--doxygen", required=True, help="the doxygen program")
    parser.add_argument("--template", type=Path, required=True, help="Doxyfile.in")
    parser.add_argument("--include", type=Path, required=True, help="the folder that holds course/")
    parser.add_argument("--compiled", type=Path, action="append", default=[], help="a folder of sources that are compiled")
    parser.add_argument("--output", type=Path, required=True, help="the folder of the XML")
    parser.add_argument("--stamp", type=Path, help="a file to touch when all is good")
    options = parser.parse_args()
    scratch = Path(tempfile.mkdtemp(prefix="reference-"))
    try:
        raw = scratch / "xml"
        good = run_doxygen(options.doxygen, options.template, options.include.resolve(), raw)
        if not good:
            return 1
        compiled = sorted(path for folder in options.compiled for path in folder.rglob("*.cpp"))
        found = problems(raw, options.include, compiled)
        for problem in found:
            print(problem, file=sys.stderr)
        if found:
            return 1
        finish(raw, options.include.resolve())
        sync_tree(raw, options.output)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    if options.stamp:
        options.stamp.touch()
    return 0


if __name__ == "__main__":
    sys.exit(main())
