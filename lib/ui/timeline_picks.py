"""The parts of the Timeline that a click opens: the events of a period, and those of a lane that nothing dates."""

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.engine.answers import counts_within
from lib.engine.days import without_days
from lib.engine.picks import Part, Parts, of_ids
from lib.events.asking.pick import Pick
from lib.events.counting.lanes import lane_rows
from lib.events.counting.periods import period_from
from lib.events.membership import among
from lib.events.words import plain_day
from lib.ui.view import View

PERIODS = {"month": "Months", "week": "Weeks"}
WITHOUT_ANY = "without any date"


def lanes_of(corpus: Corpus) -> dict[str, str]:
    """What the lanes may be, in words; the first administrative level as the corpus calls it."""
    level = corpus.settings.level(1).capitalize()
    return {"actor": "Actor", "bloc": "Bloc", "governorate": level, "type": "Type", "issue": "Issue"}


def period_part(view: View, pick: Pick) -> Parts:
    """The part of the page that a click on a count opens; none where the pick is another."""
    per, *day = pick.whole.ids or ("",)
    days = period_from(per, day[0]) if pick.is_of_page and per in PERIODS and len(day) == 1 else None
    if days is None:
        return ()
    return (Part(pick.whole, f"{per} from {plain_day(days[0])}", (counts_within(*days),), without_days(view.filters)),)


def undated_part(view: View, pick: Pick) -> Parts:
    """The part that a click on the number of what nothing dates opens; none where the pick is another. A link of an earlier
    version names the lane by its label."""
    slug, *ids = pick.whole.ids or ("",)
    if not pick.is_of_page or slug != "undated" or len(ids) != 2 or ids[0] not in lanes_of(view.corpus):
        return ()
    by, lane = ids
    shown = lane_rows(view.events, by, view.tables, view.corpus)
    every = lane_rows(view.tables.events, by, view.tables, view.corpus)
    for column in ("lane_id", "lane"):  # an id of any lane before a label, whatever the filters leave
        for lanes in (shown, every):
            named = lanes[lanes[column] == lane]
            if len(named):
                events = _undated(view, shown[shown[column] == lane])
                return (Part(pick.whole, f"{by} {named['lane'].iloc[0]}, {WITHOUT_ANY}", of_ids(events)),)
    return ()


def _undated(view: View, lane: pd.DataFrame) -> tuple[str, ...]:
    """What nothing dates of a lane."""
    undated = view.events.loc[view.events["dated_by"] == "none", "event_id"]
    return tuple(undated[among(undated, lane["event_id"])])
