# Two commands do everything on a fresh machine with Python 3.11+: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: demo test lint types uji install lock wheel templat dokumen gambar bench fuzz audit clean

demo: .venv/siap
	$(BIN)/skp-batch contoh demo/masuk --timpa
	@echo
	$(BIN)/skp-batch proses demo/masuk -o demo/keluar || test $$? -eq 1  # 1: the planted mistakes were found
	@echo
	@echo "Lihat hasilnya:"
	@echo "  demo/keluar/laporan/index.html       ringkasan batch (buka di peramban)"
	@echo "  demo/keluar/hasil-pemeriksaan/       buku kerja unit yang sudah diberi catatan"
	@echo "  demo/keluar/hasil.xlsx               rekap dan temuan"

test: .venv/siap lint types uji

lint: .venv/siap
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: .venv/siap
	$(BIN)/mypy

uji: .venv/siap
	$(BIN)/pytest

install: .venv/siap

# The stamp makes a second run free; it is redone when the lock or the metadata changes.
.venv/siap: requirements-dev.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	$(BIN)/python -m compileall -q skp_batch  # as pip does with what it copies; half a second less at each start
	touch $@

lock:
	uv pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes --no-header -o requirements.lock
	uv pip compile pyproject.toml -q --group dev --universal --python-version 3.11 --generate-hashes --no-header -c requirements.lock -o requirements-dev.lock

templat: .venv/siap
	$(BIN)/skp-batch templat input_templates --timpa

wheel: .venv/siap
	$(BIN)/python -m hatchling build -t wheel

dokumen: .venv/siap
	$(BIN)/python docs/buat/kolom.py

# needs LibreOffice, poppler and Chromium
gambar: .venv/siap
	$(BIN)/python docs/buat/gambar.py

bench: .venv/siap
	$(BIN)/python -m bench --besar 2000 --tulis docs/kinerja.md

# mutants of real workbooks; what breaks a promise is named with its number (bench/fuzz)
fuzz: .venv/siap
	$(BIN)/python -m bench.fuzz 20000

# needs the network: asks the registry for known vulnerabilities of what is locked
audit:
	test -x .venv-audit/bin/pip-audit || ($(PYTHON) -m venv .venv-audit && .venv-audit/bin/python -m pip install -q pip-audit)
	.venv-audit/bin/pip-audit --strict --disable-pip --require-hashes -r requirements.lock

clean:
	rm -rf .venv .venv-audit demo dist build bench/data
