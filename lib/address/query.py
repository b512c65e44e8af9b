"""Query parameters as they stand in an address: how many there may be, what they open, and those that are a page's own."""

from collections.abc import Mapping
from urllib.parse import urlencode

from lib.address.pages import MAP_VIEW, page_of

TOO_LONG = "address"  # what is asked in vain by an address of which nothing was read
OPEN = ("event", "pick")  # parameters that open something
MOST_VALUES, MOST_LETTERS = 900, 30_000  # of an address: Streamlit drops one of more than 1,000 values, servers stop at 64 KB
Query = Mapping[str, list[str]]


def fits(query: Query) -> bool:
    """Whether an address may be so long."""
    return sum(map(len, query.values())) < MOST_VALUES and len(urlencode(query, doseq=True)) < MOST_LETTERS


def heaviest(query: Query) -> tuple[str, int]:
    """The parameter that takes most room in an address, and how many values it has."""
    name = max(query, key=lambda one: len(urlencode({one: query[one]}, doseq=True)))
    return name, len(query[name])


def opened(query: Query) -> tuple[list[str], list[tuple[str, str]]]:
    """What an address opens, an event and a pick, "" for none; and (name, value) where it names several, and opens none."""
    asked = {name: list(dict.fromkeys(filter(None, query.get(name, ())))) for name in OPEN}
    only = [values[0] if len(values) == 1 else "" for values in asked.values()]
    return only, [(name, value) for name, values in asked.items() if len(values) > 1 for value in values]


def own_values(query: Query, page: str) -> tuple[dict[str, str], list[tuple[str, str]], list[tuple[str, str]]]:
    """A page's own parameters of an address: those of one value; (name, value) of those of several, which are asked in vain;
    and of those that mean nothing here but choose no events: other pages', and where on the map no map is."""
    asked = {name: list(dict.fromkeys(filter(None, values))) for name, values in query.items() if name.startswith("_")}
    own = {name: values for name, values in asked.items() if name[1:] in page_of(page).own}
    given = {name: values[0] for name, values in own.items() if len(values) == 1}
    vain = [(name, value) for name, values in own.items() if len(values) > 1 for value in values]
    unknown = [(name[1:], value) for name, values in asked.items() if name not in own for value in values]
    view = {name: value for name, value in given.items() if name[1:] in MAP_VIEW}
    if view and not (len(view) == len(MAP_VIEW) and all(is_within(value, *MAP_VIEW[name[1:]]) for name, value in view.items())):
        unknown += [(name[1:], value) for name, value in view.items()]
        given = {name: value for name, value in given.items() if name not in view}
    return given, vain, unknown


def is_within(text: str, low: float, high: float) -> bool:
    """Whether a text is a number from one to another."""
    try:
        return low <= float(text) <= high
    except ValueError:
        return False
