// People's own accounts at the staff pages, without JavaScript: recovery codes, sessions, another telephone, shortcuts; who looked at a
// case; texts answers begin with. Every page is readable, valid and accessible on a phone and a desk, also with faults.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';
import { oneTimeCode } from './lib/staff.mjs';

const PASSWORD = 'kalimat sandi untuk uji!'; // of the accounts tests/fixture_staff makes

let office;

before(async () => { office = await openOffice({ own: true, publish: false }); });
after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

const fixture = (...words) => execFileSync(join(BUILD, 'tests/fixture_staff'), words,
  { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') } }).trim();

const cookies = new Map(); // one account for each name
async function openAs(name, roles, options = {}) {
  if (!cookies.has(name)) cookies.set(name, fixture('account', name, ...roles));
  const visit = await openPage(options);
  await visit.page.context().addCookies([{ name: 'loket', value: cookies.get(name), url: office.baseUrl }]);
  return visit;
}

const send = (page, name) => follow(page.getByRole('button', { name }).first());
const unfold = (page, label) => follow(page.locator('summary', { hasText: label }));
const main = (page) => page.locator('main').innerText();

// The page in front of us, on a phone and a desk.
async function isSound(visit, name) {
  for (const width of [DESK, PHONE]) {
    await visit.page.setViewportSize({ width, height: 800 });
    await screenshot(visit.page, `staff-account-${name}-${width}`);
    assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${width} px`);
    assert.deepEqual(await violations(visit.page), [], `${name}: accessible at ${width} px`);
  }
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
  assert.deepEqual(visit.complaints(office.baseUrl, ['Failed to load resource']), [], `${name}: a quiet console`);
}

const codesOf = (page) => page.locator('ul.mono li').allInnerTexts();

test('recovery codes are made with the password again and shown once', async () => {
  const visit = await openAs('petugas.kode', ['complaint_officer'], { width: PHONE, javaScript: true });
  const { page } = visit;
  fixture('secret', 'petugas.kode');
  await page.goto(office.url('/petugas/saya'));
  await isSound(visit, 'saya');
  await unfold(page, 'Buat kode pemulihan baru');
  await send(page, 'Buat sepuluh kode baru');
  await isSound(visit, 'saya-kesalahan');
  assert.match(await main(page), /Isi kata sandi sekarang/);
  await page.fill('#new_codes-password', PASSWORD);
  await send(page, 'Buat sepuluh kode baru');
  await isSound(visit, 'kode-pemulihan');
  const codes = await codesOf(page);
  assert.equal(new Set(codes).size, 10);
  await follow(page.getByRole('link', { name: 'Sudah saya simpan' }));
  assert.match(await main(page), /10 dari 10 masih berlaku/);
  await visit.close();

  const lost = await openPage({ width: PHONE, javaScript: true }); // another browser, the telephone is gone
  await lost.page.goto(office.url('/petugas/masuk'));
  await lost.page.fill('[name=login]', 'petugas.kode');
  await lost.page.fill('[name=password]', PASSWORD);
  await send(lost.page, 'Lanjutkan');
  await follow(lost.page.getByRole('link', { name: 'Pakai kode pemulihan' }));
  await isSound(lost, 'pemulihan');
  await lost.page.fill('[name=code]', codes[0].toLowerCase());
  await send(lost.page, 'Masuk');
  await isSound(lost, 'pemulihan-masuk');
  assert.match(await main(lost.page), /Sisa 9\./);
  await lost.close();
});

test('a session somebody forgot is ended from another browser, at once', async () => {
  const forgotten = await openAs('petugas.sesi', ['head'], { width: PHONE });
  await forgotten.page.goto(office.url('/petugas/saya'));
  const secret = fixture('secret', 'petugas.sesi');
  const visit = await openPage({ width: PHONE, javaScript: true });
  await visit.page.goto(office.url('/petugas/masuk'));
  await visit.page.fill('[name=login]', 'petugas.sesi');
  await visit.page.fill('[name=password]', PASSWORD);
  await send(visit.page, 'Lanjutkan');
  await visit.page.fill('[name=code]', oneTimeCode(secret));
  await send(visit.page, 'Masuk');
  await visit.page.goto(office.url('/petugas/saya'));
  await isSound(visit, 'sesi');
  assert.match(await main(visit.page), /Chrome di (Linux|Android)/);
  await send(visit.page, 'Akhiri sesi');
  assert.match(await main(visit.page), /Sesi itu sudah berakhir/);
  await forgotten.page.goto(office.url('/petugas/saya'));
  assert.equal(new URL(forgotten.page.url()).pathname, '/petugas/masuk');
  await forgotten.close();
  await visit.close();
});

test('the account moves to another telephone with the old one still good until the end', async () => {
  const visit = await openAs('petugas.telepon', ['auditor'], { width: PHONE, javaScript: true });
  const { page } = visit;
  fixture('secret', 'petugas.telepon');
  await page.goto(office.url('/petugas/saya'));
  await unfold(page, 'Pindah ke telepon lain');
  await page.fill('#new_phone-password', PASSWORD);
  await send(page, 'Lanjutkan');
  await isSound(visit, 'telepon');
  await page.fill('[name=code]', oneTimeCode(await page.locator('p.mono').innerText()));
  await send(page, 'Pasang');
  assert.equal((await codesOf(page)).length, 10);
  await visit.close();
});

test('shortcuts are switched on by whoever wants them', async () => {
  const visit = await openAs('petugas.pintas', ['complaint_officer'], { width: PHONE, javaScript: true });
  await visit.page.goto(office.url('/petugas/saya'));
  assert.equal(await visit.page.locator('body[data-pintasan]').count(), 0);
  await unfold(visit.page, 'Pintasan papan ketik');
  await visit.page.check('#shortcuts-shortcuts');
  await send(visit.page, 'Simpan');
  assert.equal(await visit.page.locator('body[data-pintasan]').count(), 1);
  await visit.close();
});

test('too many wrong tries are answered with how long to wait', async () => {
  const visit = await openPage({ width: PHONE, javaScript: true });
  for (let tries = 0; tries < 6 && !/Tunggu/.test(await visit.page.content()); tries += 1) {
    await visit.page.goto(office.url('/petugas/masuk'));
    for (let again = 0; again < 2; again += 1) {
      await visit.page.fill('[name=login]', 'tidak.ada');
      await visit.page.fill('[name=password]', 'salah');
      await send(visit.page, 'Lanjutkan');
    }
  }
  await isSound(visit, 'tunggu');
  assert.match(await main(visit.page), /Tunggu \d+ detik, lalu coba lagi/);
  assert.equal(await visit.page.locator('[name=login]').inputValue(), 'tidak.ada');
  await visit.close();
});

test('a text is kept, corrected, and begins an answer', async () => {
  const visit = await openAs('petugas.templat', ['complaint_officer'], { width: PHONE, javaScript: true });
  const { page } = visit;
  await page.goto(office.url('/petugas/templat'));
  await isSound(visit, 'templat'); // the sample office has three
  assert.equal(await page.locator('tbody tr').count(), 3);
  await unfold(page, 'Buat templat');
  await page.fill('[name=title]', 'Izin sudah terbit');
  await page.check('[name=for][value=answer]');
  await page.fill('[name=body]', 'Yth. {nama},\nizin Anda sudah terbit.');
  await send(page, 'Simpan templat');
  await isSound(visit, 'templat-kesalahan');
  assert.match(await main(page), /\{nama\} tidak dikenal/);
  await page.fill('[name=body]', 'Pengaduan {nomor}: izin Anda sudah terbit.\n{petugas}, {kantor}');
  await send(page, 'Simpan templat');
  assert.match(await main(page), /Templat dibuat/);
  await follow(page.getByRole('link', { name: 'Izin sudah terbit' }));
  await isSound(visit, 'templat-satu');

  const number = fixture('complaint', 'in_progress', 'open');
  await page.goto(office.url(`/petugas/kasus/${number}`));
  const action = page.locator('details.action', { has: page.locator('input[name=action][value=answer]') });
  await follow(action.locator('summary'));
  await action.locator('select').selectOption({ label: 'Izin sudah terbit' });
  await follow(action.getByRole('button', { name: 'Pakai templat' }));
  await isSound(visit, 'templat-pakai');
  assert.equal(await page.locator('#answer-text').inputValue(),
    `Pengaduan ${number}: izin Anda sudah terbit.\nPetugas petugas.templat, DPMPTSP Kabupaten Contoh`);
  await follow(action.getByRole('button', { name: 'Kirim jawaban' }));
  assert.match(await main(page), /Jawaban terkirim/);
  await visit.close();
});

test('whoever answers for the work sees who read a case, and why an identity was opened', async () => {
  const number = fixture('complaint', 'in_progress', 'confidential');
  const officer = await openAs('petugas.templat', ['complaint_officer'], { width: PHONE });
  await officer.page.goto(office.url(`/petugas/kasus/${number}`));
  await unfold(officer.page, 'Buka identitas');
  await officer.page.fill('[name=reason]', 'Perlu menelepon pelapor tentang berkasnya');
  await send(officer.page, 'Buka dan catat');
  await officer.close();
  const head = await openAs('kepala.uji', ['head'], { width: PHONE, javaScript: true });
  await head.page.goto(office.url(`/petugas/kasus/${number}`));
  await follow(head.page.getByRole('link', { name: 'Siapa, kapan, dan mengapa' }));
  await isSound(head, 'pembaca');
  assert.match(await main(head.page), /Perlu menelepon pelapor tentang berkasnya/);
  assert.match(await main(head.page), /Petugas petugas\.templat/);
  const unread = fixture('complaint', 'received', 'open');
  await head.page.goto(office.url(`/petugas/pembaca/${unread}`));
  await isSound(head, 'pembaca-kosong');
  await head.close();
});
