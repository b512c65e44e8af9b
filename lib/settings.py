"""Where things are, and what the environment sets: FAULTLINES_CORPUS (a folder), FAULTLINES_URL (prefix of links)."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample_data"
STATIC = ROOT / "static"
PROGRAM = "Faultlines"


def corpus_folder() -> Path:
    """The corpus to show: FAULTLINES_CORPUS, else the sample."""
    return Path(os.environ.get("FAULTLINES_CORPUS") or SAMPLE).expanduser().resolve()


def base_url() -> str:
    """FAULTLINES_URL without its last slash, or empty: then links are path and query alone."""
    return os.environ.get("FAULTLINES_URL", "").rstrip("/")
