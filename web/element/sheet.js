/** A style sheet for shadow roots to adopt: with a strict content security policy nothing else would be let in. */
export function sheet(rules) {
  const made = new CSSStyleSheet();
  made.replaceSync(rules);
  return made;
}
