// What every page owes at phone and desk width. Exports: isReadable.
//
//   await isReadable(visit, 'delivery-stored');   // also saves build/screenshots/delivery-stored-360.png and -1280.png
import assert from 'node:assert/strict';
import { DESK, overflow, PHONE, screenshot } from './browser.mjs';
import { htmlFaults } from './html.mjs';

// Fails when the page in front of VISIT sticks out at either width or is not valid HTML.
export async function isReadable(visit, name) {
  for (const width of [PHONE, DESK]) {
    await visit.page.setViewportSize({ width, height: 900 });
    await screenshot(visit.page, `${name}-${width}`);
    assert.deepEqual(await overflow(visit.page), [], `${name}: nothing sticks out at ${width} px`);
  }
  assert.deepEqual(await htmlFaults(await visit.html()), [], `${name}: valid HTML`);
}
