// Figures of the office, from its own files to the approval, without JavaScript: columns guessed and chosen, what cannot be read beside its cell, both
// figures where the source contradicts itself, a note for each, Kasi, Kabid, Kepala Dinas. Every page is readable, valid and accessible on a phone and a desk.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice, ROOT } from './lib/office.mjs';

const DATA = join(ROOT, 'site/sample/data');
const TEXT = 'text/csv';
const IMPORT = '/petugas/data/impor';
let office;
const kept = {}; // addresses found on the way

before(async () => { office = await openOffice({ own: true, sample: false, publish: false }); });

after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

const cookies = new Map();
function cookieOf(role) {
  if (!cookies.has(role)) {
    cookies.set(role, execFileSync(join(BUILD, 'tests/fixture_staff'), ['account', `uji.${role}`, role],
      { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') } }).trim());
  }
  return cookies.get(role);
}

async function openAs(role, options = {}) {
  const visit = await openPage(options);
  await visit.page.context().addCookies([{ name: 'loket', value: cookieOf(role), url: office.baseUrl }]);
  return visit;
}

const query = (sql) => execFileSync('sqlite3', ['-batch', '-cmd', '.timeout 10000', join(office.folder, 'loket.db'), sql], { encoding: 'utf8' }).trim();
const send = (page, name) => follow(page.getByRole('button', { name, exact: true }));
const unfold = (page, label) => follow(page.locator('summary', { hasText: label }));
const words = (page) => page.locator('main').innerText();

// What the page in front of us owes everybody; needs a visit with javaScript.
async function isSound(visit, name) {
  const width = visit.page.viewportSize().width;
  await screenshot(visit.page, `figures-${name}-${width}`);
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out`);
  assert.deepEqual(await violations(visit.page), [], `${name}: accessible`);
  if (width === PHONE) assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
  assert.deepEqual(visit.complaints(office.baseUrl, ['Failed to load resource']), [], `${name}: a quiet console`);
}

async function choose(page, kind, file) {
  await page.goto(office.url(IMPORT));
  await page.selectOption('[name=kind]', kind);
  await page.setInputFiles('[name=file]', file);
  await send(page, 'Baca berkas');
}

const csv = (name, text) => ({ name, mimeType: TEXT, buffer: Buffer.from(text) });

test('an officer brings the real budget in and sees the share that was printed wrong beside its cell', async () => {
  const visit = await openAs('data_officer');
  const { page } = visit;
  await choose(page, 'budget', join(DATA, 'performance/probolinggo-2021-budget.csv'));
  assert.match(await page.locator('td', { hasText: '94.60' }).innerText(), /dihitung ulang 94,17%/);
  assert.equal(await page.inputValue('[name=year]'), '2021');
  await page.fill('[name=source]', 'LKjIP Tahun 2021');
  await send(page, 'Simpan sebagai konsep');
  kept.budget = new URL(page.url()).pathname;
  assert.match(await words(page), /beri catatan pada setiap selisih/);
  assert.equal(await page.getByRole('button', { name: 'Ajukan', exact: true }).count(), 0, 'not before the note');
  await page.fill('[name=note_10]', 'Laporan mencetak 94,60%; angka rupiahnya benar.');
  await send(page, 'Simpan catatan');
  assert.match(await words(page), /Laporan mencetak 94,60%/);
  await send(page, 'Ajukan');
  assert.match(await words(page), /Data diajukan/);
  await visit.close();
});

test('Kasi, Kabid and Kepala Dinas read both figures and the note, and approve', async () => {
  const turns = [['section_head', 'analysis', 'Serapan baik.', 'Simpan analisis'], ['division_head', 'correction', 'Tidak ada koreksi.', 'Simpan koreksi'],
    ['head', null, null, 'Setujui']];
  for (const [role, field, text, button] of turns) {
    const visit = await openAs(role);
    await visit.page.goto(office.url(kept.budget));
    const read = await words(visit.page);
    for (const part of ['94,60%', '94,17%', 'angka rupiahnya benar']) assert.ok(read.includes(part), `${role} reads ${part}`);
    assert.equal(await visit.page.locator('[name=note_10]').count(), 0, `${role} writes no notes`);
    if (field) await visit.page.fill(`[name=${field}]`, text);
    await send(visit.page, button);
    await visit.close();
  }
  assert.equal(query("SELECT state FROM dataset WHERE kind = 'budget'"), 'approved');
});

test('what was approved is corrected by typing: a revision that lists by itself what it says differently', async () => {
  const visit = await openAs('data_officer');
  const { page } = visit;
  await page.goto(office.url(kept.budget));
  await follow(page.getByRole('link', { name: 'Ubah isiannya' }));
  const shares = page.locator('input[name$="_4"]');
  const at = (await shares.evaluateAll((all) => all.map(({ value }) => value))).indexOf('94,60');
  assert.notEqual(at, -1, 'the printed share stands in a cell');
  await shares.nth(at).fill('94,17');
  await send(page, 'Simpan sebagai konsep');
  assert.match(await words(page), /Koreksi terhadap revisi sebelumnya/);
  assert.equal(query("SELECT max(revision) || (SELECT count(*) FROM budget_row WHERE dataset_id = id) FROM dataset WHERE kind = 'budget'"), '210');
  await visit.close();
});

test('columns taken for the wrong thing are seen in the preview, and put right', async () => {
  const visit = await openAs('data_officer');
  const { page } = visit;
  await choose(page, 'budget', csv('serapan-2020.csv', 'Uraian Program;Dana;Keluar\nSatu;2.000.000;1.000.000\n'));
  const column = (label) => page.getByLabel(label, { exact: true });
  await column('Program').selectOption('1');
  await column('Anggaran (Rp)').selectOption('1');
  await column('Realisasi (Rp)').selectOption('3');
  await send(page, 'Periksa lagi');
  assert.match(await words(page), /memakai kolom yang sama/);
  await column('Anggaran (Rp)').selectOption('2');
  await send(page, 'Periksa lagi');
  assert.match(await words(page), /1 baris angka/);
  await send(page, 'Simpan sebagai konsep');
  assert.equal(query("SELECT budget_sen || ' ' || realised_sen FROM budget_row JOIN dataset ON id = dataset_id WHERE period = '2020'"), '200000000 100000000');
  await choose(page, 'budget', csv('serapan-2019.csv', 'Uraian Program;Dana;Keluar\nDua;5;4\n'));
  assert.equal(await page.locator('.faults').count(), 0, 'the columns are remembered');
  await visit.close();
});

test('hostile files are told in words, and leave nothing', async () => {
  const visit = await openAs('investment_officer');
  const { page } = visit;
  const before = query('SELECT count(*) FROM dataset');
  const files = [
    ['a formula', csv('a.csv', 'programme,budget_idr,realised_idr\nSatu,=HYPERLINK("http://x"),5\n'), /tidak dapat dibaca/],
    ['markup', csv('b.csv', 'programme,budget_idr,realised_idr\n<script>alert(1)</script>,x,5\n'), /<script>alert\(1\)/],
    ['a quote left open', csv('c.csv', 'programme,budget_idr,realised_idr\n"Satu,1,5\n'), /Berkas tidak dapat dibaca/],
    ['an archive that is none', { name: 'd.xlsx', mimeType: TEXT, buffer: Buffer.from('PK\x03\x04nothing') }, /tidak dapat dibaca/],
    ['an empty file', csv('e.csv', ''), /kosong/],
  ];
  for (const [what, file, told] of files) {
    await choose(page, 'budget', file);
    assert.match(await words(page), told, what);
  }
  assert.equal(query('SELECT count(*) FROM dataset'), before);
  await visit.close();
});

test('a doubled submit is one draft', async () => {
  const visit = await openAs('investment_officer');
  const { page } = visit;
  await choose(page, 'investment', join(DATA, 'investment/kotim-2024-q1-pma.csv'));
  assert.equal(await page.inputValue('[name=part]'), 'Q1', 'the quarter is told by the name of the file');
  await page.fill('[name=source]', 'Laporan Kinerja Triwulan I 2024');
  await page.locator('button[value=save]').evaluate((button) => { button.click(); button.click(); }).catch(() => {});
  await page.waitForURL(/selesai=impor/);
  assert.equal(query("SELECT count(*) FROM dataset WHERE kind = 'investment'"), '1');
  assert.match(await words(page), /PMA per subsektor/);
  await visit.close();
});

test('indicators are typed a line each: more lines, what is wrong beside the cell, what does not add up before it is saved', async () => {
  for (const width of [PHONE, DESK]) {
    const visit = await openAs('data_officer', { width, javaScript: true });
    const { page } = visit;
    await page.goto(office.url('/petugas/data/isi/indicators'));
    await isSound(visit, 'typing');
    await page.fill('[name=source]', 'LKjIP');
    await page.fill('[name=year]', width === PHONE ? '2022' : '2023');
    await page.fill('[name=r1_2]', 'Nilai SKM');
    await page.selectOption('[name=r1_4]', 'higher');
    await page.fill('[name=r1_5]', '84');
    await page.fill('[name=r1_6]', '8x4');
    await send(page, 'Tambah baris');
    assert.equal(await page.locator('[name=r10_1]').count(), 1);
    await send(page, 'Periksa');
    assert.match(await words(page), /Realisasi: bukan angka/);
    await isSound(visit, 'typing-faults');
    await page.fill('[name=r1_6]', '84,59');
    await page.fill('[name=r1_7]', '110');
    await send(page, 'Periksa');
    assert.match(await words(page), /Capaian tercetak berbeda dari hitungan/);
    await isSound(visit, 'typing-checked');
    await send(page, 'Simpan sebagai konsep');
    await isSound(visit, 'draft');
    await visit.close();
  }
  assert.equal(query("SELECT group_concat(realisation) FROM indicator_row"), '84.59,84.59');
});

test('the pages of the import are sound, empty, full and with faults', async () => {
  for (const width of [PHONE, DESK]) {
    const visit = await openAs('investment_officer', { width, javaScript: true });
    const { page } = visit;
    await page.goto(office.url(IMPORT));
    await isSound(visit, 'begin');
    await choose(page, 'indicators', join(DATA, 'performance/indicators.csv'));
    await unfold(page, 'Kolom mana berisi apa');
    await isSound(visit, 'file');
    await choose(page, 'investment', csv('salah.csv', 'level,sector,amount_million_idr,projects\ntotal,Jumlah,10.5,abc\nsector,Primer,"1,2.3",2\n,,x,\n'));
    await isSound(visit, 'faults');
    await send(page, 'Periksa lagi');
    await isSound(visit, 'refused');
    await page.goto(office.url('/petugas/data?keadaan=konsep&jenis=indicators'));
    await isSound(visit, 'list');
    await page.goto(office.url(kept.budget));
    await isSound(visit, 'approved');
    await visit.close();
  }
});
