"""Changes of what a workbook means: cells, rows, merges, sheets, names, relations, content types, our own record."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

from bench.fuzz.nilai import ALAMAT_BAGIAN, ANGKA, JENIS_SEL, NAMA_LEMBAR, RENTANG, RUMUS, SEL, TEKS

_SEL = re.compile(rb"<(?:\w+:)?c\b[^<>]*?(?:/>|>.*?</(?:\w+:)?c>)", re.S)
_BARIS = re.compile(rb"<(?:\w+:)?row\b[^<>]*>")
_R = re.compile(rb'\sr="[^"]*"')
_RAGAM_RELASI = (b'/worksheet"', b'/comments"', b'/styles"', b'/sharedStrings"', b'/vmlDrawing"', b'/x"')
Ubah = Callable[[random.Random, bytes], bytes | None]


def _acak(rng: random.Random, pola: re.Pattern[bytes], data: bytes) -> re.Match[bytes] | None:
    return pola.search(data, rng.randrange(len(data) + 1)) or pola.search(data)


def sel_baru(rng: random.Random) -> bytes:
    """A cell of whatever kind, with whatever in it."""
    isi = ""
    jenis = rng.choice(JENIS_SEL)
    nilai = escape(rng.choice(rng.choice((ANGKA, TEKS))))
    if rng.random() < 0.4:
        isi += rng.choice(RUMUS)
    if rng.random() < 0.8:
        isi += rng.choice(
            (
                f"<v>{nilai}</v>",
                f"<is><t>{nilai}</t></is>",
                "<v/>",
                "<v></v><v>1</v>",
                f"<is><r><t>{nilai}</t></r></is>",
            )
        )
    sifat = f' t="{jenis}"' if rng.random() < 0.7 else ""
    sifat += f' s="{rng.choice(ANGKA)}"' if rng.random() < 0.2 else ""
    alamat = f' r="{rng.choice(SEL)}"' if rng.random() < 0.8 else ""
    return f"<c{alamat}{sifat}>{isi}</c>".encode("utf-8", "replace")


def ganti_sel(rng: random.Random, data: bytes) -> bytes | None:
    m = _acak(rng, _SEL, data)
    if m is None:
        return None
    baru = sel_baru(rng)
    lama = _R.search(m[0])
    if lama and rng.random() < 0.8:  # at its own place: what a user, not an attacker, would have
        baru = _R.sub(b"", baru, count=1).replace(b"<c", b"<c" + lama[0], 1)
    return data[: m.start()] + baru + data[m.end() :]


def nilai_sel(rng: random.Random, data: bytes) -> bytes | None:
    """Only what stands in a cell: a user's mistake of typing."""
    m = _acak(rng, _SEL, data)
    lama = _R.search(m[0]) if m else None
    if m is None or lama is None:
        return None
    if rng.random() < 0.5:
        baru = b'<c%s t="str"><v>%s</v></c>' % (lama[0], escape(rng.choice(TEKS)).encode("utf-8", "replace"))
    else:
        baru = b"<c%s><v>%s</v></c>" % (lama[0], escape(rng.choice(ANGKA)).encode())
    return data[: m.start()] + baru + data[m.end() :]


def tukar_sel(rng: random.Random, data: bytes) -> bytes | None:
    """The content of two cells exchanged: values where another column expects another kind."""
    a, b = _acak(rng, _SEL, data), _acak(rng, _SEL, data)
    ra, rb = (_R.search(a[0]) if a else None), (_R.search(b[0]) if b else None)
    if a is None or b is None or ra is None or rb is None or a.start() == b.start():
        return None
    (a, ra), (b, rb) = sorted(((a, ra), (b, rb)), key=lambda p: p[0].start())
    satu, dua = b[0].replace(rb[0], ra[0], 1), a[0].replace(ra[0], rb[0], 1)
    return data[: a.start()] + satu + data[a.end() : b.start()] + dua + data[b.end() :]


def sisip_sel(rng: random.Random, data: bytes) -> bytes | None:
    m = _acak(rng, rng.choice((_SEL, _BARIS)), data)
    return None if m is None else data[: m.end()] + sel_baru(rng) + data[m.end() :]


def ubah_baris(rng: random.Random, data: bytes) -> bytes | None:
    m = _acak(rng, _BARIS, data)
    if m is None:
        return None
    baru = _R.sub(b"", m[0])
    if rng.random() < 0.7:
        baru = baru.replace(b"row", b"row r=%s" % quoteattr(rng.choice(ANGKA)).encode(), 1)
    return data[: m.start()] + baru + data[m.end() :]


def ukuran_bohong(rng: random.Random, data: bytes) -> bytes | None:
    baru = b"<dimension ref=%s/>" % quoteattr(rng.choice(RENTANG)).encode()
    if b"<dimension" in data:
        return re.sub(rb"<dimension[^<>]*/>", lambda _: baru, data, count=1)
    return data.replace(b"<sheetData", baru + b"<sheetData", 1)


def gabung(rng: random.Random, data: bytes) -> bytes | None:
    isi = "".join(f'<mergeCell ref="{rng.choice(RENTANG)}"/>' for _ in range(rng.choice((1, 3, 500))))
    return data.replace(b"</sheetData>", f"</sheetData><mergeCells>{isi}</mergeCells>".encode(), 1)


