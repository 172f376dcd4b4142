"""Nothing is kept between the runs of the tests, nor in anybody's home; who tests that asks for a folder of its own."""

from __future__ import annotations

import os

os.environ["SKP_BATCH_SIMPANAN"] = ""  # before any test, so that the processes that tests start have it too
