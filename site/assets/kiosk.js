// Loket Terbuka: the survey on the office's tablet, one question a screen.
// What one visitor leaves the next must not find: answers live in one variable, are drawn by buttons (no form a browser could restore or
// complete), are wiped after a while without a touch, when the page is left and when "back" is pressed, and have no address.
// Written for Chrome 81, the last one for Android 4.4.
const PATIENCE = 20000; // milliseconds between two tries to send what waits
const GREETING = 300000; // milliseconds between two signs of life
const CLOCK_SLACK = 60; // seconds a clock may have gone back since the server was heard last
const CLOCK = "loket-kios-jam"; // { ahead, last }: seconds the server's clock is ahead, and what it showed last
const MANY = 6; // so many choices stand in two columns where the screen is wide

const main = document.getElementById("kios");
const data = JSON.parse(main.dataset.kiosk);
const survey = data.survey;
const wayOut = document.querySelector(".kiosk-staff");
const stateLine = document.getElementById("kios-keadaan");
const news = document.getElementById("kios-kabar");
let queueTools; // kiosk-queue.js
let queue;
let visit = null; // { language, at, given, began }: of the present visitor alone; null between two
let cover = null; // the warning
let touched = 0; // when the screen was touched last
let isWithdrawn = false;
let blocked = ""; // why nobody can answer here

/* ---- drawing ---- */

function node(name, properties, ...children) {
  const made = document.createElement(name);
  Object.keys(properties).forEach((key) => {
    if (key === "onclick") made.addEventListener("click", properties[key]);
    else made.setAttribute(key, properties[key]);
  });
  children.forEach((child) => made.append(child));
  return made;
}

// Shows a screen and moves the reader to its heading.
function show(...parts) {
  while (main.firstChild) main.firstChild.remove();
  main.append(...parts);
  const heading = main.querySelector("h1");
  heading.tabIndex = -1;
  heading.focus();
  scrollTo(0, 0);
}

const key = (text, kind, onclick) => node("button", { type: "button", class: `kiosk-key ${kind}`, onclick }, text);
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (mark, name) => (name in values ? values[name] : mark));
const language = () => survey.languages[visit ? visit.language : 0];
const say = (name, values = {}) => fill(language().words[name], values);

/* ---- the clock ---- */

const seconds = () => Date.now() / 1000;

function knownClock() {
  try {
    return JSON.parse(localStorage.getItem(CLOCK)) || { ahead: 0, last: 0 };
  } catch (error) {
    return { ahead: 0, last: 0 };
  }
}

// The day at the office, by the server's clock as far as it is known.
function today() {
  const local = seconds() + knownClock().ahead + data.zone_minutes * 60;
  return new Date(local * 1000).toISOString().slice(0, 10);
}

// A tablet that lost its battery wakes up in another year: its days would be wrong.
const clockWentBack = () => seconds() + knownClock().ahead < knownClock().last - CLOCK_SLACK;

/* ---- a visit ---- */

const screens = () => language().screens;
const isQuestion = (screen) => screen.about === "question";
const countAnswered = () => screens().filter((screen) => isQuestion(screen) && visit.given[screen.name]).length;

// "Question 3 of 9" among the screens of its kind.
function aboutOf(screen) {
  const kin = screens().filter((other) => other.about === screen.about);
  return say(screen.about, { n: kin.indexOf(screen) + 1, m: kin.length });
}

function bar() {
  return node("progress", { class: "kiosk-bar", max: screens().length, value: visit.at, "aria-hidden": "true" });
}

const goTo = (at) => { visit.at = at; draw(); };

function choose(screen, value) {
  visit.given[screen.name] = value;
  goTo(visit.at + 1);
}

function way(...keys) {
  return node("div", { class: "kiosk-way" }, ...keys);
}
const backKey = () => key(say("back"), "", () => (visit.at > 0 ? goTo(visit.at - 1) : begin()));
const cancelKey = () => key(say("cancel"), "", () => begin());

