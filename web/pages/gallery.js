// Every state of the guide, from steps that were recorded (gallery.json), drawn by the element itself. For those who
// change how it looks, and for tests/web/gallery.test.mjs; nothing links here.
import * as date from './date.js';
import { outcomeScreen, styles as outcomeStyles, unpack } from './outcome.js';
import { placesScreen, styles as placesStyles } from './places.js';
import { YidiGuide } from './yidi.js';

const json = async (file) => (await fetch(file)).json();

/** What a recorded screen needs beside its data. */
function complete(screen, element, regions) {
  if (screen.name === 'places') return { insured: '', care: '', asOf: '2026-11-22', ...screen, view: placesScreen, regions };
  if (screen.name !== 'outcome') return screen.step?.type === 'date' ? { ...screen, date } : screen;
  const { asks, session } = screen;
  return {
    ...screen,
    view: outcomeScreen,
    session: { ...session, answers: new Map(session.answers) },
    regions,
    ask: (others) => asks[JSON.stringify(others)],
    element,
    part: (file) => import(`./${file}`),
  };
}

/** Shows some sections of an outcome, and nothing around a screen that is not its own. */
function focusOn({ show, elder }) {
  const rules = new CSSStyleSheet();
  const others = show && `.outcome > :not(${show.map((name) => `.${name}`).join()}) { display: none; }`;
  rules.replaceSync(`.languages${elder ? '' : ', [part=tools]'} { display: none; } ${others ?? ''}`);
  return rules;
}

function mount(state) {
  const element = new YidiGuide();
  element.theme = 'auto';
  element.elder = Boolean(state.elder);
  element.adopt(placesStyles);
  element.adopt(outcomeStyles);
  element.adopt(focusOn(state));
  element.screen = { name: 'problem', kind: 'other' }; // one that begins with something to read waits for nothing
  const box = document.createElement('section');
  const title = document.createElement('h2');
  title.textContent = state.title;
  box.append(title, element);
  return { state, box, element };
}

function show({ state, element }, screens, regions) {
  element.screen = complete({ ...screens[state.token], ...state.screen }, element, regions);
  const root = element.shadowRoot;
  for (const selector of state.open ?? []) for (const details of root.querySelectorAll(selector)) details.open = true;
  if (state.press) root.querySelector(state.press).click();
  root.activeElement?.blur();
}

const [{ sheets, screens }, regions] = await Promise.all([json('gallery.json'), json('regions.json').then(unpack)]);
const main = document.querySelector('main');
for (const [name, states] of Object.entries(sheets)) {
  const sheet = Object.assign(document.createElement('div'), { id: name, className: 'sheet' });
  const mounted = states.map(mount);
  sheet.append(...mounted.map(({ box }) => box));
  main.append(sheet);
  for (const shown of mounted) show(shown, screens, regions);
}
main.removeAttribute('aria-busy');
