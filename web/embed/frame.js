// The page within the frame: the guide that the address asks for. What happens in it is told to the page around, its height first
// of all. Where packs and reports lie, and that answers are shared, no address may say: anybody can write one.
const settable = ['insured', 'care', 'guide', 'lang', 'as-of', 'theme', 'elder'];
const asked = new URLSearchParams(location.search);
const guide = document.createElement('yidi-guide');
for (const name of settable) if (asked.has(name)) guide.setAttribute(name, asked.get(name));
for (const type of ['yidi-ready', 'yidi-step', 'yidi-outcome', 'yidi-error', 'yidi-resize']) {
  guide.addEventListener(type, ({ detail }) => parent.postMessage({ type, detail }, '*'));
}
document.body.append(guide);
