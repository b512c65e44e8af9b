"""A new actor or place without leaving the workbench: it is added at the end of actors.yaml or places.csv, and taken at once.

Of a place, what the corpus's gazetteer and the engine's lists have of the name is offered on a small map; a person chooses.
"""

from collections.abc import Container
from typing import TYPE_CHECKING

import streamlit as st

from lib.annotating.saving.errors import SavingError
from lib.annotating.saving.registry import add_actor, add_place
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.regions import slug
from lib.corpus.reading.offered import Offered
from lib.corpus.reading.places import COLUMNS
from lib.figures.brought import brought_places_figure
from lib.places.asking import Candidate, candidates, lists_of
from lib.places.online import OnlineError, asked_online, host, what_leaves
from lib.settings import may_write
from lib.suggest.text.knowledge import PLACE_LISTS
from lib.ui.address import heard
from lib.ui.overview_regions import outlined
from lib.ui.tags import plain
from lib.ui.view import View, made_once

if TYPE_CHECKING:
    from lib.ui.annotate_form import Form

BY_HAND = "by hand"
MOST = 12  # candidates of a name that are offered
AGAIN = "annotate_again"  # whether the corpus is to be read anew once this part is drawn
FAILED = "annotate_new_failed"


def offer_actor(form: "Form", role: str, name: str) -> None:
    """A popover that makes an actor of a name that nobody bears."""
    if not may_write():
        return
    key = form.key(f"new_{role}_{name}")
    with st.popover(f"New actor “{plain(name)}”", key=f"{key}_box", on_change=heard) as box:
        if not box.open:
            return
        said = st.text_input("Name", name, key=f"{key}_name")
        arabic = st.text_input("Name in Arabic", "", key=f"{key}_ar")
        kinds = {one.id: one.label for one in CODEBOOK.actor_kinds.values()}
        kind = st.selectbox("Kind", list(kinds), key=f"{key}_kind", format_func=lambda one: kinds[one], index=None)
        blocs = {"": "none, or not known", **{bloc.id: bloc.label for bloc in form.view.corpus.settings.blocs}}
        bloc = st.selectbox("Bloc", list(blocs), key=f"{key}_bloc", format_func=lambda one: blocs[one])
        bodies = {"": "nobody, or not known", **{one.id: one.name for one in form.view.corpus.actors.values()}}
        part_of = st.selectbox("Part of", list(bodies), key=f"{key}_part", format_func=lambda one: plain(bodies[one]))
        identifier = st.text_input("Id", _free(said, form.view.corpus.actors), key=f"{key}_id")
        tie = [{"actor": part_of, "source": form.opened.bench.article}] if part_of else []
        actor = {"id": identifier, "name": said, "name_ar": arabic, "kind": kind or "", "bloc": bloc, "part_of": tie}
        _draw_failed(key)
        st.button(
            "Add to actors.yaml", key=f"{key}_add", type="primary", disabled=not (kind and said.strip()),
            on_click=_add_actor, args=(form, role, name, actor, key),
        )  # fmt: skip


def _add_actor(form: "Form", role: str, name: str, actor: dict, key: str) -> None:
    try:
        add_actor(form.view.corpus.folder, actor, form.view.corpus.settings)
    except SavingError as wrong:
        st.session_state[FAILED] = (key, str(wrong))
        return
    _taken(form, role, name, actor["id"])


def _taken(form: "Form", field: str, name: str, identifier: str) -> None:
    form.put_in_place(field, name, identifier)
    st.session_state[AGAIN] = True


def offer_place(form: "Form", field: str, name: str) -> None:
    """A popover that makes a place of a name that none bears: one of a gazetteer, or told by hand."""
    if not may_write():
        return
    key = form.key(f"new_{field}_{name}")
    with st.popover(f"New place “{plain(name)}”", key=f"{key}_box", on_change=heard) as box:
        if not box.open:
            return
        found = [one for one in _candidates(form, name, key) if one.list_name != "places.csv"][:MOST]
        _offer_online(form, name, key)
        words = [_words(one) for one in found]
        chosen = st.radio(
            "Which place is meant", [*range(len(found)), BY_HAND], key=f"{key}_which", index=None,
            format_func=lambda one: "told by hand" if one == BY_HAND else plain(words[one]),
        )  # fmt: skip
        _draw_candidates(form, found, key)
        row = (
            _by_hand(name, key)
            if chosen == BY_HAND
            else dict(zip(COLUMNS, found[chosen].offer.cells))
            if isinstance(chosen, int)
            else {}
        )
        precisions = {one.id: one.label for one in CODEBOOK.precisions.values()}
        usual = list(precisions).index(row["precision"]) if row.get("precision") in precisions else None
        precision = st.selectbox(
            "How exactly the text tells it", list(precisions), index=usual, key=f"{key}_precision_{chosen}",
            format_func=lambda one: precisions[one],
        )  # fmt: skip
        identifier = st.text_input("Id", _free(row.get("name") or name, form.view.corpus.places), key=f"{key}_id_{chosen}")
        other = "" if name == row.get("name", name) else name
        aliases = "|".join(dict.fromkeys(filter(None, (*row.get("aliases", "").split("|"), other))))
        made = {column: row.get(column, "") for column in COLUMNS}
        made |= {"id": identifier, "name": row.get("name") or name, "precision": precision or "", "aliases": aliases}
        _draw_failed(key)
        st.button(
            "Add to places.csv", key=f"{key}_add", type="primary", disabled=chosen is None or not precision,
            on_click=_add_place, args=(form, field, name, made, key),
        )  # fmt: skip


