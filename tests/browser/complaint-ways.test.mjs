// The whole way of a complaint, walked without JavaScript by everybody who touches it: each class, each choice of confidentiality,
// each end, on a phone and on a desk, and the mails of each walk read in the mailbox of a real SMTP server.
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot } from './lib/browser.mjs';
import { choose, lodge, send } from './lib/complaint.mjs';
import { openOffice, ROOT } from './lib/office.mjs';
import { signIn } from './lib/staff.mjs';

const MAILBOX = join(ROOT, 'tests/lib/mailbox');
const NAME = 'Pelapor Kenari Contoh';
const TYPED = 'Kenari'; // in everything that anybody types into a case, and in no mail
const ACCOUNTS = { desk: 'petugas.loket', officer: 'petugas.pengaduan', section: 'kepala.seksi', division: 'kepala.bidang',
  head: 'kepala.dinas', auditor: 'auditor' };

const words = (what) => ({ text: `${TYPED}: ${what}` });
const day = (shift) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', day: '2-digit', month: '2-digit', year: 'numeric' })
  .format(new Date(Date.now() + shift * 86_400_000));

const ASSIGNMENT = { unit: { label: 'Bidang Perizinan' }, officer: { label: 'Kepala Seksi' } };
const LETTER = { agency: 'Dinas Contoh', letter_number: `${TYPED}/1/2026`, letter_date: day(0) };
const CALL = { held_on: day(0), starts_at: '09.30', place: `Ruang ${TYPED}`, agenda: `Berkas ${TYPED}`, invited: 'Bidang Perizinan' };
const HELD = { attendance: 'Bidang Perizinan', minutes: `Notulen ${TYPED}`, measure_1_action: `Periksa berkas ${TYPED}`,
  measure_1_owner: 'Bidang Perizinan', measure_1_due_on: day(7) };
const WATCH = { measure: { index: 1 }, ...words('sudah diperiksa.'), measure_done: true };

// Who does what to a complaint of a class until it is answered, and which mails tell of it. A superior is whoever the walk names.
const CLASSES = {
  unsuitable: {
    steps: [['officer', 'verify'], ['officer', 'classify_unsuitable', words('bukan layanan kami.')]],
    mails: ['telah kami periksa kelengkapannya', 'kami kembalikan'],
  },
  direct: {
    steps: [['officer', 'verify'], ['officer', 'ask_reporter', words('nomor berkasnya?')], ['reporter', 'reply'],
      ['officer', 'classify_direct'], ['section', 'answer', words('izin sudah terbit.')]],
    mails: ['telah kami periksa kelengkapannya', 'memerlukan keterangan Anda', 'akan kami jawab langsung', 'sudah kami jawab'],
  },
  follow_up: {
    steps: [['officer', 'verify'], ['officer', 'classify_follow_up'], ['division', 'assign', ASSIGNMENT],
      ['section', 'call_meeting', CALL], ['section', 'hold_meeting', HELD], ['section', 'monitor', WATCH],
      ['section', 'report', words('semua selesai.')], ['officer', 'answer', words('berkas ditemukan.')]],
    mails: ['telah kami periksa kelengkapannya', 'kami tindak lanjuti', 'sudah di tangan bagian yang menanganinya',
      'akan dibahas dalam rapat tindak lanjut', 'sudah kami jawab'],
  },
  oversight: {
    steps: [['section', 'verify'], ['officer', 'classify_follow_up', { oversight: true }], ['division', 'forward', LETTER],
      ['officer', 'note', words('menunggu surat balasan.')], ['officer', 'report', words('hasil pemeriksaan.')],
      ['officer', 'answer', words('sudah diperiksa.')]],
    mails: ['telah kami periksa kelengkapannya', 'kami tindak lanjuti', 'kami teruskan ke instansi yang berwenang', 'sudah kami jawab'],
  },
};

