#!/bin/sh
# The builder when something goes wrong, and when something was approved: the old edition stays, staff learn where and why and never which
# value, and what was approved is live without anybody starting anything. usage: BUILD=build tests/cli/test-publish.sh
set -u
. tests/lib/shell.sh
open_office
run "$loket" sample --now 2026-11-21T04:00:00Z
fact "the sample office is filled" succeeds
site=$folder/office/site
now=2026-11-21T05:00:00Z
publish() { run "$loket" publish --now $now "$@"; }
query() { sqlite3 "$folder/office/loket.db" "$1"; }
outcome() { query "SELECT outcome || ' ' || edition FROM site_run"; }
live() { readlink "$site/current"; }
# is_old: the first edition is live and whole, and nothing half-done stands beside it.
is_old() { [ "$(live)" = editions/1 ] && "$loket" site verify "$site/current" >/dev/null && [ -z "$(find "$site/editions" -name '*.tmp')" ]; }
publish
fact "the first edition goes live" succeeds
fact "which staff can read" [ "$(outcome)" = "live 1" ]
run "$loket" publish --now $now --out "$folder/elsewhere" --quiet
fact "with --quiet nothing is said" test ! -s "$folder/out"
fact "a trial elsewhere is not what staff read" [ "$(outcome)" = "live 1" ]

# ---- --diff, --dry-run, --full ----

run "$loket" publish --now 2027-01-04T05:00:00Z --dry-run --diff
fact "a dry run says what would change" says "~ index.html"
fact "and changes nothing" is_old
run "$loket" publish --now $now --diff --quiet
fact "nothing changed, nothing named" test ! -s "$folder/out"

# ---- a template with an error ----

cp -r templates "$folder/templates"
sed -i "s#^templates = .*#templates = $folder/templates#" "$folder/office/loket.ini"
echo '{{#tidak_ditutup}}' >>"$folder/templates/pages/site_home.mustache"
publish
fact "a template with an error is named with its line" fails_with 1
fact "in words an administrator can follow" warns "site_home.mustache:"
fact "and the old edition stays" is_old
fact "staff are told" [ "$(outcome)" = "failed 1" ]
fact "with the place" [ "$(query "SELECT fault GLOB '*site_home.mustache*' FROM site_run")" = 1 ]
run "$loket" doctor
fact "the doctor tells it too" says "gagal dibangun"
sed -i "s#^templates = .*#templates = $PWD/templates#" "$folder/office/loket.ini"

# ---- a private value ----

echo "Indeks Kepuasan" >"$folder/planted"
publish --planted "$folder/planted"
fact "a planted value stops the edition" fails_with 1
fact "and the old one stays" is_old
fact "staff learn where" [ "$(query "SELECT fault GLOB '*.*: memuat nilai rahasia yang ditanam*' FROM site_run")" = 1 ]
fact "and not what" [ "$(query "SELECT instr(fault, 'Indeks') FROM site_run")" = 0 ]
publish
fact "the next good run takes the word back" [ "$(outcome)" = "unchanged 1" ]
run "$loket" doctor
fact "for the doctor too" says "edisi 1"

# ---- no room ----

for blocks in 1 8 40; do
    run sh -c "ulimit -f $blocks; exec '$loket' publish --full --now 2026-11-22T05:00:00Z"
    fact "files that may grow to $blocks blocks alone fail the run" fails_with 1
    fact "and leave the old edition" is_old
done

# ---- killed at any step ----

step=0; killed=' '
# A whole edition links nothing; one of few changes does.
kill_at() { # CALL WHEN
    full=--full
    [ "$1" != linkat ] || { full=; "$loket" unit add "unit-$2" "Unit $2" >/dev/null; }
    strace -f -qq -o /dev/null -e trace="$1" -e inject="$1:signal=KILL:when=$2" "$loket" publish $full --quiet --now 2026-11-22T05:00:00Z >/dev/null 2>&1
    [ $? -ne 137 ] || killed="$killed$1-$2 "
}
for call in mkdirat openat write linkat renameat syncfs symlinkat fsync unlinkat; do
    for when in 1 7 60; do
        kill_at $call $when
        "$loket" site verify "$site/current" >"$folder/out" 2>&1 || { echo "    killed at $call $when" >>"$folder/out"; step=1; break 2; }
    done
done
echo "    killed at$killed" >>"$folder/out"
not_killed() { for call in mkdirat openat write linkat renameat syncfs symlinkat fsync unlinkat; do case $killed in *" $call-1 "*) ;; *) echo "$call" ;; esac; done; }
fact "strace can kill it at each of the nine calls" [ -z "$(not_killed)" ]
fact "killed at any of 27 steps, an edition is live and whole" test $step = 0
publish
fact "and the next run tidies up" succeeds
fact "all of it" [ -z "$(find "$site/editions" -name '*.tmp')" ]

# ---- two at once, on demand ----

"$loket" publish --full --quiet --now 2026-11-23T05:00:00Z & first=$!
"$loket" publish --full --quiet --now 2026-11-23T05:00:00Z & second=$!
wait $first; one=$?; wait $second; other=$?
fact "two at once wait for each other" [ "$one$other" = 00 ]

number=$(query "SELECT edition FROM site_run")
"$BUILD/loket-publish" --watch 2>"$folder/watch.err" & watch=$!
sleep 4
fact "the builder that waits builds nothing while nothing is approved" [ "$(query "SELECT edition FROM site_run")" = "$number" ]
query "INSERT INTO case_release (case_id, title, summary, outcome, proposed_by, proposed_at)
       SELECT id, 'Cerita contoh', 'Ringkasan.', 'Hasil.', 1, '2026-11-21T04:00:00Z' FROM cases
       WHERE kind = 'complaint' AND confidentiality = 'open' AND id NOT IN (SELECT case_id FROM case_release) LIMIT 1"
sleep 4
fact "what only one person proposed is no reason" [ "$(query "SELECT edition FROM site_run")" = "$number" ]
query "UPDATE case_release SET approved_by = 2, approved_at = '2026-11-21T04:00:00Z' WHERE approved_by IS NULL AND title = 'Cerita contoh'"
tells() { grep -rqs 'Cerita contoh' "$site/current/kisah"; }
tries=0; until tells || [ $tries -ge 300 ]; do sleep 0.1; tries=$((tries + 1)); done
fact "what was approved is live in seconds" tells
fact "as an edition that is whole" "$loket" site verify "$site/current"
kill $watch; wait $watch 2>/dev/null
finish
