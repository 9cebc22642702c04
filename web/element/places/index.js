// Both places on one screen: search by name, pinyin or initials, or go by province. Needs no engine; the places that
// people choose most come with it, and the rest of the list follows.
import { html, nothing, provide, render } from 'lit-html';
import first from 'regions:first';

import ownText from '../../locales/zh-Hans/places.js';
import { byCode, called, fullName, provinces, search, unpack, within } from '../regions.js';
import { today } from '../session.js';
import { sheet } from '../sheet.js';

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

const chip = (words, choose, kind) => html`<button type="button" class=${kind ?? nothing} @click=${choose}>${words}</button>`;

function chooser(list, field, screen, { set, pick }) {
  const { text, page, partial } = screen;
  const insured = field === 'insured';
  const query = screen[field + 'Query'] ?? '';
  const found = query ? find(list, query, page) : insured ? [] : list.filter((region) => region.common);
  const onKey = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // the form goes on only from its button
    if (found.length === 1) pick(found[0].code);
    else event.target.form.querySelector(`.chips.${field} button`)?.focus();
  };
  const province = screen[field + 'Province'] ?? '';
  const onProvince = ({ target }) => {
    const cities = within(list, target.value);
    if (cities.length === 1) pick(cities[0].code);
    else set({ [field + 'Province']: target.value });
  };
  return html`
    <label class="hint">${insured || screen.insured ? text.search : nothing}
      <input type="search" autocomplete="off" enterkeyhint="search" name=${field} aria-describedby="${field}-status"
        aria-label=${`${text[field]} ${text.search}`}
        value=${query} @input=${(event) => set({ [field + 'Query']: event.target.value })} @keydown=${onKey} />
    </label>
    <p class="hint" id="${field}-status" role="status">${status(query, found, screen)}</p>
    <div class="chips ${field}">
      ${found.map((region) => chip(query ? fullName(list, region.code, page) : called(page, region), () => pick(region.code)))}
      ${insured ? nothing : chip(text.abroad, () => pick('abroad'))} ${chip(text[field + 'Unknown'], () => pick('unsure'), 'quiet')}
    </div>
    <div class="selects" ?hidden=${partial === 'failed'}>
      <select aria-label=${`${text[field]} ${text.byProvince}`} .value=${province} @change=${onProvince}>
        <option value="">${text.byProvince}</option>
        ${partial ? nothing : provinceOptions(list, field, province, screen)}
      </select>
      ${province
        ? html`<select aria-label=${text.city} @change=${(event) => pick(event.target.value)}>
            <option value="">${text.city}</option>
            ${within(list, province).map(option(page))}
          </select>`
        : nothing}
    </div>
  `;
}

const option = (page) => (region) => html`<option value=${region.code}>${called(page, region)}</option>`;

/** By the control of an element and by field: the options that its list of provinces has. */
const drawn = new WeakMap();

/** All provinces, once their cities are there; made at once and only when they are others: a slow phone feels thirty templates each for two lists. */
function provinceOptions(list, field, province, { page, control }) {
  const known = drawn.get(control) ?? {};
  drawn.set(control, known);
  const there = known[field];
  if (there?.list === list && there.page === page && there.first.isConnected) return there.fragment;
  const fragment = new DocumentFragment();
  // Where a language marks the words that it quotes, only templates do so.
  if (page.mark) render(provinces(list).map(option(page)), fragment);
  else fragment.append(...provinces(list).map((region) => new Option(called(page, region), region.code)));
  for (const one of fragment.children) one.selected = one.value === province;
  known[field] = { list, page, first: fragment.firstElementChild, fragment };
  return fragment;
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
  const pick = (code) => set({ [field]: code, [field + 'Query']: '', [field + 'Province']: '', error: undefined, focus: field });
  return html`<fieldset class="place">
    <legend><h2 tabindex="-1" ?data-focus=${field === (screen.focus ?? 'insured')}>
      ${text[field]} <small class="term">${text[field + 'Term']}</small>
    </h2></legend>
    ${screen.error === field ? html`<p class="error" role="alert">${text.choosePlace}</p>` : nothing}
    ${value
      ? html`<p class="chosen"><strong>${chosenName(value, screen, field)}</strong> ${pooledNote(value, screen)}
          <button type="button" class="link" @click=${() => set({ [field]: '', focus: field })}>${text.change}</button></p>`
      : chooser(list, field, screen, { set, pick })}
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
  .place:first-child {
    margin-top: 0.6em;
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
    margin-right: 0.4em;
  }
  .term {
    white-space: nowrap;
  }
`;
export const styles = sheet(placesStyles);
export { unpack };

provide('places.js', { firstRegions, placesScreen, styles, unpack });
