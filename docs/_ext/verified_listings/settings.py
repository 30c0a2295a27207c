"""Where things lie: the three folders everything is read from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sphinx.config import Config


@dataclass(frozen=True)
class Settings:
    """The project root, the build folder, and the suites that every build measures."""

    root: Path
    build: Path
    cheap_suites: frozenset[str]

    @staticmethod
    def of(config: Config) -> Settings:
        """Return the settings that the configuration names."""
        return Settings(
            root=Path(config.verified_root),
            build=Path(config.verified_build),
            cheap_suites=frozenset(config.verified_cheap_suites),
        )

    def source(self, snippet: str) -> Path:
        """Return the program of a snippet."""
        return self.root / "snippets" / f"{snippet}.cpp"

    def evidence(self, snippet: str) -> Path:
        """Return what was checked for a snippet."""
        return self.build / "evidence" / f"{snippet}.json"

    def suite(self, suite: str) -> Path:
        """Return the program of a suite."""
        return self.root / "bench" / f"{suite}.cpp"

    def results(self, suite: str) -> Path:
        """Return what a suite measured."""
        return self.build / "bench" / f"{suite}.json"

    def snippets(self) -> list[str]:
        """Return the ids of all snippets, sorted."""
        folder = self.root / "snippets"
        return sorted(path.relative_to(folder).with_suffix("").as_posix() for path in folder.glob("*/*.cpp"))

    def suites(self) -> list[str]:
        """Return the names of all suites, sorted."""
        return sorted(path.stem for path in (self.root / "bench").glob("*.cpp"))
