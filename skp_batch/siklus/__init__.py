"""The life of a workbook beyond one run: personal sheets out and back, the next period, the atasan's review."""
