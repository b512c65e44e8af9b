"""Annotate: an article is brought in, the machine proposes, a person decides, and its events stand in the corpus."""

from lib.engine.questions import NO_EVENT
from lib.engine.shown import Some
from lib.events.asking.pick import Pick
from lib.ui.annotate_engines import make_ready
from lib.ui.annotate_state import on_bench
from lib.ui.annotate_view import draw_start, draw_workbench, follow_address, headline_of
from lib.ui.shell import close_page, open_page, say

view = open_page("Annotate")
follow_address(view)
say(view, headline_of(view), (Some(view.shown, (NO_EVENT,)), Pick()), "what is coded")

if opened := on_bench():
    draw_workbench(view, opened)
else:
    draw_start(view)

close_page(view, ())
make_ready(view.corpus)
