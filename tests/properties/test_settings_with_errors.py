"""Whatever stands in corpus.yaml, its errors are said and the rest is read; nothing raises."""

import json

from hypothesis import given
from hypothesis import strategies as st

from lib.corpus.reading.corpus_file import read_settings

WHOLE = {
    "title": "T",
    "countries": ["QX"],
    "extent": {"west": 1, "south": 1, "east": 2, "north": 2},
    "time_zone": "UTC",
    "admin_levels": ["state", "locality"],
    "licence": "L",
    "blocs": [{"id": "a", "label": "A", "hue": "teal"}, {"id": "b", "label": "B", "hue": "olive"}],
}
ODD = st.one_of(
    st.none(),
    st.text(max_size=5),
    st.integers(),
    st.lists(st.text(max_size=3), max_size=2),
    st.just([{"id": "c"}]),
    st.just([{"id": ["c"], "label": "C", "hue": "blue"}, {"id": "d", "hue": ["blue"]}]),
    st.dictionaries(st.sampled_from(["id", "hue", "west", "x"]), st.text(max_size=3), max_size=2),
    st.just([{"id": "c", "label": "C", "hue": "pink"}, "d", ["e"], {"id": "f", "label": "F", "hue": "slate"}]),
)


@given(st.dictionaries(st.sampled_from([*WHOLE, "other"]), ODD, max_size=4))
def test_any_values_give_settings_and_words_for_what_is_wrong(changed):
    settings, problems = read_settings(json.dumps(WHOLE | changed), "corpus.yaml")

    assert settings is not None or problems
    if settings is not None and "blocs" not in changed:
        assert [bloc.id for bloc in settings.blocs] == ["a", "b"]
    if settings is not None and not problems:
        assert changed.get("other") is None  # a key left blank is as if it were not there
