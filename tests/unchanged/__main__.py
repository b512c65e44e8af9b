"""Write the digests anew: `python -m tests.unchanged`."""

import json

from tests.unchanged.outputs import DIGESTS, outputs

DIGESTS.write_text(json.dumps(outputs(), indent=0) + "\n", encoding="utf-8")
