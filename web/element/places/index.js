// Both places on one screen: search by name, pinyin or initials, or go by province. Needs no engine; the provinces and
// the places that people choose most come with it, and the rest of the list follows.
import { html, nothing, render } from 'lit-html';
import first from 'regions:first';

import ownText from '../../locales/zh-Hans/places.js';
import { byCode, called, fullName, provinces, search, unpack, within } from '../regions.js';
import { today } from '../session.js';
import { sheet } from '../sheet.js';

export { unpack };
export const firstRegions = unpack(first);

const mostFound = 8;

/** How a chosen value reads. */
function chosenName(value, { regions, text, page }, field) {
  if (value === 'unsure') return text[field + 'Unknown'];
  return value === 'abroad' ? text.abroad : fullName(regions, value, page);
}

function pooledNote(value, { regions, text, page }) {
  const pooling = byCode(regions, value)?.pooling;
  return pooling ? html`<span class="hint">${text.pooled(called(page, byCode(regions, pooling)))}</span>` : nothing;
}

/** What the search found, or why it found nothing. */
function status(query, found, screen) {
  const { text } = screen;
  if (screen.partial === 'failed') return text.listMissing;
  if (!query || found.length) return nothing;
  return screen.partial ? text.searching : text.noSuchPlace;
}

/** What a query may mean, as it is or as the language of the page reads it. */
function find(list, query, { also }) {
  const meant = also?.(query);
  return [...new Set([...(meant ? search(list, meant) : []), ...search(list, query)])].slice(0, mostFound);
}

function chooser(list, field, screen, does) {
  const { text, page } = screen;
  const { set, pick } = does;
  const insured = field === 'insured';
  const query = screen[field + 'Query'] ?? '';
  const found = query ? find(list, query, page) : insured ? [] : list.filter((region) => region.common);
  const onKey = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // the form goes on only from its button
    if (found.length === 1) pick(found[0].code);
    else event.target.form.querySelector(`.chips.${field} button`)?.focus();
  };
  return html`
    <label class="hint">${text.search}
      <input type="search" autocomplete="off" enterkeyhint="search" name=${field} aria-describedby="${field}-status"
        aria-label=${`${text[field]} ${text.search}`}
        value=${query} @input=${(event) => set({ [field + 'Query']: event.target.value })} @keydown=${onKey} />
    </label>
    <p class="hint" id="${field}-status" role="status">${status(query, found, screen)}</p>
    <div class="chips ${field}">
      ${found.map((region) => html`<button type="button" @click=${() => pick(region.code)}>${query ? fullName(list, region.code, page) : called(page, region)}</button>`)}
      ${insured ? nothing : html`<button type="button" @click=${() => pick('abroad')}>${text.abroad}</button>`}
      <button type="button" class="quiet" @click=${() => pick('unsure')}>${text[field + 'Unknown']}</button>
    </div>
    ${byProvince(list, field, screen, does)}
  `;
}

const option = (page) => (region) => html`<option value=${region.code}>${called(page, region)}</option>`;

/** By the control of an element and by field: the options that its list of provinces has. */
const drawn = new WeakMap();

/** All provinces, made at once and only when they are others: thirty templates each for two lists are what a slow phone feels. */
function provinceOptions(list, field, province, { text, page, control, partial }) {
  const first = new Option(text.byProvince, '');
  if (partial === 'loading') return first; // nothing can be chosen by province before its cities are there
  const known = drawn.get(control) ?? {};
  drawn.set(control, known);
  const there = known[field];
  if (there?.list === list && there.page === page && there.first.isConnected) return there.fragment;
  const fragment = new DocumentFragment();
  fragment.append(first);
  // Where a language marks the words that it quotes, only templates do so.
  if (page.mark) render(provinces(list).map(option(page)), fragment);
  else fragment.append(...provinces(list).map((region) => new Option(called(page, region), region.code)));
  for (const one of fragment.children) one.selected = one.value === province;
  known[field] = { list, page, first, fragment };
  return fragment;
}

