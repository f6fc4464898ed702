"""Whole-process time for three editions of the sample, beside pandoc and Typst, interleaved in one run; prints ratios.

Run it with `make bench`. Machines are noisy: only the ratio of medians within one run means anything.
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pypandoc

ROOT = Path(__file__).resolve().parent.parent.parent
SEED = ROOT / "seeds" / "000_4a4b7afcf6fe2866.txt"
ROUNDS = 15
TYPST = """
#set document(title: "Bản tin")
#set page(width: 190mm, height: 270mm, margin: 15mm, columns: 2, numbering: "1")
#set text(lang: "vi", font: ("Spectral", "Be Vietnam Pro"), size: 10.5pt)
#set par(justify: true)
#outline(title: [Trong số này])
"""


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        contestants = _contestants(folder)
        times: dict[str, list[float]] = {label: [] for label in contestants}
        for job in contestants.values():
            job()  # once to warm the disk cache
        for _ in range(ROUNDS):
            for label, job in contestants.items():
                start = time.perf_counter()
                job()
                times[label].append(time.perf_counter() - start)
    _print(times)


def _contestants(folder: Path) -> dict[str, Callable[[], None]]:
    lines = [line for line in SEED.read_text(encoding="utf-8").split("\n") if line.strip()]
    (folder / "seed.md").write_text("# " + "\n\n".join(lines) + "\n", encoding="utf-8")
    escaped = [line.replace("#", "\\#").replace("*", "\\*").replace("_", "\\_") for line in lines]
    (folder / "seed.typ").write_text(TYPST + "= " + "\n\n".join(escaped), encoding="utf-8")
    fonts = folder / "fonts"
    _copy_fonts(fonts)
    pandoc = pypandoc.get_pandoc_path()
    compile_typst = f"import typst; typst.compile('seed.typ', output='seed.pdf', font_paths=[{str(fonts)!r}])"

    # Installed packages come with their bytecode; ours lies beside the source unless this variable keeps it away.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}

    def run(*command: str) -> None:
        subprocess.run(command, check=True, cwd=folder, capture_output=True, env=environment)

    def ours(*formats: str) -> Callable[[], None]:
        command = (
            sys.executable,
            "-m",
            "wardpress",
            "build",
            str(SEED.parent),
            "-o",
            str(folder / "out"),
            "--no-plugins",
        )
        return lambda: run(*command, "--to", ",".join(formats))

    def theirs() -> None:
        run(pandoc, "--toc", "seed.md", "-o", "seed.docx")
        run(pandoc, "--toc", "--metadata=title:Bản tin", "seed.md", "-o", "seed.epub")
        run(sys.executable, "-c", compile_typst)

    return {
        "wardpress: docx + pdf + epub, one command": ours("docx", "pdf", "epub"),
        "pandoc docx + pandoc epub + typst pdf": theirs,
        "wardpress: docx": ours("docx"),
        "pandoc docx": lambda: run(pandoc, "--toc", "seed.md", "-o", "seed.docx"),
        "wardpress: epub": ours("epub"),
        "pandoc epub": lambda: run(pandoc, "--toc", "--metadata=title:Bản tin", "seed.md", "-o", "seed.epub"),
        "wardpress: pdf": ours("pdf"),
        "typst pdf (from Python)": lambda: run(sys.executable, "-c", compile_typst),
    }


def _copy_fonts(folder: Path) -> None:
    import fontpkg

    folder.mkdir()
    for family, weight in (("Spectral", 400), ("Be Vietnam Pro", 800)):
        shutil.copy(fontpkg.path(family, weight=weight), folder)


def _print(times: dict[str, list[float]]) -> None:
    print(f"Python {platform.python_version()}, pandoc {pypandoc.get_pandoc_version()}, typst {version('typst')}")
    print(f"medians of {ROUNDS} interleaved whole processes, one article (the sample):")
    medians = {label: statistics.median(taken) for label, taken in times.items()}
    labels = list(medians)
    for mine, other in zip(labels[::2], labels[1::2], strict=True):
        print(f"  {mine:<44} {medians[mine] * 1000:6.0f} ms")
        print(f"  {other:<44} {medians[other] * 1000:6.0f} ms")
        print(f"    ratio {medians[mine] / medians[other]:.2f}")


if __name__ == "__main__":
    main()
