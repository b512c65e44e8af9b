"""A pick: which events stand behind one mark, ribbon or number; a value of ids, terms of the codebook and the slugs below, and as
such a short text in an address. No word of the screen is in it, so that a link holds whatever things are called.

`place:<a,b,c>` (where it happened), `dyad:<left>:<right>:<kind>:<level>` (kind with ~: both ways; "all": any),
`cell:<left>:<right>:<kind>:<level>` (that way or both ways), a dyad also with `:<part>` behind it (done, not_done, alleged,
denied, same, violent, coercive, verbal: those of its events alone), `actor:<id>:<kind>:<level>` (without kind: any),
`between:<one>:<other>:<level>` (whatever links the two), `ledger:<reason>`, `part:<slug>` (a part of the page, see OF_PAGE),
`shown:<subset>` and `of:<subset>:<another pick>` (a part, as lib.events.asking.subsets names it, of the events shown or of that
pick), `ids:<a,b,c>`. Kinds may be a severity (hostile and so severe), those of cells and actors "cooperative": any but hostile.
"""

from dataclasses import dataclass, replace

from lib.events.asking.old_picks import renewed

LISTS = ("place", "ids")  # picks of which each piece is one more of the same, between commas
NESTED = ("of", "shown")
OF_PAGE = {  # parts that one page alone knows: slug -> how many pieces follow at most
    "on-map": 0,
    "off-map": 0,
    "no-place": 0,
    "on-timeline": 0,
    "undated": 2,  # nothing dates it; of a lane: what the lanes are by, the lane's id
    "month": 2,  # its first day; then a group of types
    "week": 1,
    "no-day": 1,  # no day of its own; a group of types
    "no-region": 0,
    "one-sided": 0,  # hostile, and one side is not told
    "linked": 0,
    "unlinked": 1,  # the kind of link
    "open-ties": 0,
    "behind": 1,  # same, others, nobody: who stands behind the two sides
    "other": 0,  # the ends with the fewest events, gathered as one, ...
    "dyad": 3,  # ... and what links them with another or with each other: left, right, kind
    "cell": 3,
}


@dataclass(frozen=True)
class Pick:
    """`kind`: the first word of its text; `ids`: what follows; `subset`: the part of these events that is meant, "" for all.
    Pick() is none."""

    kind: str = ""
    ids: tuple[str, ...] = ()
    subset: str = ""

    def __bool__(self) -> bool:
        return bool(self.kind)

    @property
    def whole(self) -> "Pick":
        """The pick that this one is a part of, else itself; none where it is a part of all that is shown."""
        return Pick() if self.kind == "shown" else replace(self, subset="")

    @property
    def is_of_page(self) -> bool:
        """Whether only the page that made it knows what it means."""
        return self.kind == "part"

    @property
    def between(self) -> "Pick":
        """All that links the two ends of a dyad or a cell; none of any other."""
        known = self.kind in ("dyad", "cell") and len(self.ids) in (4, 5) and not self.subset
        return Pick("between", (*self.ids[:2], self.ids[3])) if known else Pick()

    def part(self, subset: str) -> "Pick":
        """The part of its events that a subset names; of none: of all that is shown."""
        return replace(self, subset=subset) if self else Pick("shown", (), subset)

    def to_text(self) -> str:
        """As it stands in an address; from_text gives the same pick."""
        if self.kind == "shown":
            return f"shown:{self.subset}"
        text = ":".join((self.kind, *(("," if self.kind in LISTS else ":").join(self.ids),) * bool(self.ids)))
        return f"of:{self.subset}:{text}" if self.subset else text


def of_page(slug: str, *ids: str) -> Pick:
    """The pick of a part of a page."""
    return Pick("part", (slug, *ids))


def from_text(text: str) -> Pick:
    """The pick of an address, also of one that bears the words of an earlier version. What is no pick keeps its text."""
    kind, colon, rest = text.partition(":")
    if kind == "shown" and rest:
        return Pick("shown", (), rest)
    if kind == "of":
        subset, _, whole = rest.partition(":")
        inner = from_text(whole) if whole.partition(":")[0] not in NESTED else Pick()
        return inner.part(subset) if inner and subset else Pick(kind, (rest,))
    if kind == "part":
        rest = renewed(rest)
        return Pick(kind, tuple(rest.split(":", OF_PAGE.get(rest.partition(":")[0], -1))))
    if kind in LISTS:
        return Pick(kind, tuple(rest.split(",")))
    return Pick(kind, tuple(rest.split(":")) if colon else ())
