"""The words in which links of earlier versions name the parts of a page, read as the slugs and ids of today.

What such a link says of the gathered ends of a chart ("Other → Hezbollah, hostile") only the page can tell that draws them.
"""

import re

from lib.corpus.model.codebook import CODEBOOK

_WORDS = {
    "on the map": "on-map",
    "not on the map": "off-map",
    "no place told": "no-place",
    "on the timeline": "on-timeline",
    "without any date": "undated",
    "hostile without a pair": "one-sided",
    "hostile, one side not told": "one-sided",
    "in the chord": "linked",
    "without a pair": "unlinked:all",
    "affiliation open": "open-ties",
    "one state behind both sides": "behind:same",
    "different states behind the sides": "behind:others",
    "nobody coded behind a side": "behind:nobody",
    "Other": "other",
}
_KINDS = {term.label.lower(): term.id for terms in (CODEBOOK.link_kinds, CODEBOOK.severities) for term in terms.values()}
_LANES = {"others": "~others", "not told": "~untold"}
_PERIOD = re.compile(r"(month|week) from (.*)")
_OF_GROUP = re.compile(r"([^ ]+), (?:month from (.*)|day not told)")
_OF_LANE = re.compile(r"([^ ]+) (.*), without any date", re.DOTALL)
_NO_PAIR = re.compile(r"without a (?:.*: )?(.*) pair")
_NO_REGION = re.compile(r"without a (.*)")


def renewed(name: str) -> str:
    """A part of a page as it is called today; what no rule knows stays as it is."""
    if name in _WORDS:
        return _WORDS[name]
    if found := _PERIOD.fullmatch(name):
        return f"{found[1]}:{found[2]}"
    if found := _OF_GROUP.fullmatch(name):
        return f"no-day:{found[1]}" if found[2] is None else f"month:{found[2]}:{found[1]}"
    if found := _OF_LANE.fullmatch(name):
        return f"undated:{found[1]}:{_LANES.get(found[2], found[2])}"
    if found := _NO_PAIR.fullmatch(name):
        return f"unlinked:{_KINDS[found[1]]}" if found[1] in _KINDS else name
    return "no-region" if _NO_REGION.fullmatch(name) else name