def aturan(rng: random.Random, data: bytes) -> bytes | None:
    """Conditional formats, validations, hyperlinks, drawings that lead nowhere."""
    r = quoteattr(rng.choice(RENTANG))
    isi = rng.choice((
        f'<conditionalFormatting sqref={r}><cfRule type="expression" dxfId="{rng.choice(ANGKA)}" '
        f'priority="{rng.choice(ANGKA)}"><formula>1</formula></cfRule></conditionalFormatting>' * rng.choice((1, 300)),
        f'<dataValidations count="9"><dataValidation sqref={r} type="list"><formula1>A1</formula1></dataValidation>'
        "</dataValidations>",
        f'<hyperlinks><hyperlink ref={r} r:id="{rng.choice(("rId1", "rId99", ""))}"/></hyperlinks>',
        f'<legacyDrawing r:id="{rng.choice(("rId1", "rId99", ""))}"/>', "<tableParts/>", "<extLst><ext/></extLst>",
        f'<autoFilter ref={r}/>', "<sheetProtection/>", f"<ignoredErrors><ignoredError sqref={r}/></ignoredErrors>",
    ))  # fmt: skip
    return data.replace(b"</sheetData>", b"</sheetData>" + isi.encode(), 1)


def indeks_teks(rng: random.Random, data: bytes) -> bytes | None:
    """A shared string that is not there, or another one."""
    m = _acak(rng, re.compile(rb'(t="s"[^<>]*>\s*<v>)(\d+)'), data)
    if m is None:
        return None
    return data[: m.start(2)] + rng.choice((*ANGKA, "1", "2", "3", "5", "8")).encode() + data[m.end(2) :]


DI_LEMBAR: tuple[tuple[Ubah, int], ...] = (
    (nilai_sel, 10), (ganti_sel, 6), (tukar_sel, 4), (sisip_sel, 4), (ubah_baris, 3), (ukuran_bohong, 1), (gabung, 2),
    (aturan, 2), (indeks_teks, 3),
)  # fmt: skip


def nama_lembar(rng: random.Random, data: bytes) -> bytes | None:
    m = _acak(rng, re.compile(rb'(<(?:\w+:)?sheet\b[^<>]*?name=)("[^"]*")'), data)
    if m is None:
        return None
    return data[: m.start(2)] + quoteattr(rng.choice(NAMA_LEMBAR)).encode("utf-8", "replace") + data[m.end(2) :]


def nama_terdefinisi(rng: random.Random, data: bytes) -> bytes | None:
    nama = rng.choice(
        ("_xlnm.Print_Area", "_xlnm._FilterDatabase", "skp_batch", "_skp_batch_hasil", "Jan", "", "A1", "x" * 5_000)
    )
    isi = rng.choice((*RENTANG, "'HASIL PEMERIKSAAN'!$A$1", "RHK!$A$1", "[1]X!A1", "'" * 99, "#REF!", "TIDAK!A1"))
    lokal = rng.choice(("", f' localSheetId="{rng.choice(ANGKA)}"'))
    satu = f"<definedName name={quoteattr(nama)}{lokal}>{escape(isi)}</definedName>".encode()
    if b"<definedNames>" in data:
        return data.replace(b"<definedNames>", b"<definedNames>" + satu, 1)
    return data.replace(b"</sheets>", b"</sheets><definedNames>" + satu + b"</definedNames>", 1)


def relasi(rng: random.Random, data: bytes) -> bytes | None:
    m = _acak(rng, re.compile(rb"<(?:\w+:)?Relationship\b[^<>]*>"), data)
    if m is None:
        return None
    pilihan: tuple[bytes, ...] = (
        re.sub(rb'Target="[^"]*"', lambda _: b"Target=" + quoteattr(rng.choice(ALAMAT_BAGIAN)).encode(), m[0]),
        re.sub(rb'Id="[^"]*"', rng.choice((b'Id="rId1"', b'Id="rId2"', b'Id=""', b"")), m[0]),
        re.sub(rb"/(\w+)\"", rng.choice(_RAGAM_RELASI), m[0]),
        m[0].replace(b"Target=", b'TargetMode="External" Target=', 1),
        m[0] + m[0], b"",
    )  # fmt: skip
    return data[: m.start()] + rng.choice(pilihan) + data[m.end() :]


def jenis_isi(rng: random.Random, data: bytes) -> bytes | None:
    m = _acak(rng, re.compile(rb"<(?:\w+:)?(?:Override|Default)\b[^<>]*>"), data)
    if m is None:
        return None
    pilihan: tuple[bytes, ...] = (
        b"", m[0] + m[0], re.sub(rb'ContentType="[^"]*"', b'ContentType="text/html"', m[0]),
        re.sub(rb'PartName="[^"]*"', lambda _: b"PartName=" + quoteattr(rng.choice(ALAMAT_BAGIAN)).encode(), m[0]),
        re.sub(rb'Extension="[^"]*"', b'Extension=""', m[0]),
    )  # fmt: skip
    return data[: m.start()] + rng.choice(pilihan) + data[m.end() :]


def catatan_kita(rng: random.Random, data: bytes) -> bytes | None:
    """The record of our own annotation, which says what to put back where."""
    ragam = rng.randrange(5)
    if ragam == 0:
        return re.sub(rb">\{.*<", b">" + b"[" * 100_000 + b"<", data, flags=re.S)
    if ragam == 1:
        return re.sub(rb">\{.*<", b'>{"versi":1,"ubah":{},"tambah":{}}<', data, flags=re.S)
    m = _acak(rng, re.compile(rb"(?<=[,\[])-?\d+(?=[,\]])"), data)
    if m is None:
        return None
    baru = rng.choice((b"-1", b"0", b"999999999999", b"1e5", b"null", b'"x"', b"[]", b"{}", b"9" * 5_000, b"true"))
    return data[: m.start()] + baru + data[m.end() :]
