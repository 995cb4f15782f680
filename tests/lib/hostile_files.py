#!/usr/bin/env python3
"""Files somebody could send to hurt us or to trick somebody else, and a few that only look strange: made here, byte by byte, the
same on every run. Exports: CASES, PICTURE, PNG_PICTURE, PDF.

usage: hostile_files.py FOLDER   writes each file to FOLDER, to look at."""
import io
import struct
import sys
import zipfile
import zlib
from dataclasses import dataclass

# What becomes of a file.
JPEG, PNG, PDF_FILE = 'image/jpeg', 'image/png', 'application/pdf'
NOT_OURS = 'tidak dapat diterima. Kirim JPG, PNG, atau PDF.'
BROKEN = 'kosong, rusak, atau terpotong.'
TOO_LARGE = 'terlalu besar: paling besar 10 MB, dan foto paling besar 50 megapiksel.'


# ---- JPEG (ITU-T T.81): blocks of one colour each, which needs no transform and no tables but two small ones

def segment(marker, content):
    return struct.pack('>BBH', 0xFF, marker, len(content) + 2) + content


class Bits:
    def __init__(self):
        self.bytes, self.word, self.count = bytearray(), 0, 0

    def put(self, value, length):
        for at in range(length - 1, -1, -1):
            self.word, self.count = self.word << 1 | (value >> at & 1), self.count + 1
            if self.count == 8:
                self.bytes += bytes([self.word, 0]) if self.word == 0xFF else bytes([self.word])
                self.word, self.count = 0, 0

    def end(self):
        while self.count:
            self.put(1, 1)
        return bytes(self.bytes)


def scan_data(components, blocks, has_ac):
    """The coded blocks: differences of brightness by category (4 bits each), and "end of block" (1 bit)."""
    bits, last = Bits(), [0] * components
    for block in range(blocks):
        for component in range(components):
            value = 40 * ((block * 7 + component * 3) % 9) - 160
            difference, last[component] = value - last[component], value
            category = abs(difference).bit_length()
            bits.put(category, 4)
            bits.put(difference if difference > 0 else difference + (1 << category) - 1, category)
            if has_ac:
                bits.put(0, 1)
    return bits.end()


def jpeg(width=48, height=32, components=3, head=b'', tail=b'', frame=0xC0, declared=None, cut=0, adobe=None):
    tables = segment(0xDB, b'\0' + b'\x08' * 64)
    tables += segment(0xC4, b'\x00' + bytes([0, 0, 0, 12] + [0] * 12) + bytes(range(12)))  # 12 categories of 4 bits
    tables += segment(0xC4, b'\x10' + bytes([1] + [0] * 15) + b'\0')                       # only "end of block"
    shown = declared or (width, height)
    sof = struct.pack('>BHHB', 8, shown[1], shown[0], components) + b''.join(bytes([i + 1, 0x11, 0]) for i in range(components))
    is_progressive = frame == 0xC2
    sos = bytes([components]) + b''.join(bytes([i + 1, 0]) for i in range(components)) + (b'\0\0\0' if is_progressive else b'\0\x3f\0')
    data = scan_data(components, (width + 7) // 8 * ((height + 7) // 8), not is_progressive)
    if adobe is not None:
        head += segment(0xEE, b'Adobe\0\x64\0\0\0\0' + bytes([adobe]))
    return (b'\xff\xd8' + head + tables + segment(frame, sof) + segment(0xDA, sos) + (data[:-cut] if cut else data)
            + b'\xff\xd9' + tail)


# ---- what telephones and programs add

def exif(orientation=6, thumbnail=b''):
    """A TIFF structure with orientation, maker, a place (6°12' S 106°49' E), and perhaps a small older picture."""
    maker, place = b'Telepon Contoh X1\0', struct.pack('<6I', 6, 1, 12, 1, 0, 1)
    entries = [(0x0112, 3, 1, orientation), (0x010F, 2, len(maker), None), (0x8825, 4, 1, None)]
    first = 8 + 2 + 12 * len(entries) + 4
    gps_at = first + len(maker)
    gps = struct.pack('<H', 2) + struct.pack('<HHI4s', 1, 2, 2, b'S\0\0\0') + struct.pack('<HHII', 2, 5, 3, gps_at + 30) + b'\0' * 4 + place
    thumb_at = gps_at + len(gps)
    out = b'II*\0' + struct.pack('<IH', 8, len(entries))
    for tag, kind, count, value in entries:
        out += struct.pack('<HHII', tag, kind, count, value if value is not None else {0x010F: first, 0x8825: gps_at}[tag])
    out += struct.pack('<I', thumb_at if thumbnail else 0) + maker + gps
    if thumbnail:
        out += struct.pack('<H', 2) + struct.pack('<HHII', 0x0201, 4, 1, thumb_at + 30) + struct.pack('<HHII', 0x0202, 4, 1, len(thumbnail))
        out += b'\0' * 4 + thumbnail
    return b'Exif\0\0' + out


XMP = b'http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><exif:GPSLatitude>6,12S</exif:GPSLatitude></x:xmpmeta>'
HTML = b'<!DOCTYPE html><html><body><script>alert(document.domain)</script></body></html>'
PHP = b'<?php system($_GET["c"]); ?>'


def archive(names, size=0):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), b'\0' * size or b'Manifest-Version: 1.0\n', zipfile.ZIP_DEFLATED)
    return out.getvalue()


