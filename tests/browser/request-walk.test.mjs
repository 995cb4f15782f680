// Requests for information walked from the form to their end by everybody who touches them, each in an own session, without JavaScript:
// granted, granted in part, refused, and an agency's letter; clarification, extension, objection and its answer. After each step the
// requester's mail is read in the Maildir of a real mail server, the link in it is followed, and each paper is printed.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { openOffice } from './lib/office.mjs';
import { openMailbox } from './lib/post.mjs';
import { signIn } from './lib/staff.mjs';

const NAME = 'Pemohon Cempaka Contoh';
const TYPED = 'Cempaka'; // in everything that anybody types, and in no mail
const NIK = '9999014101900001'; // of no region that exists
const ACCOUNTS = { desk: 'petugas.loket', officer: 'petugas.informasi', division: 'kepala.bidang', head: 'kepala.dinas', auditor: 'auditor' };
const PDF = '%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n';

const today = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', day: '2-digit', month: '2-digit', year: 'numeric' }).format(new Date());
const words = (what) => `${TYPED}: ${what}`;

// ---- what is asked

const CITIZEN = { name: NAME, identity_number: NIK, address: `Jalan ${TYPED} Contoh 3`, occupation: 'Wiraswasta', phone: '0812 0000 0000',
  information: words('jumlah izin terbit tiap bulan tahun 2025 menurut sektor.'), purpose: words('penelitian.'),
  obtain_way: { radio: 'soft_copy' }, delivery_way: { radio: 'track_page' } };
const AGENCY = { agency_kind: { radio: 'opd' }, name: `Dinas ${TYPED} Contoh`, letter_number: `${TYPED}/12/2026`, letter_date: today, subject: words('permintaan data investasi'),
  phone: '0812 0000 0000', information: words('realisasi investasi semester I.'), period_wanted: 'Januari sampai Juni 2026', format_wanted: 'XLSX',
  obtain_way: { radio: 'soft_copy' }, delivery_way: { radio: 'email' } };
const AT_DESK = { channel: { radio: 'letter' }, received_on: today, received_time: '00.00' };

// ---- the steps of staff: fields of each form

const GIVEN = { form: { radio: 'soft_copy' }, ready_in: '2', sheets: '3', sheet_price: '500', redaction: words('nomor telepon, rahasia pribadi.') };
const WITHHELD = { withheld: words('nama pemegang izin perorangan.'), reason: { radio: 'exempt' }, exemptions: { box: 'h' }, consequence: words('mengungkap rahasia pribadi.') };
const FILE = { files: { file: 'jawaban.pdf' } };
const STEPS = {
  accept: {},
  ask: { action: 'ask_requester', fields: { text: words('sektor yang mana?') } },
  extend: { fields: { extension_ground: { radio: 'undecided' }, text: words('uji konsekuensi belum selesai.') } },
  grant: { action: 'answer', fields: { text: words('data terlampir.'), ...GIVEN, ...FILE } },
  grant_partly: { action: 'answer_partly', fields: { text: words('data per bulan terlampir.'), ...GIVEN, ...FILE, ...WITHHELD } },
  refuse: { fields: { text: words('data itu belum kami kuasai.'), reason: { radio: 'not_held' }, letter_number: '503/1/2026', letter_date: today } },
  reply_letter: { action: 'answer', fields: { text: words('data semester I terlampir.'), letter_number: '503/2/2026', letter_date: today, ...FILE } },
  deliver: { fields: { text: words('berkas dapat diunduh.') } },
  object_for: { action: 'object', fields: { objections: { box: 'e' }, story: words('data itu pernah diumumkan.'), representative: `Kuasa ${TYPED} Contoh` } },
  uphold: { action: 'answer_objection', fields: { objection_outcome: { radio: 'upheld' }, text: words('nama badan usaha dibuka.') } },
  reject: { action: 'answer_objection', fields: { objection_outcome: { radio: 'rejected' }, text: words('data itu memang tidak ada pada kami.') } },
};

