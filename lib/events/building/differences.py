"""What the reports of one event tell differently, as texts that can be compared."""

from lib.corpus.model.codebook import CODEBOOK
from lib.corpus.model.models import Participant
from lib.corpus.model.records import Record
from lib.events.building.cells import QUANTITIES, bounds, joined
from lib.events.building.stories import Story

COMPARED = ("type", "mode", "issue", "claim", "stage", "status", "review", "by_force", "reason", "credibility", "according_to")


def differences(story: Story) -> dict[str, dict[str, str]]:
    """column -> {report id: value} for what the reports tell differently; a role of other people is "role:…"."""
    if len(story.reports) == 1:
        return {}
    told = {report.id: _told(report) for report in story.reports}
    names = dict.fromkeys(name for values in told.values() for name in values)
    differing = {name: {report: values.get(name, "") for report, values in told.items()} for name in names}
    return {name: values for name, values in differing.items() if len(set(values.values())) > 1}


def _told(record: Record) -> dict[str, str]:
    """All that one report tells of an event, as texts that can be compared; the order of what it lists says nothing."""
    people = {f"role:{role}": joined(sorted(map(_person, named))) for role, named in _even(record).items()}
    numbers = {name: bounds(record.quantities.get(name)) for name in QUANTITIES}
    lists = {name: joined(sorted(getattr(record, name))) for name in ("place", "origin", "near", "goods")}
    plain = {name: getattr(record, name) for name in COMPARED}
    plain |= {
        "background": "yes" if record.background else "no",
        "pay": str(record.pay or ""),
        "date": record.date.text if record.date else "",
    }
    return plain | lists | people | numbers


def _even(record: Record) -> dict[str, list[Participant]]:
    """role -> people; the two sides of a mutual link are one, for which is named first says nothing."""
    same = {rule.right: rule.left for rule in CODEBOOK.types[record.type].links if rule.mutual}
    found: dict[str, list[Participant]] = {}
    for role, people in record.roles.items():
        found.setdefault(same.get(role, role), []).extend(people)
    return found


def _person(one: Participant) -> str:
    """Actor, the words for somebody unnamed of it and the numbers told of it: `actor|words|killed 3+`."""
    numbers = ", ".join(f"{name} {bounds(number)}" for name, number in sorted(one.quantities.items()))
    return "|".join((one.actor, one.described, numbers)).rstrip("|")
