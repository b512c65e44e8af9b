"""The look, as numbers: paper, ink, the accent and one hue a bloc, each in a light and a dark variant.

Hue means bloc and nothing else; ink tints mean quantity; the accent marks what is selected.
Every bloc colour stands at 3:1 or more on its own ground, words at 4.5:1, numbers on a bloc's marks too (held by a test).
"""

from dataclasses import dataclass
from typing import Literal

FONT = "Source Sans, Noto Sans Arabic, sans-serif"

HUES = {  # hue: (on light paper, on dark paper)
    "blue": ("#2B6CB0", "#6FA8E8"),
    "orange": ("#B45A00", "#F0954A"),
    "green": ("#2E7D4F", "#5FBF86"),
    "purple": ("#7A4FA3", "#B493DE"),
    "teal": ("#0E7E81", "#4CC4C7"),
    "olive": ("#7A7319", "#C6BC4B"),
    "slate": ("#5B6670", "#A3ADB8"),
}


@dataclass(frozen=True)
class Theme:
    name: Literal["light", "dark"]
    paper: str
    ink: str
    muted: str  # secondary text, 4.5:1
    rule: str  # thin lines
    land: str  # the base map's land
    water: str
    accent: str
    river: str  # 3:1 on land, paper and water
    river_name: str
    lake: str

    def hue(self, name: str) -> str:
        """The colour of a bloc's hue; ink for "" (no bloc) and for "ink" (three blocs or more)."""
        light, dark = HUES.get(name, (self.ink, self.ink))
        return light if self.name == "light" else dark

    def tint(self, colour: str, opacity: float) -> str:
        """`colour` (#rrggbb) as rgba at `opacity` 0..1."""
        red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
        return f"rgba({red},{green},{blue},{opacity:g})"


LIGHT = Theme("light", "#FCFBF8", "#1B1D1F", "#5C6166", "#D9D6CF", "#F1EEE7", "#DDE4E8", "#B5174B", "#688499", "#4F6D82", "#C6D3DB")
DARK = Theme("dark", "#16181B", "#ECEAE4", "#A4A9AE", "#3A3E43", "#212428", "#101214", "#FF7FA5", "#5C7F96", "#84A7BD", "#1D3140")


def theme_of(name: str | None) -> Theme:
    """The theme for what the browser says; light where it says nothing."""
    return DARK if name == "dark" else LIGHT


def plain_layout(theme: Theme, height: float) -> dict:
    """Layout common to all figures: fixed height, transparent ground, no margins, the project's font."""
    return dict(
        height=height,
        margin=dict(l=0, r=0, t=0, b=0),
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font=dict(family=FONT, size=13, color=theme.ink),
        hoverlabel=dict(bgcolor=theme.paper, bordercolor=theme.rule, font=dict(family=FONT, size=13, color=theme.ink)),
        showlegend=False,
        modebar=dict(bgcolor="rgba(0,0,0,0)", color=theme.muted, activecolor=theme.accent),
        template=dict(data=dict(scatter=[dict(type="scatter")])),  # none of plotly's own looks
    )