function byProvince(list, field, screen, { set, pick }) {
  const { text, page } = screen;
  const province = screen[field + 'Province'] ?? '';
  const onProvince = ({ target }) => {
    const cities = within(list, target.value);
    if (cities.length === 1 && !screen.partial) pick(cities[0].code);
    else set({ [field + 'Province']: target.value });
  };
  return html`<div class="selects">
    <select aria-label=${`${text[field]} ${text.byProvince}`} .value=${province} @change=${onProvince}>
      ${provinceOptions(list, field, province, screen)}
    </select>
    ${province
      ? html`<select aria-label=${text.city} @change=${(event) => pick(event.target.value)}>
          <option value="">${text.city}</option>
          ${within(list, province).map(option(page))}
        </select>`
      : nothing}
  </div>`;
}

const insures = new WeakMap();

/** Those where people can be insured; the same list for the same regions. */
function insuring(regions) {
  if (!insures.has(regions)) insures.set(regions, regions.filter((region) => region.insures));
  return insures.get(regions);
}

function picker(field, screen, set) {
  const { text } = screen;
  const insured = field === 'insured';
  const list = insured ? insuring(screen.regions) : screen.regions;
  const value = screen[field];
  const does = {
    set,
    pick: (code) => set({ [field]: code, [field + 'Query']: '', [field + 'Province']: '', error: undefined, focus: field }),
  };
  return html`<fieldset class="place">
    <legend><h2 tabindex="-1" ?data-focus=${field === (screen.focus ?? 'insured')}>
      ${text[field]} <small class="term">${text[field + 'Term']}</small>
    </h2></legend>
    ${screen.error === field ? html`<p class="error" role="alert">${text.choosePlace}</p>` : nothing}
    ${value
      ? html`<p class="chosen"><strong>${chosenName(value, screen, field)}</strong> ${pooledNote(value, screen)}
          <button type="button" class="link" @click=${() => set({ [field]: '', focus: field })}>${text.change}</button></p>`
      : chooser(list, field, screen, does)}
    ${insured && !value ? html`<details><summary>${text.help}</summary><p>${text.insuredHelp}</p></details>` : nothing}
  </fieldset>`;
}

/** The day whose rules decide. Its field alone costs a slow phone a tenth of a second, and few want it: it is made when it is opened. */
function judgedOn({ text, asOf, judged = asOf !== today() }, set) {
  return html`<details ?open=${judged} @toggle=${({ target }) => target.open && !judged && set({ judged: true })}>
    <summary>${text.judgedOn}</summary>
    ${judged
      ? html`<label>${text.judgedOnHelp}
          <input type="date" name="as-of" value=${asOf} @change=${({ target }) => set({ asOf: (target.value ||= today()) })} /></label>`
      : nothing}
  </details>`;
}

export function placesScreen(shown, control, page) {
  const text = page.places ?? ownText;
  const screen = { ...shown, text, page, control };
  const set = (changes) => control.showPlaces({ ...screen, focus: undefined, ...changes });
  const submit = (event) => {
    event.preventDefault();
    const missing = ['insured', 'care'].find((field) => !screen[field]);
    if (missing) set({ error: missing, focus: missing });
    else control.choosePlaces(screen);
  };
  return html`
    <form @submit=${submit} novalidate>
      ${picker('insured', screen, set)} ${picker('care', screen, set)} ${judgedOn(screen, set)}
      <div class="actions"><button class="primary" type="submit">${text.start}</button></div>
    </form>
  `;
}

const placesStyles = /* css */ `
  .place + .place {
    margin-top: 2em;
  }
  .place legend + * {
    margin-top: 0.5em;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em;
  }
  .selects {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11em, 1fr));
    gap: 0.6em;
  }
  input[type='search'],
  select {
    width: 100%;
  }
  input[type='date'] {
    display: block;
  }
  button.quiet {
    border-style: dashed;
  }
  .chosen strong {
    font-size: 1.15em;
  }
`;
export const styles = sheet(placesStyles);
