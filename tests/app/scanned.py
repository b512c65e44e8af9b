"""Which installed packages bring components of Streamlit: looked through once a process. AppTest looks through all of them for
every app that it opens, which takes longer than most pages do."""

from functools import cache

from streamlit.components.v2 import manifest_scanner


def scan_once() -> None:
    """From now on let what was found stand: no package is installed while tests run."""
    if not hasattr(manifest_scanner.scan_component_manifests, "cache_info"):
        manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
