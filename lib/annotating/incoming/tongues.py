"""Which language a text is in, by its script and the letters or the small words that one language alone has; ISO 639-1."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping

SAMPLE = 20_000  # letters that are looked at
FEW = 20  # letters; a shorter text is of no language
_SMALL = {  # Latin script -> words that stand in any page of it and hardly in the others
    "en": "the of and was were that with by from have has which their this after said",
    "fr": "le les des une du et est dans que qui par sur au aux avec pour ont été",
    "de": "der die das und ist nicht mit von den dem ein eine auf wurde nach bei auch",
    "es": "el los las una del y que por con para fue según entre más también",
    "it": "il gli della che di sono nel per con non una dei è stato dopo",
    "tr": "ve bir bu için ile olarak olan daha sonra tarafından da de",
    "nl": "het een van en de dat niet zijn met voor op werd door ook",
    "pt": "o os as uma do da que em não com para foi segundo mais também",
}
_WORDS = {language: frozenset(words.split()) for language, words in _SMALL.items()}
_ARABIC = (  # letters that Arabic does not have, the surest first
    ("ur", "ٹڈڑےںھ"),
    ("ku", "ڵۆێڕڤەۀ"),
    ("fa", "پچژگ"),
)
_CYRILLIC = (("uk", "іїєґ"), ("ru", "ыэъё"))
_OTHER = {"HEBREW": "he", "GREEK": "el", "ARMENIAN": "hy", "GEORGIAN": "ka", "HANGUL": "ko"}
AT_LEAST = 3  # small words that are to be found, and twice as many as of any other language
ONE_IN = 400  # letters of which one must be a language's own: fewer are names and quotations


def language_of(text: str) -> tuple[str, str]:
    """(the code of the text's language, what tells it); two empty strings where nothing does."""
    letters = [letter for letter in text[:SAMPLE] if letter.isalpha()]
    if len(letters) < FEW:
        return "", ""
    scripts = Counter(_script(letter) for letter in letters)
    script, most = scripts.most_common(1)[0]
    if most <= len(letters) / 2:
        return "", ""
    if script == "ARABIC":
        return _by_own(_ARABIC, letters, "ar", "Arabic")
    if script == "CYRILLIC":
        return _by_own(_CYRILLIC, letters, "", "Cyrillic")
    if script == "LATIN":
        return _by_words(text[:SAMPLE])
    code = _OTHER.get(script, "")
    return (code, f"letters of the text: {script.capitalize()}") if code else ("", "")


def _script(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _by_own(own: tuple[tuple[str, str], ...], letters: list[str], usual: str, script: str) -> tuple[str, str]:
    counts = Counter(letters)
    for code, marks in own:
        if sum(counts[mark] + counts[mark.upper()] for mark in set(marks) if mark) * ONE_IN >= len(letters):
            seen = " ".join(mark for mark in marks if counts[mark])
            return code, f"letters of the text: {script}, with {seen}"
    return (usual, f"letters of the text: {script}") if usual else ("", "")


def _by_words(text: str) -> tuple[str, str]:
    words = Counter(re.findall(r"[^\W\d_]+", text.lower()))
    found = Counter({language: sum(words[word] for word in small) for language, small in _WORDS.items()})
    (best, n), (_, next_n) = found.most_common(2)
    if n < AT_LEAST or n < 2 * next_n:
        return "", ""
    return best, f"small words of the text: {_examples(words, _WORDS[best])}"


def _examples(words: Mapping[str, int], small: frozenset[str]) -> str:
    return ", ".join(sorted((word for word in small if words[word]), key=lambda word: (-words[word], word))[:3])
