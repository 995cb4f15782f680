#!/usr/bin/env python3
"""Tries to stuff the ballot box: 5,000 posts to real survey workers, by a crowd of new browsers at once.

usage: stuff_slips.py PROGRAM WORKERS PERIOD SLIPS OTHER     SLIPS and OTHER: files with a code a line, of PERIOD and of another
Prints "KIND STATUS COUNT" a line. The first ten slips are passed from hand to hand, twenty browsers send the eleventh at once, the
others stay unused."""
import collections
import concurrent.futures
import os
import re
import secrets
import socket
import struct
import subprocess
import sys
import tempfile
import urllib.parse

ANSWERS = {f'u{i}': '4' for i in range(1, 10)}
OTHERS = {f'u{i}': '1' for i in range(1, 10)}
LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
PARALLEL = 8
AT_ONCE = 20


def text(length):
    return bytes([length]) if length < 128 else struct.pack('>I', length | 0x80000000)


def record(kind, body):
    return struct.pack('>BBHHBB', 1, kind, 1, len(body), 0, 0) + body


def ask(path, method, target, body=b''):
    """One FastCGI request; gives status and page."""
    names = {'REQUEST_METHOD': method, 'REQUEST_URI': target, 'DOCUMENT_URI': target, 'QUERY_STRING': '', 'SERVER_PROTOCOL': 'HTTP/1.1',
             'REMOTE_ADDR': f'198.51.{secrets.randbelow(256)}.{secrets.randbelow(256)}', 'HTTP_HOST': '127.0.0.1:8080',
             'HTTP_COOKIE': f'kunjungan={secrets.token_hex(8)}',
             'HTTP_ORIGIN': 'http://127.0.0.1:8080', 'CONTENT_LENGTH': str(len(body)) if body else '',
             'CONTENT_TYPE': 'application/x-www-form-urlencoded' if body else ''}
    head = b''.join(text(len(name)) + text(len(value)) + name.encode() + value.encode() for name, value in names.items())
    sent = record(1, struct.pack('>HB5x', 1, 0)) + record(4, head) + record(4, b'') + (record(5, body) if body else b'') + record(5, b'')
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(path)
        line.sendall(sent)
        got = b''
        while part := line.recv(65536):
            got += part
    page, at = b'', 0
    while at + 8 <= len(got):
        _, kind, _, length, padding, _ = struct.unpack('>BBHHBB', got[at:at + 8])
        if kind == 6:
            page += got[at + 8:at + 8 + length]
        at += 8 + length + padding
    return int(re.search(rb'Status: (\d+)', page).group(1)), page


class Box:
    def __init__(self, path, period):
        self.path, self.period = path, period

    def nonce(self):
        return re.search(rb'name="nonce" value="([^"]+)"', ask(self.path, 'GET', '/survei/karcis')[1]).group(1).decode()

    def post(self, slip, nonce=None, answers=ANSWERS):
        fields = {'nonce': nonce or self.nonce(), 'situs_web': '', 'period': self.period, 'slip': slip, **answers}
        return ask(self.path, 'POST', '/survei/', urllib.parse.urlencode(fields).encode())[0]


def guess():
    return ''.join(secrets.choice(LETTERS) for _ in range(16))


def altered(nonce):
    place = secrets.randbelow(len(nonce) - 1)
    return nonce[:place] + ('A' if nonce[place] != 'A' else 'B') + nonce[place + 1:]


def attempts(shared, kept, unused, others):
    """(kind, slip, nonce or None for a new form, answers): 5,000."""
    tries = [('shared', slip, None, ANSWERS) for slip in shared for _ in range(100)]
    tries += [('guessed', guess(), None, ANSWERS) for _ in range(1200)]
    tries += [('replayed', slip, nonce, ANSWERS) for slip, nonce in zip(shared, kept) for _ in range(80)]
    tries += [('replayed with other answers', slip, nonce, OTHERS) for slip, nonce in zip(shared, kept) for _ in range(50)]
    tries += [('form with another slip', unused[i % len(unused)], kept[i % len(kept)], OTHERS) for i in range(500)]
    tries += [('altered form', unused[i % len(unused)], altered(kept[i % len(kept)]), ANSWERS) for i in range(500)]
    tries += [('of another period', others[i % len(others)], None, ANSWERS) for i in range(500)]
    secrets.SystemRandom().shuffle(tries)
    return tries


def stuff(box, slips, others):
    shared, raced, unused = slips[:10], slips[10], slips[11:]
    found = collections.Counter()
    kept = [box.nonce() for _ in shared]
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as crowd:
        nonces = [box.nonce() for _ in range(AT_ONCE)]
        found.update(('at once', status) for status in crowd.map(lambda nonce: box.post(raced, nonce), nonces))
    with concurrent.futures.ThreadPoolExecutor(PARALLEL) as crowd:
        found.update(('first use', status) for status in crowd.map(lambda pair: box.post(*pair), zip(shared, kept)))
        tries = attempts(shared, kept, unused, others)
        found.update((one[0], status) for one, status in zip(tries, crowd.map(lambda one: box.post(*one[1:]), tries)))
    return found


def main():
    program, workers, period = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    slips, others = ([line.split()[0] for line in open(name, encoding='ascii')] for name in sys.argv[4:6])
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as door:
        path = os.path.join(folder, 'survey.sock')
        door.bind(path)
        door.listen(256)
        running = [subprocess.Popen([program], stdin=door.fileno()) for _ in range(workers)]
        try:
            found = stuff(Box(path, period), slips, others)
        finally:
            for worker in running:
                worker.terminate()
            for worker in running:
                worker.wait()
    for (kind, status), count in sorted(found.items()):
        print(kind.replace(' ', '-'), status, count)


main()
