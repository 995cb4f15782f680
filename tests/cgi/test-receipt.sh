#!/bin/sh
# Facts about the signed receipt: what it proves, that it can be had again, and that anybody can check it.
. tests/lib/shell.sh
. tests/lib/citizen.sh
citizen_office
make_files
public=$folder/office/keys/receipt.public.key
NARRATIVE='Sudah lama menunggu.
judul: bukan judul'

ask() { cgi track POST /lacak/tanda-terima "access=$access&bentuk=$1"; }
keep() { ask teks; cp "$folder/page" "$folder/receipt.txt"; ask isi; cp "$folder/page" "$folder/text.txt"; }
line() { sed -n "s/^$1: //p" "$folder/receipt.txt"; }
digest() { sha256sum <"$1" | cut -d' ' -f1; }

lodge "narrative=$NARRATIVE" "foto.png:$folder/small.png" "surat.pdf:$folder/small.pdf"
number=$(number_of_page); code=$(code_of_page); access=$(field_of_page access)
cp "$folder/page" "$folder/shown"
ask teks; cp "$folder/page" "$folder/receipt.txt"
fact "the receipt page gives the receipt as a text file" has_header Content-Type "text/plain; charset=utf-8"
fact "to be kept under the number" has_header Content-Disposition "tanda-terima-$number.txt"
fact "as it stands on the page" [ "$(sed -n '/<pre class="signed">/,/<\/pre>/p' "$folder/shown" | sed 's/.*<pre class="signed">//; /<\/pre>/d' | tail -n +2)" = "$(tail -n +2 "$folder/receipt.txt")" ]
fact "it names the number" [ "$(line nomor)" = "$number" ]
fact "and the deadline of the case" [ "$(line dijawab-paling-lambat)" = "$(query "SELECT due_on FROM cases")" ]
fact "and the key" [ "$(line kunci)" = "$(sha256sum <"$public" | cut -c1-16)" ]
ask isi; cp "$folder/page" "$folder/text.txt"
cat >"$folder/wanted" <<TEXT
ISI LOKET TERBUKA, BENTUK 1
jenis: complaint
kerahasiaan: open
pelapor: individual
judul: Izin terlambat
uraian: Sudah lama menunggu.
  judul: bukan judul
tanggal-kejadian: 2026-01-01
tempat-kejadian: Loket 2
TEXT
fact "the submitted text comes as it is written down in lib/rules/submission_text.h" cmp -s "$folder/text.txt" "$folder/wanted"
fact "its hash is the one on the receipt" [ "$(line isi-sha256)" = "$(digest "$folder/text.txt")" ]
fact "nobody's name is in it" no grep -q "Pelapor Contoh" "$folder/text.txt"
# the files as the citizen gets them back: the picture was drawn anew
cgi track POST /lacak/ "number=$number&code=$code"; access=$(field_of_page access)
sed -n 's/.*name="attachment" value="\([0-9]*\)".*/\1/p' "$folder/page" | sort -u >"$folder/ids"
while read -r id; do
    cgi track POST /lacak/lampiran "access=$access&attachment=$id"
    case $(sed -n 's/^Content-Type: //pI' "$folder/head") in image/png) name=kept.png ;; *) name=kept.pdf ;; esac
    cp "$folder/page" "$folder/$name"
done <"$folder/ids"
fact "a document comes back as it was sent" cmp -s "$folder/kept.pdf" "$folder/small.pdf"
wanted=$(for file in kept.png kept.pdf; do digest "$folder/$file"; done | sort | tr '\n' ' ')
fact "the receipt names the hash of every file, the smallest first" [ "$(line 'berkas-[0-9]*-sha256' | tr '\n' ' ')" = "$wanted" ]
ask cetak
fact "there is a page for paper" has_body "Tanda terima $number"
fact "without the access code" no has_body "$code"
fact "with the signed text once more as a QR code" has_body "Kode QR dengan teks tanda terima"
ask lain
fact "another form does not exist" has_status 404
cgi track POST /lacak/tanda-terima "access=x&bentuk=teks"
fact "without the token there is no receipt" has_status 403

# ---- later
cp "$folder/receipt.txt" "$folder/first.txt"
query "UPDATE cases SET due_on = '2027-12-31'"
sed -i 's/^name = .*/name = Kantor Berganti Nama/' "$LOKET_CONFIG"
cgi track POST /lacak/ "number=$number&code=$code"; access=$(field_of_page access)
fact "the tracking page shows the receipt" has_body "Teks bertanda tangan digital"
keep
fact "word for word as it was issued, whatever deadline and office are called now" cmp -s "$folder/receipt.txt" "$folder/first.txt"
run sqlite3 -batch "$folder/office/loket.db" "UPDATE receipt SET text = replace(text, '2026', '2025')"
fact "a kept receipt cannot be changed" warns "a receipt does not change"
run sqlite3 -batch "$folder/office/loket.db" "DELETE FROM receipt"
fact "nor deleted" warns "a receipt does not change"
run sqlite3 -batch "$folder/office/loket.db" "UPDATE complaint SET narrative = 'Lain'"
fact "nor can what it proves" warns "does not change"

