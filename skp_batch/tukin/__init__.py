"""Tukin and TPP: the policy of an instansi (kebijakan*), and one person's pay under it (hitung). Pure, exact."""
