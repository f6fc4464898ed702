"""One broken plugin costs only itself, and says in one line who it is and why."""

from __future__ import annotations

import errno
import signal
from collections.abc import Callable
from dataclasses import dataclass, replace
from types import SimpleNamespace
from typing import Any

import pytest

from wardpress.errors import ExporterCrash, ExportError, Message, OutputError, PluginContractError, no_memory
from wardpress.host import Candidate, guarded, load_host, load_plugin
from wardpress.plugins import Exporter, InputError, Transform, hookimpl
from wardpress.themes import builtin_themes

DOING = Message("working", "làm việc")


def module(**functions: Callable[[], Any]) -> SimpleNamespace:
    return SimpleNamespace(**{name: hookimpl(function) for name, function in functions.items()})


def from_module(found: object) -> Candidate:
    return Candidate("ill-made", "0.1", "main", lambda: found)


def raising(error: BaseException) -> Callable[[], object]:
    def load() -> object:
        raise error

    return load


def bad_descriptor() -> list[Exporter[Any]]:
    return [Exporter("Bad Name", "t", (), "text", export=None, options=dict)]  # type: ignore[arg-type]


BROKEN = {
    "missing import": (
        Candidate("ill-made", "", "m", raising(ImportError("No module named 'odf'"))),
        "No module named 'odf'",
    ),
    "missing attribute": (
        Candidate("ill-made", "", "m", raising(AttributeError("no attribute 'x'"))),
        "no attribute 'x'",
    ),
    "SystemExit at import": (Candidate("ill-made", "", "m", raising(SystemExit(3))), "SystemExit: 3"),
    "Ctrl-C at import": (Candidate("ill-made", "", "m", raising(KeyboardInterrupt())), "KeyboardInterrupt"),
    "InputError at import": (
        Candidate("ill-made", "", "m", raising(InputError("odd", hint="so"))),
        "odd",
    ),
    "misspelt hook": (from_module(module(wardpress_exporter=lambda: None)), "wardpress_exporter"),
    "hook without its mark": (from_module(SimpleNamespace(wardpress_exporters=list)), "offers nothing"),
    "wrong result": (
        from_module(module(wardpress_exporters=lambda: "docx")),
        "must return a list of Exporter, not str",
    ),
    "wrong member": (from_module(module(wardpress_readers=lambda: [3])), "must return a list of Reader, not int"),
    "raising hook": (from_module(module(wardpress_exporters=lambda: 1 / 0)), "ZeroDivisionError"),
    "bad descriptor": (from_module(module(wardpress_exporters=bad_descriptor)), "name 'Bad Name' must be"),
    "argument too many": (from_module(module(wardpress_exporters=lambda pm: pm)), "pm"),  # type: ignore[arg-type, misc]
}


@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_plugin_is_listed_with_its_name_and_the_reason_in_one_line(fault: str) -> None:
    candidate, reason = BROKEN[fault]
    plugin = load_plugin(candidate)
    assert plugin.status == "broken"
    assert plugin.note is not None
    for words in (plugin.note.en, plugin.note.vi):
        assert "ill-made" in words
        assert "\n" not in words
    assert reason in plugin.note.en


def test_a_bad_descriptor_names_all_its_faults_at_once() -> None:
    with pytest.raises(PluginContractError) as caught:
        bad_descriptor()
    for fault in ("name 'Bad Name'", "suffixes ()", "media_type 'text'", "export must be", "options must be"):
        assert fault in str(caught.value)


def test_the_others_are_loaded_beside_a_broken_one() -> None:
    good = from_module(module(wardpress_transforms=lambda: [Transform("same", "t", lambda bulletin, _: bulletin)]))
    host = load_host([candidate for candidate, _ in BROKEN.values()] + [good])
    assert [plugin.status for plugin in host.plugins] == ["broken"] * len(BROKEN) + ["loaded"]
    assert host.transform("same").descriptor.name == "same"


