# What the tests of the citizens' programs share; read after tests/lib/shell.sh.
#   citizen_office              an office with two services and an open survey period of the official questionnaire
#   query SQL                   one value or table from the database
#   counts CASES EVENTS FILES   true when so many cases, steps and attachments are stored, and every file lies on disk
#   fresh PROGRAM PATH          gets the form and puts its nonce into $nonce
#   begin; add NAME VALUE; attach NAME FILENAME FILE; post PROGRAM PATH     one multipart form, kept for sending again
#   same_receipt PAGE PAGE      two receipt pages say the same
#   step, walk, lodge           a complaint: one step, all steps up to the check page, all and sent
#   in_database PATTERN, pending N   look into the database's bytes and the folder of waiting files
BOUNDARY=----loket-test-boundary
multipart=$folder/multipart

query() { sqlite3 -batch "$folder/office/loket.db" "$1"; }

citizen_office() {
    open_office "$@"
    today=$(date -u +%F)
    query "INSERT INTO service (code, name, position, active) VALUES ('izin-usaha', 'Perizinan berusaha', 1, 1), ('lama', 'Layanan lama', 2, 0);
        INSERT INTO instrument VALUES (1, 'uji', 'Kuesioner uji', 'Peraturan uji', 4, NULL, 'skm', 1, 25, 1, '$(printf %064d 0)');
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9)
        INSERT INTO instrument_item SELECT 1, i, i, 'unsur-' || i, 'Unsur ' || i, 'Bagaimana unsur ' || i || '?', '', 1 FROM n;
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9), v(j) AS (SELECT 1 UNION ALL SELECT j + 1 FROM v WHERE j < 4)
        INSERT INTO instrument_label SELECT 1, i, j, 'Nilai ' || j FROM n, v;
        INSERT INTO survey_period (id, key, instrument_id, label, starts_on, ends_on, state)
        VALUES (1, 'uji-2026', 1, 'uji-2026', date('$today', '-30 days'), date('$today', '+30 days'), 'open');"
}

counts() {
    found=$(query "SELECT (SELECT count(*) FROM cases) || ' ' || (SELECT count(*) FROM case_event) || ' ' || (SELECT count(*) FROM attachment)")
    [ "$found" = "$1 $2 $3" ] || { echo "    stored (cases, steps, files): $found, wanted $1 $2 $3"; return 1; }
    query "SELECT stored_name || ' ' || lower(hex(sha256)) FROM attachment" >"$folder/attachments"
    while read -r name hash; do
        path=$folder/office/uploads/$(echo "$name" | cut -c1-2)/$(echo "$name" | cut -c3-4)/$name
        [ "$(sha256sum <"$path" | cut -d' ' -f1)" = "$hash" ] || { echo "    wrong or missing: $path"; return 1; }
    done <"$folder/attachments"
    on_disk=$(find "$folder/office/uploads" -path '*/pending' -prune -o -type f -print | wc -l)
    [ "$on_disk" -eq "$3" ] || { echo "    files on disk: $on_disk, wanted $3"; return 1; }
}

# True when the bytes of the database or its log hold the pattern.
in_database() { cat "$folder/office/loket.db" "$folder/office/loket.db-wal" 2>/dev/null | grep -qaE -- "$1"; }

pending() { [ "$(find "$folder/office/uploads/pending" -type f 2>/dev/null | wc -l)" -eq "$1" ]; }

fresh() {
    cgi "$1" GET "$2"
    nonce=$(field_of_page nonce)
}

begin() { : >"$multipart"; }
add() { printf -- '--%s\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' "$BOUNDARY" "$1" "$2" >>"$multipart"; }
attach() {
    printf -- '--%s\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\nContent-Type: application/octet-stream\r\n\r\n' \
        "$BOUNDARY" "$1" "$2" >>"$multipart"
    cat "$3" >>"$multipart"
    printf '\r\n' >>"$multipart"
}
seal_form() { printf -- '--%s--\r\n' "$BOUNDARY" >>"$multipart"; }
send() { cgi_file "$1" POST "$2" "$multipart" "multipart/form-data; boundary=$BOUNDARY"; }
post() { seal_form; send "$1" "$2"; }

