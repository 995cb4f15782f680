// Posts the bodies on standard input at a steady rate, each at its own moment whether or not those before it are answered.
// usage: node tests/bench/steady.mjs BASE_URL RATE   prints "MEDIAN P99 MOST REFUSED", milliseconds from that moment to the whole answer
import { Agent, request } from 'node:http';
import { createInterface } from 'node:readline';

const [baseUrl, rate] = process.argv.slice(2);
const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: baseUrl };
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const took = [];
let refused = 0;

function send(body, moment) {
  return new Promise((done) => {
    const failed = () => { refused += 1; done(); };
    const post = request(`${baseUrl}/survei/`, { method: 'POST', headers, agent }, (answer) => {
      if (answer.statusCode !== 200) refused += 1;
      answer.resume();
      answer.on('end', () => { took.push(performance.now() - moment); done(); });
      answer.on('error', failed);
    });
    post.on('error', failed);
    post.end(body);
  });
}

const bodies = [];
for await (const body of createInterface({ input: process.stdin })) bodies.push(body);
const began = performance.now() + 50;
await Promise.all(bodies.map((body, i) => new Promise((done) => {
  const moment = began + (i * 1000) / Number(rate);
  setTimeout(() => done(send(body, performance.now())), moment - performance.now());
})));
agent.destroy();
took.sort((one, other) => one - other);
const at = (share) => took[Math.min(took.length - 1, Math.floor(took.length * share))].toFixed(1);
console.log(at(0.5), at(0.99), at(1), refused);
