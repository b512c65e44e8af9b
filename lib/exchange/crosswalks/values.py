"""What fills a column of theirs, by name: texts of one event. A crosswalk says which column takes which; "" is an empty cell."""

from collections.abc import Callable
from dataclasses import dataclass
from math import floor

from lib.corpus.model.models import Article, Corpus
from lib.corpus.model.register import Place
from lib.exchange.crosswalks.coding import Coded
from lib.exchange.crosswalks.countries import NONE, country
from lib.exchange.crosswalks.crosswalk import Crosswalk
from lib.exchange.crosswalks.facts import class_of
from lib.exchange.crosswalks.sides import Person
from lib.exchange.crosswalks.states import state_of
from lib.exchange.manifest import citation

CELLS = 720  # of PRIO-GRID in a row: half a degree each


@dataclass(frozen=True)
class Told:
    """An event with all that its cells are made of."""

    coded: Coded
    crosswalk: Crosswalk
    corpus: Corpus

    @property
    def place(self) -> Place | None:
        return self.corpus.places.get(str(self.coded.row["place_id"] or ""))

    @property
    def country(self) -> dict[str, str]:
        place = self.place
        code = place.country if place else str(self.coded.row["country"] or "").split("; ")[0]
        return country(code) if self.coded.row["place"] else NONE

    @property
    def articles(self) -> list[Article]:
        ids = str(self.coded.row["articles"] or "").split("; ")
        return [self.corpus.article_by_id[one] for one in ids if one in self.corpus.article_by_id]

    def text(self, column: str) -> str:
        cell = self.coded.row[column]
        return "" if cell is None else str(cell)

    def side(self, at: int) -> Person | None:
        people = (self.coded.placed.first, self.coded.placed.second)[at]
        return people[0] if people else None


def value(told: Told, name: str) -> str:
    """The text of a value: a fact, a code of its type, a column of its country, one of VALUES, or a column of the event."""
    where, _, rest = name.partition(".")
    if rest:
        words = told.crosswalk.codes[told.coded.placed.case.code] if where == "code" else told.country
        return words.get(rest, "")
    if made := VALUES.get(name):
        return made(told)
    return told.coded.placed.facts.get(name, "") if name in told.coded.placed.facts else told.text(name)


def _name(at: int) -> Callable[[Told], str]:
    return lambda told: person.name if (person := told.side(at)) else ""


def _others(at: int) -> Callable[[Told], str]:
    """Whoever else is on a side; those who are associated stand with the first."""

    def made(told: Told) -> str:
        facts = told.coded.placed.facts
        more = facts[("more_left", "more_right")[at]].split("; ")
        return "; ".join(dict.fromkeys(filter(None, (*more, *(() if at else facts["associated"].split("; "))))))

    return made


def _kind(at: int) -> Callable[[Told], str]:
    def made(told: Told) -> str:
        person = told.side(at)
        term = told.crosswalk.term("kinds", person.kind) if person else NONE
        crowd = at == 0 and told.crosswalk.codes[told.coded.placed.case.code].get("crowd")
        return (term.get("crowd", "") if crowd else "") or term.get("code", "")

    return made


def _kinds(told: Told) -> str:
    """The two codes together, the lower first; "… only" of one who stands alone; "" where one is not known."""
    first, second = _kind(0)(told), _kind(1)(told)
    if not first or (told.side(1) and not second):
        return ""
    return "-".join(sorted((first, second), key=told.crosswalk.interaction.index)) if second else f"{first} only"


def _state_number(at: int) -> Callable[[Told], str]:
    def made(told: Told) -> str:
        person = told.side(at)
        if person is None or class_of((person,), told.crosswalk) != "state":
            return ""
        return state_of(person, told.coded.placed.facts.get("first", ""), told.corpus).get("gw", "")

    return made


def _killed(told: Told) -> str:
    return told.text("killed_min") or "0"


def _dead(told: Told) -> dict[str, int]:
    """The dead of each side as far as they are told of it, of civilians, and the rest; all of them are the lower bound."""
    rest = int(_killed(told))
    found = {"left": 0, "right": 0, "civilians": 0}
    for side, people in (("left", told.coded.placed.first), ("right", told.coded.placed.second)):
        for person in people:
            number = min(person.killed or 0, rest)
            found["civilians" if class_of((person,), told.crosswalk) == "unarmed" else side] += number
            rest -= number
    return found | {"unknown": rest}


def _priogrid(told: Told) -> str:
    lat, lon = told.coded.row["lat"], told.coded.row["lon"]
    if not (isinstance(lat, float) and isinstance(lon, float)):
        return ""
    return str(min(floor((lat + 90) * 2), 359) * CELLS + min(floor((lon + 180) * 2), CELLS - 1) + 1)


def _wkt(told: Told) -> str:
    return f"POINT ({told.text('lon')} {told.text('lat')})" if told.text("lat") and told.text("lon") else ""


VALUES: dict[str, Callable[[Told], str]] = {
    "left": _name(0),
    "right": _name(1),
    "left_more": _others(0),
    "right_more": _others(1),
    "left_kind": _kind(0),
    "right_kind": _kind(1),
    "kinds": _kinds,
    "left_gw": _state_number(0),
    "right_gw": _state_number(1),
    "dyad": lambda told: " - ".join(filter(None, (_name(0)(told), _name(1)(told)))),
    "killed": _killed,
    "killed_most": lambda told: told.text("killed_max") or _killed(told),
    **{f"killed_{side}": lambda told, side=side: str(_dead(told)[side]) for side in ("left", "right", "civilians", "unknown")},  # type: ignore[misc]  # bound at once
    "place_code": lambda told: told.crosswalk.term("precisions", told.text("place_precision")).get("code", ""),
    "governorate": lambda told: next(iter(told.place.governorates), "") if told.place else told.text("governorate").split("; ")[0],
    "district": lambda told: told.place.district if told.place else told.text("district").split("; ")[0],
    "wkt": _wkt,
    "priogrid": _priogrid,
    "n_sources": lambda told: str(told.coded.row["n_articles"] or 1),
    "cited": lambda told: ";".join(citation(article) for article in told.articles),
    "titles": lambda told: ";".join(article.title for article in told.articles),
    "published": lambda told: ";".join(article.published.text for article in told.articles if article.published),
    "clarity": lambda told: "2" if told.coded.row["parts"] else "1",
}
