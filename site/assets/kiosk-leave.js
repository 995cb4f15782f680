// Loket Terbuka: tells the officer what waits in the tablet, and tries to send it once more.
import(`./kiosk-queue.js${new URL(import.meta.url).search}`).then(async ({ flush, openQueue, refusedSoFar, waiting }) => {
  const queue = await openQueue();
  await flush(queue);
  document.querySelector("[data-waiting]").textContent = String(await waiting(queue));
  document.querySelector("[data-refused]").textContent = String(refusedSoFar());
});
