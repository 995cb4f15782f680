#!/bin/sh
# Requests that come back every month: made on the staff's page, made again by the nightly upkeep, exactly once a month.
# usage: tools/run-suite cgi build FILE
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
fixture=$BUILD/tests/fixture_staff
PAGE=/petugas/permintaan-bulanan
ROLES='front_desk complaint_officer data_officer survey_team section_head division_head head auditor administrator'
for role in $ROLES; do "$fixture" account "$role" "$role" >"$folder/cookie-$role"; done
as() { COOKIE=loket=$(cat "$folder/cookie-$1"); cgi staff GET /petugas/; token=$(field_of_page csrf); }
month=$(local_date +%Y-%m)
ASKED="agency_kind=opd&agency=Dinas+Uji&subject=Rekap+izin+terbit&information=&day=5&period=month_before&format_wanted=XLSX&obtain_way=soft_copy&delivery_way=courier&letter_number=005/12&letter_date=02/01/2026"
make() { cgi staff POST "$PAGE" "csrf=$token&action=make&first_month=$month&$ASKED"; }
with() { saved=$ASKED; ASKED=$(echo "$ASKED" | sed "s,$1=[^&]*,$1=$2,"); make; ASKED=$saved; }
one() { query "SELECT id FROM standing_request WHERE ended_on IS NULL"; }
version() { query "SELECT version FROM standing_request WHERE id = $id"; }
change() { cgi staff POST "$PAGE/$id" "csrf=$token&action=change&version=${2:-$(version)}&$(echo "$ASKED" | sed "s,$1,")"; }
upkeep() { run "$BUILD/loket" upkeep --now "$1"; }
made() { query "SELECT count(*) FROM standing_request_made"; }
requests() { query "SELECT count(*) FROM information_request"; }

for role in data_officer section_head division_head head auditor; do as $role; cgi staff GET $PAGE; fact "$role sees them" has_status 200; done
for role in front_desk complaint_officer survey_team administrator; do as $role; cgi staff GET $PAGE; fact "$role does not" has_status 403; done
for role in section_head head auditor front_desk administrator; do as $role; make; fact "$role makes none" has_status 403; done
as auditor; cgi staff GET $PAGE
fact "who only looks is offered no form" no has_body 'name="subject"'
fact "none is stored" [ "$(one)" = "" ]

as data_officer
for wrong in agency= subject= day=0 day=29 day=x day= period=mingguan obtain_way=telepati delivery_way=track_page agency_kind=warga letter_date=01/01/2199; do
    with "${wrong%%=*}" "${wrong#*=}"; fact "$wrong is refused" has_status 400
done
month=2020-01; make; month=$(local_date +%Y-%m)
fact "a month that is not offered is refused" has_status 400
fact "nothing of these is stored" [ "$(query "SELECT count(*) FROM standing_request")" = 0 ]
make
fact "a monthly request is stored" has_status 303
id=$(one)
fact "its subject stands for what is wanted" [ "$(query "SELECT information FROM standing_request")" = "Rekap izin terbit" ]
make
fact "the same body does not ask twice for the same" has_body "sudah mempunyai permintaan bulanan dengan perihal yang sama"
cgi staff GET $PAGE
fact "the list has it" has_body "Rekap izin terbit"
with subject "%3Cscript%3Ealert(1)%3C/script%3E"; cgi staff GET $PAGE
fact "what was typed is text" no has_body "<script>alert"
query "UPDATE standing_request SET ended_on = '2026-01-01' WHERE subject LIKE '<%'"

