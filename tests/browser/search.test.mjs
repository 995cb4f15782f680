// Finding a page: with the script on the served site and in a folder of files, and without it by the plain list; the office's own pages
// read well and are sound; every page leads to the figures people ask for in two steps at most.
import assert from 'node:assert/strict';
import { readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { openOffice } from './lib/office.mjs';

const PAGES = ['/layanan/', '/layanan/pbg/', '/berita/', '/berita/loket-senin/', '/agenda/', '/sop/', '/maklumat-pelayanan/', '/kontak/', '/ppid/',
  '/privasi/', '/aksesibilitas/', '/peta-situs/'];
const slug = (path) => path.replaceAll('/', '-').replace(/^-|-$/g, '');

let office;
before(async () => { office = await openOffice(); });
after(async () => { await closeBrowser(); await stopChecker(); await office.close(); });

// A visit that has already opened ADDRESS.
async function openAt(address, options = {}) {
  const visit = await openPage({ javaScript: true, ...options });
  await visit.page.goto(address, { waitUntil: 'load' });
  return visit;
}

const FOUND = [
  { typed: 'pbg', first: 'Persetujuan Bangunan Gedung (PBG)' },
  { typed: 'retribusi luas bangunan', first: 'Persetujuan Bangunan Gedung (PBG)' },
  { typed: 'INDEKS kepuasan', first: 'Indeks Kepuasan Masyarakat (IKM)' },
  { typed: 'pungli', first: 'Kirim pengaduan' },
];

for (const { typed, first } of FOUND) {
  test(`"${typed}" finds ${first} first`, async () => {
    const { page, close } = await openAt(office.url('/peta-situs/'));
    await page.getByLabel('Cari di situs ini').fill(typed);
    assert.equal(await page.locator('[data-found] strong').first().innerText(), first);
    assert.match(await page.locator('[data-found] [role=status]').innerText(), /^\d+ halaman/);
    await close();
  });
}

test('words that stand nowhere lead to the plain list', async () => {
  const { page, close } = await openAt(office.url('/peta-situs/?q=zzzz'));
  assert.match(await page.locator('[data-found] [role=status]').innerText(), /^Tidak ada halaman dengan "zzzz"/);
  assert.equal(await page.locator('[data-found] li').count(), 0);
  await close();
});

test('what was typed is never taken for a page', async () => {
  const { page, close } = await openPage(office.url('/peta-situs/?q=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E'), PHONE);
  assert.equal(await page.locator('main img').count(), 0);
  await close();
});

test('without scripts there is no box that does nothing, and every page is a link', async () => {
  const { page, close } = await openAt(office.url('/peta-situs/'), { javaScript: false });
  assert.equal(await page.getByLabel('Cari di situs ini').isVisible(), false);
  await follow(page.getByRole('link', { name: 'Persetujuan Bangunan Gedung (PBG)' }));
  assert.equal(await page.locator('h1').innerText(), 'Persetujuan Bangunan Gedung (PBG)');
  await close();
});

test('the search works in a folder of files', async () => {
  const site = join(office.folder, 'site', await readlink(join(office.folder, 'site/current')));
  const { page, close } = await openAt(`file://${site}/peta-situs/index.html`);
  await page.getByLabel('Cari di situs ini').fill('maklumat');
  await follow(page.locator('[data-found] a').first());
  assert.equal(await page.locator('h1').innerText(), 'Maklumat pelayanan');
  await close();
});

for (const path of PAGES) {
  for (const width of [PHONE, DESK]) {
    test(`${path} reads well at ${width} px`, async () => {
      const visit = await openAt(office.url(path), { width });
      await screenshot(visit.page, `${slug(path)}-${width}`);
      assert.deepEqual({ complaints: visit.complaints(office.baseUrl), overflow: await overflow(visit.page), violations: await violations(visit.page) },
        { complaints: [], overflow: [], violations: [] });
      assert.ok(visit.bytes() <= 60_000, `${visit.bytes()} bytes over the wire`);
      await visit.close();
    });
  }
  test(`${path} is valid HTML`, async () => {
    assert.deepEqual(await htmlFaults(await (await fetch(office.url(path))).text()), []);
  });
}

const WAYS = [['Indeks kepuasan (IKM)', /Indeks Kepuasan Masyarakat/], ['Investasi', /[Ii]nvestasi/], ['Angka pengaduan', /[Pp]engaduan/]];
for (const [name, heading] of WAYS) {
  test(`from a service one step leads to ${name}`, async () => {
    const { page, close } = await openAt(office.url('/layanan/slf/'), { javaScript: false });
    await follow(page.getByRole('link', { name, exact: true }));
    assert.match(await page.locator('h1').innerText(), heading);
    await close();
  });
}
