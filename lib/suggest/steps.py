"""The steps of the engine in their order: what each needs, what it gives, and the rules that it applies."""

from collections.abc import Callable

from lib.suggest import quantities
from lib.suggest.actors import references, short_names
from lib.suggest.actors import scan as actors
from lib.suggest.dates import finder as dates
from lib.suggest.document import Document
from lib.suggest.events import scan as events
from lib.suggest.events import settings, sides, stories, telling, wholes
from lib.suggest.pipeline import AnyRule, FunctionStep
from lib.suggest.places import homonyms, points, states
from lib.suggest.places import scan as places
from lib.suggest.text import script


def _step(name: str, needs: str, gives: str, function: Callable[[Document], None], rules: tuple[AnyRule, ...] = ()) -> FunctionStep:
    return FunctionStep(name, frozenset(needs.split()), frozenset(gives.split()), function, rules)


STEPS = (
    _step("words", "text", "words sentences", script.read_words),
    _step("script", "words sentences published", "capitals arabic lower notes", script.read_script),
    _step("countries", "words known", "countries", script.count_countries),
    _step("actors", "words sentences known lower countries", "actors", actors.find_actors, actors.RULES),
    _step("short_names", "words known actors", "actors", short_names.find_short_names, short_names.RULES),
    _step("states", "words sentences known lower countries actors", "actors taken", states.move_states, (states.state_is_place,)),
    _step("places", "words sentences known lower countries actors", "places taken", places.find_places, places.RULES),
    _step("homonyms", "words known actors places", "places scene", homonyms.rank_homonyms, (homonyms.is_namesake,)),
    _step("scene", "words known actors places scene", "actors places", states.move_scene, (states.scene_country,)),
    _step("points", "words known places", "places", points.find_points, (points.countryside, points.beside)),
    _step("dates", "text published", "dates", dates.read_dates, dates.DATE_RULES),
    _step("quantities", "text words actors places dates", "quantities", quantities.read_quantities, quantities.QUANTITY_RULES),
    _step("references", "words sentences arabic actors", "references", references.find_references, references.RULES),
    _step("events", "words sentences arabic actors places references", "drafts", events.find_events, events.RULES),
    _step("sides", "drafts", "drafts", sides.carry_sides, sides.RULES),
    _step("settings", "words sentences places dates drafts", "drafts", settings.settle, settings.RULES),
    _step("background", "words sentences published dates drafts", "drafts", telling.mark_background, (telling.is_background,)),
    _step("stories", "sentences actors places drafts", "drafts", stories.join_stories, stories.RULES),
    _step("wholes", "drafts", "drafts", wholes.find_wholes, wholes.RULES),
)
