#!/bin/sh
# The report and the poster of a survey at the staff's desk as plain CGI: what is offered, what comes, who may have it.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
run "$loket" sample --now 2026-11-21T04:00:00Z
fact "an office with an approved survey and a draft is there" succeeds
id_of() { sqlite3 -batch "$folder/office/loket.db" "SELECT id FROM dataset WHERE kind = '$1' AND period = '$2'"; }
as() { [ -f "$folder/cookie.$1" ] || "$fixture" account "kertas-$1" "$1" >"$folder/cookie.$1"; COOKIE=loket=$(cat "$folder/cookie.$1"); }
approved=/petugas/data/$(id_of survey 2024-Q2) draft=/petugas/data/$(id_of survey 2026-Q3) printed=/petugas/data/$(id_of survey 2020-S1)
other=/petugas/data/$(id_of investment 2024-Q1)
begins_with() { printf '%b' "$1" >"$folder/head.wanted"; head -c "$(wc -c <"$folder/head.wanted")" "$folder/page" | cmp -s - "$folder/head.wanted"; }

as survey_team
cgi staff GET "$approved"
for paper in laporan laporan.pdf poster.pdf poster.png poster.svg; do fact "an approved survey offers $paper" has_body "href=\"$approved/$paper\""; done
cgi staff GET "$draft"
fact "a draft offers its report" has_body "href=\"$draft/laporan.pdf\""
fact "and no poster" no has_body "href=\"$draft/poster.pdf\""
for path in "$printed" "$other"; do
    cgi staff GET "$path"
    fact "where no answers are kept nothing is offered" no has_body "/laporan"
done

cgi staff GET "$approved/laporan"
fact "the report is a page" has_header Content-Type text/html
fact "with its figures" has_body "BAB III"
fact "without the mark of a draft" no has_body KONSEP
fact "and the way to its PDF" has_body "href=\"$approved/laporan.pdf\""
cgi staff GET "$draft/laporan"
fact "that of a draft bears its mark" has_body 'class="mark">KONSEP'
cgi staff GET "$approved/laporan.pdf"
fact "the PDF comes" begins_with '%PDF-'
fact "under a name of its own" has_header Content-Disposition "laporan-2024-Q2.pdf"
cgi staff GET "$approved/poster.pdf"; fact "so does the poster" begins_with '%PDF-'
cgi staff GET "$approved/poster.png"; fact "as a picture" begins_with '\0211PNG'
cgi staff GET "$approved/poster.svg"; fact "and as SVG" has_body "<svg"
fact "which the browser saves and does not open" has_header Content-Disposition attachment

cgi staff GET "$draft/poster.pdf"; fact "the poster of a draft is refused" has_status 409
for path in "$approved/laporan.doc" "$approved/" "$approved/laporan/x" "$printed/laporan" "$other/laporan.pdf" /petugas/data/1/laporan /petugas/data/x/laporan; do
    cgi staff GET "$path"; fact "there is nothing at ${path#/petugas/data/}" has_status 404
done
cgi staff GET "$approved"; token=$(field_of_page csrf)
cgi staff POST "$approved/laporan" "csrf=$token"; fact "nothing is sent to a report" has_status 404
as front_desk; cgi staff GET "$approved/laporan.pdf"; fact "who may not see the data may not have its papers" has_status 403
COOKIE=; cgi staff GET "$approved/laporan.pdf"; fact "nor may a stranger" has_header Location /petugas/masuk
finish
