// Loket Terbuka: the answer to the puzzle of a busy form, a number for which SHA-256 of NONCE.NUMBER begins with zero bits.
const SLICE = 25; // milliseconds of counting between two moments for the page
const LONGEST = 30000; // milliseconds; then the form goes without an answer, which only means a longer wait

// The constants of SHA-256 are fractions of the roots of primes (FIPS 180-4, 4.2.2 and 5.3.3).
const fraction = (number) => ((number - Math.floor(number)) * 2 ** 32) | 0;
const primes = [];
for (let n = 2; primes.length < 64; n++) if (primes.every((prime) => n % prime)) primes.push(n);
const K = primes.map((prime) => fraction(Math.cbrt(prime)));
const START = primes.slice(0, 8).map((prime) => fraction(Math.sqrt(prime)));
const turn = (word, by) => (word >>> by) | (word << (32 - by));
const w = new Int32Array(64);

function block(state, words, at) {
  for (let i = 0; i < 64; i++) {
    if (i < 16) { w[i] = words[at + i]; continue; }
    const s = w[i - 15], t = w[i - 2];
    w[i] = (w[i - 16] + (turn(s, 7) ^ turn(s, 18) ^ (s >>> 3)) + w[i - 7] + (turn(t, 17) ^ turn(t, 19) ^ (t >>> 10))) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const one = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const two = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    h = g; g = f; f = e; e = (d + one) | 0; d = c; c = b; b = a; a = (one + two) | 0;
  }
  return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
}

// The first word of SHA-256 of an ASCII text.
export function head(text) {
  const words = new Int32Array(((text.length + 72) >> 6) << 4);
  for (let i = 0; i < text.length; i++) words[i >> 2] |= text.charCodeAt(i) << (24 - 8 * (i & 3));
  words[text.length >> 2] |= 0x80 << (24 - 8 * (text.length & 3));
  words[words.length - 1] = text.length * 8;
  let state = START;
  for (let at = 0; at < words.length; at += 16) state = block(state, words, at);
  return state[0];
}

async function solve(nonce, bits) {
  const until = performance.now() + LONGEST;
  for (let number = 0; performance.now() < until;) {
    for (const pause = performance.now() + SLICE; performance.now() < pause; number++) {
      if (Math.clz32(head(`${nonce}.${number}`)) >= bits) return String(number);
    }
    await new Promise((resume) => setTimeout(resume));
  }
  return "";
}

// FIELD takes the answer; NOTE says how it stands. A form sent too early waits for it and then goes by itself.
export async function answer(field, note) {
  const { form } = field;
  let sender;
  const wait = (event) => {
    event.preventDefault();
    event.stopImmediatePropagation();
    sender = event.submitter;
    note.textContent = "Sebentar, perangkat Anda masih menghitung. Formulir terkirim sendiri sesudahnya.";
  };
  form.addEventListener("submit", wait, true);
  note.textContent = "Perangkat Anda sedang menghitung untuk menahan kiriman mesin. Lanjutkan mengisi.";
  field.value = await solve(form.elements.nonce.value, Number(field.dataset.puzzle));
  form.removeEventListener("submit", wait, true);
  note.textContent = "Perangkat Anda selesai menghitung. Formulir dapat dikirim.";
  if (sender !== undefined) form.requestSubmit(sender);
}
