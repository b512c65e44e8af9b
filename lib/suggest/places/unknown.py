"""Places that no gazetteer knows, where the words around say that a name is one."""

from lib.suggest.places.base import shapes
from lib.suggest.places.phrases import PhraseReader
from lib.suggest.text.spots import Spot
from lib.suggest.text.words import Sentence


class UnknownReader(PhraseReader):
    """Reads capitalised names that stand where places stand."""

    def _unknown(self, number: int, sentence: Sentence) -> Spot | None:
        """A capitalised name that no gazetteer knows, where the words around say that it is a place."""
        first = self.words[number]
        if not (first.capital or first.article) or first.text[0].isdigit() or self._title_like(sentence):
            return None
        last = self.actors._run(number, sentence)
        if last == number or not self._plain(number, last):
            return None
        stop, reason, confidence, more = self._told_by(number, last, sentence)
        return self._place(number, stop, ("name", self._keys(number, stop)), [], reason, confidence, **more) if reason else None

    def _told_by(self, number: int, last: int, sentence: Sentence) -> tuple[int, str, float, dict]:
        """(the word behind the place's name, why it is one, how sure that is, what else it says); no reason for none."""
        words, lists = self.words, shapes()
        run = [word for word in words[number:last] if not word.mark and not word.article]
        head_at, head = self._head(last, sentence)
        if len(run) > 1 and run[-1].low in lists["sites"] | lists["districts"] | lists["settlements"]:
            return last, "a name that ends as those of sites do", 0.7, {"area": "site"}
        if head in lists["sites"] - lists["weak_sites"]:
            return head_at + 1, f"a name before “{head}”", 0.7, {"area": "site"}
        if head in lists["settlements"] | lists["districts"]:
            return last, f"a name before “{head}”", 0.75, {}
        if len(run) > 1 and run[0].low in lists["leading"]:
            return last, "it begins as names of places do", 0.65, {}
        before = words[number - 1].low if number > sentence.first else ""
        acronym = len(run) == 1 and run[0].text.isupper()
        if before in lists["strictly"] - {"within", "into", "across"} and len(run) <= 3 and not acronym:
            return last, f"a name behind “{before}”", 0.5, {}
        if before in ("and", ",") and len(run) <= 2 and self._listed(number, sentence):
            return last, "in a list of places", 0.5, {}
        return last, "", 0.0, {}

    def _head(self, last: int, sentence: Sentence) -> tuple[int, str]:
        """The noun behind a name, adjectives of sites passed over: “Mezzeh military airport”; empty for none."""
        words, stop = self.words, last
        while stop < sentence.last and not words[stop].mark and words[stop].low in shapes()["site_adjectives"]:
            stop += 1
        return stop, words[stop].low if stop < sentence.last and not words[stop].mark else ""

    def _listed(self, number: int, sentence: Sentence) -> bool:
        """Whether a name goes on with a list of places: “in Mahin and Hawwarin”."""
        earlier = self.spots[-1] if self.spots else None
        if earlier is None or not number - 2 <= earlier.last <= number or earlier.how == "country":
            return False
        return earlier.first > sentence.first and self.words[earlier.first - 1].low in ("of", "in", "between", "near")
