// Staff at their desk without JavaScript: sign in with a second factor, write a complaint down, sort it, answer it, open a
// sealed identity for a reason; the auditor reads and cannot act. Every page is readable, valid and accessible.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { openOffice } from './lib/office.mjs';
import { signIn } from './lib/staff.mjs';

const ANSWER = 'Izin Anda terbit kemarin.\nMaaf atas keterlambatannya.';
const NOTE = 'Berkas tertukar di meja verifikasi.';

let office;
let officer; // the visit of the complaint officer
const cookies = {}; // of each account that signed in
let number; // of the complaint written down

before(async () => { office = await openOffice({ own: true, publish: false }); });
after(async () => {
  await officer?.close();
  await closeBrowser();
  await stopChecker();
  await office.close();
});

const send = (page, name) => follow(page.getByRole('button', { name }));
const choose = (page, field, value) => page.check(`input[name="${field}"][value="${value}"]`);
const caseUrl = () => office.url(`/petugas/kasus/${number}`);
const main = (page) => page.locator('main').innerText();

async function isSound(visit, name, width = PHONE) {
  await screenshot(visit.page, `staff-${name}-${width}`);
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${width} px`);
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
  assert.deepEqual(visit.complaints(office.baseUrl, ['Failed to load resource']), [], `${name}: a quiet console`);
}

// Opens an action's form and sends it.
async function act(page, action, button, fields = {}) {
  const form = page.locator('details.action', { has: page.locator(`input[name=action][value=${action}]`) });
  if (!(await form.evaluate((details) => details.open))) await form.locator('summary').click();
  for (const [field, value] of Object.entries(fields)) {
    const input = form.locator(`[name="${field}"]`);
    if (value === true) await input.check();
    else await input.fill(value);
  }
  await follow(form.getByRole('button', { name: button }));
}

function today(shift = 0) {
  const day = new Date(Date.now() + shift * 86_400_000);
  const part = (options) => new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Jakarta', ...options }).format(day);
  return part({ day: '2-digit', month: '2-digit', year: 'numeric' });
}

test('the complaint officer signs in with a password, a phone and a password of one’s own', async () => {
  officer = await openPage({ width: PHONE });
  cookies.officer = await signIn(officer, office, 'petugas.pengaduan', (step) => isSound(officer, step));
  assert.equal(new URL(officer.page.url()).pathname, '/petugas/');
  await isSound(officer, 'antrean');
  assert.match(await main(officer.page), /Perlu tindakan/);
  assert.ok(await officer.page.locator('a.subject').count() > 0, 'the sample office has work to do');
});

test('the session cookie is out of reach of scripts and other sites', () => {
  const [cookie] = cookies.officer;
  assert.deepEqual([cookie.httpOnly, cookie.sameSite, cookie.path], [true, 'Strict', '/']);
});

test('a complaint by telephone is written down with its true arrival and gives a receipt', async () => {
  const { page } = officer;
  await page.goto(office.url('/petugas/pengaduan-baru'));
  await send(page, 'Simpan dan buat tanda terima');
  await isSound(officer, 'catat-kesalahan');
  assert.match(await main(page), /Ada yang perlu diperbaiki/);
  await choose(page, 'channel', 'phone');
  await page.fill('[name=received_on]', today(-1));
  await page.fill('[name=received_time]', '09.05');
  await choose(page, 'confidentiality', 'confidential');
  await choose(page, 'reporter_kind', 'individual');
  await page.fill('[name=name]', 'Pelapor Rahasia Contoh');
  await page.fill('[name=phone]', '0812 0000 0000');
  await page.fill('[name=subject]', 'Izin belum terbit');
  await page.fill('[name=narrative]', 'Sudah tiga minggu menunggu.');
  await send(page, 'Simpan dan buat tanda terima');
  await isSound(officer, 'tanda-terima');
  number = await page.locator('.register').innerText();
  assert.match(number, /^PGD-\d{4}-\d{6}$/);
  assert.match(await page.locator('.secret').innerText(), /[2-9A-Z]{4}/);
});

test('a citizen’s request at the counter and an agency’s letter are written down', async () => {
  const { page } = officer;
  await page.goto(office.url('/petugas/'));
  await follow(page.getByRole('link', { name: 'Catat permintaan' }));
  await send(page, 'Simpan dan buat tanda terima');
  await isSound(officer, 'permintaan-kesalahan');
  await choose(page, 'channel', 'counter');
  await page.fill('[name=received_on]', today(-1));
  await page.fill('[name=received_time]', '10.15');
  await page.fill('[name=name]', 'Pemohon Contoh');
  await page.fill('[name=information]', 'Jumlah izin per bulan tahun lalu.');
  await choose(page, 'obtain_way', 'hard_copy');
  await choose(page, 'delivery_way', 'collect');
  await send(page, 'Simpan dan buat tanda terima');
  await isSound(officer, 'permintaan-tanda-terima');
  assert.match(await page.locator('.register').innerText(), /^PMI-\d{4}-\d{6}$/);
  await page.goto(office.url('/petugas/permintaan-baru'));
  await follow(page.getByRole('link', { name: 'Surat instansi' }));
  assert.equal(await page.locator('[name=letter_number]').count(), 1);
});

test('it is found by its number and sorted with oversight, which lengthens its deadline', async () => {
  const { page } = officer;
  await page.goto(office.url(`/petugas/?q=${number.toLowerCase().replaceAll('-', '')}`));
  await follow(page.locator('a.subject'));
  await isSound(officer, 'kasus-diterima');
  const deadline = () => page.locator('.deadline').first().innerText();
  const before = await deadline();
  await act(page, 'verify', 'Verifikasi');
  await act(page, 'classify_follow_up', 'Tindak lanjuti', { oversight: true });
  assert.match(await main(page), /Pengaduan ditindaklanjuti\./);
  assert.notEqual(await deadline(), before);
  await follow(page.getByText('Cara tenggat dihitung'));
  await isSound(officer, 'kasus-ditangani');
});

test('an identity opens only for a written reason, once', async () => {
  const { page } = officer;
  assert.doesNotMatch(await main(page), /Pelapor Rahasia Contoh/);
  await act(page, 'reveal', 'Buka dan catat', { reason: 'cek' });
  await isSound(officer, 'identitas-kesalahan');
  assert.match(await main(page), /paling sedikit 10 huruf/);
  await act(page, 'reveal', 'Buka dan catat', { reason: 'Perlu menelepon pelapor tentang berkasnya' });
  await isSound(officer, 'identitas-dibuka');
  assert.match(await main(page), /Pelapor Rahasia Contoh/);
  await page.goto(caseUrl());
  assert.doesNotMatch(await main(page), /Pelapor Rahasia Contoh/);
});

test('a meeting is called, held and monitored, and its papers are fit to print', async () => {
  const { page } = officer;
  await act(page, 'call_meeting', 'Undang rapat', { held_on: today(), starts_at: '00.05', place: 'Ruang rapat lantai 2',
    agenda: 'Pemeriksaan lapangan', invited: 'Bidang Pengawasan\nDinas Teknis' });
  assert.match(await main(page), /Rapat tersimpan/);
  await isSound(officer, 'rapat-diundang');
  const papers = async (name) => {
    await follow(page.getByRole('link', { name }).first());
    await isSound(officer, name.toLowerCase().replaceAll(' ', '-'));
    await page.goto(caseUrl());
  };
  await papers('Cetak undangan');
  await act(page, 'hold_meeting', 'Tambah baris', { attendance: 'Bidang Pengawasan', minutes: 'Disepakati pemeriksaan bersama.',
    measure_1_action: 'Memeriksa lokasi', measure_1_owner: 'Bidang Pengawasan', measure_1_due_on: today(7) });
  assert.equal(await page.locator('[name=measure_10_action]').count(), 1);
  await act(page, 'hold_meeting', 'Simpan hasil rapat');
  assert.match(await main(page), /Hasil rapat tersimpan/);
  await papers('Cetak notulen');
  const form = page.locator('details.action', { has: page.locator('input[name=action][value=monitor]') });
  await follow(form.locator('summary'));
  await form.locator('[name=measure]').selectOption({ index: 1 });
  await act(page, 'monitor', 'Simpan pantauan', { text: 'Sudah diperiksa.', measure_done: true });
  assert.match(await main(page), /Selesai \d+ /);
  await act(page, 'report', 'Simpan laporan', { text: 'Pemeriksaan selesai, izin diterbitkan.' });
  await isSound(officer, 'kasus-dilaporkan');
  await papers('Cetak laporan penanganan');
});

test('a note stays inside, an answer needs words, both are kept', async () => {
  const { page } = officer;
  await act(page, 'note', 'Simpan catatan', { text: NOTE });
  assert.match(await main(page), /Catatan tersimpan/);
  assert.match(await main(page), /hanya terlihat petugas/);
  await act(page, 'answer', 'Kirim jawaban');
  await isSound(officer, 'jawab-kesalahan');
  assert.match(await main(page), /Ada yang perlu diperbaiki/);
  await act(page, 'answer', 'Kirim jawaban', { text: ANSWER });
  await isSound(officer, 'kasus-dijawab');
  assert.match(await main(page), /Jawaban terkirim/);
  assert.match(await page.locator('.status').first().innerText(), /Dijawab/);
});

test('somebody who comes late keeps what was typed', async () => {
  const rows = await openPage({ width: PHONE });
  await rows.page.context().addCookies(cookies.officer);
  await rows.page.goto(caseUrl());
  await officer.page.goto(caseUrl());
  await act(officer.page, 'note', 'Simpan catatan', { text: 'Lebih cepat.' });
  await act(rows.page, 'note', 'Simpan catatan', { text: 'Ketikan yang panjang.' });
  await isSound(rows, 'terlambat');
  assert.match(await main(rows.page), /sudah diubah orang lain/);
  assert.equal(await rows.page.locator('#note-text').inputValue(), 'Ketikan yang panjang.');
  await act(rows.page, 'note', 'Simpan catatan');
  assert.match(await main(rows.page), /Catatan tersimpan/);
  await rows.close();
});

test('the auditor reads everything but the name, and who looked, and can do nothing', async () => {
  const visit = await openPage({ width: PHONE });
  cookies.auditor = await signIn(visit, office, 'auditor');
  await visit.page.goto(caseUrl());
  await follow(visit.page.getByText('Jejak audit kasus ini'));
  await isSound(visit, 'kasus-auditor');
  const text = await main(visit.page);
  assert.match(text, /Identitas pelapor dibuka/);
  assert.match(text, /Tidak ada tindakan untuk Anda/);
  assert.doesNotMatch(text, /Pelapor Rahasia Contoh/);
  const csrf = await visit.page.locator('[name=csrf]').first().inputValue();
  const answer = await visit.page.request.post(office.url(`/petugas/aksi/${number}`), {
    form: { csrf, action: 'note', version: '1', text: 'Tidak boleh.' }, headers: { origin: office.baseUrl },
  });
  assert.equal(answer.status(), 403);
  await visit.close();
});

test('the front desk has a first page of its own and no cases', async () => {
  const visit = await openPage({ width: PHONE });
  cookies.desk = await signIn(visit, office, 'petugas.loket');
  await isSound(visit, 'halaman-awal');
  assert.match(await main(visit.page), /Catat pengaduan/);
  assert.equal((await visit.page.goto(caseUrl())).status(), 403);
  await isSound(visit, 'tidak-berwenang');
  await visit.close();
});

const READ = [
  { name: 'masuk', path: () => '/petugas/masuk' },
  { name: 'antrean', account: 'officer', path: () => '/petugas/' },
  { name: 'antrean-semua', account: 'auditor', path: () => '/petugas/?tab=semua' },
  { name: 'antrean-kosong', account: 'officer', path: () => '/petugas/?q=tidak+ada+kasus+ini' },
  { name: 'kasus', account: 'officer', path: () => `/petugas/kasus/${number}` },
  { name: 'kasus-auditor', account: 'auditor', path: () => `/petugas/kasus/${number}` },
  { name: 'catat', account: 'desk', path: () => '/petugas/pengaduan-baru' },
  { name: 'catat-permintaan', account: 'desk', path: () => '/petugas/permintaan-baru' },
  { name: 'catat-surat', account: 'desk', path: () => '/petugas/permintaan-baru?jenis=instansi' },
  { name: 'awal', account: 'desk', path: () => '/petugas/' },
];

for (const { name, account, path } of READ) {
  for (const width of [PHONE, DESK]) {
    test(`${name} is accessible at ${width} px`, async () => {
      const visit = await openPage({ width, javaScript: true });
      if (account) await visit.page.context().addCookies(cookies[account]);
      await visit.page.goto(office.url(path()));
      await visit.page.evaluate(() => document.querySelectorAll('details').forEach((details) => { details.open = true; }));
      await isSound(visit, name, width);
      assert.deepEqual(await violations(visit.page), []);
      await visit.close();
    });
  }
}
