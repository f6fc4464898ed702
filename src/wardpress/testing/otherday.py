"""Another day: the clock of a process set ahead, to find what of it gets into a file."""

from __future__ import annotations

import datetime as dt
import sys
import time
from types import ModuleType
from typing import Any, Final

_AHEAD: Final = dt.timedelta(days=400)
_Real = dt.datetime


class _Times(type):
    """Makes every real time an instance of its stand-in, and a class that is made from the stand-in a real one."""

    def __new__(cls, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> Any:  # noqa: ANN401 - a class
        if bases == (_Real,):
            return super().__new__(cls, name, bases, namespace)
        return type(name, tuple(_Real if isinstance(base, cls) else base for base in bases), namespace)

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, _Real)


class _Datetime(_Real, metaclass=_Times):
    """Stands in for `datetime.datetime`: its present lies ahead, and all that it makes is real."""

    def __new__(cls, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - whatever datetime takes
        return _Real(*args, **named)

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> Any:  # noqa: ANN401 - a real datetime, which is no _Datetime
        return _Real.now(tz) + _AHEAD

    @classmethod
    def utcnow(cls) -> Any:  # noqa: ANN401 - the same
        return cls.now(dt.UTC).replace(tzinfo=None)


def move_the_clock() -> None:
    """Set the clock of this process 400 days ahead, for modules that are loaded and for those to come.

    Nothing sets it back: use it in a process of its own.
    """
    stand_ins = {id(getattr(time, name)): stand_in for name, stand_in in _moved().items()} | {id(_Real): _Datetime}
    entries: tuple[object, ...] = tuple(sys.modules.values())
    for module in (entry for entry in entries if isinstance(entry, ModuleType)):
        for name, value in list(vars(module).items()) if module.__name__ != __name__ else ():
            if stand_in := stand_ins.get(id(value)):
                setattr(module, name, stand_in)


def _moved() -> dict[str, Any]:
    ahead = _AHEAD.total_seconds()
    now, now_ns, local, utc = time.time, time.time_ns, time.localtime, time.gmtime
    told, shown, written = time.ctime, time.asctime, time.strftime
    return {
        # date.today() asks time.time(), too.
        "time": lambda: now() + ahead,
        "time_ns": lambda: now_ns() + int(ahead) * 10**9,
        "localtime": lambda secs=None: local(now() + ahead if secs is None else secs),
        "gmtime": lambda secs=None: utc(now() + ahead if secs is None else secs),
        "ctime": lambda secs=None: told(now() + ahead if secs is None else secs),
        "asctime": lambda parts=None: shown(local(now() + ahead) if parts is None else parts),
        "strftime": lambda form, parts=None: written(form, local(now() + ahead) if parts is None else parts),
    }
