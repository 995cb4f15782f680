#!/usr/bin/env python3
"""Sends the files of hostile_files.py to the program that takes complaints, as plain CGI, and judges what is answered and what is
stored. usage: hostile_uploads.py BUILD OFFICE; prints "ok - SENTENCE" or "not ok - SENTENCE" a fact, like tests/lib/shell.sh."""
import hashlib
import html
import os
import re
import sqlite3
import struct
import subprocess
import sys
import zlib

from hostile_files import CASES, JPEG, PDF, PDF_FILE, PICTURE

BUILD, OFFICE = sys.argv[1:3]
BASE_URL = 'http://127.0.0.1:8080'
PATH = '/pengaduan/'
BOUNDARY = b'----loket-hostile'
TYPES = {'jpg': 'image/jpeg', 'png': 'image/png', 'pdf': 'application/pdf'}
failed = False


def fact(sentence, is_so, said=''):
    global failed
    print(f"{'ok' if is_so else 'not ok'} - {sentence}")
    if not is_so:
        failed = True
        print(f'    {said}')


# ---- the program

def run(method, path=PATH, body=b'', content_type=''):
    environment = {**os.environ, 'LOKET_CONFIG': f'{OFFICE}/loket.ini', 'REQUEST_METHOD': method, 'REQUEST_URI': path, 'REMOTE_ADDR': '192.0.2.1',
                   'CONTENT_LENGTH': str(len(body)) if method == 'POST' else '', 'CONTENT_TYPE': content_type, 'HTTP_ORIGIN': BASE_URL}
    done = subprocess.run([f'{BUILD}/complaint'], input=body, env=environment, capture_output=True, timeout=60, check=False)
    head, _, page = done.stdout.partition(b'\r\n\r\n')
    status = re.match(rb'Status: (\d+)', head)
    if done.returncode != 0 or b'Sanitizer' in done.stderr:
        fact('the program ends in order', False, f'{done.returncode}: {done.stderr[-2000:]!r}')
    return int(status.group(1)) if status else 200, html.unescape(page.decode())


def quoted(name):
    return name if isinstance(name, bytes) else name.encode().replace(b'"', b'%22')


def part(field, value, name=None, declared=None):
    head = b'Content-Disposition: form-data; name="' + field.encode() + b'"'
    if name is not None:
        head += b'; filename="' + quoted(name) + b'"\r\nContent-Type: ' + (declared or 'application/octet-stream').encode()
    return b'--' + BOUNDARY + b'\r\n' + head + b'\r\n\r\n' + value + b'\r\n'


STEPS = {
    'who': {'confidentiality': 'open', 'reporter_kind': 'individual'},
    'service': {'service_code': 'izin-usaha'},
    'story': {'subject': 'Izin terlambat', 'narrative': 'Sudah lama menunggu.', 'happened_on': '1/1/2026', 'happened_where': 'Loket 2', 'wanted': ''},
    'files': {},
    'contact': {'name': 'Pelapor Contoh', 'phone': '081200000000', 'email': ''},
    'check': {},
}


def send(*files):
    """A whole complaint, step by step, with these parts; returns status and page of the first step that is refused, or of the last."""
    status, page = run('GET')
    nonce = re.search(r'name="nonce" value="([^"]+)"', page).group(1)
    for step, fields in STEPS.items():
        seen = re.search(r'name="seen" value="([^"]*)"', page)
        fields = {'nonce': nonce, 'situs_web': '', 'step': step, 'seen': seen.group(1) if seen else '0', **fields, 'go': 'send' if step == 'check' else 'next'}
        body = b''.join(part(field, value.encode()) for field, value in fields.items()) + (b''.join(files) if step == 'files' else b'')
        status, page = run('POST', PATH, body + b'--' + BOUNDARY + b'--\r\n', f'multipart/form-data; boundary={BOUNDARY.decode()}')
        if status != 200:
            break
    return status, page


# ---- what is stored

seen = set()  # stored names told already


def news():
    """(name, type, bytes) of each attachment that is new since the last question, in the order of their names."""
    database = sqlite3.connect(f'file:{OFFICE}/loket.db?mode=ro', uri=True)
    rows = database.execute('SELECT file_name, media_type, stored_name, sha256, size FROM attachment ORDER BY file_name, media_type').fetchall()
    database.close()
    found = []
    for name, kind, place, sha256, size in [row for row in rows if row[2] not in seen]:
        seen.add(place)
        with open(f'{OFFICE}/uploads/{place[:2]}/{place[2:4]}/{place}', 'rb') as file:
            content = file.read()
        assert hashlib.sha256(content).digest() == sha256 and len(content) == size, 'the row tells of other bytes'
        found.append((name, kind, content))
    return found


def count(table):
    database = sqlite3.connect(f'file:{OFFICE}/loket.db?mode=ro', uri=True)
    rows = database.execute(f'SELECT count(*) FROM {table}').fetchone()[0]
    database.close()
    return rows


def files_on_disk():
    return sum(len(names) for _, _, names in os.walk(f'{OFFICE}/uploads'))


def files_of_nobody():
    """Kept files that neither a case nor a draft names."""
    kept = sum(len(names) for folder, _, names in os.walk(f'{OFFICE}/uploads') if not folder.endswith('/pending'))
    return kept - count('attachment') - count('draft_file')


