// usage: node zz-shot.mjs ROLE PATH NAME [width]
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { openPage, closeBrowser } from './lib/browser.mjs';
import { BUILD, openOffice } from './lib/office.mjs';
const office = await openOffice({ own: true });
const fixture = (...w) => execFileSync(join(BUILD, 'tests/fixture_staff'), w, { encoding: 'utf8', env: { ...process.env, LOKET_CONFIG: join(office.folder, 'loket.ini') } }).trim();
const jobs = (await import(process.argv[2])).default;
const cookies = {};
const cookie = (role) => cookies[role] ??= fixture('account', `uji.${role}`, role);
await jobs({ office, shot: async (role, width, name, walk, options = {}) => {
  const visit = await openPage({ width, javaScript: options.js ?? false });
  if (role) await visit.page.context().addCookies([{ name: 'loket', value: cookie(role), url: office.baseUrl }]);
  await walk(visit.page, visit);
  await visit.page.screenshot({ path: `/tmp/door/${name}-${width}.png`, fullPage: true });
  await visit.close();
} });
await closeBrowser(); await office.close();
