"""What the Overview tells: of how many articles, and what else, the events are, the dyads with most events, the newest events."""

from collections.abc import Collection

import numpy as np
import pandas as pd

from lib.corpus.model.models import Corpus
from lib.events.asking.picks import dyad_picks
from lib.events.counting.doubt import CERTAINTIES, times
from lib.events.counting.dyads import DYAD, dyad_rows


def of_articles(events: pd.DataFrame, corpus: Corpus) -> str:
    """Of how many articles the events are, in words; "2 of 5 articles" where not of all."""
    telling, read = events["articles"].drop_duplicates().str.split("; ").explode().nunique(), len(corpus.articles)
    return f"{'' if telling == read else f'{telling:,} of '}{read:,} article{'' if read == 1 else 's'}"


def of_sources(events: pd.DataFrame, others: Collection[str], corpus: Corpus) -> str:
    """Of how many articles the events (rows, or a tally of their articles) are and of which other sources (ids), in words: "5
    articles and Valley Incidents"; the articles are left out where only other sources tell them."""
    titles = [source.about.title for source in corpus.sources if source.about.id in others]
    articles = [] if titles and events["articles"].isna().all() else [of_articles(events, corpus)]
    *first, last = *articles, *titles
    return f"{', '.join(first)} and {last}" if first else last


def concentration(events: pd.DataFrame, corpus: Corpus) -> str:
    """A sentence, with a space before it, where half of the events or more come from one article; else "". For fewer than four
    events, or where there is one article, it goes without saying. `events`: rows, or a tally of their articles."""
    each = events[["articles"]].assign(articles=events["articles"].str.split("; "), n=times(events))
    told, number = (
        each.explode("articles").groupby("articles")["n"].sum().sort_values(ascending=False, kind="stable"),
        sum(each["n"]),
    )
    if number < 4 or len(told) < 2 or 2 * told.iloc[0] < number:
        return ""
    article = corpus.article(told.index[0])
    return f" {told.iloc[0]:,} of them come from one article, “{article.title}”." if article else ""


def dyad_bars(counts: pd.DataFrame, parts: pd.DataFrame, same: pd.Series, corpus: Corpus) -> pd.DataFrame:
    """dyad, kind, events, pick, done, not_done, alleged, denied (they add up to the events), same (how many are perhaps the same)
    of dyads of organisations, each kind of link apart. `counts`: left_id, right_id, kind, mutual, events; `parts`: the same with
    certainty and n; `same`: by these keys."""
    told, twins = parts.groupby([*DYAD, "certainty"])["n"].sum().to_dict(), same.to_dict()
    keys = list(counts[DYAD].itertuples(index=False, name=None))
    words = dyad_rows(counts, "organisation", corpus)
    pair = words["From"] + " " + words[""] + " " + words["To"]
    return pd.DataFrame(
        {
            "dyad": pair.where(counts["left_id"] != counts["right_id"], words["To"]),
            "kind": counts["kind"],
            "events": counts["events"],
            "pick": pd.Series(dyad_picks(counts, "organisation"), dtype=object),
            **{name: np.array([told.get((*key, name), 0) for key in keys], "int64") for name in CERTAINTIES},
            "same": np.array([twins.get(key, 0) for key in keys], "int64"),
        }
    )
