# Menghitung ulang semua angka utama situs dari tabel yang diterbitkan. Tidak perlu program lain, jaringan, atau kepercayaan kepada kami.
#
#   awk -f periksa-angka.awk angka-utama.csv                 semua angka; tabel-tabelnya di folder yang sama
#   awk -v nama=POLA -f periksa-angka.awk angka-utama.csv    hanya angka yang namanya memuat POLA
#   awk -v lengkap=1 -f periksa-angka.awk angka-utama.csv    menyebut juga yang sama
#
# Hasil akhir program 0: semua dihitung dan sama; 1: ada yang tidak sama atau tidak dapat dihitung.
#
# Cara menghitung: A adalah jumlah kolom pada baris yang memenuhi semua syarat (kolom=nilai; kolom=nilai), B jumlah pembandingnya.
#   sel A satu-satunya   jumlah A   banyak baris   selisih A - B   bagian 100 A / B   pertumbuhan 100 (A - B) / B
#   capaian-turun 100 (2 B - A) / B
# Semuanya pecahan tepat: bilangan bulat panjang, dibulatkan satu kali ke banyaknya desimal nilai yang diumumkan, setengah ke atas.

function stop(message) { print "periksa-angka: " message | "cat 1>&2"; failed = 1; exit 1 }

# ---- bilangan bulat panjang, tidak negatif: N[nama] angka berbasis sejuta dalam D[nama, 0 ...] ----

function big_set(name, digits,   i) {
    N[name] = 0
    for (i = length(digits); i > 0; i -= 6) D[name, N[name]++] = (i > 6 ? substr(digits, i - 5, 6) : substr(digits, 1, i)) + 0
    if (N[name] == 0) D[name, N[name]++] = 0
}
function big_copy(from, to,   i) { N[to] = N[from]; for (i = 0; i < N[from]; i++) D[to, i] = D[from, i] }
function big_times(name, factor,   i, carry) {
    for (i = carry = 0; i < N[name] || carry > 0; i++) {
        if (i < N[name]) carry += D[name, i] * factor
        D[name, i] = carry % 1000000; carry = int(carry / 1000000)
    }
    if (i > N[name]) N[name] = i
}
function big_add(to, from,   i, carry) {
    for (i = carry = 0; i < N[to] || i < N[from] || carry > 0; i++) {
        carry += (i < N[to] ? D[to, i] : 0) + (i < N[from] ? D[from, i] : 0)
        D[to, i] = carry % 1000000; carry = int(carry / 1000000)
    }
    if (i > N[to]) N[to] = i
}
function big_subtract(from, what,   i, borrow) { # what <= from
    for (i = borrow = 0; i < N[from]; i++) {
        D[from, i] -= borrow + (i < N[what] ? D[what, i] : 0)
        borrow = D[from, i] < 0; if (borrow) D[from, i] += 1000000
    }
}
function big_is_below(a, b,   i, x, y) {
    for (i = (N[a] > N[b] ? N[a] : N[b]) - 1; i >= 0; i--) {
        x = i < N[a] ? D[a, i] : 0; y = i < N[b] ? D[b, i] : 0
        if (x != y) return x < y
    }
    return 0
}
function big_text(name,   i, text) {
    for (i = N[name] - 1; i >= 0; i--) text = text sprintf("%06d", D[name, i])
    sub(/^0+/, "", text)
    return text == "" ? "0" : text
}
# Hasil bagi above / below, dibulatkan ke bawah, seperti di kertas.
function big_divide(above, below,   digits, i, times, text) {
    digits = big_text(above); big_set("rest", "0")
    for (i = 1; i <= length(digits); i++) {
        big_times("rest", 10); big_set("digit", substr(digits, i, 1)); big_add("rest", "digit")
        for (times = 0; !big_is_below("rest", below); times++) big_subtract("rest", below)
        text = text times
    }
    sub(/^0+/, "", text)
    return text == "" ? "0" : text
}

# ---- tabel ----

