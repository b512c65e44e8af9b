"""How apps are opened in tests without paying for the same again. AppTest looks through all installed packages for those that bring
components of Streamlit, for every app that it opens, which takes longer than most pages do; and while a page runs it asks a
thousand times a second whether it has ended, for which the page has to stop each time."""

from functools import cache

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner
from streamlit.testing.v1.local_script_runner import LocalScriptRunner


def scan_once() -> None:
    """From now on let what was found stand, no package is installed while tests run; and wait for pages asleep."""
    if not hasattr(manifest_scanner.scan_component_manifests, "cache_info"):
        manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
        ask_again = local_script_runner.require_widgets_deltas

        def wait(runner: LocalScriptRunner, timeout: float = 3) -> None:
            runner._script_thread.join(timeout)
            ask_again(runner, 1)

        local_script_runner.require_widgets_deltas = wait
