"""The kit catches each fault of a deliberately bad exporter, one by one."""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, ClassVar

import pytest

from wardpress import PluginContractError
from wardpress.plugins import Exporter
from wardpress.testing import ExporterContract
from wardpress.testing.world import put_back

# A sound exporter of a line a word; a fault is one of these pieces put in another way.
SOUND = {
    "top": "",
    "options": "width: Annotated[int, Meta(ge=40, le=200)] = option(72, help='Letters a line.')",
    "words": "[word for text in bulletin_texts(bulletin) for word in text.split()]",
    "before": "",
    "write": "sink.write('\\n'.join(words).encode())",
    "media_type": "'text/plain'",
}
MODULE = """
from dataclasses import dataclass
from typing import Annotated, Any
from msgspec import Meta
from wardpress.model import article_texts, bulletin_texts
from wardpress.plugins import Exporter, option
{top}

@dataclass(frozen=True)
class Options:
    {options}

def export(bulletin, sink, context):
    words = {words}
    {before}
    {write}

EXPORTER = Exporter("bad", "Bad", (".bad",), {media_type}, export, options=Options)
"""
ELSEWHERE = "test_another_process_on_another_day_gives_the_same_bytes"
WORDS = "test_no_word_of_an_article_is_lost_or_out_of_order"
WORLD = "test_nothing_is_printed_and_nothing_changed_that_the_process_shares"
WHOLE = "test_the_file_is_whole_and_what_its_media_type_says"
OPTIONS = "test_every_option_has_a_sentence_of_help_and_refuses_what_it_is_not"


@dataclass(frozen=True)
class Fault:
    """Pieces of the exporter that are put otherwise, and the test of the kit that must see it, on which sample."""

    pieces: dict[str, str]
    seen_by: str
    sample: str = ""
    told_as: tuple[type[Exception], ...] = (AssertionError, PluginContractError)


FAULTS = {
    "loses the last word": Fault({"before": "words.remove('sạch')"}, WORDS, "one_article"),
    "turns the articles round": Fault(
        {"words": "[w for a in [*bulletin.articles()][::-1] for t in article_texts(a) for w in t.split()]"},
        WORDS,
        "every_block",
    ),
    "cuts long words": Fault({"before": "words = [word[:99] for word in words]"}, WORDS, "hostile"),
    "stops at the hundredth article": Fault({"before": "words = words[:9999]"}, WORDS, "huge"),
    "forgets the imprint": Fault(
        {"words": "[w for a in bulletin.articles() for t in article_texts(a) for w in t.split()]"},
        "test_no_word_of_masthead_rubrics_and_imprint_is_lost",
        "one_article",
    ),
    "is different each time": Fault(
        {"top": "import itertools; turns = itertools.count()", "before": "words.append(str(next(turns)))"},
        "test_the_same_bulletin_gives_the_same_bytes",
        "bare",
    ),
    "stamps the day": Fault(
        {"top": "from datetime import datetime", "before": "words.append(f'{datetime.now():%d/%m/%Y}')"}, ELSEWHERE
    ),
    "stamps the day when it is imported": Fault(
        {"top": "import datetime; day = datetime.date.today().isoformat()", "before": "words.append(day)"}, ELSEWHERE
    ),
    "stamps the year of a ZIP": Fault({"top": "import time", "before": "words.append(time.strftime('%Y'))"}, ELSEWHERE),
    "depends on the hash seed": Fault({"before": "words += {'một', 'hai', 'ba', 'bốn', 'năm', 'sáu'}"}, ELSEWHERE),
    "depends on the time zone": Fault(
        {"top": "import time", "before": "words.append(str(time.localtime(0).tm_hour))"}, ELSEWHERE
    ),
    "writes the same for all": Fault({"write": "sink.write(b'x')"}, "test_another_bulletin_gives_other_bytes"),
    "swallows the error of a full disk": Fault(
        {
            "top": "from contextlib import suppress",
            "write": "with suppress(OSError): sink.write(' '.join(words).encode())",
        },
        "test_an_error_of_the_sink_reaches_the_host",
    ),
    "closes the sink": Fault({"write": "sink.write(b'x'); sink.close()"}, WHOLE, "one_article"),
    "returns the bytes": Fault({"write": "return '\\n'.join(words).encode()"}, WHOLE, "one_article"),
    "writes no PDF": Fault({"media_type": "'application/pdf'"}, WHOLE, "one_article"),
    "takes text for markup": Fault(
        {"media_type": "'application/xhtml+xml'", "write": "sink.write(f'<p>{\" \".join(words)}</p>'.encode())"},
        WHOLE,
        "hostile",
    ),
    "needs a headline": Fault(
        {"before": "[a.headline.upper() for a in bulletin.articles()]"}, WHOLE, "bare", (AttributeError,)
    ),
    "prints": Fault({"before": "print(words[0])"}, WORLD, "every_block"),
    "moves": Fault({"top": "import os", "before": "os.chdir('/')"}, WORLD, "every_block"),
    "changes the environment": Fault(
        {"top": "import os", "before": "os.environ['WARDPRESS_BAD'] = '1'"},
        WORLD,
        "every_block",
    ),
    "silences warnings": Fault(
        {"top": "import warnings", "before": "warnings.filterwarnings('ignore')"}, WORLD, "every_block"
    ),
    "changes the locale": Fault(
        {"top": "import locale", "before": "locale.setlocale(locale.LC_ALL, 'C.UTF-8')"}, WORLD, "every_block"
    ),
    "turns logging on": Fault(
        {"top": "import logging", "before": "logging.root.addHandler(logging.NullHandler())"}, WORLD, "every_block"
    ),
    "loads its library at once": Fault(
        {"top": "import lxml.etree"}, "test_the_module_of_the_exporter_loads_no_format_library"
    ),
    "has an option without help": Fault({"options": "width: int = option(72, help='')"}, OPTIONS),
    "has an option that takes anything": Fault({"options": "width: Any = option(72, help='Width.')"}, OPTIONS),
    "fails at the bounds of its option": Fault(
        {"before": "1 // (context.options.width - 40)"},
        "test_an_option_at_its_bounds_gives_a_whole_file_with_every_word",
        told_as=(ZeroDivisionError,),
    ),
}


@pytest.fixture
def workshop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to import from."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def contract(folder: Path, pieces: dict[str, str]) -> ExporterContract:
    """The kit as its user has it, around an exporter of these pieces."""
    name = f"ward_{folder.name}".replace("-", "_")
    (folder / f"{name}.py").write_text(MODULE.format(**SOUND | pieces), encoding="utf-8")
    module = importlib.import_module(name)

    class Bad(ExporterContract):
        exporter: ClassVar[Exporter[Any]] = module.EXPORTER

        def read_back(self, data: bytes) -> list[str]:
            return data.decode().split()

    return Bad()


def tried(kit: ExporterContract, fault: Fault) -> None:
    test = getattr(kit, fault.seen_by)
    with put_back():
        test(fault.sample) if fault.sample else test()


@pytest.mark.parametrize("name", FAULTS)
def test_a_seeded_fault_is_caught_where_the_sound_exporter_passes(name: str, workshop: Path) -> None:
    fault = FAULTS[name]
    with pytest.raises((*fault.told_as, pytest.fail.Exception)):
        tried(contract(workshop, fault.pieces), fault)


def test_no_test_of_the_kit_has_anything_against_the_sound_exporter(workshop: Path) -> None:
    kit = contract(workshop, {})
    for seen_by, sample in dict.fromkeys((fault.seen_by, fault.sample) for fault in FAULTS.values()):
        if sample != "huge":
            tried(kit, Fault({}, seen_by, sample))
