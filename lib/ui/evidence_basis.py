"""What a fact of an event rests on, in a few words: said, named, read from words by the coder, or inferred.

What a machine sees in the words (a name, a number, a day) is said or named; what it does not see is the coder's reading of
them, and what no words carry is inferred. The three are never called by one name.
"""

from lib.corpus.model.models import Event, Quantity
from lib.corpus.text.provenance import number_written, quantity_in

NAMED = ("place", "near", "origin")
READ = ("mode", "issue", "by_force", "goods", "reason")  # what a coder classes: words alone never say it
READING = "the coder's reading of "


def basis(field: str, event: Event) -> str:
    """In a few words what a field rests on; "" for what needs nothing (an unmarked claim or stage, the grade)."""
    if field in event.quantities and not {field} <= event.evidence.keys() & event.inferred.keys():
        return _number_basis(field, event)
    told = "named in" if field in event.roles or field in NAMED else "said in"
    if field in event.evidence:
        read = field in event.unseen or field in event.inferred
        return f"{READING}these words" if read else f"{told} these words"
    if field in event.inferred:
        return "inferred"
    if field in READ:
        return f"{READING}the quote"
    has_value = field in event.roles or (field in (*NAMED, "date", "pay", "according_to") and getattr(event, field))
    if not has_value:
        return ""
    return f"{READING}the quote" if field in event.unseen else f"{told} the quote"


def _number_basis(field: str, event: Event) -> str:
    """A number that the words write is said; one that they only bear, such as a plural's two or more, is the coder's."""
    number, given = event.quantities[field], field in event.evidence
    text = " ".join(span.text for span in event.evidence[field]) if given else event.quote.text
    parts = [one.quantities[field] for people in event.roles.values() for one in people if field in one.quantities]
    if field in event.inferred and not given:
        return "inferred"
    if parts and all(number_written(part, text) for part in parts):
        return "the sum of what is said of each" if len(parts) > 1 else _said(given)
    if not parts and number_written(number, text):
        return _said(given)
    return f"{_coders(number)} from {'these words' if given or (number.words and quantity_in(number, text)) else 'the quote'}"


def _said(given: bool) -> str:
    return "said in these words" if given else "said in the quote"


def _coders(number: Quantity) -> str:
    return "the coder's minimum" if number.max is None else "the coder's number"
