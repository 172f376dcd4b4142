"""Structure-aware fuzzing of everything that reads or patches a stranger's workbook; see `__main__`."""
