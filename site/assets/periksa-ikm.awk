# Menghitung ulang indeks kepuasan dari berkas jawaban. Tidak perlu program lain, jaringan, atau kepercayaan kepada kami.
#
#   awk -f periksa-ikm.awk ikm-PERIODE-jawaban.csv
#   awk -v ikm=INDEKS -v jumlah=JUMLAH -f periksa-ikm.awk ikm-PERIODE-jawaban.csv   membandingkan dengan yang diumumkan
#   awk -v kolom=kode_saluran -v nilai=slip -f periksa-ikm.awk ikm-PERIODE-jawaban.csv   hanya baris dengan isi itu
#
# Kelompok yang terlalu kecil digabung: pada baris-barisnya kode_saluran (atau kode_layanan) kosong. Maka hitungan satu saluran
# dapat kurang dari jumlah jawaban lewat saluran itu.
#
# Kuesioner dibaca dari berkas …-kuesioner.json di folder yang sama (atau -v kuesioner=BERKAS). Tanpa berkas itu dipakai
# sembilan unsur SKM menurut Permenpan-RB 14/2017. Hasil akhir program 0: dihitung, dan sama bila dibandingkan; 1: tidak.
#
# Cara menghitung: NRR pertanyaan = jumlah nilai / banyaknya yang menjawabnya. NRR unsur = rata-rata NRR pertanyaannya. Indeks =
# rata-rata NRR unsur x pengali kuesioner (SKM: 25). Semuanya pecahan tepat: bilangan bulat panjang, dibulatkan satu kali, setengah ke atas.

function stop(message) { print "periksa-ikm: " message | "cat 1>&2"; failed = 1; exit 1 }

# ---- bilangan bulat panjang: N[nama] angka berbasis sejuta dalam B[nama, 0 ...] ----

function big_set(name, value) { N[name] = 0; do { B[name, N[name]++] = value % 1000000; value = int(value / 1000000) } while (value > 0) }
function big_times(name, factor,   i, carry) {
    carry = 0
    for (i = 0; i < N[name] || carry > 0; i++) {
        if (i < N[name]) carry += B[name, i] * factor
        B[name, i] = carry % 1000000; carry = int(carry / 1000000)
    }
    if (i > N[name]) N[name] = i
}
function big_copy(from, to,   i) { N[to] = N[from]; for (i = 0; i < N[from]; i++) B[to, i] = B[from, i] }
function big_add(to, from,   i, carry) {
    carry = 0
    for (i = 0; i < N[to] || i < N[from] || carry > 0; i++) {
        carry += (i < N[to] ? B[to, i] : 0) + (i < N[from] ? B[from, i] : 0)
        B[to, i] = carry % 1000000; carry = int(carry / 1000000)
    }
    if (i > N[to]) N[to] = i
}
function big_is_below(a, b,   i, x, y) {
    for (i = (N[a] > N[b] ? N[a] : N[b]) - 1; i >= 0; i--) {
        x = i < N[a] ? B[a, i] : 0; y = i < N[b] ? B[b, i] : 0
        if (x != y) return x < y
    }
    return 0
}

# ABOVE[1..terms] / BELOW[1..terms] dijumlahkan, dikali factor, dibagi divisor, dibulatkan setengah ke atas.
function round_terms(factor, divisor,   i, j, low, high, middle) {
    big_set("below", 1); big_set("above", 0)
    for (i = 1; i <= terms; i++) big_times("below", BELOW[i])
    for (i = 1; i <= terms; i++) {
        big_set("term", ABOVE[i])
        for (j = 1; j <= terms; j++) if (j != i) big_times("term", BELOW[j])
        big_add("above", "term")
    }
    big_times("above", 2 * factor); big_times("below", divisor); big_add("above", "below"); big_times("below", 2)
    low = 0; high = 1000000000
    while (low + 1 < high) { # low x below <= above < high x below
        middle = int((low + high) / 2)
        big_copy("below", "try"); big_times("try", middle)
        if (big_is_below("above", "try")) high = middle; else low = middle
    }
    return low
}

function decimal(value, decimals,   text) {
    text = sprintf("%d", value)
    while (length(text) <= decimals) text = "0" text
    return substr(text, 1, length(text) - decimals) "," substr(text, length(text) - decimals + 1)
}

# ---- kuesioner: JSON menjadi J["items.0.code"] ----

