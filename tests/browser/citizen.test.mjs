// A citizen on a phone without JavaScript: complains with photos, keeps the receipt, follows the case, answers the survey,
// asks for data; and every page on the way is readable, valid and accessible, also when something was wrong.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { choose, fillStep, send, stepOf, walkTo } from './lib/complaint.mjs';
import { openOffice } from './lib/office.mjs';

const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n');
const NARRATIVE = 'Berkas saya masuk tiga minggu lalu.\nSampai hari ini tidak ada kabar.';

let office;
let folder; // for pictures
const photos = [];
const kept = {}; // what the citizen wrote down: number, code, address

before(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), 'loket-warga-'));
  const visit = await openPage({ javaScript: true });
  for (const type of ['image/jpeg', 'image/png']) {
    const bytes = Buffer.from(await visit.page.evaluate(draw, type), 'base64');
    photos.push({ name: `bukti.${type.slice(6)}`, mimeType: type, buffer: bytes });
  }
  await visit.close();
});

after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeBrowser();
  await stopChecker();
  await office.close();
});

// A real small photo, made by the browser.
function draw(type) {
  const canvas = Object.assign(document.createElement('canvas'), { width: 64, height: 48 });
  const pen = canvas.getContext('2d');
  for (let i = 0; i < 64; i += 1) { pen.fillStyle = `hsl(${i * 5} 60% 50%)`; pen.fillRect(i, 0, 1, 48); }
  return canvas.toDataURL(type).split(',')[1];
}

// What every answer owes a small screen: nothing sticks out, the document is valid, nobody else was asked.
async function isSound(visit, name) {
  await screenshot(visit.page, `citizen-${name}`);
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at 360 px`);
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
  assert.deepEqual(visit.complaints(office.baseUrl, ['Failed to load resource']), [], `${name}: a quiet console`);
}

async function lookUp(page, number, code) {
  await page.goto(office.url('/lacak/'));
  await page.fill('[name=number]', number);
  await page.fill('[name=code]', code);
  await send(page, 'Lihat laporan');
}

test('every step of an empty complaint comes back with its faults named and linked', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/pengaduan/'));
  await isSound(visit, 'complaint-empty');
  const wanted = { who: ['confidentiality', 'reporter_kind'], story: ['subject', 'narrative'], contact: ['name', 'phone'] };
  for (const step of ['who', 'service', 'story', 'files', 'contact']) {
    assert.equal(await stepOf(page), step);
    const fields = wanted[step] ?? [];
    if (fields.length) {
      await send(page, 'Lanjut');
      assert.match(await page.title(), /^Kesalahan: Langkah \d dari 5: /);
      const links = await page.locator('.faults a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      assert.deepEqual(links, fields.map((name) => `#isian-${name}`));
      for (const link of links) assert.equal(await page.locator(link).count(), 1, link);
      await isSound(visit, `complaint-faults-${step}`);
    }
    await fillStep(page);
    await send(page, 'Lanjut');
  }
  await visit.close();
});

test('a faulty step keeps what was typed and the photos; all is shown before it is sent', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/pengaduan/'));
  await walkTo(page, 'story');
  await fillStep(page, { happened_on: '31/02/2026' });
  await send(page, 'Lanjut');
  assert.equal(await page.inputValue('[name=narrative]'), NARRATIVE);
  assert.equal(await page.inputValue('[name=happened_on]'), '31/02/2026');
  await isSound(visit, 'complaint-kept');
  await page.fill('[name=happened_on]', '2/11/2026');
  await send(page, 'Lanjut');
  await page.setInputFiles('[name=files]', [...photos, { name: 'catatan.txt', mimeType: 'text/plain', buffer: Buffer.from('bukan foto') }]);
  await send(page, 'Lanjut');
  assert.equal(await page.locator('.faults a').count(), 1);
  assert.equal(await page.locator('input[name=drop]').count(), 2, 'both photos are on the server');
  await isSound(visit, 'complaint-files');
  await walkTo(page, 'check');
  for (const text of ['bukti.jpg', 'bukti.png', 'Senin, 2 November 2026', 'Terbuka', 'Pelapor Contoh'])
    assert.ok((await page.locator('main').innerText()).includes(text), text);
  await isSound(visit, 'complaint-check');
  await send(page, 'Kirim pengaduan');
  assert.equal(await page.locator('h1').innerText(), 'Pengaduan Anda kami terima');
  kept.number = await page.locator('.register').innerText();
  kept.code = (await page.locator('.secret span').allInnerTexts()).join('-');
  assert.match(kept.number, /^PGD-\d{4}-\d{6}$/);
  assert.match(kept.code, /^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
  kept.signed = await page.locator('pre.signed').textContent();
  await page.locator('.qr').screenshot({ path: join(folder, 'qr.png') });
  await isSound(visit, 'complaint-receipt');
  await page.reload();
  assert.equal(await page.locator('.register').innerText(), kept.number, 'sending again shows the same receipt');
  assert.equal((await page.locator('.secret span').allInnerTexts()).join('-'), kept.code);
  await visit.close();
});

