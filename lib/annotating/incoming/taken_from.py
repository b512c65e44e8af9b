"""From whom an article says that it took its text: a news agency in brackets, “Source: …”, “… reported”, «نقلاً عن …».

Only words that say so count, and only names: what “local sources” reported is nobody's.
"""

import re
from collections.abc import Iterator

BEGINNING = 900  # letters within which an article says whom it retells
ENDING = 400
MOST = 5
AGENCIES = (
    "Reuters|AFP|AP|dpa|DPA|EFE|ANSA|TASS|Xinhua|SANA|IRNA|Tasnim|Fars|Mehr|Anadolu(?: Agency)?|AA|Interfax|RIA Novosti|UPI|"
    "Sputnik|"
    "Associated Press|The Associated Press|Agence France[- ]Presse|Bloomberg|Petra|WAFA|INA|SUNA|"
    "رويترز|فرانس برس|أ ف ب|أ\\.ف\\.ب|"
    "أسوشيتد برس|سانا|الأناضول|تاس|سبوتنيك|شينخوا|د ب أ|واس|وام|قنا|بترا|وفا|سونا"
)
_CAPITAL = r"[A-ZÀ-Þ][\w’'-]*(?:\.[\w’'-]+)*"
_NAME = rf"(?:{_CAPITAL}|\d{{1,2}}|of|for|and|the|in|de|al)"
_NAMED = rf"({_CAPITAL}(?: {_NAME}){{0,7}})"
_CITING, _WORD = r"نقل[اً]{1,2}\s+عن\s+", r"[^\s،.؛:«»]+"
_CITED = r"(?= (?:أن|إن|قولها|قوله)\b|[،.؛:\n]|$)"
_REPORTED = re.compile(
    rf"(?:^|(?<=[.!?”\"] )|(?<=\n)|(?<=, )|\b[Tt]he ){_NAMED}(?: \([^()\n]{{1,40}}\))?,? (?:has |had |have )?"
    r"(?:reported|wrote|published|reports|quoted|broadcast)\b"
)
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(rf"\(({AGENCIES})\)"), "in brackets"),
    (re.compile(r"^[^\n()]{0,60}\(([A-ZÀ-Þ][\w .&’'-]{1,40})\)\s*[-–—:]", re.M), "in brackets before the text"),
    (re.compile(r"^\W{0,3}(?:Source|Via|Original source)\s*:\s*(?!https?:)([^\n]{2,80}?)\s*\.?$", re.M), "“{}”"),
    (
        re.compile(
            rf"\b(?:[Oo]riginally (?:published|appeared) (?:by|in|on)|[Rr]eprinted from|[Rr]epublished from|[Tt]ranslated from"
            rf"|[Tt]his article (?:was )?first (?:published|appeared) (?:by|in|on)) (?:the )?{_NAMED}"
        ),
        "“{}”",
    ),
    (_REPORTED, "“{}”"),
    (re.compile(r"(?:المصدر|المصادر|مصدر الخبر)\s*[:：]\s*([^\n،.؛]{2,60})"), "«{}»"),
    (re.compile(r"نقل[اً]{1,2}\s+عن\s+[«\"“]([^»\"”\n]{2,60})[»\"”]"), "«{}»"),
    (re.compile(rf"{_CITING}((?:(?:وكالة|موقع|صحيفة|شبكة|قناة|المرصد) ){_WORD}(?: {_WORD}){{0,3}}?){_CITED}"), "«{}»"),
    (re.compile(rf"{_CITING}((?!مصدر|مصادر|شهود|ناشط|سكان|مسؤول){_WORD}(?: {_WORD}){{0,2}}?){_CITED}"), "«{}»"),
)
_NOBODY = frozenset(
    "he she it they who we i this that these those there residents sources activists officials witnesses locals media others "
    "another some many several people villagers civilians fighters one two three however meanwhile earlier later also "
    "a an the".split()
)
_OPENING = re.compile(r"^(?:(?:[Tt]he|[Aa]n?|[Oo]n|[Ii]n|[Ll]ate|[Ee]arlier|[Mm]eanwhile|[Aa]nd) )+")


def sources_in(text: str) -> list[tuple[str, str]]:
    """(name, the words that say so) of whoever the text says it was taken from; the first first, each once."""
    found: dict[str, str] = {}
    ends = len(text) - ENDING
    for _, name, words in sorted(_said(text, ends)):
        if name.casefold() not in {one.casefold() for one in found}:
            found[name] = words
    return list(found.items())[:MOST]


def _said(text: str, ends: int) -> Iterator[tuple[int, str, str]]:
    passages = [(0, text[:BEGINNING])]
    if ends > BEGINNING:
        passages.append((ends, text[ends:]))
    for offset, passage in passages:
        for pattern, words in _PATTERNS:
            for found in pattern.finditer(passage):
                name = _name(_OPENING.sub("", found[1]) if found.re is _REPORTED else found[1], text)
                if name:
                    yield offset + found.start(1), name, words.format(" ".join(found[0].split()))


def _name(words: str, text: str) -> str:
    """A name without what stands before it; "" of what is none. A lone word that only begins a sentence may be any word."""
    name = " ".join(words.split()).strip(" .,;:–—-")
    name = re.sub(r"(?: (?:of|for|and|the|in|de|al))+$", "", name)
    if not name or name.casefold() in _NOBODY or name.split()[0].casefold() in _NOBODY - {"a", "an", "the", "one"}:
        return ""
    if " " not in name and name.isascii() and not re.search(r"[A-Z].*[A-Z]", name) and not re.fullmatch(AGENCIES, name):
        within = re.search(rf"[a-z,;(“\"] {re.escape(name)}\b", text)  # as a name within a sentence
        return name if within else ""
    return name