function drawQuestion(screen) {
  const choices = screen.choices.map((choice) => {
    const button = key(choice.label, "", () => choose(screen, choice.value));
    button.setAttribute("aria-pressed", String(visit.given[screen.name] === choice.value));
    return node("li", {}, button);
  });
  const skip = key(say("skip"), "", () => choose(screen, ""));
  show(bar(), node("p", { class: "kiosk-about" }, aboutOf(screen)),
    node("h1", { class: "kiosk-question" }, screen.question || say("service")),
    node("ul", { class: `kiosk-choices${choices.length >= MANY ? " kiosk-many" : ""}` }, ...choices),
    way(backKey(), skip, cancelKey()));
}

function drawCheck() {
  const answered = countAnswered();
  const words = answered ? say("answered", { n: answered, m: survey.count }) : say("nothing");
  const parts = [bar(), node("h1", {}, say("check")), node("p", { class: "lead" }, words)];
  if (answered) parts.push(key(say("send"), "kiosk-main", send));
  show(...parts, way(backKey(), cancelKey()));
}

function draw() {
  document.documentElement.lang = language().code;
  const screen = screens()[visit.at];
  if (screen) drawQuestion(screen);
  else drawCheck();
}

function answerOf() {
  const answer = { number: queueTools.newNumber(), period: survey.period, day: today(), answers: "" };
  answer.seconds = String(Math.min(Math.max(Math.round(seconds() - visit.began), 0), 86400));
  screens().forEach((screen) => {
    if (isQuestion(screen)) answer.answers += visit.given[screen.name] || "0";
    else if (visit.given[screen.name]) answer[screen.name] = visit.given[screen.name];
  });
  return answer;
}

async function send() {
  const answer = answerOf();
  try {
    await queueTools.keep(queue, answer);
  } catch (error) {
    show(node("h1", {}, say("failed")), way(cancelKey()));
    return;
  }
  thank();
  deliver();
}

function thank() {
  visit.given = {};
  visit.isOver = true;
  const address = `${data.address.replace(/^https?:\/\//, "")}/survei/`;
  show(node("h1", {}, say("thanks")), node("p", { class: "lead" }, say("kept")), node("p", {}, say("elsewhere", { address })),
    key(say("done"), "kiosk-main", () => begin()));
}

/* ---- between two visitors ---- */

const isClosed = () => blocked || !survey || today() > survey.last || today() < survey.first;

// Whoever comes next finds this, whatever was there.
function begin(wasWiped = false) {
  news.textContent = wasWiped && visit && !visit.isOver ? say("wiped") : "";
  visit = null;
  lift();
  wayOut.hidden = false;
  document.documentElement.lang = "id";
  if (isClosed()) return drawClosed();
  const starts = survey.languages.map((one, at) => node("li", {},
    node("button", { type: "button", class: "kiosk-key kiosk-main", lang: one.code, onclick: () => enter(at) },
      survey.languages.length > 1 ? `${one.words.start} – ${one.name}` : one.words.start)));
  show(node("h1", {}, say("greeting")), node("p", { class: "lead" }, language().title), node("p", { class: "soft" }, say("about")),
    node("ul", { class: "kiosk-choices kiosk-languages" }, ...starts));
}

function drawClosed() {
  const words = blocked ? ["Kios sedang tidak dapat dipakai", blocked] : ["Survei sedang ditutup", "Silakan kembali pada periode survei berikutnya."];
  show(node("h1", {}, words[0]), node("p", { class: "lead" }, words[1]));
}

// One entry of the history stands before every visit: "back" falls on it and finds the start.
function enter(at) {
  if (isClosed()) return drawClosed();
  if (!history.state) history.pushState({ kiosk: true }, "");
  visit = { language: at, at: 0, given: {}, began: seconds(), isOver: false };
  wayOut.hidden = true;
  touch();
  draw();
}

