"""Plugins from the command line: options, one-off files, and what is known of each of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from wardpress.cli import main

ARTICLE = "TÍT CỦA BÀI\n\nĐoạn văn, có dấu chấm.\n"
ONE_OFF = """
from dataclasses import dataclass
from typing import Annotated, Literal
from msgspec import Meta
from wardpress.plugins import Exporter, Message, option

@dataclass(frozen=True)
class Inner:
    depth: int = 1

@dataclass(frozen=True)
class Options:
    mark: str = option("!", help=Message("After each line.", "Sau mỗi dòng."))
    width: Annotated[int, Meta(ge=40, le=200)] = 72
    case: Literal["upper", "lower"] = "upper"
    inner: Inner = Inner()

def export(bulletin, sink, context):
    sink.write(repr(context.options).encode())

SHOUT = Exporter("shout", "Shout", (".shout",), "text/plain", export, options=Options)
"""


TRANSFORMS = """
from dataclasses import replace
from wardpress.plugins import Transform

def adding(word):
    def apply(bulletin, report):
        sections = [
            replace(section, articles=tuple(replace(a, headline=f"{a.headline} {word}") for a in section.articles))
            for section in bulletin.sections
        ]
        return replace(bulletin, sections=tuple(sections))
    return Transform(f"add-{word}", word, apply)

