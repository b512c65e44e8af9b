"""Which engines there are, by what is set: the rules always, a spaCy pipeline and an endpoint where they are switched on."""

from lib.settings import Suggesting
from lib.suggest.engine import Engine, suggest
from lib.suggest.engines.endpoint import Endpoint
from lib.suggest.engines.spacy_pipeline import Spacy

RULES, SPACY, ENDPOINT = "rules", "spacy", "endpoint"
NAMES = (RULES, SPACY, ENDPOINT)
SWITCHES = {SPACY: "FAULTLINES_SPACY_MODEL", ENDPOINT: "FAULTLINES_SUGGEST_URL and FAULTLINES_SUGGEST_MODEL"}


def chosen_engine(settings: Suggesting) -> list[tuple[str, Engine]]:
    """(name, engine) of all that are on, the rules first. What is set wrongly is told when the engine is asked, as an EngineError;
    an endpoint is for one run."""
    found: list[tuple[str, Engine]] = [(RULES, suggest)]
    if settings.spacy:
        found.append((SPACY, Spacy(settings.spacy)))
    if settings.asks_endpoint:
        found.append((ENDPOINT, Endpoint(settings)))
    return found
