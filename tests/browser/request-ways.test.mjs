// The whole way of a citizen's request, walked without JavaScript by everybody who touches it: extension, partial refusal, objection,
// the superior's answer; each page at phone and desk width, readable and valid.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { closeBrowser, DESK, follow, openPage, overflow, PHONE, screenshot } from './lib/browser.mjs';
import { htmlFaults, stopChecker } from './lib/html.mjs';
import { BUILD, openOffice } from './lib/office.mjs';
import { signIn } from './lib/staff.mjs';

const CODE = '2222-3333-4444-5555'; // of every case the fixture makes

let office, officer, head;

before(async () => {
  office = await openOffice({ own: true, publish: false });
  officer = await openPage();
  await signIn(officer, office, 'petugas.informasi');
  head = await openPage();
  await signIn(head, office, 'kepala.dinas');
});
after(async () => {
  await closeBrowser();
  await stopChecker();
  await office.close();
});

function requestIn(state) {
  const env = { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') };
  return execFileSync(join(BUILD, 'tests/fixture_staff'), ['request', state], { env }).toString().trim();
}

const send = (page, name) => follow(page.getByRole('button', { name, exact: true }));

async function isSound(visit, name) {
  for (const width of [PHONE, DESK]) {
    await visit.page.setViewportSize({ width, height: 900 });
    await screenshot(visit.page, `${name}-${width}`);
    assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${width} px`);
  }
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
}

async function track(page, number) {
  await page.goto(office.url('/lacak/'));
  await page.fill('[name=number]', number);
  await page.fill('[name=code]', CODE);
  await follow(page.locator('main form button'));
}

// The form of an action, unfolded.
async function unfold(page, action) {
  const form = page.locator(`details:has(input[name=action][value=${action}])`).last();
  await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => { fold.open = true; }));
  return form;
}

test('a request is extended, granted in part, objected to and answered by the superior', async () => {
  const number = requestIn('in_progress');
  await officer.page.goto(office.url(`/petugas/kasus/${number}`));
  let form = await unfold(officer.page, 'extend');
  await isSound(officer, 'permintaan-tindakan');
  await form.locator('[name=extension_ground][value=undecided]').check();
  await form.locator('[name=text]').fill('Uji konsekuensi belum selesai.');
  await send(officer.page, 'Perpanjang');
  assert.match(await officer.page.locator('main').innerText(), /Waktu diperpanjang/);

  form = await unfold(officer.page, 'answer_partly');
  await form.locator('[name=text]').fill('Data per bulan terlampir.');
  await form.locator('[name=form][value=soft_copy]').check();
  await form.locator('[name=reason][value=exempt]').check();
  await send(officer.page, 'Kirim jawaban sebagian');
  assert.ok(await officer.page.locator('.faults a').count() >= 2, 'what is withheld and on which ground must be said');
  await isSound(officer, 'permintaan-sebagian-kesalahan');
  form = await unfold(officer.page, 'answer_partly');
  await form.locator('[name=withheld]').fill('Nama pemegang izin perorangan.');
  await form.locator('[name=exemptions][value=h]').check();
  await form.locator('[name=consequence]').fill('Mengungkap rahasia pribadi.');
  await send(officer.page, 'Kirim jawaban sebagian');
  await isSound(officer, 'permintaan-terjawab');
  await officer.page.goto(office.url(`/petugas/cetak/pemberitahuan/${number}`));
  assert.match(await officer.page.locator('main').innerText(), /Pasal 17 huruf h UU Nomor 14 Tahun 2008/);
  await isSound(officer, 'pemberitahuan-tertulis');

  const citizen = await openPage();
  await track(citizen.page, number);
  await isSound(citizen, 'lacak-sebagian');
  await send(citizen.page, 'Ajukan keberatan');
  await isSound(citizen, 'keberatan');
  await citizen.page.fill('[name=story]', 'Nama badan usaha seharusnya terbuka.');
  await send(citizen.page, 'Kirim keberatan');
  assert.match(await citizen.page.locator('.faults').innerText(), /alasan keberatan/);
  await isSound(citizen, 'keberatan-kesalahan');
  await citizen.page.check('[name=objections][value=a]');
  await send(citizen.page, 'Kirim keberatan');
  assert.match(await citizen.page.locator('main').innerText(), /KBR-\d{4}-000001/);
  await isSound(citizen, 'lacak-keberatan');

  await head.page.goto(office.url('/petugas/?tab=keberatan'));
  await isSound(head, 'antrean-keberatan');
  await follow(head.page.locator(`a.subject[href$="${number}"]`));
  form = await unfold(head.page, 'answer_objection');
  await isSound(head, 'keberatan-jawab');
  await form.locator('[name=objection_outcome][value=upheld]').check();
  await form.locator('[name=text]').fill('Nama badan usaha dibuka.');
  await send(head.page, 'Kirim tanggapan');
  await isSound(head, 'keberatan-terjawab');
  await track(citizen.page, number);
  assert.match(await citizen.page.locator('main').innerText(), /Komisi Informasi/);
  assert.match(await citizen.page.locator('main').innerText(), /PPID melaksanakan putusan ini dalam 5 hari kerja/);
  await isSound(citizen, 'lacak-keberatan-terjawab');

  await officer.page.goto(office.url(`/petugas/kasus/${number}`));
  form = await unfold(officer.page, 'answer');
  await form.locator('[name=text]').fill('Nama badan usaha terlampir.');
  await form.locator('[name=form][value=soft_copy]').check();
  await send(officer.page, 'Kirim jawaban');
  await isSound(officer, 'keberatan-dilaksanakan');
  await track(citizen.page, number);
  assert.match(await citizen.page.locator('main').innerText(), /Nama badan usaha terlampir/);
  await isSound(citizen, 'lacak-keberatan-dilaksanakan');
});

test('the registers and the yearly summary are pages', async () => {
  for (const part of ['ringkasan', 'register', 'keberatan', 'instansi']) {
    await officer.page.goto(office.url(`/petugas/laporan-permintaan?isi=${part}`));
    await isSound(officer, `laporan-permintaan-${part}`);
  }
  await officer.page.goto(office.url('/petugas/laporan-permintaan?isi=ringkasan&bentuk=cetak'));
  await isSound(officer, 'laporan-permintaan-cetak');
});
