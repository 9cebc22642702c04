// <yidi-guide>: two places, then one question a screen, then the outcome. The engine decides; this only shows.
import { nothing, render } from 'lit-html';

import simplified from '../locales/zh-Hans/page.js';
import { defineAttributes, upgradeProperties } from './attributes.js';
import { controller } from './controller.js';
import { drawWith, html } from './html.js';
import { languageOf } from './language.js';
import { painted } from './painted.js';
import { loadingScreen, problemScreen } from './screens/problem.js';
import { questionScreen } from './screens/question.js';
import { sheet } from './sheet.js';
import { part } from './store.js';
import { styles } from './styles.js';
import { aloud, enlarge } from './tools.js';

const screens = { loading: loadingScreen, problem: problemScreen, question: questionScreen };

/** What decides where the guide begins: a change of one begins anew. */
const places = { insured: '', care: '', guide: 'filing', 'as-of': '', packs: '' };
const attributes = { ...places, theme: '', report: '', elder: false, history: false, 'share-answers': false };

export class YidiGuide extends HTMLElement {
  static observedAttributes = [...Object.keys(places), 'lang'];

  /** The words of the language that is spoken. */
  page = simplified;

  #screen = { name: 'loading' };
  #languages; // the part that offers them
  #offered = false;
  #told = false;
  #step;
  #control = controller(this);
  #queued;
  #resized = new ResizeObserver(() => {
    const height = this.offsetHeight;
    if (height) this.announce('yidi-resize', { height }); // what is not shown has none
  });

  constructor() {
    super();
    this.attachShadow({ mode: 'open' });
    this.adopt(sheet(styles));
  }

  connectedCallback() {
    upgradeProperties(this, attributes);
    this.#control.connect();
    this.#resized.observe(this);
    if (this.#screen.name !== 'loading') return this.#render();
    this.#begin();
    // Soon there may be more to show than that something is loading, and drawing that as well delays it on a slow phone.
    setTimeout(() => this.#screen.name === 'loading' && this.#render(), 200);
  }

  disconnectedCallback() {
    this.#control.disconnect();
    this.#resized.disconnect();
  }

  attributeChangedCallback(name, before, after) {
    if (!this.isConnected || before === after) return;
    if (name === 'lang') this.#control.translate().then(() => this.#languages?.redraw(this.shadowRoot));
    else this.#begin();
  }

  /** Where the packs lie: the attribute, or the folder beside this module. */
  get packsUrl() {
    const [folder, base] = this.packs ? [this.packs.replace(/\/?$/, '/'), this.baseURI] : ['packs/', import.meta.url];
    return new URL(folder, base);
  }

  /** What the guide is at: its screen and, for hosts that may share answers, the state token. */
  get state() {
    return this.#control.state();
  }

  /** Gets the words of the language that is asked for: by the attribute, the page, the browser. */
  async speak() {
    const wanted = this.#language;
    if (wanted === this.page.lang) return;
    const page = wanted === simplified.lang ? simplified : (await part(`${wanted}.js`)).default;
    if (wanted === this.#language) this.page = page; // and nothing newer
  }

  get #language() {
    return languageOf((this.closest('[lang]') ?? document.documentElement).lang);
  }

  #speakIn = (language) => {
    this.#told = true;
    this.lang = language;
  };

  async #offerLanguages() {
    if (this.#offered) return;
    this.#offered = true;
    await painted();
    this.#languages = await part('languages.js');
    this.adopt(this.#languages.styles);
    this.#render();
  }

  /** What is shown; the controller sets it. */
  get screen() {
    return this.#screen;
  }

  set screen(screen) {
    this.#screen = screen;
    this.#render();
  }

  /** Begins anew, with other places or another guide where given. Settles when there is something to read. */
  start(options = {}) {
    for (const name of ['insured', 'care', 'guide', 'asOf']) if (name in options) this[name] = options[name];
    return this.#begin();
  }

  /** Forgets every answer. */
  reset() {
    return this.#control.reset();
  }

  /** Adds a style sheet that only a later screen needs. */
  adopt(added) {
    const root = this.shadowRoot;
    if (!root.adoptedStyleSheets.includes(added)) root.adoptedStyleSheets = [...root.adoptedStyleSheets, added];
  }

  announce(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  }

  /** Several changes in a row begin once. */
  #begin() {
    this.#queued ??= Promise.resolve().then(() => {
      this.#queued = undefined;
      return this.#control.start();
    });
    return this.#queued;
  }

  #render() {
    const { name, view = screens[name] } = this.#screen;
    const { page: text } = this;
    const busy = name === 'loading';
    if (this.#control.moved) this.#told = false;
    drawWith(text);
    render(
      html`<section class="guide" part="guide" lang=${text.lang} aria-label=${text.title} aria-busy=${busy}>
        <div class="top">
          <div part="tools"><button type="button" class="link" aria-pressed=${this.elder} @click=${() => enlarge(this)}>${text.large}</button> ${this.elder ? aloud(this, text) : nothing}</div>
          ${this.#languages ? this.#languages.languages(text.lang, this.#told, this.#speakIn) : nothing}
        </div>
        ${view(this.#screen, this.#control, text)}
      </section>`,
      this.shadowRoot
    );
    this.#fillIn();
    if (this.history && !busy) document.title = [this.shadowRoot.querySelector('h2')?.textContent, text.name].filter(Boolean).join(' · ');
    this.#followFocus();
    if (!busy) this.#offerLanguages().catch(() => (this.#offered = false)); // without it the guide works as before
  }

  /** A question that is new takes the answer that it comes with, in fields that an earlier one has left. */
  #fillIn() {
    if (this.#screen.step === this.#step) return;
    this.#step = this.#screen.step;
    this.shadowRoot.querySelector('form')?.reset();
  }

  /** After the reader has done something the new heading has the focus, so that screen readers read on from there. */
  #followFocus() {
    if (!this.#control.moved || this.#screen.name === 'loading') return;
    this.#control.moved = false;
    this.shadowRoot.querySelector('[data-focus]')?.focus({ preventScroll: true });
    if (this.getBoundingClientRect().top < 0) this.scrollIntoView({ block: 'start' });
  }
}

defineAttributes(YidiGuide, attributes);
