#!/bin/sh
# A copy of the public site is checked by a stranger: nothing of the office but the folder, and the key from elsewhere.
# Each way to forge has its twin that passes. usage: BUILD=build tests/cli/test-site-verify.sh
set -u
. tests/lib/shell.sh
open_office
run "$loket" sample --now 2026-11-21T04:00:00Z
fact "the sample office is filled" succeeds
publish() { run "$loket" publish "$@"; }
publish --now 2026-11-21T05:00:00Z
fact "the first edition goes live" succeeds
run "$loket" service notice nib --text "Contoh pemberitahuan" --link "https://contoh.example/nib"
publish --now 2026-11-21T06:00:00Z
fact "later that day the audit trail went on, but no page changed and no edition is made" says "Tidak ada yang berubah; edisi 1"
publish --now 2026-11-22T05:00:00Z
fact "the next day's end of the trail is worth an edition" says "Edisi 2 tayang"
publish --now 2027-01-04T05:00:00Z
fact "and a new year changes pages" says "Edisi 3 tayang"

key=$folder/kunci.txt
LOKET_CONFIG=/nonexistent/loket.ini; export LOKET_CONFIG
live=$folder/office/site/current
cp "$live/verifikasi/kunci-publik.txt" "$key"
verify() { run "$loket" site verify "$@"; }
# copy: a fresh copy of the live edition, as on a USB stick.
copy() { rm -rf "$folder/usb"; cp -rL "$live" "$folder/usb"; usb=$folder/usb; }
is_sound() { succeeds && says "SAH: "; }
# is_forged PATH WORDS: named by the check, exit status 1.
is_forged() { fails_with 1 && says "$1: $2" && says "TIDAK SAH"; }

verify "$live"
fact "the live edition is sound, and says whose key was taken" is_sound
fact "with the chain of the editions before" says "rantai 2 edisi sebelumnya utuh"
fact "whoever brings no key is told what that proves" says "Kunci diambil dari folder ini sendiri"
copy
verify "$usb" --key "$key"
fact "so is a copy on a stick, with the key from elsewhere" is_sound
fact "and then nothing is left to be told" no says "Kunci diambil"
find "$usb" \( -name '*.gz' -o -name '*.br' \) -delete
verify "$usb" --key "$key"
fact "without the compressed forms too" is_sound
run env -C "$usb" sha256sum --quiet --strict -c verifikasi/berkas.txt
fact "sha256sum alone finds every file as listed" succeeds
sed '/^tanda-tangan: /d' "$usb/verifikasi/edisi.txt" >"$folder/teks"
sed -n 's/^tanda-tangan: //p' "$usb/verifikasi/edisi.txt" | base64 -d >"$folder/tanda"
run openssl pkeyutl -verify -pubin -inkey "$key" -rawin -in "$folder/teks" -sigfile "$folder/tanda"
fact "openssl alone finds the signature good" says "Signature Verified Successfully"
hash=$(sha256sum <"$usb/verifikasi/berkas.txt" | cut -d ' ' -f 1)
fact "and the list is the one that was signed" grep -qx "berkas-sha256: $hash" "$usb/verifikasi/edisi.txt"

