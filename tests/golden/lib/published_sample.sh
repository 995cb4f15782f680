# The sample office in $folder/kantor and its site in $site, built at $now; to be sourced behind tests/lib/shell.sh, which gives $folder and fact.
now=2026-11-21T04:00:00Z
run "$loket" setup "$folder/kantor" --base-url "https://loket.contoh.example"
fact "an office is set up" succeeds
LOKET_CONFIG=$folder/kantor/loket.ini; export LOKET_CONFIG
site=$folder/kantor/site/current
run "$loket" sample --now "$now"
fact "the sample office is filled" succeeds
run "$loket" publish --now "$now"
fact "its site is built" succeeds