# ---- months: the office's day, once each, the missed ones too
query "DROP TRIGGER standing_request_has_ended; UPDATE standing_request SET first_month = '2026-03' WHERE id = $id"
upkeep 2026-03-04T16:59:59Z
fact "before its day there is none" [ "$(made)" = 0 ]
upkeep 2026-03-04T17:00:00Z
fact "on its local day it is made" [ "$(made)" = 1 ]
fact "and told" says "Permintaan bulanan dibuat: 1."
number=$(query "SELECT number FROM cases")
fact "in the register of its year" [ "$number" = PMI-2026-000001 ]
fact "as a letter that came on its day" [ "$(query "SELECT channel || ' ' || received_on FROM cases")" = "letter 2026-03-05" ]
fact "due ten working days later" [ "$(query "SELECT due_on FROM cases")" = 2026-03-19 ]
fact "for the month before" [ "$(query "SELECT subject || '|' || period_wanted || '|' || format_wanted FROM cases JOIN information_request ON id = case_id")" = "Rekap izin terbit (Februari 2026)|Februari 2026|XLSX" ]
fact "with the letter that asks" [ "$(query "SELECT letter_number || ' ' || letter_date || ' ' || agency FROM information_request")" = "005/12 2026-01-02 Dinas Uji" ]
fact "with a receipt" [ "$(query "SELECT count(*) FROM receipt")" = 1 ]
fact "and no person" [ "$(query "SELECT count(*) FROM identity")" = 0 ]
for again in 2026-03-04T18:00:00Z 2026-03-20T18:00:00Z 2026-04-04T16:00:00Z; do upkeep $again; fact "$again makes no second" [ "$(made)" = 1 ]; done
upkeep 2026-07-14T18:00:00Z
fact "after four missed months there are four more" [ "$(made)" = 5 ]
fact "of one month each" [ "$(query "SELECT group_concat(month) FROM (SELECT month FROM standing_request_made ORDER BY month)")" = 2026-03,2026-04,2026-05,2026-06,2026-07 ]
fact "each due from its own day" [ "$(query "SELECT count(DISTINCT received_on) FROM cases WHERE received_on LIKE '2026-%-05'")" = 5 ]
(upkeep 2026-08-04T18:00:00Z) & (upkeep 2026-08-04T18:00:00Z); wait
fact "two at a time make one" [ "$(made)" = 6 ]
upkeep 2026-08-01T18:00:00Z
fact "a clock that goes back makes none" [ "$(made)" = 6 ]
run "$BUILD/loket" audit verify; fact "the trail of what happened is whole" succeeds
fact "a month's request is for ever" no query "DELETE FROM standing_request_made" 2>/dev/null
fact "and is never another" no query "UPDATE standing_request_made SET month = '2030-01'" 2>/dev/null

# ---- it is a request like others
cgi staff GET "/petugas/kasus/$number"
fact "staff work on it as on every letter" has_body "Mulai proses"
cgi staff GET "$PAGE/$id"
fact "its page leads to what was made of it" has_body "/petugas/kasus/$number"
query "INSERT INTO case_exclusion (id, case_id, staff_id) SELECT 1, c.id, s.id FROM cases AS c, staff AS s WHERE c.number = '$number' AND s.name = 'division_head'"
as division_head; cgi staff GET "$PAGE/$id"
fact "whom a case is about does not find it there" no has_body "$number"

# ---- changes
as data_officer
change "day=5,day=20"
fact "it is changed" [ "$(query "SELECT day FROM standing_request WHERE id = $id")" = 20 ]
change "day=5,day=21" 1
fact "an old page changes nothing" has_status 409
fact "and keeps what was typed" has_body 'value="21"'
change "day=5,day=40"
fact "a day no month has is refused" has_status 400
cgi staff POST "$PAGE/$id" "csrf=$token&action=end&version=$(version)"
fact "an end is asked about" has_body "Centang untuk mengakhiri"
cgi staff POST "$PAGE/$id" "csrf=$token&action=end&version=1&sure=1"
fact "an old page ends nothing" has_status 409
as section_head; cgi staff POST "$PAGE/$id" "csrf=$token&action=end&version=$(version)&sure=1"
fact "who does not handle requests ends none" has_status 403
as data_officer; cgi staff POST "$PAGE/$id" "csrf=$token&action=end&version=$(version)&sure=1"
fact "it is ended" [ "$(one)" = "" ]
upkeep 2026-10-30T00:00:00Z
fact "then no more are made" [ "$(made)" = 6 ]
change "day=5,day=7"
fact "and it does not change" has_status 409
with subject Lain
query "UPDATE standing_request SET first_month = '2026-09', letter_date = '2026-09-16' WHERE subject = 'Lain'"
upkeep 2026-09-20T18:00:00Z
fact "a letter that is later than the day of its first month came on its own date" [ "$(query "SELECT received_on || ' ' || due_on FROM cases WHERE subject LIKE 'Lain (%'")" = "2026-09-16 2026-09-30" ]
upkeep 2026-10-05T18:00:00Z
fact "the next month on the day" [ "$(query "SELECT max(received_on) FROM cases WHERE subject LIKE 'Lain (%'")" = 2026-10-05 ]
query "UPDATE standing_request SET ended_on = '2026-10-06' WHERE subject = 'Lain'"
make
fact "the same body may begin anew" has_status 303
cgi staff GET "$PAGE/1"; fact "an unknown one is not found" has_status 404
cgi staff GET "$PAGE/x"; fact "nor a wrong address" has_status 404
as auditor; cgi staff GET /petugas/jejak
for words in "Permintaan bulanan dibuat" "Permintaan bulanan diubah" "Permintaan bulanan diakhiri"; do fact "the audit trail says: $words" has_body "$words"; done

# ---- last, for it ends every session: a clock that stands years ahead
id=$(one)
upkeep 2048-01-01T00:00:00Z
fact "it makes twelve, not hundreds" [ "$(made)" = 20 ]
finish
