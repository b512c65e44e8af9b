"""Suggestions: a raw article in, draft actors, places, dates, numbers and events out, each with its words and a reason.

The machine proposes, a person decides: what the text does not settle stays open. Lexicons are data, in `data/`.
"""

from lib.suggest.engine import suggest
from lib.suggest.models import Suggestions

__all__ = ["Suggestions", "suggest"]
