#!/bin/sh
# Facts about requests when the machine fails: lock held, disk full, workers killed, while somebody asks, the office answers with a file, and an
# objection is entered. Whatever was told as stored is there once, whole; nothing is there by half.
# usage: tools/run-suite cgi build FILE
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
fixture=$BUILD/tests/fixture_staff
CODE=2222-3333-4444-5555
ROUNDS=3 # of each kind with workers killed; each needs several tries
OFFICER=loket=$("$fixture" account petugas data_officer)
head -c 200000 /dev/urandom >"$folder/noise"
{ printf '%%PDF-1.4\n'; cat "$folder/noise"; printf '\n%%%%EOF\n'; } >"$folder/large.pdf"

stored() { query "SELECT (SELECT count(*) FROM cases) || ' ' || (SELECT count(*) FROM case_event) || ' ' || (SELECT count(*) FROM attachment) || ' ' || (SELECT count(*) FROM request_decision)
    || ' ' || (SELECT count(*) FROM request_objection) || ' ' || (SELECT count(*) FROM outbox)"; }
on_disk() { find "$folder/office/uploads" -path '*/pending' -prune -o -type f -print | wc -l; }
state() { query "SELECT state FROM cases WHERE number = '$number'"; }
version() { query "SELECT version FROM cases WHERE number = '$number'"; }
count_of() { query "SELECT count(*) FROM $1 WHERE case_id = (SELECT id FROM cases WHERE number = '$number')${2:+ AND $2}"; }

# The three forms; each may be sent again as it is.
asks() {
    COOKIE=; fresh request /permintaan-data/; program=request; path=/permintaan-data/
    begin; for pair in "nonce=$nonce" situs_web= kind=agency agency_kind=opd name=Dinas-Contoh letter_number=005/12 letter_date=2/1/2026 "subject=$1" \
        phone=081200000000 email=dinas@contoh.example information=Jumlah-izin purpose= obtain_way=soft_copy delivery_way=track_page; do
        add "${pair%%=*}" "${pair#*=}"
    done
    attach files surat.pdf "$folder/small.pdf"; seal_form; type="multipart/form-data; boundary=$BOUNDARY"
}
answers() { # with FILE
    number=$("$fixture" request in_progress); COOKIE=$OFFICER; cgi staff GET /petugas/; program=staff; path=/petugas/aksi/$number
    begin; for pair in "csrf=$(field_of_page csrf)" action=answer "version=$(version)" text=Jawaban-terlampir. held_by=ours form=soft_copy; do add "${pair%%=*}" "${pair#*=}"; done
    attach files jawaban.pdf "$1"; seal_form; type="multipart/form-data; boundary=$BOUNDARY"
}
objects() {
    number=$("$fixture" request refused); COOKIE=
    cgi track POST /lacak/ "number=$number&code=$CODE"; cgi track POST /lacak/keberatan "access=$(field_of_page access)"
    printf %s "nonce=$(field_of_page nonce)&access=$(field_of_page access)&situs_web=&objections=a&story=Seharusnya-terbuka.&representative=" >"$multipart"
    program=track; path=/lacak/keberatan/kirim; type=application/x-www-form-urlencoded
}
TYPED_asks=Jumlah-izin; TYPED_answers=Jawaban-terlampir.; TYPED_objects=Seharusnya-terbuka.
again() { cgi_file "$program" POST "$path" "$multipart" "$type"; }
typed_is_kept() { has_body "$(eval "echo \$TYPED_$1")"; }

# ---- somebody holds the write lock
for form in asks answers objects; do
    $form "$folder/small.pdf"; before=$(stored); files=$(on_disk)
    flock -F "$folder/office/loket.db.lock" sleep 60 & holder=$!
    again
    fact "$form, locked: 503" has_status 503
    fact "$form, locked: what was typed is kept" typed_is_kept $form
    kill "$holder" 2>/dev/null; wait "$holder" 2>/dev/null
    while ! flock -n "$folder/office/loket.db.lock" true; do sleep 0.1; done
    fact "$form, locked: nothing is stored" [ "$(stored) $(on_disk)" = "$before $files" ]
    again
    fact "$form, sent again: taken" no has_status 503
    fact "$form, sent again: stored" [ "$(stored)" != "$before" ]
done

# ---- the disk is full: no file may be written past 32 KB; the page goes through a pipe
full=$folder/full
mkdir "$full"
for name in request staff track; do
    printf '#!/bin/sh\n(trap "" XFSZ; ulimit -f 64; exec "%s") | cat\n' "$(realpath "$BUILD")/$name" >"$full/$name"; chmod +x "$full/$name"
done
on_full_disk() { whole=$BUILD; BUILD=$full; "$@"; BUILD=$whole; }
waiting() { find "$folder/office/uploads/pending" -type f | wc -l; }
for form in asks answers objects; do
    $form "$folder/small.pdf"; before=$(stored); files=$(on_disk)
    on_full_disk again
    fact "$form, disk full: 503" has_status 503
    fact "$form, disk full: what was typed is kept" typed_is_kept $form
    fact "$form, disk full: nothing is stored, nothing half" [ "$(stored) $(on_disk)" = "$before $files" ]
done
answers "$folder/large.pdf"; before=$(stored); files=$(on_disk); held=$(waiting)
on_full_disk again
fact "a file that finds no room: 503" has_status 503
fact "the officer is told that nothing is stored" has_body "Kiriman Anda belum disimpan."
fact "nothing is" [ "$(stored) $(on_disk)" = "$before $files" ]
fact "no part of the file stays" pending "$held"
fact "the request is still to be answered" [ "$(state)" = in_progress ]
fact "the database is whole" [ "$(query "PRAGMA integrity_check")" = ok ]

# ---- workers killed at any moment; the sender tries again with the same form until a page comes
killed=$folder/killed
mkdir "$killed"
for name in request staff track; do
    printf '#!/bin/sh\nexec timeout -s KILL "$PATIENCE" "%s"\n' "$(realpath "$BUILD")/$name" >"$killed/$name"; chmod +x "$killed/$name"
done
tries=0
until_told() {
    : >"$folder/page"; : >"$folder/head"; died=0
    until grep -q '</html>' "$folder/page" || grep -qi '^Location:' "$folder/head"; do
        PATIENCE=$(awk -v n="$round" -v s=$died 'BEGIN { printf "%.4f", 0.002 + n * 0.0013 + s * 0.004 }'); export PATIENCE
        whole=$BUILD; BUILD=$killed; again 2>/dev/null; BUILD=$whole
        died=$((died + 1)); tries=$((tries + 1))
        [ $died -lt 100 ] || break
    done
}
round=0
while [ $round -lt $ROUNDS ]; do
    asks "Putus-$round"; until_told
    fact "asked, killed on the way: one request with its file, its mail and its person ($died tries)" [ "$(query "SELECT count(*) || ' ' || sum((SELECT count(*) FROM attachment WHERE case_id = c.id)) || ' ' ||
        sum((SELECT count(*) FROM outbox WHERE case_id = c.id)) || ' ' || sum((SELECT count(*) FROM identity WHERE case_id = c.id)) FROM cases AS c WHERE subject = 'Putus-$round'")" = "1 1 1 1" ]
    answers "$folder/small.pdf"; mails=$(count_of outbox); until_told
    fact "answered, killed on the way: one answer, one file, one decision, one mail ($died tries)" \
        [ "$(state) $(count_of case_event "type = 'answer'") $(count_of attachment) $(count_of request_decision) $(($(count_of outbox) - mails))" = "answered 1 1 1 1" ]
    objects; until_told
    fact "objected, killed on the way: one objection, one step ($died tries)" [ "$(state) $(count_of request_objection) $(count_of case_event "type = 'object'")" = "objected 1 1" ]
    round=$((round + 1))
done
fact "workers were killed on the way" [ $tries -gt $((ROUNDS * 3 + 5)) ]
query "SELECT lower(hex(sha256)) || '  ' || substr(stored_name, 1, 2) || '/' || substr(stored_name, 3, 2) || '/' || stored_name FROM attachment" >"$folder/sums"
fact "every file of a row is on disk, whole" sh -c "cd '$folder/office/uploads' && sha256sum --check --status '$folder/sums'"
fact "objections are numbered without a gap" [ "$(query "SELECT max(sequence) - count(*) FROM request_objection")" = 0 ]
fact "the database is whole after it" [ "$(query "PRAGMA integrity_check")" = ok ]
run "$loket" audit verify
fact "the audit trail holds" succeeds
finish
