"""Who acts on whom in an event, and what is doubtful about it, in words for whoever reads it elsewhere."""

from lib.corpus.model.codebook import CODEBOOK
from lib.events.words import arrow, review_words
from lib.exchange.manifest import Snapshot
from lib.exchange.plain import Plain

MUTUAL = {(kind.id, rule.left) for kind in CODEBOOK.types.values() for rule in kind.links if rule.mutual}


def mutual_events(snapshot: Snapshot) -> frozenset[str]:
    """Ids of the events in which somebody acts on others as they on it; of a snapshot with nothing beside, of those whose type may
    be so."""
    types = dict(zip(snapshot.events["event_id"], snapshot.events["type"]))
    if snapshot.beside is None:
        kinds = {kind for kind, _ in MUTUAL}
        return frozenset(event for event, kind in types.items() if kind in kinds)
    people = snapshot.beside.participants
    return frozenset(event for event, role in zip(people["event_id"], people["role"]) if (types.get(event), role) in MUTUAL)


def who_words(row: dict[str, Plain], mutual: frozenset[str]) -> str:
    """ "NDF → IRGC", "⇄" where neither acts on the other alone; all who take part where nobody is on a side; "" for nobody."""
    if not (row["initiators"] or row["targets"]):
        return str(row["actors"] or "")
    return arrow(row, row["event_id"] in mutual)


def doubt_words(row: dict[str, Plain]) -> str:
    """ "alleged, planned": how it is claimed and how far it went, where that is not what is usual; "" else."""
    said = ((row["claim"], CODEBOOK.default("claim")), (row["stage"], CODEBOOK.default("stage")))
    words = [str(told) for told, usual in said if told != usual]
    words += [*["a draft"] * (row["status"] == "draft"), review_words(row), *["background"] * bool(row["background"])]
    return ", ".join(filter(None, words))
