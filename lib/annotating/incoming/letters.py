"""Letters as an article holds them: lines end in \\n, spaces are plain, marks composed (NFC), nothing hides or turns the text.

Cleaning a clean text changes nothing, and what it changed is said by count.
"""

import re
import unicodedata
from collections.abc import Callable

from lib.annotating.incoming.came import several

_Change = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str], Callable[[int], str]]
_FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"  # a flag of a part of a country, the one use of tag letters that is seen
_HALVES = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = re.compile("[\u00a0\u2007\u202f]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
_CODES = re.compile("[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\ufff9-\ufffb\ufffe\uffff]")
_UNSEEN = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0]"
    f"|(?P<flag>{_FLAG})|[\U000e0000-\U000e007f]"
)
_JOINED = re.compile("[\ufb00-\ufb06\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc]")  # ﬁ and the like; Arabic letters as they are printed
_TRAILING = re.compile(r"[ \t]+(?=\n|\Z)")
_EMPTY = re.compile(r"\n{3,}")
CHANGES: tuple[_Change, ...] = (
    (_HALVES, "\ufffd", lambda n: f"{several(n, 'half of a sign is', 'halves of signs are')} shown as �."),
    (_LINE_ENDS, "\n", lambda n: ""),
    (_SPACES, " ", lambda n: f"{several(n, 'no-break space is a space', 'no-break spaces are spaces')} now."),
    (
        _TURNING,
        "",
        lambda n: (
            f"{several(n, 'sign that turns', 'signs that turn')} the direction of letters {_were(n)} taken out: "
            "with them a text can be read otherwise than it is written."
        ),
    ),
    (_CODES, "", lambda n: f"{several(n, 'control code', 'control codes')} {_were(n)} taken out."),
    (
        _UNSEEN,
        lambda found: found["flag"] or "",
        lambda n: f"{several(n, 'letter that nobody sees', 'letters that nobody sees')} {_were(n)} taken out.",
    ),
    (
        _JOINED,
        lambda found: unicodedata.normalize("NFKC", found[0]).strip(),
        lambda n: (
            f"{several(n, 'joined or printed form of letters', 'joined or printed forms of letters')}, as in ﬁ, "
            f"{_were(n)} written in plain letters."
        ),
    ),
)


def clean(text: str) -> tuple[str, tuple[str, ...]]:
    """(the text in clean letters, a sentence for each kind of thing that was changed)."""
    notes = []
    mixed = len(set(re.findall("\r\n|\r|\n", text))) > 1
    for pattern, instead, words in CHANGES:
        changed = 0

        def put(found: re.Match[str], instead: str | Callable[[re.Match[str]], str] = instead) -> str:
            nonlocal changed
            new = instead if isinstance(instead, str) else instead(found)
            changed += new != found[0]
            return new

        text = pattern.sub(put, text)
        if changed and words(changed):
            notes.append(words(changed))
    if mixed:
        notes.append("Its lines ended in different ways; they all end in one way now.")
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        notes.append("Letters and their marks that were apart are composed (NFC).")
    if lost := composed.count("\ufffd"):
        notes.append(f"{several(lost, 'letter is', 'letters are')} lost: � stands for what could not be read.")
    return _EMPTY.sub("\n\n", _TRAILING.sub("", composed)).strip(), tuple(notes)


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
