"""Relations whose rows are gathered in groups, as a question names them."""

from dataclasses import dataclass

GATHERED = "gathered"  # the column that a group's number stands in


@dataclass(frozen=True)
class Gathered:
    """A relation whose rows are gathered in groups, beside its own columns with `gathered`: the number of the group, from 0.
    `members`: values of the columns `by`, which are the relation's own (none missing, each of its column's kind), then the number
    of a group that rows with them are in. A row stands in each of its groups, in none where none is told; an event that has
    several rows in a group is there once."""

    over: str
    by: tuple[str, ...]
    members: tuple[tuple[str | bool | int, ...], ...]


Over = str | Gathered  # a relation, by its name or gathered
