"""Who bears a name, asked of a Nominatim server that the settings name: off where none is, at most one question a second, each
question asked once and then kept beside what else is kept. What leaves the machine is the name and the corpus's countries.
"""

import csv
import hashlib
import io
import json
import threading
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit

from geopy.exc import GeocoderQuotaExceeded, GeocoderServiceError, GeocoderTimedOut, GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from lib.corpus.model.regions import slug
from lib.corpus.reading.offered import COLUMNS, Offered
from lib.errors import FaultlinesError
from lib.settings import PROGRAM, cache_folder, contact, nominatim

EACH = 1.0  # seconds between two questions, as the public server asks for
PATIENCE = 8  # seconds that one waits for an answer
MOST = 8
LEVELS = {"country": "country", "state": "governorate", "county": "district", "district": "district"}
TOWNS = ("city", "town", "village", "hamlet", "municipality", "suburb", "neighbourhood", "locality", "isolated_dwelling")
UNITS = {"governorate": ("state", "province", "region"), "district": ("county", "state_district", "district")}
LICENCE = "OpenStreetMap contributors, ODbL"


class OnlineError(FaultlinesError):
    """A server that gives no answer; its text says why and what may be done."""


def host() -> str:
    """The machine that is asked, as the settings name it; "" where none is."""
    return urlsplit(nominatim()).netloc if nominatim() else ""


def what_leaves(name: str, countries: tuple[str, ...]) -> str:
    """What is sent, and to whom, in plain words."""
    within = f", with the countries {', '.join(countries)}" if countries else ""
    return f"The name “{name}” is sent to {host()}{within}; nothing else leaves this machine."


def asked_online(name: str, countries: tuple[str, ...] = ()) -> Offered:
    """What the server has of a name, as a list to be asked like any other; what was answered before is not asked again.

    Raises OnlineError where no server is named, it gives no answer, or one that is none.
    """
    if not nominatim():
        raise OnlineError("no server is named (FAULTLINES_NOMINATIM names one; then names leave this machine)")
    kept = _kept(name, countries)
    try:
        rows = json.loads(kept.read_text(encoding="utf-8"))
        assert isinstance(rows, list)
    except (OSError, ValueError, AssertionError):
        rows = _ask(name, countries)
        _keep(kept, rows)
    return Offered(_csv(rows), host())


def _ask(name: str, countries: tuple[str, ...]) -> list[dict[str, str]]:
    parts = urlsplit(nominatim())
    try:
        with _alone:
            found = _limited(f"{parts.netloc}{parts.path.rstrip('/')}", parts.scheme or "https")(
                name,
                exactly_one=False,
                limit=MOST,
                addressdetails=True,
                namedetails=True,
                language="en",
                country_codes=[code.lower() for code in countries] or None,
            )
        return [_row(name, dict(one.raw)) for one in found or ()]
    except GeocoderTimedOut as wrong:
        raise OnlineError(f"{host()} did not answer within {PATIENCE} seconds; try again, or tell the place by hand") from wrong
    except GeocoderQuotaExceeded as wrong:
        raise OnlineError(f"{host()} asks for fewer questions; wait a minute, or tell the place by hand") from wrong
    except GeocoderServiceError as wrong:
        raise OnlineError(f"{host()} gives no answer ({str(wrong)[:120]}); tell the place by hand") from wrong
    except (GeopyError, ValueError, KeyError, TypeError, AttributeError) as wrong:
        raise OnlineError(f"{host()} answers something that is no list of places; tell the place by hand") from wrong


_alone = threading.Lock()


@lru_cache(maxsize=4)
def _limited(domain: str, scheme: str) -> RateLimiter:
    """A server's geocoder, asked no oftener than it wants."""
    agent = f"{PROGRAM} ({contact()})" if contact() else PROGRAM
    geocoder = Nominatim(user_agent=agent, domain=domain, scheme=scheme, timeout=PATIENCE)
    return RateLimiter(geocoder.geocode, min_delay_seconds=EACH, max_retries=0, swallow_exceptions=False)


def _row(name: str, raw: Mapping[str, object]) -> dict[str, str]:
    """One answer as a row of a gazetteer. Its precision is what the server says it is; a person has the last word."""
    address = raw.get("address")
    units = {str(key): str(value) for key, value in address.items()} if isinstance(address, dict) else {}
    names = raw.get("namedetails")
    called = {str(key): str(value) for key, value in names.items()} if isinstance(names, dict) else {}
    kind = str(raw.get("addresstype") or raw.get("type") or "")
    own = called.get("name:en") or str(raw.get("name") or "") or name
    within = {unit: next((units[key] for key in keys if key in units), "") for unit, keys in UNITS.items()}
    return {
        "id": slug(own),
        "name": own,
        "name_ar": called.get("name:ar", ""),
        "aliases": "|".join(dict.fromkeys(filter(None, (called.get("name", ""), name if name != own else "")))),
        "kind": kind,
        "precision": LEVELS.get(kind, "town" if kind in TOWNS else "site"),
        "lat": f"{float(str(raw['lat'])):.5f}",
        "lon": f"{float(str(raw['lon'])):.5f}",
        **within,
        "country": units.get("country_code", "").upper(),
        "located_by": "gazetteer",
        "source": f"{raw.get('osm_type', 'place')} {raw.get('osm_id', '')}, {LICENCE}",
    }


def _kept(name: str, countries: tuple[str, ...]) -> Path:
    mark = hashlib.sha256("\n".join((nominatim(), name, *countries)).encode()).hexdigest()
    return cache_folder() / "nominatim" / f"{mark[:32]}.json"


def _keep(path: Path, rows: list[dict[str, str]]) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(".part")
        beside.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        beside.replace(path)
    except OSError:  # what cannot be kept is asked again
        return


def _csv(rows: list[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
