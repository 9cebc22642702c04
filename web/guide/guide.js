// What a link leads to is opened where it is folded, and on paper everything is. Without this script readers open it by hand.
// The guide is loaded when the reader comes near it.
/** Opens what a fragment names: a section's own fold, or those around what lies deeper. */
function reveal(fragment) {
  const target = document.getElementById(decodeURIComponent(fragment.slice(1)));
  if (!target) return undefined;
  const own = target.querySelector(':scope > details');
  if (own) own.open = true;
  for (let around = target.closest('details'); around; around = around.parentElement.closest('details')) around.open = true;
  return target;
}

addEventListener('click', ({ target }) => {
  const link = target.closest?.('a[href^="#"]');
  if (link) reveal(link.hash); // before the browser goes there
});
reveal(location.hash)?.scrollIntoView();

let printed = [];
addEventListener('beforeprint', () => {
  printed = [...document.querySelectorAll('details:not([open])')];
  for (const fold of printed) fold.open = true;
});
addEventListener('afterprint', () => {
  for (const fold of printed) fold.open = false;
});

const guide = document.querySelector('yidi-guide');
new IntersectionObserver(([{ isIntersecting }], observer) => {
  if (!isIntersecting) return;
  observer.disconnect();
  import('../yidi.js');
}, { rootMargin: '200px' }).observe(guide);
