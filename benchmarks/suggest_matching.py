"""When a suggested name, date, place or event counts as the annotated one; text and plain JSON in, pairs out.

Two names match exactly when their folded forms are equal, leniently when the words of one stand in a row in the other.
Everything here is deterministic: ties go to what the annotation names first.
"""

import datetime
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

Json = Mapping[str, Any]

PLAIN = str.maketrans("’‘“”\u00a0–—", "''\"\" --")
EDGES = " \t\n\"'.,;:()[]"
TOLERANCE_KM = {"town": 10, "area": 30, "governorate": 80, "country": 500}
EARTH_DIAMETER_KM = 12742
SAME_WORDS = 0.75  # share of words two quotes share where one of them is not found in the text
FEWEST_WORDS = 4  # of a quote compared by words


def fold_text(text: str) -> str:
    """Text with plain quotes, dashes and single spaces, without case: what quotes are looked up in."""
    return re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text).translate(PLAIN).casefold())


def fold(name: object) -> str:
    """A name without case, article, possessive and the punctuation around it; "" for nothing."""
    bare = fold_text(str(name or "")).strip(EDGES).removesuffix("'s")
    return re.sub(r"^(?:the|an?) ", "", bare)


def words(name: object) -> list[str]:
    return re.findall(r"\w+", fold(name))


def same(one: object, other: object) -> bool:
    return fold(one) == fold(other)


def close(one: object, other: object) -> bool:
    """Whether the words of one name stand in a row in the other; nothing is close to an empty name."""
    short, long = sorted((words(one), words(other)), key=len)
    return bool(short) and any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1))


def pair_best(candidates: Iterable[tuple[tuple, int, int]]) -> dict[int, int]:
    """Suggestion → annotation, one to one, the highest key first; candidates are (key, suggestion, annotation)."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, suggested, annotated in sorted(candidates, reverse=True):
        if suggested not in pairs and annotated not in taken:
            pairs[suggested] = annotated
            taken.add(annotated)
    return pairs


# Dates ---------------------------------------------------------------------------------------------------------------


def days_of(value: object) -> tuple[datetime.date, datetime.date] | None:
    """First and last day of an EDTF date or interval, open ends as the calendar's; None where nothing can be read."""
    first, _, last = str(value or "").partition("/")
    try:
        start, end = _side(first)[0], _side(last or first)[1]
    except ValueError:
        return None
    if start is None and end is None:
        return None
    return start or datetime.date.min, end or datetime.date.max


