"""Each rule by itself: what it finds, and what is told otherwise where it is left out. Every rule stands in a table here."""

import datetime
import re

import pytest

from lib.suggest import suggest
from lib.suggest.engine import read_document
from lib.suggest.pipeline import rule_names
from lib.suggest.steps import STEPS
from lib.suggest.text.spots import mention

PUBLISHED = datetime.date(2021, 2, 15)  # a Monday
NAMES = (  # rule, text, the words that it gives
    ("actors.acronym", "The NDF left.", ["NDF"]),
    ("actors.known", "Hezbollah left; armed men stayed.", ["Hezbollah"]),
    ("actors.reporter", "Hezbollah told Reuters about it.", ["Reuters"]),
    ("actors.elders", "The notables of Tafas met.", ["notables of Tafas"]),
    ("actors.body", "The Zarqa Hawks Brigade and the Hamra battalion left.", ["Zarqa Hawks Brigade", "Hamra battalion"]),
    ("actors.body", "They joined Liwa al-Zarqan and the Ministry of Irrigation.", ["Liwa al-Zarqan", "Ministry of Irrigation"]),
    ("actors.described", "Two Russian officers met Iranian-sponsored units.", ["Russian officers", "Iranian-sponsored units"]),
    (
        "actors.described",
        "Then came pro-Yemeni fighters and Tehran-backed factions.",
        ["pro-Yemeni fighters", "Tehran-backed factions"],
    ),
    ("actors.titled", "Colonel Nadir Zamroud met Sheikh Nawaf.", ["Nadir Zamroud", "Sheikh Nawaf"]),
    ("actors.people", "In Homs the Russians accepted it.", ["Russians"]),
    ("actors.said", "The Zarqa Hawks Brigade (ZHB) came. Then ZHB left.", ["ZHB", "ZHB"]),
    ("actors.variant", "Ahmad al-Khubayl met them.", ["Ahmad al-Khubayl"]),
    ("actors.person", "Mahmoud Zarqan met Tariq Bek, a commander.", ["Mahmoud Zarqan", "Tariq Bek"]),
    ("actors.surnames", "Colonel Nadir Zamroud left. On Sunday Zamroud came back.", ["Zamroud"]),
    ("actors.surnames", "A researcher, Mahmoud Zarqan, told Reuters. Then Zarqan left.", ["Zarqan"]),
    ("actors.short_names", "The Qasabi Brigade came to Homs. Qasabi then left.", ["Qasabi"]),
    ("places.border", "They crossed the Iraqi border; Iraqi border guards saw it.", ["Iraqi border"]),
    ("places.bearing", "They met in southern Palmyra and west of the Euphrates.", ["southern Palmyra", "west of the Euphrates"]),
    ("places.of_phrase", "They met in the village of Zarqabad and the city of Homs.", ["Zarqabad", "Homs"]),
    ("places.name", "They met in Palmyra and Homs governorate.", ["Palmyra", "Homs governorate"]),
    ("places.unknown", "The men then met in Zarqabad and Qasrin and left for home.", ["Zarqabad", "Qasrin"]),
    ("places.unknown", "The men then met in Zarqabad and Qasrin Mirqab and left.", ["Zarqabad", "Qasrin Mirqab"]),
    ("places.unknown", "The men met at Tell Zarqa, then on the Mirqab bridge.", ["Tell Zarqa", "Mirqab bridge"]),
    ("places.road", "They took the Damascus-Suwayda highway south.", ["Damascus-Suwayda highway"]),
    ("places.inside_actor", "The notables of Tafas met.", ["Tafas"]),
    ("places.scene", "Fighters met in Homs, Hama and Palmyra. Syria wants talks.", ["Syria"]),
    ("references.pair", "Hezbollah met the NDF. Both sides left each other.", ["Both sides", "each other"]),
    ("references.pronoun", "Hezbollah came. On Friday it attacked, then they left him.", ["it", "they", "him"]),
    ("references.latter", "Hezbollah came with the NDF. The latter left; the former commander stayed.", ["The latter"]),
    ("references.noun", "Hezbollah came. The militia and the group called Zarqa left.", ["The militia"]),
)
EVENTS = (  # rule, text, the words that tell an event
    ("events.verb", "Hezbollah attacked the NDF and handed its base over to Fatah.", ["attacked", "handed its base over"]),
    ("events.noun", "Clashes between Hezbollah and the NDF broke out.", ["Clashes"]),
)
DATES = (  # rule, text, what its words mean, published on 15 February 2021
    ("dates.days_of_month", "They came on 3-5 May 2015.", "2015-05-03/2015-05-05"),
    ("dates.month_and_days", "They came from May 3-5, 2015.", "2015-05-03/2015-05-05"),
    ("dates.months", "They came from March to June 2015.", "2015-03/2015-06"),
    ("dates.day_and_month", "They came on 3 May 2015.", "2015-05-03"),
    ("dates.month_and_day", "They came on May 3.", "2020-05-03"),
    ("dates.iso", "They came on 2015-05-03.", "2015-05-03"),
    ("dates.numeric", "They came on 3/5/2015.", "2015-05-03"),
    ("dates.part_of_month", "They came in early May 2015.", "2015-05-01/2015-05-10"),
    ("dates.part_of_year", "They came in early 2015.", "2015-01/2015-04"),
    ("dates.month_and_year", "They came in May 2015.", "2015-05"),
    ("dates.month", "They came in March.", "2020-03"),
    ("dates.years", "They came from 2012 to 2015.", "2012/2015"),
    ("dates.year", "They came in 2015.", "2015"),
    ("dates.week_of_month", "They came in the last week of July 2015.", "2015-07-25/2015-07-31"),
    ("dates.day_to_day", "They stayed 20 December to 3 January 2015.", "2014-12-20/2015-01-03"),
    ("dates.this_season", "They came last summer.", "2020-06/2020-08"),
    ("dates.season_and_year", "They came in the summer of 2015.", "2015-06/2015-08"),
    ("dates.yesterday", "They came yesterday.", "2021-02-14"),
    ("dates.today", "They came today.", "2021-02-15"),
    ("dates.two_days_ago", "They came the day before yesterday.", "2021-02-13"),
    ("dates.weekend", "They came at the weekend.", "2021-02-13/2021-02-14"),
    ("dates.tomorrow", "They come tomorrow.", "2021-02-16"),
    ("dates.weekday", "They came on Friday.", "2021-02-12"),
    ("dates.week", "They came last week.", "2021-02-08/2021-02-14"),
    ("dates.this_month", "They came last month.", "2021-01"),
    ("dates.since_part_of_month", "Since early last month they came.", "2021-01-01/.."),
    ("dates.winter", "They came last winter.", "2019-12/2020-02"),
    ("dates.within", "They will come within 48 hours.", "2021-02-15/2021-02-17"),
    ("dates.by_the_end", "They will come by the end of the month.", "2021-02-15/2021-02-28"),
    ("dates.earlier_this_month", "They came earlier this month.", "2021-02-01/2021-02-15"),
    ("dates.since_last_month", "Since last month they came.", "2021-01/.."),
    ("dates.this_year", "They came last year.", "2020"),
    ("dates.ago", "They came two weeks ago.", "2021-02-01/2021-02-07"),
    ("dates.past", "They came during the past three days.", "2021-02-12/2021-02-15"),
    ("dates.past", "They came in recent days.", "2021-02-06/2021-02-15"),
    ("dates.past", "They came in recent weeks.", "2021-01-18/2021-02-15"),
    ("dates.past", "They came in recent months.", "2020-11-15/2021-02-15"),
    ("dates.the_past", "They held it the past two weeks.", "2021-02-01/2021-02-15"),
    ("dates.following", "They came on 3 May 2015. In the following days they left.", "2015-05-03/2015-05-10"),
    ("dates.same_day", "They came on 3 May 2015. The previous day they left.", "2015-05-02"),
    ("dates.next_week", "They came on 3 May 2015. The following week they left.", "2015-05-04/2015-05-10"),
    ("dates.later", "They came on 3 May 2015. Two months later they left.", "2015-07"),
)
NUMBERS = (  # rule, text, (what is counted, at least, at most) of each number
    ("quantities.number", "At least 10 fighters came.", [("fighters", 10, None)]),
    ("quantities.number", "Some 1000000000000 fighters came, then 1000000000001 soldiers.", [("fighters", 10**12, 10**12)]),
    ("quantities.number", "A number of fighters came, then dozens of trucks.", [("fighters", 2, None), ("vehicles", 24, None)]),
    ("quantities.range", "Between 10 and 20 fighters came.", [("fighters", 10, 20)]),
    ("quantities.one_person", "A guard was killed in Homs.", [("killed", 1, 1)]),
)
OTHERWISE = (  # rule, text, what is told with it and not without, what is told without it and not with
    ("actors.first_name", "On Monday the well known writer Jordan Peterson spoke to an audience.", [], ["Jordan acts"]),
    ("places.state", "The men trained in Iran.", ["Iran at Iran"], ["Iran acts"]),
    ("places.variant", "Men met in Homs and in Qaryateyn.", ["Al-Qaryatayn at Al-Qaryatayn"], ["Qaryateyn at Qaryateyn by Homs"]),
    ("places.backed", "The well known Homs Zarqan spoke.", [], ["Zarqan at Zarqan"]),
    (
        "places.namesake",
        "They met in Homs, in Palmyra, in Hama and in Salamanca.",
        ["Salamanca at Salamanca by Hama"],
        ["Salamanca at Salamanca"],
    ),
    (
        "points.countryside",
        "They met in the western Palmyra countryside.",
        ["western Palmyra countryside at western Palmyra countryside by Homs"],
        ["western Palmyra countryside at Palmyra countryside"],
    ),
    ("points.beside", "They met in Zarqabad village near Homs.", ["Zarqabad at Zarqabad by Homs"], ["Zarqabad at Zarqabad"]),
    ("events.taken_back", "Hezbollah left the NDF a note.", [], ["defection: National Defence Forces, Hezbollah"]),
    ("events.thought_verb", "Hezbollah could attack Homs.", [], ["attack: Hezbollah; Homs"]),
    ("events.not_done", "If Hezbollah attacks Homs, men will leave.", [], ["attack: Hezbollah; Homs"]),
    ("events.thought_noun", "The men feared an attack by Hezbollah.", [], ["attack: Hezbollah"]),
    ("events.clause_end", "Hezbollah attacked while Fatah left.", ["attack: Hezbollah"], ["attack: Fatah, Hezbollah"]),
    ("sides.carried", "Hezbollah clashed with Fatah. A truce was agreed.", ["agreement: Hezbollah, Fatah"], []),
    ("settings.own_place", "Hezbollah attacked Fatah in Homs.", ["attack: Fatah, Hezbollah; Homs"], ["attack: Fatah, Hezbollah"]),
    ("settings.carried_place", "Men came to Homs. Hezbollah attacked.", ["attack: Hezbollah; Homs"], ["attack: Hezbollah"]),
    ("settings.own_date", "Hezbollah attacked on Friday.", ["attack: Hezbollah; 2021-02-12"], ["attack: Hezbollah"]),
    ("settings.carried_date", "On Friday men came. Hezbollah attacked.", ["attack: Hezbollah; 2021-02-12"], ["attack: Hezbollah"]),
    ("background.history", "In 2012 Hezbollah attacked.", ["attack: Hezbollah; 2012; background"], ["attack: Hezbollah; 2012"]),
    ("stories.says_enough", "An agreement was signed.", [], ["agreement"]),
    ("stories.way", "Hezbollah freed NDF members after the mediation of Fatah.", [], ["mediation: Fatah"]),
    ("stories.yields", "Hezbollah raided a house and arrested three men.", [], ["attack: Hezbollah"]),
    (
        "stories.outcome",
        "Hezbollah clashed with Fatah in Homs. Three men were killed.",
        ["clash: Fatah, Hezbollah; Homs; told 2 times"],
        ["clash: Fatah, Hezbollah; Homs", "killing; Homs"],
    ),
    (
        "stories.told_twice",
        "Hezbollah attacked Fatah in Homs. The attack lasted a day.",
        ["attack: Fatah, Hezbollah; Homs; told 2 times"],
        ["attack: Fatah, Hezbollah; Homs", "attack; Homs"],
    ),
    (
        "wholes.parts",
        "Fatah and Hezbollah sent reinforcements to Homs. Hezbollah sent fighters from Palmyra. Fatah sent forces from Hama.",
        ["deployment: Hezbollah; Homs; part of 0", "deployment: Fatah; Homs; part of 0"],
        ["deployment: Hezbollah; Homs", "deployment: Fatah; Homs"],
    ),
)
SENTENCES = (  # text, the events that its grammar tells
    ("Hezbollah attacked Fatah as well as the NDF.", ["attack: Fatah, National Defence Forces, Hezbollah"]),
    ("The Fourth Legion, formerly the Third Brigade, clashed with Hezbollah.", ["clash: Hezbollah, Fourth Legion"]),
    ("Fatah, backed by Hezbollah, attacked the NDF.", ["attack: National Defence Forces, Fatah"]),
    ("Fatah was attacked by Hezbollah.", ["attack: Hezbollah, Fatah"]),
    ("In Homs Hezbollah attacked Fatah.", ["attack: Fatah, Hezbollah; Homs"]),
    ("Fatah sent men to support the NDF.", ["deployment: Fatah"]),
    ("Fatah fighters and Hezbollah clashed.", ["clash: Fatah, Hezbollah"]),
)