# Small real files: one pixel, an empty document, and what they could be mistaken for.
make_files() {
    printf '\211PNG\r\n\032\n\0\0\0\015IHDR\0\0\0\1\0\0\0\1\010\0\0\0\0:~\233U\0\0\0\nIDATx\234c`\0\0\0\2\0\1H\257\244q\0\0\0\0IEND\256B`\202' >"$folder/small.png"
    printf '%%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%%%EOF\n' >"$folder/small.pdf"
    head -c 40 "$folder/small.png" >"$folder/cut.png"
    printf '<html><script>alert(1)</script></html>' >"$folder/page.html"
    printf '\177ELF\2\1\1' >"$folder/program"
    : >"$folder/empty"
    { cat "$folder/small.png"; head -c 10485760 /dev/zero; } >"$folder/huge.png"
}

# The fields of each step of a complaint.
fields_of_step() {
    case $1 in
    who) echo confidentiality reporter_kind ;;
    service) echo service_code ;;
    story) echo subject narrative happened_on happened_where wanted ;;
    contact) echo name phone email ;;
    esac
}
value_of_field() {
    case $1 in
    confidentiality) echo open ;; reporter_kind) echo individual ;; service_code) echo izin-usaha ;; subject) echo "Izin terlambat" ;;
    narrative) echo "Sudah lama menunggu." ;; happened_on) echo 1/1/2026 ;; happened_where) echo "Loket 2" ;;
    name) echo "Pelapor Contoh" ;; phone) echo 081200000000 ;;
    esac
}

# step NAME [OVERRIDE…]: starts the form of one step with $nonce and $seen. NAME=VALUE replaces a field, NAME= leaves it empty,
# -NAME leaves it out, +NAME=VALUE adds one; go=back is another button than "next".
step() {
    begin
    add_field nonce "$nonce" "$@"; add_field situs_web "" "$@"; add_field step "$1" "$@"; add_field seen "${seen:-0}" "$@"
    for field in $(fields_of_step "$1"); do add_field "$field" "$(value_of_field "$field")" "$@"; done
    add_field go "$([ "$1" = check ] && echo send || echo next)" "$@"
    for override in "$@"; do case $override in +*) override=${override#+}; add "${override%%=*}" "${override#*=}" ;; esac; done
}
add_field() {
    field_name=$1; field_value=$2; shift 2
    for override in "$@"; do
        case $override in
        "$field_name="*) field_value=${override#*=} ;;
        "-$field_name") return ;;
        esac
    done
    add "$field_name" "$field_value"
}

# walk [OVERRIDE…] [FILE…]: all steps up to the check page; FILE is NAME:PATH. Ends early at the first step that is refused.
walk() {
    fresh complaint /pengaduan/; seen=0
    for walked in who service story files contact; do
        grep -q "name=\"step\" value=\"$walked\"" "$folder/page" || continue
        step $walked "$@"
        for override in "$@"; do case $walked$override in *=*) ;; files?*:/*) attach files "${override%%:*}" "${override#*:}" ;; esac; done
        post complaint /pengaduan/
        has_status 200 || return
        seen=$(field_of_page seen)
    done
}

# lodge [OVERRIDE…] [FILE…]: walks and sends: the receipt is in $folder/page.
lodge() {
    walk "$@"
    step check "$@"; post complaint /pengaduan/
}

# Two pages that differ in nothing but the token of their downloads, which is sealed anew each time.
same_receipt() {
    for page in "$1" "$2"; do sed 's/name="access" value="[^"]*"/name="access"/' "$page" >"$page.plain"; done
    grep -q 'class="register number"' "$1" && cmp -s "$1.plain" "$2.plain"
}

number_of_page() { sed -n 's/.*class="register number">\([^<]*\)<.*/\1/p' "$folder/page" | head -1; }
code_of_page() { sed -n 's/.*data-copy="[^ ]* \([^"]*\)".*/\1/p' "$folder/page" | head -1; }
