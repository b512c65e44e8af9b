"""Numbers with their nouns, as a sentence says them."""


def counted(number: int, noun: str) -> str:
    """ "1 place", "19 places": for nouns whose plural ends in s."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
