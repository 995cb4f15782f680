#!/usr/bin/env python3
"""Tries to stuff the ballot box: 5,000 posts to real survey workers, by a crowd of new browsers at once.

usage: stuff_slips.py PROGRAM WORKERS PERIOD SLIPS OTHER     SLIPS and OTHER: files with a code a line, of PERIOD and of another
Prints "KIND STATUS COUNT" a line. The first ten slips are passed from hand to hand, twenty browsers send the eleventh at once, the
others stay unused."""
import collections
import concurrent.futures
import secrets
import sys

from survey_box import open_box

ANSWERS = {f'u{i}': '4' for i in range(1, 10)}
OTHERS = {f'u{i}': '1' for i in range(1, 10)}
LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
PARALLEL = 8
AT_ONCE = 20


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
    with open_box(program, workers, period) as box:
        found = stuff(box, slips, others)
    for (kind, status), count in sorted(found.items()):
        print(kind.replace(' ', '-'), status, count)


main()
