"""What a dropped file is: a release of a layer that stands, of a known format, or a table whose columns somebody has to name."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import streamlit as st

from lib.corpus.model.regions import slug
from lib.corpus.reading.yaml_lines import Tree
from lib.layers.columns import as_whole
from lib.layers.form import Form, mapping_of, proposed
from lib.layers.importing import Import, Wish, standing_for
from lib.layers.layer import Layer
from lib.layers.layer_file import FOLDER, TABLE, format_named, formats
from lib.layers.opening import Opened
from lib.layers.recognising import ImportRefused, UnknownFormat, opened_for_names, recognised
from lib.ui.bring_form import draw_form
from lib.ui.bring_state import OPENED, Dropped, ready_for, usual
from lib.ui.tags import plain
from lib.ui.view import View

NEW_TABLE, RELEASE, SHEET = "new table", "release of ", "sheet"
AT_FIRST = 2_000  # rows that are read of a table as long as somebody says what its columns hold
MOST_OF_A_COLUMN = 400  # values of a column by which rows may be chosen
ABOUT = (("publisher", "Publisher"), ("licence", "Licence"), ("citation", "To be cited as"), ("url", "Address"))


def draw_file(view: View, dropped: Dropped) -> Import | None:
    """What the file would become with what is asked about it here; None where that is not known yet, which is said."""
    try:
        opened = _opened(dropped)
        sheet = _sheet(dropped, opened)
        dropped = replace(dropped, mark=f"{dropped.mark}_{slug(str(sheet.get(SHEET, '')))}")  # another sheet is asked about anew
        kind = _kind(view, dropped, opened)
        wish = _wish(view, dropped, kind, opened, sheet)
        return ready_for(view, dropped, wish) if wish else None
    except ImportRefused as wrong:
        st.error(plain(str(wrong)))
        return None


def _opened(dropped: Dropped) -> Opened:
    """The table of the file, for the names of its columns and what stands in them."""
    kept, sheet = st.session_state.get(OPENED), st.session_state.get(dropped.key(SHEET), "")
    if kept is None or kept[0] != (dropped.mark, sheet):
        kept = st.session_state[OPENED] = ((dropped.mark, sheet), opened_for_names(dropped.name, dropped.data, sheet))
    found: Opened = kept[1]
    return found


def layers_of(view: View) -> list[Layer]:
    """The layers that stand beside the articles, in their order."""
    return [source for source in view.corpus.sources if isinstance(source, Layer)]


def _kind(view: View, dropped: Dropped, opened: Opened) -> str:
    """What the file is said to be: RELEASE and a layer's id, a format's id, or NEW_TABLE."""
    standing = {f"{RELEASE}{layer.about.id}": f"A newer release of “{layer.about.title}”" for layer in layers_of(view)}
    known = {name: f"New: {format_named(name).title}" for name in formats()}
    offered = {**standing, **known, NEW_TABLE: "New: a table of another form"}
    key = dropped.key("kind")
    usual(key, _proposed(view, dropped, opened))
    kind = st.selectbox(
        "What it is", list(offered), key=key, format_func=lambda one: plain(offered[one]), help=_why(dropped, opened)
    )
    return str(kind)


def _proposed(view: View, dropped: Dropped, opened: Opened) -> str:
    """What the file is by the names of its columns."""
    name, layer = standing_for(dropped.name, opened.header, layers_of(view))
    if layer:
        return f"{RELEASE}{layer.about.id}"
    return NEW_TABLE if name == TABLE else name


def _why(dropped: Dropped, opened: Opened) -> str:
    try:
        return f"By its columns it is {format_named(recognised(dropped.name, opened.header)).title}."
    except UnknownFormat as wrong:
        return plain(wrong.nearest)


def _wish(view: View, dropped: Dropped, kind: str, opened: Opened, sheet: dict[str, Tree]) -> Wish | None:
    """All that is asked of the file; None as long as nobody has said what kind of events its rows are."""
    if kind.startswith(RELEASE):
        layer_id = kind.removeprefix(RELEASE)
        layer = next(one for one in layers_of(view) if one.about.id == layer_id)
        left, right = st.columns([3, 2])
        title = _text(left, "Title, with its release", dropped.key(f"title of {layer_id}"), layer.about.title)
        version = _text(right, "Version", dropped.key(f"version of {layer_id}"), layer.file.written.version)
        told: dict[str, Tree] = {"version": version} if version != layer.file.written.version else {}
        return Wish(layer_id, title, fields=sheet | told)
    title, layer_id, fields = _about(view, dropped, kind)
    if layer_id in {layer.about.id for layer in layers_of(view)}:
        raise ImportRefused(f"{FOLDER}/{layer_id} stands already: choose another id, or that the file is a newer release of it")
    fields |= sheet | _only(dropped, opened, format_named(kind).numeric if kind != NEW_TABLE else ())
    if kind != NEW_TABLE:
        return Wish(layer_id, title, kind, fields)
    form = draw_form(dropped, opened)
    if not (form.every if not form.columns.get("type") else any(form.types.values())):
        st.info("Say what kind of event the rows are: by a column and the type of each of its codes, or one type for all.")
        return None
    return Wish(layer_id, title, TABLE, fields | _mapping(form), most=0 if _all_asked(dropped, opened) else AT_FIRST)


def _mapping(form: Form) -> dict[str, Tree]:
    return {"mapping": mapping_of(form)}


def _about(view: View, dropped: Dropped, kind: str) -> tuple[str, str, dict[str, Tree]]:
    """Title and id of a new layer, and what layer.yaml says of whose it is."""
    left, middle, right = st.columns([3, 2, 2])
    usual_title = format_named(kind).title if kind != NEW_TABLE else Path(dropped.name).stem.replace("_", " ")
    title = _text(left, "Title, with its release", dropped.key(f"title_{kind}"), usual_title, "As in UCDP GED 25.1")
    taken = {layer.about.id for layer in layers_of(view)}
    free = _free(kind if kind != NEW_TABLE else slug(Path(dropped.name).stem), taken)
    layer_id = _text(
        middle, "Id", dropped.key(f"id_{kind}"), free, "The name of its folder; it stands before the ids of its events."
    )
    version = _text(right, "Version", dropped.key("version"))
    fields: dict[str, Tree] = {"version": version} if version else {}
    if kind == NEW_TABLE:
        with st.container(horizontal=True):
            for name, label in ABOUT:
                if said := _text(st, label, dropped.key(name)):
                    fields[name] = said
    return title, layer_id, fields


def _text(place: Any, label: str, key: str, begun: str = "", help_: str | None = None) -> str:
    """What somebody writes into a line, beginning with what is `begun`. `place`: where it is drawn."""
    usual(key, begun)
    return str(place.text_input(label, key=key, help=help_)).strip()


def _free(name: str, taken: set[str]) -> str:
    """A name for a layer that no other has."""
    bare = re.sub(r"[\s.,;:~/]+", "-", name).strip("-") or "table"
    return bare if bare not in taken else next(f"{bare}-{n}" for n in range(2, 1_000) if f"{bare}-{n}" not in taken)


def _sheet(dropped: Dropped, opened: Opened) -> dict[str, Tree]:
    """Which sheet of a workbook is read, where it has several: the first that holds a table, unless another is asked for."""
    if len(opened.sheets) < 2:
        return {}
    words = {"": "the first that holds a table"} | {name: plain(name) for name in opened.sheets}
    key = dropped.key(SHEET)
    usual(key, "")
    sheet = str(st.selectbox("Sheet", list(words), key=key, format_func=lambda one: words.get(one, one), width=420))
    return {"sheet": sheet} if sheet else {}


def _only(dropped: Dropped, opened: Opened, numeric: Collection[str]) -> dict[str, Tree]:
    """Which rows are read, where not all are: those of some values of a column. `numeric`: columns of whole numbers, which are read
    without the .0 of a float."""
    with st.expander("Only some of its rows"):
        columns = ["", *opened.header]
        usual(dropped.key("only"), proposed(opened.header).get("country", ""))
        name = st.selectbox(
            "By what a column says", columns, key=dropped.key("only"), format_func=lambda one: plain(one) or "all rows are read"
        )
        if not name:
            return {}
        values = sorted(set(map(as_whole, _values(opened, str(name))) if name in numeric else _values(opened, str(name))))
        if len(values) > MOST_OF_A_COLUMN:
            st.caption(f"It holds {len(values):,} values, too many to choose from.")
            return {}
        chosen = st.multiselect(
            "Rows that say", values, key=dropped.key(f"only_{name}"), format_func=lambda one: plain(one) or "nothing"
        )
    return {"only": {str(name): list(chosen)}} if chosen else {}


def _values(opened: Opened, column: str) -> Iterator[str]:
    return (text.strip() for text, _ in opened.rows.texts(opened.header.index(column)))


def _all_asked(dropped: Dropped, opened: Opened) -> bool:
    """Whether all rows of a table are to be read; of a long one not before somebody asks for it."""
    if len(opened.rows) <= AT_FIRST:
        return True
    return st.toggle(
        f"Read all {len(opened.rows):,} rows",
        key=dropped.key("all"),
        help=f"The first {AT_FIRST:,} are enough as long as you say what the columns hold; all are read before it is written.",
    )
