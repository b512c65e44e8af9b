"""However places lie, no mark covers another one's number and no event is lost or doubled."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.test_map_marks import assert_apart

PLACES = st.lists(
    st.tuples(st.floats(33, 37), st.floats(35, 41), st.integers(1, 12), st.sampled_from([0, 5, 40, 120])), min_size=1, max_size=40
)


@settings(max_examples=25, deadline=None)
@given(PLACES)
def test_no_disc_reaches_the_middle_of_another_and_every_event_is_in_the_mark_of_each_of_its_places(places: list[tuple]) -> None:
    assert_apart(places)
