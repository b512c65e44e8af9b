"""Names drawn in a figure stand in the direction of their own letters, shut off from the number beside them."""

import re

_FROM_THE_RIGHT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_COUNTED = re.compile(r"(.*?)(\u2002[\d,]+)?", re.DOTALL)  # an en space parts a name from its number


def own_direction(line: str) -> str:
    """A line of a label: where it holds letters from right to left it is shut off in the direction of its first letter, and the
    number that follows it stays at its end as for other names."""
    counted = _COUNTED.fullmatch(line)
    if counted is None or not _FROM_THE_RIGHT.search(line):
        return line
    name, number = counted.groups()
    return f"\u2068{name}\u2069{number or ''}"