for (const width of [PHONE, DESK]) {
  for (const [confidentiality, steps] of [['open', 5], ['anonymous', 4], ['confidential', 5]]) {
    test(`${confidentiality} at ${width} px: ${steps} steps, each says where one is, and a receipt`, async () => {
      const visit = await openPage({ width });
      const { page } = visit;
      await page.goto(office.url('/pengaduan/'));
      let number = 0;
      await walkTo(page, 'check', { confidentiality }, async (step) => {
        number += 1;
        await isSound(visit, `step-${confidentiality}-${step}-${width}`);
        assert.equal(await page.locator('h1').count(), 1);
        if (step === 'check') return;
        const count = number === 1 ? 5 : steps; // before the choice nobody knows
        assert.match(await page.title(), new RegExp(`^Langkah ${number} dari ${count}: ${(await page.locator('h1').innerText()).replace('?', '.')}`));
      });
      assert.equal(number, steps + 1);
      await send(page, 'Kirim pengaduan');
      assert.equal(await page.locator('h1').innerText(), 'Pengaduan Anda kami terima');
      await visit.close();
    });
  }
}

test('a draft begun on one device is finished on another with the code, which is the code of the case', async () => {
  const first = await openPage();
  await first.page.goto(office.url('/pengaduan/'));
  await walkTo(first.page, 'story');
  await first.page.fill('[name=narrative]', 'Belum selesai saya tulis');
  await send(first.page, 'Simpan dan lanjutkan nanti');
  assert.equal(await first.page.locator('h1').innerText(), 'Draf Anda tersimpan');
  const code = (await first.page.locator('.secret span').allInnerTexts()).join('-');
  await isSound(first, 'draft-saved');
  await send(first.page, 'Lanjutkan sekarang');
  assert.equal(await first.page.inputValue('[name=narrative]'), 'Belum selesai saya tulis');
  await first.close();

  const second = await openPage({ width: DESK });
  const { page } = second;
  await page.goto(office.url('/pengaduan/'));
  await follow(page.getByRole('link', { name: 'Punya kode draf?' }));
  await isSound(second, 'draft-resume');
  await page.fill('[name=code]', '2222-2222-2222-2222');
  await send(page, 'Buka draf');
  assert.equal(await page.locator('.faults a').count(), 1);
  await isSound(second, 'draft-wrong-code');
  await page.fill('[name=code]', code.toLowerCase().replaceAll('-', ' '));
  await send(page, 'Buka draf');
  assert.equal(await stepOf(page), 'story');
  assert.equal(await page.inputValue('[name=narrative]'), 'Belum selesai saya tulis');
  await isSound(second, 'draft-resumed');
  await walkTo(page, 'check');
  await send(page, 'Kirim pengaduan');
  assert.equal((await page.locator('.secret span').allInnerTexts()).join('-'), code);
  await second.close();
});

test('two windows on one step lose no words, and what changed elsewhere is checked again before it is sent', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/pengaduan/'));
  await walkTo(page, 'story');
  const other = await page.context().newPage();
  await other.setContent((await page.content()).replaceAll('action="/', `action="${office.baseUrl}/`)); // a tab that was duplicated
  await walkTo(page, 'check', { narrative: 'Ditulis di jendela pertama' });
  await fillStep(other, { narrative: 'Ditulis di jendela kedua' });
  const answer = await other.locator('form').last().evaluate((form) => Object.fromEntries(new FormData(form)));
  const posted = await page.context().request.post(office.url('/pengaduan/'), { multipart: { ...answer, go: 'next' }, headers: { origin: office.baseUrl } });
  assert.equal(posted.status(), 200);
  await send(page, 'Kirim pengaduan');
  assert.match(await page.locator('.notice').first().innerText(), /berubah di jendela lain/);
  const text = await page.locator('main').innerText();
  assert.ok(text.includes('Ditulis di jendela kedua'));
  await follow(page.locator('summary'));
  assert.ok((await page.locator('main').innerText()).includes('Ditulis di jendela pertama'));
  await isSound(visit, 'complaint-two-windows');
  await send(page, 'Kirim pengaduan');
  assert.equal(await page.locator('.register').count(), 1);
  await visit.close();
});

