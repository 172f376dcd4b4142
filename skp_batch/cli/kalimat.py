"""The table behind bahasa.py: each English sentence of click (8.1.7 and later) and the Indonesian one.

Fields in braces that would bring English words with them (names of types) are left out on purpose.
"""

from __future__ import annotations

KALIMAT: dict[str, str] = {
    # help
    "Usage:": "Pemakaian:",
    "Options": "Opsi",
    "Commands": "Perintah",
    "Positional arguments": "Isian",
    "Show this message and exit.": "Tampilkan bantuan ini.",
    "Show the version and exit.": "Tampilkan versi program.",
    "%(prog)s, version %(version)s": "%(prog)s %(version)s",
    "default: {default}": "bawaan: {default}",
    "env var: {var}": "variabel lingkungan: {var}",
    "required": "wajib",
    "deprecated": "tidak dipakai lagi",
    "(dynamic)": "(menurut keadaan)",
    "(Deprecated) {text}": "(Tidak dipakai lagi) {text}",
    "DeprecationWarning: The command {name!r} is deprecated.": 'Perintah "{name}" tidak dipakai lagi.',
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        'Perintah "{name}" tidak dipakai lagi.{extra_message}'
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        '"{name}" tidak dipakai lagi.{extra_message}'
    ),
    # wrong use
    "Error: {message}": "Kesalahan: {message}",
    "Error: {e.message}": "Kesalahan: {e.message}",
    "Try '{command} {option}' for help.": "Ketik '{command} {option}' untuk bantuan.",
    "Missing command.": "Perintah belum ditulis.",
    "Missing argument": "Yang wajib ditulis belum ada:",
    "Missing option": "Opsi yang wajib belum ada:",
    "Missing parameter": "Isian yang wajib belum ada:",
    "Missing {param_type}": "Isian yang wajib belum ada:",
    "Missing parameter: {param_name}": "Isian yang wajib belum ada: {param_name}",
    "No such option {name!r}.": 'Opsi "{name}" tidak dikenal.',
    "No such option: {name}": 'Opsi "{name}" tidak dikenal.',
    "No such command {name!r}.": 'Perintah "{name}" tidak dikenal.',
    "Invalid value: {message}": "Isian salah: {message}",
    "Invalid value for {param_hint}: {message}": "Isian {param_hint} salah: {message}",
    "Invalid start character for option ({option})": "Opsi tidak boleh diawali demikian ({option})",
    "Option {name!r} does not take a value.": 'Opsi "{name}" ditulis tanpa isian.',
    "Argument {name!r} takes {nargs} values.": '"{name}" memerlukan {nargs} isian.',
    "Choose from:\n\t{choices}": "Pilihannya:\n\t{choices}",
    "unknown error": "sebab tidak diketahui",
    # values
    "file": "berkas",
    "directory": "folder",
    "path": "berkas atau folder",
    "{value} is not in the range {range}.": "{value} di luar batas; isi {range}.",
    "{value!r} is not a valid {number_type}.": '"{value}" bukan angka yang dapat dipakai.',
    "{value!r} is not a valid boolean.": '"{value}" bukan ya atau tidak.',
    "{value!r} is not a valid boolean. Recognized values: {states}": '"{value}" tidak dikenal; pilihannya: {states}',
    "{value!r} is not a valid UUID.": '"{value}" bukan UUID yang benar.',
    "Value must be an iterable.": "Isian harus berupa daftar.",
    "{name} {filename!r} does not exist.": '"{filename}" tidak ditemukan.',
    "{name} {filename!r} is a file.": '"{filename}" adalah berkas, bukan folder.',
    "{name} {filename!r} is a directory.": '"{filename}" adalah folder, bukan berkas.',
    "{name} '{filename}' is a directory.": '"{filename}" adalah folder, bukan berkas.',
    "{name} {filename!r} is not readable.": '"{filename}" tidak dapat dibaca.',
    "{name} {filename!r} is not writable.": '"{filename}" tidak dapat ditulis.',
    "{name} {filename!r} is not executable.": '"{filename}" tidak dapat dijalankan.',
    "Could not open file {filename!r}: {message}": 'Berkas "{filename}" tidak dapat dibuka: {message}',
    # questions, and the rest
    "Aborted!": "Dihentikan.",
    "Do you want to continue?": "Lanjutkan?",
    "Confirm the action without prompting.": "Jalankan tanpa bertanya.",
    "Repeat for confirmation": "Ulangi sekali lagi",
    "Error: The two entered values do not match.": "Kesalahan: kedua isian tidak sama.",
    "Error: The value you entered was invalid.": "Kesalahan: isian tidak dapat dipakai.",
    "Error: invalid input": "Kesalahan: isian tidak dapat dipakai",
    "Press any key to continue...": "Tekan sembarang tombol untuk melanjutkan...",
    "{editor}: Editing failed": "{editor}: penyuntingan gagal",
    "{editor}: Editing failed: {e}": "{editor}: penyuntingan gagal: {e}",
    "Windows error: {error}": "Kesalahan Windows: {error}",
}

# by the English plural
GANDA: dict[str, str] = {
    "Got unexpected extra arguments ({args})": "Ada tulisan yang tidak dikenal: {args}",
    "(Did you mean one of: {possibilities}?)": "Mungkin maksud Anda: {possibilities}.",
    "(Possible options: {possibilities})": "Mungkin maksud Anda: {possibilities}.",
    "Option {name!r} requires {nargs} arguments.": 'Opsi "{name}" memerlukan isian.',
    "Takes {nargs} values but {len} were given.": "Diperlukan {nargs} isian, tertulis {len}.",
    "{len_type} values are required, but {len_value} were given.": "Diperlukan {len_type} isian, tertulis {len_value}.",
    "{value!r} is not one of {choices}.": '"{value}" bukan salah satu dari {choices}.',
    "{value!r} does not match the formats {formats}.": '"{value}" tidak sesuai bentuknya.',
}
