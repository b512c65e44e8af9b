"""What the Overview counts: events by governorate, the dyads with most events, the newest events."""

import pandas as pd

from lib.corpus.models import Corpus
from lib.events.dyads import count_dyads, dyad_rows
from lib.events.links import links_at
from lib.events.picks import dyad_keys
from lib.events.tables import Tables

NO_GOVERNORATE = "not told"


def count_by_governorate(events: pd.DataFrame) -> pd.DataFrame:
    """governorate, events, most first; an event at places in two governorates counts in each, one in none stands as
    "not told"."""
    named = events["governorate"].fillna(NO_GOVERNORATE).str.split("; ").explode()
    counts = named.value_counts(sort=False).rename_axis("governorate").reset_index(name="events")
    return counts.sort_values(["events", "governorate"], ascending=[False, True], ignore_index=True)


def top_dyads(events: pd.DataFrame, tables: Tables, corpus: Corpus, most: int = 8) -> pd.DataFrame:
    """dyad, kind, events, pick: the dyads of organisations with most events, each kind of link apart."""
    counts = count_dyads(links_at(tables, corpus, "organisation"), events, "all", "organisation", corpus).counts.head(most)
    words = dyad_rows(counts, "organisation", corpus)
    picks = [f"dyad:{key}:organisation" for key in dyad_keys(counts)]
    pair = words["From"] + " " + words[""] + " " + words["To"]
    return pd.DataFrame({"dyad": pair.where(counts["left_id"] != counts["right_id"], words["To"]), "kind": counts["kind"],
                         "events": counts["events"], "pick": picks})


def newest(events: pd.DataFrame, most: int = 8) -> pd.DataFrame:
    """The events with the latest known day; those without a day of their own are not among them."""
    dated = events[events["dated_by"] == "event"]
    day = dated["last_day"].fillna(dated["first_day"])
    return dated.loc[day.sort_values(ascending=False, kind="stable").index[:most]]
