"""A control of the workbench is heard where a person changed it, and never for a value that the bench has changed since."""

from streamlit.testing.v1 import AppTest


def control() -> None:
    import streamlit as st

    from lib.ui.annotate_shown import is_shown, shown

    state = st.session_state
    told = state.setdefault("told", "one")
    key = shown("name", told)

    def took() -> None:
        state["heard"] = [*state.get("heard", []), state[key]]
        state["told"] = state[key]

    state["keys"] = [*state.get("keys", []), key]
    state["stands"] = {one: is_shown(one) for one in state["keys"]}
    st.text_input("Name", told, key=key, on_change=took)


def test_it_stays_the_same_while_only_a_person_changes_it_and_another_one_takes_its_place_else() -> None:
    app = AppTest.from_function(control).run()
    app.text_input[0].set_value("two").run()
    app.text_input[0].set_value("three").run()
    assert app.session_state["heard"] == ["two", "three"] and len(set(app.session_state["keys"])) == 1

    app.session_state["told"] = "undone"
    app.run()
    app.run()

    assert app.text_input[0].value == "undone" and app.session_state["heard"] == ["two", "three"]
    assert app.session_state["stands"] == {"name_0": False, "name_1": True}

    app.session_state["told"] = "three"  # what the first one held
    app.run()
    assert app.text_input[0].value == "three" and app.session_state["keys"][-1] == "name_2"
