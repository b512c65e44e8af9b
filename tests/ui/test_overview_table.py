"""The table under the Overview's months: each row lists the events that its number counts."""

from lib.corpus.model.models import Corpus
from lib.engine.answers import months, undated
from lib.events.tables import Tables
from lib.ui.overview_months import GROUPS, UNTOLD, group_part, period_rows
from tests.asked import shown_of


def test_each_row_lists_the_events_of_its_group_and_month(sample: Corpus, sample_tables: Tables) -> None:
    shown = shown_of(sample_tables, sample)
    rows = period_rows(months(shown), undated(shown))
    events, labels = sample_tables.events.set_index("event_id"), {label: group for group, label in GROUPS.items()}

    assert {UNTOLD} < set(rows["Month"])
    for row in rows.to_dict("records"):
        (part,) = group_part(row["pick"])
        found = events.loc[list(part.of(shown).ids())]
        assert set(found["group"]) == {labels[row["Group"]]}
        if row["Month"] == UNTOLD:
            assert len(found) == row["Events"] and not (found["dated_by"] == "event").any()
        else:
            first, last = (found[name].dt.strftime("%Y-%m") for name in ("first_day", "last_day"))
            assert (first.fillna("") <= row["Month"]).all() and (last.fillna("9999") >= row["Month"]).all()
            assert len(found) >= row["Events"] - 0.01
