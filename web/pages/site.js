// Our own pages: at hand without a network, and told when there are newer rules.
const notice = document.querySelector('#newer');

/** A worker that waits has newer rules; the reader says when they may come. */
function offer(worker) {
  notice.hidden = false;
  notice.querySelector('button').onclick = () => worker.postMessage('take over');
}

async function register() {
  const { serviceWorker } = navigator;
  const controlled = Boolean(serviceWorker.controller);
  serviceWorker.addEventListener('controllerchange', () => controlled && location.reload());
  const registration = await serviceWorker.register('sw.js');
  if (registration.waiting && controlled) offer(registration.waiting);
  registration.addEventListener('updatefound', () => {
    const { installing } = registration;
    installing.addEventListener('statechange', () => installing.state === 'installed' && controlled && offer(installing));
  });
}

if ('serviceWorker' in navigator) addEventListener('load', () => register().catch(() => {})); // where it may not, the page works as before
