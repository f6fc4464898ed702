"""The guards of the house: each is deleted from a copy of the source in turn, and at least one test must fail.

`python tests/trust/guards.py` (`make guards`) prints what became of each and ends with 1 where a guard can be missed by
nobody; names of guards as arguments run those alone.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = Path("src") / "wardpress"


@dataclass(frozen=True, slots=True)
class Guard:
    """One guard: the line of the source that it is, what stands there without it, and tests that should miss it."""

    name: str
    file: str
    line: str
    without: str
    tests: str


WHOLE = "tests/publish/test_wholefile.py tests/trust/test_faults.py"
VERIFY = "tests/trust/test_corruptions.py"
INTAKE = "tests/publish/test_intake.py"
PICTURES = "tests/exporters/test_pictures.py tests/publish/test_darkroom.py"
CHILD = "tests/host/test_child.py tests/cli/test_faulty_plugins.py"
TABLES = "tests/test_tables.py"

# fmt: off
GUARDS = (
    Guard("escape in Word", "exporters/docx/markup.py", '.replace("<", "&lt;")', "", "tests/exporters/test_docx.py -k looks_like_markup"),
    Guard("escape of & in Word", "exporters/docx/markup.py", '.replace("&", "&amp;")', "", "tests/exporters/test_docx.py"),
    Guard("escape in the EPUB", "exporters/epub/inlines.py", '.replace("<", "&lt;")', "", "tests/exporters/test_epub.py -k looks_like_markup"),
    Guard("escape in the PDF's metadata", "exporters/pdf/metadata.py", '.replace("<", "&lt;")', "", "tests/trust/test_guards.py -k metadata"),
    Guard("NFC of what is printed", "publish/hygiene.py", 'return unicodedata.normalize("NFC", text)', "return text", "tests/publish/test_editions.py tests/exporters/test_contract.py"),
    Guard("NFC of what is read", "reading/clean.py", 'else unicodedata.normalize("NFC", text)', "else text", "tests/reading/test_clean.py"),
    Guard("halves of letters", "reading/clean.py", 're.compile("[\\ud800-\\udfff]")', 're.compile("(?!)")', "tests/reading/test_clean.py"),
    Guard("what XML forbids", "publish/hygiene.py", 'text, count = _FORBIDDEN.subn("", text)', "count = 1", "tests/publish/test_editions.py"),
    Guard("http, https and mailto alone", "exporters/addresses.py", 'if parts.scheme not in {"http", "https"} or', "if", "tests/trust/test_guards.py -k scheme"),
    Guard("no user in an address", "exporters/addresses.py", ' or "@" in parts.netloc', "", "tests/trust/test_guards.py -k user"),
    Guard("255 letters of a title", "exporters/docx/template.py", "text[:_LONGEST_PROPERTY]", "text", "tests/exporters/test_docx.py -k property"),
    Guard("raise_exceptions", "exporters/epub/package.py", '"raise_exceptions": True', '"raise_exceptions": False', "tests/trust/test_guards.py -k epub"),
    Guard("dates in containers", "exporters/container.py", "zipfile.ZipInfo(name, _DATE)", "zipfile.ZipInfo(name, __import__('time').localtime()[:6])", "tests/trust/test_guards.py"),
    Guard("missing letters told", "exporters/pdf/document.py", "_report_missing(desk.wide.inks.faces, told, report)", "pass", "tests/trust/test_guards.py -k letter"),
    Guard("fsync", "publish/wholefile.py", "            os.fsync(descriptor)\n            if not", "            if not", "tests/trust/test_faults.py -k cache"),
    Guard("fsync of the folder", "publish/wholefile.py", "        os.fsync(descriptor)\n    finally:\n        os.close(descriptor)\n\n\ndef _refused", "        pass\n    finally:\n        os.close(descriptor)\n\n\ndef _refused", "tests/trust/test_faults.py -k synced"),
    Guard("replace in one step", "publish/wholefile.py", "                _replace(beside, target)\n        finally", "                target.write_bytes(data)\n        finally", "tests/trust/test_faults.py -k just"),
    Guard("all bytes written", "publish/wholefile.py", "    while rest:\n", "    if rest:\n", "tests/trust/test_faults.py -k thousand"),
    Guard("read-only files stay", "publish/wholefile.py", "if not status.st_mode & stat.S_IWUSR:", "if False:", "tests/publish/test_wholefile.py"),
    Guard("the mode is kept", "publish/wholefile.py", "os.fchmod(descriptor, mode)", "pass", "tests/publish/test_wholefile.py"),
    Guard("realpath of the target", "publish/wholefile.py", "Path(os.path.realpath(target))", "target", "tests/publish/test_wholefile.py"),
    Guard("no scratch file after a fault", "publish/wholefile.py", "        beside.unlink()", "        pass", "tests/publish/test_wholefile.py"),
    Guard("sweep", "publish/wholefile.py", "    sweep(target.parent)\n", "", "tests/publish/test_wholefile.py"),
    Guard("scratch files are held", "publish/scratch.py", "            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)\n        except BlockingIOError", "            pass\n        except BlockingIOError", "tests/publish/test_wholefile.py"),
    Guard("memory that ends", "publish/editions.py", "    except MemoryError:\n        return Edition(format_name, path, error=no_memory())\n", "", "tests/trust/test_faults.py -k memory"),
    Guard("articles that find no memory", "publish/manuscript.py", "if claim.is_builtin and lacks_memory(error.__cause__):", "if False:", "tests/publish/test_manuscript.py -k memory"),
    Guard("our own plugins that find no memory", "host/manager.py", "if candidate.is_builtin and lacks_memory(fault.__cause__):", "if False:", "tests/host/test_manager.py -k memory"),
    Guard("no more memory than a file has bytes", "publish/plainfile.py", "file.read(min(status.st_size, at_most) + 1)", "file.read(at_most + 1)", "tests/publish/test_intake.py -k memory"),
    Guard("nothing fails after a file is in its place", "publish/wholefile.py", "    except (OSError, MemoryError):\n        return\n", "    except OSError:\n        return\n", "tests/publish/test_wholefile.py -k in_its_place"),
    Guard("articles are not overwritten", "publish/shelf.py", "if place in self.spare:", "if False:", "tests/trust/test_guards.py -k overwritten"),
    Guard("editions do not become articles", "publish/shelf.py", "elif self.host.reader(name) and", "elif False and", "tests/publish/test_intake.py -k next_run"),
    Guard("a look before it is shown", "publish/editions.py", "            inspect(data, media_type=exporter.media_type)", "            pass", "tests/trust/test_faults.py -k exporter"),
    Guard("BaseException at the boundary", "host/guard.py", "        except BaseException as fault:", "        except Exception as fault:", "tests/trust/test_faults.py -k leaves"),
    Guard("a real Ctrl-C passes", "host/guard.py", "isinstance(fault, KeyboardInterrupt) and was_pressed()", "False", "tests/host/test_manager.py -k ctrl_c"),
    Guard("the deadline", "host/child.py", "self._process.wait(max(0.0, self._deadline - time.monotonic()))", "self._process.wait()", "tests/host/test_child.py -k deadline --timeout=60"),
    Guard("the whole family is ended", "host/child.py", "os.killpg(process.pid, signal.SIGKILL)", "process.kill()", "tests/host/test_child.py"),
    Guard("the memory of a child", "host/inside.py", "(resource.RLIMIT_AS, megabytes * _MEGABYTE),", "", "tests/host/test_child.py -k memory"),
    Guard("a child follows its parent", "host/inside.py", "    _follow_the_parent(folder)\n", "", "tests/host/test_child.py"),
    Guard("standard output is the caller's", "publish/presswork.py", "self.stdout, sys.stdout = sys.stdout, sys.stderr", "self.stdout = sys.stdout", "tests/publish/test_editions.py"),
    Guard("pixel cap", "exporters/pictures/opening.py", "image.width * image.height > at_most * _MEGA or ", "", "tests/exporters/test_pictures.py"),
    Guard("longest side", "exporters/pictures/opening.py", " or max(image.size) > _LONGEST_SIDE", "", "tests/exporters/test_pictures.py"),
    Guard("kinds of pictures", "exporters/pictures/opening.py", ", formats=_KINDS", "", "tests/exporters/test_pictures.py"),
    Guard("bytes of a picture", "publish/darkroom.py", "if len(data) > self.limits.megabytes * MEGABYTE:", "if False:", "tests/publish/test_darkroom.py"),
    Guard("no metadata of a photo", "exporters/pictures/developing.py", "    image.info.clear()\n", "", "tests/exporters/test_pictures.py"),
    Guard("realpath of what is read", "publish/plainfile.py", "    if leads_out(path):", "    if False:", "tests/publish/test_intake.py"),
    Guard("plain files alone", "publish/plainfile.py", "if not stat.S_ISREG(status.st_mode):", "if False:", "tests/publish/test_intake.py tests/publish/test_darkroom.py"),
    Guard("pipes are opened at once", "publish/plainfile.py", '_AT_ONCE = getattr(os, "O_NONBLOCK", 0)', "_AT_ONCE = 0", f"{INTAKE} --timeout=10"),
    Guard("length of an article", "publish/manuscript.py", "    if len(data) > desk.at_most:", "    if False:", INTAKE),
    Guard("length of settings", "publish/plainfile.py", "    if len(data) > _LONGEST_TEXT:", "    if False:", INTAKE),
    Guard("TOML without an end", "tables.py", "    except RecursionError as problem:", "    except KeyError as problem:", TABLES),
    Guard("numbers without an end", "tables.py", "    except ValueError as problem:", "    except tomllib.TOMLDecodeError as problem:", TABLES),
    Guard("keys without an end", "tables.py", " or _ENDLESS_KEY.search(text)", "", f"{TABLES} --timeout=10"),
    Guard("messages with an end", "tables.py", "all_of_them[:_MOST_PROBLEMS]", "all_of_them", TABLES),
    Guard("fonts are called as fonts", "themes/load.py", "if not font.file.lower().endswith(_FONT_SUFFIXES) or", "if", "tests/trust/test_guards.py -k font"),
    Guard("names of files", "publish/filename.py", 'words = "-".join(re.findall(r"[a-z0-9]+", bare.lower()))', "words = text", "tests/publish/test_names_and_clock.py"),
    Guard("names of Windows", "publish/filename.py", 'return f"{short}-" if _RESERVED.fullmatch(short) else short', "return short", "tests/publish/test_names_and_clock.py"),
    Guard("a ledger is sealed", "publish/ledger.py", " if found.seal == _seal(found) else None", "", "tests/trust/test_corruptions.py -k ledger"),
    Guard("a ledger names files beside it", "publish/ledger.py", '    if file.parent not in {folder, folder / SINGLES} or file.name in {"", ".", ".."}:\n        return False\n', "", "tests/trust/test_guards.py -k ledger"),
    Guard("checksums of a container", "publish/inspection.py", "    while content.read(_A_BITE):\n        pass\n", "", "tests/trust/test_guards.py -k checksum"),
    Guard("parts that are bombs", "publish/inspection.py", "if part.file_size > _LARGEST_PART:", "if False:", "tests/publish/test_verification.py"),
    Guard("names that lead out of a container", "publish/inspection.py", 'or ".." in name.split("/")', "", "tests/trust/test_guards.py -k leads_out"),
    Guard("what a container names is in it", "publish/soundness.py", 'if relationship.get("TargetMode") != "External" and part not in names:', "if False:", "tests/trust/test_corruptions.py -k lost"),
    Guard("the order of words", "publish/verification.py", "if left != right:", "if False:", "tests/trust/test_corruptions.py -k exchanged"),
    Guard("terminals obey nothing", "cli/speech.py", '_OBEYED.sub("\\ufffd", str(text))', "str(text)", "tests/trust/test_hostile.py -k terminal"),
    Guard("SIGTERM like Ctrl-C", "cli/app.py", "        signal.raise_signal(signal.SIGINT)\n", "", "tests/trust/test_faults.py -k told_to_stop"),
)
# fmt: on


def is_missed(guard: Guard, copy: Path) -> bool:
    """Delete a guard from the copy of the source, and return whether one of its tests fails."""
    file = copy / SOURCE / guard.file
    text = file.read_text(encoding="utf-8")
    assert text.count(guard.line) == 1, f"{guard.name}: {text.count(guard.line)} times in {guard.file}"
    file.write_text(text.replace(guard.line, guard.without), encoding="utf-8")
    try:
        return not _passes(guard, copy)
    finally:
        file.write_text(text, encoding="utf-8")


def _passes(guard: Guard, copy: Path) -> bool:
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-n", "0", "-p", "no:cacheprovider", *guard.tests.split()]
    environment = {**os.environ, "PYTHONPATH": str(copy / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(command, cwd=copy, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, f"{guard.name}: {done.stdout[-2000:]}{done.stderr[-2000:]}"
    return done.returncode == 0


def main() -> int:
    """Delete each guard in turn; return 1 where nobody misses one."""
    wanted = [guard for guard in GUARDS if guard.name in sys.argv[1:] or not sys.argv[1:]]
    unmissed = []
    with tempfile.TemporaryDirectory() as place:
        copy = Path(place) / "copy"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".venv", ".git", "out", "*.pyc", ".*_cache"))
        for guard in wanted:
            found = is_missed(guard, copy)
            unmissed += [] if found else [guard.name]
            print(f"{'missed' if found else 'NOT MISSED':10} {guard.name}", flush=True)
    print(f"{len(wanted) - len(unmissed)} of {len(wanted)} guards are missed")
    return 1 if unmissed else 0


if __name__ == "__main__":
    sys.exit(main())
