#!/usr/bin/env python3
"""Plays whoever holds a copy of the office's files and knows who used which slip when, and wants to know what each answered.

usage: link_slips.py DATABASE TRUTH [COPIES]      TRUTH: a line a slip in the order of use, "HASH ANSWERS"; the answers are what is looked for
Reads the bytes of DATABASE and DATABASE-wal, never through SQLite. Knows the order of use, which is more than any log or file time
could tell. Prints a line a clue:
  log HITS          slips tied to their answers because they changed in one commit of the log
  remains COUNT     answers and numbers of forms that stand in the bytes more than once: what deleted rows left
  order HITS Z NEIGHBOURS CLUE    an order the file shows, held against the order of use: how many stand in the same place, the rank
                    correlation in standard deviations, how many neighbours were neighbours
  between HITS Z SHARE CLUE       the same for what each copy in the folder COPIES has more than the one before it, all copies together, and
                    how many of 1,000 guesses among what came between two copies are right by chance: one among K in K
By chance a permutation has one hit and two neighbours, whatever its length, and |Z| is over 5.3 once in 10,000,000 times."""
import os
import struct
import sys

PAGE = 4096
TABLES = ('survey_slip_box', 'survey_response')


def varint(data, at):
    value = 0
    for i in range(9):
        byte = data[at + i]
        if i == 8:
            return (value << 8) | byte, at + 9
        value = (value << 7) | (byte & 0x7F)
        if not byte & 0x80:
            return value, at + i + 1
    return value, at + 9


def record(payload):
    size, at = varint(payload, 0)
    kinds = []
    while at < size:
        kind, at = varint(payload, at)
        kinds.append(kind)
    values = []
    for kind in kinds:
        if kind >= 12:
            length = (kind - 12) // 2
            values.append(payload[at:at + length] if kind % 2 == 0 else payload[at:at + length].decode('utf-8', 'replace'))
            at += length
        elif kind in (0, 8, 9):
            values.append({0: None, 8: 0, 9: 1}[kind])
        else:
            length = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}[kind]
            values.append(int.from_bytes(payload[at:at + length], 'big', signed=True))
            at += length
    return values


def cells(page, number):
    """(offset, values) of each cell of a b-tree page, and the pages below it."""
    start = 100 if number == 1 else 0
    kind = page[start]
    if kind not in (2, 5, 10, 13):
        return [], []
    count = struct.unpack('>H', page[start + 3:start + 5])[0]
    head = 12 if kind in (2, 5) else 8
    below = [struct.unpack('>I', page[start + 8:start + 12])[0]] if kind in (2, 5) else []
    found = []
    for i in range(count):
        offset = at = struct.unpack('>H', page[start + head + 2 * i:start + head + 2 * i + 2])[0]
        if kind in (2, 5):
            below.append(struct.unpack('>I', page[at:at + 4])[0])
            at += 4
        if kind == 5:
            continue
        size, at = varint(page, at)
        if kind == 13:
            _, at = varint(page, at)
        found.append((offset, record(page[at:at + size])))
    return found, below


