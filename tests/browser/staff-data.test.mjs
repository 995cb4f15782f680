// The office's figures on their way to the public, without JavaScript: the survey team closes a period and submits its
// result, Kasi and Kabid look through it, the Kepala Dinas approves it, `loket publish` puts it on the site, the auditor reads who did it; and an administrator
// makes an account that works. Every page is readable, valid and accessible on a phone and a desk, also empty and with faults.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';

let office; // with the sample's figures; of its own, because a period is closed here
let empty; // a new one
const kept = {}; // addresses found on the way

before(async () => {
  [office, empty] = [await openOffice({ own: true }), await openOffice({ own: true, sample: false, publish: false })];
});

after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
  await empty.close();
});

const fixture = (where, ...words) => execFileSync(join(BUILD, 'tests/fixture_staff'), words,
  { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(where.folder, 'loket.ini') } }).trim();

// Signs in somebody with exactly these roles; one account for each set.
const cookies = new Map();
function cookieOf(where, roles) {
  const key = `${where.folder} ${roles}`;
  if (!cookies.has(key)) cookies.set(key, fixture(where, 'account', `uji.${roles.join('.')}`, ...roles));
  return cookies.get(key);
}

async function openAs(roles, { where = office, ...options } = {}) {
  const visit = await openPage(options);
  await visit.page.context().addCookies([{ name: 'loket', value: cookieOf(where, roles), url: where.baseUrl }]);
  return visit;
}

const send = (page, name) => follow(page.getByRole('button', { name }));
const sendForm = (page) => follow(page.locator('main form button').first());
const unfold = (page, label) => follow(page.locator('summary', { hasText: label }));
const notice = (page) => page.locator('.notice[role=status]').innerText();