ONE, TWO = adding("one"), adding("two")
"""


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "shout.py").write_text(ONE_OFF, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WARDPRESS_LANG", "en")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], command: str) -> tuple[object, str, str]:
    with pytest.raises(SystemExit) as ended:
        main(command.split())
    said = capsys.readouterr()
    return ended.value.code, said.out, said.err


def shouted(desk: Path) -> str:
    return (desk / "out" / "ban-tin.shout").read_text(encoding="utf-8")


def test_options_of_the_command_line_go_over_those_of_the_settings(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "in" / "bulletin.toml").write_text('[formats.shout]\nmark = "?"\nwidth = 50\n', encoding="utf-8")
    options = "-O shout.width=60 -O case=lower -O shout.inner.depth=2"
    assert run(capsys, f"build in --to shout --plugin shout.py {options}")[0] == 0
    assert shouted(desk) == "Options(mark='?', width=60, case='lower', inner=Inner(depth=2))"


@pytest.mark.parametrize("text", ["7", "true", "a=b", "", "…"])
def test_an_option_of_words_takes_whatever_is_written(
    text: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, f"build in --to shout --plugin shout.py -O mark={text}")[0] == 0
    assert shouted(desk).startswith(f"Options(mark={text!r},")


def test_a_plugin_file_that_is_named_twice_is_taken_once(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    again = desk / "in" / ".." / "shout.py"
    assert run(capsys, f"build in --to shout --plugin shout.py --plugin {again}")[0] == 0
    assert shouted(desk)


def test_an_option_without_a_format_goes_to_every_format_that_has_it(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "build in --to shout,text,epub --plugin shout.py -O width=41")[0] == 0
    assert "width=41" in shouted(desk)
    assert "-" * 41 + "\n" in (desk / "out" / "ban-tin.txt").read_text(encoding="utf-8")


def test_all_mistakes_are_told_in_one_message_with_what_was_meant(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "in" / "bulletin.toml").write_text('theme = "a44"\n[formats.text]\nwidht = 50\n', encoding="utf-8")
    options = "-O mrk=x -O shot.mark=x -O width=9 -O nonsense -O shout.inner.dept=1"
    status, _, err = run(capsys, f"build in --to shout --plugin shout.py {options}")
    assert status == 2
    for mistake in (
        "there is no theme a44 (did you mean a4?)",
        "formats.text.widht is unknown (did you mean width?)",
        "-O mrk: no format asked for has this option (did you mean mark?)",
        "-O shot.mark: there is no format shot (did you mean shout?)",
        "formats.shout.width must be a whole number from 40 to 200, not 9",
        "-O nonsense: write it as key=value",
        "formats.shout.inner.dept is unknown (did you mean depth?)",
    ):
        assert mistake.lower() in err.lower()
    assert not (desk / "out").exists()


def test_formats_tells_types_bounds_defaults_and_help_to_people_and_to_programs(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.exists()
    _, out, _ = run(capsys, "formats shout --plugin shout.py")
    assert 'mark = "!"  (text in quotes)  After each line.' in out
    assert "width = 72  (a whole number from 40 to 200)" in out
    assert 'case = "upper"  (one of upper, lower)' in out
    _, out, _ = run(capsys, "formats shout --plugin shout.py --json")
    (told,) = json.loads(out)
    assert (told["full_name"], told["suffixes"]) == ("shout@shout.py", [".shout"])
    assert told["options"][0] == {
        "name": "mark",
        "kind": {"en": "text in quotes", "vi": "chữ trong dấu ngoặc kép"},
        "default": '"!"',
        "help": {"en": "After each line.", "vi": "Sau mỗi dòng."},
    }


def test_a_one_off_file_may_have_hooks_and_is_let_in_with_no_plugins(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hooked = ONE_OFF.replace("import Exporter", "import hookimpl, Exporter")
    hooked += "\n@hookimpl\ndef wardpress_exporters():\n    return [SHOUT]\n"
    (desk / "hooked.py").write_text(hooked, encoding="utf-8")
    assert run(capsys, "build in --to shout@hooked.py --plugin hooked.py --no-plugins")[0] == 0
    _, out, _ = run(capsys, "plugins --json --plugin hooked.py --no-plugins")
    status = {plugin["distribution"]: plugin["status"] for plugin in json.loads(out)}
    assert (status["wardpress"], status["wardpress-text"], status["hooked.py"]) == ("built-in", "blocked", "loaded")


def test_a_theme_at_the_top_level_of_a_one_off_file_is_checked_as_any_other(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "look.py").write_text(
        "from dataclasses import replace\nfrom wardpress.themes import builtin_themes\nfirst = builtin_themes()[0]\n"
        "BAD = replace(first, name='bad', page=replace(first.page, columns=0))\n",
        encoding="utf-8",
    )
    _, out, _ = run(capsys, "plugins --json --plugin look.py")
    (told,) = [plugin for plugin in json.loads(out) if plugin["distribution"] == "look.py"]
    assert told["status"] == "broken"
    assert "page.columns" in told["note"]["en"]


def test_a_one_off_file_that_is_not_there_or_is_no_plugin_is_named(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, _, err = run(capsys, "build in --to epub --plugin nowhere.py")
    assert (status, "There is no plugin file nowhere.py" in err) == (2, True)
    (desk / "odd.py").write_text("1 / 0", encoding="utf-8")
    status, _, err = run(capsys, "build in --to odd --plugin odd.py")
    assert (status, "odd.py failed while being loaded: ZeroDivisionError" in err) == (4, True)


def why(capsys: pytest.CaptureFixture[str], arguments: str) -> dict[str, dict[str, str]]:
    _, out, _ = run(capsys, f"plugins why --json {arguments}")
    return {told["subject"]: {fact["what"]: fact["en"] for fact in told["facts"]} for told in json.loads(out)}


@pytest.mark.parametrize("order", [("one", "two"), ("two", "one"), ("two", "one", "two")])
def test_transforms_are_applied_in_the_order_of_the_settings_and_the_order_is_shown(
    order: tuple[str, ...], desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (desk / "adding.py").write_text(TRANSFORMS, encoding="utf-8")
    names = [f"add-{word}" for word in order]
    (desk / "in" / "bulletin.toml").write_text(f"transforms = {json.dumps(names)}", encoding="utf-8")
    _, out, _ = run(capsys, "build in --to text --plugin adding.py --json")
    told = json.loads(out)
    assert told["transforms"] == [f"{name}@adding.py" for name in names]
    assert told["articles"][0]["headline"] == " ".join(("TÍT CỦA BÀI", *order))
    _, out, _ = run(capsys, "build in --to text --plugin adding.py")
    assert f"Transforms, in this order: {', '.join(told['transforms'])}\n" in out


def test_why_tells_where_a_plugin_lies_how_it_runs_and_what_it_provides(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert desk.exists()
    told = why(capsys, "wardpress-text")["wardpress-text 0.1.0, text: loaded"]
    assert Path(told["lies in"]).name == "wardpress_text-0.1.0.dist-info"
    assert told["entry point"] == "text = wardpress_text"
    assert told["provides"] == "exporter text"
    assert told["its exporters run"] == "in a process of their own (120 s, 2048 MB)"
    trusted = why(capsys, "text --trust Wardpress.Text --timeout 9")["wardpress-text 0.1.0, text: loaded"]
    assert trusted["its exporters run"].endswith("as it is trusted")


def test_why_tells_why_a_plugin_is_not_loaded(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "odd.py").write_text("import nowhere", encoding="utf-8")
    told = why(capsys, "odd --plugin odd.py")["odd.py, odd: broken"]
    assert "No module named 'nowhere'" in told["why"]
    told = why(capsys, "text --no-plugins")["wardpress-text 0.1.0, text: blocked"]
    assert "--no-plugins" in told["why"]


def test_why_tells_who_wins_a_short_name(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "mine.py").write_text(ONE_OFF.replace('"shout"', '"epub"'), encoding="utf-8")
    (desk / "text.py").write_text(ONE_OFF.replace('"shout"', '"text"'), encoding="utf-8")
    (desk / "chosen.toml").write_text('[plugins]\nprefer = { epub = "mine.py" }', encoding="utf-8")
    files = "--plugin mine.py --plugin text.py"
    told = why(capsys, f"epub {files}")["format epub"]
    assert told["claimed by"] == "epub@mine.py, epub@wardpress"
    assert told["means"].startswith("epub@wardpress (the built-in goes first")
    told = why(capsys, f"epub {files} --settings chosen.toml")["format epub"]
    assert told["means"] == "epub@mine.py (chosen by [plugins] prefer)"
    told = why(capsys, f"text {files}")["format text"]
    assert "text@text.py, text@wardpress-text" in told["means"]


def test_why_of_a_name_that_nobody_has_says_which_is_near(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert desk.exists()
    status, _, err = run(capsys, "plugins why wardpress-txt")
    assert (status, "did you mean wardpress-text?" in err) == (2, True)


def test_json_before_the_command_that_it_is_meant_for_is_not_passed_over(
    desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    del desk
    status, _, err = run(capsys, "plugins --json why pdf")
    assert status == 2
    assert "wardpress plugins why … --json" in err
