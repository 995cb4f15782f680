// Many complaints at once while workers are killed: every receipt that was shown opens its case, nothing is stored twice.
// usage: BUILD=build node tests/lib/siege.mjs COMPLAINTS KILLS   (prints facts as "ok - …" and figures as "# …")
// A reporter here does what a browser's user does: fills the step that is shown, and sends the same form again when the
// connection breaks or the page says that something is out of order. Every second taps the last button twice.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { loket, startOffice, stopOffice } from '../browser/lib/office.mjs';
import { formsOf, plain, Visitor } from './forms.mjs';

const [COMPLAINTS, KILLS] = process.argv.slice(2).map(Number);
const VISITORS = 16; // at once; four workers
const TRIES = 600; // of one request; more than the supervisor's longest pause needs
const TURNS = 20; // pages of one complaint; six when nothing happens
const PAUSE = 50; // milliseconds before another try
const REQUESTS = 7; // of one complaint
const EVERY_FILE = 5;
const EVERY_DOUBLE = 2;
const GATEWAY_FAULTS = [502, 503, 504];
const PDF = '%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n';
const SETTINGS = { submissions_per_hour: 1_000_000, all_submissions_per_hour: 1_000_000, busy_above: 1_000_000, code_tries_per_hour: 1000 };

let failed = 0;
function fact(sentence, is, found = '') {
  console.log(`${is ? 'ok' : 'not ok'} - ${sentence}`);
  if (is) return;
  failed += 1;
  console.log(`    ${found}`);
}
const sleep = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
const run = promisify(execFile);

const office = await startOffice({ sample: false, publish: false, rate: 1_000_000, settings: SETTINGS });
const query = async (sql) => (await run('sqlite3', ['-batch', '-cmd', '.timeout 10000', join(office.folder, 'loket.db'), sql], { maxBuffer: 1 << 28 })).stdout.trim();
const visitor = new Visitor(office.baseUrl);
const count = { requests: 0, aimed: 0, kills: 0, broken: 0, differing: 0, refused: new Map() };

// ---- killing

let seed = 12345;
const draw = (limit) => { seed = (seed * 1103515245 + 12345) % 2147483648; return Math.floor((seed / 2147483648) * limit); };

function workers() {
  const { pid } = office.server;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return children.filter((child) => {
    try { return readFileSync(`/proc/${child}/comm`, 'utf8').trim() === 'complaint'; } catch { return false; }
  });
}

// Kills one; when all are between death and a new start, a moment later.
async function kill() {
  for (let alive = workers(); ; alive = workers()) {
    await sleep(draw(3));
    if (alive.length === 0) continue;
    try {
      process.kill(Number(alive[draw(alive.length)]), 'SIGKILL');
      count.kills += 1;
      return;
    } catch { /* it ended by itself in between */ }
  }
}

// Spread over all requests, a moment after one left so that somebody is at work.
function maybeKill() {
  count.requests += 1;
  if (count.aimed >= KILLS || count.requests * KILLS < (count.aimed + 1) * COMPLAINTS * REQUESTS * 0.9) return;
  count.aimed += 1;
  kill();
}

// ---- reporting

async function patiently(ask) {
  for (let i = 0; i < TRIES; i += 1) {
    maybeKill();
    const page = await ask().catch(() => null);
    if (page && !GATEWAY_FAULTS.includes(page.status)) return page;
    count.broken += 1;
    await sleep(PAUSE);
  }
  throw new Error('the office stays closed');
}

const subjectOf = (i) => `Pengaduan uji ${String(i).padStart(6, '0')}`;
const answersOf = (i, step) => ({
  who: { confidentiality: ['open', 'confidential', 'anonymous'][i % 3], reporter_kind: 'individual' },
  story: { subject: subjectOf(i), narrative: `Cerita nomor ${i}: sudah lama menunggu.`, happened_where: 'Loket 2' },
  files: i % EVERY_FILE === 0 ? { files: new File([`${PDF}% ${i}\n`], `bukti-${i}.pdf`, { type: 'application/pdf' }) } : {},
  contact: { name: 'Pelapor Contoh', phone: '0812 0000 0000' },
})[step] ?? {};

const receiptOf = (html) => html.match(/data-copy="(\S+) ([^"]+)"/)?.slice(1, 3).map(plain);

async function next(i, form) {
  const step = form.valueOf('step');
  const send = () => patiently(() => visitor.send(form, answersOf(i, step), { go: step === 'check' ? 'send' : 'next' }));
  if (step !== 'check' || i % EVERY_DOUBLE !== 0) return send();
  const [one, other] = await Promise.all([send(), send()]);
  if (receiptOf(one.html)?.join() !== receiptOf(other.html)?.join()) count.differing += 1;
  return one;
}

