"""What did not fit: a row for each thing of each event, and how many there are of each kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

import pandas as pd

from lib.corpus.model.codebook import CODEBOOK
from lib.events.words import number_words
from lib.exchange.crosswalks.coding import Coded
from lib.exchange.crosswalks.crosswalk import Crosswalk, Rule
from lib.exchange.csv import write_csv
from lib.exchange.telling import counted

COLUMNS = ("event_id", "their_field", "our_field", "our_value", "became", "why")
WHOLE, LEFT_OUT = "the whole row", "left out"
Loss = tuple[str, str, str, str, str, str]


def losses_of(coded: Coded, cells: Mapping[str, str]) -> Iterator[Loss]:
    """What of one event did not fit; `cells`: what stands in its row there."""
    facts = coded.placed.facts
    event = str(coded.row["event_id"])
    if coded.out:
        yield event, WHOLE, coded.out.our, _said(coded, coded.out), LEFT_OUT, coded.out.why.format_map(facts)
    for rule in coded.losses:
        words = facts | {"cell": cells.get(rule.their, "") or "empty", "code": facts["type_code"]}
        became, why = rule.became.format_map(words), rule.why.format_map(words)
        yield event, rule.their, rule.our, _said(coded, rule), became, why


def _said(coded: Coded, rule: Rule) -> str:
    """What the event says, in words where it is a number."""
    if rule.value:
        return coded.placed.facts[rule.value]
    if rule.our in CODEBOOK.quantities:
        return number_words(coded.row).get(rule.our, "") or "not told"
    cell = coded.row[rule.our]
    return "" if cell is None else str(cell).lower() if isinstance(cell, bool) else str(cell)


def loss_csv(losses: Iterable[Loss]) -> bytes:
    """As the CSV of a download is written."""
    columns = list(zip(*losses)) or [()] * len(COLUMNS)
    return write_csv(pd.DataFrame({name: pd.Series(cells, dtype="str") for name, cells in zip(COLUMNS, columns)}))


def miss_sentences(coded: Iterable[Coded], crosswalk: Crosswalk) -> tuple[str, ...]:
    """What a file will miss, a sentence for each kind with its number of events; what has no column in one."""
    out: Counter[str] = Counter()
    lost: Counter[str] = Counter()
    unheld: Counter[str] = Counter()
    for one in coded:
        if one.out:
            out[one.out.says] += 1
        lost.update(rule.says for rule in one.losses if rule.says)
        unheld.update(rule.our for rule in one.losses if not rule.says)
    said = [f"{counted(out[rule.says], 'event')} left out: {rule.says}." for rule in _once(crosswalk.out, out)]
    said += [f"{counted(lost[rule.says], 'event')} {rule.says}" for rule in _once(crosswalk.losses, lost)]
    if unheld:
        named = ", ".join(f"{name} ({counted(number, 'event')})" for name in crosswalk.no_column if (number := unheld[name]))
        said.append(f"No place there for: {named}. The file loss.csv names all of this, event by event.")
    elif said:
        said.append("The file loss.csv names all of this, event by event.")
    return tuple(said)


def _once(rules: Iterable[Rule], counts: Counter[str]) -> list[Rule]:
    """The rules that something is said of, each sentence once, in their order."""
    return list({rule.says: rule for rule in rules if counts[rule.says]}.values())
