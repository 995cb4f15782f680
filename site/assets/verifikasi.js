// Loket Terbuka: checks an edition on the page "Periksa keaslian edisi": the one being served, or a copy in a folder of this device.
// No module, so that it also runs from a file; nothing leaves this device.
(() => {
  const one = (selector) => document.querySelector(selector);
  const STATEMENT = "verifikasi/edisi.txt";
  const LIST = "verifikasi/berkas.txt";
  const SIGNATURE = "\ntanda-tangan: ";
  const AT_ONCE = 4;
  const MOST_SHOWN = 100;
  const keyShown = one("[data-key]");
  const verdict = one("[data-verdict]");
  const text = (bytes) => new TextDecoder().decode(bytes);
  const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const hashOf = async (bytes) => Array.from(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)), (byte) => byte.toString(16).padStart(2, "0")).join("");

  function say(tone, words, lines = []) {
    const box = document.createElement("div");
    box.className = `notice notice-${tone}`;
    box.appendChild(document.createElement("p")).appendChild(document.createElement("strong")).textContent = words;
    const list = lines.length > 0 ? box.appendChild(document.createElement("ul")) : undefined;
    for (const line of lines.slice(0, MOST_SHOWN)) list.appendChild(document.createElement("li")).textContent = line;
    if (lines.length > MOST_SHOWN) list.appendChild(document.createElement("li")).textContent = `dan ${lines.length - MOST_SHOWN} lagi`;
    verdict.replaceChildren(box);
  }

  // true or false; undefined where this browser cannot check Ed25519.
  async function isSigned(statement) {
    const at = statement.lastIndexOf(SIGNATURE);
    if (at < 0) return false;
    let key;
    try {
      key = await crypto.subtle.importKey("spki", bytesOf(keyShown.textContent.replace(/-----.*-----|\s/g, "")), "Ed25519", false, ["verify"]);
    } catch {
      return undefined;
    }
    try {
      return await crypto.subtle.verify("Ed25519", key, bytesOf(statement.slice(at + SIGNATURE.length).trim()), new TextEncoder().encode(statement.slice(0, at + 1)));
    } catch {
      return false;
    }
  }

  const valueOf = (statement, name) => statement.match(new RegExp(`^${name}: (.*)$`, "m"))?.[1] ?? "";

  // Hashes every listed file; `read` gives its bytes, or undefined when it is not there.
  async function checkFiles(listed, read) {
    const faults = [];
    let next = 0;
    const worker = async () => {
      while (next < listed.length) {
        const [hash, path] = listed[next++];
        const bytes = await read(path);
        if (!bytes) faults.push(`${path}: hilang`);
        else if (await hashOf(bytes) !== hash) faults.push(`${path}: berubah`);
        if (next % 20 === 0) say("info", `Memeriksa ${next} dari ${listed.length} berkas …`);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    return faults.sort();
  }

  async function check(read, extra, isSeen = () => true) {
    const statementBytes = await read(STATEMENT);
    const listBytes = await read(LIST);
    if (!statementBytes || !listBytes) return say("negative", "Pernyataan atau daftar berkas tidak ada: ini bukan edisi yang utuh.");
    const statement = text(statementBytes);
    const signed = await isSigned(statement);
    if (signed === false) return say("negative", "Tidak sah: pernyataan edisi sudah berubah, atau bukan kunci ini yang menandatanganinya.");
    if (await hashOf(listBytes) !== valueOf(statement, "berkas-sha256")) return say("negative", "Tidak sah: daftar berkas bukan yang ditandatangani.");
    const listed = text(listBytes).trim().split("\n").map((line) => [line.slice(0, 64), line.slice(66)]);
    const faults = [...await checkFiles(listed.filter(([, path]) => isSeen(path)), read), ...extra(new Set(listed.map(([, path]) => path)))];
    const what = `Edisi ${valueOf(statement, "edisi")}, ${valueOf(statement, "tanggal")}, ${listed.length} berkas`;
    if (faults.length > 0) return say("negative", `${what}: ${faults.length} berkas tidak cocok.`, faults);
    if (signed === undefined) return say("caution", `${what}: semua cocok dengan daftarnya, tetapi peramban ini belum dapat memeriksa tanda tangan Ed25519. Pakai peramban yang lebih baru, atau salah satu cara di bawah.`);
    return say("positive", `${what}: sah. Tanda tangan cocok dan tidak ada berkas yang berubah.`);
  }

  const failed = () => say("caution", "Pemeriksaan terhenti: ada berkas yang tidak dapat dibaca. Coba sekali lagi.");

  // What the server gives. Files nobody listed cannot be seen from outside, nor the error pages.
  const served = async (path) => {
    const answer = await fetch(`../${path}`, { cache: "no-store" });
    return answer.ok ? answer.arrayBuffer() : undefined;
  };

  function checkFolder(files) {
    const start = files[0].webkitRelativePath.indexOf("/") + 1;
    const found = new Map(Array.from(files, (file) => [file.webkitRelativePath.slice(start), file]));
    const read = async (path) => found.get(path)?.arrayBuffer();
    const extra = (listed) => [...found.keys()].filter((path) => path !== STATEMENT && path !== LIST && !listed.has(path) && !listed.has(path.replace(/\.(gz|br)$/, "")))
      .map((path) => `${path}: tambahan`);
    return check(read, extra);
  }

  if (!globalThis.crypto?.subtle) {
    one("[data-checker-off]").textContent = "Peramban ini tidak dapat menghitung sidik di sini: halaman harus dibuka lewat https, atau sebagai berkas. Pakai salah satu cara di bawah.";
    return;
  }
  one("[data-checker-off]").hidden = true;
  one("[data-checker]").hidden = false;
  const online = one("[data-check-online]");
  const isFile = location.protocol === "file:";
  online.hidden = isFile;
  one("[data-file-note]").hidden = !isFile;
  online.querySelector("button").addEventListener("click", () => {
    say("info", "Mengambil daftar berkas …");
    check(served, () => [], (path) => !path.startsWith("galat/")).catch(failed);
  });
  one("#folder-edisi").webkitdirectory = true; // every browser knows it, no standard does
  one("#folder-edisi").addEventListener("change", (event) => {
    if (event.target.files.length === 0) return;
    say("info", "Membaca folder …");
    checkFolder(event.target.files).catch(failed);
  });
})();
