// Prints one complete survey answer for each form number on standard input, as a browser would send it.
// usage: nonces /survei/ N | node tests/bench/answer.mjs BASE_URL
import { createInterface } from 'node:readline';

const page = await (await fetch(`${process.argv[2]}/survei/`)).text();
const form = new URLSearchParams();
for (const [tag] of page.matchAll(/<(?:input|select)\b[^>]*>/g)) {
  const attribute = (name) => tag.match(new RegExp(`\\b${name}="([^"]*)"`))?.[1];
  const name = attribute('name');
  if (!name || form.has(name)) continue;
  if (tag.startsWith('<select')) {
    const values = [...page.slice(page.indexOf(tag)).split('</select>')[0].matchAll(/<option[^>]*value="([^"]+)"/g)];
    form.set(name, values[0]?.[1] ?? '');
  } else if (['radio', 'checkbox', 'hidden'].includes(attribute('type'))) {
    form.set(name, attribute('value') ?? 'on');
  }
}
if (!form.has('nonce')) throw new Error('the survey page shows no form: is a period open?');
for await (const nonce of createInterface({ input: process.stdin })) {
  form.set('nonce', nonce);
  console.log(form.toString());
}
