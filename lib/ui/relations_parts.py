"""The chord with its clicks, the matrix beside it, and who stands behind the sides of what is hostile."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lib.corpus.codebook import CODEBOOK
from lib.corpus.models import Corpus
from lib.events.backing import BACKED, OWN, behind_name
from lib.events.doubt import CERTAINTIES
from lib.events.dyad_parts import (
    backers_of_ends,
    hostile_by_backing,
    hostile_without_pair,
    owners_of_ends,
    shared_backers,
    split_cells,
    split_dyads,
)
from lib.events.dyads import ALL, HOSTILE, Dyads, count_cells
from lib.events.picks import Parts
from lib.events.sides import NO_BLOC
from lib.events.words import n_events
from lib.figures.chord import DESK, PHONE, Told, chord_figure
from lib.figures.chord_layout import FEW
from lib.figures.matrix import matrix_figure
from lib.ui import address
from lib.ui.clicks import clicked_points
from lib.ui.look import look_of
from lib.ui.relations_words import (
    MEMBERS,
    SIDES,
    behind_words,
    cell_picks,
    cell_words,
    chord_picks,
    dyad_words,
    hostile_words,
    labels_of,
    number_words,
)
from lib.ui.screen import is_narrow, watch_width
from lib.ui.tags import name_of, plain, tag
from lib.ui.view import View

BEHIND = {
    "same": "one state behind both sides",
    "others": "different states behind the sides",
    "nobody": "nobody coded behind a side",
}  # what the events of a kind are called when they are listed
Behind = dict[str, tuple[str, ...]]  # end -> who stands behind it
ALONE = "hostile, one side not told"
PHONE_ARCS, DESK_WIDTH = 7, 540  # pixels: in less, names have no room beside a large circle
STILL = {"displayModeBar": False}


def draw_chord(view: View, dyads: Dyads, level: str, kind: str, behind: pd.DataFrame) -> None:
    """The chord; a click on a ribbon or an arc lists its events. `behind`: who backs whom, as behind_ends gives."""
    if dyads.counts.empty:
        st.info(
            "No event shown names a pair of actors."
            if kind == ALL
            else "No event shown names a pair of actors with this kind of link. Choose all links, or fewer filters."
        )
        return
    rows, picks = dyads.counts.to_dict("records"), chord_picks(dyads, level, kind)
    parts, backers = split_dyads(dyads, view.events), backers_of_ends(behind, view.corpus)

    def heard() -> None:
        points = clicked_points("chord")
        if points and points[0]["curve_number"] < len(picks):
            address.choose_pick(picks[points[0]["curve_number"]])

    rings = {
        end: [view.corpus.actors[backer].bloc for backer in found if backer in view.corpus.actors] for end, found in backers.items()
    }
    words = _words(dyads, parts, backers, owners_of_ends(behind), view.corpus)
    told = Told(words, _lit(rows, picks, dyads.ends["end_id"].tolist()), rings)
    counts, room = pd.concat([dyads.counts, parts], axis=1), PHONE if is_narrow() else DESK
    _draw_key(view, dyads, level, parts, bool(rings))
    st.plotly_chart(
        chord_figure(counts, dyads.ends, look_of(view), told, room),
        key="chord",
        theme=None,
        on_select=heard,
        selection_mode="points",
        config=STILL,
        alt=f"Chord of {len(rows)} dyads among {len(dyads.ends)} {MEMBERS[level]}; the table below says the same.",
    )
    watch_width(".st-key-chord", DESK_WIDTH)
    _draw_note(dyads)


def _words(dyads: Dyads, parts: pd.DataFrame, backers: Behind, owners: Behind, corpus: Corpus) -> list[str]:
    """What the chord says on hover, one a dyad (`parts`: by certainty), then one an end."""
    labels, rows = labels_of(dyads), dyads.counts.to_dict("records")
    told = [f"{dyad_words(row, labels)}\n{number_words(row, part)}" for row, part in zip(rows, parts.to_dict("records"))]
    return told + [
        f"{label}\n{n_events(count)}{_backed(backers.get(end, ()), owners.get(end, ()), corpus)}"
        for end, label, count in zip(dyads.ends["end_id"], dyads.ends["label"], dyads.ends["events"])
    ]


def _lit(rows: list[dict], picks: list[str], ends: list[str]) -> list[bool]:
    """Which ribbons the open pick is about; all of them where it is about none."""
    pick = address.open_pick()
    if pick not in picks:
        return [True] * len(rows)
    at = picks.index(pick)
    end = ends[at - len(rows)] if at >= len(rows) else None
    return [row_number == at or end in (row["left_id"], row["right_id"]) for row_number, row in enumerate(rows)]


def _backed(backers: tuple[str, ...], owners: tuple[str, ...], corpus: Corpus) -> str:
    """Who stands behind an end, for its tooltip."""
    named = [behind_name(corpus, backer, how) for how, found in ((BACKED, backers), (OWN, owners)) for backer in found]
    return f"\nbacked by {', '.join(named)}" if named else ""


def _draw_key(view: View, dyads: Dyads, level: str, parts: pd.DataFrame, ring: bool) -> None:
    """Textures, degrees of certainty and colours; at the level of blocs the names say the colours."""
    kinds = set(dyads.counts["kind"].replace(dict.fromkeys(CODEBOOK.severities, HOSTILE)))
    textures = [_swatch(f"texture {term.id}", term.label) for term in CODEBOOK.link_kinds.values() if term.id in kinds]
    textures += [_swatch(f"certainty {name}", words) for name, words in CERTAINTIES.items() if name != "done" and parts[name].any()]
    textures += [_swatch("ring", "outer ring: who backs the side")] if ring else []
    blocs = [
        _swatch("colour", bloc.label, f"--hue: {view.theme.hue(bloc.hue)}")
        for bloc in view.corpus.settings.blocs
        if bloc.id in set(dyads.ends["bloc"]) and level != "bloc"
    ]
    if level != "bloc" and any(view.corpus.actors[end].bloc == "" for end in dyads.ends["end_id"] if end in view.corpus.actors):
        blocs.append(_swatch("colour", NO_BLOC, f"--hue: {view.theme.ink}"))
    st.html(tag("p", *textures, cls="key") + tag("p", *blocs, cls="key"))


def _swatch(cls: str, label: str, style: str = "") -> Markup:
    return tag("span", tag("i", "", cls=cls, style=style), name_of(label))


def _draw_note(dyads: Dyads) -> None:
    """How to read the chord; what is gathered, and what dated ties leave open."""
    gathered = f" The {dyads.gathered:,} with the fewest events are gathered as Other; the table has them all."
    few = f" Fewer than {FEW} links: each event is a line of one width." if dyads.counts["events"].sum() < FEW else ""
    st.caption(
        "Arrow: who acts, in its colour. Two colours: both ways, each end its own. Dome: within one side. An event counts "
        "once in each ribbon, so arcs need not add up to the events." + few + (gathered if dyads.gathered else "")
    )
    links = dyads.open_links
    if len(links):
        st.button(
            f"Links whose affiliation dated ties leave open, so that they stay as coded: **{len(links):,}**",
            key="open_links",
            type="tertiary",
            on_click=address.choose_pick,
            args=("part:affiliation open",),
        )


def draw_matrix(view: View, dyads: Dyads, level: str, kind: str) -> None:
    """The same numbers as a matrix; a click on a cell lists its events."""
    if dyads.counts.empty:
        return
    cells, labels = count_cells(dyads.links, kind), labels_of(dyads)
    parts = split_cells(cells, dyads, kind, view.events)
    words = [
        f"{cell_words(row, labels)}\n{number_words(row, part)}"
        for row, part in zip(cells.to_dict("records"), parts.to_dict("records"))
    ]
    picks = cell_picks(cells, labels, level)

    def heard() -> None:
        points = clicked_points("matrix")
        if points:
            address.choose_pick(picks[points[0]["point_index"]])

    st.subheader("Rows act on columns", anchor=False)
    sides = list(SIDES) if kind == ALL else [kind]
    st.plotly_chart(
        matrix_figure(pd.concat([cells, parts], axis=1), dyads.ends, sides, words, look_of(view)),
        key="matrix",
        theme=None,
        on_select=heard,
        selection_mode="points",
        config=STILL,
        alt="Matrix of events by dyad; the table below says the same.",
    )
    st.caption(_matrix_note(kind, bool((parts["done"] < cells["events"]).any()), bool(parts["same"].any())))


def _matrix_note(kind: str, doubtful: bool, same: bool) -> str:
    """How to read the matrix: its lines, and of what is doubtful or perhaps the same as far as there is any."""
    lines = "Bold: hostile; below it: transfer, support or talks, never netted. " if kind == ALL else ""
    doubt = (
        f" Dashed frame: {CERTAINTIES['not_done']}; thin frame: {CERTAINTIES['alleged']}; ◦ some of them doubtful."
        if doubtful
        else ""
    )
    doubt += " ≈ some of them perhaps the same, counted each." if same else ""
    return lines + "Framed in grey: within one side. What goes both ways stands in both halves." + doubt


def draw_backing(view: View, kind: str) -> Parts:
    """The hostile events shown by who stands behind their sides, each counted once and opened by its number; the parts. They are
    those of all kinds whichever `kind` of link is chosen, and say so."""
    told = hostile_by_backing(view.tables, view.events)
    words = behind_words(told, shared_backers(view.tables, told["same"]), view.corpus)
    number, alone = sum(map(len, told.values())), hostile_without_pair(view.tables, view.events)
    if not words:
        return {}
    with st.container(key="behind", gap=None):
        st.caption(f"Behind the sides of {hostile_words(number, kind)}, as of their days; a backer does not act:")
        for who, said in words.items():
            st.button(
                f"**{len(told[who]):,}** {plain(said)}",
                key=f"behind_{who}",
                type="tertiary",
                wrap=True,
                on_click=address.choose_pick,
                args=(f"part:{BEHIND[who]}",),
            )
        if alone:
            st.button(
                f"**{len(alone):,}** more {'is' if len(alone) == 1 else 'are'} hostile by severity, but one side is not "
                "told: in no ribbon",
                key="hostile_alone",
                type="tertiary",
                wrap=True,
                on_click=address.choose_pick,
                args=(f"part:{ALONE}",),
            )
    return {BEHIND[who]: ids for who, ids in told.items()} | {ALONE: alone}
