// the cascade: a node's children are made when it is opened
(function () {
  var data = window.skp, kamus = data.kamus, banyak = data.orang.length - data.acuan, wadah = document.getElementById("pohon");
  var TAMBAHAN = 1, CELAH = 2, YATIM = 4, ATASAN = 9, UNIT = 3;
  var anakRhk = {}, puncak = [];
  data.rhk.forEach(function (daftar, i) {
    daftar.forEach(function (r, k) {
      if (r.length > 3) { (anakRhk[r[3] + "." + r[4]] = anakRhk[r[3] + "." + r[4]] || []).push([i, k]); }
    });
    if (data.orang[i][ATASAN] < 0 && daftar.length) { puncak.push(i); }
  });
  var punyaBawahan = {};
  data.orang.forEach(function (o) { if (o[ATASAN] >= 0) { punyaBawahan[o[ATASAN]] = true; } });

  function tanda(ke, kelas, teks) {
    var s = document.createElement("span");
    s.className = "tanda " + kelas;
    s.textContent = teks;
    ke.appendChild(s);
  }
  function simpul(judul, tandai, anak) {
    var li = document.createElement("li");
    if (!anak) {
      var daun = document.createElement("div");
      daun.className = "daun";
      daun.textContent = judul;
      if (tandai) { tandai(daun); }
      li.appendChild(daun);
      return li;
    }
    var d = document.createElement("details"), s = document.createElement("summary"), isi = null;
    s.textContent = judul;
    if (tandai) { tandai(s); }
    d.appendChild(s);
    function buka() {
      if (isi || !d.open) { return; }
      isi = document.createElement("ul");
      anak().forEach(function (n) { isi.appendChild(n); });
      d.appendChild(isi);
    }
    d.isikan = buka;
    d.addEventListener("toggle", buka);
    li.appendChild(d);
    return li;
  }
  function orang(i) {
    var o = data.orang[i], unit = data.unit[o[UNIT]];
    return o[0] + " (" + kamus[o[2]] + (unit[1] ? ", " + unit[1] : "") + (i < banyak ? "" : ", rencana acuan") + ")";
  }
  function rhk(i, k, denganNama) {
    var r = data.rhk[i][k], anak = anakRhk[i + "." + k] || [];
    var judul = (denganNama ? orang(i) + ": " : "") + r[0] + ". " + kamus[r[1]];
    return simpul(judul, function (e) {
      if (anak.length) { tanda(e, "anak", "didukung " + anak.length + " RHK"); }
      if (r[2] & CELAH) { tanda(e, "celah", "belum didukung"); }
      if (r[2] & YATIM) { tanda(e, "yatim", "tidak tersambung"); }
      if (r[2] & TAMBAHAN) { tanda(e, "anak", "tambahan"); }
    }, anak.length ? function () { return anak.map(function (a) { return rhk(a[0], a[1], true); }); } : null);
  }
  function simpulOrang(i) {
    return simpul(orang(i), null, function () { return data.rhk[i].map(function (_, k) { return rhk(i, k, false); }); });
  }
  var akar = document.createElement("ul");
  data.pk.forEach(function (p) {
    akar.appendChild(simpul("Perjanjian kinerja " + data.unit[p[0]][0], null, function () {
      return p[1].map(function (b) {
        return simpul(b[0] + ". " + kamus[b[1]], function (e) {
          if (!b[2].length) { tanda(e, "celah", "belum diemban"); }
        }, b[2].length ? function () { return b[2].map(function (a) { return rhk(a[0], a[1], true); }); } : null);
      });
    }));
  });
  var kepala = puncak.filter(function (i) { return punyaBawahan[i] || i >= banyak; }), sendiri = puncak.filter(function (i) { return !punyaBawahan[i] && i < banyak; });
  kepala.forEach(function (i) { akar.appendChild(simpulOrang(i)); });
  var yatim = [];
  data.rhk.forEach(function (daftar, i) { daftar.forEach(function (r, k) { if (r[2] & YATIM) { yatim.push([i, k]); } }); });
  if (yatim.length) {
    akar.appendChild(simpul("RHK yang tidak tersambung ke RHK pimpinan (" + yatim.length + ")", null, function () {
      return yatim.map(function (a) { return rhk(a[0], a[1], true); });
    }));
  }
  if (sendiri.length) {
    akar.appendChild(simpul("Pegawai yang atasannya tidak ada di sini (" + sendiri.length + ")", null, function () { return sendiri.map(simpulOrang); }));
  }
  wadah.appendChild(akar);
  if (!akar.childNodes.length) { wadah.textContent = "Belum ada RHK."; }

  document.getElementById("pohon-buka").addEventListener("click", function () {
    // the shallowest closed nodes; so many at once that the page does not stall
    var tertutup = Array.from(wadah.querySelectorAll("details:not([open])")).map(function (d) {
      var dalam = 0;
      for (var p = d.parentNode; p !== wadah; p = p.parentNode) { dalam++; }
      return [dalam, d];
    });
    var terdangkal = Math.min.apply(null, tertutup.map(function (t) { return t[0]; }).concat(1e9));
    tertutup.filter(function (t) { return t[0] === terdangkal; }).slice(0, 150).forEach(function (t) { t[1].open = true; t[1].isikan(); });
  });
  document.getElementById("pohon-tutup").addEventListener("click", function () {
    wadah.querySelectorAll("details[open]").forEach(function (d) { d.open = false; });
  });
})();
