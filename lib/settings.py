"""Where things are, and what the environment sets: FAULTLINES_CORPUS (a folder), FAULTLINES_CODEBOOK (a file of the form of
lib/corpus/codebook.yaml), FAULTLINES_URL (prefix of links), FAULTLINES_CACHE (a folder), FAULTLINES_ENGINE (pandas or duckdb),
FAULTLINES_WRITE (yes or no), FAULTLINES_NOMINATIM (the address of a server of places; nothing set: nobody is asked),
FAULTLINES_CONTACT (how such a server's keepers reach whoever asks)."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_data"
PROGRAM = "Faultlines"


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