const ENDS = {
  returned: { state: 'Dikembalikan', steps: [], mails: [] },
  confirmed: { state: 'Selesai, pelapor puas', steps: [['reporter', 'confirm']], mails: ['telah selesai'] },
  silent: { state: 'Selesai tanpa tanggapan', steps: [], mails: ['menunggu tanggapan Anda', 'kami tutup karena tidak ada tanggapan'] },
  disputed: { state: 'Selesai, pelapor tidak puas', steps: [['reporter', 'dispute']], mails: ['ditutup, Anda belum puas'] },
  appeal: {
    state: 'Selesai, pelapor puas',
    steps: [['reporter', 'appeal'], ['superior', 'take_appeal'], ['superior', 'answer_appeal', words('keputusan diperbaiki.')], ['reporter', 'confirm']],
    mails: ['masuk tahap aju banding', 'sedang diperiksa pada tahap aju banding', 'sudah dijawab pada tahap aju banding', 'telah selesai'],
  },
};

const row = (sort, confidentiality, end, width, more = {}) => ({ sort, confidentiality, end, width, ...more });
const WALKS = [
  row('unsuitable', 'open', 'returned', PHONE),
  row('unsuitable', 'anonymous', 'returned', DESK),
  row('unsuitable', 'confidential', 'returned', PHONE),
  row('direct', 'open', 'confirmed', DESK),
  row('direct', 'anonymous', 'silent', PHONE),
  row('direct', 'confidential', 'disputed', DESK),
  row('direct', 'open', 'appeal', PHONE, { superior: 'division' }),
  row('follow_up', 'confidential', 'confirmed', PHONE, { atDesk: true }),
  row('follow_up', 'open', 'silent', DESK),
  row('follow_up', 'anonymous', 'disputed', PHONE),
  row('follow_up', 'confidential', 'appeal', DESK, { superior: 'head' }),
  row('oversight', 'anonymous', 'confirmed', DESK),
  row('oversight', 'confidential', 'silent', PHONE),
  row('oversight', 'open', 'disputed', DESK, { atDesk: true }),
  row('oversight', 'anonymous', 'appeal', PHONE, { superior: 'head' }),
];

let office;
let box; // folder of the mailbox
let server;
const staff = {}; // a visit of each account
const drawn = new Set(); // screenshots taken: one of each kind of page and width

const sendMails = (...more) => office.loket('outbox', 'run', '--once', ...more);
const main = (page) => page.locator('main').innerText();
const mailsOf = (walk) => (walk.confidentiality === 'anonymous' ? []
  : ['telah kami terima', ...CLASSES[walk.sort].mails, ...ENDS[walk.end].mails]);

async function startMailbox() {
  box = mkdtempSync(join(tmpdir(), 'loket-surel-'));
  server = spawn('/usr/bin/python3', [MAILBOX, 'serve', box], { stdio: 'ignore' });
  for (const until = Date.now() + 30_000; !existsSync(join(box, 'port'));) {
    if (Date.now() > until || server.exitCode !== null) throw new Error('the mailbox does not listen (is python3-aiosmtpd installed?)');
    await new Promise((resume) => setTimeout(resume, 50));
  }
  const file = join(office.folder, 'loket.ini');
  const address = `smtp://127.0.0.1:${readFileSync(join(box, 'port'), 'utf8')}`;
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^server =.*$/m, `server = ${address}`).replace(/^tls =.*$/m, 'tls = off'));
}

before(async () => {
  office = await openOffice({ own: true, publish: false });
  await startMailbox();
  await office.loket('unit', 'add', 'perizinan', 'Bidang Perizinan');
  await office.loket('unit', 'place', 'kepala.seksi', 'perizinan');
  for (const [role, account] of Object.entries(ACCOUNTS)) {
    staff[role] = await openPage();
    await signIn(staff[role], office, account);
  }
});

after(async () => {
  await closeBrowser();
  server?.kill();
  await office.close();
  rmSync(box, { recursive: true, force: true });
});