JAR = archive(['META-INF/MANIFEST.MF', 'Contoh.class'])
BOMB = archive(['0', '1', '2', '3'], 8 << 20)


# ---- PNG (W3C, third edition)

def chunk(kind, content, crc=None):
    return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content) if crc is None else crc)


def png(width=24, height=16, depth=8, colour=2, head=b'', tail=b'', declared=None, data=None, ihdr_crc=None, idat_crc=None, middle=b''):
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    row_bytes = (width * channels * depth + 7) // 8
    if data is None:
        data = zlib.compress(b''.join(b'\0' + bytes((x * 5 + y * 11) % (2 if colour == 3 else 251) for x in range(row_bytes)) for y in range(height)), 9)
    shown = declared or (width, height)
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', *shown, depth, colour, 0, 0, 0), ihdr_crc) + head
            + chunk(b'IDAT', data, idat_crc) + middle + chunk(b'IEND', b'') + tail)


def flat(width, height):
    """The rows of a white picture of one bit a pixel: it swells a thousandfold."""
    return zlib.compress((b'\0' + b'\xff' * ((width + 7) // 8)) * height, 9)


SWELLING = zlib.compress(b'GPS ' * (16 << 20), 9)  # 64 MB in 64 KB
PALETTE = chunk(b'PLTE', bytes(range(6)))
ANIMATION = chunk(b'acTL', struct.pack('>II', 2, 0)) + chunk(b'fcTL', struct.pack('>IIIIIHHBB', 0, 24, 16, 0, 0, 1, 10, 0, 0))
FRAME_2 = chunk(b'fcTL', struct.pack('>IIIIIHHBB', 1, 24, 16, 0, 0, 1, 10, 0, 0)) + chunk(b'fdAT', struct.pack('>I', 2) + zlib.compress(b'\0' * 16 * 73))


# ---- PDF (ISO 32000-1)

def pdf(extra=b'', before=b'', after=b''):
    return (before + b'%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R' + extra + b'>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n'
            b'trailer<</Root 1 0 R>>\n%%EOF\n' + after)


PICTURE, PNG_PICTURE, PDF = jpeg(), png(), pdf()
GIF = b'GIF89a\1\0\1\0\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\1\0\1\0\0\2\2D\1\0;'
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>'


@dataclass
class Case:
    what: str
    sent: bytes
    becomes: str            # a stored media type, or words of the refusal
    name: str = 'foto.jpg'  # as sent
    shown: str = None       # as stored or refused; None: the same
    declared: str = None    # Content-Type of the part; None: what the name says
    size: tuple = None      # of the stored picture; None: that of an upright PICTURE or PNG_PICTURE


LYING = (32, 48)

CASES = [
    # pictures that draw, with something beside what they show: drawn anew, the rest is gone
    Case('a plain photo', PICTURE, JPEG),
    Case('a photo with its place', jpeg(head=segment(0xE1, exif(1))), JPEG),
    Case('a photo held upright, with its place', jpeg(head=segment(0xE1, exif(6))), JPEG, size=LYING),
    Case('a photo with a small older picture in it', jpeg(head=segment(0xE1, exif(1, jpeg(8, 8)))), JPEG),
    Case('a photo with XMP', jpeg(head=segment(0xE1, XMP)), JPEG),
    Case('a photo with a caption of an editor', jpeg(head=segment(0xED, b'Photoshop 3.0\x008BIM\x04\x04GPS')), JPEG),
    Case('a photo with a comment that is a program', jpeg(head=segment(0xFE, PHP)), JPEG),
    Case('a photo with a web page in an odd segment', jpeg(head=segment(0xEF, HTML)), JPEG),
    Case('a photo and an archive in one file', jpeg(tail=JAR), JPEG),
    Case('a photo and a web page in one file', jpeg(tail=HTML), JPEG),
    Case('a photo and a second one behind it', jpeg(tail=jpeg(head=segment(0xE1, exif(1)))), JPEG),
    Case('a photo with ten colour profiles', jpeg(head=b''.join(segment(0xE2, b'ICC_PROFILE\0' + bytes([i + 1, 10]) + b'GPS ' * 16000) for i in range(10))), JPEG),
    Case('a photo in inks', jpeg(components=4, adobe=0), JPEG),
    Case('a photo in inks nobody names', jpeg(components=4), JPEG),
    Case('a grey photo', jpeg(components=1), JPEG),
    Case('a progressive photo', jpeg(frame=0xC2), JPEG),
    Case('a photo whose Exif leads nowhere', jpeg(head=segment(0xE1, b'Exif\0\0II*\0\xff\xff\xff\xff')), JPEG),
    Case('a photo whose Exif leads to itself', jpeg(head=segment(0xE1, b'Exif\0\0II*\0\x08\0\0\0\xff\xff' + b'\x12\x01\x03\0\1\0\0\0\x09\0\0\0' * 9)), JPEG),
    Case('a plain PNG', PNG_PICTURE, PNG, 'layar.png'),
    Case('a PNG with a web page in its text', png(head=chunk(b'tEXt', b'Comment\0' + HTML)), PNG, 'layar.png'),
    Case('a PNG and a web page in one file', png(tail=HTML), PNG, 'layar.png'),
    Case('a PNG and an archive in one file', png(tail=JAR), PNG, 'layar.png'),
    Case('a PNG whose text swells when opened', png(head=chunk(b'zTXt', b'Comment\0\0' + SWELLING)), PNG, 'layar.png'),
    Case('a PNG whose colour profile swells when opened', png(head=chunk(b'iCCP', b'sRGB\0\0' + SWELLING)), PNG, 'layar.png'),
    Case('a PNG with a place', png(head=chunk(b'eXIf', exif()[6:])), PNG, 'layar.png'),
    Case('a PNG with a private part', png(head=chunk(b'prIv', b'GPS'), middle=chunk(b'tIME', b'\x07\xea\1\1\1\1\1')), PNG, 'layar.png'),
    Case('a PNG with 16 bits a channel', png(depth=16, colour=6), PNG, 'layar.png'),
    Case('a PNG with a palette', png(colour=3, head=PALETTE + chunk(b'tRNS', b'\x80')), PNG, 'layar.png'),
    Case('a PNG that moves', png(head=ANIMATION, middle=FRAME_2), PNG, 'layar.png'),
    Case('a PNG that swells within the limits', png(7000, 7000, 1, 0, data=flat(7000, 7000)), PNG, 'layar.png', size=(7000, 7000)),
    # documents stay as they are and are only ever downloads
    Case('a plain PDF', PDF, PDF_FILE, 'surat.pdf'),
    Case('a PDF with a script', pdf(b'/OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>'), PDF_FILE, 'surat.pdf'),
    Case('a PDF that starts a program', pdf(b'/OpenAction<</S/Launch/F(cmd.exe)>>'), PDF_FILE, 'surat.pdf'),
    Case('a PDF and an archive in one file', pdf(after=JAR), PDF_FILE, 'surat.pdf'),
    Case('a PDF and a web page in one file', pdf(after=HTML), PDF_FILE, 'surat.pdf'),
    # what is none of the three
    Case('a GIF', GIF, NOT_OURS, 'foto.gif'),
    Case('a GIF and a Java program in one file', GIF + JAR, NOT_OURS, 'foto.gif'),
    Case('a drawing with a script', SVG, NOT_OURS, 'foto.svg', declared='image/svg+xml'),
    Case('a drawing called a photo', SVG, NOT_OURS, 'foto.jpg'),
    Case('a web page called a photo', HTML, NOT_OURS, 'foto.jpg', declared='image/jpeg'),
    Case('a web page called a PNG', HTML, NOT_OURS, 'layar.png', declared='image/png'),
    Case('a web page that ends in a photo', HTML + PICTURE, NOT_OURS, 'foto.jpg'),
    Case('an archive', JAR, NOT_OURS, 'berkas.zip'),
    Case('an archive that swells when opened', BOMB, NOT_OURS, 'berkas.zip'),
    Case('a document of an office program', archive(['[Content_Types].xml', 'word/document.xml']), NOT_OURS, 'surat.docx'),
    Case('a program for Windows', b'MZ\x90\0\3\0\0\0' + b'\0' * 500, NOT_OURS, 'surat.exe'),
    Case('a program for Linux called a document', b'\x7fELF\2\1\1\0' + b'\0' * 500, NOT_OURS, 'surat.pdf'),
    Case('a script', b'#!/bin/sh\nrm -rf /\n', NOT_OURS, 'foto.sh'),
    Case('a page of a web server', PHP, NOT_OURS, 'foto.php.jpg'),
    Case('a TIFF', b'II*\0\x08\0\0\0\0\0', NOT_OURS, 'pindai.tif'),
    Case('a WebP', b'RIFF\x1a\0\0\0WEBPVP8L\x0e\0\0\0/\0\0\0\x10\x07\x10\x11\x11\x88\x88\xfe\x07\0', NOT_OURS, 'foto.webp'),
    Case('a PDF behind a web page', pdf(before=HTML), NOT_OURS, 'surat.pdf'),
    # pictures that do not draw, or draw too much
    Case('an empty file', b'', BROKEN),
    Case('a photo cut in its head', PICTURE[:60], BROKEN),
    Case('a photo cut in its middle', PICTURE[:-20], BROKEN),
    Case('a photo cut in its middle with a true end', jpeg(160, 160, cut=300), BROKEN),
    Case('a photo without anything to decode it by', b'\xff\xd8' + segment(0xC0, b'\x08\0\x08\0\x08\1\1\x11\0') + segment(0xDA, b'\1\1\0\0\x3f\0') + b'\x12\xff\xd9', BROKEN),
    Case('a PNG cut short', PNG_PICTURE[:-20], BROKEN, 'layar.png'),
    Case('a PNG with a wrong checksum of its head', png(ihdr_crc=1), BROKEN, 'layar.png'),
    Case('a PNG with a wrong checksum of its rows', png(idat_crc=1), BROKEN, 'layar.png'),
    Case('a PNG with fewer rows than it says', png(data=zlib.compress(b'\0' * 73 * 3)), BROKEN, 'layar.png'),
    Case('a PNG whose palette is missing', png(colour=3), BROKEN, 'layar.png'),
    Case('a PNG of no width', png(declared=(0, 16)), BROKEN, 'layar.png'),
    Case('a flood of pixels as PNG', png(declared=(100000, 100000)), TOO_LARGE, 'layar.png'),
    Case('a flood of pixels with all its rows', png(16000, 16000, 1, 0, data=flat(16000, 16000)), TOO_LARGE, 'layar.png'),
    Case('a flood of pixels in one row', png(declared=(2 ** 31 - 1, 1)), TOO_LARGE, 'layar.png'),
    Case('a flood of pixels as photo', jpeg(declared=(65500, 65500)), TOO_LARGE),
    Case('a photo that says it is larger than it is', jpeg(declared=(4000, 3000)), BROKEN),
    Case('a PDF cut short', PDF[:-8], BROKEN, 'surat.pdf'),
    Case('a photo over 10 MB', jpeg(tail=b'\0' * (10 << 20)), TOO_LARGE),
    # names
    Case('a name of 255 bytes', PICTURE, JPEG, 'n' * 251 + '.jpg', 'n' * 80 + '.jpg'),
    Case('a name that reads backwards', PICTURE, JPEG, 'foto\u202egpj.exe', 'lampiran.jpg'),
    Case('a name that climbs', PICTURE, JPEG, '../../../etc/cron.d/foto.jpg', 'foto.jpg'),
    Case('a name of another system', PICTURE, JPEG, 'C:\\Windows\\foto.jpg', 'foto.jpg'),
    Case('a name with two extensions', PICTURE, JPEG, 'foto.jpg.exe', 'foto.jpg.jpg'),
    Case('a name that is a setting', PICTURE, JPEG, '.htaccess', 'lampiran.jpg'),
    Case('a name that is an element', PICTURE, JPEG, '<img src=x onerror=alert(1)>.jpg', 'img src=x onerror=alert(1).jpg'),
    Case('a name in another script', PICTURE, JPEG, 'ꦱꦸꦫꦠ.jpg', 'ꦱꦸꦫꦠ.jpg'),
    Case('a name that is nothing but an extension', PICTURE, JPEG, '.jpg', 'lampiran.jpg'),
    Case('a photo declared to be text', PICTURE, JPEG, declared='text/html; charset=utf-7'),
    Case('a PNG called a photo', PNG_PICTURE, PNG, 'foto.jpg', 'foto.png'),
    Case('a photo called a document', PICTURE, JPEG, 'surat.pdf', 'surat.jpg'),
]

if __name__ == '__main__':
    for number, case in enumerate(CASES):
        with open(f'{sys.argv[1]}/{number:02}', 'wb') as file:
            file.write(case.sent)
        print(f'{number:02} {len(case.sent):9} {case.what}: {case.becomes}')
