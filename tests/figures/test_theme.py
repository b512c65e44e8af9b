"""What is drawn can be seen: contrast by the formula of WCAG 2.2, in light and dark, for every colour of the theme."""

import tomllib
from pathlib import Path

import pytest

from lib.figures.theme import DARK, HUES, LIGHT, Theme, plain_layout, theme_of

TEXT, MARKS = 4.5, 3.0
THEMES = pytest.mark.parametrize("theme", (LIGHT, DARK), ids=lambda theme: theme.name)
SETTINGS = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


def luminance(colour: str) -> float:
    """Relative luminance of #rrggbb, 0 to 1."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_formula_gives_the_known_ratios() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("#123456", "#123456") == 1


@THEMES
@pytest.mark.parametrize("words", ("ink", "muted", "accent"))
def test_words_can_be_read_on_the_page_and_in_the_sidebar(theme: Theme, words: str) -> None:
    for ground in (theme.paper, SETTINGS[theme.name]["secondaryBackgroundColor"]):
        assert contrast(getattr(theme, words), ground) >= TEXT


@THEMES
@pytest.mark.parametrize("hue", HUES)
def test_a_bloc_can_be_seen_on_paper_land_and_water(theme: Theme, hue: str) -> None:
    for ground in (theme.paper, theme.land, theme.water):
        assert contrast(theme.hue(hue), ground) >= MARKS


@THEMES
@pytest.mark.parametrize("hue", (*HUES, "ink"))
def test_a_number_can_be_read_on_a_mark_of_any_bloc(theme: Theme, hue: str) -> None:
    assert contrast(theme.paper, theme.hue(hue)) >= TEXT


@THEMES
def test_names_of_places_can_be_read_on_land(theme: Theme) -> None:
    assert contrast(theme.ink, theme.land) >= TEXT


@THEMES
def test_each_bloc_has_a_colour_of_its_own_and_none_is_the_accent(theme: Theme) -> None:
    colours = [theme.hue(hue) for hue in HUES]

    assert len(set(colours)) == len(HUES) == 7
    assert not {theme.accent, theme.ink} & set(colours)


@THEMES
@pytest.mark.parametrize("none", ("", "ink", "a hue of no bloc"))
def test_what_has_no_bloc_is_ink(theme: Theme, none: str) -> None:
    assert theme.hue(none) == theme.ink


@THEMES
def test_charts_have_the_colours_of_the_page_around_them(theme: Theme) -> None:
    page = SETTINGS[theme.name]

    assert (page["backgroundColor"], page["textColor"], page["borderColor"]) == (theme.paper, theme.ink, theme.rule)
    assert page["primaryColor"] == page["linkColor"] == theme.accent


def test_a_browser_that_says_nothing_gets_the_light_theme() -> None:
    assert [theme_of(name) for name in ("dark", "light", None, "")] == [DARK, LIGHT, LIGHT, LIGHT]


def test_a_tint_keeps_its_colour_and_says_how_much_of_it() -> None:
    assert LIGHT.tint("#0A10FF", 0.25) == "rgba(10,16,255,0.25)"


@THEMES
def test_every_figure_has_a_fixed_height_and_no_ground_of_its_own(theme: Theme) -> None:
    layout = plain_layout(theme, 123)

    assert layout["height"] == 123 and layout["font"]["color"] == theme.ink
    assert layout["paper_bgcolor"] == layout["plot_bgcolor"] == "rgba(0,0,0,0)"
