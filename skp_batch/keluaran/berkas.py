"""One file, whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def tulis_berkas(path: Path, isi: bytes) -> None:
    """Write beside the place, sync, then rename over it; readable by the user alone. OSError as it comes."""
    pegangan, sementara = tempfile.mkstemp(prefix=".skp-batch-", dir=path.parent)
    try:
        with os.fdopen(pegangan, "wb") as aliran:
            aliran.write(isi)
            aliran.flush()
            os.fsync(aliran.fileno())
        Path(sementara).replace(path)
    except BaseException:
        Path(sementara).unlink(missing_ok=True)
        raise