function json_take(pattern,   found) {
    sub(/^[ \t\r\n]+/, "", rest)
    if (!match(rest, pattern)) stop(questionnaire ": bukan JSON yang utuh")
    found = substr(rest, 1, RLENGTH); rest = substr(rest, RLENGTH + 1)
    return found
}
function json_text(   found) {
    found = json_take("^\"([^\"\\\\]|\\\\.)*\"")
    found = substr(found, 2, length(found) - 2); gsub(/\\"/, "\"", found); gsub(/\\\\/, "\\", found)
    return found
}
function json_next_is(letter) { sub(/^[ \t\r\n]+/, "", rest); return substr(rest, 1, 1) == letter }
function json_value(path,   i, key) {
    if (json_next_is("{")) {
        json_take("^[{]")
        for (i = 0; !json_next_is("}"); i++) { if (i) json_take("^,"); key = json_text(); json_take("^:"); json_value(path key ".") }
        json_take("^[}]")
    } else if (json_next_is("[")) {
        json_take("^[[]")
        for (i = 0; !json_next_is("]"); i++) { if (i) json_take("^,"); json_value(path i ".") }
        json_take("^[]]"); J[path "count"] = i
    } else J[substr(path, 1, length(path) - 1)] = json_next_is("\"") ? json_text() : json_take("^[-+.a-zA-Z0-9]+")
}
function hundredths(text) { return substr(text, 1, length(text) - 3) * 100 + substr(text, length(text) - 1) }

function read_questionnaire(   i, line) {
    while ((getline line < questionnaire) > 0) rest = rest line "\n"
    close(questionnaire)
    json_value("")
    title = J["title.id"]; scale = J["scale"] + 0; items = J["items.count"]; bands = J["bands.count"]
    numerator = J["conversion.numerator"] + 0; denominator = J["conversion.denominator"] + 0
    for (i = 1; i <= items; i++) {
        CODE[i] = J["items." (i - 1) ".code"]
        OUTSIDE[i] = J["items." (i - 1) ".counted"] == "false"
        UNSUR[i] = ("items." (i - 1) ".unsur") in J ? J["items." (i - 1) ".unsur"] : CODE[i]
    }
    for (i = 1; i <= bands; i++) { FROM[i] = hundredths(J["bands." (i - 1) ".from"]); MARK[i] = J["bands." (i - 1) ".mark"]; LABEL[i] = J["bands." (i - 1) ".label.id"] }
    if (items < 1 || scale < 2 || scale > 9 || numerator < 1 || denominator < 1) stop(questionnaire ": bukan kuesioner")
}

function take_skm(   i) {
    title = "SKM, sembilan unsur (Permenpan-RB 14/2017)"; scale = 4; numerator = 25; denominator = 1
    items = split("persyaratan prosedur waktu biaya produk kompetensi perilaku sarana pengaduan", CODE, " ")
    for (i = 1; i <= items; i++) { UNSUR[i] = CODE[i]; OUTSIDE[i] = 0 }
    bands = split("2500 6500 7661 8831", FROM, " "); split("D C B A", MARK, " "); split("Tidak Baik,Kurang Baik,Baik,Sangat Baik", LABEL, ",")
}

# ---- jawaban ----

# Titik koma memisahkan sel bila baris judul tidak berkoma: begitulah lembar kerja berbahasa Indonesia menyimpan CSV.
function find_separator(header) { separator = header !~ /,/ && header ~ /;/ ? ";" : "," }
function read_cells(line,   cell) {
    sub(/\r$/, "", line)
    for (cells = 0; ; ) {
        if (line ~ /^"/) {
            if (!match(line, /^"([^"]|"")*"/)) stop(FILENAME ", baris " FNR ": tanda kutip tidak ditutup")
            cell = substr(line, 2, RLENGTH - 2); gsub(/""/, "\"", cell)
        } else { match(line, "^[^" separator "]*"); cell = substr(line, 1, RLENGTH) }
        line = substr(line, RLENGTH + 1); CELL[++cells] = cell
        if (substr(line, 1, 1) != separator) break
        line = substr(line, 2)
    }
    if (line != "") stop(FILENAME ", baris " FNR ": kolom rusak")
}

