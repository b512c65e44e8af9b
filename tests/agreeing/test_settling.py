"""Two codings become one: what is chosen stands in the article with its words, all else stays as the first coder wrote it."""

import pytest

from lib.agreeing.codings import codings_of
from lib.agreeing.comparing import compared
from lib.agreeing.settling import EVENT, Other, open_choices, settled
from lib.annotating.saving.fields import fields_of
from lib.annotating.saving.written import written_article
from lib.corpus.reading.read import read_corpus
from tests.agreeing.two_codings import EVENTS, OTHERS, TEXT, article_of, corpus_with, read


class Settling:
    """The two codings of the sample's article, and what comes of choices between them."""

    def __init__(self, folder):
        self.folder = folder
        self.corpus, self.compared = read(folder)
        self.content = (folder / "articles" / "depot.md").read_text(encoding="utf-8")
        self.first = fields_of(self.content)[0]
        self.second = fields_of((folder / self.compared.twice.second.file).read_text(encoding="utf-8"))[0]

    def of(self, choices):
        return settled(self.compared, self.first, self.second, choices, "Sam Okafor", "2026-11-28")

    def events(self, choices):
        """The events by id as the reader reads them back once they are saved; no error may come of it."""
        made = written_article(self.of(choices).fields, TEXT, self.content)
        (self.folder / "articles" / "depot.md").write_text(made, encoding="utf-8")
        corpus = read_corpus(self.folder)
        assert not [one for one in corpus.problems if "depot" in one.file and one.severity == "error"]
        return {event.id.partition("/")[2]: event for event in corpus.article("depot").events}

    def all(self, choice):
        alone = {(pair.key, EVENT): choice for pair in self.compared.alone}
        return {(one.pair.key, one.field.id): choice for one in self.compared.differences} | alone


@pytest.fixture
def settling(tmp_path):
    return Settling(corpus_with(tmp_path))


def test_where_the_first_coder_is_right_every_letter_of_the_events_stays(settling):
    made = settling.of(settling.all("first"))

    assert made.fields["events"] == settling.first["events"] and made.notes == ()
    assert made.fields["review"]["settled"] == {"on": "2026-11-28", "by": "Sam Okafor", "with": ["سامر-عقيلي"]}


def test_where_the_second_coder_is_right_all_of_it_is_taken_with_its_words(settling):
    events = settling.events({key: "second" for key in settling.all("second") if key != ("4|", EVENT)})

    settling.compared = compared(codings_of(settling.corpus).twice[0])
    one = events["1"]
    assert list(events) == ["1", "2", "3", "4", "5"]
    assert one.type == "clash" and one.date.text == "2021-05-04" and one.quantities["killed"].min == 3
    assert {role: [who.actor for who in told] for role, told in one.roles.items()} == {"side_a": ["hezbollah"], "side_b": ["ndf"]}
    assert set(one.evidence) == {"date"}  # all else stands in the first coder's quote, which is the longer one
    assert one.summary == EVENTS[0]["summary"] and one.evidence["date"][0].text == "On 3 May 2021"
    assert (events["2"].mode, events["2"].claim) == ("rivalry", "alleged")
    assert [who.actor for who in events["2"].roles["side_a"]] == ["ndf"]  # told the other way round is no difference
    assert events["3"].place == ("homs", "palmyra") and "watched them" in events["3"].evidence["place"][0].text
    assert events["5"].type == "hq_handover" and events["5"].after == ("depot/3",)  # which the second coder calls 7


def test_a_third_value_rests_on_who_settled(settling):
    events = settling.events(
        {
            ("1|1", "type"): Other("assassination_attempt"),
            ("1|1", "left"): Other(["irgc", "ndf"]),
            ("1|1", "date"): Other("2021-05"),
            ("1|1", "killed"): Other(None),
            ("3|7", "place"): Other(["palmyra"]),
            ("2|2", "claim"): Other("denied"),
        }
    )

    one = events["1"]
    assert one.type == "assassination_attempt" and one.date.text == "2021-05" and "killed" not in one.quantities
    assert [who.actor for who in one.roles["initiator"]] == ["irgc", "ndf"]
    assert [who.actor for who in one.roles["target"]] == ["hezbollah"]
    assert one.inferred["date"] == one.inferred["initiator"] == "settled by Sam Okafor between two codings"
    assert events["3"].place == ("palmyra",) and events["2"].claim == "denied"


def test_an_event_that_is_left_out_is_named_no_more_and_that_is_said(settling):
    article = settling.compared.twice.first.article
    settling.first["events"][2]["part_of"] = "4"
    settling.compared = compared(settling.compared.twice)

    made = settling.of({("4|", EVENT): "second"})

    assert [event["id"] for event in made.fields["events"]] == ["1", "2", "3"] and article.id == "depot"
    assert "part_of" not in made.fields["events"][2]
    assert made.notes == ("“part_of” of event 3 no longer names 4, which is left out",)


def test_what_the_articles_defaults_say_is_not_put_upon_the_second_coders_event(tmp_path):
    defaults = {"place": "homs", "claim": "alleged"}
    first = [{name: one for name, one in event.items() if name != "place" or event["id"] == "2"} for event in EVENTS]
    second = [*OTHERS[:3], {name: one for name, one in OTHERS[3].items() if name != "place"}]
    settling = Settling(corpus_with(tmp_path, article_of(first, defaults=defaults), ("depot.sam.md", article_of(second))))

    event = settling.events({("|9", EVENT): "second"})["5"]

    assert event.place == () and event.claim == "reported"


def test_what_nobody_chose_is_known(settling):
    left = open_choices(settling.compared, {("1|1", "type"): "first", ("|9", EVENT): "second"})

    assert ("1|1", "left") in left and ("4|", EVENT) in left and len(left) == 8


def test_the_sides_of_a_mutual_event_are_taken_the_way_round_that_the_first_coder_has_them(tmp_path):
    second = [OTHERS[1] | {"side_b": ["ndf", "hezbollah"], "evidence": {"side_b": ["The NDF", "the NDF and Hezbollah"]}}]
    settling = Settling(corpus_with(tmp_path, "", ("depot.sam.md", article_of(second))))

    roles = settling.events({("2|2", "left"): "second"})["2"].roles

    assert {role: [one.actor for one in told] for role, told in roles.items()} == {
        "side_a": ["ndf", "hezbollah"],
        "side_b": ["irgc"],
    }


def test_with_the_second_coders_type_come_its_mode_and_the_names_that_it_rests_on(tmp_path):
    event = {"id": "1", "type": "dispute", "mode": "threat", "initiator": ["ndf"], "target": ["hezbollah"], "place": ["homs"]}
    words = {"summary": "A threat.", "quote": EVENTS[0]["quote"]}
    coding = article_of([event | words], mentions={"a depot": "hezbollah", "the NDF": "ndf"})
    settling = Settling(corpus_with(tmp_path, article_of(EVENTS, mentions={"the NDF": "ndf"}), ("depot.sam.md", coding)))

    made = settling.of({("1|1", "type"): "second"})

    assert made.fields["mentions"] == {"the NDF": "ndf", "a depot": "hezbollah"}
    assert settling.events({("1|1", "type"): "second"})["1"].mode == "threat"
    assert settling.of({("1|1", "date"): "first"}).fields["mentions"] == {"the NDF": "ndf"}
