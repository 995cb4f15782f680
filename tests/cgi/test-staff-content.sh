#!/bin/sh
# The office's own pages written in the browser, as plain CGI: who may, names, preview, storing, what is refused.
. tests/lib/shell.sh
open_office
fixture=$BUILD/tests/fixture_staff
content=$folder/office/content

as() {
    who=$1; shift
    [ -f "$folder/cookie.$who" ] || "$fixture" account "$who" "${@:-$who}" >"$folder/cookie.$who"
    COOKIE=loket=$(cat "$folder/cookie.$who")
}
csrf() { field_of_page csrf; }
send() { token=$(csrf); cgi staff POST /petugas/konten "csrf=$token&$1"; }
audited() { sqlite3 -batch "$folder/office/loket.db" "SELECT count(*) FROM audit WHERE action = 'content.save'"; }

for role in front_desk complaint_officer data_officer survey_team investment_officer section_head division_head head wbs_manager auditor administrator; do
    as $role $role; cgi staff GET /petugas/konten
    case $role in data_officer|section_head|division_head) status_wanted=200 ;; *) status_wanted=403 ;; esac
    fact "$role asking for the office's pages is answered $status_wanted" has_status $status_wanted
done

as data_officer; cgi staff GET /petugas/konten
fact "the list shows a draft as one" has_body "Draf"
fact "and its way" has_body "/petugas/konten?berkas=privasi.md"
cgi staff GET "/petugas/konten?baru=1"
send "action=save&file=&version=&title=&summary=&date=&place=&body="
fact "an empty page is refused" has_status 400
fact "and says what is missing" has_body "Isi judul."
cgi staff GET "/petugas/konten?baru=1"
send "action=save&file=&version=&kind=berita&title=Loket+tutup&summary=&date=&place=&body=Kami+tutup."
fact "news without a day is refused" has_status 400
fact "what was typed is kept" has_body "Kami tutup."
news='file=&version=&kind=berita&title=Loket+%22tutup%22&summary=Ringkas&date=20%2F12%2F2026&place='
cgi staff GET "/petugas/konten?baru=1"
send "action=preview&$news&body=%23%23+Jam%0A%0AKami+**tutup**.+%5Bkontak%5D(..%2Fkontak.md)"
fact "a page can be looked at first" has_body "<strong>tutup</strong>"
fact "with its address" has_body "/berita/loket-tutup/"
fact "looking at it stores nothing" [ "$(audited)" = 0 -a ! -e "$content/berita" ]
send "action=save&$news&body=Satu%0A%0A%3Cscript%3Ealert(1)%3C%2Fscript%3E%0A%0A%5Bx%5D(javascript:1)"
fact "a script is refused" has_status 400
fact "by its line in the field" has_body "Baris 3: kode HTML"
fact "and a link that runs by its own" has_body "Baris 5: tautan"
fact "neither is on the page as it came" no has_body "<script>alert"
fact "and nothing is stored" [ ! -e "$content/berita" ]
send "action=save&$news&body=Kami+tutup."
fact "a good one is stored" has_header Location "/petugas/konten?selesai=simpan"
file=$content/berita/2026-12-20-loket-tutup.md
fact "under its day and title" [ "$(sed -n 2p "$file")" = 'judul: Loket "tutup"' ]
fact "and in the audit trail" [ "$(audited)" = 1 ]
run "$loket" content check "$content"
fact "what a form wrote passes the check" says "berita/2026-12-20-loket-tutup.md: tayang mulai"
cgi staff GET "/petugas/konten?baru=1"
send "action=save&$news&body=Lagi"
fact "the same title on the same day is refused" has_body "Sudah ada halaman dengan judul ini"
fact "and the page stands" grep -q "Kami tutup." "$file"

