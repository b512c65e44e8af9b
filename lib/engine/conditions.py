"""Filters as SQL over the rows of a store: the same conditions that lib.events.asking.select makes masks of."""

from collections.abc import Collection, Iterable
from datetime import date

from lib.corpus.model.models import Corpus
from lib.engine.questions import EVENTS, TOLD, Range, Scalar, Where, own_columns
from lib.engine.store import DOMAINS, Values, file_column, sight
from lib.events.affiliation import Span
from lib.events.asking.between import Bodies
from lib.events.asking.called import Called
from lib.events.asking.choices import choice_named, chosen_of, filters_by
from lib.events.asking.filters import Filters
from lib.events.asking.near import places_near
from lib.events.asking.search import phrase_pattern, read_search
from lib.events.counting.doubt import NOT_DONE

SQL = str
ALL_PASS, NONE_PASSES = "true", "false"
FEW = 30  # numbers
LETTERS = r"\p{L}\p{N}_"  # of a regular expression of DuckDB (RE2), whose \w is of ASCII alone
CERTAINTY = (
    f"CASE WHEN claim = 'denied' THEN 'denied' WHEN stage IN ({', '.join(repr(stage) for stage in NOT_DONE)}) THEN 'not_done' "
    "WHEN claim = 'alleged' THEN 'alleged' ELSE 'done' END"
)


def literal(value: Scalar) -> SQL:
    """A value in SQL."""
    if value is None or isinstance(value, bool):
        return {None: "NULL", True: "true", False: "false"}[value]
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, int | float):
        return str(value)
    return " || chr(0) || ".join("'" + part.replace("'", "''") + "'" for part in value.split("\0"))


def _has_any(column: SQL, numbers: Collection[int]) -> SQL:
    """Rows whose list holds any of the numbers. DuckDB looks through all of a long list for each row, but finds one number in it
    quickly."""
    wanted = f"[{', '.join(map(str, sorted(numbers)))}]::INTEGER[]"
    if not numbers:
        return NONE_PASSES
    if len(numbers) <= FEW:
        return f"list_has_any({column}, {wanted})"
    return f"len(list_filter({column}, lambda held: list_contains({wanted}, held))) > 0"


