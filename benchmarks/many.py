"""How long people wait when they ask at once: sessions without a browser, each changing one filter after the other.

`python -m benchmarks.many` prints the seconds of one page run (a selection that nobody has asked for yet, and the same again for
somebody else), then, for one server behind the proxy, two and four (`--workers 1 2 4`), waits of 10, 25 and 50 sessions and the
memory of each server after them.
"""

import argparse
import asyncio
import random
import re
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median, quantiles
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from lib.address.pages import PAGES
from lib.corpus.reading.read import read_corpus
from lib.settings import SAMPLE
from tests.browser.many_servers import Many, many_servers
from tests.browser.steps import serve

PATIENCE = 120.0  # seconds
CROWDS = ((10, 2.0), (25, 5.0), (50, 5.0))  # sessions, seconds between two changes of one
LASTING = 30.0  # seconds that a crowd is watched


class Visitor:
    """A session of the app, as a browser holds one: it asks for an address and hears when the page is done."""

    def __init__(self, socket: websockets.ClientConnection, page: str):
        self.socket, self.page, self.script = socket, page, ""

    async def ask(self, **query: Sequence[str]) -> float:
        """Seconds until the page of an address is done."""
        wish = BackMsg()
        wish.rerun_script.query_string = urlencode(query, doseq=True)
        if self.script:
            wish.rerun_script.page_script_hash = self.script
        else:
            wish.rerun_script.page_name = self.page
        start = time.perf_counter()
        await self.socket.send(wish.SerializeToString())
        await asyncio.wait_for(self._done(), PATIENCE)
        return time.perf_counter() - start

    async def _done(self) -> None:
        while True:
            told = ForwardMsg()
            told.ParseFromString(await self.socket.recv())
            if told.WhichOneof("type") == "navigation":  # what a new session is told first is the main script, whatever it asks
                self.script = told.navigation.page_script_hash
            elif told.WhichOneof("type") == "script_finished":
                return


async def visitor(url: str, page: str) -> Visitor:
    """A new session that has opened a page."""
    address = f"ws{url.removeprefix('http')}/_stcore/stream"
    headers = {"Cookie": await asyncio.to_thread(cookie, url)}
    found = Visitor(await websockets.connect(address, max_size=None, ping_interval=None, additional_headers=headers), page)
    await found.ask()
    return found


def cookie(url: str) -> str:
    """What a browser keeps of the page that it opens first: the cookie that says which server it is with, "" where there is one."""
    with urlopen(Request(url, headers={"Accept": "text/html"})) as page:
        return (page.headers["Set-Cookie"] or "").partition(";")[0]


def wishes() -> list[dict[str, list[str]]]:
    """Addresses that narrow the sample, each to another selection."""
    actors = [actor for actor in read_corpus(SAMPLE).actors if actor.isascii()]
    return [{"actor": sorted({one, other})} for at, one in enumerate(actors) for other in actors[at:]]


async def page_runs(url: str) -> list[str]:
    """A line for each page: seconds of a run for a selection that is new, and of the same for a second person."""
    lines, asked = [], random.Random(7).sample(wishes(), 80)
    for number, page in enumerate(PAGES):
        own = asked[number * 10 : number * 10 + 10]
        first, second = [await visitor(url, page.path) for _ in range(2)]
        new = [await first.ask(**one) for one in own]
        again = [await second.ask(**one) for one in own]
        lines.append(f"| {page.title}: one page run | {median(new) * 1000:.0f} ms new | {median(again) * 1000:.0f} ms again |")
        await first.socket.close()
        await second.socket.close()
    return lines


async def crowd(url: str, people: int, pause: float) -> str:
    """A line on people who each change a filter every `pause` seconds: the middle of their waits, and the 95th percentile."""
    dice, asked, waits = random.Random(people), wishes(), []
    visitors = [await visitor(url, PAGES[number % len(PAGES)].path) for number in range(people)]
    end = time.perf_counter() + LASTING

    async def works(one: Visitor) -> None:
        await asyncio.sleep(dice.random() * pause)
        while time.perf_counter() < end:
            waited = await one.ask(**dice.choice(asked))
            waits.append(waited)
            await asyncio.sleep(max(pause - waited, 0))

    await asyncio.gather(*map(works, visitors))
    for one in visitors:
        await one.socket.close()
    late = quantiles(waits, n=20)[-1]
    return f"| {people} people, a change each {pause:g} s | middle {median(waits):.2f} s | 95th percentile {late:.2f} s |"


def memory(many: Many) -> str:
    """A line on the memory of each server, what servers share counted in parts; Linux alone tells it."""
    told = [Path(f"/proc/{process}/smaps_rollup") for process in many.workers().values()]
    if not all(file.exists() for file in told):
        return "| memory of each server | – | – |"
    sizes = [int(re.search(r"^Pss: +(\d+) kB", file.read_text(encoding="utf-8"), re.MULTILINE)[1]) / 1024 for file in told]
    return f"| memory of each server | {', '.join(f'{size:.0f}' for size in sizes)} MB | {sum(sizes):.0f} MB in all |"


def servers(workers: int) -> None:
    """Print the waits of all crowds at a number of servers behind the proxy, and their memory."""
    print(f"| **servers: {workers}** | | |", flush=True)
    with tempfile.TemporaryDirectory() as scratch, many_servers(Path(scratch), workers) as many:
        for people, pause in CROWDS:
            print(asyncio.run(crowd(many.url, people, pause)), flush=True)
        print(memory(many), flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=int, nargs="+", default=(1, 2, 4), help="numbers of servers")
    asked = parser.parse_args()
    print("| what | | |\n|---|---|---|")
    with tempfile.TemporaryDirectory() as scratch:
        for server in serve(Path(scratch), None):
            print(*asyncio.run(page_runs(server.url)), sep="\n", flush=True)
    for workers in asked.workers:
        servers(workers)


if __name__ == "__main__":
    main()