def given_by(rule: str, text: str) -> list[str]:
    """The words of what a rule gave, in the end, in text order."""
    document = read_document(text, PUBLISHED)
    spots = [*document.actors.spots, *document.places.spots, *document.references, *document.drafts]
    return [mention(text, document.words, one.first, one.last).text for one in spots if one.rule == rule]


def told(text: str, without: frozenset[str] = frozenset()) -> list[str]:
    """Who acts, what lies where, and what happens, in short."""
    found = suggest(text, PUBLISHED, without=without)
    lines = [f"{one.name} acts" for one in found.actors]
    for place in found.places:
        beside = re.search(r"(?:put at|centre of) (\w+)", place.best.source)
        lines.append(f"{place.name} at {place.best.name}" + (f" by {beside[1]}" if beside else ""))
    for event in found.events:
        who = ", ".join(found.actors[role.actor].name for role in event.roles)
        parts = [f"{event.type}: {who}" if who else event.type]
        parts += [found.places[event.place].name] if event.place is not None else []
        parts += [found.dates[event.date].value] if event.date is not None else []
        parts += ["background"] * event.background + [f"part of {event.part_of}"] * (event.part_of is not None)
        lines.append("; ".join([*parts, *([f"told {len(event.quotes)} times"] * (len(event.quotes) > 1))]))
    return lines