async function lodge(i) {
  let page = await patiently(() => visitor.get('/pengaduan/'));
  for (let turn = 0; turn < TURNS; turn += 1) {
    const receipt = receiptOf(page.html);
    if (receipt) return { i, number: receipt[0], code: receipt[1] };
    if (page.status !== 200) count.refused.set(page.status, (count.refused.get(page.status) ?? 0) + 1);
    const form = formsOf(page.html).find(({ action }) => action.endsWith('/pengaduan/'));
    if (!form) throw new Error(`complaint ${i} after ${turn}: status ${page.status} shows no form: ${page.html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 400)}`);
    page = await next(i, form);
  }
  throw new Error(`complaint ${i}: no receipt after ${TURNS} pages`);
}

// Runs work(0) … work(total - 1), so many at once; what they return, in order.
async function allOf(total, work) {
  const results = new Array(total);
  let taken = 0;
  const one = async () => { while (taken < total) { const i = taken; taken += 1; results[i] = await work(i); } };
  await Promise.all(Array.from({ length: VISITORS }, one));
  return results;
}

// ---- looking

async function opens({ i, number, code }) {
  const page = await patiently(() => visitor.ask('/lacak/', { method: 'POST', body: new URLSearchParams({ number, code }) }));
  return page.status === 200 && page.html.includes(subjectOf(i));
}

async function wrongFiles() {
  const rows = (await query('SELECT stored_name, lower(hex(sha256)) FROM attachment')).split('\n').filter(Boolean).map((row) => row.split('|'));
  const wrong = rows.filter(([name, hash]) => {
    try {
      const bytes = readFileSync(join(office.folder, 'uploads', name.slice(0, 2), name.slice(2, 4), name));
      return createHash('sha256').update(bytes).digest('hex') !== hash;
    } catch { return true; }
  });
  return { total: rows.length, wrong: wrong.length };
}

try {
  const began = Date.now();
  const receipts = await allOf(COMPLAINTS, lodge);
  const took = (Date.now() - began) / 1000;
  const found = (await allOf(COMPLAINTS, (i) => opens(receipts[i]))).filter(Boolean).length;
  const cases = Number(await query('SELECT count(*) FROM cases'));
  const subjects = Number(await query('SELECT count(DISTINCT subject) FROM cases'));
  const parts = await query(`SELECT (SELECT count(*) FROM complaint), (SELECT count(*) FROM case_event), (SELECT count(*) FROM receipt),
    (SELECT count(*) FROM audit WHERE action = 'case.submit')`);
  const identities = Number(await query('SELECT count(*) FROM identity'));
  const files = await wrongFiles();
  const expectedFiles = Math.ceil(COMPLAINTS / EVERY_FILE);
  const counter = Number(await query("SELECT sum(last) FROM register_counter WHERE register = 'PGD'"));
  const sound = await query('PRAGMA integrity_check; PRAGMA foreign_key_check');
  const trail = await loket(office.folder, ['audit', 'verify']);

  fact(`${KILLS} workers were killed while ${COMPLAINTS} complaints came in`, count.kills === KILLS, `${count.kills} kills`);
  fact('some of them in the middle of a request', KILLS === 0 || count.broken > 0);
  fact('every receipt has a number of its own', new Set(receipts.map(({ number }) => number)).size === COMPLAINTS);
  fact('every receipt opens its case', found === COMPLAINTS, `${found} of ${COMPLAINTS}`);
  fact('no complaint is stored twice', cases === COMPLAINTS && subjects === COMPLAINTS, `${cases} cases, ${subjects} subjects`);
  fact('every case is whole', parts === Array(4).fill(COMPLAINTS).join('|'), parts);
  fact('who reported stands beside all but the anonymous', identities === COMPLAINTS - Math.floor(COMPLAINTS / 3), identities);
  fact('every file is there once, as it was sent', files.total === expectedFiles && files.wrong === 0, `${files.total} of ${expectedFiles}, ${files.wrong} wrong`);
  fact('two taps show one receipt', count.differing === 0, `${count.differing} differ`);
  fact('no number of the register is lost', counter === COMPLAINTS, counter);
  fact('no draft is left', await query('SELECT count(*) FROM draft') === '0');
  fact('the database is whole', sound === 'ok', sound);
  fact('the audit trail is whole', trail.includes('Jejak audit utuh'), trail);
  console.log(`# ${COMPLAINTS} complaints, ${count.requests} requests, ${count.kills} kills, ${count.broken} requests sent again, ${took.toFixed(0)} s; refused: ${JSON.stringify([...count.refused])}`);
} finally {
  await stopOffice(office).catch((error) => fact('the office closes well after that', false, error.message));
}
process.exit(failed ? 1 : 0);
