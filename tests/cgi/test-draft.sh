#!/bin/sh
# Facts about a draft: who can open it, what a thief of the disk reads, when it is gone.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
PAGE=/pengaduan/
LATER=/pengaduan/lanjut
CANARY="Kenari di tambang nomor empat"
"$loket" user list >"$folder/users" 2>&1

saved_code() { sed -n '/class="secret"/s/<[^>]*>//gp' "$folder/page" | tr -d '\n' | sed 's/^ *//; s/ *$//' | tr ' ' '-'; }
open_draft() { cgi complaint POST $LATER "code=$1"; }
on() { has_body "name=\"step\" value=\"$1\""; }

walk "narrative=$CANARY" "name=Kenari Bernama" "foto.png:$folder/small.png"
step check go=later; post complaint $PAGE
code=$(saved_code); first=$nonce
fact "a draft put aside shows its code" [ ${#code} -eq 19 ]
fact "and the day it is kept until" has_body "$(local_date -d '+7 days' +%Y)"
fact "what is stored is found in the database's bytes" in_database izin-usaha
fact "nothing typed stands in the database or its log" no in_database "Kenari|foto\.png|Perorangan"
fact "nor the code, with hyphens or without" no in_database "$code|$(echo "$code" | tr -d -)"
fact "nor the number of the form" no in_database "$(printf %s "$first" | cut -c1-20)"
fact "no row tells who or when: the day it ends is all" [ "$(query "SELECT count(*) FROM pragma_table_info('draft')")" = 4 ]
fact "no log names it" no grep -rqE "Kenari|$code" "$folder/office/log"

# ---- another device
cgi complaint GET $LATER
fact "the page asks for the code" has_body 'name="code"'
open_draft "$(echo "$code" | tr 'A-Z-' 'a-z ' | sed 's/ /%20/g')"
fact "the code opens the draft, however it is typed" has_body "$CANARY"
fact "where all is answered, on the check page" on check
fact "under the number of the form it began with" [ "$(field_of_page nonce | cut -c1-20)" = "$(printf %s "$first" | cut -c1-20)" ]
nonce=$(field_of_page nonce); seen=$(field_of_page seen)
step story "narrative=$CANARY, lanjutan"; post complaint $PAGE
fact "the other device goes on with the same draft" [ "$(query "SELECT count(*) FROM draft")" = 1 ]
nonce=$first; seen=1; step story "narrative=Dari gawai pertama"; post complaint $PAGE; seen=$(field_of_page seen)
step check go=check; post complaint $PAGE
fact "the first device, late, takes no words away" has_body "$CANARY, lanjutan"
fact "the later save counts" has_body "Dari gawai pertama"
seen=1; step check; post complaint $PAGE
fact "a check page older than the draft is not sent" has_status 409
fact "but shown again" has_body "Isian berubah di jendela lain"
fact "no case is stored" [ "$(query "SELECT count(*) FROM cases")" = 0 ]

# ---- wrong codes
cp "$folder/page" "$folder/held"
for wrong in 2222-2222-2222-2222 AAAA-BBBB-CCCC-DDDD 1 "%27%20OR%201=1"; do
    open_draft "$wrong"; sed 's/value="[^"]*"//' "$folder/page" >"$folder/wrong"
    fact "the code $wrong opens nothing" has_status 404
    [ -e "$folder/first-wrong" ] || cp "$folder/wrong" "$folder/first-wrong"
    fact "and the page is the same for every wrong code" cmp -s "$folder/wrong" "$folder/first-wrong"
done
open_draft ""
fact "no code at all is answered with 400" has_status 400
ORIGIN=https://lain.invalid open_draft "$code"; unset ORIGIN
fact "a code from another site's form is answered with 403" has_status 403
sed -i 's/^code_tries_per_hour = .*/code_tries_per_hour = 4/' "$folder/office/loket.ini"
open_draft "$code"
fact "after too many wrong codes the right one is answered with 429" has_status 429
fact "the answer says when to come back" has_header Retry-After
REMOTE_ADDR=198.51.100.9 open_draft "$code"; unset REMOTE_ADDR
fact "another address is not kept out" has_body "Dari gawai pertama"
cgi track POST /lacak/ "number=PGD-2026-000001&code=2222-2222-2222-2222"
fact "tracking counts the same tries" has_status 429
query "DELETE FROM attempt"

# ---- a row changed on the disk, a forged number
query "UPDATE draft SET sealed = zeroblob(length(sealed))"
open_draft "$code"
fact "a draft changed from outside is answered with 500, not with rubbish" has_status 500
query "DELETE FROM draft_file; DELETE FROM draft"

# ---- seven days
walk "narrative=$CANARY" "foto.png:$folder/small.png"; kept=$nonce; kept_seen=$seen
step check go=later; post complaint $PAGE; code=$(saved_code)
night() { run "$loket" upkeep --now "$(date -u -d "$1" +%FT%TZ)"; }
files_kept() { [ "$(find "$folder/office/uploads" -path '*/pending' -prune -o -name "$(query "SELECT stored_name FROM draft_file")" -type f -print | wc -l)" -eq 1 ]; }
night '+6 days'
fact "six nights later the draft is there" [ "$(query "SELECT count(*) FROM draft")" = 1 ]
fact "with its file" files_kept
stored=$(query "SELECT stored_name FROM draft_file")
night '+9 days'
fact "after its last day the night removes it" succeeds
fact "with its row" [ "$(query "SELECT (SELECT count(*) FROM draft) || (SELECT count(*) FROM draft_file)")" = 00 ]
fact "and its file" [ -z "$(find "$folder/office/uploads" -name "$stored")" ]
open_draft "$code"
fact "its code opens nothing any more" has_status 404
nonce=$kept; seen=$kept_seen; step check; post complaint $PAGE
fact "sending it is answered with 409" has_status 409
fact "and the way begins again" on who
nonce=$kept; step story "narrative=Masih diketik"; post complaint $PAGE
fact "a step sent from an old page begins a draft, from the first step" on who
fact "and says so" has_body "Draf sebelumnya sudah terhapus"
step who; post complaint $PAGE; seen=$(field_of_page seen); step service; post complaint $PAGE
fact "its words are still there" has_body "Masih diketik"

# ---- an expired row the night has not removed yet
lodge; walk; step check go=later; post complaint $PAGE; code=$(saved_code)
query "UPDATE draft SET expires_on = '2026-01-01'"
open_draft "$code"
fact "a draft past its day is closed before the night comes" has_status 404
step check; post complaint $PAGE
fact "and cannot be sent" has_status 409

# ---- sent
walk; step check go=later; post complaint $PAGE; code=$(saved_code); step check; post complaint $PAGE
fact "the code of the draft is the code of the case" [ "$(code_of_page)" = "$code" ]
number=$(number_of_page); open_draft "$code"
fact "a draft that was sent is gone for its code" has_status 404
cgi track POST /lacak/ "number=$number&code=$code"
fact "with the number it opens the case" has_status 200
finish
