"""How events look in the charts of a page."""

from lib.corpus.model.codebook import CODEBOOK
from lib.events.names import bloc_hues
from lib.figures.look import Look
from lib.ui.view import View


def look_of(view: View) -> Look:
    """The page's theme, the hues of the corpus's blocs, the shapes of the codebook's groups."""
    return Look(view.theme, bloc_hues(view.corpus), {group.id: group.symbol for group in CODEBOOK.groups.values()})
