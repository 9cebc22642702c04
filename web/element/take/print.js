// Printing: on a page of our own the page itself; elsewhere the outcome alone, without the host's page around it.

/** @param {HTMLElement} element the guide */
export async function printOutcome(element) {
  for (const folded of element.shadowRoot.querySelectorAll('.more')) folded.open = true; // on paper nothing can be unfolded
  if (element.history) return print();
  const frame = document.createElement('iframe');
  Object.assign(frame, { hidden: true, title: '' });
  document.body.append(frame);
  const { contentDocument: page, contentWindow: view } = frame;
  const host = page.body.appendChild(page.createElement('div'));
  const root = host.attachShadow({ mode: 'open' });
  root.adoptedStyleSheets = element.shadowRoot.adoptedStyleSheets.map((sheet) => {
    const copy = new view.CSSStyleSheet(); // a sheet belongs to the document it was made for
    copy.replaceSync([...sheet.cssRules].map((rule) => rule.cssText).join('\n'));
    return copy;
  });
  root.append(page.importNode(element.shadowRoot.querySelector('.guide'), true));
  await new Promise(requestAnimationFrame); // the frame lays it out first
  view.addEventListener('afterprint', () => setTimeout(() => frame.remove()));
  view.print();
}
