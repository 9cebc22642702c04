// Our own pages: the guide that the address names, at hand without a network, and told when there are newer rules.
const links = new Map([...document.querySelectorAll('header nav a')].map((link) => [new URL(link.href).searchParams.get('guide') ?? 'filing', link]));

/** Marks the guide that is open. */
function mark(guide) {
  for (const [name, link] of links) name === guide ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
}

const named = /^#y=1\.\d\d\.\w+\.(\w+)/.exec(location.hash)?.[1] ?? new URLSearchParams(location.search).get('guide');
if (named !== 'filing' && links.has(named)) document.querySelector('yidi-guide').setAttribute('guide', named);
mark(links.has(named) ? named : 'filing');
for (const moved of ['yidi-step', 'yidi-outcome']) addEventListener(moved, ({ detail }) => mark(detail.guide));

const notice = document.querySelector('#newer');

/** A worker that waits has newer rules; the reader says when they may come. */
function offer(worker) {
  notice.hidden = false;
  notice.querySelector('button').onclick = () => worker.postMessage('take over');
}

/** The address of the worker, in the form that a policy of trusted types asks for. */
function address() {
  const url = 'sw.js';
  return globalThis.trustedTypes?.createPolicy('yidi-site', { createScriptURL: () => url }).createScriptURL(url) ?? url;
}

async function register() {
  const { serviceWorker } = navigator;
  const controlled = Boolean(serviceWorker.controller);
  serviceWorker.addEventListener('controllerchange', () => controlled && location.reload());
  const registration = await serviceWorker.register(address());
  if (registration.waiting && controlled) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing.addEventListener('statechange', () => installing.state === 'installed' && controlled && offer(installing));
  });
}

if ('serviceWorker' in navigator) addEventListener('load', () => register().catch(() => {})); // where it may not, the page works as before
