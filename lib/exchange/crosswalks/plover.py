"""PLOVER's JSON lines: a record for each event that has a place there, with the fields and names of its manual."""

import json
from collections.abc import Iterable

from lib.corpus.model.models import Corpus
from lib.exchange.crosswalks.coding import Coded
from lib.exchange.crosswalks.countries import country
from lib.exchange.crosswalks.crosswalk import Crosswalk
from lib.exchange.crosswalks.loss import Loss, losses_of
from lib.exchange.crosswalks.sides import Person
from lib.exchange.crosswalks.states import state_of
from lib.exchange.crosswalks.values import Told
from lib.exchange.plain import known

Record = dict[str, object]


def records_of(coded: Iterable[Coded], crosswalk: Crosswalk, corpus: Corpus) -> tuple[bytes, list[Loss]]:
    """A JSON object a line, and all that did not fit."""
    lines, losses = list[str](), list[Loss]()
    for one in coded:
        contexts = _contexts(one, crosswalk)
        one.placed.facts["contexts"] = ", ".join(contexts) or "no context"
        losses += losses_of(one, {})
        if not one.out:
            lines.append(json.dumps(_record(Told(one, crosswalk, corpus), contexts), ensure_ascii=False) + "\n")
    return "".join(lines).encode("utf-8", "replace"), losses


def _record(told: Told, contexts: list[str]) -> Record:
    """What is not told is not there."""
    row, (first, second, case, facts) = told.coded.row, told.coded.placed
    found: Record = {
        "id": row["event_id"],
        "date": facts["first"],
        "enddate": facts["last"] if facts["last"] != facts["first"] else "",
        "source": [_actor(person, told) for person in first],
        "recipient": [_actor(person, told) for person in second],
        "event": [case.code],
        "mode": case.also.get("mode", ""),
        "context": contexts,
        "event_loc": _location(told),
        "dead": row["killed_min"],
        "injured": row["wounded_min"],
        "arrested": row["detained_min"],
        "text": row["quote"],
        "comment": row["summary"],
        "cite_info": _cited(told),
    }
    return {name: cell for name, cell in found.items() if cell not in (None, "", [], {})}


def _actor(person: Person, told: Told) -> Record:
    term = told.crosswalk.term("kinds", person.kind)
    code = state_of(person, told.coded.placed.facts["first"], told.corpus).get("iso3", "") or term.get("country", "")
    parts = {"code": code, "sector": term.get("code", ""), "actor_text": person.described}
    return {**{name: part for name, part in parts.items() if part}, "identifier_id": person.id, "identifier_text": person.name}


def _location(told: Told) -> Record:
    row, where = told.coded.row, told.country
    code = told.place.country if told.place else told.text("country").split("; ")[0]
    found = {"name": row["place"], "latitude": row["lat"], "longitude": row["lon"]}
    codes = {"country code": code if country(code).get("iso3") else "", "cc3": where.get("iso3", "")}
    return dict(known({**found, **codes})) if row["place"] else {}


def _contexts(one: Coded, crosswalk: Crosswalk) -> list[str]:
    row, (_, _, case, facts) = one.row, one.placed
    told = (
        crosswalk.contexts.get(str(row["issue"] or ""), ""),
        case.also.get("context", ""),
        facts["stage_context"],
        facts["claim_context"],
        "historical" if row["background"] else "",
    )
    return [*dict.fromkeys(filter(None, told))]


def _cited(told: Told) -> Record:
    articles = told.articles
    return dict(
        known(
            {
                "corpus": told.corpus.settings.title,
                "title": "; ".join(article.title for article in articles),
                "publication": told.text("publishers"),
                "url": told.text("urls"),
                "language": "; ".join(dict.fromkeys(article.language for article in articles)),
                "license": told.corpus.settings.licence,
                "codebook": told.crosswalk.codebook,
            }
        )
    )
