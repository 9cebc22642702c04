// The engine for JavaScript: text in, text out, over the numbers that the module passes.
//
// One module serves the whole page, however many guides are on it; packs are told apart by their handles.

let module;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/**
 * Loads the module, once. `wasm` is where it lies, or its bytes; by default the file beside this one. Where WebAssembly
 * is missing or forbidden, the same module as JavaScript takes its place.
 */
export async function init({ wasm = new URL('yidi-engine.wasm', import.meta.url) } = {}) {
  module ??= start(wasm).catch(async () => (await import('./yidi-engine-js.mjs')).default());
  try {
    module = await module;
  } catch (error) {
    module = undefined; // the next call tries again
    throw error;
  }
}

async function start(wasm) {
  const bytes = ArrayBuffer.isView(wasm) || wasm instanceof ArrayBuffer ? wasm : read(wasm);
  const [create, wasmBinary] = await Promise.all([import('./yidi-engine.mjs'), bytes]);
  return create.default({ wasmBinary });
}

async function read(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return response.arrayBuffer();
}

function put(bytes) {
  const at = module.reserve(bytes.length);
  module.HEAPU8.set(bytes, at);
}

function take() {
  const at = module.outputAddress();
  return decoder.decode(module.HEAPU8.subarray(at, at + module.outputLength()));
}

/** Opens a pack. Throws an Error whose `code` is YD501, YD502 or YD503 where the bytes are refused. */
export function load(bytes) {
  put(bytes);
  const handle = module.load();
  if (handle >= 0) return handle;
  const { code, text } = JSON.parse(take());
  throw Object.assign(new Error(text), { code });
}

const run = (what, handle, text, ...rest) => {
  put(encoder.encode(text));
  if (!module[what](handle, ...rest)) throw new Error('this pack is closed');
  return take();
};

/** The step that a state token leads to. */
export const step = (handle, token) => JSON.parse(run('step', handle, token));

/** The steps of many tokens, as the lines that the engine writes. */
export const evaluate = (handle, tokens) => run('step', handle, tokens.join('\n')).split('\n');

/** Reads the fragment of a link; `today` is an ISO date, for links that name no day of their own. */
export const resume = (handle, fragment, today) =>
  JSON.parse(run('resume', handle, fragment, Date.parse(today) / 86400000));

/** Frees a pack. */
export const close = (handle) => module.close(handle);

/** Bytes of linear memory that the module holds. */
export const memory = () => module.HEAPU8.length;
