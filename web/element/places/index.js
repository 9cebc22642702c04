// Both places on one screen: search by name, pinyin or initials, or go by province. Needs no engine; the provinces and
// the places that people choose most come with it, and the rest of the list follows.
import { html, nothing } from 'lit-html';
import { live } from 'lit-html/directives/live.js';
import first from 'regions:first';

import text from '../../locales/zh-Hans/places.js';
import { byCode, fullName, provinces, search, unpack, within } from '../regions.js';
import { today } from '../session.js';
import { sheet } from '../sheet.js';

export { unpack };
export const firstRegions = unpack(first);

/** How a chosen value reads. */
function chosenName(value, regions, insured) {
  if (value === 'unsure') return insured ? text.insuredUnknown : text.careUnknown;
  return value === 'abroad' ? text.abroad : fullName(regions, value);
}

function pooledNote(value, regions) {
  const pooling = byCode(regions, value)?.pooling;
  return pooling ? html`<span class="hint">${text.pooled(byCode(regions, pooling).name)}</span>` : nothing;
}

/** What the search found, or why it found nothing. */
function status(query, found, screen) {
  if (screen.partial === 'failed') return text.listMissing;
  if (!query) return found.length ? text.common : nothing;
  if (found.length) return nothing;
  return screen.partial ? text.searching : text.noSuchPlace;
}

function bySearch(list, field, screen, { set, pick }) {
  const insured = field === 'insured';
  const query = screen[field + 'Query'] ?? '';
  const found = query ? search(list, query) : insured ? [] : list.filter((region) => region.common);
  const onKey = (event) => {
    if (event.key !== 'Enter') return;
    event.preventDefault(); // the form goes on only from its button
    if (found.length === 1) pick(found[0].code);
    else event.target.form.querySelector(`.chips.${field} button`)?.focus();
  };
  return html`
    <label class="hint">${text.search}
      <input type="search" autocomplete="off" enterkeyhint="search" name=${field} aria-describedby="${field}-status"
        aria-label=${`${insured ? text.insured : text.care} ${text.search}`}
        .value=${live(query)} @input=${(event) => set({ [field + 'Query']: event.target.value })} @keydown=${onKey} />
    </label>
    <p class="hint" id="${field}-status" role="status">${status(query, found, screen)}</p>
    <div class="chips ${field}">
      ${found.map(({ code, name }) => html`<button type="button" @click=${() => pick(code)}>${query ? fullName(list, code) : name}</button>`)}
      ${insured ? nothing : html`<button type="button" @click=${() => pick('abroad')}>${text.abroad}</button>`}
      <button type="button" class="quiet" @click=${() => pick('unsure')}>${insured ? text.insuredUnknown : text.careUnknown}</button>
    </div>
  `;
}

const option = ({ code, name }) => html`<option value=${code}>${name}</option>`;

function byProvince(list, field, screen, { set, pick }) {
  const province = screen[field + 'Province'] ?? '';
  const onProvince = ({ target }) => {
    const cities = within(list, target.value);
    if (cities.length === 1 && !screen.partial) pick(cities[0].code);
    else set({ [field + 'Province']: target.value });
  };
  return html`<div class="selects">
    <label>${text.byProvince}
      <select .value=${live(province)} @change=${onProvince}>
        <option value="">${text.choose}</option>
        ${provinces(list).map(option)}
      </select></label>
    ${province
      ? html`<label>${text.city}
          <select .value=${live('')} @change=${(event) => pick(event.target.value)}>
            <option value="">${text.choose}</option>
            ${within(list, province).map(option)}
          </select></label>`
      : nothing}
  </div>`;
}

function picker(field, screen, choose) {
  const insured = field === 'insured';
  const list = insured ? screen.regions.filter((region) => region.insures) : screen.regions;
  const value = screen[field];
  const set = (changes) => choose({ ...screen, focus: undefined, ...changes });
  const does = {
    set,
    pick: (code) => set({ [field]: code, [field + 'Query']: '', [field + 'Province']: '', error: undefined, focus: field }),
  };
  return html`<fieldset class="place">
    <legend><h2 tabindex="-1" ?data-focus=${field === (screen.focus ?? 'insured')}>
      ${insured ? text.insured : text.care} <small class="term">${insured ? text.insuredTerm : text.careTerm}</small>
    </h2></legend>
    ${screen.error === field ? html`<p class="error" role="alert">${text.choosePlace}</p>` : nothing}
    ${value
      ? html`<p class="chosen"><strong>${chosenName(value, screen.regions, insured)}</strong> ${pooledNote(value, screen.regions)}
          <button type="button" class="link" @click=${() => set({ [field]: '', focus: field })}>${text.change}</button></p>`
      : [bySearch(list, field, screen, does), byProvince(list, field, screen, does)]}
    ${insured && !value ? html`<details><summary>${text.help}</summary><p>${text.insuredHelp}</p></details>` : nothing}
  </fieldset>`;
}

export function placesScreen(screen, control) {
  const choose = (changed) => control.showPlaces(changed);
  const submit = (event) => {
    event.preventDefault();
    const missing = ['insured', 'care'].find((field) => !screen[field]);
    if (missing) choose({ ...screen, error: missing, focus: missing });
    else control.choosePlaces(screen);
  };
  return html`
    <form @submit=${submit} novalidate>
      ${picker('insured', screen, choose)} ${picker('care', screen, choose)}
      <details ?open=${screen.asOf !== today()}>
        <summary>${text.judgedOn}</summary>
        <label>${text.judgedOnHelp}
          <input type="date" name="as-of" .value=${live(screen.asOf)}
            @change=${({ target }) => choose({ ...screen, asOf: target.value || today() })} /></label>
      </details>
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
  button.quiet {
    border-style: dashed;
  }
  .chosen strong {
    font-size: 1.15em;
  }
`;
export const styles = sheet(placesStyles);
