"""A payment run of tukin or TPP: calculate everybody, then write sheets, ADK, lists and slips."""
