"""Where things are, and what the environment sets: FAULTLINES_CORPUS (a folder), FAULTLINES_CODEBOOK (a file of the form of
lib/corpus/codebook.yaml), FAULTLINES_URL (prefix of links), FAULTLINES_CACHE (a folder), FAULTLINES_ENGINE (pandas or duckdb),
FAULTLINES_WRITE (yes or no), FAULTLINES_NOMINATIM (the address of a server of places; nothing set: nobody is asked),
FAULTLINES_CONTACT (how such a server's keepers reach whoever asks), FAULTLINES_SUGGEST_URL and
what belongs to it, FAULTLINES_SPACY_MODEL (`Suggesting`)."""

import os
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_data"
PROGRAM = "Faultlines"
_OF_ENDPOINT = ("url", "model", "key", "key_file", "seconds")


def corpus_folder() -> Path:
    """The corpus to show: FAULTLINES_CORPUS, else the sample."""
    return Path(os.environ.get("FAULTLINES_CORPUS") or SAMPLE).expanduser().resolve()


def codebook_file() -> Path:
    """The codebook to read: FAULTLINES_CODEBOOK, else the program's own."""
    return Path(os.environ.get("FAULTLINES_CODEBOOK") or ROOT / "lib" / "corpus" / "codebook.yaml").expanduser().resolve()


def cache_folder() -> Path:
    """Where what was read is kept between starts: FAULTLINES_CACHE, else the user's folder for caches."""
    home = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(os.environ.get("FAULTLINES_CACHE") or os.path.join(home, "faultlines")).expanduser()


def engine_wanted() -> str:
    """FAULTLINES_ENGINE: who is to answer for the events; empty: whichever fits how many there are."""
    return os.environ.get("FAULTLINES_ENGINE", "").strip()


def base_url() -> str:
    """FAULTLINES_URL without its last slash, or empty: then links are path and query alone."""
    return os.environ.get("FAULTLINES_URL", "").rstrip("/")


def nominatim() -> str:
    """FAULTLINES_NOMINATIM: the address of a Nominatim server, as https://nominatim.openstreetmap.org; "": nobody is asked."""
    said = os.environ.get("FAULTLINES_NOMINATIM", "").strip().rstrip("/")
    return said if not said or "://" in said else f"https://{said}"


def contact() -> str:
    """FAULTLINES_CONTACT: an address or name by which the keepers of a server can reach whoever asks it."""
    return os.environ.get("FAULTLINES_CONTACT", "").strip()


def may_write() -> bool:
    """FAULTLINES_WRITE: whether the pages may write into the corpus's folder; where nothing is set, they may unless others are
    served too, which FAULTLINES_URL says."""
    said = os.environ.get("FAULTLINES_WRITE", "").strip().casefold()
    return said == "yes" if said else not base_url()


@dataclass(frozen=True)
class Suggesting:
    """What may suggest beside the rules, as it is written: the endpoint's address (`url`), its model, its key or the file that
    holds it, the seconds that an article may take; the name of a spaCy model. Empty: off. A key is not shown."""

    url: str = ""
    model: str = ""
    key: str = field(default="", repr=False)
    key_file: str = ""
    seconds: str = ""
    spacy: str = ""

    @property
    def asks_endpoint(self) -> bool:
        """Whether an endpoint is switched on, be it rightly named or not."""
        return bool(self.url or self.model)


def suggesting() -> Suggesting:
    """FAULTLINES_SUGGEST_URL, _MODEL, _KEY, _KEY_FILE, _SECONDS and FAULTLINES_SPACY_MODEL."""
    told = {name: os.environ.get(f"FAULTLINES_SUGGEST_{name.upper()}", "").strip() for name in _OF_ENDPOINT}
    return Suggesting(**told, spacy=os.environ.get("FAULTLINES_SPACY_MODEL", "").strip())