async function isSound(visit, walk, name) {
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${walk.width} px`);
  assert.deepEqual(visit.complaints(office.baseUrl), [], `${name}: a quiet console`);
  const picture = `way-${name}-${walk.width}`;
  if (!drawn.has(picture)) await screenshot(visit.page, picture);
  drawn.add(picture);
}

// ---- the reporter

async function receiptOf(page) {
  return { number: await page.locator('.register').innerText(), code: (await page.locator('.secret span').allInnerTexts()).join('-') };
}

const storyOf = (walk) => ({ confidentiality: walk.confidentiality, subject: `Izin ${TYPED} belum terbit`, name: NAME, email: walk.email,
  narrative: `Berkas ${TYPED} masuk tiga minggu lalu.`, happened_where: `Loket ${TYPED}` });

async function lodged(walk, visit) {
  await lodge(visit.page, office, storyOf(walk));
  await isSound(visit, walk, 'receipt');
  return receiptOf(visit.page);
}

// What a reporter says at the counter is written down by the front desk.
async function lodgedAtDesk(walk) {
  const visit = staff.desk;
  const { page } = visit;
  const { confidentiality, ...story } = storyOf(walk);
  await page.setViewportSize({ width: walk.width, height: 900 });
  await page.goto(office.url('/petugas/pengaduan-baru'));
  await choose(page, 'channel', 'counter');
  await choose(page, 'confidentiality', confidentiality);
  await choose(page, 'reporter_kind', 'individual');
  const entered = { ...story, received_on: day(-1), received_time: '10.15' };
  for (const [field, value] of Object.entries(entered)) await page.fill(`[name=${field}]`, value);
  await send(page, 'Simpan dan buat tanda terima');
  await isSound(visit, walk, 'desk-receipt');
  return receiptOf(page);
}

async function lookUp(walk, visit) {
  await visit.page.goto(office.url('/lacak/'));
  await visit.page.fill('[name=number]', walk.number);
  await visit.page.fill('[name=code]', walk.code);
  await send(visit.page, 'Lihat laporan');
}

async function reporterSteps(walk, visit, action) {
  const { page } = visit;
  await lookUp(walk, visit);
  await isSound(visit, walk, 'reporter-before');
  if (action === 'confirm') return send(page, 'Ya, saya puas');
  const wish = page.locator(`[name=step][value=${action}]`);
  if (await wish.count()) await wish.check();
  await page.fill('[name=message]', `Tanggapan ${TYPED}.`);
  return send(page, 'Kirim');
}

// ---- staff

async function fill(input, value) {
  if (value === true) return input.check();
  return typeof value === 'object' ? input.selectOption(value) : input.fill(value);
}

async function staffSteps(walk, who, action, fields = {}) {
  const visit = staff[who];
  const { page } = visit;
  await page.setViewportSize({ width: walk.width, height: 900 });
  await page.goto(office.url(`/petugas/kasus/${walk.number}`));
  const form = page.locator('form', { has: page.locator(`input[name=action][value=${action}]`) });
  for (const folded of await form.locator('xpath=ancestor::details[not(@open)]').all()) await folded.locator('> summary').click();
  for (const [field, value] of Object.entries(fields)) await fill(form.locator(`[name="${field}"]`), value);
  await isSound(visit, walk, `form-${action}`);
  await follow(form.locator('button:not([name])'));
  assert.equal(await page.locator('.faults').count(), 0, `${who} may ${action}`);
  await isSound(visit, walk, `after-${action}`);
}

const WHO_REPORTED = { open: /hanya tampil bagi petugas yang menangani/, confidential: /Identitas disegel/, anonymous: /tidak ada identitas yang tersimpan/ };

async function auditorLooks(walk) {
  const { page } = staff.auditor;
  await page.setViewportSize({ width: walk.width, height: 900 });
  await page.goto(office.url(`/petugas/kasus/${walk.number}`));
  const text = await main(page);
  assert.match(text, WHO_REPORTED[walk.confidentiality]);
  assert.match(text, /Tidak ada tindakan untuk Anda/);
  assert.ok(!text.includes(NAME), 'the name is not for the auditor');
  await isSound(staff.auditor, walk, `auditor-${walk.end}`);
}

// ---- the walks

const stateShown = (visit) => visit.page.locator('.state').first().innerText();

WALKS.forEach((walk, index) => {
  const { sort, confidentiality, end, width, atDesk } = walk;
  walk.email = `pelapor.${index}@contoh.example`;
  test(`${sort}, ${confidentiality}, ${end}, at ${width} px${atDesk ? ', from the counter' : ''}`, async () => {
    const visit = await openPage({ width });
    Object.assign(walk, atDesk ? await lodgedAtDesk(walk) : await lodged(walk, visit));
    for (const [who, action, fields] of [...CLASSES[sort].steps, ...ENDS[end].steps]) {
      if (confidentiality !== 'anonymous') await sendMails(); // a notice leaves before the next step is taken
      if (who === 'reporter') await reporterSteps(walk, visit, action);
      else await staffSteps(walk, walk[who] ?? who, action, fields);
    }
    await sendMails();
    await auditorLooks(walk);
    await lookUp(walk, visit);
    assert.match(await stateShown(visit), new RegExp(end === 'silent' ? 'Dijawab' : ENDS[end].state));
    await isSound(visit, walk, `reporter-${end}`);
    await visit.close();
  });
});

test('every class meets every choice of confidentiality, every end and both widths, and so does every end', () => {
  const pairs = new Set(WALKS.flatMap(({ sort, confidentiality, end, width }) => [`${sort} ${confidentiality}`, `${sort} ${end}`,
    `${sort} ${width}`, `${end} ${confidentiality}`, `${end} ${width}`, `${confidentiality} ${width}`]));
  const choices = ['open', 'anonymous', 'confidential'];
  const wanted = [...Object.keys(CLASSES), ...Object.keys(ENDS)].flatMap((one) => [...choices, PHONE, DESK].map((other) => `${one} ${other}`));
  for (const sort of Object.keys(CLASSES)) {
    const ends = Object.keys(ENDS).filter((end) => (end === 'returned') === (sort === 'unsuitable'));
    wanted.push(...ends.map((end) => `${sort} ${end}`));
  }
  wanted.push(...choices.flatMap((choice) => [PHONE, DESK].map((width) => `${choice} ${width}`)));
  assert.deepEqual(wanted.filter((pair) => !pairs.has(pair)), []);
});

test('who says nothing is reminded, then the complaint is closed', async () => {
  const today = day(0).split('/').reverse().join('-');
  for (const workdays of ['8', '12']) {
    const now = `${(await office.loket('calendar', 'due', today, workdays)).trim()}T05:00:00Z`;
    await office.loket('upkeep', '--now', now);
    await sendMails('--now', now);
  }
  for (const walk of WALKS.filter(({ end }) => end === 'silent')) {
    const visit = await openPage({ width: walk.width });
    await lookUp(walk, visit);
    assert.match(await stateShown(visit), new RegExp(ENDS.silent.state));
    await isSound(visit, walk, 'reporter-silence');
    await visit.close();
  }
});

for (const walk of WALKS) {
  test(`the mailbox of ${walk.sort}, ${walk.confidentiality}, ${walk.end} tells each step once and nothing of the case`, () => {
    const mails = execFileSync('/usr/bin/python3', [MAILBOX, 'read', box, '--to', walk.email]).toString();
    const subjects = mails.replace(/\n[ \t]+/g, ' ').split('\n').filter((line) => line.startsWith('Subject: '));
    assert.deepEqual(subjects, mailsOf(walk).map((what) => `Subject: Pengaduan ${walk.number} ${what}`));
    for (const secret of [TYPED, NAME, walk.code]) assert.ok(!mails.toLowerCase().includes(secret.toLowerCase()), secret);
  });
}