// step(WHO, WHAT, { mail, state, paper }): the words of the mail's subject ('': none is sent), the state the requester then reads, a paper there is from now on.
const step = (who, what, mail, state, ...papers) => ({ who, what, mail, state, papers });
const ACCEPTED = step('officer', 'accept', 'mulai kami proses', 'Sedang diproses');
const WALKS = {
  granted: { width: PHONE, asked: CITIZEN, steps: [ACCEPTED,
    step('officer', 'ask', 'memerlukan keterangan Anda', 'Menunggu jawaban Anda'),
    step('requester', 'reply', '', 'Sedang diproses'),
    step('division', 'extend', 'kami perpanjang waktu jawabannya', 'Sedang diproses', 'perpanjangan'),
    step('officer', 'grant', 'sudah kami jawab', 'Dikabulkan', 'pemberitahuan'),
    step('requester', 'fetch', '', 'Dikabulkan'),
    step('division', 'deliver', 'sudah tersedia informasinya', 'Dikabulkan')] },
  partly: { width: DESK, asked: CITIZEN, steps: [ACCEPTED,
    step('officer', 'extend', 'kami perpanjang waktu jawabannya', 'Sedang diproses', 'perpanjangan'),
    step('officer', 'grant_partly', 'sudah kami jawab sebagian', 'Dikabulkan sebagian', 'pemberitahuan', 'penolakan'),
    step('requester', 'object', 'masuk daftar keberatan', 'Keberatan diperiksa', 'keberatan'),
    step('head', 'uphold', 'sudah dijawab keberatannya', 'Putusan keberatan dilaksanakan', 'tanggapan'),
    step('officer', 'grant', 'sudah kami jawab', 'Keberatan dijawab', 'pemberitahuan'),
    step('requester', 'fetch', '', 'Keberatan dijawab')] },
  refused: { width: DESK, asked: { ...CITIZEN, ...AT_DESK }, atDesk: true, steps: [ACCEPTED,
    step('division', 'refuse', 'sudah kami putuskan', 'Ditolak', 'pemberitahuan', 'penolakan'),
    step('officer', 'object_for', 'masuk daftar keberatan', 'Keberatan diperiksa', 'keberatan'),
    step('head', 'reject', 'sudah dijawab keberatannya', 'Keberatan dijawab', 'tanggapan')] },
  agency: { width: PHONE, asked: AGENCY, path: '?jenis=instansi', steps: [ACCEPTED,
    step('officer', 'reply_letter', 'sudah kami jawab', 'Dikabulkan', 'balasan')] },
};

let office, post, folder;
const staff = {}; // a visit of each account
const drawn = new Set(); // pages judged and pictured: one of each kind and width

before(async () => {
  office = await openOffice({ own: true, publish: false });
  post = await openMailbox(office);
  folder = mkdtempSync(join(tmpdir(), 'loket-berkas-'));
  writeFileSync(join(folder, 'jawaban.pdf'), PDF);
  for (const [role, account] of Object.entries(ACCOUNTS)) {
    staff[role] = await openPage({ width: DESK });
    await signIn(staff[role], office, account);
  }
});

