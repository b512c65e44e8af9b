"""The map as a picture: the piece of ground in sight with its marks, in the light theme."""

from lib.figures.figure import Figure
from lib.figures.map import Sheet, map_figure
from lib.ui.look import look_of
from lib.ui.map_marks import marks_of, placed_events, style_of
from lib.ui.map_parts import asked_circle
from lib.ui.map_tiles import tiles_address
from lib.ui.map_view import in_sight, map_view
from lib.ui.picture import Picture
from lib.ui.view import View

NOTE = (
    "Core: who acts, or who holds after a handover; ring: on whom, or who gave. Circle: somewhere within it. Dashed: not "
    "carried out; hatched: alleged; struck: denied. A rim of ink: rows of a layer. Ground: Natural Earth and others, as NOTICE "
    "names them."
)


def map_picture() -> Picture:
    """The map with no event open."""

    def made(light: View) -> list[Figure]:
        placed = placed_events(light)
        shown = map_view(light, placed)
        style = style_of(light, shown.frame, tiles_address(light.corpus.base_map))
        sheet = Sheet(style, in_sight(shown), shown.frame.zoom, shown.height)
        return [map_figure(placed, marks_of(light, shown.frame), look_of(light), sheet, asked_circle(light), "")]

    return Picture("Map", made, NOTE)
