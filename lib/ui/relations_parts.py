"""The chord with its clicks, the matrix beside it, and who stands behind the sides of what is hostile."""

import pandas as pd
import streamlit as st
from markupsafe import Markup

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.engine.answers import ONE_SIDED
from lib.engine.backers import Behind, hostile_by_backing, shared_backers
from lib.engine.picks import Parts
from lib.events.asking.pick import Pick, of_page
from lib.events.building.backing import BACKED, OWN, behind_name
from lib.events.counting.doubt import CERTAINTIES
from lib.events.counting.dyads import ALL, HOSTILE, Dyads
from lib.events.counting.sides import NO_BLOC
from lib.events.words import n_events
from lib.figures.chord import DESK, PHONE, Told, chord_figure
from lib.figures.chord_layout import FEW
from lib.figures.figure import Figure
from lib.figures.matrix import matrix_figure
from lib.ui import address
from lib.ui.clicks import clicked_points
from lib.ui.look import look_of
from lib.ui.picture import Picture
from lib.ui.relations_picks import ALONE, OPEN_TIES, behind_parts, cell_picks, chord_picks
from lib.ui.relations_view import Asked, behind_them, cells, drawn_dyads, ribbons
from lib.ui.relations_words import MEMBERS, SIDES, behind_words, cell_words, dyad_words, hostile_words, labels_of, number_words
from lib.ui.screen import is_narrow, watch_width
from lib.ui.tags import name_of, plain, tag
from lib.ui.view import View, made_once

PHONE_ARCS, DESK_WIDTH = 7, 540  # pixels: in less, names have no room beside a large circle
STILL = {"displayModeBar": False}
ARROWS = (
    "Arrow: who acts, in its colour. Two colours: both ways, each end its own. Dome: within one side. An event counts "
    "once in each ribbon, so arcs need not add up to the events."
)


def draw_chord(view: View, asked: Asked) -> None:
    """The chord; a click on a ribbon or an arc lists its events."""
    dyads = drawn_dyads(view, asked)
    if dyads.counts.empty:
        st.info(
            "No event shown names a pair of actors."
            if asked.kind == ALL
            else "No event shown names a pair of actors with this kind of link. Choose all links, or fewer filters."
        )
        return
    picks = chord_picks(dyads, asked.level, asked.kind)

    def heard() -> None:
        points = clicked_points("chord")
        if points and points[0]["curve_number"] < len(picks):
            address.choose_pick(picks[points[0]["curve_number"]])

    _draw_key(view, asked)
    st.plotly_chart(
        chord_of(view, asked, tuple(_lit(dyads, picks)), is_narrow("chord")),
        key="chord",
        theme=None,
        on_select=heard,
        selection_mode="points",
        config=STILL,
        alt=f"Chord of {len(dyads.counts)} dyads among {len(dyads.ends)} {MEMBERS[asked.level]}; the table below says the same.",
    )
    watch_width("chord", DESK_WIDTH)
    _draw_note(dyads)


def chord_picture(asked: Asked) -> Picture:
    """The chord as a picture, no ribbon of it standing out."""

    def made(light: View) -> list[Figure]:
        return [chord_of(light, asked, (True,) * len(drawn_dyads(light, asked).counts), False)]

    return Picture("Relations", made, ARROWS)


@made_once
def chord_of(view: View, asked: Asked, lit: tuple[bool, ...], narrow: bool) -> Figure:
    """The chord with its words; `lit`: which ribbons stand out; `narrow`: on as little room as a phone's."""
    dyads, parts = drawn_dyads(view, asked), ribbons(view, asked)
    backers, owners = behind_them(view, asked.level, asked.kind)
    told = Told(_words(dyads, parts, backers, owners, view.corpus), list(lit), _rings(backers, view.corpus))
    return chord_figure(parts, dyads.ends, look_of(view), told, PHONE if narrow else DESK)


def _rings(backers: Behind, corpus: Corpus) -> dict[str, list[str]]:
    """End -> the blocs of who backs it, for the ring outside its arc."""
    actors = corpus.actors
    return {end: [actors[backer].bloc for backer in found if backer in actors] for end, found in backers.items()}


def _words(dyads: Dyads, parts: pd.DataFrame, backers: Behind, owners: Behind, corpus: Corpus) -> list[str]:
    """What the chord says on hover, one a dyad (`parts`: as ribbons gives), then one an end."""
    labels = labels_of(dyads)
    told = [f"{dyad_words(row, labels)}\n{number_words(row, row)}" for row in parts.to_dict("records")]
    return told + [
        f"{label}\n{n_events(count)}{_backed(backers.get(end, ()), owners.get(end, ()), corpus)}"
        for end, label, count in zip(dyads.ends["end_id"], dyads.ends["label"], dyads.ends["events"])
    ]


