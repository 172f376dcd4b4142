"""One process run to its end: wall time, processor time with all its descendants, memory of its largest process."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
_PR_SET_CHILD_SUBREAPER = 36
# Byte code is kept, as it is where the program is installed, whatever the shell of this run says.
LINGKUNGAN = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
LINGKUNGAN["PYTHONPYCACHEPREFIX"] = str(AKAR / "bench" / "data" / "pyc")


@dataclass(frozen=True)
class Ukuran:
    detik: float
    cpu: float = 0.0  # 0 where the system does not tell
    mb: int = 0


def ukur(*perintah: str, boleh: tuple[int, ...] = (0,)) -> Ukuran:
    """Run `perintah` to its end. Workers of a pool belong to a server process: they are waited for too."""
    if sys.platform == "win32":
        mulai = time.perf_counter()
        _periksa(subprocess.run(perintah, stdout=subprocess.DEVNULL, env=LINGKUNGAN, cwd=AKAR).returncode, boleh)
        return Ukuran(time.perf_counter() - mulai)
    return _anak(perintah, boleh)


def _anak(perintah: tuple[str, ...], boleh: tuple[int, ...]) -> Ukuran:
    """In a child of our own, whose only descendants are those of `perintah`: its counters are theirs."""
    import resource

    baca, tulis = os.pipe()
    pid = os.fork()
    if pid == 0:
        if sys.platform == "linux":  # what outlives its parent becomes ours, so that it is counted
            ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        mulai = time.perf_counter()
        kode = subprocess.run(perintah, stdout=subprocess.DEVNULL, env=LINGKUNGAN, cwd=AKAR).returncode
        detik = time.perf_counter() - mulai
        try:
            while True:
                os.wait()
        except ChildProcessError:
            pass
        r = resource.getrusage(resource.RUSAGE_CHILDREN)
        kibi = 1024 if sys.platform == "linux" else 1024 * 1024
        os.write(tulis, f"{kode} {detik} {r.ru_utime + r.ru_stime} {r.ru_maxrss // kibi}".encode())
        os._exit(0)
    os.close(tulis)
    with os.fdopen(baca) as pipa:
        kode, detik, cpu, mb = pipa.read().split()
    os.waitpid(pid, 0)
    _periksa(int(kode), boleh)
    return Ukuran(float(detik), float(cpu), int(mb))


def _periksa(kode: int, boleh: tuple[int, ...]) -> None:
    if kode not in boleh:
        raise SystemExit(f"the measured command ended with {kode}")
