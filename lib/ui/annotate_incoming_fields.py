"""The fields of an article to be: what is proposed stands in them, each says where it was found, and what is lacking is said."""

import unicodedata
from collections.abc import Collection

import streamlit as st

from lib.annotating.incoming.came import Incoming
from lib.annotating.incoming.ids import free_id
from lib.annotating.incoming.proposing import grade_of
from lib.annotating.saving.disk import checked_id
from lib.annotating.saving.errors import SavingError
from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.dates import DateError, read_date
from lib.corpus.text.cited import ADDRESS, LANGUAGE
from lib.ui.annotate_incoming_state import Came, follow
from lib.ui.tags import plain
from lib.ui.view import View

ROWS = (  # field -> label, and what is right in it; each row a row of the page
    (("title", "Title", "As the article has it."),),
    (
        ("publisher", "Publisher", "Who published it, by one name."),
        ("original_source", "Original source", "Whom it says that it took its text from."),
        ("author", "Author", "As the article names them."),
    ),
    (
        ("published", "Published", "EDTF: 2021-02-15, 2021-02, 2021~; empty where it is not known."),
        ("language", "Language", "Two letters: ar, en, fa."),
        ("reliability", "Reliability of the source", ""),
    ),
    (
        ("url", "Address", "Where it can be read, with https://."),
        ("accessed", "Read on", "The day on which it was read there: 2021-02-16."),
        ("text", "The text is", ""),
    ),
)
CHOICES = {
    "reliability": {one.id: f"{one.label}: {one.meaning}" for one in CODEBOOK.reliability.values()},
    "text": {one.id: one.label for one in CODEBOOK.texts.values() if one.of_articles},
}
LONGEST_ID = 200  # bytes; with what drafts, versions and second codings add it is still a file's name
REQUIRED = {"title": "a title", "publisher": "a publisher", "id": "an id"}


def draw_fields(view: View, came: Came, incoming: Incoming, taken: Collection[str]) -> dict[str, str]:
    """The fields as they stand, blank ones left out; the id follows the title, the grade the publisher, until somebody types."""
    said: dict[str, str] = {}
    with st.container(key="incoming_fields"):
        st.html("<style>.st-key-incoming_fields input { unicode-bidi: plaintext; text-align: start; }</style>")
        for row in ROWS:
            for column, field in zip(st.columns(len(row)), row):
                with column:
                    said[field[0]] = _draw(view, came, incoming, field, said)
        follow(came.key("id"), free_id(said["title"] or incoming.name.rpartition(".")[0], taken))
        typed = st.text_input(
            "Id", key=came.key("id"), persist_state="session", width=420, help="The name of its file: articles/<id>.md"
        )
        said["id"] = unicodedata.normalize("NFC", typed).strip()  # composed, as the words of a file are read
    return {name: value for name, value in said.items() if value}


def _draw(view: View, came: Came, incoming: Incoming, field: tuple[str, str, str], said: dict[str, str]) -> str:
    name, label, right = field
    value, why = _proposed(view, incoming, name, said)
    key = came.key(name)
    follow(key, value)
    hint = plain(" ".join(filter(None, (f"Proposed: {why}." if why else "", right))))
    if name not in CHOICES:
        return str(st.text_input(label, key=key, persist_state="session", help=hint or None)).strip()
    choices = CHOICES[name]
    if st.session_state[key] not in choices:
        st.session_state[key] = next(iter(choices))
    return str(
        st.selectbox(
            label, list(choices), key=key, persist_state="session", help=hint or None, format_func=lambda one: choices.get(one, one)
        )
    )


def _proposed(view: View, incoming: Incoming, name: str, said: dict[str, str]) -> tuple[str, str]:
    """(what is proposed for a field, why, and what else might be)."""
    if name == "reliability":
        return grade_of(said.get("publisher", ""), view.corpus.articles)
    if name == "text":
        return "full", "what came in is taken for the whole article"
    found = incoming.proposed(name)
    if found is None:
        return "", ""
    others = "; ".join(f"{one.value} ({one.why})" for one in incoming.others(name))
    return found.value, found.why + (f"; also {others}" if others else "")


def lacking(fields: dict[str, str], taken: Collection[str]) -> list[str]:
    """What keeps an article from being begun, a sentence each."""
    missing = [words for name, words in REQUIRED.items() if not fields.get(name)]
    found = [f"It needs {' and '.join(missing)}."] if missing else []
    found += _lacking_of_id(fields.get("id", ""), taken)
    for field in ("published", "accessed"):
        try:
            read_date(fields.get(field) or "2021")
        except DateError as wrong:
            found.append(f"{'Published' if field == 'published' else 'Read on'}: {wrong}.")
    if fields.get("url") and not ADDRESS.fullmatch(fields["url"]):
        found.append("The address is none of the web: write the whole of it, with https://.")
    if fields.get("language") and not LANGUAGE.fullmatch(fields["language"]):
        found.append("The language is two letters: ar, en or fa.")
    return found


def _lacking_of_id(name: str, taken: Collection[str]) -> list[str]:
    try:
        checked_id(name or "none")
    except SavingError:
        return ["An id holds no spaces, no \\ and none of / , ; : ~, begins with no dot, and has at most 120 letters."]
    if len(name.encode()) > LONGEST_ID:
        return [f"The id is too long for a file's name: its letters take {len(name.encode())} bytes, and {LONGEST_ID} are free."]
    if name.casefold() in {one.casefold() for one in taken}:
        return [f"There is an article {name} already: choose another id."]
    return []
