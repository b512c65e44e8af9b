"""What the rows and the columns of each table hold that is taken away, for the manifest beside it."""

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import CorpusSettings

ROWS = {  # table -> what a row of it is, in the order in which they are written
    "events": "one row per event",
    "participants": "one row per event, actor and role, with the numbers told of that actor",
    "event_places": "one row per event, place and role (at: where it happened; origin; near), with the place's point; lat and lon "
    "are empty where it has none; on_map: whether the map draws a point there",
    "links": "one row per event, level (actor: as coded; organisation, state, bloc: who its actors belong to on its days), pair "
    "and kind; mutual: no direction; open: dated ties leave an end undecided, which stays as coded. Count events, "
    "each once, at one level",
}
EVENT_ID = "event_id of the event in events.csv"
PARTICIPANTS = {
    "event_id": EVENT_ID,
    "actor_id": "id of the actor, in actors.yaml",
    "actor": "its name",
    "role": "what it is in the event (codebook role)",
    "described": "the article's words, where the actor itself is not named: then actor_id is the body it is of",
    **{
        f"{name}_{side}": f"{CODEBOOK.label('quantity', name).lower()} told of this actor, {words}; empty: not told of it alone"
        for name in CODEBOOK.quantities
        for side, words in (("min", "at least"), ("max", "at most"))
    },
    **{f"{name}_about": "true: that number is told as approximate" for name in CODEBOOK.quantities},
}
EVENT_PLACES = {
    "event_id": EVENT_ID,
    "place_id": "id of the place, in places.csv",
    "place": "its name",
    "role": "at: it happened there; origin: who acts comes from there; near: it happened near it",
    "place_precision": "how exactly the place is known (codebook precision)",
    "lat": "latitude of its point, degrees (WGS 84)",
    "lon": "longitude of its point, degrees (WGS 84)",
    "radius_km": "kilometres round the point within which the place lies; empty: not told",
    "located_by": "where the point comes from: survey, gazetteer or proxy",
    "place_source": "source of the point",
    "on_map": "true: the map draws a point there",
}
LINKS = {
    "event_id": EVENT_ID,
    "level": "actor: as coded; organisation, state, bloc: who the actors belong to on the event's days",
    "left_id": "id of who acts, or of one of two where mutual",
    "left": "its name",
    "right_id": "id of whom it is done to, or of the other of two where mutual",
    "right": "its name",
    "kind": "kind of the link (codebook link kind)",
    "mutual": "true: without a direction",
    "open": "true: dated ties leave an end undecided, which stays as coded",
}
OWN = {"participants": PARTICIPANTS, "event_places": EVENT_PLACES, "links": LINKS}


def column_meanings(table: str, settings: CorpusSettings) -> dict[str, str]:
    """What each column of a table holds; `governorate` and `district` keep their names and are told in the corpus's own words."""
    known = OWN.get(table) or {column.id: column.meaning for column in CODEBOOK.columns.values()}
    if table == "event_places":
        return known | {"governorate": f"{settings.level(1, many=True)} of the place (first administrative level)"}
    own = {
        "governorate": f"{settings.level(1, many=True)} of those places (first administrative level)",
        "district": f"{settings.level(2, many=True)} of those places (second administrative level)",
    }
    return {name: own.get(name, meaning) for name, meaning in known.items()}
