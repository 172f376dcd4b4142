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
  var SELANGKAH = 100, CAPAIAN = 5, KELOMPOK = 8, BERKAS = 9;
  var kunci = data.orang.map(function (o) { return o.slice(0, 4).join("\n").toLowerCase(); });
  var tabel = document.getElementById("tabel-pegawai"), badan = tabel.tBodies[0];
  var cari = document.getElementById("cari"), kelompok = document.getElementById("kelompok");
  var predikat = document.getElementById("predikat"), lagi = document.getElementById("lagi");
  var urutan = data.orang.map(function (_, i) { return i; }), cocok = [], tampak = 0;

  function saring() {
    var kata = cari.value.toLowerCase().split(/\s+/).filter(Boolean);
    cocok = urutan.filter(function (i) {
      var o = data.orang[i];
      return (kelompok.value === "" || String(o[KELOMPOK]) === kelompok.value) &&
        (predikat.value === "" || o[6] === predikat.value) &&
        kata.every(function (k) { return kunci[i].indexOf(k) >= 0; });
    });
    badan.textContent = "";
    tampak = 0;
    tambah();
  }
  function tambah() {
    var potongan = document.createDocumentFragment(), sampai = Math.min(tampak + SELANGKAH, cocok.length);
    for (; tampak < sampai; tampak++) { potongan.appendChild(baris(data.orang[cocok[tampak]])); }
    badan.appendChild(potongan);
    lagi.hidden = tampak >= cocok.length;
    document.getElementById("hitungan").textContent = cocok.length === 0 ? "Tidak ada yang cocok." :
      "Menampilkan " + tampak.toLocaleString("id") + " dari " + cocok.length.toLocaleString("id") + " SKP.";
  }
  function baris(o) {
    var tr = document.createElement("tr");
    for (var k = 0; k < KELOMPOK; k++) {
      var sel = document.createElement(k ? "td" : "th");
      if (k === 0) { sel.scope = "row"; }
      if (k === CAPAIAN) { sel.className = "angka"; }
      if (k === 3) {
        var tautan = document.createElement("a");
        tautan.href = "../hasil-pemeriksaan/" + data.berkas[o[BERKAS]].split("/").map(encodeURIComponent).join("/");
        tautan.textContent = o[k];
        sel.appendChild(tautan);
      } else if (k === 7) {
        var cap = document.createElement("span");
        cap.className = "cap " + ["hijau", "kuning", "kuning", "merah", "kelabu"][o[KELOMPOK]];
        cap.textContent = o[k];
        sel.appendChild(cap);
      } else { sel.textContent = o[k]; }
      tr.appendChild(sel);
    }
    return tr;
  }
  tabel.querySelectorAll("thead button").forEach(function (tombol) {
    tombol.addEventListener("click", function () {
      var kolom = Number(tombol.dataset.kolom), th = tombol.parentNode;
      var turun = th.getAttribute("aria-sort") === "ascending";
      tandai(tabel, th, turun);
      urutan.sort(function (a, b) {
        var x = data.orang[a][kolom], y = data.orang[b][kolom];
        // blanks last, whichever way
        if (x === "" || y === "") { return (x === "") - (y === ""); }
        return turun ? bandingkan(y, x) : bandingkan(x, y);
      });
      saring();
    });
  });
  var tunda;
  cari.addEventListener("input", function () { clearTimeout(tunda); tunda = setTimeout(saring, 80); });
  kelompok.addEventListener("change", saring);
  predikat.addEventListener("change", saring);
  lagi.addEventListener("click", tambah);
  saring();
})();