def _candidates(form: "Form", name: str, key: str) -> list[Candidate]:
    online: Offered | None = st.session_state.get(f"{key}_online")
    return candidates(name, [*_lists(form.view), *([online] if online else [])])


def _offer_online(form: "Form", name: str, key: str) -> None:
    """The way to a server of places, where the settings name one; what leaves the machine is said before."""
    if not host():
        return
    countries = tuple(form.view.corpus.settings.countries)
    st.caption(plain(what_leaves(name, countries)))
    st.button(f"Ask {plain(host())}", key=f"{key}_ask", on_click=_ask, args=(name, countries, key))


def _ask(name: str, countries: tuple[str, ...], key: str) -> None:
    heard()
    try:
        st.session_state[f"{key}_online"] = asked_online(name, countries)
        st.session_state.pop(FAILED, None)
    except OnlineError as wrong:
        st.session_state[FAILED] = (key, str(wrong))


@made_once
def _lists(view: View) -> list[Offered]:
    """The corpus's places, its gazetteer and the engine's own lists, read once."""
    return lists_of("", view.corpus, [], PLACE_LISTS)


def _words(one: Candidate) -> str:
    place = one.offer.place
    units = ", ".join(filter(None, (place.district, "/".join(place.governorates), place.country)))
    point = f"{place.lat:.3f}, {place.lon:.3f}" if place.lat is not None and place.lon is not None else "no point"
    return f"{place.name} ({place.precision}), {units or 'no unit told'}; {point}; {one.how}; {place.source or one.list_name}"


def _draw_candidates(form: "Form", found: list[Candidate], key: str) -> None:
    marks = [
        (str(at), one.offer.place.lat, one.offer.place.lon, 1, _words(one), one.offer.place.precision == "town")
        for at, one in enumerate(found)
        if one.offer.place.lat is not None and one.offer.place.lon is not None
    ]
    if marks:
        shapes = outlined(form.view.shown.known, form.view.corpus) if form.view.corpus.boundaries else None
        figure = brought_places_figure(marks, shapes, form.view.theme, 220)
        st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, key=f"{key}_map", alt="Where the candidates lie")


def _by_hand(name: str, key: str) -> dict[str, str]:
    said = st.text_input("Name", name, key=f"{key}_name")
    arabic = st.text_input("Name in Arabic", "", key=f"{key}_ar")
    left, right = st.columns(2)
    lat = left.text_input("Latitude, degrees", "", key=f"{key}_lat").strip()
    lon = right.text_input("Longitude, degrees", "", key=f"{key}_lon").strip()
    governorate = left.text_input("Governorate", "", key=f"{key}_governorate").strip()
    country = right.text_input("Country, two letters", "", key=f"{key}_country").strip().upper()
    source = st.text_input("Source of the point", "", key=f"{key}_source", help="No source, no point").strip()
    located = {"located_by": "survey"} if lat and lon else {}
    row = {"name": said.strip(), "name_ar": arabic.strip(), "lat": lat, "lon": lon, "source": source}
    return row | {"governorate": governorate, "country": country} | located


def _add_place(form: "Form", field: str, name: str, row: dict[str, str], key: str) -> None:
    try:
        add_place(form.view.corpus.folder, row)
    except SavingError as wrong:
        st.session_state[FAILED] = (key, str(wrong))
        return
    _taken(form, field, name, row["id"])


def _draw_failed(key: str) -> None:
    where, words = st.session_state.get(FAILED) or ("", "")
    if where == key:
        st.error(plain(words))


def _free(name: str, taken: Container[str]) -> str:
    bare = slug(name) or "new"
    return bare if bare not in taken else next(f"{bare}-{n}" for n in range(2, 10_000) if f"{bare}-{n}" not in taken)
