// Loket Terbuka: checks a receipt on the page "Periksa tanda terima". Nothing leaves this device: the key stands in the page.
const one = (selector) => document.querySelector(selector);
const form = one("[data-checker]");
const off = one("[data-checker-off]");
const verdict = one("[data-verdict]");
const keyShown = one("[data-key]");

const TITLE = /^TANDA TERIMA LOKET TERBUKA, BENTUK [12]\n/;
const SIGNATURE = "\ntanda-tangan: ";
const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

// Undefined where the browser has no Ed25519, or no WebCrypto because the page came without TLS.
async function officeKey() {
  try {
    const der = bytesOf(keyShown.textContent.replace(/-----.*-----|\s/g, ""));
    return await crypto.subtle.importKey("spki", der, "Ed25519", false, ["verify"]);
  } catch {
    return undefined;
  }
}

// The same liberties as the office's own check: line ends of any system, white space around it.
function take(text) {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n").trim();
  const at = plain.lastIndexOf(SIGNATURE);
  if (!TITLE.test(plain) || at < 0) return undefined;
  const signed = plain.slice(0, at + 1);
  const line = (name) => signed.match(new RegExp(`^${name}: (.*)$`, "m"))?.[1] ?? "";
  try {
    return { signed, line, signature: bytesOf(plain.slice(at + SIGNATURE.length)) };
  } catch {
    return undefined;
  }
}

function say(tone, text, facts = []) {
  const box = document.createElement("div");
  box.className = `notice notice-${tone}`;
  for (const [index, words] of [text, ...facts].entries()) {
    const line = box.appendChild(document.createElement("p"));
    const place = index ? line : line.appendChild(document.createElement("strong"));
    place.textContent = words;
  }
  verdict.replaceChildren(box);
}

// "2026-11-21T03:10:00Z" in the time of this device; a day stays a day wherever it is read.
function inWords(moment) {
  const day = { dateStyle: "long", timeZone: "UTC" };
  const at = new Date(moment);
  if (Number.isNaN(at.valueOf())) return moment;
  return at.toLocaleString("id", moment.includes("T") ? { dateStyle: "long", timeStyle: "short" } : day);
}

// One sentence for each file that was chosen beside the receipt.
async function judge(files, receipt) {
  const wanted = receipt.signed.split("\n").filter((line) => line.startsWith("berkas-")).map((line) => line.slice(-64));
  const sentences = [];
  let fits = true;
  for (const file of files) {
    const hash = hex(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    const at = wanted.indexOf(hash);
    if (at >= 0) wanted.splice(at, 1);
    const isText = hash === receipt.line("isi-sha256");
    fits = fits && (isText || at >= 0);
    sentences.push(`${file.name}: ${isText ? "cocok, inilah isi yang diterima." : at >= 0 ? "cocok, berkas ini diterima." : "tidak cocok dengan sidik mana pun."}`);
  }
  return { fits, sentences };
}

async function check(key) {
  const [file] = one("#berkas-teks").files;
  const receipt = take(one("#teks").value.trim() || (file ? await file.text() : ""));
  if (!receipt) return say("caution", "Ini bukan teks tanda terima yang utuh. Tempel seluruhnya, dari baris judul sampai baris tanda tangan.");
  const isSigned = await crypto.subtle.verify("Ed25519", key, receipt.signature, new TextEncoder().encode(receipt.signed));
  const named = receipt.line("kunci");
  if (!isSigned && named && named !== keyShown.dataset.key) {
    return say("negative", `Tidak sah dengan kunci kantor ini. Tanda terima menyebut kunci lain: ${named}.`);
  }
  if (!isSigned) return say("negative", "Tidak sah: teks sudah berubah, atau bukan kantor ini yang menandatanganinya.");
  const { fits, sentences } = await judge(one("#isi-berkas").files, receipt);
  return say(fits ? "positive" : "negative", fits ? "Sah. Kantor ini menerbitkannya dan tidak ada yang berubah."
    : "Tanda terima sah, tetapi ada berkas yang tidak cocok.",
  [`Nomor ${receipt.line("nomor")}, diterima ${inWords(receipt.line("diterima"))}, dijawab paling lambat ${inWords(receipt.line("dijawab-paling-lambat"))}.`, ...sentences]);
}

officeKey().then((key) => {
  if (!key) {
    off.textContent = "Peramban ini belum dapat memeriksa tanda tangan Ed25519. Pakai peramban yang lebih baru, atau salah satu cara di bawah.";
    return;
  }
  off.hidden = true;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await check(key).catch(() => say("caution", "Berkas tidak dapat dibaca. Pilih berkasnya sekali lagi."));
  });
});
