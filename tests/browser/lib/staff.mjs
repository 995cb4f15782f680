// Signing in to the staff pages as the accounts of the sample office do it the first time.
// Exports: oneTimeCode, signIn.
//
//   const cookies = await signIn(visit, office, 'petugas.pengaduan');
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { follow } from './browser.mjs';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const STEP = 30; // seconds
const NEW_PASSWORD = 'kalimat sandi untuk uji';

// The code of RFC 6238 for a secret in base32.
export function oneTimeCode(secret, seconds = Date.now() / 1000) {
  const bits = [...secret.replace(/\s/g, '')].map((letter) => BASE32.indexOf(letter).toString(2).padStart(5, '0')).join('');
  const seed = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(seconds / STEP)));
  const mac = createHmac('sha1', seed).update(counter).digest();
  const code = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(code % 1_000_000).padStart(6, '0');
}

// The one-time password that `loket sample` wrote down for an account.
async function firstPassword(office, name) {
  const logins = await readFile(join(office.folder, 'logins.txt'), 'utf8');
  return logins.split('\n').find((line) => line.startsWith(`${name} `)).split(/\s+/)[1];
}

const send = (page, name) => follow(page.getByRole('button', { name }));

// Walks from the first password to the desk: second factor, recovery codes, own password. `seen(step)` is told of each page on the way.
export async function signIn(visit, office, name, seen = async () => {}) {
  const { page } = visit;
  const password = await firstPassword(office, name);
  await page.goto(office.url('/petugas/masuk'));
  await seen('masuk');
  await page.fill('[name=login]', name);
  await page.fill('[name=password]', password);
  await send(page, 'Lanjutkan');
  await seen('pasang-kode');
  await page.fill('[name=code]', oneTimeCode(await page.locator('p.mono').innerText()));
  await send(page, 'Pasang');
  await seen('kode-pemulihan');
  await follow(page.getByRole('link', { name: 'Sudah saya simpan' }));
  await seen('ganti-sandi');
  await page.fill('[name=current]', password);
  await page.fill('[name=new]', NEW_PASSWORD);
  await page.fill('[name=again]', NEW_PASSWORD);
  await send(page, 'Simpan kata sandi');
  return page.context().cookies();
}