test('stepping back and reloading on the way neither lose words nor make a second case', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/pengaduan/'));
  await walkTo(page, 'files', { subject: 'Mundur dan maju' });
  await page.reload();
  assert.equal(await stepOf(page), 'files');
  await send(page, 'Kembali');
  assert.equal(await page.inputValue('[name=subject]'), 'Mundur dan maju');
  await page.reload();
  assert.equal(await page.inputValue('[name=subject]'), 'Mundur dan maju');
  await walkTo(page, 'check', { subject: 'Mundur dan maju' });
  await send(page, 'Kirim pengaduan');
  const number = await page.locator('.register').innerText();
  await page.reload();
  assert.equal(await page.locator('.register').innerText(), number);
  await visit.close();
});

test('a phone reads the QR code and finds number and code behind the #', () => {
  const read = execFileSync('zbarimg', ['--quiet', '--raw', join(folder, 'qr.png')], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  assert.equal(read, `${office.baseUrl}/lacak/#${kept.number}/${kept.code}`);
});

test('the signed text proves the receipt at the command line, a changed one does not', async () => {
  const file = join(folder, 'tanda-terima.txt');
  writeFileSync(file, kept.signed);
  assert.match(await office.loket('receipt', 'verify', file), /^SAH/);
  writeFileSync(file, kept.signed.replace(kept.number, 'PGD-2026-999999'));
  await assert.rejects(office.loket('receipt', 'verify', file), /TIDAK SAH/);
});

test('number and code open the case, however they are typed; the photo comes back drawn anew', async () => {
  const visit = await openPage({ acceptDownloads: true });
  const { page } = visit;
  await page.goto(office.url('/lacak/'));
  await isSound(visit, 'track-empty');
  await lookUp(page, kept.number.toLowerCase(), kept.code.toLowerCase().replaceAll('-', ' '));
  assert.equal(await page.locator('h1').innerText(), 'Izin belum terbit');
  assert.equal(await page.locator('.steps li').count(), 1);
  await isSound(visit, 'track-case');
  const waiting = page.waitForEvent('download');
  await follow(page.getByRole('button', { name: /Unduh bukti\.jpg/ }));
  const download = await waiting;
  assert.equal(download.suggestedFilename(), 'bukti.jpg');
  assert.deepEqual([...readFileSync(await download.path()).subarray(0, 3)], [0xff, 0xd8, 0xff], 'a JPEG picture');
  await visit.close();
});

test('a reply is added once, an empty one comes back', async () => {
  const visit = await openPage();
  const { page } = visit;
  await lookUp(page, kept.number, kept.code);
  await send(page, 'Kirim');
  assert.equal(await page.locator('.faults a').count(), 1);
  await isSound(visit, 'track-reply-faults');
  await page.fill('[name=message]', 'Ini surat yang saya terima.');
  await page.setInputFiles('[name=files]', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: PDF });
  await send(page, 'Kirim');
  assert.match(await page.locator('.notice').first().innerText(), /Balasan Anda kami terima/);
  assert.equal(await page.locator('.steps li').count(), 2);
  await isSound(visit, 'track-replied');
  await page.reload();
  assert.equal(await page.locator('.steps li').count(), 2, 'sending again adds nothing');
  await visit.close();
});

test('a wrong code and an unknown number look the same', async () => {
  const pages = [];
  for (const [number, code] of [[kept.number, '2222-2222-2222-2222'], ['PGD-2026-999999', kept.code]]) {
    const visit = await openPage();
    const answer = visit.page.waitForResponse((response) => response.request().method() === 'POST');
    await lookUp(visit.page, number, code);
    assert.equal((await answer).status(), 404);
    pages.push((await visit.page.content()).replaceAll(number, ''));
    await isSound(visit, 'track-wrong');
    await visit.close();
  }
  assert.equal(pages[0], pages[1]);
});

