"""Apps are opened without looking through all installed packages for each of them."""

from tests.app.scanned import scan_once

scan_once()
