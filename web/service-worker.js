// Keeps our own site at hand without a network. What is asked for first is kept as a whole, by content; rules and texts
// are kept once they have been read. Nothing about the reader is stored.
import { cleanupOutdatedCaches, precacheAndRoute } from 'workbox-precaching';
import { registerRoute } from 'workbox-routing';
import { CacheFirst } from 'workbox-strategies';

const rules = 'yidi-rules';

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST, { ignoreURLParametersMatching: [/^(guide|lang)$/] }); // which guide and language, the page reads off its address

// Their names carry a digest of what is in them: what is kept is what would be sent.
registerRoute(({ url }) => /\/packs\/.+\.[0-9a-f]{16}\.\w+$/.test(url.pathname), new CacheFirst({ cacheName: rules }));

/** Lets go of rules that the new index no longer names. */
async function forget() {
  const cache = await caches.open(rules);
  const index = await (await fetch('packs/index.json')).text();
  for (const request of await cache.keys()) {
    const [digest] = /[0-9a-f]{16}(?=\.\w+$)/.exec(request.url);
    if (!index.includes(digest)) await cache.delete(request);
  }
}

self.addEventListener('activate', (event) => event.waitUntil(forget().catch(() => {})));
self.addEventListener('message', ({ data }) => data === 'take over' && self.skipWaiting());
