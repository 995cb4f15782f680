#!/bin/sh
# Facts about the citizens' programs when the machine fails: locked, damaged or full disk, killed workers.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
PAGE=/pengaduan/
all="u1=4&u2=3&u3=4&u4=1&u5=2&u6=3&u7=4&u8=4&u9=3"
ROUNDS=8 # submissions with workers killed on every step; each step needs a few tries

# in_step NAME: walks up to this step; the page of it is there, not sent yet.
in_step() {
    fresh complaint $PAGE; seen=0
    for before in who service story files contact; do
        [ "$before" != "$1" ] || return
        step $before; post complaint $PAGE; seen=$(field_of_page seen)
    done
}

# ---- somebody holds the write lock
fresh survey /survei/; survey_nonce=$nonce
in_step story; story_nonce=$nonce
flock -F "$folder/office/loket.db.lock" sleep 60 & holder=$!
step story; post complaint $PAGE
fact "a locked database is answered with 503" has_status 503
fact "the page keeps the text" has_body "Sudah lama menunggu."
fact "and the number of the form" [ "$(field_of_page nonce)" = "$story_nonce" ]
fact "it says when to come back" has_header Retry-After
step files; attach files foto.png "$folder/small.png"; post complaint $PAGE
fact "a file that cannot be kept is answered with 503" has_status 503
fact "it waits on the server" has_body "Sudah diterima: foto.png"
token=$(field_of_page kept_file)
cgi survey POST /survei/ "nonce=$survey_nonce&situs_web=&$all"
fact "a survey answer is answered with 503 too" has_status 503
kill "$holder" 2>/dev/null; wait "$holder" 2>/dev/null
while ! flock -n "$folder/office/loket.db.lock" true; do sleep 0.1; done
fact "no case is stored" counts 0 0 0
fact "no answer is stored" [ "$(query "SELECT count(*) FROM survey_response")" = 0 ]
step story; post complaint $PAGE; seen=$(field_of_page seen)
step files "+kept_file=$token"; post complaint $PAGE; seen=$(field_of_page seen)
fact "sent again the file is kept" [ "$(query "SELECT count(*) FROM draft_file")" = 1 ]
step contact; post complaint $PAGE; seen=$(field_of_page seen)
step check; seal_form
flock -F "$folder/office/loket.db.lock" sleep 60 & holder=$!
send complaint $PAGE
fact "the last button is answered with 503 as well" has_status 503
fact "with all answers" has_body "Sudah lama menunggu."
kill "$holder" 2>/dev/null; wait "$holder" 2>/dev/null
while ! flock -n "$folder/office/loket.db.lock" true; do sleep 0.1; done
send complaint $PAGE
fact "sent again it is one case with its file" counts 1 1 1

# ---- the disk is full: no file may be written past 32 KB; the page goes through a pipe
full=$folder/full
mkdir "$full"
for program in complaint survey; do
    cat >"$full/$program" <<WRAPPER
#!/bin/sh
(trap '' XFSZ; ulimit -f 64; exec "$(realpath "$BUILD")/$program") | cat
WRAPPER
    chmod +x "$full/$program"
done
on_full_disk() { whole=$BUILD; BUILD=$full; "$@"; BUILD=$whole; }
head -c 200000 /dev/urandom >"$folder/noise"
{ printf '%%PDF-1.4\n'; cat "$folder/noise"; printf '\n%%%%EOF\n'; } >"$folder/large.pdf"
in_step story; step story "subject=Disk penuh"; seal_form
on_full_disk send complaint $PAGE
fact "a full disk is answered with 503" has_status 503
fact "the page keeps what was typed" has_body "Disk penuh"
fact "nothing is stored, nothing half" counts 1 1 1
in_step files; step files; attach files surat.pdf "$folder/large.pdf"; seal_form
on_full_disk send complaint $PAGE
fact "a file that finds no room is answered with 503" has_status 503
fact "no part of it stays" pending 0
fact "still nothing is stored" counts 1 1 1
# a reader holds the log, so that it grows past the limit instead of starting again
mkfifo "$folder/reader"
sqlite3 -batch "$folder/office/loket.db" <"$folder/reader" >"$folder/read" & reader=$!
exec 3>"$folder/reader"
echo "BEGIN; SELECT count(*) FROM cases;" >&3
while [ ! -s "$folder/read" ]; do sleep 0.1; done
lodge "subject=Mengisi catatan"
fresh survey /survei/
on_full_disk cgi survey POST /survei/ "nonce=$nonce&situs_web=&$all"
fact "a survey answer on a full disk is answered with 503" has_status 503
fact "no answer is stored on a full disk" [ "$(query "SELECT count(*) FROM survey_response")" = 0 ]
exec 3>&-; wait "$reader"
fact "the database is whole" [ "$(query "PRAGMA integrity_check")" = ok ]

