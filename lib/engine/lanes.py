"""The lanes of the timeline, asked of what is shown: which there are, how many events each holds, and what is drawn in them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.engine.answers import events_of, in_no_region
from lib.engine.questions import EVENTS, Where, where
from lib.engine.shown import Shown, Some
from lib.events.asking.choice_names import Known
from lib.events.counting.governorates import IN_NONE, NOT_TOLD
from lib.events.counting.grouped import by_lane
from lib.events.counting.lanes import LEVELS, MOST_LANES, OF_BARS, OF_SPANS, OTHERS, OTHERS_ID, UNTOLD_ID, lane_bars, lane_density
from lib.events.counting.order import after_of, in_after_order
from lib.events.counting.twins import twins_by
from lib.events.names import label_of

MOST_ORDERED = 5_000
OVER = {"actor": "lanes:actor", "bloc": "lanes:bloc", "governorate": "facet:region", "type": EVENTS, "issue": EVENTS}
COLUMN = {"actor": "lane_id", "bloc": "lane_id", "governorate": "value", "type": "type", "issue": "issue"}


@dataclass(frozen=True)
class Lane:
    """A lane: its id, its label, what holds of its events."""

    id: str
    label: str
    where: Where


@dataclass(frozen=True)
class Lanes:
    """The lanes of some events, those with most events first, then "others", then what names none; `by`: of what they are."""

    some: Some
    by: str
    lanes: tuple[Lane, ...]

    @property
    def order(self) -> pd.DataFrame:
        """lane_id, lane: a row a lane."""
        return pd.DataFrame([(lane.id, lane.label) for lane in self.lanes], columns=["lane_id", "lane"], dtype="str")

    def tally(self, *columns: str) -> pd.DataFrame:
        """lane_id, lane, these columns and n: of each lane how many of its events have each combination, lane by lane."""
        apart = self.some.tally(COLUMN[self.by], *columns, over=OVER[self.by])
        return self._by_lane(apart, lambda some: some.tally(*columns))

    def doubled(self, *columns: str) -> pd.DataFrame:
        """lane_id, lane, event_id, maybe_same_as and these columns of what is perhaps the same as another, lane by lane."""
        apart = self.some.doubled(COLUMN[self.by], *columns, over=OVER[self.by])
        return self._by_lane(apart, lambda some: some.doubled(*columns))

    def _by_lane(self, apart: pd.DataFrame, ask: Callable[[Some], pd.DataFrame]) -> pd.DataFrame:
        """What stands apart by lane, and what is asked of each lane that gathers several, or none."""
        ids = [lane.id for lane in self.lanes]
        kept = apart.rename(columns={COLUMN[self.by]: "lane_id"})
        kept = kept[kept["lane_id"].isin([one for one in ids if one not in (OTHERS_ID, UNTOLD_ID)])]
        more = [lane for lane in self.lanes if lane.id in (OTHERS_ID, UNTOLD_ID)]
        found = pd.concat([kept, *(ask(self.some.also(lane.where)).assign(lane_id=lane.id) for lane in more)], ignore_index=True)
        named = found.merge(self.order, on="lane_id")
        return named.iloc[named["lane_id"].map({one: place for place, one in enumerate(ids)}).argsort(kind="stable")]


def lanes_of(some: Some, by: str, corpus: Corpus) -> Lanes:
    """The lanes of some events by actor (organisations, as of the event's days), bloc, governorate, type or issue. Lanes beyond
    MOST_LANES become "others", which hold two lanes or more."""
    names = _labels(by, some.shown.known, corpus)
    sizes = some.tally(COLUMN[by], over=OVER[by])
    told = [(-n, names(one), one) for one, n in zip(sizes[COLUMN[by]], sizes["n"].tolist()) if isinstance(one, str) and names(one)]
    ranked = sorted(told)
    most = MOST_LANES if len(ranked) > MOST_LANES + 1 else len(ranked)
    found = [Lane(one, label, _holds(by, one)) for _, label, one in ranked[:most]]
    rest = tuple(one for *_, one in ranked[most:])
    found += [Lane(OTHERS_ID, OTHERS, _holds(by, *rest))] if rest else []
    untold = Lane(UNTOLD_ID, IN_NONE if by == "governorate" else NOT_TOLD, _untold(by, some.shown.known))
    return Lanes(some, by, (*found, *[untold] * bool(some.also(untold.where).number())))


def _labels(by: str, known: Known, corpus: Corpus) -> Callable[[str], str]:
    """What a lane of an id is called; "" where it is none."""
    if by in LEVELS:
        return lambda one: label_of(corpus, one, LEVELS[by])
    labels: Mapping[str, str] = known.labels["governorate"] if by == "governorate" else _terms(by)
    return lambda one: labels.get(one, "")


def _terms(by: str) -> dict[str, str]:
    return {term.id: term.label for term in getattr(CODEBOOK, f"{by}s").values()}


def _holds(by: str, *ids: str) -> Where:
    return Where(OVER[by], ((COLUMN[by], ids),))


def _untold(by: str, known: Known) -> Where:
    """What holds of the events that are in no lane of a name."""
    if by == "governorate":
        return in_no_region(known.labels["governorate"])
    return where(OVER[by], none=True) if by in LEVELS else Where(EVENTS, ((COLUMN[by], (None,)),))


def totals_of(lanes: Lanes) -> pd.DataFrame:
    """As lib.events.counting.lanes.lane_totals."""
    told, twins = lanes.tally("dated_by"), twins_by(lanes.doubled("dated_by").reset_index(drop=True), "lane_id")
    told = told.assign(undated=told["n"].where(told["dated_by"] == "none", 0))
    sums = told.groupby("lane_id")[["n", "undated"]].sum()
    found = lanes.order.assign(events=lanes.order["lane_id"].map(sums["n"]), undated=lanes.order["lane_id"].map(sums["undated"]))
    return found.assign(twins=found["lane_id"].map(twins).fillna(0).astype("int64"))


def numbers_of_lanes(lanes: Lanes) -> pd.DataFrame:
    """As lib.events.counting.grouped.by_lane."""
    return by_lane(lanes.tally("certainty"), lanes.doubled("certainty"), lanes.order)


def bars_of(lanes: Lanes) -> pd.DataFrame:
    """As lib.events.counting.lanes.lane_bars, of events that something dates and that are few enough to draw one by one."""
    columns = tuple(dict.fromkeys((*OF_BARS, *OF_SPANS, "claim", "stage", "layer", "told_last")))
    rows = lanes.some.rows(columns)
    return lane_bars(rows, lanes.tally("nth", "event_id"), rows[["told_last"]].rename(columns={"told_last": "last"}))


def cells_of(lanes: Lanes, per: str) -> pd.DataFrame:
    """As lib.events.counting.lanes.lane_density."""
    told = lanes.tally(*OF_SPANS, "layer", "told_last").reset_index(drop=True)
    events = told.assign(event_id=told.index.astype("str"))  # what has the same days in a lane counts together
    return lane_density(events, events, per, told[["told_last"]].rename(columns={"told_last": "last"}))


def in_order_told(shown: Shown, some: Some, corpus: Corpus) -> tuple[str, ...]:
    """Ids of some events, the first MOST_ORDERED of them, in the order that `after` gives; see in_after_order."""
    told = [event for _, event in corpus.reports.values() if event.after]
    named = tuple(dict.fromkeys(one for event in told for one in (event.id, *event.after)))
    after = shown.answers.once(("after",), lambda: after_of(events_of(shown, named), corpus))
    return in_after_order(some.ids(MOST_ORDERED), after)
