"""Words of a corpus stay words: nothing of them becomes an icon, a link, a formula or an arrow."""

import pytest

from lib.ui.tags import isolated, isolated_names, plain


@pytest.mark.parametrize(
    "text,label",
    (
        ("National Defense Forces (NDF), al-Ashara: 3 killed", "National Defense Forces (NDF), al-Ashara: 3 killed"),
        ("[c](javascript:x) <b>", "\\[c\\](javascript\\:x) \\<b\\>"),
        ("**a** _b_ `c` $x$ ~d~ # e", "\\*\\*a\\*\\* \\_b\\_ \\`c\\` \\$x\\$ \\~d\\~ \\# e"),
        (":smile: :red[x]", ":\u2060smile: \\:red\\[x\\]"),
        (":material/home:", ":\u2060material/home:"),
        ("https://a.example www.b.example c@d.example", "https:\u2060//a.example www\u2060.b.example c@\u2060d.example"),
        ("a -> b >= c", "a -\u2060\\> b \\>\u2060= c"),
        ("&lt; R&D", "\\&lt; R&D"),
        ("1. one", "1\\. one"),
        ("- one", "\\- one"),
        ("= one", "\\= one"),
        ("two\n\n    lines", "two lines"),
    ),
)
def test_a_label_says_the_text_and_nothing_else(text: str, label: str) -> None:
    assert plain(text) == label


def test_names_in_a_line_are_shut_off_one_by_one() -> None:
    assert isolated_names("حزب الأمل; Reds → حرس 47 (Blue)") == ("\u2068حزب الأمل\u2069; Reds → \u2068حرس 47 (Blue)\u2069")


def test_a_name_that_turns_direction_turns_nothing_beside_it() -> None:
    assert isolated("\u202eabc") == "\u2068\u202eabc\u2069"
    assert isolated("لواء 47 (Blue)") == "\u2068لواء 47 (Blue)\u2069"
    assert isolated("Blue (47)") == "Blue (47)"
