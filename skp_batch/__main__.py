"""`python -m skp_batch`."""

from skp_batch.cli import main

if __name__ == "__main__":
    main()
