// Letters between offices at the desk: entering one, asking every month for the same, and both registers; each page at phone and desk
// width, readable and valid.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, follow, openPage, violations } from './lib/browser.mjs';
import { stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';
import { isReadable } from './lib/readable.mjs';
import { signIn } from './lib/staff.mjs';

let office, officer;

before(async () => {
  office = await openOffice({ own: true, publish: false });
  officer = await openPage();
  await signIn(officer, office, 'petugas.informasi');
});
after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

const save = (page) => follow(page.getByRole('button', { name: 'Simpan', exact: true }));
const unfold = (page) => page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));

test('what a body asks for every month is written down once and comes back by itself', async () => {
  const { page } = officer;
  await page.goto(office.url('/petugas/laporan-permintaan?isi=instansi'));
  await follow(page.getByRole('link', { name: 'Permintaan bulanan instansi' }));
  await isReadable(officer, 'permintaan-bulanan-kosong');
  await unfold(page);
  await save(page);
  await isReadable(officer, 'permintaan-bulanan-salah');
  await page.check('[name=agency_kind][value=opd]');
  await page.fill('[name=agency]', 'Bagian Organisasi Sekretariat Daerah');
  await page.fill('[name=subject]', 'Rekap permintaan data');
  await page.fill('[name=day]', '1');
  await page.fill('[name=letter_number]', '005/12/ORG');
  await page.selectOption('[name=first_month]', { index: 1 });
  await save(page);
  assert.match(await page.textContent('main'), /Permintaan bulanan dibuat\./);
  await isReadable(officer, 'permintaan-bulanan-daftar');

  const env = { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') };
  for (let night = 0; night < 2; night += 1) execFileSync(join(BUILD, 'loket'), ['upkeep'], { env });
  await follow(page.getByRole('link', { name: 'Rekap permintaan data', exact: true }));
  const made = page.locator('table a[href^="/petugas/kasus/"]');
  assert.equal(await made.count(), 1, 'one request of one month, however many nights');
  await isReadable(officer, 'permintaan-bulanan-satu');
  await follow(made);
  assert.match(await page.textContent('main'), /Bagian Organisasi Sekretariat Daerah/);

  await page.goto(office.url('/petugas/permintaan-bulanan'));
  await follow(page.getByRole('link', { name: 'Rekap permintaan data', exact: true }));
  await unfold(page);
  await follow(page.getByRole('button', { name: 'Akhiri permintaan bulanan' }));
  assert.match(await page.textContent('main'), /Centang untuk mengakhiri/, 'an end is never an accident');
  await page.check('[name=sure]');
  await follow(page.getByRole('button', { name: 'Akhiri permintaan bulanan' }));
  assert.match(await page.textContent('main'), /Permintaan bulanan diakhiri\./);
  await isReadable(officer, 'permintaan-bulanan-diakhiri');
});

test('letters are entered with what their register knows, and printed in its columns', async () => {
  const { page } = officer;
  await page.goto(office.url('/petugas/permintaan-baru?jenis=instansi'));
  await isReadable(officer, 'surat-instansi-dicatat');
  for (const part of ['instansi', 'rekap']) {
    await page.goto(office.url(`/petugas/laporan-permintaan?isi=${part}`));
    await isReadable(officer, `register-${part}`);
  }
  await page.goto(office.url('/petugas/laporan-permintaan?isi=rekap&bentuk=cetak'));
  assert.match(await page.textContent('body'), /A\. Permintaan data dari OPD teknis/);
  await isReadable(officer, 'rekap-cetak');
});

test('axe finds nothing on these pages', async () => {
  const visit = await openPage({ javaScript: true });
  await signIn(visit, office, 'kepala.bidang');
  for (const path of ['permintaan-bulanan', 'laporan-permintaan?isi=rekap', 'laporan-permintaan?isi=instansi', 'permintaan-baru?jenis=instansi']) {
    await visit.page.goto(office.url(`/petugas/${path}`));
    await unfold(visit.page);
    assert.deepEqual(await violations(visit.page), [], path);
  }
});
