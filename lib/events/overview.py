"""What the Overview tells: of how many articles the events are, the dyads with most events, the newest events."""

import pandas as pd

from lib.corpus.models import Corpus
from lib.events.dyads import count_dyads, dyad_rows
from lib.events.links import links_at
from lib.events.picks import dyad_keys
from lib.events.tables import Tables


def of_articles(events: pd.DataFrame, corpus: Corpus) -> str:
    """Of how many articles the events are, in words; "2 of 5 articles" where not of all."""
    telling, read = events["articles"].drop_duplicates().str.split("; ").explode().nunique(), len(corpus.articles)
    return f"{'' if telling == read else f'{telling:,} of '}{read:,} article{'' if read == 1 else 's'}"


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
