// A complaint written step by step, as a citizen does it.
// Exports: ANSWERS, STEPS, send, choose, stepOf, fillStep, walkTo, lodge.
//
//   await page.goto(office.url('/pengaduan/'));
//   await walkTo(page, 'check', { confidentiality: 'anonymous' });   // stands on the check page
//   await lodge(page, office, { subject: 'Izin belum terbit' });     // the whole way, to the receipt
import { follow } from './browser.mjs';

export const STEPS = ['who', 'service', 'story', 'files', 'contact', 'check'];

export const ANSWERS = {
  confidentiality: 'open', reporter_kind: 'individual', service_code: { index: 1 }, subject: 'Izin belum terbit',
  narrative: 'Berkas saya masuk tiga minggu lalu.\nSampai hari ini tidak ada kabar.', happened_on: '', happened_where: 'Loket 2',
  wanted: '', files: [], name: 'Pelapor Contoh', phone: '0812 0000 0000', email: '',
};

export const send = (page, name) => follow(page.getByRole('button', { name, exact: typeof name === 'string' }));
export const choose = (page, field, value) => page.check(`input[name="${field}"][value="${value}"]`);
export const stepOf = (page) => page.inputValue('input[name=step]');

// Fills what the page of one step asks.
export async function fillStep(page, given = {}) {
  const answers = { ...ANSWERS, ...given };
  for (const name of ['confidentiality', 'reporter_kind']) if (await page.locator(`[name=${name}]`).count()) await choose(page, name, answers[name]);
  if (await page.locator('[name=service_code]').count()) await page.selectOption('[name=service_code]', answers.service_code);
  for (const name of ['subject', 'narrative', 'happened_on', 'happened_where', 'wanted', 'name', 'phone', 'email']) {
    if (await page.locator(`[name=${name}]`).count()) await page.fill(`[name=${name}]`, answers[name]);
  }
  if (answers.files.length && await page.locator('[name=files]').count()) await page.setInputFiles('[name=files]', answers.files);
}

// Goes on from the step that is shown to the step LAST; `seen(step)` is told of each page on the way.
export async function walkTo(page, last, given = {}, seen = async () => {}) {
  for (let step = await stepOf(page); step !== last; step = await stepOf(page)) {
    await fillStep(page, given);
    await seen(step);
    await send(page, 'Lanjut');
    if (await stepOf(page) === step) throw new Error(`step ${step} was refused: ${await page.locator('.faults').innerText()}`);
  }
  await seen(last);
}

export async function lodge(page, office, given = {}) {
  await page.goto(office.url('/pengaduan/'));
  await walkTo(page, 'check', given);
  await send(page, 'Kirim pengaduan');
}
