// The survey on the office's tablet in Chromium: answers outlive a network that is down and a tablet that is switched off, are stored once, and
// nothing of them is left for the next visitor.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, openPage, overflow, screenshot, violations } from './lib/browser.mjs';
import { openOffice } from './lib/office.mjs';

const UPRIGHT = { width: 800, height: 1280 };
const ACROSS = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 }; // an officer who tries it out
const TARGET = 64; // pixels a finger hits without looking
const CODE = /[2-9A-Z]{4}(?:-[2-9A-Z]{4}){3}/;
const QUEUE = `new Promise((done) => { const opening = indexedDB.open('loket-kios', 1);
  opening.onsuccess = () => { const asking = opening.result.transaction('jawaban').objectStore('jawaban').getAll(); asking.onsuccess = () => { opening.result.close(); done(asking.result); }; }; })`;

let office;
let made = 0;

before(async () => { office = await openOffice({ own: true, publish: false }); });
after(async () => {
  await closeBrowser();
  await office.close();
});

const ask = (sql) => execFileSync('sqlite3', ['-batch', '-cmd', '.timeout 10000', join(office.folder, 'loket.db'), sql]).toString().trim();
const stored = (kiosk) => Number(ask(`SELECT count(*) FROM survey_response WHERE device = '${kiosk}'`));

// A tablet of its own, set up, with the survey's start on its screen. Playwright's clock stands still when `clock` is set.
async function setUp({ clock = false, ...context } = {}) {
  const kiosk = `kios-${made += 1}`;
  const said = await office.loket('kiosk', 'add', kiosk, 'Ruang tunggu');
  const visit = await openPage({ width: UPRIGHT.width, javaScript: true, viewport: UPRIGHT, hasTouch: true, ...context });
  const { page } = visit;
  if (clock) await page.clock.install();
  await page.goto(office.url('/survei/kios/'));
  await page.fill('[name=code]', said.match(CODE)[0]);
  await Promise.all([page.waitForURL(office.url('/survei/kios/')), page.getByRole('button', { name: 'Pasang' }).click()]);
  await heading(page, 'Bagaimana pelayanan kami?');
  if (context.serviceWorkers !== 'block') await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
  return { visit, page, kiosk, pin: said.match(/: (\d{6})$/m)[1] };
}

// Everything that waited is sent. (waitForFunction would take the promise itself for a yes.)
async function emptied(page) {
  while ((await page.evaluate(QUEUE)).length) await page.waitForTimeout(50);
}

const heading = (page, name) => page.getByRole('heading', { name, level: 1 }).waitFor();
const tap = (page, name) => page.locator('#kios').getByRole('button', { name, exact: typeof name === 'string' }).tap();
const begin = (page, language = /Mulai/) => tap(page, language);
const about = (page) => page.locator('.kiosk-about').innerText();

// Answers every question with its choice number `value`, skips the rest, and stands on the last screen.
async function answerAll(page, value) {
  while (await page.locator('.kiosk-choices button[aria-pressed]').count()) {
    const before = await page.locator('#kios').innerText();
    if (/^Pertanyaan/.test(await about(page))) await page.locator('.kiosk-choices button').nth(value - 1).tap();
    else await tap(page, 'Lewati');
    await page.waitForFunction((text) => document.getElementById('kios').innerText !== text, before);
  }
  await heading(page, 'Siap dikirim?');
}

async function isSound(page, name) {
  for (const size of [UPRIGHT, ACROSS, PHONE]) {
    await page.setViewportSize(size);
    await screenshot(page, `${name}-${size.width}`);
    assert.deepEqual(await overflow(page), [], `${name}: nothing sticks out at ${size.width} px`);
    const small = await page.$$eval('#kios button, .kiosk-warning button', (all, least) => all.map((one) => one.getBoundingClientRect())
      .filter((box) => box.height < least || box.width < least).length, TARGET);
    assert.equal(small, 0, `${name}: every target is ${TARGET} px at ${size.width} px`);
  }
  await page.setViewportSize(UPRIGHT);
  assert.deepEqual(await violations(page), [], `${name}: accessible`);
}

