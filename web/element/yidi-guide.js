// <yidi-guide>: two places, then one question a screen, then the outcome. The engine decides; this only shows.
import { html, render } from 'lit-html';

import text from '../locales/zh-Hans/page.js';
import { defineAttributes, upgradeProperties } from './attributes.js';
import { controller } from './controller.js';
import { loadingScreen, problemScreen } from './screens/problem.js';
import { questionScreen } from './screens/question.js';
import { sheet } from './sheet.js';
import { styles } from './styles.js';
import { tools } from './tools.js';

const screens = { loading: loadingScreen, problem: problemScreen, question: questionScreen };

/** What decides where the guide begins: a change of one begins anew. */
const places = { insured: '', care: '', guide: 'filing', 'as-of': '', packs: '' };
const attributes = { ...places, theme: '', elder: false, history: false, 'share-answers': false };

export class YidiGuide extends HTMLElement {
  static observedAttributes = Object.keys(places);

  #screen = { name: 'loading' };
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
    // Nothing is painted before the next frame, and by then there may be more to show than that something is loading.
    requestAnimationFrame(() => this.#screen.name === 'loading' && this.#render());
  }

  disconnectedCallback() {
    this.#control.disconnect();
    this.#resized.disconnect();
  }

  attributeChangedCallback(name, before, after) {
    if (this.isConnected && before !== after) this.#begin();
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
    const busy = name === 'loading';
    render(
      html`<section class="guide" part="guide" lang="zh-Hans" aria-label=${text.title} aria-busy=${busy}>
        ${view(this.#screen, this.#control, text)} ${tools(this, text)}
      </section>`,
      this.shadowRoot
    );
    if (this.history && !busy) document.title = [this.shadowRoot.querySelector('h2')?.textContent, text.name].filter(Boolean).join(' · ');
    this.#followFocus();
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