after(async () => {
  await closeBrowser();
  await stopChecker();
  await post.close();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

const send = (page, name) => follow(page.getByRole('button', { name, exact: true }));
const main = (page) => page.locator('main').innerText();

async function isSound(visit, walk, name) {
  const picture = `walk-${name}-${walk.width}`;
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${walk.width} px`);
  assert.deepEqual(visit.complaints(office.baseUrl), [], `${name}: a quiet console`);
  if (drawn.has(picture)) return;
  drawn.add(picture);
  await screenshot(visit.page, picture);
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
}

async function fill(scope, fields) {
  for (const [name, value] of Object.entries(fields)) {
    if (value.radio ?? value.box) await scope.locator(`[name="${name}"][value="${value.radio ?? value.box}"]`).check();
    else if (value.file) await scope.locator(`[name="${name}"]`).setInputFiles(join(folder, value.file));
    else await scope.locator(`[name="${name}"]`).fill(value);
  }
}

// ---- the requester

async function lodge(walk, visit) {
  const { page } = visit;
  await page.goto(office.url(walk.atDesk ? '/petugas/permintaan-baru' : `/permintaan-data/${walk.path ?? ''}`));
  await fill(page.locator('main'), { ...walk.asked, email: walk.email });
  await send(page, walk.atDesk ? 'Simpan dan buat tanda terima' : 'Kirim permintaan');
  assert.equal(await page.locator('.faults').count(), 0, 'the form is complete');
  await isSound(visit, walk, walk.atDesk ? 'receipt-desk' : 'receipt');
  walk.number = await page.locator('.register').innerText();
  walk.code = (await page.locator('.secret span').allInnerTexts()).join('-');
}

async function track(walk, visit, address = office.url('/lacak/')) {
  const { page } = visit;
  await page.goto(address);
  await page.fill('[name=number]', walk.number);
  await page.fill('[name=code]', walk.code);
  await follow(page.locator('main form button'));
}

const REQUESTER = {
  async reply(walk, { page }) {
    await page.fill('[name=message]', words('sektor perdagangan.'));
    await send(page, 'Kirim');
  },
  async fetch(walk, { page }) {
    const coming = page.waitForEvent('download');
    await page.getByRole('link', { name: /^Unduh jawaban\.pdf/ }).last().click();
    const download = await coming;
    assert.equal(readFileSync(await download.path(), 'latin1'), PDF, 'the file comes as the office sent it');
  },
  async object(walk, visit) {
    await send(visit.page, 'Ajukan keberatan');
    await isSound(visit, walk, 'objection');
    await fill(visit.page.locator('main'), { objections: { box: 'a' }, story: words('nama badan usaha seharusnya terbuka.') });
    await send(visit.page, 'Kirim keberatan');
  },
};

// ---- staff

async function act(walk, who, what) {
  const { action = what, fields = {} } = STEPS[what];
  const visit = staff[who];
  const { page } = visit;
  await page.setViewportSize({ width: walk.width, height: 900 });
  await page.goto(office.url(`/petugas/kasus/${walk.number}`));
  const form = page.locator('form', { has: page.locator(`input[name=action][value=${action}]`) });
  for (const folded of await form.locator('xpath=ancestor::details[not(@open)]').all()) await folded.locator('> summary').click();
  await fill(form, fields);
  await isSound(visit, walk, `form-${what}`);
  await follow(form.locator('button:not([name])'));
  assert.equal(await page.locator('.faults').count(), 0, `${who} may ${what}`);
  await isSound(visit, walk, `after-${what}`);
}

// Opens the paper from the page of the case, prints it, and reads what came out of the printer.
async function printed(walk, name) {
  const visit = staff.officer;
  const { page } = visit;
  await page.setViewportSize({ width: walk.width, height: 900 });
  await page.goto(office.url(`/petugas/kasus/${walk.number}`));
  await follow(page.locator(`a[href$="/cetak/${name}/${walk.number}"]`));
  await isSound(visit, walk, `paper-${name}`);
  const file = join(folder, `${name}.pdf`);
  await page.pdf({ path: file, format: 'A4' });
  return execFileSync('pdftotext', ['-layout', file, '-']).toString();
}

const ON_PAPER = {
  perpanjangan: [NAME, 'uji konsekuensi belum selesai', 'diputuskan apakah informasi dikecualikan'],
  pemberitahuan: [NAME, 'Penguasaan informasi'],
  penolakan: [NAME, 'keberatan'],
  keberatan: [NAME, 'KBR-'],
  tanggapan: [NAME, 'Komisi Informasi'],
  balasan: [AGENCY.name, '503/2/2026', AGENCY.letter_number],
};

async function isPrinted(walk, name) {
  const text = await printed(walk, name);
  for (const part of [walk.number, ...ON_PAPER[name]]) assert.ok(text.replace(/\s+/g, ' ').includes(part), `${name} on paper says ${part}:\n${text}`);
  for (const part of ['Keluar', 'Cetak', NIK]) assert.ok(!text.includes(part), `${name} on paper does not say ${part}:\n${text}`);
}

// ---- mails

// Sends what waits and reads what came since: exactly one mail with such a subject, or none. It leads to the page of the case.
async function mailIsRead(walk, visit, { mail, state }) {
  await office.loket('outbox', 'run', '--once');
  const all = post.read(walk.email);
  const fresh = all.slice(walk.mails.length);
  walk.mails = all;
  assert.deepEqual(fresh.map(({ subject }) => subject), mail ? [`Permintaan informasi ${walk.number} ${mail}`] : []);
  if (!mail) return track(walk, visit);
  const [{ text, raw }] = fresh;
  for (const secret of [TYPED, NAME, NIK, walk.code]) assert.ok(!`${text}${raw}`.toLowerCase().includes(secret.toLowerCase()), `no ${secret} in a mail`);
  assert.ok(text.includes(walk.number), 'the mail names the number');
  const links = text.match(/https?:\/\/\S+/g);
  assert.deepEqual(links, [office.url('/lacak/')]);
  await track(walk, visit, links[0]);
  return assert.equal(await visit.page.locator('.state').first().innerText(), state);
}

// ---- the walks

Object.entries(WALKS).forEach(([name, walk]) => {
  walk.email = `pemohon.${name}@contoh.example`;
  walk.mails = [];
  test(`a request is walked to its end: ${name}`, async () => {
    const visit = await openPage({ width: walk.width });
    if (walk.atDesk) await staff.desk.page.setViewportSize({ width: walk.width, height: 900 });
    await lodge(walk, walk.atDesk ? staff.desk : visit);
    await mailIsRead(walk, visit, { mail: 'telah kami terima', state: 'Diterima' });
    for (const one of walk.steps) {
      if (one.who === 'requester') {
        await track(walk, visit);
        await REQUESTER[one.what](walk, visit);
      } else await act(walk, one.who, one.what);
      await mailIsRead(walk, visit, one);
      await isSound(visit, walk, `requester-${one.what}`);
      for (const paper of one.papers) await isPrinted(walk, paper);
    }
    if (walk.steps.some(({ what }) => what.includes('object'))) {
      assert.match(await main(visit.page), /Komisi Informasi/);
      assert.match(await main(visit.page), /KBR-\d{4}-\d{6}/);
    }
    await staff.auditor.page.goto(office.url(`/petugas/kasus/${walk.number}`));
    const seen = await main(staff.auditor.page);
    assert.match(seen, /Tidak ada tindakan untuk Anda/);
    assert.ok(!seen.includes(NIK), 'the identity number is shown to nobody');
    if (name !== 'agency') assert.ok(!seen.includes(NAME), 'the name is not for the auditor');
    await visit.close();
  });
});

test('every mail is whole, from the office, and none was sent twice', () => {
  const ids = new Set();
  for (const walk of Object.values(WALKS)) {
    for (const mail of walk.mails) {
      assert.equal(mail.to, walk.email);
      assert.match(mail.from, /<loket@contoh\.example>$/);
      assert.match(mail.text, /^Yang kami hormati,\n[\s\S]*Surel ini dikirim otomatis\.\n$/);
      assert.match(mail.id, /^<[^<>@\s]+@[^<>@\s]+>$/);
      assert.ok(!Number.isNaN(Date.parse(mail.date)), mail.date);
      ids.add(mail.id);
    }
  }
  assert.equal(ids.size, Object.values(WALKS).reduce((sum, { mails }) => sum + mails.length, 0));
});

test('the year counts these requests as they ended', async () => {
  const rows = await office.loket('request', 'report', '--year', String(new Date(Date.now() + 7 * 3_600_000).getUTCFullYear()), '--format', 'csv', '--table', 'register');
  for (const walk of Object.values(WALKS)) if (walk.asked !== AGENCY) assert.ok(rows.includes(walk.number), walk.number);
  assert.ok(!rows.includes(NIK));
});