function read_record(file,   line, more, quotes, copy) {
    if ((getline line < file) <= 0) return 0
    for (;;) {
        copy = line; quotes = gsub(/"/, "", copy)
        if (quotes % 2 == 0 || (getline more < file) <= 0) break
        line = line "\n" more
    }
    sub(/\r$/, "", line)
    record = line
    return 1
}
function split_cells(line, separator,   cell) {
    for (cells = 0; ; ) {
        if (line ~ /^"/) {
            if (!match(line, /^"([^"]|"")*"/)) stop("tanda kutip tidak ditutup: " line)
            cell = substr(line, 2, RLENGTH - 2); gsub(/""/, "\"", cell)
        } else { match(line, "^[^" separator "]*"); cell = substr(line, 1, RLENGTH) }
        line = substr(line, RLENGTH + 1); CELL[++cells] = cell
        if (substr(line, 1, 1) != separator) break
        line = substr(line, 2)
    }
    if (line != "") stop("kolom rusak: " line)
}
# Titik koma memisahkan sel bila baris judul tidak berkoma: begitulah lembar kerja berbahasa Indonesia menyimpan CSV.
function load(file,   i, rows, separator) {
    if (file in ROWS) return
    rows = 0
    while (read_record(folder file)) {
        if (rows == 0) { sub(/^\357\273\277/, "", record); separator = record !~ /,/ && record ~ /;/ ? ";" : "," }
        if (record == "") continue
        split_cells(record, separator)
        for (i = 1; i <= cells; i++) if (rows == 0) COLUMN[file, CELL[i]] = i; else VALUE[file, rows, i] = CELL[i]
        if (rows > 0 && cells != COLUMNS[file]) stop(file ", baris " (rows + 1) ": " cells " kolom, bukan " COLUMNS[file])
        if (rows == 0) COLUMNS[file] = cells
        rows++
    }
    close(folder file)
    ROWS[file] = rows - 1
}
function column_of(file, name) {
    if (!((file, name) in COLUMN)) return 0
    return COLUMN[file, name]
}

# ---- satu jumlah: baris yang cocok, jumlah kolomnya sebagai NAMA+ dikurangi NAMA-, dengan scale desimal ----

function is_number(text) { return text ~ /^-?[0-9]+(\.[0-9]+)?$/ }
function matches(file, row, where,   parts, part, i, at, cell, wanted, found) {
    parts = split(where, PART, "; ")
    for (i = 1; i <= parts; i++) {
        at = index(PART[i], "="); found = column_of(file, substr(PART[i], 1, at - 1))
        if (at < 2 || found == 0) { fault = file ": tidak ada kolom untuk syarat " PART[i]; return 0 }
        cell = VALUE[file, row, found]; wanted = substr(PART[i], at + 1)
        if (cell != wanted "" && cell != "'" wanted) return 0
    }
    return 1
}
function find_rows(file, where,   row) {
    load(file); found_rows = 0
    if (ROWS[file] < 0) fault = file ": tidak dapat dibaca"
    for (row = 1; row <= ROWS[file]; row++) if (matches(file, row, where)) FOUND[++found_rows] = row
    if (fault == "" && found_rows == 0) fault = file ": tidak ada baris " where
}
function decimals_of(text,   at) { at = index(text, "."); return at ? length(text) - at : 0 }
function scale_of(file, column, where,   i, at, most) {
    find_rows(file, where); at = column_of(file, column); most = 0
    if (fault == "" && at == 0) fault = file ": tidak ada kolom " column
    for (i = 1; fault == "" && i <= found_rows; i++) if (decimals_of(VALUE[file, FOUND[i], at]) > most) most = decimals_of(VALUE[file, FOUND[i], at])
    return most
}
function add_up(name, file, column, where, scale,   i, at, cell, digits, known) {
    big_set(name "+", "0"); big_set(name "-", "0"); known = 0
    find_rows(file, where); at = column_of(file, column)
    for (i = 1; fault == "" && i <= found_rows; i++) {
        cell = VALUE[file, FOUND[i], at]
        if (cell == "") continue
        if (!is_number(cell)) { fault = file ", baris " (FOUND[i] + 1) ": \"" cell "\" bukan angka"; return }
        digits = cell sprintf("%0" (scale - decimals_of(cell) + 1) "d", 0)
        sub(/0$/, "", digits); gsub(/[-.]/, "", digits)
        big_set("cell", digits); big_add(name (cell ~ /^-/ ? "-" : "+"), "cell"); known++
    }
    if (fault == "" && known == 0) fault = file ": kolom " column " kosong pada baris " where
}

# ---- satu angka ----

# to += factor * (from+ - from-); factor boleh negatif.
function accumulate(to, from, factor,   i) {
    for (i = 1; i <= 2; i++) {
        big_copy(from (i == 1 ? "+" : "-"), "part"); big_times("part", factor < 0 ? -factor : factor)
        big_add(to ((factor < 0) == (i == 1) ? "-" : "+"), "part")
    }
}
function with_decimals(digits, decimals, is_negative) {
    while (length(digits) <= decimals) digits = "0" digits
    if (decimals > 0) digits = substr(digits, 1, length(digits) - decimals) "." substr(digits, length(digits) - decimals + 1)
    return (is_negative && digits ~ /[1-9]/ ? "-" : "") digits
}
# (above+ - above-) / below, dibulatkan setengah ke atas.
function rounded(decimals,   i, is_negative, digits) {
    for (i = 0; i < decimals; i++) { big_times("above+", 10); big_times("above-", 10) }
    big_times("above+", 2); big_times("above-", 2); big_add("above+", "below"); big_times("below", 2)
    is_negative = big_is_below("above+", "above-")
    if (is_negative) { # ke bawah berarti menjauhi nol
        big_subtract("above-", "above+"); big_add("above-", "below"); big_set("one", "1"); big_subtract("above-", "one")
        digits = big_divide("above-", "below")
    } else { big_subtract("above+", "above-"); digits = big_divide("above+", "below") }
    return with_decimals(digits, decimals, is_negative)
}
function take_below(   i) {
    if (big_is_below("B+", "B-") || big_text("B+") == big_text("B-")) { fault = "pembanding nol atau kurang"; return }
    big_copy("B+", "below"); big_subtract("below", "B-")
}
function compute(formula, of_file, of_column, of_where, by_file, by_column, by_where, decimals,   scale, other) {
    fault = ""
    if (formula == "sel" || formula == "banyak") {
        find_rows(of_file, of_where)
        if (fault == "" && formula == "sel" && (found_rows != 1 || column_of(of_file, of_column) == 0)) fault = of_file ": bukan satu sel"
        return fault != "" ? "" : formula == "banyak" ? found_rows "" : VALUE[of_file, FOUND[1], column_of(of_file, of_column)]
    }
    scale = scale_of(of_file, of_column, of_where)
    other = formula != "jumlah" && fault == "" ? scale_of(by_file, by_column, by_where) : 0
    if (other > scale) scale = other
    if (fault == "") add_up("A", of_file, of_column, of_where, scale)
    if (fault == "" && formula != "jumlah") add_up("B", by_file, by_column, by_where, scale)
    big_set("above+", "0"); big_set("above-", "0"); big_set("below", "1" substr("000000", 1, scale))
    if (fault != "") return ""
    if (formula == "jumlah") accumulate("above", "A", 1)
    else if (formula == "selisih") { accumulate("above", "A", 1); accumulate("above", "B", -1) }
    else if (formula == "bagian") { take_below(); accumulate("above", "A", 100) }
    else if (formula == "pertumbuhan") { take_below(); accumulate("above", "A", 100); accumulate("above", "B", -100) }
    else if (formula == "capaian-turun") { take_below(); accumulate("above", "B", 200); accumulate("above", "A", -100) }
    else fault = "rumus tidak dikenal: " formula
    return fault != "" ? "" : rounded(decimals)
}
function cell_of(name) {
    if (!((list, name) in COLUMN)) stop(list ": tidak ada kolom " name)
    return VALUE[list, row, COLUMN[list, name]]
}

BEGIN {
    if (ARGC != 2) stop("berikan satu berkas: angka-utama.csv")
    list = ARGV[1]; folder = ""
    if (match(list, /^.*\//)) { folder = substr(list, 1, RLENGTH); list = substr(list, RLENGTH + 1) }
    load(list)
    if (ROWS[list] < 1) stop(ARGV[1] ": tidak dapat dibaca atau kosong")
    for (row = 1; row <= ROWS[list]; row++) {
        name = cell_of("nama"); told = cell_of("nilai")
        if (nama != "" && index(name, nama) == 0) continue
        found = compute(cell_of("rumus"), cell_of("berkas"), cell_of("kolom"), cell_of("baris"), cell_of("berkas_pembanding"),
                        cell_of("kolom_pembanding"), cell_of("baris_pembanding"), decimals_of(told))
        tried++
        if (fault != "") { print name ": TIDAK DAPAT DIHITUNG. " fault; wrong++ }
        else if (found "" != told "") { print name ": TIDAK SAMA. Diumumkan " told ", dihitung ulang " found; wrong++ }
        else if (lengkap) print name ": sama, " told
    }
    printf "%d angka diperiksa, %d sama, %d tidak.\n", tried, tried - wrong, wrong
    exit tried > 0 && wrong == 0 ? 0 : 1
}
