"""skp-batch: batch processor for the SKP workbooks of Indonesian civil servants."""

__version__ = "0.1.0"
