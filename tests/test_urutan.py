"""The order of findings is that of the contract's sheets: temuan.py stands below schemas/ and names them again."""

from skp_batch.schemas.buku import LEMBAR_BUKU
from skp_batch.temuan import URUTAN_LEMBAR


def test_urutan_temuan_ialah_urutan_lembar() -> None:
    assert tuple(lembar.nama for lembar in LEMBAR_BUKU) == URUTAN_LEMBAR
