// What the reader can take along. Loaded when one of its buttons is pressed.
import { drawWith, html, nothing, render } from 'lit-html';

import { sheet } from '../sheet.js';
import { insideAnApp } from '../webview.js';
import { address, without } from '../session.js';
import ownText from '../../locales/zh-Hans/take.js';
import { calendar } from './calendar.js';
import { picture } from './picture.js';
import { printOutcome } from './print.js';
import { report } from './report.js';
import { asText, summary } from './summary.js';
import { takeStyles } from './styles.js';

function save(blob, name) {
  const url = URL.createObjectURL(blob);
  const anchor = Object.assign(document.createElement('a'), { href: url, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60000);
}

const styles = sheet(takeStyles);

const said = (words) => html`<p role="status">${words}</p>`;

/** Copies, or shows the words to be copied by hand where the page may not. */
async function copy(words, done, text) {
  try {
    await navigator.clipboard.writeText(words);
    return said(done);
  } catch {
    return html`${said(text.copyByHand)}<textarea readonly rows="8" aria-label=${text.copyByHand} .value=${words}></textarea>`;
  }
}

const actions = {
  async print({ element }) {
    await printOutcome(element);
  },

  async picture({ element, context, show, text }) {
    const words = summary(context, text);
    const blob = await picture(words, getComputedStyle(element));
    if (!insideAnApp) {
      save(blob, text.pictureFile);
      return said(text.saved);
    }
    const refused = async () => show(await copy(asText(words), text.textCopied, text)); // by a policy of the host's
    return html`${said(text.longPress)}<img src=${URL.createObjectURL(blob)} alt=${text.picture} @error=${refused} />`;
  },

  async calendar({ context, text }) {
    const description = asText({ ...summary(context, text), parts: [] });
    const file = calendar(context, description, text);
    if (!file) return said(text.noCalendar);
    save(new Blob([file], { type: 'text/calendar;charset=utf-8' }), text.calendarFile);
    return said(text.saved);
  },

  text: ({ context, text }) => copy(asText(summary(context, text)), text.textCopied, text),

  /** What whoever looks after the rules needs to find the mistake, and where to send it if the host says so. */
  async report({ element, context, digest, text }) {
    const to = /^(https?|mailto):/.test(element.report) ? element.report : undefined;
    const copied = await copy(report(context, digest, text), text.reportCopied, text);
    return html`${copied} ${to ? html`<a class="button" href=${to} target="_blank" rel="noopener noreferrer">${text.reportTo}</a>` : said(text.reportToHost)}`;
  },

  /** A link, after a choice of the answers that go into it. */
  async link({ context, digest, show, text }) {
    const { session, path, questions } = context;
    const facts = ['insured_region', 'care_region', ...path].filter((fact) => session.answers.has(fact));
    const submit = async (event) => {
      event.preventDefault();
      const kept = new FormData(event.currentTarget).getAll('fact');
      const shared = facts.filter((fact) => !kept.includes(fact)).reduce(without, session);
      show(await copy(address(shared, digest), text.linkCopied, text));
    };
    return html`<form class="share" @submit=${submit}>
      <fieldset><legend>${text.linkHelp}</legend>
        ${facts.map((fact) => html`<label class="tick"><input type="checkbox" name="fact" value=${fact} checked />
          <span>${questions[fact]?.ask ?? fact}</span></label>`)}</fieldset>
      <button type="submit">${text.copyLink}</button>
    </form>`;
  },
};

/**
 * Does one thing with the outcome, and says below the buttons what came of it.
 * @param {keyof typeof actions} name
 * @param {{ element: HTMLElement, context: object, digest: string, place: HTMLElement }} what
 */
export async function take(name, what) {
  const { element, context, place } = what;
  element.adopt(styles);
  const box = document.createElement('div');
  place.replaceChildren(box);
  const show = (content) => {
    drawWith(context.page);
    render(content ?? nothing, box);
  };
  show(await actions[name]({ ...what, show, text: context.page.take ?? ownText }));
}

export { asText, calendar, summary };