function find_columns(   i, name, numbered) {
    for (i = 1; i <= cells; i++) COLUMN[CELL[i]] = i
    for (numbered = 0; ("u" (numbered + 1)) in COLUMN; numbered++) { }
    if (numbered > 0 && numbered != items) stop(FILENAME ": " numbered " kolom jawaban, kuesioner punya " items " pertanyaan; taruh berkas kuesioner di sebelahnya")
    for (i = 1; i <= items; i++) {
        name = numbered > 0 ? "u" i : CODE[i]
        if (!(name in COLUMN)) stop(FILENAME ": tidak ada kolom " name "; taruh berkas kuesioner di sebelahnya")
        AT[i] = COLUMN[name]
    }
    if (kolom != "" && !(kolom in COLUMN)) stop(FILENAME ": tidak ada kolom " kolom)
}

FNR == 1 {
    sub(/^\357\273\277/, "")
    questionnaire = kuesioner
    if (questionnaire == "") { questionnaire = FILENAME; if (!sub(/jawaban\.csv$/, "kuesioner.json", questionnaire)) questionnaire = "" }
    has_questionnaire = questionnaire != "" && (getline rest < questionnaire) > 0
    if (has_questionnaire) { close(questionnaire); rest = ""; read_questionnaire() }
    else if (kuesioner != "") stop(kuesioner ": tidak dapat dibaca")
    else take_skm()
    find_separator($0); read_cells($0); columns = cells; find_columns()
    next
}
/^\r?$/ { next }
{
    read_cells($0); counted = 0
    if (cells != columns) stop(FILENAME ", baris " FNR ": " cells " kolom, bukan " columns)
    if (kolom != "" && CELL[COLUMN[kolom]] != nilai) next
    for (i = 1; i <= items; i++) {
        cell = CELL[AT[i]]
        if (cell == "") continue
        if (cell !~ /^[1-9]$/ || cell + 0 > scale) stop(FILENAME ", baris " FNR ": jawaban \"" cell "\" bukan 1 sampai " scale)
        SUM[i] += cell; ANSWERED[i]++
        if (!OUTSIDE[i]) { counted = 1; total += cell }
    }
    n += counted
}

# ---- hasil ----

function print_items(   i) {
    printf "%-24s %12s %10s %8s\n", "pertanyaan", "jumlah", "jawaban", "NRR"
    for (i = 1; i <= items; i++) {
        terms = 1; ABOVE[1] = SUM[i] + 0; BELOW[1] = ANSWERED[i] + 0
        printf "%-24s %12d %10d %8s%s\n", CODE[i], SUM[i], ANSWERED[i], ANSWERED[i] ? decimal(round_terms(1000, 1), 3) : "-", OUTSIDE[i] ? "  di luar indeks" : ""
    }
}
function index_terms(   i) {
    parts = 0
    for (i = 1; i <= items; i++) if (!OUTSIDE[i] && ANSWERED[i] > 0 && QUESTIONS[UNSUR[i]]++ == 0) parts++
    terms = 0
    for (i = 1; i <= items; i++) if (!OUTSIDE[i] && ANSWERED[i] > 0) { ABOVE[++terms] = SUM[i]; BELOW[terms] = ANSWERED[i] * QUESTIONS[UNSUR[i]] }
}
function same(name, announced, found) {
    sub(/\./, ",", announced)
    if (announced == found) { print name ": sama dengan yang diumumkan (" found ")"; return 1 }
    print name ": TIDAK SAMA. Diumumkan " announced ", dihitung ulang " found
    return 0
}

END {
    if (failed) exit 1
    if (items == 0) stop("berkas jawaban kosong")
    print "Kuesioner: " title
    if (kolom != "") print "Hanya " kolom " = " nilai
    printf "Jawaban yang dihitung (n): %d\n\n", n
    print_items()
    index_terms()
    if (terms == 0) stop("tidak ada jawaban yang dihitung")
    result = round_terms(100 * numerator, denominator * parts)
    for (i = bands; i > 0 && result < FROM[i]; i--) { }
    printf "\nJumlah semua nilai: %d\nIndeks: %s\nMutu: %s\n", total, decimal(result, 2), (i > 0 ? MARK[i] " (" LABEL[i] ")" : "tidak ada")
    is_same = (ikm == "" || same("Indeks", ikm, decimal(result, 2))) + (jumlah == "" || same("Jumlah semua nilai", jumlah, sprintf("%d", total)))
    exit is_same == 2 ? 0 : 1
}