test('a visitor answers question by question, in either language, and is thanked', async () => {
  const { visit, page, kiosk } = await setUp();
  await isSound(page, 'kiosk-start');
  await begin(page, /Start/);
  assert.equal(await page.getAttribute('html', 'lang'), 'en');
  await isSound(page, 'kiosk-service');
  await tap(page, 'Cancel');
  assert.equal(await page.getAttribute('html', 'lang'), 'id');
  await begin(page);
  await tap(page, 'Lewati');
  assert.match(await about(page), /^Pertanyaan 1 dari 9/);
  await isSound(page, 'kiosk-question');
  await page.locator('.kiosk-choices button').nth(2).tap();
  await page.getByText('Pertanyaan 2 dari 9').waitFor();
  await tap(page, 'Kembali');
  assert.equal(await page.locator('[aria-pressed=true]').count(), 1, 'a visitor sees what he chose himself');
  await answerAll(page, 4);
  await isSound(page, 'kiosk-check');
  await tap(page, 'Kirim jawaban');
  await heading(page, 'Terima kasih');
  await page.getByText(`${new URL(office.baseUrl).host}/survei/`).waitFor();
  await isSound(page, 'kiosk-thanks');
  await emptied(page);
  assert.equal(stored(kiosk), 1);
  await tap(page, 'Selesai');
  await begin(page);
  assert.equal(await page.locator('[aria-pressed=true]').count(), 0, 'nothing is chosen for the next visitor');
  assert.deepEqual(visit.complaints(office.baseUrl, ['403']), []);
  await visit.close();
});

test('answers given without network outlive a restart of the tablet and are stored once', async () => {
  const { visit, page, kiosk } = await setUp();
  await page.context().setOffline(true);
  for (const value of [1, 4]) {
    await begin(page);
    await answerAll(page, value);
    await tap(page, 'Kirim jawaban');
    await heading(page, 'Terima kasih');
    await tap(page, 'Selesai');
  }
  await page.getByText('Menunggu jaringan: 2').waitFor();
  assert.equal(stored(kiosk), 0);
  await page.reload(); // the worker keeps the page
  await heading(page, 'Bagaimana pelayanan kami?');
  await screenshot(page, 'kiosk-offline-800');
  const kept = await page.evaluate(QUEUE);
  assert.deepEqual(kept.map((row) => Object.keys(row).sort().join()), Array(2).fill('answers,day,number,period,seconds'), 'nothing but the answer is kept');
  await page.context().setOffline(false);
  await emptied(page);
  assert.equal(stored(kiosk), 2);
  assert.equal(ask(`SELECT count(*) FROM survey_response WHERE device = '${kiosk}' AND answers = '444444444'`), '1');
  await visit.close();
});

test('a reply that gets lost makes no second answer', async () => {
  const { visit, page, kiosk } = await setUp();
  let lost = 0;
  await page.context().route('**/survei/kios/jawaban', async (route) => {
    if (lost > 0) { await route.continue(); return; }
    lost += 1;
    await route.fetch(); // it arrives
    await route.abort(); // and nobody hears of it
  });
  await begin(page);
  await answerAll(page, 3);
  await tap(page, 'Kirim jawaban');
  await page.getByText('Menunggu jaringan: 1').waitFor();
  assert.equal(stored(kiosk), 1);
  await page.reload();
  await emptied(page);
  assert.equal(stored(kiosk), 1);
  await visit.close();
});

