#!/usr/bin/env python3
"""Tries to stuff the ballot box: 5,000 posts to real survey workers, by a crowd of new browsers at once.

usage: stuff_slips.py PROGRAM WORKERS PERIOD SLIPS OTHER     SLIPS and OTHER: files with a code a line, of PERIOD and of another
Prints "KIND STATUS COUNT" a line. The first ten slips are passed from hand to hand, the others stay unused."""
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
LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
PARALLEL = 8


def text(length):
    return bytes([length]) if length < 128 else struct.pack('>I', length | 0x80000000)


def record(kind, body):
    return struct.pack('>BBHHBB', 1, kind, 1, len(body), 0, 0) + body


def ask(path, method, target, body=b''):
    """One FastCGI request; gives status and page."""
    names = {'REQUEST_METHOD': method, 'REQUEST_URI': target, 'DOCUMENT_URI': target, 'QUERY_STRING': '', 'SERVER_PROTOCOL': 'HTTP/1.1',
             'REMOTE_ADDR': f'198.51.{secrets.randbelow(256)}.{secrets.randbelow(256)}', 'HTTP_HOST': '127.0.0.1:8080',
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

    def post(self, slip, nonce=None):
        fields = {'nonce': nonce or self.nonce(), 'situs_web': '', 'period': self.period, 'slip': slip, **ANSWERS}
        return ask(self.path, 'POST', '/survei/', urllib.parse.urlencode(fields).encode())[0]


def guess():
    return ''.join(secrets.choice(LETTERS) for _ in range(16))


def main():
    program, workers, period = sys.argv[1], int(sys.argv[2]), sys.argv[3]
    slips, others = ([line.split()[0] for line in open(name, encoding='ascii')] for name in sys.argv[4:6])
    shared, unused = slips[:10], slips[10:]
    found = collections.Counter()
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as door:
        path = os.path.join(folder, 'survey.sock')
        door.bind(path)
        door.listen(256)
        running = [subprocess.Popen([program], stdin=door.fileno()) for _ in range(workers)]
        try:
            box = Box(path, period)
            kept = [box.nonce() for _ in shared]
            tries = [('shared', slip, None) for slip in shared for _ in range(150)]
            tries += [('guessed', guess(), None) for _ in range(1500)]
            tries += [('replayed', slip, nonce) for slip, nonce in zip(shared, kept) for _ in range(100)]
            tries += [('form with another slip', unused[i % len(unused)], kept[i % len(kept)]) for i in range(500)]
            tries += [('of another period', others[i % len(others)], None) for i in range(500)]
            with concurrent.futures.ThreadPoolExecutor(PARALLEL) as crowd:
                first = list(crowd.map(lambda pair: box.post(*pair), zip(shared, kept)))
                found.update(('first use', status) for status in first)
                secrets.SystemRandom().shuffle(tries)
                for (kind, _, _), status in zip(tries, crowd.map(lambda one: box.post(one[1], one[2]), tries)):
                    found[kind, status] += 1
        finally:
            for worker in running:
                worker.terminate()
            for worker in running:
                worker.wait()
    for (kind, status), count in sorted(found.items()):
        print(kind.replace(' ', '-'), status, count)


main()
