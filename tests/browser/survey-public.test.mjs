// The pages a reader checks the office with: the index, its reconciliation, and the checker, which must also work from a folder and
// without us. That the index and a period read well is told in public.test.mjs.
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { openOffice } from './lib/office.mjs';

const ANSWERS = 'data/ikm-2024-Q2-jawaban.csv';
const QUESTIONNAIRE = 'data/ikm-2024-Q2-kuesioner.json';

let office;
let site;
before(async () => { office = await openOffice(); site = join(office.folder, 'site', 'current'); });
after(async () => { await closeBrowser(); await stopChecker(); await office.close(); });

// Opens a page of the checker, gives it the files, and returns what it says.
async function verdictOf(page, files) {
  await page.setInputFiles('#berkas-jawaban', files);
  await follow(page.getByRole('button', { name: 'Hitung' }));
  await page.locator('[data-verdict] > *').first().waitFor();
  return page.innerText('[data-verdict]');
}

const wholeSite = () => [join(site, ANSWERS), join(site, QUESTIONNAIRE)];

test('a reader goes from the index to the checker and finds the published figures in the published answers', async () => {
  const visit = await openPage({ width: PHONE, javaScript: true });
  const { page } = visit;
  await page.goto(office.url('/ikm/'));
  await follow(page.getByRole('link', { name: 'Triwulan II 2024' }).first());
  await follow(page.getByRole('link', { name: 'Hitung ulang sendiri' }));
  assert.equal(await page.inputValue('#indeks'), '84,48');
  const said = await verdictOf(page, wholeSite());
  assert.match(said, /Indeks 84,48, mutu B \(Baik\), dari 140 jawaban/);
  assert.match(said, /Indeks: sama dengan yang diumumkan, 84,48/);
  assert.match(said, /Jumlah semua nilai: sama dengan yang diumumkan, 4258/);
  assert.deepEqual(await violations(page), []);
  assert.deepEqual(await overflow(page), []);
  await screenshot(page, 'ikm-periksa-hasil-360');
  assert.deepEqual(visit.complaints(office.baseUrl), [], 'the content policy lets the checker work');
  await visit.close();
});

test('one changed digit is told', async () => {
  const lines = (await readFile(join(site, ANSWERS), 'utf8')).split('\r\n');
  const changed = lines[1].endsWith('4') ? lines[1].replace(/4$/, '3') : lines[1].replace(/\d$/, '4');
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(office.url('/ikm/periksa/?ikm=84,48&jumlah=4258'));
  const said = await verdictOf(visit.page, { name: 'jawaban.csv', mimeType: 'text/csv', buffer: Buffer.from([lines[0], changed, ...lines.slice(2)].join('\r\n')) });
  assert.match(said, /Indeks: tidak sama\. Diumumkan 84,48/);
  assert.match(said, /Jumlah semua nilai: tidak sama/);
  await visit.close();
});

test('a file that is no table of answers is refused in words', async () => {
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(office.url('/ikm/periksa/'));
  assert.match(await verdictOf(visit.page, { name: 'x.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') }), /tidak ada kolom persyaratan/);
  await visit.close();
});

test('the one file a reader keeps works from a folder, without any network', async () => {
  const kept = join(office.folder, 'periksa-ikm.html');
  await writeFile(kept, await readFile(join(site, 'data/periksa-ikm.html')));
  const visit = await openPage({ width: PHONE, javaScript: true, offline: true });
  await visit.page.goto(pathToFileURL(kept).href);
  assert.match(await verdictOf(visit.page, wholeSite()), /Indeks 84,48, mutu B \(Baik\), dari 140 jawaban/);
  assert.deepEqual(await overflow(visit.page), []);
  assert.deepEqual(await violations(visit.page), []);
  await visit.close();
});

test('the site in a folder shows its pages and checks as well', async () => {
  const visit = await openPage({ javaScript: true, offline: true });
  const { page } = visit;
  await page.goto(pathToFileURL(join(site, 'ikm/index.html')).href);
  assert.match(await page.innerText('main'), /84,48/);
  await follow(page.getByRole('link', { name: 'Hitung ulang indeks' }));
  assert.match(await verdictOf(page, wholeSite()), /dari 140 jawaban/);
  await visit.close();
});

test('without JavaScript the checker names the other ways', async () => {
  const visit = await openPage();
  await visit.page.goto(office.url('/ikm/periksa/'));
  assert.match(await visit.page.innerText('main'), /memerlukan JavaScript[^]*periksa-ikm\.awk/);
  assert.equal(await visit.page.locator('form[data-checker]').isVisible(), false);
  await visit.close();
});

test('a report that printed another index is explained two steps away', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/ikm/2024-Q2/'));
  await follow(page.getByRole('link', { name: 'Terbitan dan hitung ulang, angka demi angka' }));
  assert.match(await page.innerText('main'), /NRR Persyaratan \(U1\) tercetak 3,512[^]*rata-rata NRR dibulatkan tiga desimal/);
  await visit.close();
});

for (const path of ['/ikm/rekonsiliasi/', '/ikm/periksa/']) {
  test(`${path} reads well at both widths and is valid HTML`, async () => {
    const visit = await openPage({ width: PHONE, javaScript: true });
    await visit.page.goto(office.url(path));
    for (const width of [PHONE, DESK]) {
      await visit.page.setViewportSize({ width, height: 800 });
      assert.deepEqual(await violations(visit.page), []);
      assert.deepEqual(await overflow(visit.page), []);
    }
    assert.deepEqual(await htmlFaults(await visit.html()), []);
    await visit.close();
  });
}
