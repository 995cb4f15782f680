#!/bin/sh
# 5,000 attempts to stuff the ballot box, by several browsers at once against several workers: ten slips stay ten answers.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
for limit in busy_above all_submissions_per_hour; do sed -i "s/^$limit = .*/$limit = 1000000/" "$LOKET_CONFIG"; done
query "INSERT INTO survey_period (id, key, instrument_id, label, service_code, unit_code, starts_on, ends_on, state, closes_at, population)
    SELECT 2, label || '-lain', instrument_id, label, 'izin-usaha', NULL, starts_on, ends_on, 'open', NULL, NULL FROM survey_period"
slips() { "$BUILD/tests/fixture_slips" "$folder/office" "$@" | cut -d' ' -f1; }
slips 1 30 >"$folder/slips"; slips 2 10 >"$folder/others"
recount() { "$BUILD/tests/fixture_recount" "$folder/office" >"$folder/recount" 2>"$folder/err"; }
tried() { awk -v kind="$1" -v status="$2" '$1 == kind && $2 == status { print $3 }' "$folder/out"; }

run timeout 300 python3 tests/lib/stuff_slips.py "$BUILD/survey" 2 "$(query "SELECT key FROM survey_period WHERE id = 1")" "$folder/slips" "$folder/others"
fact "all attempts are made" succeeds
fact "ten slips become ten answers" [ "$(tried first-use 200)" = 10 ]
fact "twenty browsers with one slip at once are one answer" [ "$(tried at-once 200) $(tried at-once 400)" = "1 19" ]
fact "5,000 more posts add none to the slips' answers" [ "$(query "SELECT count(*) FROM survey_slip_box")" = 11 ]
fact "nor to the totals" [ "$(query "SELECT sum(count) FROM survey_total WHERE channel = 'slip'")" = 11 ]
fact "nor anywhere else" [ "$(query "SELECT count(*) FROM survey_response")" = 0 ]
fact "every answer is the first one given with its slip" [ "$(query "SELECT DISTINCT answers FROM survey_slip_box")" = 444444444 ]
fact "eleven slips are spent, none of those never shown, none of another period" [ "$(query "SELECT sum(spent) FROM survey_slip")" = 11 ]
fact "the totals are what a recount of the answers gives, to the last digit" recount
fact "and the index is theirs" [ "$(awk '$2 > 0 { print $2, $3 }' "$folder/recount")" = "11 10000" ]
fact "a slip passed from hand to hand is refused" [ "$(tried shared 400)" = 1000 ]
fact "a guessed code is refused" [ "$(($(tried guessed 400) + 0$(tried guessed 429)))" = 1200 ]
fact "a replayed form is thanked and counts no more" [ "$(tried replayed 200)" = 800 ]
fact "nor does it with other answers" [ "$(tried replayed-with-other-answers 200)" = 500 ]
fact "nor does a form that brings another slip" [ "$(tried form-with-another-slip 200)" = 500 ]
fact "a form whose number was altered is refused" [ "$(tried altered-form 403)" = 500 ]
fact "a slip of another period is refused" [ "$(tried of-another-period 400)" = 500 ]
query "UPDATE survey_total SET tally = replace(tally, '44/11', '45/11')"
fact "twin: a total that is one point off is found" no recount
finish