@pytest.mark.parametrize(("rule", "text", "words"), (*NAMES, *EVENTS))
def test_a_rule_finds_these_words(rule: str, text: str, words: list[str]) -> None:
    assert given_by(rule, text) == words


@pytest.mark.parametrize(("text", "events"), SENTENCES)
def test_a_sentence_tells_these_events(text: str, events: list[str]) -> None:
    assert [one for one in told(text) if ":" in one] == events


@pytest.mark.parametrize(("rule", "text", "value"), DATES)
def test_a_date_is_read_by_its_rule(rule: str, text: str, value: str) -> None:
    (date,) = [one for one in suggest(text, PUBLISHED).dates if one.reason.startswith(f"{rule}: ")]

    assert date.value == value


@pytest.mark.parametrize(("rule", "text", "numbers"), NUMBERS)
def test_a_number_is_read_by_its_rule(rule: str, text: str, numbers: list[tuple]) -> None:
    with_it, without_it = suggest(text).quantities, suggest(text, without={rule}).quantities

    assert [(one.counts, one.min, one.max) for one in with_it] == numbers
    assert with_it != without_it


@pytest.mark.parametrize(("rule", "text", "only_with", "only_without"), OTHERWISE)
def test_without_a_rule_something_else_is_told(rule: str, text: str, only_with: list[str], only_without: list[str]) -> None:
    whole, rest = told(text), told(text, frozenset((rule,)))

    assert [one for one in whole if one not in rest] == only_with
    assert [one for one in rest if one not in whole] == only_without


def test_every_rule_stands_in_a_table() -> None:
    assert {row[0] for row in (*NAMES, *EVENTS, *DATES, *NUMBERS, *OTHERWISE)} == set(rule_names(STEPS))
