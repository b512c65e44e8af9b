"""The Overview."""

from lib.ui.shell import close_page, open_page

view = open_page("Overview")
view.say(f"{len(view.events):,} events.")
close_page(view, {})
