// Search over the list of pages in indeks.js. A plain script: it also runs from a folder of files. Without it the list below stays.
{
  const form = document.querySelector("[data-search]");
  const found = document.querySelector("[data-found]");
  const [status, list] = found.children;
  const most = 30;
  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  const pages = window.LOKET_INDEX.map(([address, title, group, words]) =>
    ({ address, title, group, words, inTitle: plain(title), inWords: plain(`${title} ${group} ${words}`) }));

  // Every word must be there; a word in the title counts more, one that begins a word of it most, also behind a bracket.
  const rank = (page, words) => {
    let sum = 0;
    for (const word of words) {
      if (!page.inWords.includes(word)) return 0;
      sum += (` ${page.inTitle.replace(/[^a-z0-9]+/g, " ")}`).includes(` ${word}`) ? 9 : page.inTitle.includes(word) ? 5 : 1;
    }
    return sum;
  };

  const entry = (page) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const name = document.createElement("strong");
    const group = document.createElement("span");
    link.href = `../${page.address}`;
    name.textContent = page.title;
    group.textContent = page.group;
    link.append(name, group);
    item.append(link);
    return item;
  };

  const search = (text) => {
    const words = plain(text).split(/\s+/).filter(Boolean).slice(0, 8);
    const hits = words.length === 0 ? [] : pages.map((page) => [rank(page, words), page]).filter(([sum]) => sum > 0)
      .sort(([a], [b]) => b - a).map(([, page]) => page);
    found.hidden = words.length === 0;
    status.textContent = hits.length === 0 ? `Tidak ada halaman dengan "${text.trim()}". Lihat daftar di bawah.`
      : hits.length > most ? `${hits.length} halaman, ${most} yang paling cocok:` : `${hits.length} halaman`;
    list.replaceChildren(...hits.slice(0, most).map(entry));
  };

  const box = form.elements.q;
  form.hidden = false;
  box.value = new URLSearchParams(location.search).get("q") ?? "";
  search(box.value);
  box.addEventListener("input", () => search(box.value));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    search(box.value);
    if (location.protocol !== "file:") history.replaceState(null, "", `?q=${encodeURIComponent(box.value)}`);
  });
}
