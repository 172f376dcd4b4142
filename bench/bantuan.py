"""How long `skp-batch --help` takes, as a ratio to `python -c "import click"` in the same minute.

    python -m bench.bantuan [rounds]

The two are started in turns, for a shared machine wanders; the law is a ratio of at most 2.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from pathlib import Path

_PERINTAH = Path(sys.executable).with_name("skp-batch")


def _detik(*perintah: str) -> float:
    mulai = time.perf_counter()
    subprocess.run(perintah, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - mulai


def main() -> None:
    putaran = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    pasangan = [
        (_detik(sys.executable, "-c", "import click"), _detik(str(_PERINTAH), "--help")) for _ in range(putaran)
    ]
    klik, bantuan = (statistics.median(p[i] for p in pasangan) * 1000 for i in (0, 1))
    rasio = sorted(b / a for a, b in pasangan)
    print(f"import click        {klik:6.0f} ms")
    print(f"skp-batch --help    {bantuan:6.0f} ms")
    print(f"rasio               {statistics.median(rasio):6.2f} [{rasio[0]:.2f} .. {rasio[-1]:.2f}], batas 2")


if __name__ == "__main__":
    main()
