"""The codebook as tables to read: one a group of event types, and one for each other list of terms."""

from collections.abc import Callable
from functools import cache

import pandas as pd
import pyarrow as pa

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.terms import EventType, QuantityTerm

LISTS = (  # attribute of the codebook, heading, what it is
    ("roles", "Roles", "What an actor does in an event; left and right say which way its link points."),
    ("link_kinds", "Links", "What an event makes of the two sides of its arrow."),
    ("modes", "Modes", "The kind of a deployment or of a dispute."),
    ("severities", "Severity", "How severe a hostile act is; each hostile type says its own."),
    ("issues", "Issues", "What an event is about."),
    ("claims", "Claim", "How the article stands to what it tells."),
    ("stages", "Stage", "How far it got."),
    ("statuses", "Status", "Whether a person stands behind a coded event."),
    ("review_states", "Review", "Where an article, or an event of it, stands between its coder and the counts."),
    ("parts", "Parts", "Of a whole: whether its coded parts are all of it."),
    ("quantities", "Quantities", "What is counted; a number has bounds, and 0 is never “not reported”."),
    ("goods", "Goods", "What shipments, seizures and support move."),
    ("actor_kinds", "Kinds of actor", "What an actor is."),
    ("precisions", "Precision of place", "How exactly a place is known."),
    ("located_by", "Located by", "Where a point comes from."),
    ("reliability", "Reliability of the source", "NATO Admiralty code, letters."),
    ("credibility", "Credibility of the item", "NATO Admiralty code, figures."),
    ("texts", "Text", "Whose words an article's text is."),
)


@cache
def as_sent(make: Callable[..., pd.DataFrame], *asked: str) -> pa.Table:
    """The rows that one of the functions below makes, as a page sends them, their index as its first column."""
    return pa.Table.from_pandas(make(*asked))


@cache
def type_rows(group: str) -> pd.DataFrame:
    """The event types of a group: type as said and as written in a file, meaning, roles and link, crosswalks, an example."""
    types = [kind for kind in CODEBOOK.types.values() if kind.group == group]
    return pd.DataFrame(
        {
            "Type": [f"**{kind.label}**  \n`{kind.id}`  \n{kind.label_ar}" for kind in types],
            "Meaning and example": [f"{kind.meaning}  \n*{kind.example}*" for kind in types],
            "Roles and links": [_roles(kind) for kind in types],
            "In ACLED and PLOVER": [f"{kind.acled}  \nPLOVER: {kind.plover}" for kind in types],
        }
    ).set_index("Type")


def _roles(kind: EventType) -> str:
    links = [f"{_label(rule.left)} {'⇄' if rule.mutual else '→'} {_label(rule.right)}: {rule.kind}" for rule in kind.links]
    linked = {role for rule in kind.links for role in (rule.left, rule.right)}
    others = [_label(role) for role in kind.roles if role not in linked]
    parts = links + ([f"without a link: {', '.join(others)}"] if others else [])
    modes = [f"modes: {', '.join(kind.modes)}"] if kind.modes else []
    severity = [f"severity: {CODEBOOK.label('severity', kind.severity).lower()}"] if kind.severity else []
    return "  \n".join(parts + modes + severity)


def _label(role: str) -> str:
    return CODEBOOK.roles[role].label.lower()


@cache
def term_rows(attribute: str) -> pd.DataFrame:
    """The terms of one list: label, id as written in a file, Arabic label and meaning where there are any."""
    terms = getattr(CODEBOOK, attribute).values()
    rows = pd.DataFrame(
        {
            "Term": [term.label for term in terms],
            "Written": [f"`{term.id}`" for term in terms],
            "Arabic": [term.label_ar for term in terms],
            "Meaning": [term.meaning or (f"in {term.unit}" if isinstance(term, QuantityTerm) else "") for term in terms],
        }
    )
    empty = [name for name in ("Arabic", "Meaning") if not rows[name].str.len().any()]
    return rows.drop(columns=empty).set_index("Term")


@cache
def number_word_rows() -> pd.DataFrame:
    """How words of an article become bounds."""
    words = CODEBOOK.number_words
    return pd.DataFrame(
        {
            "Words": [row["words"] for row in words],
            "At least": [str(row["min"]) for row in words],
            "At most": [str(row["max"]) for row in words],
            "Note": [row.get("note", "") for row in words],
        }
    ).set_index("Words")