def _side(text: str) -> tuple[datetime.date | None, datetime.date | None]:
    bare = text.strip().rstrip("~?%")
    if bare in ("", ".."):
        return None, None
    found = re.fullmatch(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?", bare)
    if not found:
        raise ValueError(text)
    year, month, day = int(found[1]), int(found[2] or 1), int(found[3] or 1)
    start = datetime.date(year, month, day)
    if found[3]:
        return start, start
    after = datetime.date(year + 1, 1, 1) if not found[2] or month == 12 else datetime.date(year, month + 1, 1)
    return start, after - datetime.timedelta(days=1)


def same_days(annotated: str | None, suggested: object) -> bool:
    """Whether two dates cover the same days; an annotation without a value wants none."""
    days = days_of(annotated)
    if days is None and annotated is not None:
        return annotated == str(suggested)
    return days == days_of(suggested)


def near_days(annotated: str | None, suggested: object, approximate: object) -> bool:
    """Same days, or half of all days in common; one day in common where the annotation is approximate."""
    one, other = days_of(annotated), days_of(suggested)
    if same_days(annotated, suggested) or not one or not other:
        return same_days(annotated, suggested)
    common = (min(one[1], other[1]) - max(one[0], other[0])).days + 1
    if common <= 0 or approximate:
        return common > 0
    return common / ((max(one[1], other[1]) - min(one[0], other[0])).days + 1) >= 0.5


# Actors and places ---------------------------------------------------------------------------------------------------


def distinct_mentions(entities: Sequence[Json]) -> dict[str, str]:
    """Folded form → a form of every mention of these entities; an entity without mentions is read by its name."""
    named = (form for entity in entities for form in entity.get("mentions") or [entity.get("name", "")])
    return {fold(form): form for form in named if fold(form)}


def align_entities(annotated: Sequence[Json], suggested: Sequence[Json]) -> dict[int, int]:
    """Suggested entity → annotated entity, one to one, by how many forms they share."""
    candidates = []
    for at, entity in enumerate(suggested):
        forms = {fold(form) for form in (*(entity.get("mentions") or ()), entity.get("name"))}
        for place, gold in enumerate(annotated):
            wanted = {fold(form) for form in gold["mentions"]}
            shared = len(forms & wanted)
            near = sum(any(close(form, other) for other in wanted) for form in forms)
            named = same(entity.get("name"), gold["name"])
            if shared or near or named:
                candidates.append(((10 * shared + 5 * named + near, -place, at), at, place))
    return pair_best(candidates)


def resolver(annotated: Sequence[Json], suggested: Sequence[Json], pairs: Mapping[int, int]) -> Callable[[object], str | None]:
    """A function from a name in a suggested event to the annotated entity it stands for, else "?" and the name."""

    def resolve(name: object) -> str | None:
        if not name:
            return None
        for at, entity in enumerate(suggested):
            if at in pairs and same(entity.get("name"), name):
                return annotated[pairs[at]]["name"]
        for alike in (same, close):
            for gold in annotated:
                if any(alike(form, name) for form in (gold["name"], *gold["mentions"])):
                    return gold["name"]
        return f"?{fold(name)}"

    return resolve


def within_tolerance(annotated: Json, suggested: Json) -> bool:
    """Whether a suggested point lies as near the annotated one as its precision asks; False without a point."""
    try:
        point = float(suggested["lat"]), float(suggested["lon"])
    except (KeyError, TypeError, ValueError):
        return False
    return kilometres((annotated["lat"], annotated["lon"]), point) <= TOLERANCE_KM.get(annotated.get("precision"), 30)


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance of two (lat, lon) points, by the haversine formula."""
    (north, east), (north_2, east_2) = (tuple(map(math.radians, point)) for point in (one, other))
    half = math.sin((north_2 - north) / 2) ** 2 + math.cos(north) * math.cos(north_2) * math.sin((east_2 - east) / 2) ** 2
    return EARTH_DIAMETER_KM * math.asin(min(1, math.sqrt(half)))


# Events --------------------------------------------------------------------------------------------------------------


def quote_overlap(text: str, one: object, other: object) -> float:
    """Share of the shorter quote that both cover in the folded text; by words where either is not found there."""
    spans = [_span(text, quote) for quote in (one, other)]
    if all(spans):
        (start, end), (start_2, end_2) = spans
        return max(0, min(end, end_2) - max(start, start_2)) / min(end - start, end_2 - start_2)
    counts = [Counter(words(quote)) for quote in (one, other)]
    shorter = min(count.total() for count in counts)
    share = (counts[0] & counts[1]).total() / shorter if shorter >= FEWEST_WORDS else 0.0
    return share if share >= SAME_WORDS else 0.0


def _span(text: str, quote: object) -> tuple[int, int] | None:
    folded = fold(quote)
    at = text.find(folded)
    return (at, at + len(folded)) if folded and at >= 0 else None


def pair_events(
    text: str,
    annotated: Sequence[Json],
    suggested: Sequence[Json],
    actors: Sequence[Sequence[str]],
    *,
    typed: bool = True,
    by_actors: bool = True,
) -> dict[int, int]:
    """Suggested event → annotated event: same type (`typed`) and half a quote, or the same actors (`by_actors`).

    `actors` holds, for each suggested event, the annotated entities its actors stand for.
    """
    candidates = []
    for at, event in enumerate(suggested):
        for place, gold in enumerate(annotated):
            exact = event.get("type") == gold["type"]
            if typed and not exact and event.get("type") not in gold.get("alt_types", ()):
                continue
            tellings = gold["quote"], *gold.get("alt_quotes", ())
            quoted = max(quote_overlap(text, event.get("quote", ""), telling) for telling in tellings)
            theirs, wanted = set(actors[at]), {actor["name"] for actor in gold["actors"]}
            if quoted < 0.5 and not (by_actors and wanted and wanted == theirs):
                continue
            shared = len(wanted & theirs) / len(wanted | theirs) if wanted and theirs else 0.0
            key = (
                (3 + quoted if quoted >= 0.5 else 1)
                + 0.6 * exact
                + 0.3 * shared
                + 0.2 * (gold.get("salience") != "background")
                + 0.1 * near_days(gold.get("date"), event.get("date"), True)
            )
            candidates.append(((key, -place, -at), at, place))
    return pair_best(candidates)
