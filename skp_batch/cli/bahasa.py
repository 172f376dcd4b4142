def pakai_bahasa_indonesia() -> None:
    """Placeholder until the translation is in."""
