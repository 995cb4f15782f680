// Loket Terbuka: answers a tablet keeps until the server has them.
// Each stands in IndexedDB under a random number of 128 bits, written through to the disk before anybody is thanked, and goes away only
// when the server names that number: it is sent again and again, and stored once. Its key tells no order, its content is digits, the
// day and what the visitor chose about himself in groups: no time, no words, no name. What a visitor could read here with another program
// is therefore nothing he could lay to somebody. IndexedDB and not localStorage, because Chrome writes the latter down seconds later.
const NAME = "loket-kios";
const STORE = "jawaban";
const REFUSED = "loket-kios-ditolak"; // how many the server refused for good: a number, for the officer

export function openQueue() {
  return new Promise((done, fail) => {
    const opening = indexedDB.open(NAME, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore(STORE, { keyPath: "number" });
    opening.onsuccess = () => done(opening.result);
    opening.onerror = () => fail(opening.error);
  });
}

// Runs one request in a transaction of its own; done when it is on the disk.
function run(queue, mode, ask) {
  return new Promise((done, fail) => {
    const transaction = queue.transaction(STORE, mode, { durability: "strict" });
    const request = ask(transaction.objectStore(STORE));
    transaction.oncomplete = () => done(request.result);
    transaction.onabort = transaction.onerror = () => fail(transaction.error);
  });
}

export const keep = (queue, answer) => run(queue, "readwrite", (store) => store.add(answer));
export const waiting = (queue) => run(queue, "readonly", (store) => store.count());
const all = (queue) => run(queue, "readonly", (store) => store.getAll());
const drop = (queue, number) => run(queue, "readwrite", (store) => store.delete(number));

export const refusedSoFar = () => Number(localStorage.getItem(REFUSED) || 0);

export function newNumber() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const post = (address, fields) => fetch(address, { method: "POST", body: new URLSearchParams(fields), credentials: "same-origin", cache: "no-store" });

// The page of a hotspot that stands in for the server is none of ours.
export const isOurs = (reply) => (reply.headers.get("content-type") || "").startsWith("application/json");

// What the server says of one answer: { status, told }, told null unless it names this number.
async function offer(answer) {
  const reply = await post("/survei/kios/jawaban", answer);
  const told = isOurs(reply) ? await reply.json() : null;
  return { status: reply.status, told: told && told.number === answer.number ? told : null };
}

// Sends what waits. Returns the status that ended it: 200 when nothing is left to say, 0 without network, 403 when the tablet is unknown.
export async function flush(queue) {
  for (const answer of await all(queue)) {
    let heard;
    try {
      heard = await offer(answer);
    } catch (error) {
      return 0;
    }
    if (heard.told) {
      if (heard.told.refused) localStorage.setItem(REFUSED, String(refusedSoFar() + 1));
      await drop(queue, answer.number);
    } else if (heard.status !== 400) {
      return heard.status;
    }
  }
  return 200;
}
