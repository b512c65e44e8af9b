"""The Download offers every format by one choice and one button, says what a file will not hold, and makes none unasked."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from lib.exchange.formats import FORMATS
from lib.settings import ROOT
from lib.ui import downloads


@pytest.fixture
def unmade(monkeypatch) -> None:
    """No format can make its file, and each misses something."""

    def refuse(snapshot):
        raise AssertionError("a file was made before it was asked for")

    for name, form in FORMATS.items():

        def said(chosen, name=name):
            return (f"{name} misses {len(chosen.every(('event_id',)))} of {len(chosen.linked())} and {len(chosen.long())}",)

        monkeypatch.setitem(FORMATS, name, replace(form, make=refuse, misses=said))
    monkeypatch.setattr(downloads, "_missed", downloads._missed.__wrapped__)  # what other tests were told is not kept here


def test_each_format_says_what_it_misses_before_anything_is_made(unmade) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=120).run().switch_page("pages/events.py").run()
    choice = app.selectbox(key="download_format")
    assert choice.options == [form.label for form in FORMATS.values()]

    for name, form in FORMATS.items():
        app.selectbox(key="download_format").set_value(name).run()
        assert not app.exception
        assert [one.value for one in app.caption if f"{name} misses" in one.value]
        assert [one.proto.label for one in app.get("download_button")] == [form.label]
