#!/bin/sh
# Files of the office's answer on their way to the requester: links, their end, what is noted, and going on where a download stopped.
# usage: tools/run-suite cgi build FILE
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
fixture=$BUILD/tests/fixture_staff
CODE=2222-3333-4444-5555
"$fixture" account data_officer data_officer >"$folder/cookie"
as_officer() { COOKIE=loket=$(cat "$folder/cookie"); cgi staff GET /petugas/; token=$(field_of_page csrf); }
version_of() { "$fixture" state "$1" | sed -n 's/.* version \([0-9]*\) .*/\1/p'; }
open_case() { COOKIE=; cgi track POST /lacak/ "number=$number&code=$CODE"; access=$(field_of_page access); }
link_of_page() { sed -n 's/.*href="\(\/lacak\/berkas\/[^"]*\)".*/\1/p' "$folder/page" | head -1; }
taken() { query "SELECT count(*) FROM attachment_download"; }
same_bytes() { cmp -s "$folder/page" "$1"; }
office_days() { sed -i "s/^days = .*/days = $1/" "$folder/office/loket.ini"; }

# ---- an answer with a file
number=$("$fixture" request in_progress)
case_id=$(query "SELECT id FROM cases WHERE number = '$number'")
as_officer
begin
for pair in csrf=$token action=answer "version=$(version_of "$number")" "text=Terlampir." held_by=ours form=soft_copy ready_in=0; do add "${pair%%=*}" "${pair#*=}"; done
attach files "data izin.pdf" "$folder/small.pdf"; post staff "/petugas/aksi/$number"
fact "an officer answers with a file" has_status 303
fact "which has its last day, by the setting" [ "$(query "SELECT until_on FROM attachment")" = "$(local_date -d '+90 days' +%F)" ]
open_case
link=$(link_of_page)
fact "the requester reads its name and size" has_body "data izin.pdf (1 kB)"
fact "and until when it can be taken" has_body '<span class="soft">sampai '
fact "and has a link that names neither case nor file" no has_body "berkas/$number"
cgi track GET "$link"
fact "the link gives the file" has_status 200
fact "byte for byte" same_bytes "$folder/small.pdf"
fact "as a download under its name" has_header Content-Disposition 'filename="data_izin.pdf"'
fact "that no browser opens as a page" has_header Content-Security-Policy "sandbox"
fact "and it is noted" [ "$(taken)" = 1 ]
cgi track GET "$link"
fact "the same within the hour is one delivery" [ "$(taken)" = 1 ]
fact "the note stays as it is" no query "UPDATE attachment_download SET at = at" 2>/dev/null
as_officer; cgi staff GET "/petugas/kasus/$number"
fact "the office reads when it was fetched" has_body "data izin.pdf: "
COOKIE=

# ---- going on
size=$(wc -c <"$folder/small.pdf")
export HTTP_RANGE="bytes=9-"; cgi track GET "$link"
fact "a download that broke off goes on" has_status 206
fact "where it stopped" has_header Content-Range "bytes 9-$((size - 1))/$size"
tail -c +10 "$folder/small.pdf" >"$folder/rest"
fact "with the bytes behind" same_bytes "$folder/rest"
export HTTP_IF_RANGE='"another"'; cgi track GET "$link"
fact "of another version all is sent" has_status 200
unset HTTP_IF_RANGE; export HTTP_RANGE="bytes=$size-"; cgi track GET "$link"
fact "behind the end there is nothing" has_status 416
unset HTTP_RANGE
cgi track HEAD "$link"
fact "asking for its size alone sends nothing" [ ! -s "$folder/page" ]

# ---- what opens nothing
refused() { cgi track GET "$1"; has_status "$2" && has_body "$3" && has_body 'name="code"'; }
fact "a guessed link opens nothing, and the page says what to do" refused /lacak/berkas/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA 404 "tidak dikenal"
fact "nor one with letters added" refused "${link}AAAA" 404 "tidak dikenal"
fact "nor the access of the page in its place" refused "/lacak/berkas/$access" 404 "tidak dikenal"
file_id=$(query "SELECT id FROM attachment")
fact "a link whose hours are over says so" refused "/lacak/berkas/$("$BUILD/tests/fixture_aged" link "$case_id $file_id" 1)" 410 "sudah berakhir"
fact "a link to a file of another case opens nothing" refused "/lacak/berkas/$("$BUILD/tests/fixture_aged" link "$((case_id + 1)) $file_id" -60)" 404 "tidak dikenal"
fact "the twin with the right case does" no refused "/lacak/berkas/$("$BUILD/tests/fixture_aged" link "$case_id $file_id" -60)" 404 "tidak dikenal"
cgi track POST "$link" "x=1"
fact "and nothing is ever sent to a link" has_status 405

# ---- its last day
query "UPDATE attachment SET until_on = date('$(local_date +%F)', '-1 day')"
fact "after the last day a link that still runs is over too" refused "$link" 410 "sudah berakhir"
open_case
fact "the page says since when" has_body "Masa unduhnya berakhir"
fact "and has no link" [ -z "$(link_of_page)" ]
cgi track POST /lacak/lampiran "access=$access&attachment=$file_id"
fact "nor does the way of other files lead to it" has_status 410
as_officer; office_days 30
today=$(local_date +%d/%m/%Y)
cgi staff POST "/petugas/aksi/$number" "csrf=$token&action=deliver&version=$(version_of "$number")&text=Diserahkan+lagi.&delivered_on=$today"
fact "handing over again" has_status 303
fact "moves the last day, by the setting of now" [ "$(query "SELECT until_on FROM attachment")" = "$(local_date -d '+30 days' +%F)" ]
open_case; cgi track GET "$(link_of_page)"
fact "and the file can be taken again" same_bytes "$folder/small.pdf"

# ---- whose file it is
fact "one's own evidence has no last day" [ "$(query "SELECT count(*) FROM attachment AS a JOIN case_event AS e ON e.id = a.event_id WHERE e.actor_kind <> 'staff' AND a.until_on IS NOT NULL")" = 0 ]
rm -rf "$folder/office/uploads"/??
open_case; cgi track GET "$(link_of_page)"
fact "a file that is gone from the disk is our fault, and said to be" has_status 503
finish
