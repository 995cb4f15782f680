#!/bin/sh
# State × step of the citizen, as case_rule in the schema has it: what it allows happens once whatever is sent again, what it refuses changes
# nothing; an older page, a case whose person was erased and another case's access take no step at all.
# usage: tools/run-suite cgi build FILE
set -u
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
fixture=$BUILD/tests/fixture_staff
CODE=2222-3333-4444-5555
COOKIE=
open_case() { cgi track POST /lacak/ "number=$number&code=$CODE"; access=$(field_of_page access); nonce=$(field_of_page form_nonce); [ -n "$nonce" ] || nonce=$(field_of_page nonce); }
# A page that offers no form has no number for one: a form of another case of this moment stands in.
spare() { cgi track POST /lacak/ "number=$spare_number&code=$CODE"; nonce=$(field_of_page nonce); }
spare_objection() { cgi track POST /lacak/ "number=$spare_number&code=$CODE"; cgi track POST /lacak/keberatan "access=$(field_of_page access)"; nonce=$(field_of_page nonce); }
events() { query "SELECT count(*) || ' ' || cases.state || ' ' || version FROM case_event JOIN cases ON cases.id = case_id WHERE number = '$number'"; }
# step ACTION: sends it with the access and nonce at hand
step_as() {
    case $1 in
    confirm) cgi track POST /lacak/puas "access=$access" ;;
    object) cgi track POST /lacak/keberatan/kirim "nonce=$nonce&access=$access&situs_web=&objections=c&story=Uji&representative=" ;;
    *) cgi track POST /lacak/balas "nonce=$nonce&access=$access&situs_web=&message=Isi+uji&step=$1" ;;
    esac
}
make_case() { if [ "$1" = complaint ]; then "$fixture" complaint "$2" open; else "$fixture" request "$2"; fi; }
allows() { [ "$(query "SELECT count(*) FROM case_rule WHERE kind = '$1' AND state = '${2%%/*}' AND action = '$3' AND actor_kind = 'citizen'")" != 0 ]; }
leads() { [ "$(query "SELECT count(*) FROM case_rule JOIN cases ON cases.kind = case_rule.kind AND next_state = cases.state WHERE number = '$number' AND case_rule.state = '${1%%/*}' AND action = '$2' AND actor_kind = 'citizen'")" = 1 ]; }

"$fixture" matrix | awk '{ print $2, $3 }' | sort -u >"$folder/states"
allowed=0; refused=0
while read -r kind state <&3; do
    actions='reply object'; [ "$kind" = request ] || actions='reply confirm dispute appeal object'
    for action in $actions; do
        number=$(make_case "$kind" "$state")
        spare_number=$("$fixture" request received)
        [ "$action" != object ] || spare_number=$("$fixture" request refused)
        open_case
        case $action in object) spare_objection ;; *) [ -n "$nonce" ] || spare ;; esac
        before=$(events)
        # silence is objected to only after its last day, which this case has before it
        case "$kind $state $action" in "request received object" | "request in_progress object") may=no ;;
        *) if allows "$kind" "$state" "$action"; then may=yes; else may=no; fi ;; esac
        step_as "$action"; after=$(events)
        if [ $may = yes ]; then
            allowed=$((allowed + 1))
            fact "$kind $state: $action happens" has_status 200
            fact "$kind $state: $action is one step" [ "${after%% *}" -eq $((${before%% *} + 1)) ]
            fact "$kind $state: $action leads where the schema says" leads "$state" "$action"
            step_as "$action"
            fact "$kind $state: $action sent again is thanked again" has_status 200
            fact "$kind $state: $action sent again is still one step" [ "$(events)" = "$after" ]
        else
            refused=$((refused + 1))
            fact "$kind $state: $action is refused and changes nothing" [ "$before" = "$after" ]
            [ "$action $state" = "confirm closed_confirmed" ] || fact "$kind $state: $action is said to come too late" has_status 409
        fi
    done
done 3<"$folder/states"
fact "the schema allows something" [ "$allowed" -gt 15 ]
fact "and refuses something" [ "$refused" -gt 50 ]

# ---- an older page, an erased person, another's access
number=$("$fixture" request refused); open_case; spare_number=$number; spare_objection; old=$nonce
query "UPDATE cases SET version = version + 1, last_action = 'note' WHERE number = '$number'"
before=$(events); nonce=$old; step_as object
fact "a page from before another's note still files its objection: the objection is judged as the case stands" [ "$(events)" != "$before" ]
number=$("$fixture" request refused); open_case; spare_number=$number; spare_objection; kept=$access; form=$nonce
"$BUILD/loket" privacy erase "$number" >/dev/null
before=$(events); access=$kept; nonce=$form; step_as object
fact "of an erased person nothing is filed" has_status 409
for action in reply confirm; do
    access=$kept; spare_number=$("$fixture" request received); spare; step_as $action
    fact "nor does $action reach the case" [ "$(events)" = "$before" ]
done
finish
