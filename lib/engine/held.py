"""What events hold in their relations, in SQL: a row for each combination, from lists that stand in the events' own rows."""

from collections.abc import Callable
from dataclasses import dataclass

from lib.engine.conditions import SQL, Conditions, literal
from lib.engine.gathered import GATHERED, Gathered, Over
from lib.engine.questions import EVENTS, Scalar, Where, key_columns, own_columns
from lib.engine.store import file_column


@dataclass(frozen=True)
class Held:
    """Questions of the relations of one store."""

    asked: Conditions

    def of(self, by: tuple[str, ...], over: Over, condition: SQL) -> SQL:
        """A row for each event and combination of the columns `by` that it has in a relation."""
        if isinstance(over, Gathered):
            return self._gathered(by, over, condition)
        own = tuple(name for name in own_columns(over) if name in by)
        outer = [self.named(name) for name in by if name not in own]
        column = file_column(over)
        if over == EVENTS or not own:
            held = "" if over == EVENTS else f" AND {self.asked.holds(Where(over, ()))}"
            return f"SELECT {', '.join(outer)} FROM events WHERE {condition}{held}"
        if over.removeprefix("facet:") in self.asked.values.flat:
            return f"SELECT {', '.join([*outer, f'{column} AS value'])} FROM events WHERE {condition} AND {column} IS NOT NULL"
        if len(own_columns(over)) == 1:
            return f"SELECT {', '.join([*outer, f'unnest({column}) AS {own[0]}'])} FROM events WHERE {condition}"
        if not set(own) >= set(key_columns(over)):
            record = ", ".join(f"{name} := held.{name}" for name in own)
            column = f"list_distinct(list_transform({column}, lambda held: struct_pack({record})))"
        each = ", ".join([*(f'"{name}"' for name in by if name not in own), *(f"held.{name} AS {name}" for name in own)])
        return f"SELECT {each} FROM (SELECT {', '.join([*outer, f'unnest({column}) AS held'])} FROM events WHERE {condition})"

    def _gathered(self, by: tuple[str, ...], over: Gathered, condition: SQL) -> SQL:
        """The same of rows that are gathered: joined with their groups, each of which an event is in once."""
        own = tuple(dict.fromkeys((*(name for name in by if name != GATHERED), *over.by)))
        held = self.of(("row", *(name for name in own if name != "row")), over.over, condition)
        told = [f'members."{name}"' if name == GATHERED else f'held."{name}"' for name in by]
        same = " AND ".join(f'held."{name}" = members."{name}"' for name in over.by)
        columns = ", ".join(f'"{name}"' for name in (*over.by, GATHERED))
        members = ", ".join(map(self._member(over), over.members)) or f"({', '.join(['NULL'] * len(over.by))}, -1::BIGINT)"
        both = f"({held}) AS held JOIN (VALUES {members}) AS members({columns}) ON {same}"
        asked = ", ".join(f'"{name}"' for name in by)
        return f"SELECT {asked} FROM (SELECT DISTINCT held.row, {', '.join(told)} FROM {both})"

    def _member(self, over: Gathered) -> Callable[[tuple[Scalar, ...]], SQL]:
        """How the members of a gathered relation are written."""
        domains = [self.asked.domain(name, over.over) for name in over.by]

        def written(member: tuple[Scalar, ...]) -> SQL:
            *values, group = member
            codes = [self.asked.codes[domain].get(str(value), -1) if domain else value for value, domain in zip(values, domains)]
            return f"({', '.join(map(literal, codes))}, {group}::BIGINT)"

        return written

    def named(self, name: str) -> SQL:
        """A column of the event under its own name."""
        expression = self.asked.expression(name, EVENTS)
        return expression if expression == f'"{name}"' else f'{expression} AS "{name}"'
