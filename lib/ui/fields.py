"""One multiple choice of the sidebar: which options it offers, in which order, under which labels.

An option says how many events it would leave, or match but are hidden, and all of its names, for what is typed is looked for
in the label; all that exists is offered, what would leave none last. What is typed and is in no label goes to lib.ui.typed.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import streamlit as st

from lib.corpus.model.models import Corpus
from lib.corpus.text.folding import spelling
from lib.engine.shown import Shown
from lib.events.asking.choice_names import Named, Names
from lib.events.asking.choices import Choice, choice_named, names_of
from lib.ui.filter_state import key
from lib.ui.tags import isolated, set_off
from lib.ui.typed import draw_typed, take_typed

MOST_OPTIONS = 1_000  # of 10,000 actors, those with most events: a page sends the options at every interaction
IN_ORDER = "Most events first; a name comes before those that it is a part of."
MOST_COMPARED = 400  # options of which each is compared with each other


class Offered(NamedTuple):
    """The options of a choice in their order, the label of each, and whether names are left out."""

    options: list[str]
    labels: dict[str, str]
    cut: bool


def choose(choice: Choice, shown: Shown, corpus: Corpus) -> None:
    """Draw a choice; its value is in the state before the next run."""
    names, offered = names_of(shown.known, corpus, choice.name), offered_of(shown, corpus, choice.name)
    draw_typed(lambda _: names, choice.name)
    st.multiselect(
        choice.label,
        offered.options,
        key=key(choice.name),
        persist_state="session",
        placeholder=choice.placeholder,
        format_func=lambda value: offered.labels.get(value, value),
        filter_mode="contains",
        select_all=False,
        accept_new_options=True,
        on_change=take_typed,
        args=(choice.name, names),
        help=_help(choice, offered.cut),
    )


def offered_of(shown: Shown, corpus: Corpus, name: str) -> Offered:
    """What a choice offers where this is shown: all that exists, with the number of events that each would leave."""
    found: Offered = shown.answers.once(("offered", name), lambda: _offered(shown, corpus, name))
    return found


def _offered(shown: Shown, corpus: Corpus, name: str) -> Offered:
    choice, names = choice_named(name), names_of(shown.known, corpus, name)
    counts, hidden = (found[choice.facet] for found in shown.options)
    chosen = getattr(shown.filters, name) or frozenset()
    options = options_of(dict.fromkeys(names, 0) | counts, chosen, names, everything=True)
    return Offered(options, labels_of(options, names, counts, chosen, hidden), len(options) < len(names))


def _help(choice: Choice, cut: bool) -> str | None:
    said = [IN_ORDER] if choice.nested else []
    said += [choice.help] if choice.help else []
    return " ".join(said + [f"The {MOST_OPTIONS:,} with most events; type a name for any other."] * cut) or None


def options_of(counts: dict[str, int], chosen: frozenset[str], names: Names, *, everything: bool = False) -> list[str]:
    """Ids to offer: those that would leave events, most first, then by name; then what is chosen and would leave none.

    At most `MOST_OPTIONS` and what is chosen; `everything`: those too that would leave none. A name that stands within
    the label of another comes before it, so that what is typed in full is the first that is found.
    """
    found = sorted(
        (value for value, count in counts.items() if count or everything),
        key=lambda value: (-counts[value], names.get(value, (value,))[0]),
    )
    offered = list(dict.fromkeys([*found[:MOST_OPTIONS], *sorted(chosen)]))
    if len(offered) > MOST_COMPARED:
        return offered
    before = _before(tuple((value, names.get(value, Named(value)).all) for value in sorted(offered)))
    return _each_after(offered, before)


def _each_after(options: Sequence[str], before: dict[str, frozenset[str]]) -> list[str]:
    """The options in their order, but each after those that belong before it; where that goes in a circle, as they are."""
    placed: dict[str, None] = {}
    met: set[str] = set()

    def place(option: str) -> None:
        met.add(option)
        for other in options if before.get(option) else ():
            if other in before[option] and other not in met:
                place(other)
        placed[option] = None

    for option in options:
        if option not in met:
            place(option)
    return list(placed)


@lru_cache(maxsize=64)
def _before(named: tuple[tuple[str, tuple[str, ...]], ...]) -> dict[str, frozenset[str]]:
    """For each option those of which a whole name stands in a name of it that is not theirs too."""
    spelt = {value: frozenset(map(spelling, names)) for value, names in named}
    words = {value: "\n".join(names).casefold() for value, names in named}
    bare = {value: tuple(name.casefold() for name in names) for value, names in named}
    return {
        value: frozenset(
            other
            for other in bare
            if other != value and any(name in words[value] and spelling(name) not in spelt[value] for name in bare[other])
        )
        for value in words
    }


def labels_of(
    options: Iterable[str],
    names: Names,
    counts: dict[str, int],
    chosen: frozenset[str] = frozenset(),
    hidden: dict[str, int] | None = None,
) -> dict[str, str]:
    """id -> "Name (number of events) Arabic name · other names"; where two options share a name, their ids tell them apart.
    An option that would leave none says how many match but are `hidden`. What is chosen already is not looked for any more,
    and goes without its other names."""
    homonyms = Counter(names.get(value, (value,))[0] for value in options)
    found = {}
    for value in options:
        named = Named(*names.get(value, (value,)))
        others = [] if value in chosen else [name for name in named.all if name not in (named.name, named.arabic)]
        told_apart = f" [{value}]" if homonyms[named.name] > 1 else ""
        arabic = f" {set_off(named.arabic)}" if named.arabic and named.arabic != named.name else ""
        numbers = _numbers(counts.get(value, 0), (hidden or {}).get(value, 0))
        found[value] = f"{isolated(named.name)}{told_apart} ({numbers}){arabic}" + "".join(
            f" · {isolated(name)}" for name in others
        )
    return found


def _numbers(count: int, hidden: int) -> str:
    return f"{count:,}, {hidden:,} hidden" if hidden and not count else f"{count:,}"
