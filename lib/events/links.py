"""Who does what to whom: links of each event from the left roles to the right ones, at a chosen level.

A mutual pair stands once, in sorted order. Links inside one actor stay: infighting is the subject.
"""

from itertools import combinations, product

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Corpus
from lib.events.building.stories import Story
from lib.events.memo import once
from lib.events.row_types import LinkRow
from lib.events.standings import standings_of
from lib.events.tables import Tables

LINK_COLUMNS = list(LinkRow._fields)


def story_links(story: Story) -> list[LinkRow]:
    """Links of one event between those who took part in it, each once."""
    roles = story.roles
    found: dict[LinkRow, None] = {}
    for rule in CODEBOOK.types[story.lead.type].links:
        left = [participant.actor for participant in roles.get(rule.left, ())]
        right = [participant.actor for participant in roles.get(rule.right, ())]
        pairs = combinations(left, 2) if rule.left == rule.right else product(left, right)
        for one, other in pairs:
            first, second = sorted((one, other)) if rule.mutual else (one, other)
            found[LinkRow(story.id, first, second, rule.kind, rule.mutual)] = None
    return list(found)


@once
def links_at(tables: Tables, corpus: Corpus, level: str) -> pd.DataFrame:
    """Links with both ends as they count at `level` ("actor", "organisation", "state", "bloc").

    -> event_id, left_id, right_id, kind, mutual, open; one row per event, pair, kind and direction. `open` says
    that dated ties leave an end undecided: that end stays as coded.
    """
    if level == "actor":
        return tables.links.assign(open=False)
    rolled = _rolled(tables, corpus, level)
    swap = rolled["mutual"] & (rolled["left_id"] > rolled["right_id"])
    left = rolled["left_id"].where(~swap, rolled["right_id"])
    right = rolled["right_id"].where(~swap, rolled["left_id"])
    flat = rolled.assign(left_id=left, right_id=right)
    return flat.groupby(LINK_COLUMNS, sort=False, as_index=False, observed=True)[["open"]].max()


def _rolled(tables: Tables, corpus: Corpus, level: str) -> pd.DataFrame:
    """Every link with its ends replaced, one row for one."""
    ends = standings(tables, corpus, level)
    keyed = tables.links.assign(link=range(len(tables.links)))
    left = keyed.merge(ends, left_on=["event_id", "left_id"], right_on=["event_id", "actor_id"], how="left")
    right = left.merge(
        ends, left_on=["event_id", "right_id"], right_on=["event_id", "actor_id"], how="left", suffixes=("_left", "_right")
    )
    return pd.DataFrame(
        {
            "event_id": right["event_id"],
            "left_id": right["standing_left"],
            "right_id": right["standing_right"],
            "kind": right["kind"],
            "mutual": right["mutual"],
            "open": right["open_left"] | right["open_right"],
        }
    )


def standings(tables: Tables, corpus: Corpus, level: str) -> pd.DataFrame:
    """event_id, actor_id, standing, open: a row per event and end of its links."""
    sides = [tables.links[["event_id", side]].rename(columns={side: "actor_id"}) for side in ("left_id", "right_id")]
    ends = pd.concat(sides, ignore_index=True).drop_duplicates()
    return ends.join(standings_of(ends, tables, corpus, level))
