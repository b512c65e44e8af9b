"""What a value of each of the codebook's lists says: its words, and what the program does with what is so coded.

A field without a default must be written in codebook.yaml; one that is not written here may not be.
"""

from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

Drawn = Literal["point", "circle", "line", "fill", "none"]
Holds = Literal["text", "flag", "day", "number", "count", "bound"]
Side = Literal["left", "right", "none"]
Waiting = Literal["coder", "reviewer", "nobody"]
Texture = Literal["plain", "hatched", "dotted", "open"]
KNOWN = ConfigDict(extra="forbid")


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Term:
    """One value of a list."""

    id: str
    label: str = ""
    label_ar: str = ""
    meaning: str = ""


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Choice(Term):
    default: bool = False  # what holds where nothing is written; of each such list exactly one


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Claim(Choice):
    told_as: str = ""  # what stands behind a number of people that is so told; of every claim but the default


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Group(Term):
    symbol: str  # a Unicode shape, drawn as text


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class LinkKind(Term):
    texture: Texture  # of its ribbons; hostile ones have it whatever their severity


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class SeverityTerm(Term):
    hurts: bool  # people may be hurt: an event of it that tells no number of killed is said to be silent


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Role(Term):
    side: Side  # in the table's columns of initiators and targets
    takes_part: bool  # its bloc colours the event
    core_rank: int = 0  # whose colour an event has where its type does not say so: 1 first; 0 after all others
    any_type: bool = False  # goes with every type


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Mode(Term):
    severity: str = ""  # where it is more or less severe than its type


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Stage(Choice):
    happened: bool  # else it is drawn as not done
    acts: bool  # somebody has acted, so numbers of killed and wounded hold
    by_report: bool  # it lies no later than the article that tells it


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class ReviewState(Choice):
    counts: bool  # its events are counted unless the filter says otherwise
    waits_for: Waiting  # whose turn it is
    rank: int  # how far it got: of several reports of an event those that got furthest are taken
    told_as: str = ""  # what stands beside an event of it; of every state that does not count


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class QuantityTerm(Term):
    unit: str
    casualties: bool  # people harmed, added up for any events


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class ActorKind(Term):
    is_state: bool = False  # what is part of it is its own, and it counts at the level of states


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Precision(Term):
    drawn: Drawn  # circle: a point with a radius, within which the place lies
    counts_in_region: bool  # what happens there counts in its governorate and district, else beside them
    own_region: bool = False  # it is itself a region to choose
    level: Literal[0, 1, 2] = 0  # the administrative level that such a place is one of
    peopled: bool = False  # such a place has a number of people, by which the largest are named first

    @property
    def located(self) -> bool:
        """Whether a point can stand for such a place."""
        return self.drawn in ("point", "circle", "line")

    @property
    def marked(self) -> bool:
        """Whether the map marks events at such a place's point."""
        return self.drawn in ("point", "circle")


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Words(Term):
    of_articles: bool = True  # an article's text may be so; else the words stand in a row of another publisher's table


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class LocatedBy(Term):
    surveyed: bool  # the point is the place's own; else another place's, which it may share


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class Column(Term):
    holds: Holds  # bound: a whole number from 0, may be missing; count: one that is always there
    required: bool = False
    terms: str = ""  # the list of the codebook whose ids it holds


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class LinkRule:
    left: str
    right: str
    kind: str
    mutual: bool


@dataclass(frozen=True, kw_only=True, config=KNOWN)
class EventType(Term):
    group: str
    roles: tuple[str, ...]
    links: tuple[LinkRule, ...]
    acled: str
    plover: str
    example: str
    modes: tuple[str, ...] = ()
    severity: str = ""  # of what is hostile: an id of `severities`
    aside: tuple[str, ...] = ()  # roles that stand on neither side in this type
    form: str = "other"  # what the JSON form of suggestions calls it
    ends_up: str = ""  # the role whose colour the event has: who holds, or has in its ranks, what passes on
