"""A link of an earlier version opens the events that it opened then, and no link of today holds a word that may be renamed."""

import hashlib
import json
import os
import subprocess
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from lib.corpus.model.models import Corpus
from lib.engine.answers import events_of
from lib.events.asking.pick import OF_PAGE, Pick, from_text, of_page
from lib.events.asking.picks import unknown_in_pick
from lib.settings import ROOT
from lib.ui.view import View
from tests import asked
from tests.asked import Opened
from tests.ui.parts_of_pages import parts_of, picks_made, view_of

# corpus, page, the page's own choices, the link's text, the heading it had, how many events, the digest of their ids
OLD = json.loads(Path(__file__).with_name("old_picks.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def views(sample: Corpus, delta: Corpus) -> dict[str, View]:
    return {"sample": view_of(sample), "delta": view_of(delta)}


@pytest.fixture(scope="module")
def made(views: dict[str, View]) -> list[tuple[str, list, Pick]]:
    """All picks that pages make of the sample."""
    return picks_made(views["sample"])


def opened(view: View, page: str, options: list, pick: Pick) -> Opened:
    return asked.opened(pick, view.shown, view.corpus, parts_of(view, page, options, pick))


@pytest.mark.parametrize("page", sorted({row[1] for row in OLD}))
def test_an_old_link_opens_what_it_opened_under_the_same_heading(views: dict[str, View], page: str) -> None:
    for corpus, _, options, text, title, number, mark in (row for row in OLD if row[1] == page):
        view, pick = views[corpus], from_text(text)
        found = opened(view, page, options, pick)

        assert (found.title, len(found.event_ids)) == (title, number), text
        assert hashlib.sha256(" ".join(found.event_ids).encode()).hexdigest()[:10] == mark, text
        assert not unknown_in_pick(pick, view.corpus, partial(events_of, view.shown))


def test_old_links_of_every_page_and_form_are_held() -> None:
    forms = {text.partition(":")[0] for _, _, _, text, *_ in OLD}

    assert forms == {"place", "dyad", "cell", "actor", "between", "ledger", "part", "shown", "of", "ids"} and len(OLD) > 300
    assert sum(" " in text for _, _, _, text, *_ in OLD) > 100


def test_a_pick_and_its_text_say_the_same() -> None:
    for text in (*(row[3] for row in OLD), "", "nothing", "ids:", "of:", "shown:", "of:a:of:b:place:c", "part:a:b"):
        pick = from_text(text)

        assert from_text(pick.to_text()) == pick and bool(pick) == bool(text), text


def test_no_pick_that_a_page_makes_bears_a_word_of_the_screen(views: dict[str, View], made: list, sample: Corpus) -> None:
    """Whatever is renamed, the same links are made and open the same events."""
    other = view_of(renamed(sample))

    assert {(page, *options, pick.to_text()) for page, options, pick in made} == {
        (page, *options, pick.to_text()) for page, options, pick in picks_made(other)
    }
    for page, options, pick in made[::16]:
        assert opened(views["sample"], page, options, pick).event_ids == opened(other, page, options, pick).event_ids, pick


def renamed(corpus: Corpus) -> Corpus:
    """The corpus with other names of everything, in the same order."""
    settings = corpus.settings
    blocs = tuple(replace(bloc, label=f"Zz {bloc.label}") for bloc in settings.blocs)
    return replace(
        corpus,
        actors={one.id: replace(one, name=f"Zz {one.name}") for one in corpus.actors.values()},
        places={one.id: replace(one, name=f"Zz {one.name}") for one in corpus.places.values()},
        settings=replace(settings, blocs=blocs, admin_levels=("wilaya", "daira")),
    )


def test_other_labels_in_the_codebook_make_the_same_picks(made: list, tmp_path: Path) -> None:
    written = (ROOT / "lib" / "corpus" / "codebook.yaml").read_text("utf-8")
    other = written.replace("label: ", "label: Zz ").replace('label: Zz "', 'label: "Zz ')
    assert other.count("Zz ") > 100
    (tmp_path / "codebook.yaml").write_text(other, "utf-8")

    here = sorted(" ".join((page, *map(str, options), pick.to_text())) for page, options, pick in made)
    assert here == texts({"FAULTLINES_CODEBOOK": str(tmp_path / "codebook.yaml")})


def texts(environment: dict[str, str]) -> list[str]:
    """All picks that pages make of the sample, by a process of its own, for a codebook is read when the program starts."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.ui.parts_of_pages"], cwd=ROOT, env=os.environ | environment, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_parts_of_pages_are_slugs_of_ascii(made: list) -> None:
    slugs = {pick.ids[0] for _, _, pick in made if pick.is_of_page}

    assert slugs <= OF_PAGE.keys() and all(slug.isascii() and slug.replace("-", "").isalpha() for slug in OF_PAGE)
    assert from_text("part:undated:governorate:governorate:homs") == of_page("undated", "governorate", "governorate:homs")
