"""What the Overview tells: of how many articles, and what else, the events are, the dyads with most events, the newest events."""

from dataclasses import replace

import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.asking.picks import dyad_picks
from lib.events.counting.doubt import CERTAINTIES
from lib.events.counting.dyad_parts import split_dyads
from lib.events.counting.dyads import count_dyads, dyad_rows
from lib.events.links import links_at
from lib.events.tables import Tables
from lib.events.told import told_beside


def of_articles(events: pd.DataFrame, corpus: Corpus) -> str:
    """Of how many articles the events are, in words; "2 of 5 articles" where not of all."""
    telling, read = events["articles"].drop_duplicates().str.split("; ").explode().nunique(), len(corpus.articles)
    return f"{'' if telling == read else f'{telling:,} of '}{read:,} article{'' if read == 1 else 's'}"


def of_sources(events: pd.DataFrame, tables: Tables, corpus: Corpus) -> str:
    """Of how many articles the events (rows of the table) are and of which other sources, in words: "5 articles and Valley
    Incidents"; the articles are left out where only other sources tell them."""
    titles = [source.title for source in told_beside(events, tables, corpus)]
    articles = [] if titles and events["articles"].isna().all() else [of_articles(events, corpus)]
    *first, last = *articles, *titles
    return f"{', '.join(first)} and {last}" if first else last


def concentration(events: pd.DataFrame, corpus: Corpus) -> str:
    """A sentence, with a space before it, where half of the events or more come from one article; else "". For fewer than four
    events, or where there is one article, it goes without saying."""
    told = events["articles"].str.split("; ").explode().value_counts()
    if len(events) < 4 or len(told) < 2 or 2 * told.iloc[0] < len(events):
        return ""
    article = corpus.article(told.index[0])
    return f" {told.iloc[0]:,} of them come from one article, “{article.title}”." if article else ""


def top_dyads(events: pd.DataFrame, tables: Tables, corpus: Corpus, most: int = 8) -> pd.DataFrame:
    """dyad, kind, events, pick, done, not_done, alleged, denied (they add up to the events), same (how many are perhaps the same):
    the dyads of organisations with most events, each kind of link apart."""
    dyads = count_dyads(links_at(tables, corpus, "organisation"), events, "all", "organisation", corpus)
    counts = dyads.counts.head(most)
    parts = split_dyads(replace(dyads, counts=counts), events)[[*CERTAINTIES, "same"]]
    words = dyad_rows(counts, "organisation", corpus)
    pair = words["From"] + " " + words[""] + " " + words["To"]
    return pd.DataFrame(
        {
            "dyad": pair.where(counts["left_id"] != counts["right_id"], words["To"]),
            "kind": counts["kind"],
            "events": counts["events"],
            "pick": pd.Series(dyad_picks(counts, "organisation"), dtype=object),
        }
    ).join(parts.set_axis(counts.index))


def newest(events: pd.DataFrame, most: int = 8) -> pd.DataFrame:
    """The events with the latest known day; those without a day of their own are not among them."""
    dated = events[["first_day", "last_day"]][events["dated_by"] == "event"]
    day = dated["last_day"].fillna(dated["first_day"])
    return events.loc[day.sort_values(ascending=False, kind="stable").index[:most]]
