#!/bin/sh
# Whoever copies the office's files and knows which slip was used when learns no more of the answers than by guessing. The adversary is
# given the whole order of use, which is more than any log, clock or camera tells; each clue has a twin in which it wins, so that it is
# known to be able to. What cannot be hidden from two copies is told in ARCHITECTURE.md and measured here.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
SLIPS=200
GROUP=20            # answers between two copies of the file
MOST_HITS=10        # of a permutation, forwards or backwards: one each by chance; more once in 50,000,000
MOST_NEIGHBOURS=14  # two by chance; more once in 100,000,000
MOST_Z=5.3          # standard deviations of the rank correlation; more once in 10,000,000
MOST_BETWEEN=45     # hits in ten groups of twenty together, fifteen by chance
for limit in busy_above all_submissions_per_hour; do sed -i "s/^$limit = .*/$limit = 1000000/" "$LOKET_CONFIG"; done
period=$(query "SELECT id FROM survey_period"); key=$(query "SELECT key FROM survey_period")
database=$folder/office/loket.db
slips() { "$BUILD/tests/fixture_slips" "$folder/office" "$period" "$1" >"$2"; }
use() { python3 tests/lib/use_slips.py "$BUILD/survey" "$key" "$database" "$@"; }
look() { python3 tests/lib/link_slips.py "$@" >"$folder/found"; cp "$folder/found" "$folder/out"; }
clue() { sed -n "s/^$1 //p" "$folder/found"; }
# by_chance KIND CLUES HITS: at least so many clues of KIND were followed, and none did better than chance.
by_chance() {
    awk -v kind="$1" -v least="$2" -v hits="$3" -v z=$MOST_Z -v neighbours=$MOST_NEIGHBOURS '
        $1 != kind { next }
        { seen++; if ($2 > hits || $3 > z || -$3 > z || (kind == "order" && $4 > neighbours)) bad = 1 }
        END { exit bad || seen < least }' "$folder/found"
}

slips $SLIPS "$folder/slips"
touch -d "2026-01-01" "$folder/office"/* "$folder/office"/*/* 2>/dev/null
run use "$folder/slips" "$folder/truth" "$folder/copies" $GROUP
fact "every slip becomes an answer" [ "$(query "SELECT (SELECT sum(spent) FROM survey_slip) || ' ' || (SELECT count(*) FROM survey_slip_box)")" = "$SLIPS $SLIPS" ]
fact "the write-ahead log is empty when the last of them is thanked" [ ! -s "$database-wal" ]
fact "no file but the database is written or dated by an answer" \
    [ -z "$(find "$folder/office" -type f -newermt 2026-02-01 ! -name 'loket.db' ! -name 'loket.db-wal' ! -name 'loket.db-shm' ! -name 'loket.db.lock')" ]
fact "no file names a slip's code" [ -z "$(cut -d' ' -f1 "$folder/slips" | grep -rlaF -f - "$folder/office")" ]
look "$database" "$folder/truth" "$folder/copies"
fact "the log ties no slip to an answer" [ "$(clue log)" = 0 ]
fact "no page, free or in use, keeps what was deleted" [ "$(clue remains)" = 0 ]
fact "no order in the file tells, while the answers wait" by_chance order 8 $MOST_HITS
fact "of two copies, one taken before and one after twenty answers, neither pages nor order tell more than that they are among twenty" by_chance between 8 $MOST_BETWEEN
fact "which is one in twenty" [ "$(clue between | cut -d' ' -f3 | sort -u)" = 50 ]

# The stated limit.
slips 5 "$folder/singles"
use "$folder/singles" "$folder/truth-singles" "$folder/copies-singles" 1 $SLIPS
look "$database" "$folder/truth-singles" "$folder/copies-singles"
fact "limit: two copies with a single answer between them tell it" [ "$(clue between | cut -d' ' -f3 | sort -u)" = 1000 ]

"$loket" backup "$folder/backup" >/dev/null 2>"$folder/err"
look "$folder/backup/loket.db" "$folder/truth"
fact "a backup shows no order either" by_chance order 8 $MOST_HITS
fact "and has no key to find a slip by" [ -z "$(find "$folder/backup" -path '*key*')" ]

# The next week begins: all of them move at once.
query "UPDATE survey_slip_box SET answered_on = date(answered_on, '-7 days')"
slips 1 "$folder/one"
use "$folder/one" "$folder/truth-one" "$folder/copies-one" 1 1000
fact "when their week is over all move together" [ "$(query "SELECT count(*) FROM survey_response WHERE channel = 'slip'")" = $((SLIPS + 5)) ]
look "$database" "$folder/truth"
fact "no order in the file tells afterwards" by_chance order 8 $MOST_HITS
fact "and nothing remains of where they waited" [ "$(clue remains)" = 0 ]

# Twins.
twin=$folder/twin.db
SLIP_TABLE="CREATE TABLE survey_slip (period_id, code_hash BLOB, service_code, spent, PRIMARY KEY (period_id, code_hash)) WITHOUT ROWID;"
TABLES="$SLIP_TABLE CREATE TABLE survey_slip_box (nonce BLOB PRIMARY KEY, answers) WITHOUT ROWID; CREATE TABLE survey_response (nonce BLOB PRIMARY KEY, answers) WITHOUT ROWID;"
answered() { echo "INSERT INTO survey_slip_box VALUES (randomblob(16), '$1');"; }
{ echo "$TABLES BEGIN;"; while read -r hash mine; do answered "$mine"; done <"$folder/truth"; echo "COMMIT;"; } | sqlite3 -batch "$twin"
look "$twin" "$folder/truth"
fact "twin: in a table that is only added to, the place in the page gives them away" no by_chance order 1 $MOST_HITS
rm -f "$twin"*
{
    echo "PRAGMA secure_delete = OFF; $TABLES BEGIN;"
    while read -r hash mine; do answered "$mine"; done <"$folder/truth"
    echo "COMMIT; CREATE TABLE tray AS SELECT * FROM survey_slip_box ORDER BY nonce; DELETE FROM survey_slip_box; INSERT INTO survey_slip_box SELECT * FROM tray; DROP TABLE tray;"
} | sqlite3 -batch "$twin" >/dev/null
look "$twin" "$folder/truth"
fact "twin: where deleted rows are not overwritten they remain" [ "$(clue remains)" -gt 100 ]
rm -f "$twin"*
{
    echo "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0;"
    echo ".dbconfig no_ckpt_on_close on"
    echo "$TABLES BEGIN;"
    while read -r hash _; do echo "INSERT INTO survey_slip VALUES (1, x'$hash', NULL, 0);"; done <"$folder/truth"
    echo "COMMIT; PRAGMA wal_checkpoint(TRUNCATE);"
    while read -r hash mine; do echo "BEGIN; $(answered "$mine") UPDATE survey_slip SET spent = 1 WHERE code_hash = x'$hash'; COMMIT;"; done <"$folder/truth"
} | sqlite3 -batch "$twin" >/dev/null
look "$twin" "$folder/truth"
fact "twin: a log that is kept gives all of them away" [ "$(clue log)" -eq $SLIPS ]
finish
