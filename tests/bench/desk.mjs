// How long pages of the desk take, one after another, as an officer gets them: nginx, session, reading, page.
// usage: COOKIE=… node tests/bench/desk.mjs BASE_URL PATH…   prints, a line a path, the milliseconds within which 95 of 100 came, and their bytes
const ROUNDS = 60;
const [baseUrl, ...paths] = process.argv.slice(2);
const headers = { cookie: `loket=${process.env.COOKIE}` };

for (const path of paths) {
  const took = [];
  let bytes = 0;
  for (let i = 0; i < ROUNDS; i += 1) {
    const from = performance.now();
    const answer = await fetch(baseUrl + path, { headers, redirect: 'error' });
    bytes = (await answer.arrayBuffer()).byteLength;
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status}`);
    took.push(performance.now() - from);
  }
  took.sort((one, other) => one - other);
  console.log(took[Math.floor(ROUNDS * 0.95)].toFixed(1), bytes);
}
