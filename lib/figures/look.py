"""How what is drawn of an event looks, as one value: the theme, the hue of each bloc, the shape of each group."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from lib.figures.theme import Theme


@dataclass(frozen=True)
class Look:
    """`hues`: bloc -> hue; `symbols`: group -> shape."""

    theme: Theme
    hues: Mapping[str, str]
    symbols: Mapping[str, str] = field(default_factory=dict)

    def colour(self, bloc: str) -> str:
        """The colour of a bloc; ink where it has no hue: no bloc, or several."""
        return self.theme.hue(self.hues.get(bloc, "ink"))
