"""Survey workers and a browser's part in front of them, by FastCGI over a socket, without a web server.

with open_box(PROGRAM, WORKERS, PERIOD) as box:
    status = box.post(slip)          # a form of its own; or box.post(slip, nonce, {'u1': '4', …})"""
import contextlib
import os
import re
import secrets
import socket
import struct
import subprocess
import tempfile
import urllib.parse


def text(length):
    return bytes([length]) if length < 128 else struct.pack('>I', length | 0x80000000)


def record(kind, body):
    return struct.pack('>BBHHBB', 1, kind, 1, len(body), 0, 0) + body


def ask(path, method, target, body=b''):
    """One FastCGI request of a new browser at a new address; gives status and page."""
    address, _, query = target.partition('?')
    names = {'REQUEST_METHOD': method, 'REQUEST_URI': target, 'DOCUMENT_URI': address, 'QUERY_STRING': query, 'SERVER_PROTOCOL': 'HTTP/1.1',
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
        return re.search(rb'name="nonce" value="([^"]+)"', ask(self.path, 'GET', f'/survei/karcis?periode={self.period}')[1]).group(1).decode()

    def post(self, slip, nonce=None, answers=None):
        fields = {'nonce': nonce or self.nonce(), 'situs_web': '', 'period': self.period, 'slip': slip,
                  **(answers or {f'u{i}': '4' for i in range(1, 10)})}
        return ask(self.path, 'POST', '/survei/', urllib.parse.urlencode(fields).encode())[0]


@contextlib.contextmanager
def open_box(program, workers, period):
    with tempfile.TemporaryDirectory() as folder, socket.socket(socket.AF_UNIX) as door:
        path = os.path.join(folder, 'survey.sock')
        door.bind(path)
        door.listen(256)
        running = [subprocess.Popen([program], stdin=door.fileno()) for _ in range(workers)]
        try:
            yield Box(path, period)
        finally:
            for worker in running:
                worker.terminate()
            for worker in running:
                worker.wait()