# ---- workers killed at any moment; the sender tries again with the same form until a receipt comes
killed=$folder/killed
mkdir "$killed"
cat >"$killed/complaint" <<WRAPPER
#!/bin/sh
exec timeout -s KILL "\$PATIENCE" "$(realpath "$BUILD")/complaint"
WRAPPER
chmod +x "$killed/complaint"
before=$(query "SELECT count(*) FROM cases")
tries=0; done=0; : >"$folder/numbers"
while [ $done -lt $ROUNDS ]; do
    fresh complaint $PAGE; seen=0
    for name in who service story files contact check; do
        step $name "subject=Putus $done"
        [ $name != files ] || attach files foto.png "$folder/small.png"
        seal_form; : >"$folder/page"; died=0
        until has_status 200 && grep -q '</html>' "$folder/page"; do
            # each try lives a little longer; where it dies moves through the whole program
            PATIENCE=$(awk -v n=$done -v s=$died 'BEGIN { printf "%.4f", 0.002 + n * 0.0011 + s * 0.004 }'); export PATIENCE
            whole=$BUILD; BUILD=$killed; send complaint $PAGE 2>/dev/null; BUILD=$whole
            died=$((died + 1)); tries=$((tries + 1))
            [ $died -lt 200 ] || break
        done
        seen=$(field_of_page seen)
    done
    number_of_page >>"$folder/numbers"
    done=$((done + 1))
done
fact "workers were killed on the way" [ $tries -gt $((ROUNDS + 10)) ]
fact "every sender got a receipt of its own" [ "$(sort -u "$folder/numbers" | grep -c PGD)" -eq $ROUNDS ]
fact "every receipt is one case" [ "$(query "SELECT count(*) FROM cases WHERE subject LIKE 'Putus %'")" -eq $ROUNDS ]
fact "no draft is left of them" [ "$(query "SELECT count(*) FROM draft")" -le 3 ]
fact "every case has its step, its file and its identity" [ "$(query "SELECT count(*) FROM cases AS c WHERE subject LIKE 'Putus %'
    AND (SELECT count(*) FROM case_event WHERE case_id = c.id) = 1 AND (SELECT count(*) FROM attachment WHERE case_id = c.id) = 1
    AND (SELECT count(*) FROM identity WHERE case_id = c.id) = 1")" -eq $ROUNDS ]
query "SELECT lower(hex(sha256)) || '  ' || substr(stored_name, 1, 2) || '/' || substr(stored_name, 3, 2) || '/' || stored_name FROM attachment" >"$folder/sums"
fact "every file of a row is on disk, whole" sh -c "cd '$folder/office/uploads' && sha256sum --check --status '$folder/sums'"
fact "numbers follow each other without a gap" [ "$(query "SELECT max(CAST(substr(number, -6) AS INTEGER)) FROM cases")" -eq $((before + ROUNDS)) ]
run "$loket" audit verify
[ "$status" -eq 2 ] || fact "the audit trail holds" succeeds

# ---- the database is damaged
query "PRAGMA wal_checkpoint(TRUNCATE)" >/dev/null
fresh complaint $PAGE
size=$(wc -c <"$folder/office/loket.db")
head -c $((size - 4096)) /dev/urandom | dd of="$folder/office/loket.db" bs=4096 seek=1 conv=notrunc 2>/dev/null
step who; seal_form; send complaint $PAGE
fact "a damaged database is answered with 503 to a form" has_status 503
for program in survey request track; do
    cgi $program GET "$(echo "survey /survei/ request /permintaan-data/ track /lacak/" | sed "s|.*$program \([^ ]*\).*|\1|")"
    fact "a damaged database: $program answers with 503" has_status 503
done
finish
