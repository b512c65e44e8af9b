"""The parts of the Timeline that a click opens: the events of a period, and those of a lane that nothing dates."""

from lib.corpus.model.models import Corpus
from lib.engine.answers import counts_within
from lib.engine.days import without_days
from lib.engine.lanes import lanes_of as lanes_by
from lib.engine.picks import Part, Parts
from lib.engine.questions import NO_EVENT, either, where
from lib.engine.shown import Some
from lib.events.asking.pick import Pick
from lib.events.counting.periods import period_from
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
    shown, every = (lanes_by(some, by, view.corpus).lanes for some in (Some(view.shown), Some(view.shown, (), "read")))
    for told in (lambda one: one.id, lambda one: one.label):  # an id of any lane before a label, whatever the filters leave
        named = [one for one in (*shown, *every) if told(one) == lane]
        if named:
            here = [one.where for one in shown if told(one) == lane] or [NO_EVENT]
            words = f"{by} {named[0].label}, {WITHOUT_ANY}"
            return (Part(pick.whole, words, (either(*here), where(dated_by="none"))),)
    return ()
