"""The filters of several values, one line each: whatever is said of one anywhere (address, sidebar, chips, counts) is read here.

A new one is a line of CHOICES, a field of Filters of the same name, and a facet of the tables.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.corpus.model.records import ARTICLES
from lib.events.asking.choice_names import (
    Known,
    Names,
    names_of_bearers,
    names_of_grades,
    names_of_labels,
    names_of_regions,
    names_of_terms,
)
from lib.events.asking.filters import Filters, Ids
from lib.events.building.facets import REPORTS
from lib.events.memo import once

Group = Literal["from", "who", "where", "what", "doubt", "source"]
TOLD_OF = (
    "Counts what happened there, near there, and what came from there; the map has a mark only where it happened, the rest "
    "are halos and arrows."
)
REVIEWED = "Articles that wait for their coder or a reviewer, and rejected ones, are counted only where they are chosen here."
APART = "Tables of other publishers lie beside the annotated articles and are counted only where they are chosen here."


@dataclass(frozen=True)
class Choice:
    """`name`: the field of Filters; `facet`: of the tables; `parameter`: in the address; `group`: where it stands in the sidebar;
    `label`: over its box; `word`: in a chip; `kind`: what a name is none of; `names`: what its values are called; `nested`: whether
    they stand within each other; `help`: more to know; `by_id`: whether a chip says the id alone; `unasked`: the values that are
    taken where nothing is asked, all where it is empty; `placeholder`: what its box says then; `hides`: whether the others
    are then hidden, with a number of their own in the ledger, and do not count as filtered."""

    name: str
    facet: str
    parameter: str
    group: Group
    label: str
    word: str
    names: Callable[[Known, Corpus], Names]
    kind: str = ""
    nested: bool = False
    help: str = ""
    by_id: bool = False
    unasked: frozenset[str] = frozenset()
    placeholder: str = "any"
    hides: bool = False


def _terms(attribute: str) -> Callable[[Known, Corpus], Names]:
    return lambda known, corpus: names_of_terms(getattr(CODEBOOK, attribute).values())


def _grades(attribute: str) -> Callable[[Known, Corpus], Names]:
    return lambda known, corpus: names_of_grades(getattr(CODEBOOK, attribute).values())


def _actors(known: Known, corpus: Corpus) -> Names:
    return names_of_bearers(corpus.actors.values())


def _places(known: Known, corpus: Corpus) -> Names:
    return names_of_bearers(corpus.places.values())


def _layers(known: Known, corpus: Corpus) -> Names:
    return names_of_labels({ARTICLES: "Articles"} | {source.about.id: source.about.title for source in corpus.sources})


def _publishers(known: Known, corpus: Corpus) -> Names:
    return names_of_labels(known.labels["publisher"])


def _reports(known: Known, corpus: Corpus) -> Names:
    return names_of_labels(REPORTS)


# fmt: off
CHOICES = (  # in the order of the sidebar, group by group
    Choice("layers", "layer", "layer", "from", "From", "from", _layers, kind="layer", help=APART,
           unasked=frozenset({ARTICLES}), placeholder="articles alone"),
    Choice("actors", "actor", "actor", "who", "Actor", "actor", _actors, nested=True),
    Choice("backers", "backer", "backer", "who", "Backed by", "backed by", _actors, kind="backer", nested=True),
    Choice("regions", "region", "region", "where", "Region", "region", names_of_regions, nested=True),
    Choice("places", "place", "place", "where", "Place", "place", _places, nested=True, help=TOLD_OF),
    Choice("groups", "group", "group", "what", "Group", "group", _terms("groups")),
    Choice("types", "type", "type", "what", "Type", "type", _terms("types")),
    Choice("severities", "severity", "severity", "what", "Severity", "severity", _terms("severities")),
    Choice("issues", "issue", "issue", "what", "Issue", "issue", _terms("issues")),
    Choice("kinds", "kind", "link", "what", "Link", "link", _terms("link_kinds"), kind="kind of link"),
    Choice("claims", "claim", "claim", "doubt", "Claim", "claim", _terms("claims")),
    Choice("stages", "stage", "stage", "doubt", "Stage", "stage", _terms("stages")),
    Choice("review", "review", "review", "source", "Review", "review", _terms("review_states"), kind="state of review",
           help=REVIEWED, unasked=frozenset(state.id for state in CODEBOOK.review_states.values() if state.counts),
           placeholder="accepted alone", hides=True),
    Choice("reports", "reports", "reports", "source", "Told by", "reports", _reports),
    Choice("publishers", "publisher", "publisher", "source", "Publisher", "publisher", _publishers),
    Choice("reliability", "reliability", "reliability", "source", "Reliability of the source", "reliability",
           _grades("reliability"), by_id=True),
    Choice("credibility", "credibility", "credibility", "source", "Credibility of the item", "credibility",
           _grades("credibility"), by_id=True),
)
# fmt: on


def choice_named(name: str) -> Choice:
    """The choice of this name; KeyError where there is none."""
    choice = choice_of(name)
    if choice is None:
        raise KeyError(name)
    return choice


def choice_of(name: str) -> Choice | None:
    """The choice that is this field of Filters; None where the field is no choice."""
    return next((choice for choice in CHOICES if choice.name == name), None)


def chosen_of(filters: Filters, choice: Choice) -> Ids:
    """The values that an event must have one of; None where all are taken."""
    chosen: Ids = getattr(filters, choice.name)
    return (choice.unasked or None) if chosen is None else chosen


def filters_by(filters: Filters) -> dict[Choice, frozenset[str]]:
    """The choices by which events are filtered, with the values of which an event must have one; what a choice hides where nothing
    is asked is none of them."""
    asked = {choice: chosen_of(filters, choice) for choice in CHOICES}
    return {
        choice: chosen
        for choice, chosen in asked.items()
        if chosen is not None and not (choice.hides and getattr(filters, choice.name) is None)
    }


def word_of(name: str) -> str:
    """What a field of Filters is called in a sentence."""
    choice = choice_of(name)
    return choice.word if choice else name


@once
def names_of(known: Known, corpus: Corpus, name: str) -> Names:
    """Names of all values that a choice may take."""
    return choice_named(name).names(known, corpus)


def parameter_of(name: str) -> str:
    """The parameter of the address that a field of Filters stands behind."""
    choice = choice_of(name)
    return choice.parameter if choice else name


def in_group(group: Group) -> tuple[Choice, ...]:
    """The choices of a group of the sidebar."""
    return tuple(choice for choice in CHOICES if choice.group == group)
