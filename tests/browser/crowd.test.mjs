// A form in a crowd: a browser with JavaScript computes and goes on, one without waits and goes on; nobody is locked out.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { openOffice } from './lib/office.mjs';

const WAIT = 8; // seconds a browser without JavaScript waits in this office
const QUESTIONS = 9;

let office;

before(async () => {
  office = await openOffice({ own: true, publish: false, settings: { busy_above: 0, puzzle_bits: 15, busy_fill_seconds: WAIT, busy_submissions_per_hour: 100 } });
});

after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

async function answerAll(page) {
  for (let i = 1; i <= QUESTIONS; i += 1) await page.check(`input[name="u${i}"][value="3"]`);
}

const send = (page) => page.getByRole('button', { name: /^Kirim/ }).click();
const thanks = (page) => page.getByRole('heading', { level: 1, name: /Terima kasih/ }).waitFor();

test('a browser with JavaScript computes while the form is filled, and sends at once', async () => {
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(office.url('/survei/'));
  await answerAll(visit.page);
  await visit.page.getByText('Perangkat Anda selesai menghitung.').waitFor();
  assert.match(await visit.page.inputValue('[name=proof]'), /^\d+$/);
  assert.deepEqual(await violations(visit.page), []);
  await screenshot(visit.page, 'crowd-computed-360');
  await send(visit.page);
  await thanks(visit.page);
  assert.deepEqual(visit.complaints(office.baseUrl), []);
  await visit.close();
});

test('a form sent before the sum is done waits for it and goes by itself', async () => {
  const visit = await openPage({ javaScript: true });
  const { page } = visit;
  // the form is filled and sent by a script in the same moment, before the first slice of counting is over
  await page.addInitScript((questions) => {
    addEventListener('DOMContentLoaded', () => {
      const { form } = document.querySelector('[data-puzzle]');
      for (let i = 1; i <= questions; i += 1) form.querySelector(`[name="u${i}"][value="4"]`).checked = true;
      const note = document.querySelector('[data-solving]');
      new MutationObserver((_, watcher) => {
        if (!note.textContent.includes('sedang menghitung')) return;
        watcher.disconnect();
        form.querySelector('button[type=submit], button:not([type])').click();
      }).observe(note, { childList: true, characterData: true, subtree: true });
    });
  }, QUESTIONS);
  await page.goto(office.url('/survei/'));
  await thanks(page);
  await visit.close();
});

test('a browser without JavaScript is told how long, and is taken after that', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/survei/'));
  await answerAll(page);
  await send(page);
  await page.getByText('Formulir ini sedang sangat ramai. Isian Anda masih ada').waitFor();
  assert.equal(await page.locator('input:checked').count(), QUESTIONS, 'what was chosen is still there');
  assert.deepEqual(await overflow(page), []);
  await screenshot(page, 'crowd-wait-360');
  await new Promise((resume) => setTimeout(resume, WAIT * 1000));
  await send(page);
  await thanks(page);
  await visit.close();
});

test('every form of the office says it the same way', async () => {
  for (const width of [PHONE, DESK]) {
    const visit = await openPage({ width });
    for (const path of ['/survei/', '/pengaduan/', '/permintaan-data/']) {
      await visit.page.goto(office.url(path));
      await visit.page.getByText(`kirim paling cepat ${WAIT} detik setelah halaman ini dibuka`).waitFor();
      assert.deepEqual(await overflow(visit.page), []);
      assert.deepEqual(await htmlFaults(await visit.html()), []);
      await screenshot(visit.page, `crowd${path.replaceAll('/', '-')}${width}`);
    }
    await visit.close();
  }
});
