"""How near suggestions come to the annotated texts, by layer and event type: `python -m benchmarks.suggest_scores FOLDER`.

FOLDER holds one JSON per text, named after it, in the form of `benchmarks/suggest/texts`; a text without one, or with one
that cannot be read, counts as without suggestions. What counts as a match is said in `suggest_matching`.
Countries, what an annotation lists under `ignore`, and background events cost nothing, suggested or not.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path

from benchmarks.suggest_matching import (
    Json,
    align_entities,
    close,
    distinct_mentions,
    fold,
    fold_text,
    near_days,
    pair_best,
    pair_events,
    resolver,
    same,
    same_days,
    within_tolerance,
)
from benchmarks.suggest_ratios import Ratio, Scores, Share, sum_by_name

TEXTS = Path(__file__).parent / "suggest" / "texts"
EVENT_RULES = {  # the last gives the pairs whose types, dates, places and actors are compared
    "any type": {"typed": False},
    "type + quote only": {"by_actors": False},
    "type + quote or actors": {},
}
MATCHED, WITH_ROLES = "matched events, actors", "matched events, actors with roles"
DATE_VALUES = "date values, exact", "date values, lenient", "of them resolvable", "of them open"
SLOTS = "events: type", "events: date", "events: place", "events: casualties"


def score_folder(suggested: Path, annotated: Path = TEXTS, texts: Path | None = None) -> Scores:
    """Scores of a folder of suggestions, against the annotations and texts of another."""
    return score({path.stem: _read(path) for path in suggested.glob("*.json")}, annotated, texts)


def score(suggested: Mapping[str, Json], annotated: Path = TEXTS, texts: Path | None = None) -> Scores:
    """Scores of suggestions by the name of their text; the texts lie in `texts`, else beside their annotations."""
    scores = Scores()
    for path in sorted(annotated.glob("*.json")):
        text = _text_path(texts or annotated, path.stem).read_text(encoding="utf-8")
        scores += score_text(json.loads(path.read_text(encoding="utf-8")), suggested.get(path.stem, {}), text)
    return scores


def _text_path(folder: Path, name: str) -> Path:
    """NAME.txt, or else NAME_anything.txt."""
    exact = folder / f"{name}.txt"
    return exact if exact.exists() else next(iter(sorted(folder.glob(f"{name}_*.txt"))), exact)


def _read(path: Path) -> Json:
    try:
        suggested = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return suggested if isinstance(suggested, dict) else {}


def score_text(gold: Json, suggested: Json, text: str) -> Scores:
    """Scores of the suggestions for one text."""
    clean = {
        layer: [item for item in suggested.get(layer, []) if isinstance(item, dict)]
        for layer in ("actors", "places", "dates", "events")
    }
    scores = Scores(1)
    pairs = {layer: align_entities(gold[layer], clean[layer]) for layer in ("actors", "places")}
    for layer in pairs:
        scores += _score_entities(layer, gold, clean[layer], pairs[layer])
    scores += _score_dates(gold, clean["dates"])
    resolve = {layer: resolver(gold[layer], clean[layer], pairs[layer]) for layer in pairs}
    return scores + _score_events(gold["events"], clean["events"], fold_text(text), resolve)


def _score_entities(layer: str, gold: Json, suggested: list[Json], pairs: dict[int, int]) -> Scores:
    annotated, ignored = gold[layer], gold.get("ignore", {}).get(layer, [])
    countries = {at for at, entity in enumerate(annotated) if entity.get("precision") == "country"}
    unscored = {fold(form) for at in countries for form in annotated[at]["mentions"]}
    wanted = [form for key, form in distinct_mentions(annotated).items() if key not in unscored]
    forms = distinct_mentions(suggested)
    layers = {}
    for kind, alike in (("exact", same), ("lenient", close)):
        right = [form for key, form in forms.items() if key not in unscored and any(alike(form, other) for other in wanted)]
        wrong = [
            form
            for key, form in forms.items()
            if key not in unscored and form not in right and not any(same(form, other) or alike(form, other) for other in ignored)
        ]
        found = sum(any(alike(form, other) for form in forms.values()) for other in wanted)
        layers[f"{layer}, mentions {kind}"] = Ratio(len(right) + len(wrong), len(right), len(wanted), found)
    hits = {at: place for at, place in pairs.items() if place not in countries}
    wrong = [
        entity
        for at, entity in enumerate(suggested)
        if at not in pairs
        and not any(close(form, other) for form in (entity.get("name", ""), *(entity.get("mentions") or ())) for other in ignored)
    ]
    layers[f"{layer}, entities"] = Ratio(len(hits) + len(wrong), len(hits), len(annotated) - len(countries), len(hits))
    if layer != "places":
        return Scores(layers=layers)
    located = [
        within_tolerance(annotated[place], suggested[at]) for at, place in hits.items() if annotated[place].get("lat") is not None
    ]
    return Scores(layers=layers, shares={"coordinates within tolerance": Share(sum(located), len(located))})


def _score_dates(gold: Json, suggested: list[Json]) -> Scores:
    annotated, ignored = gold["dates"], gold.get("ignore", {}).get("dates", [])
    suggested = [date for date in suggested if fold(date.get("text"))]
    candidates = []
    for at, date in enumerate(suggested):
        for place, wanted in enumerate(annotated):
            if close(date["text"], wanted["text"]):
                key = 2 * same(date["text"], wanted["text"]) + near_days(wanted["value"], date.get("value"), True)
                candidates.append(((key, -place, -at), at, place))
    pairs = pair_best(candidates)
    known = [*ignored, *(wanted["text"] for wanted in annotated)]
    wrong = sum(at not in pairs and not any(close(date["text"], other) for other in known) for at, date in enumerate(suggested))
    shares = dict.fromkeys(DATE_VALUES, Share())
    for at, place in pairs.items():
        wanted, value = annotated[place], suggested[at].get("value")
        partial = wanted["value"] is None and value is not None and value == wanted.get("partial")
        exact = partial or same_days(wanted["value"], value)
        lenient = exact or near_days(wanted["value"], value, wanted.get("approx"))
        shares["date values, exact"] += Share(exact, 1)
        shares["date values, lenient"] += Share(lenient, 1)
        shares["of them open" if wanted["value"] is None else "of them resolvable"] += Share(exact, 1)
    return Scores(layers={"dates, spans": Ratio(len(pairs) + wrong, len(pairs), len(annotated), len(pairs))}, shares=shares)


def _score_events(annotated: list[Json], suggested: list[Json], text: str, resolve: dict) -> Scores:
    parties = [[(resolve["actors"](name), role) for name, role in _named(event)] for event in suggested]
    actors = [[name for name, _ in party if name] for party in parties]
    main = {place for place, gold in enumerate(annotated) if gold.get("salience") != "background"}
    layers, typed = {}, {}
    for kind, rules in EVENT_RULES.items():
        pairs = pair_events(text, annotated, suggested, actors, **rules)
        hits = {at: place for at, place in pairs.items() if place in main}
        layers[f"events, {kind}"] = Ratio(len(suggested) - len(pairs) + len(hits), len(hits), len(main), len(hits))
    for place in main:
        typed = sum_by_name(typed, {annotated[place]["type"]: Ratio(annotated=1)}, Ratio())
    for at, event in enumerate(suggested):
        if at in hits:
            typed = sum_by_name(typed, {annotated[hits[at]]["type"]: Ratio(1, 1, 0, 1)}, Ratio())
        elif at not in pairs:
            typed = sum_by_name(typed, {event.get("type", "?"): Ratio(suggested=1)}, Ratio())
    scores = Scores(layers={**layers, MATCHED: Ratio(), WITH_ROLES: Ratio()}, shares=dict.fromkeys(SLOTS, Share()), types=typed)
    for at, place in hits.items():
        scores += _score_slots(annotated[place], suggested[at], parties[at], resolve["places"](suggested[at].get("place")))
    return scores


def _named(event: Json) -> list[tuple[object, str | None]]:
    return [
        (actor.get("name"), actor.get("role")) if isinstance(actor, dict) else (actor, None) for actor in event.get("actors") or []
    ]


def _score_slots(gold: Json, event: Json, party: list[tuple[str | None, str | None]], place: str | None) -> Scores:
    wanted, theirs = {(actor["name"], actor["role"]) for actor in gold["actors"]}, set(party)
    names, their_names = {name for name, _ in wanted}, {name for name, _ in theirs}
    dates = gold.get("date"), *gold.get("alt_dates", ())
    dated = any(near_days(date, event.get("date"), gold.get("date_approx")) for date in dates)
    shares = {
        "events: type": Share(event.get("type") == gold["type"], 1),
        "events: date": Share(dated, 1),
        "events: place": Share(gold.get("place") == place, 1),
    }
    if gold.get("casualties") or event.get("casualties"):
        shares["events: casualties"] = Share(_counted(gold) == _counted(event), 1)
    layers = {MATCHED: _overlap(names, their_names), WITH_ROLES: _overlap(wanted, theirs)}
    return Scores(layers=layers, shares=shares)


def _overlap(annotated: set, suggested: set) -> Ratio:
    common = len(annotated & suggested)
    return Ratio(len(suggested), common, len(annotated), common)


def _counted(event: Json) -> dict:
    return {what: number for what, number in (event.get("casualties") or {}).items() if number}


def main() -> None:
    """Print the table of a folder of suggestions."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="suggestions, one JSON per text")
    parser.add_argument("--annotated", type=Path, default=TEXTS, help="the annotations (default: the evaluation set)")
    parser.add_argument("--texts", type=Path, help="the texts, where they do not lie beside their annotations")
    options = parser.parse_args()
    print(score_folder(options.folder, options.annotated, options.texts))


if __name__ == "__main__":
    main()