addEventListener("popstate", () => begin(true));
addEventListener("pagehide", () => begin());
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

/* ---- without a touch ---- */

function touch() {
  touched = Date.now();
}

function lift() {
  if (!cover) return;
  cover.remove();
  cover = null;
  main.removeAttribute("aria-hidden");
  main.querySelector("h1").focus();
}

function warn(left) {
  if (!cover) {
    const heading = node("h1", { id: "kios-peringatan" }, say("warning"));
    const line = node("p", { class: "lead", id: "kios-sisa" });
    const stay = key(say("stay"), "kiosk-main", lift);
    const box = node("div", { class: "kiosk-warning", role: "alertdialog", "aria-modal": "true", "aria-labelledby": "kios-peringatan",
      "aria-describedby": "kios-sisa" }, heading, line, stay);
    cover = node("div", { class: "kiosk-cover", onclick: lift }, box);
    line.textContent = say("seconds", { n: left });
    document.body.append(cover);
    main.setAttribute("aria-hidden", "true");
    stay.focus();
  }
  document.getElementById("kios-sisa").textContent = say("seconds", { n: left });
}

function watch() {
  if (!visit) return;
  const idle = Math.floor((Date.now() - touched) / 1000);
  if (visit.isOver ? idle >= data.thanks_seconds : idle >= data.reset_seconds) begin(!visit.isOver);
  else if (!visit.isOver && idle >= data.warn_seconds) warn(data.reset_seconds - idle);
  else lift();
}

// A screen that slept too long is wiped before it takes the touch. The warning itself goes with the click, or the end of the same touch would
// fall on what lies below.
["pointerdown", "keydown", "wheel"].forEach((kind) => addEventListener(kind, () => {
  const idle = Date.now() - touched;
  if (idle >= data.warn_seconds * 1000) watch();
  touch();
}, { capture: true, passive: true }));
document.addEventListener("visibilitychange", watch);
setInterval(watch, 1000);

/* ---- the server ---- */

async function tell() {
  const left = await queueTools.waiting(queue);
  stateLine.textContent = left ? `Menunggu jaringan: ${left}` : "";
}

function judge() {
  const before = blocked;
  blocked = "";
  if (clockWentBack()) blocked = "Jam tablet ini salah. Panggil petugas.";
  if (isWithdrawn) blocked = "Kios ini sudah ditarik. Panggil petugas.";
  if (blocked !== before && !visit) begin();
}

let isSending = false;
async function deliver() {
  if (isSending) return;
  isSending = true;
  try {
    if (await queueTools.flush(queue) === 403) isWithdrawn = true;
    judge();
    await tell();
  } finally {
    isSending = false;
  }
}

// Learns whether this still is a kiosk, of another edition of the page, and how wrong the tablet's clock is.
async function greet() {
  let reply;
  try {
    reply = await queueTools.post("/survei/kios/kabar", { waiting: await queueTools.waiting(queue) });
  } catch (error) {
    return;
  }
  if (reply.status === 403) isWithdrawn = true;
  if (reply.status !== 200 || !queueTools.isOurs(reply)) return;
  const { edition, now } = await reply.json();
  localStorage.setItem(CLOCK, JSON.stringify({ ahead: Math.round(now - seconds()), last: now }));
  if (edition !== data.edition && !visit) location.reload();
}

async function open(tools) {
  queueTools = tools;
  queue = await tools.openQueue();
  if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
  if (navigator.serviceWorker) navigator.serviceWorker.register("/survei/kios/pekerja.js");
  judge();
  begin();
  setInterval(deliver, PATIENCE);
  setInterval(greet, GREETING);
  addEventListener("online", deliver);
  await greet();
  await deliver();
}

import(`./kiosk-queue.js${new URL(import.meta.url).search}`).then(open).catch(() => {
  blocked = "Tablet ini tidak dapat menyimpan jawaban. Panggil petugas.";
  drawClosed();
});
