"""Checks that need the whole batch, beside the cascade: twice the same unit or person, ratings, distribution."""
