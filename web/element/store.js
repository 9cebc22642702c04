// Where packs, texts and the engine come from. Everything is fetched once for the whole page, by URLs that reveal the
// province, the guide and the language, and nothing else.

const kept = new Map();

/** The result of a load, kept for the next caller unless it fails. */
function keep(key, load) {
  if (!kept.has(key)) {
    kept.set(
      key,
      load().catch((error) => {
        kept.delete(key);
        throw error;
      })
    );
  }
  return kept.get(key);
}

/** An error that a screen has words for: `kind` is offline, missing or damaged. */
export const failure = (kind, cause) => Object.assign(new Error(kind), { kind, cause });

async function get(url) {
  let response;
  try {
    response = await fetch(url, { credentials: 'omit' });
  } catch (cause) {
    throw failure('offline', cause);
  }
  if (!response.ok) throw failure('missing', `${url}: ${response.status}`);
  return response;
}

const json = (url) =>
  keep(url, async () => {
    try {
      return await (await get(url)).json();
    } catch (cause) {
      throw cause.kind ? cause : failure('damaged', cause);
    }
  });

const tries = new Map();

/** A part of the page that is loaded when it is first needed. */
export const part = (file) =>
  keep(file, async () => {
    const url = new URL(file, import.meta.url);
    const failed = tries.get(file) ?? 0;
    if (failed) url.search = `again=${failed}`; // browsers remember modules that did not arrive
    try {
      return await import(url.href);
    } catch (cause) {
      tries.set(file, failed + 1);
      throw failure('offline', cause);
    }
  });

/** Hands in a part that came with a tag of its own: whoever asks for it later has it without a round of the browser's loader. */
export const provide = (file, module) => keep(file, async () => module);

/** The engine's module, loaded and ready. */
export const engine = () =>
  keep('engine', async () => {
    // Asked for together; where the bytes do not arrive the module tries for itself, and knows what to do without them.
    const [module, wasm] = await Promise.all([part('engine.mjs'), bytes('yidi-engine.wasm').catch(() => undefined)]);
    await module.init({ wasm }).catch((cause) => {
      throw failure('offline', cause);
    });
    return module;
  });

const bytes = async (file) => (await get(new URL(file, import.meta.url))).arrayBuffer();

/** All regions, packed; element/regions.js unfolds them. */
export const regions = () => json(new URL('regions.json', import.meta.url).href);

/** The packs under a base URL. */
export function store(base) {
  const at = (file) => new URL(file, base).href;
  const index = () => json(at('index.json'));
  const entry = async (pack) => {
    const found = (await index()).packs[pack];
    if (!found) throw failure('missing', `no pack ${pack}`);
    return found;
  };
  const texts = async (id, locale, guide, kind) => json(at([id, locale, guide, kind, (await entry(id)).texts[locale], 'json'].join('.')));
  return {
    index,
    /** @returns {Promise<{ engine: object, handle: number, digest: string }>} */
    async pack(id, guide) {
      engine().catch(() => {}); // needed below, and on its way while the index is
      const { digest } = await entry(id);
      const url = at([id, guide, digest, 'ypk'].join('.')); // the part that this guide needs
      const [module, handle] = await Promise.all([engine(), keep(url, () => open(url))]);
      return { engine: module, handle, digest };
    },
    texts,
    /** The first question of a guide, written ahead; undefined where there is none. */
    opening: async (id, locale, guide) => ((await entry(id)).openings.includes(guide) ? texts(id, locale, guide, 'opening') : undefined),
  };
}

async function open(url) {
  const [module, response] = await Promise.all([engine(), get(url)]);
  try {
    return module.load(new Uint8Array(await response.arrayBuffer()));
  } catch (cause) {
    throw failure('damaged', cause);
  }
}
