// A real mail server for the tests of a whole office: exim, delivering into a Maildir (tests/lib/maildir).
// Exports: openMailbox.
//
//   const post = await openMailbox(office);                  // loket.ini names it from now on
//   await office.loket('outbox', 'run', '--once');
//   const mails = post.read('pemohon@contoh.example');       // [{ from, to, subject, date, id, text, raw }] in order of arrival
//   await post.close();
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './office.mjs';

const MAILDIR = join(ROOT, 'tests/lib/maildir');
const PATIENCE = 30_000; // milliseconds until the server answers

function answers(port) {
  return new Promise((done) => {
    const line = connect(port, '127.0.0.1');
    line.once('data', (greeting) => { line.end('QUIT\r\n'); done(greeting.toString().startsWith('220 ')); });
    line.once('error', () => done(false));
  });
}

async function portOf(folder, server) {
  const file = join(folder, 'port');
  for (const until = Date.now() + PATIENCE; Date.now() < until;) {
    if (server.exitCode !== null) throw new Error('the mail server ended (is exim4-daemon-light installed?)');
    if (existsSync(file) && readFileSync(file, 'utf8') && await answers(Number(readFileSync(file, 'utf8')))) return readFileSync(file, 'utf8');
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error('the mail server does not listen');
}

export async function openMailbox(office) {
  const folder = mkdtempSync(join(tmpdir(), 'loket-maildir-'));
  chmodSync(folder, 0o755);
  const server = spawn('/usr/bin/python3', [MAILDIR, 'serve', folder], { stdio: 'ignore' });
  const ini = join(office.folder, 'loket.ini');
  const address = `smtp://127.0.0.1:${await portOf(folder, server)}`;
  writeFileSync(ini, readFileSync(ini, 'utf8').replace(/^server =.*$/m, `server = ${address}`).replace(/^tls =.*$/m, 'tls = off'));
  return {
    read: (to) => JSON.parse(execFileSync('/usr/bin/python3', [MAILDIR, 'read', folder, '--to', to], { maxBuffer: 1 << 24 }).toString()),
    close: () => new Promise((done) => {
      server.once('exit', () => { rmSync(folder, { recursive: true, force: true }); done(); });
      server.kill();
    }),
  };
}
