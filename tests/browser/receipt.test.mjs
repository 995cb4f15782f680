// The page that explains and checks a receipt: with a real one of this office, changed ones, and one of another office, in a
// browser that can check, in one that cannot, and without JavaScript by the commands the page shows.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot, violations } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { lodge } from './lib/complaint.mjs';
import { BUILD, openOffice } from './lib/office.mjs';

const PAGE = '/tanda-terima/';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<</Type/Catalog>>\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n');

let office;
let folder;
const kept = {}; // what the citizen downloaded: receipt.txt, isi.txt, surat.pdf; number and code

const place = (name) => join(folder, name);
const send = (page, name) => follow(page.getByRole('button', { name }));

async function download(page, name, file) {
  const [got] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name, exact: true }).click()]);
  await got.saveAs(place(file));
  return got.suggestedFilename();
}

async function complain() {
  const visit = await openPage({ acceptDownloads: true });
  const { page } = visit;
  await lodge(page, office, { narrative: 'Berkas saya masuk tiga minggu lalu.\nBelum ada kabar.',
    files: [{ name: 'surat.pdf', mimeType: 'application/pdf', buffer: PDF }] });
  return visit;
}

before(async () => {
  office = await openOffice();
  folder = mkdtempSync(join(tmpdir(), 'loket-tanda-terima-'));
  writeFileSync(place('surat.pdf'), PDF);
});

after(async () => {
  rmSync(folder, { recursive: true, force: true });
  await closeBrowser();
  await stopChecker();
  await office.close();
});

