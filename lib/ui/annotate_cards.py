"""What the workbench's component is told: the text in segments, each card in a few words, and what a palette may offer."""

from typing import Any

from lib.annotating.bench.checks import Found
from lib.annotating.bench.model import Bench, Card, Fields, listed, text_of
from lib.annotating.bench.numbers import typed_of
from lib.annotating.bench.opening import title_of
from lib.annotating.bench.spans import segments_of
from lib.corpus.model.codebook import ALWAYS, CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.names import field_label
from lib.ui.annotate_state import OnBench
from lib.ui.numbers import counted

MOST_REPORTS = 400  # events of other articles that may be said to be the same
SETTING = ("date", "place", "origin", "near")
SAID = ("claim", "stage", "according_to", "reason", "issue", "goods", "pay")


def bench_data(opened: OnBench, corpus: Corpus) -> dict[str, Any]:
    """All that the component draws of a bench."""
    bench, found = opened.bench, opened.checked(corpus)
    numbers = bench.counted
    return {
        "lang": text_of(bench.fields.get("language")),
        "segments": _segments(bench),
        "cards": [_card(card, found, corpus) for card in bench.cards],
        "current": bench.current,
        "at": card.start if (card := bench.card()) else 0,
        "types": [{"id": kind.id, "label": kind.label, "hint": kind.meaning} for kind in CODEBOOK.types.values()],
        "fields": fields_of(bench.card()),
        "others": [_other(card, str(card.key), corpus) for card in bench.cards],
        "reports": [
            *(_other(card, card.id, corpus) | {"own": card.key} for card in bench.cards),
            *([] if opened.blind else _reports(bench.article, corpus)),
        ],
        "counts": f"{counted(numbers['proposed'], 'proposal')}, {numbers['accepted']} accepted, {numbers['rejected']} rejected",
        "note": opened.note,
    }


def fields_of(card: Card | None) -> list[dict[str, str]]:
    """What words may carry: the quote, the roles of the card's type, where and when, numbers, all else; then a new event."""
    kind = CODEBOOK.types.get(card.type) if card else None
    own = [*(kind.roles if kind else ()), *ALWAYS]
    rows = [("quote", "Quote", "the words that carry the event")] if card else []
    rows += [(role, CODEBOOK.roles[role].label, CODEBOOK.roles[role].meaning) for role in own if card]
    rows += [(name, field_label(name), "") for name in SETTING if card]
    rows += [(name, one.label, one.meaning) for name, one in CODEBOOK.quantities.items() if card]
    rows += [(name, field_label(name), "") for name in SAID if card]
    return [{"id": name, "label": label, "hint": hint} for name, label, hint in (*rows, ("new", "A new event", "of these words"))]


def _segments(bench: Bench) -> list[dict[str, Any]]:
    types = {str(card.key): title_of(card.type) for card in bench.cards}
    return [
        {
            "text": one.text,
            "marks": [{"card": int(mark.event_id), "field": mark.field.replace("_", " ")} for mark in one.marks],
            "title": "; ".join(dict.fromkeys(f"{types[mark.event_id]}: {mark.field.replace('_', ' ')}" for mark in one.marks)),
        }
        for one in segments_of(bench)
    ]


def _card(card: Card, found: Found, corpus: Corpus) -> dict[str, Any]:
    wrong = found.wrong(card.key)
    doubts = len(found.of_cards.get(card.key, ())) - len(wrong)
    return {
        "key": card.key,
        "state": card.state,
        "type": title_of(card.type) + (" (background)" if card.event.get("background") == "true" else ""),
        "who": who(card.event, corpus),
        "where": where_of(card.event, corpus),
        "wrong": ": ".join(filter(None, (field_label(wrong[0].field.split("[")[0]), wrong[0].what))) if wrong else "",
        "doubt": counted(doubts, "field") + (" rests" if doubts == 1 else " rest") + " on nothing seen" if doubts else "",
    }


def where_of(event: Fields, corpus: Corpus) -> str:
    """When and where it was, and how many, as far as it is told."""
    where = ", ".join(_place(one, corpus) for one in listed(event.get("place")))
    numbers = [f"{typed_of(event[name])} {one.label.lower()}" for name, one in CODEBOOK.quantities.items() if name in event]
    return " · ".join(filter(None, (text_of(event.get("date")), where, *numbers)))


def who(event: Fields, corpus: Corpus) -> str:
    """Who acts on whom, by name."""
    kind = CODEBOOK.types.get(text_of(event.get("type")))
    sides: dict[str, list[str]] = {"left": [], "right": [], "none": []}
    for role in kind.roles if kind else ():
        sides[CODEBOOK.side_of(kind.id, role) if kind else "none"] += names(event.get(role), corpus)
    mutual = any(rule.mutual for rule in kind.links) if kind else False
    told = [", ".join(sides[side]) for side in ("left", "right") if sides[side]]
    return (" ⇄ " if mutual else " → ").join(told) or ", ".join(sides["none"])


def names(people: Any, corpus: Corpus) -> list[str]:
    """What the actors of a role are called; the words themselves where nobody is known by them."""
    told = []
    for one in listed(people):
        name = one.get("actor") or one.get("of") if isinstance(one, dict) else one
        known = corpus.actors[name].name if isinstance(name, str) and name in corpus.actors else str(name)
        described = one.get("as") if isinstance(one, dict) else ""
        told.append(f"{described} ({known})" if described else known)
    return told


def _place(one: Any, corpus: Corpus) -> str:
    return corpus.places[one].name if isinstance(one, str) and one in corpus.places else str(one)


def _other(card: Card, name: str, corpus: Corpus) -> dict[str, Any]:
    return {"id": name, "label": f"{title_of(card.type)}: {who(card.event, corpus)}", "hint": text_of(card.event.get("summary"))}


def _reports(article: str, corpus: Corpus) -> list[dict[str, str]]:
    """Events of other articles, the newest articles first."""
    others = [one for one in corpus.articles if one.id != article]
    told = [event for one in others for event in one.events][:MOST_REPORTS]
    return [{"id": event.id, "label": f"{title_of(event.type)} ({event.id})", "hint": event.summary} for event in told]
