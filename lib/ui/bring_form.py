"""The form of a table whose columns nobody knows: which of them holds what, and the type of each of its codes."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from lib.corpus.model.codebook import CODEBOOK
from lib.layers.form import Form, FormField, codes_of, form_fields, form_groups, proposed, proposed_decimal, proposed_type
from lib.layers.opening import Opened
from lib.ui.bring_state import Dropped, usual
from lib.ui.numbers import counted
from lib.ui.tags import plain

MOST_CODES = 40
FIRST = 20  # rows of the file that are shown as they stand there
SPLITS = {"": "one name", ";": "; between names", ",": ", between names", "+": "+ between names", "|": "| between names"}
ORDERS = {"": "as the days show", "dmy": "day first", "mdy": "month first", "ymd": "year first"}
DECIMALS = {".": "34.5", ",": "34,5"}
ZEROS = {"unknown": "none, or not reported", "none": "none"}
LOCATED = {"": "not told", "survey": "measured", "gazetteer": "a gazetteer", "proxy": "another place's point"}


def draw_form(dropped: Dropped, opened: Opened) -> Form:
    """What somebody says of the columns, beginning with what they are called."""
    guesses, columns = proposed(opened.header), dict[str, str]()
    types, every = dict[str, str](), ""
    more: dict[str, str] = {}
    begun = Form(decimal=proposed_decimal(opened, guesses))
    _draw_first_rows(opened)
    for group, heading in form_groups().items():
        st.subheader(heading, anchor=False)
        asked = [one for one in form_fields() if one.group == group]
        columns |= _columns(dropped, opened, asked, guesses)
        if group == "what":
            types, every = _types(dropped, opened, columns.get("type", ""))
        more |= _more(dropped, group, begun)
    return Form({name: column for name, column in columns.items() if column}, types, every, **more, delimiter=opened.delimiter)


def _draw_first_rows(opened: Opened) -> None:
    """The first rows as they stand in the file, each with its line there, beside which its columns can be told."""
    st.subheader(f"The file's own rows: the first {min(FIRST, len(opened.rows))} of {len(opened.rows):,}", anchor=False)
    rows = dict(zip(map(str, opened.lines), opened.rows[:FIRST]))
    cells = {name: [row[at] for row in rows.values()] for at, name in enumerate(opened.header)}
    with st.container(key="bring_first_rows"):
        st.dataframe(
            pd.DataFrame(cells, index=pd.Index(rows, name="Line")),
            height=min(35 * (len(rows) + 1) + 2, 248),
            alt="The first rows of the file, as they stand there",
        )


def _columns(dropped: Dropped, opened: Opened, asked: Sequence[FormField], guesses: dict[str, str]) -> dict[str, str]:
    """Which column holds each of a group's fields."""
    found = {}
    with st.container(horizontal=True):
        for one in asked:
            key = dropped.key(f"column_{one.id}")
            usual(key, guesses.get(one.id, ""))
            found[one.id] = str(
                st.selectbox(
                    one.label,
                    ["", *opened.header],
                    key=key,
                    format_func=lambda name: plain(name) or "–",
                    help=one.help or None,
                    width=220,
                )
            )
    return found


def _more(dropped: Dropped, group: str, begun: Form) -> dict[str, str]:
    """How the cells of a group are written: name of a field of Form -> what was chosen, beginning with what is `begun`."""
    kinds = {kind.id: kind.label for kind in CODEBOOK.actor_kinds.values()}
    precisions = {one.id: one.label for one in CODEBOOK.precisions.values() if one.located}
    asked = {
        "who": (("split", "In one cell", SPLITS), ("kind", "Whoever is not known here is a", kinds)),
        "when": (("order", "Order of day and month", ORDERS),),
        "where": (
            ("precision", "A point is as exact as a", precisions),
            ("located_by", "Points are from", LOCATED),
            ("decimal", "Numbers are written", DECIMALS),
        ),
        "numbers": (("zero", "A 0 means", ZEROS),),
    }.get(group, ())
    found = {}
    with st.container(horizontal=True):
        for name, label, options in asked:
            key = dropped.key(f"how_{name}")
            usual(key, getattr(begun, name))
            found[name] = str(_choice(label, options, key))
    return found


def _choice(label: str, options: dict[str, str], key: str) -> str:
    return str(st.selectbox(label, list(options), key=key, format_func=lambda one: options.get(one, one), width=220))


def _types(dropped: Dropped, opened: Opened, column: str) -> tuple[dict[str, str], str]:
    """The type of each code of a column; without a column the type of all rows."""
    types = {"": "left out"} | {kind.id: kind.label for kind in CODEBOOK.types.values()}
    if not column:
        return {}, _choice("Every row is", types | {"": "–"}, dropped.key("every"))
    codes = codes_of(opened, column)
    found = {}
    with st.container(horizontal=True):
        for code, n in codes[:MOST_CODES]:
            key = dropped.key(f"code_{column}_{code}")
            usual(key, proposed_type(code))
            found[code] = _choice(f"{plain(code) or 'nothing'} · {counted(n, 'row')}", types, key)
    if rest := codes[MOST_CODES:]:
        st.caption(
            f"{counted(len(rest), 'more code')} of {counted(sum(n for _, n in rest), 'row')} are left out. Choose another column, "
            "or write them into layer.yaml."
        )
    return found, ""
