"""Rows that are taken away from a store, in their order."""

from lib.engine.conditions import SQL, Conditions
from lib.engine.questions import EVENTS, own_columns
from lib.engine.store import file_column


def rows_in_order(asked: Conditions, columns: tuple[str, ...], over: str, condition: SQL) -> SQL:
    """The events, or their rows of a relation, in the order of the table, and of the relation within an event."""
    own, held = [name for name in own_columns(over) if name in columns], file_column(over)
    outer = [f'{asked.expression(name, EVENTS)} AS "{name}"' for name in columns if name not in own]
    if not own:
        return f"SELECT {', '.join(outer)} FROM events WHERE {condition} ORDER BY row"
    each = [f'held.{name} AS "{name}"' if name in own else f'"{name}"' for name in columns]
    inner = ", ".join([*outer, "row", f"unnest({held}) AS held", f"unnest(range(len({held}))) AS place"])
    return f"SELECT {', '.join(each)} FROM (SELECT {inner} FROM events WHERE {condition}) ORDER BY row, place"
