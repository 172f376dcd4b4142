"""The official forms of PermenPANRB 6/2022 for signing, made from a KELUAR of `proses`."""

from skp_batch.formulir.kumpulan import FormulirDitolak, HasilFormulir, PermintaanFormulir, buat_formulir

__all__ = ["FormulirDitolak", "HasilFormulir", "PermintaanFormulir", "buat_formulir"]