def jpeg_facts(content):
    """(markers before the end, size, what follows the end)."""
    markers, size, at = [], None, 2
    while content[at + 1] != 0xD9:
        marker, length = content[at + 1], struct.unpack('>H', content[at + 2:at + 4])[0]
        markers.append(marker)
        if marker == 0xC0:
            size = struct.unpack('>HH', content[at + 5:at + 9])[::-1]
        at += 2 + length
        while marker == 0xDA and (content[at] != 0xFF or content[at + 1] == 0):
            at += 1
    return set(markers), size, content[at + 2:]


def png_facts(content):
    """(kinds of chunks, size, what follows the end); every checksum right, every row there."""
    kinds, data, at, head = [], b'', 8, None
    while kinds[-1:] != [b'IEND']:
        length, kind = struct.unpack('>I', content[at:at + 4])[0], content[at + 4:at + 8]
        body = content[at + 8:at + 8 + length]
        assert zlib.crc32(kind + body) == struct.unpack('>I', content[at + 8 + length:at + 12 + length])[0], 'a wrong checksum'
        head, data = (body if kind == b'IHDR' else head), data + (body if kind == b'IDAT' else b'')
        kinds.append(kind)
        at += 12 + length
    width, height, depth, colour = struct.unpack('>IIBB', head[:10])
    row = 1 + (width * {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour] * depth + 7) // 8
    assert depth <= 8 and head[12] == 0 and len(zlib.decompress(data)) == row * height, 'not a plain picture'
    return set(kinds), (width, height), content[at:]


PLAIN_MARKERS = {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}  # JFIF, tables, frame, scan
PLAIN_CHUNKS = {b'IHDR', b'PLTE', b'tRNS', b'IDAT', b'IEND'}
TELLING = (b'GPS', b'Exif', b'Telepon', b'<script', b'<?php', b'PK\3\4', b'http:', b'Photoshop', b'ICC_PROFILE')


def is_plain(case, content):
    if case.becomes == PDF_FILE:
        return content == case.sent
    kinds, size, behind = (jpeg_facts if case.becomes == JPEG else png_facts)(content)
    wanted = case.size or ((48, 32) if case.becomes == JPEG else (24, 16))
    is_bare = kinds <= (PLAIN_MARKERS if case.becomes == JPEG else PLAIN_CHUNKS) and behind == b''
    return is_bare and size == wanted and not any(word in content for word in TELLING)


# ---- the table

def judge(case):
    files, stored = files_on_disk(), count('cases')
    declared = case.declared or TYPES.get(case.name.rsplit('.', 1)[-1], 'application/octet-stream')
    status, page = send(part('files', case.sent, case.name, declared))
    shown = case.shown or case.name
    found = news()
    if case.becomes not in TYPES.values():
        is_told = f'“{shown}” {case.becomes}' in page
        is_kept_out = (count('cases'), found, files_on_disk()) == (stored, [], files)
        fact(f'{case.what} is refused with its reason, nothing is stored', status == 400 and is_told and is_kept_out,
             f'status {status}, told {is_told}, kept out {is_kept_out}: ' + ' '.join(re.findall(r'class="message"[^>]*>([^<]*)', page)))
        return
    is_right = status == 200 and [(name, kind) for name, kind, _ in found] == [(shown, case.becomes)]
    fact(f'{case.what} is stored as plain {case.becomes}', is_right and is_plain(case, found[0][2]),
         f'status {status}, stored {[(name, kind, len(content)) for name, kind, content in found]}: '
         + ' '.join(re.findall(r'class="message"[^>]*>([^<]*)', page)))
    if is_right and case.becomes != PDF_FILE:
        status, _ = send(part('files', found[0][2], shown, declared))
        again = news()
        fact(f'{case.what}: what is stored draws again', status == 200 and len(again) == 1 and is_plain(case, again[0][2]))


def refused_whole(sentence, wanted, words, *files):
    stored = count('cases')
    status, page = send(*files)
    is_kept_out = (count('cases'), news(), files_of_nobody()) == (stored, [], 0)
    fact(sentence, status == wanted and words in page and is_kept_out, f'status {status}, kept out {is_kept_out}')


def photo(name, field='files'):
    return part(field, PICTURE, name)


def main():
    fact('the table has at least sixty files', len(CASES) >= 60)
    for case in CASES:
        judge(case)
    status, _ = send(photo('foto.jpg'), part('files', PDF, 'foto.jpg'))
    fact('two files of one name are two files', status == 200 and [row[0] for row in news()] == ['foto.jpg', 'foto.pdf'])
    status, _ = send(part('files', b'', ''))
    fact('no file chosen is no file', status == 200 and news() == [])
    refused_whole('six files are refused', 400, 'Paling banyak 5 berkas.', *[photo(f'{i}.jpg') for i in range(6)])
    refused_whole('two hundred files are refused', 400, '', *[photo(f'{i}.jpg') for i in range(200)])
    refused_whole('a file in a field of text is refused', 400, '', photo('foto.jpg', 'subject'))
    refused_whole('a file in a field nobody asked for is refused', 400, '', photo('foto.jpg', 'lampiran'))
    refused_whole('text in the field of files is refused', 400, '', part('files', b'foto.jpg'))
    refused_whole('a name with NUL is refused', 400, '', photo(b'foto.php\0.jpg'))
    refused_whole('a name with a line end is refused', 400, '', photo(b'foto\r\nX-Evil: 1\r\n.jpg'))
    refused_whole('a name that is not text is refused', 400, '', photo(b'foto\xff\xfe.jpg'))
    refused_whole('a good photo beside a bad one waits in the draft, no case has it', 400, 'baik.jpg', photo('baik.jpg'), part('files', b'GIF89a', 'buruk.gif'))
    return failed


sys.exit(main())
