"""Every kind of faulty plugin that we know of, each as the source of one module and the words that must tell it."""

from __future__ import annotations

_HEAD = "from wardpress.plugins import Exporter, NoOptions, hookimpl, option\n"
_PLUGIN = (
    _HEAD
    + """
def export(bulletin, sink, context):
    headlines = "\\n".join(article.headline or "" for article in bulletin.articles()).encode()
    {body}
@hookimpl
def wardpress_exporters():
    return [Exporter(name="{name}", title="t", suffixes=(".{suffix}",), media_type="text/plain", export=export)]
"""
)


def plugin(name: str, body: str) -> str:
    """A plugin whose exporter `name` does `body`."""
    return _PLUGIN.format(name=name, suffix=name.replace("-", ""), body=body)


def _at_import(name: str, statement: str) -> str:
    return f"{statement}\n{plugin(name, 'sink.write(headlines)')}"


def _offering(descriptors: str, before: str = "") -> str:
    return f"{_HEAD}{before}\n@hookimpl\ndef wardpress_exporters():\n    return {descriptors}\n"


_WRONG_DEFAULT = """
from dataclasses import dataclass
@dataclass(frozen=True)
class Options:
    width: int = option("72", help="")
"""
_WHOLE = "Exporter('{0}', 't', ('.{1}',), 'text/plain', lambda *_: None{2})"

# Faults that are found before anything is written: what the module says, and what the one line must say.
IMPORTING: dict[str, tuple[str, str]] = {
    "missing-import": ("import no_such_module", "No module named 'no_such_module'"),
    "leaving": ("raise SystemExit(0)", "SystemExit"),
    "ctrl-c": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "syntax": ("def export(:", "SyntaxError"),
    "misspelt-hook": (_HEAD + "@hookimpl\ndef wardpress_exporter(): return []", "unknown hook 'wardpress_exporter'"),
    "no-hook": ("x = 1", "it offers nothing"),
    "wrong-result": (_offering("'odd'"), "must return a list of Exporter"),
    "raising-hook": (_offering("1 / 0"), "ZeroDivisionError"),
    "bad-descriptor": (_offering("[Exporter('Odd', 't', (), 'x', 3)]"), "name 'Odd'"),
    "double-suffix": (_offering("[Exporter('d', 't', ('.d', '.d'), 'text/plain', print)]"), "stands 2 times"),
    "double-name": (
        _offering("[Exporter('d', 't', ('.d',), 'text/plain', print)] * 2"),
        "offers exporter d more than once",
    ),
    "option-clash": (
        _offering(f"[{_WHOLE.format('o', 'o', ', options=Options')}]", _WRONG_DEFAULT),
        "the default of option width must be a whole number, not '72'",
    ),
    "missing-attribute": (plugin("missing-attribute", "pass"), "no attribute 'nowhere'"),
    "bad-entry": (plugin("bad-entry", "pass"), "cannot be imported"),
    "odd-metadata": (plugin("odd-metadata", "pass"), "entry_points.txt cannot be read"),
    "newer": ("raise SystemExit('imported')", "made for plugin API 2"),
    "exit-at-import": (_at_import("exit-at-import", "import os; os._exit(0)"), "its process ended without an answer"),
    "segfault-at-import": (
        _at_import("segfault-at-import", "import ctypes; ctypes.string_at(0)"),
        "its process was ended by SIGSEGV",
    ),
    "hog-at-import": (
        _at_import("hog-at-import", "hoard = [bytearray(1 << 26) for _ in range(1 << 12)]"),
        "MemoryError",
    ),
    "patch-at-import": (
        _at_import("patch-at-import", "import json; json.dumps = lambda *_, **__: 'patched'"),
        "it changed json.dumps",
    ),
    "stdout-at-import": (_at_import("stdout-at-import", "import sys; sys.stdout = None"), "it changed sys.stdout"),
    "moving-at-import": (_at_import("moving-at-import", "import os; os.chdir('/')"), "changed the working directory"),
    "clock-at-import": (
        _at_import("clock-at-import", "import os; os.environ['SOURCE_DATE_EPOCH'] = '1'"),
        "it changed the variable SOURCE_DATE_EPOCH",
    ),
    "thread-at-import": (
        _at_import("thread-at-import", "import threading; threading.Timer(99, print).start()"),
        "it changed the running threads",
    ),
}

# Faults that show while the exporter runs.
WRITING: dict[str, tuple[str, str]] = {
    "half": ("sink.write(b'half'); 1 / 0", "ZeroDivisionError"),
    "closes-sink": ("sink.write(b'x'); sink.close()", "closed the sink"),
    "returns-bytes": ("return b'x'", "returned bytes"),
    "writes-text": ("sink.write('x')", "wrote str where bytes are due"),
    "writes-nothing": ("pass", "it is empty"),
    "presses-ctrl-c": ("raise KeyboardInterrupt", "KeyboardInterrupt"),
    "leaves": ("raise SystemExit(0)", "SystemExit"),
    "recursion": ("export(bulletin, sink, context)", "RecursionError"),
    "own-exception": ("raise type('Odd', (Exception,), dict(__str__=lambda _: 1 / 0))", "Odd"),
    "exit": ("import os; sink.write(b'x'); os._exit(0)", "its process ended without an answer"),
    "exit-3": ("import os; os._exit(3)", "its process ended by itself (status 3)"),
    "segfault": ("import ctypes; ctypes.string_at(0)", "its process was ended by SIGSEGV"),
    "hog": ("hoard = [bytearray(1 << 26) for _ in range(1 << 12)]", "MemoryError"),
    "bad-report": ("context.report._diagnostics = None; sink.write(b'x')", "TypeError"),
    "no-letters": ("context.report.note('x', '\\ud800'); sink.write(b'x')", "UnicodeEncodeError"),
}

# What would be a fault in our own process, and costs nobody anything in one of its own.
HARMLESS: dict[str, str] = {
    "closes-stdout": "import os, sys; sys.stdout.close(); os.close(1); os.close(2); sink.write(headlines)",
    "replaces-stdout": "import sys; sys.stdout = sys.stderr = None; sink.write(headlines)",
    "moves": "import os; os.chdir('/'); sink.write(headlines)",
    "changes-environment": "import os; os.environ.clear(); sink.write(headlines)",
    "changes-locale": "import locale; locale.setlocale(locale.LC_ALL, 'C'); sink.write(headlines)",
    "leaves-threads": "import threading, time; threading.Thread(target=time.sleep, args=(600,)).start();"
    " sink.write(headlines)",
    "leaves-processes": "import subprocess; subprocess.Popen(['sleep', '600']); sink.write(headlines)",
    "patches": "import json, builtins, os, msgspec; json.dumps = builtins.open = os.open = os.write = os._exit = None;"
    " msgspec.msgpack.Encoder = None; sink.write(headlines)",
    "chatters": "print('chatter ' * 100_000); sink.write(headlines)",
}