test('answers are wiped when nobody touches the screen, after a warning that a touch ends', async () => {
  const { visit, page, kiosk } = await setUp({ clock: true });
  await page.clock.pauseAt(Date.now() + 60_000);
  await begin(page);
  await tap(page, 'Lewati');
  await page.locator('.kiosk-choices button').nth(3).tap();
  await page.clock.runFor(24_000);
  assert.equal(await page.getByRole('alertdialog').count(), 0);
  await page.clock.runFor(2_000);
  await page.getByRole('alertdialog', { name: 'Masih di sana?' }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.innerText), 'Lanjutkan menjawab', 'a screen reader is led to it');
  await page.getByRole('button', { name: 'Lanjutkan menjawab' }).tap();
  assert.equal(await page.getByRole('alertdialog').count(), 0);
  assert.match(await about(page), /^Pertanyaan 2 dari 9/, 'the touch leaves the answers alone');
  await page.clock.runFor(46_000);
  await heading(page, 'Bagaimana pelayanan kami?');
  assert.equal(await page.getByRole('status').innerText(), 'Jawaban yang belum dikirim sudah dihapus.');
  await begin(page);
  await tap(page, 'Lewati');
  assert.equal(await page.locator('[aria-pressed=true]').count(), 0);
  assert.equal(stored(kiosk), 0);
  await visit.close();
});

test('the warning is as large and readable as the rest', async () => {
  const { visit, page } = await setUp({ serviceWorkers: 'block' });
  await page.route('**/survei/kios/', async (route) => { // warns at once and waits an hour
    const answer = await route.fetch();
    const html = await answer.text();
    await route.fulfill({ response: answer, body: html.replace('warn_seconds&quot;:25', 'warn_seconds&quot;:0').replace('reset_seconds&quot;:45', 'reset_seconds&quot;:3600') });
  });
  await page.reload();
  await begin(page);
  await page.getByRole('alertdialog').waitFor();
  await isSound(page, 'kiosk-warning');
  await visit.close();
});

test('the back button, a reload and the history show the start', async () => {
  const { visit, page } = await setUp();
  await begin(page);
  await tap(page, 'Lewati');
  await page.locator('.kiosk-choices button').nth(3).tap();
  await page.goBack();
  await heading(page, 'Bagaimana pelayanan kami?');
  await page.goForward();
  await heading(page, 'Bagaimana pelayanan kami?');
  await begin(page);
  await page.reload();
  await heading(page, 'Bagaimana pelayanan kami?');
  await begin(page);
  await page.goto(office.url('/survei/kios/petugas'));
  await page.goBack();
  await heading(page, 'Bagaimana pelayanan kami?');
  await visit.close();
});

test('a PIN leads out of it, and a withdrawn kiosk says so', async () => {
  const { visit, page, pin } = await setUp();
  await page.getByRole('link', { name: 'Petugas' }).tap();
  await page.fill('[name=pin]', pin === '000000' ? '111111' : '000000');
  await page.getByRole('button', { name: 'Buka' }).click();
  assert.match(await page.locator('.faults').innerText(), /PIN salah/);
  await screenshot(page, 'kiosk-pin-800');
  await page.fill('[name=pin]', pin);
  await page.getByRole('button', { name: 'Buka' }).click();
  await page.locator('[data-waiting]').getByText('0').waitFor();
  await screenshot(page, 'kiosk-leave-800');
  await Promise.all([page.waitForURL(office.url('/survei/')), page.getByRole('button', { name: 'Keluar dari mode kios' }).click()]);
  await page.goto(office.url('/survei/kios/'));
  await heading(page, 'Pasang kios survei');
  await screenshot(page, 'kiosk-setup-800');
  await visit.close();

  const other = await setUp();
  await office.loket('kiosk', 'withdraw', other.kiosk);
  await begin(other.page);
  await answerAll(other.page, 2);
  await tap(other.page, 'Kirim jawaban');
  await tap(other.page, 'Selesai');
  await heading(other.page, 'Kios sedang tidak dapat dipakai');
  await other.page.getByText('Kios ini sudah ditarik. Panggil petugas.').waitFor();
  await screenshot(other.page, 'kiosk-withdrawn-800');
  assert.equal((await other.page.evaluate(QUEUE)).length, 1, 'what was answered waits until it is a kiosk again');
  await other.visit.close();
});

test('without JavaScript the tablet says what to do', async () => {
  const { visit, page } = await setUp();
  const bare = await openPage({ width: UPRIGHT.width, storageState: await page.context().storageState() });
  await bare.page.goto(office.url('/survei/kios/'));
  await heading(bare.page, 'Kios memerlukan JavaScript');
  await visit.close();
  await bare.close();
});
