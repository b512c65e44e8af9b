"""articles"""

from lib.ui.shell import close_page, open_page

view = open_page("Articles")
view.say("Not yet.")
close_page(view, {})