edit="/petugas/konten?berkas=berita/2026-12-20-loket-tutup.md"
cgi staff GET "$edit"
fact "a page comes back as it was written" has_body "Loket &quot;tutup&quot;"
version=$(field_of_page version)
change="file=berita/2026-12-20-loket-tutup.md&version=$version&title=Loket+tutup&summary=&date=20%2F12%2F2026&place="
send "action=save&$change&body=Baru&draft=1"
fact "it can be changed and made a draft" has_header Location "selesai=draf"
fact "the file says so" grep -q '^draf: ya$' "$file"
cgi staff GET "$edit"
send "action=save&$change&body=Terlambat"
fact "whoever began before that is told" has_status 409
fact "and keeps what was typed" has_body "Terlambat"
fact "the file stands" grep -q '^Baru$' "$file"
cgi staff GET "$edit"; token=$(csrf)
cgi staff POST /petugas/konten "csrf=salah&action=save&$change&body=x"
fact "storing needs the token" has_status 403

for name in ../loket.ini /etc/passwd berita/../../loket.ini gambar/x.md profil.md berita/X.md berita/.x.md berita/a/b.md layanan/nib.md.md; do
    cgi staff GET "/petugas/konten?berkas=$(printf '%s' "$name" | sed 's,\.\.,%2e%2e,g')"
    fact "$name is no page" no has_status 200
    cgi staff GET "$edit"
    send "action=save&file=$name&version=&title=x&summary=&date=&place=&body=x"
    fact "and cannot be made one" has_status 404
done
mkdir -p "$content/sop"; printf -- '---\njudul: SOP\ntanggal: 2026-01-05\ntempat: Loket 1\n---\nIsi.\n' >"$content/sop/a.md"
cgi staff GET "/petugas/konten?berkas=sop/a.md"
send "action=save&file=sop/a.md&version=$(field_of_page version)&title=SOP&summary=&date=05%2F01%2F2026&body=Isi+baru."
fact "what the form does not ask stays in the file" [ "$(grep -c '^tempat: Loket 1$\|^tanggal: 2026-01-05$' "$content/sop/a.md")" = 2 ]
cgi staff GET "/petugas/konten?berkas=layanan/nib.md"
fact "a standard not written yet begins with the parts of the law" has_body "## Jangka waktu"
cgi staff GET "$edit"; ln -sf /etc/passwd "$content/berita/2026-12-21-jahat.md"
cgi staff GET "/petugas/konten?berkas=berita/2026-12-21-jahat.md"
fact "a link in the folder shows nothing of what it leads to" no has_body "root:"
cgi staff GET /petugas/konten
fact "the list says what keeps the site from being published" has_body "berita/2026-12-21-jahat.md: bukan berkas biasa"
rm "$content/berita/2026-12-21-jahat.md"

# A worker may write the folder it was given at its start. The supervisor starts another for one that ends.
ask="GET /petugas/konten $COOKIE "
answered() { for _ in $(seq 100); do [ "$(wc -l <"$folder/statuses")" -ge "$1" ] && return; sleep 0.1; done; }
worker() { : >"$folder/statuses"; "$BUILD/tests/fixture_worker" "$BUILD/staff" >>"$folder/statuses" 2>/dev/null; }
{ echo "$ask"; echo "$ask"; echo "$ask"; } | worker
fact "a worker lists the pages again and again" [ "$(tr '\n' ' ' <"$folder/statuses")" = '200 200 200 ' ]
mv "$content" "$content.before"
{ echo "$ask"; answered 1; mkdir "$content"; cp -r "$content.before/." "$content"; echo "$ask"; answered 2; echo "$ask"; } | worker
fact "one whose folder was made anew ends, as it could never open it" [ "$(wc -l <"$folder/statuses")" = 2 ]
{ echo "$ask"; echo "$ask"; } | worker
fact "and the next one opens it" [ "$(tr '\n' ' ' <"$folder/statuses")" = '200 200 ' ]
{ echo "$ask"; answered 1; rm -r "$content.before"; mv "$content" "$content.before"; echo "$ask"; } | worker
fact "one whose folder went away ends too" [ "$(tr '\n' ' ' <"$folder/statuses")" = '200 503 ' ]
finish