// What the page in front of us owes everybody; needs a visit with javaScript.
async function isSound(visit, name, where = office) {
  await screenshot(visit.page, `staff-data-${name}`);
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out`);
  assert.deepEqual(await violations(visit.page), [], `${name}: accessible`);
  if (visit.page.viewportSize().width === PHONE) assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
  assert.deepEqual(visit.complaints(where.baseUrl, ['Failed to load resource']), [], `${name}: a quiet console`);
}

async function pageIsSound(roles, path, name, where = office) {
  for (const width of [PHONE, DESK]) {
    const visit = await openAs(roles, { where, width, javaScript: true });
    await visit.page.goto(where.url(path));
    await visit.page.evaluate(() => document.querySelectorAll('details').forEach((part) => { part.open = true; }));
    await isSound(visit, `${name}-${width}`, where);
    await visit.close();
  }
}

test('a new office has empty pages that say what is missing', async () => {
  const pages = [[['head'], '/petugas/data', 'Tidak ada data yang menunggu persetujuan.'],
    [['survey_team'], '/petugas/survei', 'Belum ada periode survei.'],
    [['auditor'], '/petugas/jejak?jenis=case', 'Tidak ada catatan untuk saringan ini.']];
  for (const [roles, path, words] of pages) {
    const visit = await openAs(roles, { where: empty });
    await visit.page.goto(empty.url(path));
    assert.ok((await visit.page.innerText('main')).includes(words), path);
    await visit.close();
    await pageIsSound(roles, path, `empty-${roles[0]}`, empty);
  }
});

test('the pages of a working office are sound', async () => {
  await pageIsSound(['section_head'], '/petugas/data?keadaan=disetujui', 'list');
  await pageIsSound(['survey_team'], '/petugas/survei', 'survey');
  await pageIsSound(['survey_team'], '/petugas/survei/baru', 'period');
  await pageIsSound(['auditor'], '/petugas/jejak', 'audit');
  await pageIsSound(['administrator'], '/petugas/akun', 'accounts');
  const visit = await openAs(['section_head']);
  await visit.page.goto(office.url('/petugas/data?keadaan=disetujui'));
  const links = await visit.page.locator('tbody a').evaluateAll((all) => all.map((link) => [link.textContent, link.getAttribute('href')]));
  await visit.close();
  for (const kind of ['Indeks', 'Realisasi', 'Perizinan']) {
    const [, path] = links.find(([title]) => title.startsWith(kind)) ?? assert.fail(`the sample has approved ${kind}`);
    await pageIsSound(['section_head'], path, `dataset-${kind.toLowerCase()}`);
  }
});

test('a faulty period comes back with its faults', async () => {
  const visit = await openAs(['survey_team'], { javaScript: true });
  const { page } = visit;
  await page.goto(office.url('/petugas/survei/baru'));
  await page.fill('[name=ends_on]', '31/02/2026');
  await page.fill('[name=population]', 'banyak');
  await send(page, 'Buka periode');
  assert.match(await page.title(), /^Kesalahan: /);
  for (const link of await page.locator('.faults a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
    assert.equal(await page.locator(link).count(), 1, link);
  }
  assert.equal(await page.inputValue('[name=ends_on]'), '31/02/2026');
  await isSound(visit, 'period-faults');
  await visit.close();
});

test('the survey team closes the period and submits its result', async () => {
  const visit = await openAs(['survey_team']);
  const { page } = visit;
  await page.goto(office.url('/petugas/survei'));
  const running = page.locator('section', { hasText: 'Sedang berjalan' });
  kept.index = /IKM sementara (\d+,\d\d)/.exec(await running.innerText())[1];
  await unfold(page, 'Tutup periode');
  await send(page, 'Tutup periode');
  assert.match(await page.innerText('main'), /Formulir yang sedang diisi masih diterima sampai pukul/);
  execFileSync('sqlite3', ['-batch', '-cmd', '.timeout 10000', join(office.folder, 'loket.db'),
    "UPDATE survey_period SET closes_at = '2026-01-01T00:00:00Z' WHERE state = 'closing'"]); // the minutes of grace pass
  await page.goto(office.url('/petugas/survei'));
  await unfold(page, 'Susun hasil');
  await send(page, 'Susun hasil');
  assert.equal(await notice(page), 'Konsep disusun dari semua jawaban. Periksa, lalu ajukan.');
  await send(page, 'Ajukan');
  assert.equal(await notice(page), 'Data diajukan. Kepala Seksi menganalisisnya.');
  assert.ok((await page.innerText('.figure-number')).startsWith(kept.index), 'the submitted index is the provisional one');
  assert.equal(await page.locator('button', { hasText: 'Setujui' }).count(), 0, 'the team cannot approve');
  kept.dataset = new URL(page.url()).pathname;
  kept.title = await page.innerText('h1');
  await visit.close();
  await pageIsSound(['section_head'], kept.dataset, 'decision');
});

test('the Kasi analyses it and the Kabid corrects it, each with words of their own', async () => {
  const links = [['section_head', 'Simpan analisis', 'analysis', 'Tulis analisis Anda.', 'Unsur waktu pelayanan terlemah.'],
    ['division_head', 'Simpan koreksi', 'correction', 'Tulis hasil koreksi, atau: tidak ada koreksi.', 'Tidak ada koreksi.']];
  for (const [role, button, field, fault, words] of links) {
    const visit = await openAs([role], { javaScript: true });
    const { page } = visit;
    await page.goto(office.url('/petugas/data'));
    await follow(page.getByRole('link', { name: kept.title }));
    await send(page, button);
    assert.equal(await page.locator('.faults a').innerText(), fault);
    await isSound(visit, `${field}-missing`);
    await page.fill(`[name=${field}]`, words);
    await send(page, button);
    assert.match(await notice(page), /diteruskan kepada/);
    assert.ok((await page.innerText('main')).includes(words), 'the words stand among the steps');
    assert.match(await page.innerText('main'), /Tidak ada keputusan yang menunggu Anda/);
    await visit.close();
  }
});

test('sending back needs a reason, and keeps what stands there', async () => {
  const visit = await openAs(['head'], { javaScript: true });
  const { page } = visit;
  await page.goto(office.url(kept.dataset));
  await unfold(page, 'Kembalikan untuk diperbaiki');
  await send(page, 'Kembalikan');
  assert.equal(await page.locator('.faults a').innerText(), 'Tulis alasan pengembalian.');
  assert.ok(await page.locator('[name=reason]').isVisible(), 'the form is unfolded again');
  await isSound(visit, 'reason-missing');
  await visit.close();
});

test('the Kepala Dinas approves it and sees the hash of what is frozen', async () => {
  const visit = await openAs(['head']);
  const { page } = visit;
  await page.goto(office.url('/petugas/'));
  await follow(page.getByRole('link', { name: 'Data', exact: true }).first());
  await follow(page.getByRole('link', { name: kept.title }));
  await send(page, 'Setujui');
  assert.match(await notice(page), /disetujui dan terkunci/);
  kept.hash = /SHA-256\) ([0-9a-f]{64})/.exec(await page.innerText('main'))[1];
  await visit.close();
});

test('the next edition of the site shows it with the same hash', async () => {
  await office.loket('publish');
  const visit = await openPage();
  const { page } = visit;
  const [, quarter, year] = /Triwulan (I{1,3}|IV) (\d{4})$/.exec(kept.title);
  await page.goto(office.url(`/ikm/${year}-Q${['I', 'II', 'III', 'IV'].indexOf(quarter) + 1}/`));
  const text = await page.innerText('main');
  assert.ok(text.includes(kept.index), `the site shows ${kept.index}`);
  assert.ok(text.includes(kept.hash), 'with the hash the Kepala Dinas saw');
  await visit.close();
});

test('the auditor reads who closed, submitted and approved, and goes to the dataset', async () => {
  const visit = await openAs(['auditor']);
  const { page } = visit;
  await page.goto(office.url('/petugas/jejak'));
  assert.match(await page.innerText('.notice'), /Rantai utuh|catatan, sidik terakhir/);
  await page.selectOption('[name=jenis]', 'dataset');
  await send(page, 'Saring');
  const rows = await page.locator('tbody tr').allInnerTexts();
  assert.match(rows[0], /Langkah data: disetujui[^]*uji\.head/);
  assert.match(rows[1], /Langkah data: dikoreksi[^]*uji\.division_head/);
  assert.match(rows[2], /Langkah data: dianalisis[^]*uji\.section_head/);
  assert.match(rows[3], /Langkah data: diajukan[^]*uji\.survey_team/);
  await follow(page.locator('tbody a').first());
  assert.equal(new URL(page.url()).pathname, kept.dataset);
  assert.match(await page.innerText('main'), /Tidak ada keputusan yang menunggu Anda/);
  await visit.close();
});

test('an administrator makes an account, sees its password once, and reaches no case', async () => {
  const visit = await openAs(['administrator'], { javaScript: true });
  const { page } = visit;
  await page.goto(office.url('/petugas/akun'));
  await unfold(page, 'Buat akun');
  await send(page, 'Buat akun');
  assert.equal(await page.locator('.faults a').count(), 3);
  await isSound(visit, 'account-faults');
  await page.fill('[name=login]', 'petugas.baru');
  await page.fill('[name=full_name]', 'Petugas Baru');
  await page.check('[name=roles][value=survey_team]');
  await send(page, 'Buat akun');
  kept.password = await page.innerText('.secret');
  assert.equal(kept.password.length, 20);
  await isSound(visit, 'account-made');
  assert.equal(await page.locator('a[href*="/kasus/"]').count(), 0);
  await follow(page.getByRole('link', { name: 'Petugas Baru' }));
  kept.account = new URL(page.url()).pathname;
  assert.equal(await page.locator('.secret').count(), 0, 'the password is gone from the next page');
  await visit.close();
  await pageIsSound(['administrator'], kept.account, 'account');
});

test('the new account signs in for the first time and sees its own work only', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/petugas/masuk'));
  await page.fill('[name=login]', 'petugas.baru');
  await page.fill('[name=password]', kept.password);
  await sendForm(page);
  const secret = (await page.locator('p.mono').innerText()).replaceAll(' ', '');
  await page.fill('[name=code]', fixture(office, 'code', secret));
  await sendForm(page);
  await follow(page.getByRole('link', { name: 'Sudah saya simpan' }));
  assert.equal(new URL(page.url()).pathname, '/petugas/sandi');
  await page.fill('[name=current]', kept.password);
  for (const field of ['new', 'again']) await page.fill(`[name=${field}]`, 'kalimat sandi yang baru');
  await sendForm(page);
  assert.equal(new URL(page.url()).pathname, '/petugas/');
  const menu = await page.locator('.menu a').allInnerTexts();
  assert.ok(menu.includes('Survei') && menu.includes('Data') && !menu.includes('Akun') && !menu.includes('Jejak audit'), menu.join());
  await page.goto(office.url('/petugas/survei'));
  assert.equal(await page.locator('h1').innerText(), 'Survei kepuasan');
  await visit.close();
});

test('nothing of a one-time password stays in the log', () => {
  const log = readFileSync(join(office.folder, 'log', 'loket.log'), 'utf8');
  assert.ok(!log.includes(kept.password));
});
