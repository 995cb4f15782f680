#!/bin/sh
# Whoever copies the office's files and knows which slip was used when learns no more of the answers than by guessing. Each clue has a
# twin in which it wins, so that it is known to be able to.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
SLIPS=60
MOST_BY_CHANCE=7 # of any number of pairs one is right by chance; eight or more happen once in 100,000 runs
period=$(query "SELECT id FROM survey_period")
"$BUILD/tests/fixture_slips" "$folder/office" "$period" $SLIPS >"$folder/slips" || exit 1

# answers N: nine digits no other slip has.
answers() { n=$1; digits=; for _ in 1 2 3 4 5; do digits=$((n % 4 + 1))$digits; n=$((n / 4)); done; echo "3142$digits"; }
fields() { echo "$1" | sed 's/./&\n/g' | awk 'NF { printf "&u%d=%s", NR, $1 }'; }

# use_slips FROM TO: in random order of printing, each with its own answers; kept in $folder/truth in the order of use.
use_slips() {
    shuf "$folder/slips" | while read -r code hash; do
        i=$((${i:-0} + 1))
        fresh survey /survei/karcis
        mine=$(answers $i)
        cgi survey POST /survei/ "nonce=$nonce&situs_web=&period=$(field_of_page period)&slip=$code$(fields "$mine")"
        has_status 200 || echo "    refused: $code" >>"$folder/refused"
        echo "$hash $mine" >>"$folder/truth"
    done
}
# hits PATTERN: the best of the clues that fit.
hits() { grep -E -- "$1" "$folder/found" | awk '{ if ($2 > most) most = $2 } END { print most + 0 }'; }
look() { python3 tests/lib/link_slips.py "${1:-$folder/office/loket.db}" "$folder/truth" >"$folder/found"; cp "$folder/found" "$folder/out"; }

use_slips
fact "every slip becomes an answer" [ "$(query "SELECT (SELECT sum(spent) FROM survey_slip) * 1000 + (SELECT count(*) FROM survey_slip_box)")" = $((SLIPS * 1000 + SLIPS)) ]
fact "the write-ahead log is empty when the last of them is thanked" [ ! -s "$folder/office/loket.db-wal" ]
look
fact "the log ties no slip to an answer" [ "$(hits '^log')" -eq 0 ]
fact "no order in the file does, while the answers wait" [ "$(hits .)" -le $MOST_BY_CHANCE ]
fact "the adversary saw the answers" [ "$(grep -c survey_slip_box "$folder/found")" -ge 6 ]
fact "no log of the programs names a slip or an answer" [ -z "$(tr ' ' '\n' <"$folder/slips" | grep -rlaF -f - "$folder/office" --include='*.log' --include='*-shm' --include='*.lock')" ]

# The next week begins: all of them move at once.
query "UPDATE survey_slip_box SET answered_on = date(answered_on, '-7 days')"
"$BUILD/tests/fixture_slips" "$folder/office" "$period" 1 >"$folder/one"
read -r code hash <"$folder/one"
fresh survey /survei/karcis
cgi survey POST /survei/ "nonce=$nonce&situs_web=&period=$(field_of_page period)&slip=$code&u1=1&asked_once=1"
fact "when their week is over all move together" [ "$(query "SELECT count(*) FROM survey_response WHERE channel = 'slip'")" = $SLIPS ]
look
fact "no order in the file ties them afterwards" [ "$(hits .)" -le $MOST_BY_CHANCE ]

# Twins.
twin=$folder/twin.db
sqlite3 -batch "$twin" "CREATE TABLE survey_slip (period_id, code_hash BLOB, service_code, spent, PRIMARY KEY (period_id, code_hash)) WITHOUT ROWID;
    CREATE TABLE survey_slip_box (nonce BLOB PRIMARY KEY, answers) WITHOUT ROWID; CREATE TABLE survey_response (nonce BLOB PRIMARY KEY, answers) WITHOUT ROWID;"
while read -r hash mine; do echo "INSERT INTO survey_slip_box VALUES (randomblob(16), '$mine');"; done <"$folder/truth" | sqlite3 -batch "$twin"
look "$twin"
fact "twin: in a table that is only added to, the place in the page gives them away" [ "$(hits place)" -gt 20 ]
rm -f "$twin"*
{
    echo "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; .dbconfig no_ckpt_on_close on"
    echo "CREATE TABLE survey_slip (period_id, code_hash BLOB, service_code, spent, PRIMARY KEY (period_id, code_hash)) WITHOUT ROWID;"
    echo "CREATE TABLE survey_slip_box (nonce BLOB PRIMARY KEY, answers) WITHOUT ROWID; CREATE TABLE survey_response (nonce BLOB PRIMARY KEY, answers) WITHOUT ROWID;"
    while read -r hash _; do echo "INSERT INTO survey_slip VALUES (1, x'$hash', NULL, 0);"; done <"$folder/truth"
    echo "PRAGMA wal_checkpoint(TRUNCATE);"
    while read -r hash mine; do
        echo "BEGIN; INSERT INTO survey_slip_box VALUES (randomblob(16), '$mine'); UPDATE survey_slip SET spent = 1 WHERE code_hash = x'$hash'; COMMIT;"
    done <"$folder/truth"
} | sed 's/; \.dbconfig/;\n.dbconfig/' | sqlite3 -batch "$twin" >/dev/null
look "$twin"
fact "twin: a log that is kept gives all of them away" [ "$(hits '^log')" -eq $SLIPS ]
finish
