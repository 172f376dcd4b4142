"""Baseline (a): one process that merely reads the workbooks with python-calamine.

python -m bench.calamine FOLDER
"""

from __future__ import annotations

import sys
from pathlib import Path

import python_calamine

if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).glob("*.xlsx")):
        buku = python_calamine.CalamineWorkbook.from_path(str(path))
        for nama in buku.sheet_names:
            buku.get_sheet_by_name(nama).to_python()