async function isSound(visit, name, width) {
  await screenshot(visit.page, `${name}-${width}`);
  assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out`);
  assert.deepEqual(visit.complaints(office.baseUrl), [], `${name}: a quiet console`);
}

test('the receipt page hands out receipt and text without JavaScript', async () => {
  const visit = await complain();
  kept.number = (await visit.page.locator('.register').innerText()).trim();
  kept.code = (await visit.page.locator('.secret').innerText()).replace(/\s/g, '');
  await isSound(visit, 'receipt-page', PHONE);
  await visit.page.setViewportSize({ width: DESK, height: 900 });
  await isSound(visit, 'receipt-page', DESK);
  assert.equal(await download(visit.page, 'Unduh tanda terima', 'receipt.txt'), `tanda-terima-${kept.number}.txt`);
  assert.equal(await download(visit.page, 'Unduh isi laporan', 'isi.txt'), `isi-${kept.number}.txt`);
  await visit.close();
});

test('the tracking page hands out the same receipt, and a page for paper whose QR code holds it', async () => {
  const visit = await openPage({ acceptDownloads: true });
  await visit.page.goto(office.url('/lacak/'));
  await visit.page.fill('[name=number]', kept.number);
  await visit.page.fill('[name=code]', kept.code);
  await send(visit.page, 'Lihat laporan');
  await isSound(visit, 'receipt-track', PHONE);
  await download(visit.page, 'Unduh tanda terima', 'again.txt');
  assert.equal(readFileSync(place('again.txt'), 'utf8'), readFileSync(place('receipt.txt'), 'utf8'));
  await send(visit.page, 'Versi cetak');
  await isSound(visit, 'receipt-paper', PHONE);
  assert.deepEqual(await htmlFaults(await visit.html()), []);
  await visit.page.setViewportSize({ width: DESK, height: 900 });
  await isSound(visit, 'receipt-paper', DESK);
  await visit.page.emulateMedia({ media: 'print' });
  await visit.page.locator('svg[role=img]').screenshot({ path: place('qr.png'), scale: 'css' });
  const scanned = execFileSync('zbarimg', ['--quiet', '--raw', place('qr.png')], { encoding: 'utf8', stdio: 'pipe' });
  assert.equal(scanned.trim(), readFileSync(place('receipt.txt'), 'utf8').trim());
  await visit.close();
});

test('the commands of the page do what it says, with nothing but the published key', async () => {
  const key = await fetch(office.url(`${PAGE}kunci-publik.txt`));
  assert.match(key.headers.get('content-type'), /^text\/plain/);
  writeFileSync(place('kunci-publik.txt'), await key.text());
  const visit = await openPage();
  await visit.page.goto(office.url(PAGE));
  const commands = await visit.page.locator('pre.signed:not([data-key])').allInnerTexts();
  await visit.close();
  writeFileSync(place('tanda-terima.txt'), readFileSync(place('receipt.txt')));
  const run = (command) => execFileSync('sh', ['-c', command.replaceAll('foto.jpg', 'surat.pdf').replace(/^loket/, join(BUILD, 'loket'))],
    { cwd: folder, encoding: 'utf8', env: { PATH: process.env.PATH } });
  const [byLoket, byOpenssl, sums] = commands.map(run);
  assert.match(byLoket, /^SAH: /);
  assert.equal(byLoket.match(/^COCOK: /gm).length, 2);
  assert.match(byOpenssl, /Signature Verified Successfully/);
  const receipt = readFileSync(place('receipt.txt'), 'utf8');
  for (const sum of sums.trim().split('\n')) assert.ok(receipt.includes(sum.slice(0, 64)), sum);
});

// Pastes TEXT, chooses FILES and returns what the page says.
async function judged(text, files = [], name = undefined) {
  const visit = await openPage({ javaScript: true });
  const { page } = visit;
  await page.goto(office.url(PAGE));
  await page.fill('#teks', text);
  await page.setInputFiles('#isi-berkas', files.map(place));
  await follow(page.getByRole('button', { name: 'Periksa', exact: true }));
  const said = await page.locator('[data-verdict] .notice').innerText();
  if (name) {
    await isSound(visit, name, PHONE);
    assert.deepEqual(await violations(page), [], `${name}: accessible`);
  }
  await visit.close();
  return said;
}

test('a browser with Ed25519 recognises the receipt, its text and its file', async () => {
  const said = await judged(readFileSync(place('receipt.txt'), 'utf8'), ['isi.txt', 'surat.pdf'], 'receipt-valid');
  assert.match(said, /^Sah\./);
  assert.match(said, new RegExp(`Nomor ${kept.number}, diterima \\d+ \\p{L}+ \\d{4} pukul \\d\\d\\.\\d\\d, dijawab paling lambat \\d+ \\p{L}+ \\d{4}\\.`, 'u'));
  assert.match(said, /isi\.txt: cocok, inilah isi/);
  assert.match(said, /surat\.pdf: cocok, berkas/);
});

test('it is recognised with the line ends of another system, and as a file', async () => {
  assert.match(await judged(`\r\n${readFileSync(place('receipt.txt'), 'utf8').replaceAll('\n', '\r\n')}`), /^Sah\./);
  const visit = await openPage({ javaScript: true });
  await visit.page.goto(office.url(PAGE));
  await visit.page.setInputFiles('#berkas-teks', place('receipt.txt'));
  await follow(visit.page.getByRole('button', { name: 'Periksa', exact: true }));
  assert.match(await visit.page.locator('[data-verdict] .notice').innerText(), /^Sah\./);
  await visit.close();
});

test('a changed letter, a foreign key, another file and no receipt are told apart', async () => {
  const receipt = readFileSync(place('receipt.txt'), 'utf8');
  writeFileSync(place('lain.pdf'), 'lain');
  assert.match(await judged(receipt.replace(/(dijawab-paling-lambat: \d)\d/, '$19'), [], 'receipt-changed'), /^Tidak sah: teks sudah berubah/);
  assert.match(await judged(receipt.replace(/(tanda-tangan: .)./, '$1A')), /^Tidak sah/);
  assert.match(await judged(receipt, ['lain.pdf']), /^Tanda terima sah, tetapi ada berkas yang tidak cocok/);
  assert.match(await judged('halo'), /^Ini bukan teks tanda terima/);
});

test('a receipt of another office is sound by its own key and not by this one', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32);
  const id = createHash('sha256').update(raw).digest('hex').slice(0, 16);
  const text = readFileSync(place('receipt.txt'), 'utf8').replace(/^kunci: .*$/m, `kunci: ${id}`).replace(/^tanda-tangan: .*\n/m, '');
  const foreign = `${text}tanda-tangan: ${sign(null, Buffer.from(text), privateKey).toString('base64')}\n`;
  assert.match(await judged(foreign, [], 'receipt-foreign'), new RegExp(`^Tidak sah dengan kunci kantor ini\\. Tanda terima menyebut kunci lain: ${id}`));
  writeFileSync(place('foreign.txt'), foreign);
  writeFileSync(place('foreign.pem'), publicKey.export({ type: 'spki', format: 'pem' }));
  assert.match(await office.loket('receipt', 'verify', place('foreign.txt'), '--key', place('foreign.pem')), /^SAH/);
  await assert.rejects(office.loket('receipt', 'verify', place('foreign.txt')), /kunci lain/);
});

test('a browser without Ed25519 says so plainly and shows no form', async () => {
  const visit = await openPage({ javaScript: true });
  await visit.page.addInitScript(() => { SubtleCrypto.prototype.importKey = () => Promise.reject(new DOMException('no', 'NotSupportedError')); });
  await visit.page.goto(office.url(PAGE));
  await visit.page.getByText('belum dapat memeriksa tanda tangan Ed25519').waitFor();
  assert.equal(await visit.page.locator('#teks').isVisible(), false);
  await visit.close();
});

for (const width of [PHONE, DESK]) {
  test(`without JavaScript the page explains everything at ${width} px and shows no form`, async () => {
    const visit = await openPage({ width });
    await visit.page.goto(office.url(PAGE));
    assert.equal(await visit.page.locator('#teks').isVisible(), false);
    assert.ok(await visit.page.getByText('memerlukan JavaScript').isVisible());
    await isSound(visit, 'receipt-explained', width);
    await visit.close();
  });
}
