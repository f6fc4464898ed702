"""On another day every way to ask for the time tells another year, and all else about time is as it was."""

from __future__ import annotations

import subprocess
import sys

ASKING = """
import datetime as dt, io, pickle, time, zipfile
from datetime import datetime
from time import localtime, time as now
from wardpress.testing.otherday import move_the_clock

before, real = dt.datetime.now(), datetime(2020, 2, 29, 12)
move_the_clock()

file = zipfile.ZipFile(io.BytesIO(), "w")
file.writestr("a", "b")
told = [
    datetime.now(), dt.datetime.now(dt.UTC), datetime.today(), datetime.utcnow(), datetime.fromtimestamp(now()),
    dt.datetime.fromtimestamp(time.time_ns() / 1e9), dt.date.today(),
]
years = [
    *(each.year for each in told), localtime().tm_year, time.gmtime().tm_year, int(time.strftime("%Y")),
    int(time.ctime()[-4:]), int(time.asctime()[-4:]), file.infolist()[0].date_time[0],
]
expected = (before + dt.timedelta(days=400)).year
assert set(years) <= {expected, expected + 1} and before.year not in years, years

class Own(datetime):
    pass

assert isinstance(real, datetime) and isinstance(told[0], datetime) and not isinstance(dt.date.today(), datetime)
assert datetime(2020, 2, 29, 12) == real == dt.datetime.strptime("29/2/2020 12", "%d/%m/%Y %H")
assert datetime.fromisoformat("2020-02-29T12:00") == datetime.combine(dt.date(2020, 2, 29), dt.time(12)) == real
assert time.localtime(0)[:2] in {(1970, 1), (1969, 12)} and time.strftime("%Y", (2001, *[1] * 8)) == "2001"
assert type(Own(2020, 1, 1)) is Own and issubclass(Own, type(real)) and Own(2020, 1, 1) < real
assert pickle.loads(pickle.dumps(dt.date(2020, 1, 1))) == dt.date(2020, 1, 1)
"""


def test_every_way_to_ask_for_the_time_tells_of_another_day_and_nothing_else_changes() -> None:
    command = [sys.executable, "-W", "ignore::DeprecationWarning", "-c", ASKING]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