copy; printf 'X' | dd of="$usb/index.html" bs=1 seek=100 conv=notrunc 2>/dev/null
verify "$usb"; fact "one byte changed is named" is_forged index.html "berubah"
copy; rm "$usb/data/katalog.json"
verify "$usb"; fact "a file removed is named" is_forged data/katalog.json "hilang"
copy; echo x >"$usb/ikm/tambahan.html"
verify "$usb"; fact "a file added is named" is_forged ikm/tambahan.html "tambahan"
copy; echo x >"$usb/.htaccess"
verify "$usb"; fact "a hidden one too" is_forged .htaccess "tambahan"
copy; rm "$usb/index.html"; ln -s /etc/hostname "$usb/index.html"
verify "$usb"; fact "a link in the place of a file is named" is_forged index.html "berubah"
copy; echo '<p>Palsu</p>' | gzip -n >"$usb/index.html.gz"
verify "$usb"; fact "a compressed form that gives another page is named" is_forged index.html.gz "berubah"
copy; printf 'ekor' >>"$usb/index.html.gz"
verify "$usb"; fact "so is one with a tail" is_forged index.html.gz "berubah"
copy; head -c 100 "$live/index.html.br" >"$usb/index.html.br"
verify "$usb"; fact "and one cut short" is_forged index.html.br "berubah"
copy; head -c 100000000 /dev/zero | gzip -n >"$usb/index.html.gz"
verify "$usb"; fact "a bomb is named, not unpacked" is_forged index.html.gz "berubah"
copy; echo x >"$usb/index.html.gz.gz"
verify "$usb"; fact "a form of a form is no form" is_forged index.html.gz.gz "tambahan"
copy; sed -i 's/^edisi: 3$/edisi: 4/' "$usb/verifikasi/edisi.txt"
verify "$usb"; fact "a statement changed is named" is_forged verifikasi/edisi.txt "berubah: tanda tangan tidak cocok"
copy; rm "$usb/verifikasi/edisi.txt"
verify "$usb"; fact "one removed too" is_forged verifikasi/edisi.txt "hilang"
copy; sed -i '1d' "$usb/verifikasi/berkas.txt"
verify "$usb"; fact "a list changed is named" is_forged verifikasi/berkas.txt "berubah"
copy; echo '<p>Palsu</p>' >"$usb/index.html"; rm "$usb"/index.html.??
hash=$(sha256sum <"$usb/index.html" | cut -d ' ' -f 1); sed -i "s/^[0-9a-f]*  index.html\$/$hash  index.html/" "$usb/verifikasi/berkas.txt"
verify "$usb"; fact "also one made to fit the forged page" is_forged verifikasi/berkas.txt "berubah"

# another office signs the same pages
"$loket" setup "$folder/lain" >/dev/null 2>&1
rm -rf "$folder/lain/keys"; cp -r "$folder/office/keys" "$folder/lain/keys"; rm "$folder"/lain/keys/edition.*
cp "$folder/office/loket.db" "$folder/lain/loket.db"
run env LOKET_CONFIG="$folder/lain/loket.ini" "$loket" publish --now 2027-01-04T05:00:00Z
fact "an office whose edition keys are missing gets new ones and publishes" succeeds
verify "$folder/lain/site/current"
fact "its edition is sound by its own key" is_sound
verify "$folder/lain/site/current" --key "$key"
fact "and not by ours" is_forged verifikasi/edisi.txt "ditandatangani kunci lain"
copy; cp "$folder/lain/site/current/verifikasi/edisi.txt" "$usb/verifikasi/edisi.txt"
verify "$usb"; fact "its statement over our files is not ours" is_forged verifikasi/edisi.txt "ditandatangani kunci lain"
echo "bukan kunci" >"$folder/bukan"
verify "$live" --key "$folder/bukan"
fact "a file that is no key is refused" refuses 2 "bukan kunci publik"

# a chain that was rewritten: the office signs again, with its own key, over a chain without its first edition
cp -r "$folder/office" "$folder/curang"; rm -rf "$folder/curang/site/current" "$folder/curang"/site/editions/*
cp -rL "$live" "$folder/curang/site/editions/3"; ln -s editions/3 "$folder/curang/site/current"
cp "$folder/office/site/editions/3.manifest" "$folder/curang/site/editions/3.manifest"
sed -i '1,/^$/d' "$folder/curang/site/editions/3/verifikasi/rantai-2026.txt"; rm "$folder"/curang/site/editions/3/verifikasi/rantai-2026.txt.??
run env LOKET_CONFIG="$folder/curang/loket.ini" "$loket" publish --now 2027-01-05T05:00:00Z --full
fact "an edition over a shortened chain can be signed" succeeds
verify "$folder/curang/site/current" --key "$key"
fact "and is found out" is_forged verifikasi/rantai-2026.txt "rantai putus: edisi 2 menyebut edisi sebelumnya yang tidak ada"

verify "$folder/nowhere"; fact "a folder that is not there is refused" refuses 2 "tidak dapat dibuka"
mkdir "$folder/kosong"; verify "$folder/kosong"; fact "an empty one is no edition" fails_with 1
run "$loket" site; fact "without words it points to its help" refuses 2 "loket site --help"
finish
