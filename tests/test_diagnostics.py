"""A report collects what was odd, in order, and an empty one is still a report."""

from __future__ import annotations

from wardpress import Origin, Report


def test_an_empty_report_is_not_nothing() -> None:
    report = Report()
    assert (report or None) is report
    assert (len(report), list(report), report.codes()) == (0, [], ())


def test_diagnostics_come_in_the_order_in_which_they_were_found() -> None:
    report = Report()
    report.note("a.b", "one", Origin("x.txt", 3, 1))
    report.warning("c.d", "two")
    other = Report(report)
    other.error("e.f", "three")
    report.extend(list(other)[-1:])
    assert [(found.code, found.severity) for found in report] == [("a.b", "note"), ("c.d", "warning"), ("e.f", "error")]


def test_a_place_reads_as_editors_write_it() -> None:
    assert str(Origin("bai.txt")) == "bai.txt"
    assert str(Origin("bai.txt").at(3)) == "bai.txt:3"
    assert str(Origin("bai.txt", 3, 7)) == "bai.txt:3:7"
