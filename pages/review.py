"""Review: which articles wait for whom, to be accepted, sent back or rejected; and what two codings of one say differently."""

from lib.engine.questions import NO_EVENT
from lib.engine.shown import Some
from lib.events.asking.pick import Pick
from lib.ui.review_view import draw_queue, headline_of
from lib.ui.shell import close_page, open_page, say

view = open_page("Review")
say(view, headline_of(view), (Some(view.shown, (NO_EVENT,)), Pick()), "what waits")

draw_queue(view)

# The part Agreement stands here: one call, `agreement_part(view)` of lib/ui/agreement.py.

close_page(view, ())