class Conditions:
    """What is asked of one store, in SQL."""

    def __init__(self, values: Values, corpus: Corpus) -> None:
        self.values, self.corpus = values, corpus
        self.codes = {domain: {value: code for code, value in enumerate(ids)} for domain, ids in values.ids.items()}
        self.bodies, self.known = Bodies(corpus), Called(corpus, values.publishers)

    def passing(self, filters: Filters) -> dict[str, SQL]:
        """A condition for each filter that is asked, as filter_masks names them."""
        asked = {}
        for choice, chosen in filters_by(filters).items():
            if not (choice.name == "actors" and filters.between):
                asked[choice.facet] = self.of_facet(choice.facet, chosen)
        if filters.actors is not None and filters.between:
            asked["actor"] = self.between(filters.actors)
        if filters.search:
            asked["search"] = self._searched(filters.search)
        if filters.near_place:
            near = places_near(self.corpus, filters.near_place, filters.near_km)
            asked["near"] = self.of_facet("place", near.inside | near.touching)
        if filters.first_day or filters.last_day or filters.undated is not None:
            asked["days"] = _days(filters)
        if filters.vain:
            asked["vain"] = NONE_PASSES
        return asked

    def hidden(self, filters: Filters) -> dict[str, SQL]:
        """Reason -> condition of what stays out of sight whatever is chosen, as hidden_masks gives it."""
        chosen, states = chosen_of(filters, choice_named("review")) or frozenset(), frozenset(self.values.ids["facet:review"])
        hides = self.values.unseen.get(sight(filters, chosen & states), [])
        return {
            "drafts": NONE_PASSES if filters.drafts else "status = 'draft'",
            "review": self.of_facet("review", states - chosen),
            "background": NONE_PASSES if filters.background else "background",
            "wholes" if filters.count == "acts" else "parts": f"unseen IN ({', '.join(map(str, hides))})" if hides else NONE_PASSES,
        }

    def of_facet(self, facet: str, chosen: Iterable[str]) -> SQL:
        """Events that have any of these values."""
        codes = self.codes[f"facet:{facet}"]
        known, name = sorted(codes[value] for value in chosen if value in codes), file_column(f"facet:{facet}")
        if not known:
            return NONE_PASSES
        if facet in self.values.flat:
            return f"coalesce({name} IN ({', '.join(map(str, known))}), false)"
        return _has_any(name, known)

    def between(self, chosen: frozenset[str]) -> SQL:
        """Events with a link between two of the chosen."""
        found = self.pairs_between(chosen)
        return _has_any("pairs", found)

    def pairs_between(self, chosen: frozenset[str]) -> frozenset[int]:
        """The pairs of ends that stand on two sides of the chosen actors."""
        return frozenset(
            number
            for number, (left, right, days) in enumerate(self.values.pairs)
            if self.bodies.two_sided(frozenset(left) & chosen, frozenset(right) & chosen, _span(days), chosen)
        )

    def pairs_with_each(self, chosen: frozenset[str], actors: Iterable[str]) -> dict[str, frozenset[int]]:
        """actor -> the pairs of ends that stand on two sides once it is chosen beside those chosen."""
        now = self.pairs_between(chosen) if chosen else frozenset()
        bodies = self.bodies.of(chosen)
        beside = frozenset() if len(bodies) == 1 else now  # of one body nothing is between two once another is chosen
        found = {actor: set(now if self.bodies.of({actor}) <= bodies else beside) for actor in actors}
        for number, (left, right, days) in enumerate(self.values.pairs):
            for actor in {*left, *right} & found.keys():
                with_it = chosen | {actor}
                stays = self.bodies.two_sided(frozenset(left) & with_it, frozenset(right) & with_it, _span(days), with_it)
                (found[actor].add if stays else found[actor].discard)(number)
        return {actor: frozenset(pairs) for actor, pairs in found.items()}

    def _searched(self, text: str) -> SQL:
        told = [
            self._of_things(term.things) if term.things else self._of_words(term.folded)
            for term in read_search(text, self.known.spellings)
        ]
        return " AND ".join(told) or ALL_PASS

    def _of_things(self, things: Iterable[tuple[str, str]]) -> SQL:
        wanted: dict[str, set[str]] = {}
        for kind, identifier in things:
            wanted.setdefault(kind, set()).add(identifier)
        return f"({' OR '.join(self.of_facet(kind, ids) for kind, ids in sorted(wanted.items()))})"

    def _of_words(self, words: str) -> SQL:
        codes = self.codes["document"]
        told = [codes[document] for document, said in self.values.documents.items() if words in said and document in codes]
        return f"(contains(folded, {literal(words)}) OR {_has_any(file_column('documents'), told)})"

    def holds(self, asked: Where) -> SQL:
        """A Where as a condition on the event's row."""
        either = [self._alone(asked), *map(self.holds, asked.others)]
        return either[0] if len(either) == 1 else f"({' OR '.join(either)})"

    def _alone(self, asked: Where) -> SQL:
        if asked.over == TOLD:
            pattern = phrase_pattern((str(phrase) for _, phrases in asked.values for phrase in phrases), LETTERS)
            found = f"regexp_matches(folded, {literal(pattern)})"
        elif not asked.values:
            found = ALL_PASS if asked.over == EVENTS else f"len({file_column(asked.over)}) > 0"
            if asked.over.removeprefix("facet:") in self.values.flat:
                found = f"{file_column(asked.over)} IS NOT NULL"
        elif asked.over == EVENTS or asked.over.removeprefix("facet:") in self.values.flat:
            found = " AND ".join(
                self._fits(self.expression(name, asked.over), name, asked.over, values) for name, values in asked.values
            )
        else:
            inner = {name: "held" if _is_single(asked.over) else f"held.{name}" for name, _ in asked.values}
            fits = " AND ".join(self._fits(inner[name], name, asked.over, values) for name, values in asked.values)
            found = f"len(list_filter({file_column(asked.over)}, lambda held: {fits})) > 0"
        return f"NOT coalesce({found}, false)" if asked.none else f"coalesce({found}, false)"

    def expression(self, name: str, over: str) -> SQL:
        """A column of the event, or of a flat facet."""
        if over != EVENTS:
            return file_column(over)
        return {"certainty": CERTAINTY, "nth": "row", "twins": "twin"}.get(name, f'"{name}"')

    def domain(self, name: str, over: str) -> str:
        """Whose numbers a relation's column holds; "" where it holds the values themselves."""
        if over == EVENTS:
            return ""
        return over if name == "value" else DOMAINS.get(name, "")

    def _fits(self, expression: SQL, name: str, over: str, values: tuple[Scalar | Range, ...]) -> SQL:
        domain = self.domain(name, over)
        alone = [value for value in values if value is not None and not isinstance(value, Range)]
        known = [self.codes[domain].get(str(value), -1) if domain else value for value in alone]
        parts = [f"{expression} IN ({', '.join(map(literal, known))})"] if known else []
        parts += [_within(expression, value) for value in values if isinstance(value, Range)]
        return f"({' OR '.join(parts + [f'{expression} IS NULL'] * (None in values)) or NONE_PASSES})"


def _within(expression: SQL, asked: Range) -> SQL:
    ends = [f"{expression} {sign} {literal(end)}" for sign, end in ((">=", asked.low), ("<=", asked.high)) if end is not None]
    return f"({' AND '.join([f'{expression} IS NOT NULL', *ends])})"


def _is_single(over: str) -> bool:
    return len(own_columns(over)) == 1


def _days(filters: Filters) -> SQL:
    if filters.days_turned:
        return NONE_PASSES
    parts = [] if filters.keeps_undated else ["dated_by = 'event'"]
    if filters.last_day:
        parts.append(f"NOT coalesce(first_day > {_day(filters.last_day)}, false)")
    if filters.first_day:
        ends = "CASE WHEN dated_by = 'event' THEN last_day ELSE not_after END"
        parts.append(f"NOT coalesce({ends} < {_day(filters.first_day)}, false)")
    return f"({' AND '.join(parts)})" if parts else ALL_PASS


def _day(day: date) -> SQL:
    return f"DATE '{day.isoformat()}'"


def _span(days: list[str | None]) -> Span:
    first, last = (None if day is None else date.fromisoformat(day) for day in days)
    return first, last
