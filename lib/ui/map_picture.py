"""The map as a picture: the piece of ground in sight with its marks, in the light theme."""

from lib.figures.figure import Figure
from lib.figures.map import Sheet, map_layout
from lib.ui.map_marks import placed_events, style_of, traces_of
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
        sheet = Sheet(style, in_sight(shown), shown.height)
        return [Figure(traces_of(light, shown.frame, ""), map_layout(light.theme, sheet))]

    return Picture("Map", made, NOTE)