def test_what_a_plugin_explains_itself_passes_as_it_is() -> None:
    with pytest.raises(ExportError, match="no verse"), guarded("p", DOING, explained=(ExportError,)):
        raise ExportError("no verse", hint="leave it out")


@pytest.mark.parametrize(
    "error", [RuntimeError("x"), SystemExit(0), KeyboardInterrupt(), GeneratorExit(), MemoryError()]
)
def test_whatever_a_plugin_raises_becomes_a_crash_that_names_it(error: BaseException) -> None:
    with (
        pytest.raises(ExporterCrash, match=f"ill-made failed while working: {type(error).__name__}"),
        guarded("ill-made", DOING),
    ):
        raise error


def test_a_real_press_of_ctrl_c_is_nobodys_fault_and_ends_the_run() -> None:
    with pytest.raises(KeyboardInterrupt), guarded("innocent", DOING):
        signal.raise_signal(signal.SIGINT)


def test_an_exception_that_cannot_even_be_shown_is_still_named() -> None:
    class Unprintable(Exception):
        def __str__(self) -> str:
            raise RuntimeError

    with pytest.raises(ExporterCrash, match="Unprintable"), guarded("p", DOING):
        raise Unprintable


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_press_that_comes_where_nothing_can_be_raised_ends_the_run_all_the_same() -> None:
    class Deaf:
        def __del__(self) -> None:
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt), guarded("innocent", DOING):
        Deaf()


def test_the_keyboard_is_handed_back_as_it_was() -> None:
    before = signal.getsignal(signal.SIGINT)
    with guarded("p", DOING):
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_a_reason_stays_on_one_line_of_bearable_length() -> None:
    with pytest.raises(ExporterCrash) as caught, guarded("p", DOING):
        raise ValueError("x\n" * 5000)
    assert "\n" not in caught.value.message.en
    assert len(caught.value.message.en) < 300


@pytest.mark.parametrize("field", [{"can": None}, {"can": {"tables": False}}, {"title": 3}, {"options": int}])
def test_a_descriptor_with_a_field_of_the_wrong_kind_is_refused(field: dict[str, Any]) -> None:
    fields = {"name": "x", "title": "X", "suffixes": (".x",), "media_type": "text/plain", "export": lambda *_: None}
    with pytest.raises(PluginContractError):
        Exporter(**{**fields, **field})


def test_options_whose_types_cannot_be_resolved_are_refused() -> None:
    @dataclass(frozen=True)
    class Options:
        x: "NoSuchType" = 1  # type: ignore[name-defined]  # noqa: F821, UP037

    with pytest.raises(PluginContractError, match="NoSuchType"):
        Exporter("x", "X", (".x",), "text/plain", lambda *_: None, options=Options)


def test_a_theme_out_of_bounds_is_a_broken_plugin() -> None:
    theme = builtin_themes()[0]
    bad = replace(theme, name="bad", page=replace(theme.page, columns=0), colours=replace(theme.colours, ink='red"/>'))
    plugin = load_plugin(from_module(module(wardpress_themes=lambda: [bad])))
    assert plugin.status == "broken"
    assert plugin.note is not None
    assert "page.columns must be a whole number from 1 to 3" in plugin.note.en
    assert "colours.ink" in plugin.note.en


@pytest.mark.parametrize(
    "lack",
    [
        MemoryError(),
        OSError(errno.ENOMEM, "Cannot allocate memory"),
        ImportError("libXau-154567c4.so.6.0.0: failed to map segment from shared object"),
    ],
)
def test_what_lacks_memory_is_told_so_and_is_nobodys_fault(lack: Exception) -> None:
    with pytest.raises(ExporterCrash) as told, guarded("innocent", DOING):
        raise lack
    assert told.value.hint == no_memory().hint
    ours = Candidate("wardpress", "0", "main", raising(lack), is_builtin=True)
    with pytest.raises(OutputError, match="not enough memory"):
        load_plugin(ours)
    assert load_plugin(Candidate("ill-made", "", "m", raising(lack))).status == "broken"