def _lit(dyads: Dyads, picks: list[Pick]) -> list[bool]:
    """Which ribbons the open pick is about; all of them where it is about none."""
    pick, rows, ends = address.open_pick(), dyads.counts[["left_id", "right_id"]].to_dict("records"), list(labels_of(dyads))
    if pick not in picks:
        return [True] * len(rows)
    at = picks.index(pick)
    end = ends[at - len(rows)] if at >= len(rows) else None
    return [row_number == at or end in (row["left_id"], row["right_id"]) for row_number, row in enumerate(rows)]


def _backed(backers: tuple[str, ...], owners: tuple[str, ...], corpus: Corpus) -> str:
    """Who stands behind an end, for its tooltip."""
    named = [behind_name(corpus, backer, how) for how, found in ((BACKED, backers), (OWN, owners)) for backer in found]
    return f"\nbacked by {', '.join(named)}" if named else ""


def _draw_key(view: View, asked: Asked) -> None:
    """Textures, degrees of certainty and colours; at the level of blocs the names say the colours."""
    dyads, parts, level = drawn_dyads(view, asked), ribbons(view, asked), asked.level
    ring = bool(behind_them(view, level, asked.kind)[0])
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
    gathered = f" The {len(dyads.gathered):,} with the fewest events are gathered as Other; the table has them all."
    few = f" Fewer than {FEW} links: each event is a line of one width." if dyads.counts["events"].sum() < FEW else ""
    st.caption(ARROWS + few + (gathered if dyads.gathered else ""))
    if dyads.open_links:
        st.button(
            f"Links whose affiliation dated ties leave open, so that they stay as coded: **{dyads.open_links:,}**",
            key="open_links",
            type="tertiary",
            on_click=address.choose_pick,
            args=(OPEN_TIES,),
        )


def draw_matrix(view: View, asked: Asked) -> None:
    """The same numbers as a matrix; a click on a cell lists its events."""
    dyads = drawn_dyads(view, asked)
    if dyads.counts.empty:
        return
    counted = cells(view, asked)
    picks = cell_picks(counted, asked.level)

    def heard() -> None:
        points = clicked_points("matrix")
        if points:
            address.choose_pick(picks[points[0]["point_index"]])

    st.subheader("Rows act on columns", anchor=False)
    st.plotly_chart(
        _matrix(view, asked),
        key="matrix",
        theme=None,
        on_select=heard,
        selection_mode="points",
        config=STILL,
        alt="Matrix of events by dyad; the table below says the same.",
    )
    doubtful, same = bool((counted["done"] < counted["events"]).any()), bool(counted["same"].any())
    st.caption(_matrix_note(asked.kind, doubtful, same))


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


@made_once
def _matrix(view: View, asked: Asked) -> Figure:
    dyads, counted = drawn_dyads(view, asked), cells(view, asked)
    labels = labels_of(dyads)
    words = [f"{cell_words(row, labels)}\n{number_words(row, row)}" for row in counted.to_dict("records")]
    kinds = list(SIDES) if asked.kind == ALL else [asked.kind]
    return matrix_figure(counted, dyads.ends, kinds, words, look_of(view))


def draw_backing(view: View, kind: str) -> Parts:
    """The hostile events shown by who stands behind their sides, each counted once and opened by its number; the parts. They are
    those of all kinds whichever `kind` of link is chosen, and say so."""
    told, alone, words = _backing(view)
    number = sum(told.values())
    if not words:
        return ()
    with st.container(key="behind", gap=None):
        st.caption(f"Behind the sides of {hostile_words(number, kind)}, as of their days; a backer does not act:")
        for who, said in words.items():
            st.button(
                f"**{told[who]:,}** {plain(said)}",
                key=f"behind_{who}",
                type="tertiary",
                wrap=True,
                on_click=address.choose_pick,
                args=(of_page("behind", who),),
            )
        if alone:
            st.button(
                f"**{alone:,}** more {'is' if alone == 1 else 'are'} hostile by severity, but one side is not told: in no ribbon",
                key="hostile_alone",
                type="tertiary",
                wrap=True,
                on_click=address.choose_pick,
                args=(ALONE,),
            )
    return behind_parts()


@made_once
def _backing(view: View) -> tuple[dict[str, int], int, dict[str, str]]:
    """How many hostile events by who stands behind their sides, of how many one side is not told, and the words of the former."""
    told = hostile_by_backing(view.shown)
    words = behind_words(told, shared_backers(view.shown), view.corpus)
    return told, view.shown.number(*ONE_SIDED), words
