"""Any article is written and read again unchanged, and a change to it touches its own lines alone."""

import copy
import difflib

from hypothesis import assume, event, given, settings
from hypothesis import strategies as st

from lib.annotating.saving.fields import Fields, changes_between, fields_of
from lib.annotating.saving.written import written_article
from lib.corpus.reading.articles import split_file
from lib.corpus.reading.yaml_lines import read_yaml
from tests.properties.articles import FREE, IDS, articles, events, sources


def lines_of(whole: str) -> list[str]:
    return whole.replace("\r\n", "\n").split("\n")


def touched(before: str, after: str) -> tuple[list[str], list[str]]:
    """(lines gone, lines come) where two files differ."""
    old, new = lines_of(before), lines_of(after)
    pieces = [piece for piece in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if piece[0] != "equal"]
    return [line for _, a, b, _, _ in pieces for line in old[a:b]], [line for _, _, _, c, d in pieces for line in new[c:d]]


def comments(lines: list[str]) -> list[str]:
    return sorted(line.strip() for line in lines if line.strip().startswith("#"))


@settings(max_examples=60)
@given(sources())
def test_an_article_of_any_style_is_written_back_letter_for_letter(written: tuple[str, Fields, str]) -> None:
    whole, fields, text = written

    assert fields_of(whole) == (fields, text)
    assert written_article(*fields_of(whole), before=whole) == whole


@settings(max_examples=30)
@given(articles(), FREE)
def test_an_article_written_anew_is_read_as_it_was(fields: Fields, text: str) -> None:
    whole = written_article(fields, text)

    assert fields_of(whole) == (fields, text.rstrip("\r\n"))
    assert changes_between(fields, fields_of(whole)[0]) == []


@settings(max_examples=60)
@given(sources(), st.data())
def test_a_changed_text_touches_its_own_lines_and_keeps_every_comment(
    written: tuple[str, Fields, str], data: st.DataObject
) -> None:
    whole, fields, text = written
    changed = copy.deepcopy(fields)
    number = data.draw(st.sampled_from([None, *range(len(fields.get("events", [])))]))
    holder, path = (changed, ()) if number is None else (changed["events"][number], ("events", number))
    name = data.draw(st.sampled_from(sorted(name for name, value in holder.items() if isinstance(value, str) and name != "id")))
    holder[name] = data.draw(FREE)

    after = written_article(changed, text, whole)

    assert fields_of(after) == (changed, text)
    first, next_one = own_lines(whole, (*path, name))
    old, new = lines_of(whole), lines_of(after)
    assert old[: first - 1] == new[: first - 1] and old[next_one - 1 :] == new[len(new) - len(old[next_one - 1 :]) :]
    gone, come = touched(whole, after)
    assert comments(gone) == comments(come)


def own_lines(whole: str, path: tuple[str | int, ...]) -> tuple[int, int]:
    """(the line of a field, that of what stands next), counted from 1."""
    front = split_file("", whole.encode())[0][0]
    lined = read_yaml(front, first_line=2)
    first = lined.lines[path]
    return first, min((line for line in lined.lines.values() if line > first), default=2 + front.count("\n"))


@settings(max_examples=60)
@given(sources(), st.data())
def test_a_new_event_changes_no_line_that_was_there(written: tuple[str, Fields, str], data: st.DataObject) -> None:
    whole, fields, text = written
    assume(fields.get("events"))
    changed = copy.deepcopy(fields)
    changed["events"].append(data.draw(events(99)))

    after = written_article(changed, text, whole)

    assert fields_of(after) == (changed, text)
    event("in brackets" if (gone := touched(whole, after)[0]) else "on lines of its own")
    assert not gone or (len(gone) == 1 and "events" in gone[0])


@settings(max_examples=60)
@given(sources(), st.data())
def test_a_new_field_of_an_event_changes_no_other(written: tuple[str, Fields, str], data: st.DataObject) -> None:
    whole, fields, text = written
    assume(fields.get("events"))
    changed = copy.deepcopy(fields)
    holder = data.draw(st.sampled_from(changed["events"]))
    assume("according_to" not in holder)
    holder["according_to"] = data.draw(FREE)

    after = written_article(changed, text, whole)

    assert fields_of(after) == (changed, text)
    gone, come = touched(whole, after)
    assert len(gone) <= 1 and comments(gone) == comments(come)


@settings(max_examples=60)
@given(sources(), st.randoms(use_true_random=False))
def test_events_that_change_places_take_their_lines_along(written: tuple[str, Fields, str], random) -> None:
    whole, fields, text = written
    assume(len(fields.get("events", [])) > 1)
    changed = copy.deepcopy(fields)
    random.shuffle(changed["events"])

    after = written_article(changed, text, whole)

    assert fields_of(after) == (changed, text)
    if "events: [" not in whole and not any("[" in line and "events" in line for line in lines_of(whole)):
        assert sorted(line for line in lines_of(after) if line.strip()) == sorted(line for line in lines_of(whole) if line.strip())


@settings(max_examples=60)
@given(sources(), st.data())
def test_an_event_or_a_field_that_goes_takes_nothing_else_along(written: tuple[str, Fields, str], data: st.DataObject) -> None:
    whole, fields, text = written
    changed = copy.deepcopy(fields)
    holder = data.draw(st.sampled_from([changed, *changed.get("events", [])]))
    if holder is changed and changed.get("events") and data.draw(st.booleans()):
        del changed["events"][data.draw(st.integers(0, len(changed["events"]) - 1))]
    else:
        del holder[data.draw(st.sampled_from(sorted(name for name in holder if name != "id")))]

    after = written_article(changed, text, whole)

    assert fields_of(after) == (changed, text)
    come = [line for line in touched(whole, after)[1] if line.strip()]
    # in brackets, the line of what is left; in a list, what now stands behind the dash
    assert len(come) <= 1 and comments(come) == []


@settings(max_examples=60)
@given(sources(), articles(), IDS)
def test_any_article_becomes_any_other(written: tuple[str, Fields, str], fields: Fields, name: str) -> None:
    after = written_article(fields | {"id": name}, "Anew.", written[0])

    assert fields_of(after) == (fields | {"id": name}, "Anew.")
