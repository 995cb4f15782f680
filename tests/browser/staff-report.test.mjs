// Reports on complaints as a head of division reads, prints and takes them: readable, valid and accessible on a phone and a desk,
// with a year of complaints and in an office that has none.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';

let office; // with the sample's year of complaints
let empty;
const cookies = new Map();

before(async () => {
  [office, empty] = [await openOffice({ own: true }), await openOffice({ own: true, sample: false, publish: false })];
});

after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
  await empty.close();
});

async function openAs(role, where, options) {
  if (!cookies.has(where)) {
    cookies.set(where, execFileSync(join(BUILD, 'tests/fixture_staff'), ['account', `uji.${role}`, role],
      { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(where.folder, 'loket.ini') } }).trim());
  }
  const visit = await openPage(options);
  await visit.page.context().addCookies([{ name: 'loket', value: cookies.get(where), url: where.baseUrl }]);
  return visit;
}

async function isSound(path, name, where = office) {
  for (const width of [PHONE, DESK]) {
    const visit = await openAs('division_head', where, { width, javaScript: true });
    await visit.page.goto(where.url(path));
    await screenshot(visit.page, `staff-report-${name}-${width}`);
    assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out`);
    assert.deepEqual(await violations(visit.page), [], `${name}: accessible`);
    if (width === PHONE) assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
    assert.deepEqual(visit.complaints(where.baseUrl), [], `${name}: a quiet console`);
    await visit.close();
  }
}

const year = new Date().getFullYear();

for (const part of ['rekap', 'register', 'bukti', 'publik']) {
  test(`a year is sound to read: ${part}`, async () => isSound(`/petugas/laporan?tahun=${year}&masa=tahun&isi=${part}`, part));
}

test('a report on paper is sound', async () => isSound(`/petugas/laporan?tahun=${year}&masa=tahun&isi=bukti&bentuk=cetak`, 'print'));

test('an office without complaints says so', async () => isSound('/petugas/laporan', 'empty', empty));

test('period and part are chosen without JavaScript, and the file is the one chosen', async () => {
  const visit = await openAs('division_head', office, { width: PHONE });
  const { page } = visit;
  await page.goto(office.url('/petugas/'));
  await follow(page.getByRole('link', { name: 'Laporan', exact: true }));
  await page.getByLabel('Tahun diterima').selectOption(String(year));
  await page.getByLabel('Masa').selectOption('Semester I');
  await follow(page.getByRole('button', { name: 'Tampilkan' }));
  assert.match(await page.locator('h2').first().innerText(), new RegExp(`Semester I ${year}`));
  await follow(page.getByRole('link', { name: 'Daftar bukti' }));
  assert.match(await page.locator('caption').first().innerText(), new RegExp(`Daftar bukti penanganan pengaduan, Semester I ${year}`));
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Unduh XLSX (Excel)' }).click()]);
  assert.equal(download.suggestedFilename(), `laporan-pengaduan-${year}-S1-bukti.xlsx`);
  const cells = execFileSync('python3', ['tests/lib/read_xlsx.py', await download.path()], { encoding: 'utf8' });
  assert.match(cells, /^Daftar bukti!A4\tn\t/m);
  await visit.close();
});
