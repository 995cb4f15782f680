// Editions: the pages that tell about them, and the check in the browser, of the site as served and of a copy on this device.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { loket, openOffice } from './lib/office.mjs';

const PAGES = ['/verifikasi/', '/arsip-edisi/', '/perubahan/'];

let office;
let folder;

before(async () => {
  office = await openOffice({ own: true });
  folder = mkdtempSync(join(tmpdir(), 'loket-edisi-'));
  await loket(office.folder, ['publish', '--now', '2027-01-04T05:00:00Z']); // a new year changes pages
  cpSync(join(office.folder, 'site/current'), join(folder, 'usb'), { recursive: true, dereference: true });
});

after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeBrowser();
  await stopChecker();
  await office.close();
});

for (const path of PAGES) {
  for (const width of [PHONE, DESK]) {
    test(`${path} reads well at ${width} px`, async () => {
      const visit = await openPage({ width, javaScript: true });
      const answer = await visit.page.goto(office.url(path), { waitUntil: 'load' });
      assert.equal(answer.status(), 200);
      await screenshot(visit.page, `${path.replaceAll('/', '')}-${width}`);
      assert.deepEqual(await overflow(visit.page), []);
      assert.deepEqual(await violations(visit.page), []);
      assert.deepEqual(visit.complaints(office.baseUrl), []);
      await visit.close();
    });
  }
  test(`${path} is valid HTML`, async () => {
    assert.deepEqual(await htmlFaults(await (await fetch(office.url(path))).text()), []);
  });
}

async function verdictOf(visit, act) {
  await act(visit.page);
  const verdict = visit.page.locator('[data-verdict] .notice-positive, [data-verdict] .notice-negative, [data-verdict] .notice-caution');
  await verdict.waitFor({ timeout: 60_000 });
  return verdict.innerText();
}

const checkServed = (page) => follow(page.getByRole('button', { name: 'Periksa situs ini' }));
const checkFolder = (page) => page.locator('#folder-edisi').setInputFiles(join(folder, 'usb'));

test('the site as served is found whole in the browser', async () => {
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(office.url('/verifikasi/'));
  assert.match(await verdictOf(visit, checkServed), /^Edisi 2, 2027-01-04, \d+ berkas: sah\./);
  await screenshot(visit.page, 'verifikasi-sah-360');
  assert.deepEqual(visit.complaints(office.baseUrl), []);
  await visit.close();
});

test('a copy on this device is found whole, opened as a file, without any server', async () => {
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(pathToFileURL(join(folder, 'usb/verifikasi/index.html')).href);
  await visit.page.getByText('Halaman ini dibuka dari berkas di komputer Anda').waitFor();
  assert.equal(await visit.page.getByRole('button', { name: 'Periksa situs ini' }).isVisible(), false);
  assert.match(await verdictOf(visit, checkFolder), /: sah\./);
  await visit.close();
});

test('a page changed in the copy and a file added are named', async () => {
  writeFileSync(join(folder, 'usb/index.html'), '<p>Palsu</p>');
  writeFileSync(join(folder, 'usb/tambahan.html'), '<p>Palsu</p>');
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(office.url('/verifikasi/'));
  const verdict = await verdictOf(visit, checkFolder);
  assert.match(verdict, /2 berkas tidak cocok/);
  assert.match(verdict, /index\.html: berubah/);
  assert.match(verdict, /tambahan\.html: tambahan/);
  await screenshot(visit.page, 'verifikasi-tidak-sah-360');
  await visit.close();
});

test('a page the server changed is named', async () => {
  const live = join(office.folder, 'site/current/tentang/index.html');
  execFileSync('sh', ['-c', 'rm -f "$1".gz "$1".br; cp "$1" "$1".new; echo palsu >>"$1".new; mv "$1".new "$1"', 'sh', live]);
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(office.url('/verifikasi/'));
  assert.match(await verdictOf(visit, checkServed), /tentang\/index\.html: berubah/);
  await visit.close();
});

test('without JavaScript the page shows the ways by hand and no dead button', async () => {
  const visit = await openPage();
  await visit.page.goto(office.url('/verifikasi/'));
  assert.equal(await visit.page.locator('button').count() - await visit.page.locator('button:visible').count() > 0, true);
  assert.equal(await visit.page.getByText('loket site verify FOLDER').isVisible(), true);
  assert.equal(await visit.page.locator('#folder-edisi').isVisible(), false);
  await visit.close();
});

test('an edition of the past opens, is not for search engines, and its forms are those of today', async () => {
  const old = await fetch(office.url('/edisi/1/index.html'));
  assert.equal(old.status, 200);
  assert.equal(old.headers.get('x-robots-tag'), 'noindex');
  assert.match(old.headers.get('content-security-policy') ?? '', /default-src 'none'/);
  assert.equal(old.headers.get('vary')?.includes('Accept'), true);
  assert.equal((await fetch(office.url('/'))).headers.get('x-robots-tag'), null);
  assert.equal((await fetch(office.url('/edisi/1/ikm/'))).status, 200);
  const form = await fetch(office.url('/edisi/1/pengaduan/'), { redirect: 'manual' });
  assert.equal(form.headers.get('location'), '/pengaduan/');
  for (const path of ['/edisi/99/index.html', '/edisi/1.manifest', '/edisi/.lock', '/edisi/1/../1.manifest']) {
    assert.equal((await fetch(office.url(path))).status, 404, path);
  }
});

const listed = async (path) => (await (await fetch(office.url('/edisi/1/verifikasi/berkas.txt'))).text()).includes(
  `${createHash('sha256').update(Buffer.from(await (await fetch(office.url(`/edisi/1/${path}`))).arrayBuffer())).digest('hex')}  ${path}\n`);

for (const width of [PHONE, DESK]) {
  test(`an edition of the past says at ${width} px that it is one and leads to the newest`, async () => {
    const visit = await openPage({ width, javaScript: true });
    await visit.page.goto(office.url('/edisi/1/ikm/index.html'));
    await screenshot(visit.page, `edisi-lama-${width}`);
    assert.deepEqual(await overflow(visit.page), []);
    assert.deepEqual(await violations(visit.page), []);
    assert.equal(await visit.page.locator('main .notice-caution').first().innerText(),
      'Anda membaca edisi lama dari arsip. Isinya dapat sudah berubah atau diralat. Buka edisi yang berlaku');
    await follow(visit.page.getByRole('link', { name: 'Buka edisi yang berlaku' }));
    assert.equal(new URL(visit.page.url()).pathname, '/');
    assert.equal(await visit.page.getByText('Anda membaca edisi lama').count(), 0);
    await visit.close();
  });
}

test('and is still, for whoever fetches its files, the bytes that were signed', async () => {
  for (const path of ['index.html', 'ikm/index.html', 'aset/loket.css']) assert.equal(await listed(path), true, path);
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(office.url('/edisi/1/verifikasi/'));
  assert.match(await verdictOf(visit, checkServed), /^Edisi 1, .*: sah\./);
  await visit.close();
});