test('the survey points out open questions once, then takes them as they are', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/survei/'));
  await isSound(visit, 'survey-empty');
  const questions = await page.locator('fieldset:has(input[name^=u])').count();
  assert.equal(questions, 9);
  await choose(page, 'sex', 'female');
  for (let i = 1; i <= 7; i += 1) await choose(page, `u${i}`, '4');
  await page.fill('[name=suggestion]', 'Tambah kursi tunggu.');
  await send(page, 'Kirim jawaban');
  assert.equal(await page.locator('.faults a').count(), 2);
  assert.equal(await page.inputValue('[name=suggestion]'), 'Tambah kursi tunggu.');
  await isSound(visit, 'survey-open-questions');
  await choose(page, 'u8', '3');
  await send(page, 'Kirim jawaban');
  assert.equal(await page.locator('h1').innerText(), 'Terima kasih');
  await isSound(visit, 'survey-thanks');
  await visit.close();
});

test('a citizen asks for information and keeps a receipt; the identity number is not shown again', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/permintaan-data/'));
  await isSound(visit, 'request-empty');
  await send(page, 'Kirim permintaan');
  await isSound(visit, 'request-faults');
  await page.fill('[name=name]', 'Pemohon Contoh');
  await page.fill('[name=identity_number]', '9999990101900001');
  await page.fill('[name=address]', 'Jalan Contoh 2');
  await page.fill('[name=occupation]', 'Peneliti');
  await page.fill('[name=email]', 'pemohon@contoh.invalid');
  await page.fill('[name=information]', 'Jumlah izin terbit per bulan tahun 2025');
  await page.fill('[name=purpose]', 'Penelitian');
  await choose(page, 'obtain_way', 'soft_copy');
  await choose(page, 'delivery_way', 'track_page');
  await send(page, 'Kirim permintaan');
  assert.match(await page.locator('.register').innerText(), /^PMI-\d{4}-\d{6}$/);
  assert.ok(!(await page.content()).includes('9999990101900001'));
  await isSound(visit, 'request-receipt');
  await visit.close();
});

test('an agency asks by letter with the letter attached', async () => {
  const visit = await openPage();
  const { page } = visit;
  await page.goto(office.url('/permintaan-data/?jenis=instansi'));
  await isSound(visit, 'request-agency-empty');
  await choose(page, 'agency_kind', 'opd');
  await page.fill('[name=name]', 'Dinas Contoh');
  await page.fill('[name=letter_number]', '005/12');
  await page.fill('[name=letter_date]', '2/11/2026');
  await page.fill('[name=subject]', 'Permohonan data perizinan');
  await page.setInputFiles('[name=files]', { name: 'surat.pdf', mimeType: 'application/pdf', buffer: PDF });
  await page.fill('[name=email]', 'dinas@contoh.invalid');
  await page.fill('[name=information]', 'Data izin per kecamatan');
  await choose(page, 'obtain_way', 'soft_copy');
  await choose(page, 'delivery_way', 'email');
  await send(page, 'Kirim permintaan');
  assert.equal(await page.locator('h1').innerText(), 'Permintaan Anda kami terima');
  await visit.close();
});

test('with JavaScript a scanned address fills number and code and leaves no trace of them', async () => {
  const visit = await openPage({ javaScript: true });
  const { page } = visit;
  await page.goto(`${office.url('/lacak/')}#${kept.number}/${kept.code}`);
  assert.equal(await page.inputValue('[name=number]'), kept.number);
  assert.equal(await page.inputValue('[name=code]'), kept.code);
  assert.equal(new URL(page.url()).hash, '');
  await send(page, 'Lihat laporan');
  assert.equal(await page.locator('h1').innerText(), 'Izin belum terbit');
  assert.deepEqual(await violations(page), []);
  await visit.close();
});

for (const [path, button] of [['/pengaduan/', 'Lanjut'], ['/survei/', 'Kirim jawaban'],
  ['/permintaan-data/', 'Kirim permintaan'], ['/permintaan-data/?jenis=instansi', 'Kirim permintaan']]) {
  test(`axe finds nothing on ${path} with faults, and the summary has the focus`, async () => {
    const visit = await openPage({ javaScript: true });
    await visit.page.goto(office.url(path));
    await send(visit.page, button);
    assert.equal(await visit.page.evaluate(() => document.activeElement.className), 'faults');
    assert.deepEqual(await violations(visit.page), []);
    await visit.close();
  });
}
