// Reading a screen aloud. Loaded when the reader first asks for it.

const skipped = 'button, .top, details:not([open]) > :not(summary), summary, [hidden], svg, .take, .sources, .small';
const blocks = 'h2, h3, p, li, dt, dd, label, legend';

/** The words of a screen, block by block, without what is hidden or only to be pressed. */
export function spoken(screen) {
  const copy = screen.cloneNode(true);
  for (const part of copy.querySelectorAll(skipped)) part.remove();
  const said = [];
  for (const block of copy.querySelectorAll(blocks)) {
    if (block.querySelector(blocks)) continue; // its parts are read one by one
    const words = block.textContent.replace(/\s+/g, ' ').trim();
    if (words) said.push(words);
  }
  return said;
}

/** Begins to read; once more, and it stops. */
export function aloud(screen) {
  const { speechSynthesis } = globalThis;
  if (speechSynthesis.speaking) return speechSynthesis.cancel();
  for (const words of spoken(screen)) {
    const utterance = new SpeechSynthesisUtterance(words);
    utterance.lang = screen.lang;
    utterance.rate = 0.9;
    speechSynthesis.speak(utterance);
  }
}