class Files:
    """Pages as the database has them, and after each commit of the log."""

    def __init__(self, path):
        with open(path, 'rb') as file:
            data = file.read()
        self.pages = {i + 1: data[i * PAGE:(i + 1) * PAGE] for i in range(len(data) // PAGE)}
        self.commits = []
        try:
            with open(path + '-wal', 'rb') as file:
                log = file.read()
        except FileNotFoundError:
            log = b''
        frames, at, salt = {}, 32, log[16:24]
        while at + 24 + PAGE <= len(log):
            number, size = struct.unpack('>II', log[at:at + 8])
            if log[at + 8:at + 16] != salt:
                break
            frames[number] = log[at + 24:at + 24 + PAGE]
            if size:
                self.commits.append(frames)
                frames = {}
            at += 24 + PAGE

    def rows(self, root):
        """(page, offset, values) of every row below ROOT."""
        rows, todo = [], [root]
        while todo:
            number = todo.pop()
            found, below = cells(self.pages[number], number)
            rows += [(number, offset, values) for offset, values in found]
            todo += below
        return rows

    def root_of(self, table):
        for _, _, values in self.rows(1):
            if values[0] == 'table' and values[1] == table:
                return values[3]
        raise SystemExit(f'no table {table}')

    def forward(self):
        """Applies the log commit by commit."""
        for frames in self.commits:
            self.pages.update(frames)
            yield


def by_log(path, truth, wanted):
    files, hits = Files(path), 0
    before = state(files, wanted)
    for _ in files.forward():
        after = state(files, wanted)
        slips, answers = after[0] - before[0], after[1] - before[1]
        hits += sum(truth.get(slip) in answers for slip in slips) if len(answers) == 1 else 0
        before = after
    return hits


def spent_slips(files):
    return [(page, place, values[1].hex()) for page, place, values in files.rows(files.root_of('survey_slip')) if values[3] == 1]


def answers_in(files, table, wanted):
    found = []
    for page, place, values in files.rows(files.root_of(table)):
        found += [(page, place, value) for value in values if isinstance(value, str) and value in wanted]
    return found


def state(files, wanted):
    spent = {slip for _, _, slip in spent_slips(files)}
    return spent, {answer for table in TABLES for _, _, answer in answers_in(files, table, wanted)}


def latest(path):
    files = Files(path)
    for _ in files.forward():
        pass
    return files


def orders(files, wanted, slips):
    """(name, things in an order the file shows); of answers, and of slips by their answers, because both are known by the truth."""
    lists = [(table, answers_in(files, table, wanted)) for table in TABLES]
    lists.append(('survey_slip', [(page, place, slips[slip]) for page, place, slip in spent_slips(files) if slip in slips]))
    for table, rows in lists:
        yield table + ' by page and place', [thing for _, _, thing in sorted(rows)]
        yield table + ' by place', [thing for _, _, thing in sorted(rows, key=lambda row: (row[1], row[0]))]
        yield table + ' by page and place from the end', [thing for _, _, thing in sorted(rows, key=lambda row: (row[0], -row[1]))]
    data = b''.join(files.pages[number] for number in sorted(files.pages))
    for name, find in (('first', data.find), ('last', data.rfind)):
        places = [(find(answer.encode()), answer) for answer in wanted]
        yield f'bytes of the file by {name} place', [answer for place, answer in sorted(places) if place >= 0]


def held_against(use, shown):
    """Hits (forwards or backwards), rank correlation in standard deviations, neighbours."""
    rank = {thing: i for i, thing in enumerate(thing for thing in use if thing in set(shown))}
    seen = [rank[thing] for thing in shown]
    n = len(seen)
    if n < 2:
        return 0, 0.0, 0
    hits = max(sum(i == place for i, place in enumerate(seen)), sum(n - 1 - i == place for i, place in enumerate(seen)))
    apart = sum((i - place) ** 2 for i, place in enumerate(seen))
    z = (1 - 6 * apart / (n * (n * n - 1))) * (n - 1) ** 0.5
    return hits, z, sum(abs(a - b) == 1 for a, b in zip(seen, seen[1:]))


def remains(files, wanted):
    data = b''.join(files.pages[number] for number in sorted(files.pages))
    numbers = [values[0] for _, _, values in files.rows(files.root_of(TABLES[0])) if isinstance(values[0], bytes)]
    return sum(data.count(thing) > 1 for thing in [*(answer.encode() for answer in wanted), *numbers])


def between(copies, use, truth):
    """What each copy has more than the one before, in the orders it shows."""
    known, clues, added_at_all, used_copies = None, {}, 0, 0
    for name in sorted(os.listdir(copies)):
        files = latest(os.path.join(copies, name))
        there = state(files, set(use))[1]
        added = there - known if known is not None else set()
        known = there
        if not added:
            continue
        added_at_all, used_copies = added_at_all + len(added), used_copies + 1
        for clue, shown in orders(files, added, {slip: answer for slip, answer in truth.items() if answer in added}):
            clues.setdefault(clue, []).append(held_against(use, shown))
    for clue, found in clues.items():
        z = sum(one[1] for one in found) / len(found) ** 0.5
        yield sum(one[0] for one in found), z, round(1000 * used_copies / added_at_all), clue


def main():
    path = sys.argv[1]
    with open(sys.argv[2], encoding='ascii') as file:
        pairs = [line.split() for line in file]
    truth, use = dict(pairs), [answer for _, answer in pairs]
    wanted, files = set(use), latest(path)
    print('log', by_log(path, truth, wanted))
    print('remains', remains(files, wanted))
    for clue, shown in orders(files, wanted, truth):
        hits, z, neighbours = held_against(use, shown)
        if len(shown) > 1:
            print('order', hits, f'{z:.2f}', neighbours, clue)
    if len(sys.argv) > 3:
        for hits, z, share, clue in between(sys.argv[3], use, truth):
            print('between', hits, f'{z:.2f}', share, clue)


main()