# ---- checking, with the office's key and with nothing but a key file
check() { run "$loket" receipt verify "$@"; }
away() { run env -u LOKET_CONFIG "$loket" receipt verify "$@"; }
check "$folder/receipt.txt"
fact "the office recognises its receipt" says "SAH: tanda terima ini"
{ echo '-----BEGIN PUBLIC KEY-----'; { printf '0*0\005\006\003+ep\003!\0'; cat "$public"; } | base64; echo '-----END PUBLIC KEY-----'; } >"$folder/key.pem"
base64 <"$public" >"$folder/key.txt"
for key in "$public" "$folder/key.pem" "$folder/key.txt"; do
    away "$folder/receipt.txt" --key "$key"
    fact "with the key as $(basename "$key") anybody recognises it" says "SAH: tanda terima ini"
done
away "$folder/receipt.txt" --key "$folder/key.pem" --text "$folder/text.txt" --file "$folder/kept.pdf" --file "$folder/kept.png"
fact "text and files fit, in whatever order" succeeds
fact "and this is said of each" [ "$(grep -c ^COCOK "$folder/out")" = 3 ]
away "$folder/receipt.txt" --key "$folder/key.pem" --file "$folder/kept.pdf"
fact "a file that was not given is told" says "belum diperiksa: 1"
sed 's/lama/lema/' "$folder/text.txt" >"$folder/changed.txt"
away "$folder/receipt.txt" --key "$folder/key.pem" --text "$folder/changed.txt"
fact "a changed letter is noticed" fails_with 1
fact "and named" warns "changed.txt: TIDAK COCOK"
away "$folder/receipt.txt" --key "$folder/key.pem" --file "$folder/cut.png"
fact "a file put in the place of another is noticed" fails_with 1
away "$folder/receipt.txt" --key "$folder/key.pem" --file "$folder/kept.png" --file "$folder/kept.png"
fact "one file does not stand for two" fails_with 1
for change in 's/^nomor: PGD/nomor: PMI/' 's/^isi-sha256: ./isi-sha256: x/' '/^berkas-1/d' 's/^dijawab-paling-lambat: 2/dijawab-paling-lambat: 1/'; do
    sed "$change" "$folder/receipt.txt" >"$folder/false.txt"
    away "$folder/false.txt" --key "$folder/key.pem"
    fact "changed by $change it is not recognised" [ "$status" -gt 0 ]
done
head -c 32 /dev/zero >"$folder/other.key"
away "$folder/receipt.txt" --key "$folder/other.key"
fact "another key does not recognise it" fails_with 1
fact "and says whose key is asked for" warns "kunci lain, $(line kunci)"
away "$folder/text.txt" --key "$folder/key.pem"
fact "a text that is no receipt is refused" refuses 2 "bukan teks tanda terima"
away "$folder/receipt.txt" --key "$folder/text.txt"
fact "a file that is no key is refused" refuses 2 "bukan kunci publik"
away "$folder/receipt.txt" --key
fact "an option without its value is refused" refuses 2 "nilai pilihan belum diisi"
check
fact "no file is refused" refuses 2 "tulis: receipt verify BERKAS"

# ---- by hand, as the public page tells it
sed '/^tanda-tangan: /d' "$folder/receipt.txt" >"$folder/signed.txt"
sed -n 's/^tanda-tangan: //p' "$folder/receipt.txt" | base64 -d >"$folder/signature"
run openssl pkeyutl -verify -pubin -inkey "$folder/key.pem" -rawin -in "$folder/signed.txt" -sigfile "$folder/signature"
fact "openssl recognises it" says "Signature Verified Successfully"
sed -i 's/2026/2025/' "$folder/signed.txt"
run openssl pkeyutl -verify -pubin -inkey "$folder/key.pem" -rawin -in "$folder/signed.txt" -sigfile "$folder/signature"
fact "and not when it was changed" no succeeds

# ---- the other kinds
lodge confidentiality=anonymous happened_on=
access=$(field_of_page access); keep
fact "an anonymous receipt tells the day alone" [ "$(line diterima)" = "$(query "SELECT received_on FROM cases WHERE confidentiality = 'anonymous'")" ]
fact "it has no files" [ "$(line jumlah-berkas)" = 0 ]
check "$folder/receipt.txt" --text "$folder/text.txt"
fact "and proves its text" succeeds
fresh request "/permintaan-data/?jenis=instansi"
begin
for pair in "nonce=$nonce" situs_web= kind=agency agency_kind=opd "name=Dinas Contoh" letter_number=12/A letter_date=1/2/2026 "subject=Data izin" \
    phone=081200000000 email= "information=Izin terbit 2025" purpose= obtain_way=soft_copy delivery_way=track_page; do
    add "${pair%%=*}" "${pair#*=}"
done
attach files surat.pdf "$folder/small.pdf"; post request /permintaan-data/
access=$(field_of_page access); keep
check "$folder/receipt.txt" --text "$folder/text.txt" --file "$folder/small.pdf"
fact "a request for data has a receipt that proves as much" succeeds
fact "with the letter in its text" grep -qx "tanggal-surat: 2026-02-01" "$folder/text.txt"
query "DROP TRIGGER receipt_stays; DELETE FROM receipt"
ask teks
fact "a case from before receipts were kept has none" has_status 404
finish
