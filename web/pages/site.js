// Our own pages: at hand without a network, and told when there are newer rules.
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
