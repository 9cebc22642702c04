// Our own pages: the guide that the address names, in the language that is chosen in it, at hand without a network, and
// told when there are newer rules.
import { languageOf } from '../element/language.js';

const guide = document.querySelector('yidi-guide');
const links = new Map([...document.querySelectorAll('header nav a')].map((link) => [new URL(link.href).searchParams.get('guide') ?? 'filing', link]));

/** Marks the guide that is open. */
function mark(guide) {
  for (const [name, link] of links) name === guide ? link.setAttribute('aria-current', 'page') : link.removeAttribute('aria-current');
}

const named = /^#y=1\.\d\d\.\w+\.(\w+)/.exec(location.hash)?.[1] ?? new URLSearchParams(location.search).get('guide');
if (named !== 'filing' && links.has(named)) guide.setAttribute('guide', named);
mark(links.has(named) ? named : 'filing');
for (const moved of ['yidi-step', 'yidi-outcome']) addEventListener(moved, ({ detail }) => mark(detail.guide));

/** Around the guide, the language that is chosen in it; the address keeps it, and so do the links to the other guides. */
function speak(lang) {
  document.documentElement.lang = languageOf(lang);
  const within = (href) => {
    const url = new URL(href);
    url.searchParams.set('lang', lang);
    return url.href;
  };
  for (const link of document.querySelectorAll('header a')) link.href = within(link.href);
  document.querySelector('footer a').href = `guide/${lang === 'en' ? 'en/' : ''}`;
  if (new URLSearchParams(location.search).get('lang') !== lang) history.replaceState(history.state, '', within(location.href));
}

new MutationObserver(() => speak(guide.lang)).observe(guide, { attributeFilter: ['lang'] });
const chosen = new URLSearchParams(location.search).get('lang');
if (chosen) speak(chosen);
else if (document.documentElement.lang === 'en') document.querySelector('footer a').href = 'guide/en/';

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
