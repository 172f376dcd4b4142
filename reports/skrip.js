"use strict";
(function () {
  var bandingkan = new Intl.Collator("id", { numeric: true, sensitivity: "base" }).compare;

  // tables that stand in the page: sort by heading, filter by text
  document.querySelectorAll("table.urut").forEach(function (tabel) {
    var badan = tabel.tBodies[0];
    tabel.querySelectorAll("thead th").forEach(function (th, kolom) {
      var tombol = document.createElement("button");
      tombol.type = "button";
      tombol.textContent = th.textContent;
      th.textContent = "";
      th.appendChild(tombol);
      tombol.addEventListener("click", function () {
        var turun = th.getAttribute("aria-sort") === (th.classList.contains("angka") ? null : "ascending");
        if (th.classList.contains("angka")) { turun = th.getAttribute("aria-sort") !== "descending"; }
        tandai(tabel, th, turun);
        Array.from(badan.rows).map(function (b) { return [b.cells[kolom].textContent.trim(), b]; })
          .sort(function (a, b) { return turun ? bandingkan(b[0], a[0]) : bandingkan(a[0], b[0]); })
          .forEach(function (p) { badan.appendChild(p[1]); });
      });
    });
  });
  document.querySelectorAll("[data-saring]").forEach(function (kotak) {
    var badan = document.getElementById(kotak.dataset.saring).tBodies[0];
    kotak.addEventListener("input", function () {
      var cari = kotak.value.toLowerCase();
      Array.from(badan.rows).forEach(function (b) { b.hidden = b.textContent.toLowerCase().indexOf(cari) < 0; });
    });
  });

  function tandai(tabel, th, turun) {
    tabel.querySelectorAll("thead th").forEach(function (t) { t.removeAttribute("aria-sort"); });
    th.setAttribute("aria-sort", turun ? "descending" : "ascending");
  }

  // people: drawn a page at a time, so that tens of thousands do not slow the page down
  var data = JSON.parse(document.getElementById("data").textContent);
  window.skp = data;
  var SELANGKAH = 100, NAMA = 0, NIP = 1, JABATAN = 2, UNIT = 3, CAPAIAN = 4, PREDIKAT = 5, STATUS = 6, KELOMPOK = 7, JENIS = 8, BINA = 10;
  var KET_BINA = ["", "perlu pembinaan", "perlu pembinaan, belum ada langkah", "sudah dibina"];
  var kamus = data.kamus, banyak = data.orang.length - data.acuan; // after them whoever is only known as a plan above
  function isi(o, k) {
    switch (k) {
      case 0: return o[NAMA];
      case 1: return o[NIP];
      case 2: return kamus[o[JABATAN]];
      case 3: return data.unit[o[UNIT]][0];
      case 4: return data.unit[o[UNIT]][1];
      case 5: return o[CAPAIAN];
      case 6: return kamus[o[PREDIKAT]];
      default: return kamus[o[STATUS]];
    }
  }
  var kunci = data.orang.map(function (o) { return [isi(o, 0), isi(o, 1), isi(o, 2), isi(o, 3), data.unit[o[UNIT]][3]].join("\n").toLowerCase(); });
  var tabel = document.getElementById("tabel-pegawai"), badan = tabel.tBodies[0];
  var cari = document.getElementById("cari"), kelompok = document.getElementById("kelompok");
  var predikat = document.getElementById("predikat"), lagi = document.getElementById("lagi");
  var pilihUnit = document.getElementById("pilih-unit"), jenis = document.getElementById("jenis"), bina = document.getElementById("bina");
  var urutan = data.orang.slice(0, banyak).map(function (_, i) { return i; }), cocok = [], tampak = 0;

  function pilihan(kotak, daftar) {
    daftar.forEach(function (p) {
      var butir = document.createElement("option");
      butir.value = p[0];
      butir.textContent = p[1];
      kotak.appendChild(butir);
    });
  }
  var dipakai = {};
  data.orang.slice(0, banyak).forEach(function (o) { dipakai["u" + o[UNIT]] = true; dipakai["j" + o[JENIS]] = true; });
  pilihan(pilihUnit, data.unit.map(function (u, i) { return [i, u[0] + (u[1] ? " (" + u[1] + ")" : "")]; }).filter(function (p) { return dipakai["u" + p[0]]; })
    .sort(function (a, b) { return bandingkan(a[1], b[1]); }));
  pilihan(jenis, kamus.map(function (t, i) { return [i, t]; }).filter(function (p) { return p[1] && dipakai["j" + p[0]]; }));

  function saring() {
    var kata = cari.value.toLowerCase().split(/\s+/).filter(Boolean);
    cocok = urutan.filter(function (i) {
      var o = data.orang[i];
      return (kelompok.value === "" || String(o[KELOMPOK]) === kelompok.value) &&
        (pilihUnit.value === "" || String(o[UNIT]) === pilihUnit.value) &&
        (jenis.value === "" || String(o[JENIS]) === jenis.value) &&
        (predikat.value === "" || kamus[o[PREDIKAT]] === predikat.value) &&
        (!bina.checked || o[BINA] > 0) &&
        kata.every(function (k) { return kunci[i].indexOf(k) >= 0; });
    });
    badan.textContent = "";
    tampak = 0;
    tambah();
  }
  function tambah() {
    var potongan = document.createDocumentFragment(), sampai = Math.min(tampak + SELANGKAH, cocok.length);
    for (; tampak < sampai; tampak++) { potongan.appendChild(baris(cocok[tampak])); }
    badan.appendChild(potongan);
    lagi.hidden = tampak >= cocok.length;
    document.getElementById("hitungan").textContent = cocok.length === 0 ? "Tidak ada yang cocok." :
      "Menampilkan " + tampak.toLocaleString("id") + " dari " + cocok.length.toLocaleString("id") + " SKP.";
  }
  function baris(i) {
    var o = data.orang[i], tr = document.createElement("tr");
    for (var k = 0; k < 8; k++) {
      var sel = document.createElement(k ? "td" : "th"), anak = null;
      if (k === 0) {
        sel.scope = "row";
        anak = document.createElement("button");
        anak.type = "button";
        anak.className = "nama-tombol";
        anak.setAttribute("aria-expanded", "false");
        anak.addEventListener("click", rincian.bind(null, i, tr, anak));
      }
      if (k === 5) { sel.className = "angka"; }
      if (k === 3 && data.unit[o[UNIT]][2]) { anak = document.createElement("a"); anak.href = data.unit[o[UNIT]][2]; }
      if (k === 7) { anak = document.createElement("span"); anak.className = "cap " + ["hijau", "kuning", "kuning", "merah", "kelabu"][o[KELOMPOK]]; }
      (anak || sel).textContent = isi(o, k);
      if (anak) { sel.appendChild(anak); }
      tr.appendChild(sel);
    }
    return tr;
  }
  function rincian(i, tr, tombol) {
    var buka = tombol.getAttribute("aria-expanded") === "true";
    tombol.setAttribute("aria-expanded", String(!buka));
    if (buka) { tr.nextSibling.remove(); return; }
    var o = data.orang[i], baru = document.createElement("tr"), sel = document.createElement("td"), daftar = document.createElement("ul");
    baru.className = "rincian";
    sel.colSpan = 8;
    if (o[BINA]) { butir(daftar, "Pembinaan: " + KET_BINA[o[BINA]]); }
    if (o[9] >= 0) { butir(daftar, "Atasan: " + data.orang[o[9]][NAMA]); }
    (data.rhk[i] || []).forEach(function (r) { butir(daftar, "RHK " + r[0] + ". " + kamus[r[1]]); });
    if (!daftar.childNodes.length) { butir(daftar, "Belum ada RHK."); }
    if (data.berkas.length) {
      var tautan = document.createElement("a"), li = document.createElement("li");
      tautan.href = "../hasil-pemeriksaan/" + data.berkas[o[UNIT]].split("/").map(encodeURIComponent).join("/");
      tautan.textContent = "Buka buku kerja unit";
      li.appendChild(tautan);
      daftar.appendChild(li);
    }
    sel.appendChild(daftar);
    baru.appendChild(sel);
    tr.parentNode.insertBefore(baru, tr.nextSibling);
  }
  function butir(daftar, teks) {
    var li = document.createElement("li");
    li.textContent = teks;
    daftar.appendChild(li);
  }
  tabel.querySelectorAll("thead button").forEach(function (tombol) {
    tombol.addEventListener("click", function () {
      var kolom = Number(tombol.dataset.kolom), th = tombol.parentNode;
      var turun = th.getAttribute("aria-sort") === "ascending";
      tandai(tabel, th, turun);
      // blanks last, whichever way; figures by value, which is much quicker than by language
      var nilai = data.orang.map(function (o) { var v = isi(o, kolom); return kolom === 5 && v !== "" ? parseFloat(v.replace(",", ".")) : v; });
      urutan.sort(function (a, b) {
        var x = nilai[a], y = nilai[b];
        if (x === "" || y === "") { return (x === "") - (y === "") || a - b; }
        var beda = kolom === 5 ? x - y : kolom === 1 ? (x < y ? -1 : x > y ? 1 : 0) : bandingkan(x, y);
        return (turun ? -beda : beda) || a - b;
      });
      saring();
    });
  });
  var tunda;
  cari.addEventListener("input", function () { clearTimeout(tunda); tunda = setTimeout(saring, 80); });
  [kelompok, predikat, pilihUnit, jenis, bina].forEach(function (k) { k.addEventListener("change", saring); });
  lagi.addEventListener("click", tambah);
  saring();
})();
