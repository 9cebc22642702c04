// The project's own benchmarks, on the site as it is built: a step in Node and in Chromium, and `yidi eval`.
import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { chromium } from 'playwright-core';

import { serve } from '../../ci/server.mjs';
import { walks } from './walks.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = `${root}build/dist/`;
const { packs } = JSON.parse(await readFile(`${dist}packs/index.json`, 'utf8'));

/** Median microseconds per token over batches. Runs in Node and in a browser, hence on its own. */
function measure(run, tokens) {
  const batch = () => {
    const began = performance.now();
    run(tokens);
    return ((performance.now() - began) * 1000) / tokens.length;
  };
  const until = performance.now() + 300;
  while (performance.now() < until) batch();
  const times = Array.from({ length: 101 }, batch).sort((a, b) => a - b);
  return times[50];
}

/** What a step of each kind takes: token in, object out; and a complete evaluation without reading the line. */
function steps(module, packBytes, { asks, outcomes }) {
  const handle = module.load(packBytes);
  module.step(handle, outcomes[0]);
  const memory = module.memory(); // before thousands of lines at once make it grow
  const each = (tokens) => tokens.forEach((token) => module.step(handle, token));
  const whole = (tokens) => module.evaluate(handle, tokens);
  return { ask: measure(each, asks), outcome: measure(each, outcomes), line: measure(whole, outcomes), memory };
}

async function inNode() {
  const module = await import(`${dist}engine.mjs`);
  await module.init({ wasm: await readFile(`${dist}yidi-engine.wasm`) });
  const bytes = new Uint8Array(await readFile(`${dist}packs/${packs['44'].file}`));
  const handle = module.load(bytes);
  const step = (token) => module.step(handle, token);
  const found = walks(step);
  const { people } = walks(step, 20000);
  module.close(handle);
  return { found, people, times: steps(module, bytes, found) };
}

async function inChromium(found) {
  const server = await serve({ folder: dist });
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${server.address().port}/engine.mjs`); // any page of the same origin
    return await page.evaluate(
      async ([source, file, tokens]) => {
        const module = await import('/engine.mjs');
        await module.init();
        const bytes = new Uint8Array(await (await fetch(`/packs/${file}`)).arrayBuffer());
        return new Function(`${source}; return steps(...arguments)`)(module, bytes, tokens);
      },
      [`${measure}; ${steps}`, packs['44'].file, { asks: found.asks, outcomes: found.outcomes }]
    );
  } finally {
    await browser.close();
    server.close();
  }
}

/** Lines a second of `yidi eval` on one core, its start included; the best of three runs over 400,000 lines. */
function evaluated(people) {
  const lines = people.map((person) => JSON.stringify(person)).join('\n') + '\n';
  const times = 20;
  const input = lines.repeat(times);
  const runs = Array.from({ length: 3 }, () => {
    const began = performance.now();
    const { status, stderr } = spawnSync(`${root}build/bin/yidi`, ['eval', '--packs', `${root}build/packs`], {
      input,
      stdio: ['pipe', 'ignore', 'pipe'],
    });
    if (status !== 0) throw new Error(String(stderr));
    return performance.now() - began;
  });
  return (people.length * times * 1000) / Math.min(...runs);
}

const { found, people, times: node } = await inNode();
const browser = await inChromium(found);
const row = (cells) => console.log(`| ${cells.join(' | ')} |`);
const micro = (value) => `${value.toFixed(1)} µs`;
row(['own benchmarks, Shenzhen today', 'Node', 'Chromium']);
row(['---', '--:', '--:']);
row([`step to a question (${found.asks.length} tokens)`, micro(node.ask), micro(browser.ask)]);
row([`step to an outcome (${found.outcomes.length} tokens)`, micro(node.outcome), micro(browser.outcome)]);
row(['complete evaluation, the line unread', micro(node.line), micro(browser.line)]);
row(['complete evaluations a second', Math.round(1e6 / node.line), Math.round(1e6 / browser.line)]);
row(['WebAssembly memory, one pack open', `${node.memory / 1024} KiB`, `${browser.memory / 1024} KiB`]);
console.log(`\nyidi eval, one core: ${Math.round(evaluated(people))} lines a second`);
