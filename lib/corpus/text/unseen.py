"""Which coded fields are the coder's reading of words: what a machine does not see in them, however well they are chosen.

Names, numbers and days can be seen in words. That a claim is alleged or a plan only planned, by what force, or who acts
where the words name nobody, is read from them; a reader is told so.
"""

import re
from dataclasses import replace

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Span
from lib.corpus.text.folding import fold
from lib.corpus.text.names import words_of
from lib.corpus.text.provenance import DEFAULTS, Around, Said, fields_not_in

TERMS = {"claim": "claims", "stage": "stages", "mode": "modes", "issue": "issues", "by_force": "by_force", "goods": "goods"}
_MEANT = re.compile(r"\w{4,}|\d+")  # words of a free text that say something


def unseen_fields(
    quote: str, evidence: dict[str, tuple[Span, ...]], said: Said, values: dict[str, str | list[str]], around: Around
) -> frozenset[str]:
    """The fields with evidence that neither it nor the quote visibly says. `values`: field -> what is coded, for terms of
    the codebook (one or several) and free words."""

    def words(field: str) -> str:
        return " … ".join((quote, *(span.text for span in evidence[field])))

    found = {field for field in evidence if field in values and not _says(words(field), field, values[field])}
    for field in evidence.keys() - values.keys():
        if (only := _alone(said, field)) and field in fields_not_in(words(field), only, around):
            found.add(field)
    return frozenset(found)


def _says(words: str, field: str, value: str | list[str]) -> bool:
    """Whether words hold a term's id or label, each of several, or all that means something of a free text."""
    folded, told = words_of(words), [value] if isinstance(value, str) else value
    if field not in TERMS:
        return all(f" {word} " in folded for one in told for word in _MEANT.findall(fold(one)))
    terms = getattr(CODEBOOK, TERMS[field])
    return all(
        any(words_of(name) in folded for name in (term.replace("_", " "), terms[term].label)) for term in told if term in terms
    )


def _alone(said: Said, field: str) -> Said | None:
    """What is said, without all other fields; None where the field has no value."""
    bare = replace(said, places={}, date=None, pay=None, numbers={}, claim=DEFAULTS["claim"], stage=DEFAULTS["stage"])
    if field in said.roles:
        return replace(bare, roles={field: said.roles[field]})
    if field in said.numbers:
        return replace(bare, numbers={field: said.numbers[field]})
    if said.places.get(field):
        return replace(bare, roles={}, places={field: said.places[field]})
    return replace(bare, roles={}, **{field: getattr(said, field)}) if field in ("date", "pay") and getattr(said, field) else None
