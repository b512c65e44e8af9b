"""Connections to DuckDB, each closed with who asked for it, and all of them before the program ends: what is open then, or is
still kept from the garbage collector, DuckDB's bindings call leaked, in many lines."""

import atexit
import gc
import weakref
from collections.abc import Callable
from itertools import count

import duckdb

_OPEN: dict[int, duckdb.DuckDBPyConnection] = {}
_NUMBERS = count()


def opened(owner: object, config: dict[str, str | bool | int | float | list[str]]) -> Callable[[], duckdb.DuckDBPyConnection]:
    """A new connection in memory, as a function that gives it; closed as soon as nobody holds the owner any more."""
    number = next(_NUMBERS)
    _OPEN[number] = duckdb.connect(config=config)
    weakref.finalize(owner, _close, number)
    return lambda: _OPEN[number]


def _close(number: int) -> None:
    if number in _OPEN:
        _OPEN.pop(number).close()


@atexit.register
def _close_all() -> None:
    for number in tuple(_OPEN):
        _close(number)
    gc.unfreeze()
    gc.collect()
