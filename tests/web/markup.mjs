// A strict reader of the static pages: every element closes in its order, every attribute is quoted. What it reads, browsers
// read the same way.
const voids = new Set(['meta', 'link', 'br', 'img']);
const named = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

const unescaped = (text) =>
  text.replace(/&([^;\s]*);?/g, (whole, name) => {
    if (!(name in named) || !whole.endsWith(';')) throw new Error(`not an escape of ours: ${whole}`);
    return named[name];
  });

/** @returns {{ tag: string, attributes: Record<string, string>, children: (object | string)[] }} the root, an element without a name */
export function parse(html) {
  const root = { tag: '', attributes: {}, children: [] };
  const open = [root];
  const tokens = /<!doctype html>|<(\/?)([a-z][a-z0-9-]*)((?:\s+[a-z][a-z-]*="[^"<>]*")*)>|([^<>]+)/gy;
  let end = 0;
  for (const [whole, closing, tag, attributes, text] of html.matchAll(tokens)) {
    end += whole.length;
    const parent = open.at(-1);
    if (text !== undefined) parent.children.push(parent.tag === 'script' ? text : unescaped(text));
    else if (closing) {
      if (parent.tag !== tag) throw new Error(`</${tag}> where <${parent.tag}> is open`);
      open.pop();
    } else if (tag) {
      const element = { tag, attributes: {}, children: [] };
      for (const [, name, value] of attributes.matchAll(/([a-z-]+)="([^"]*)"/g)) {
        if (name in element.attributes) throw new Error(`${name} twice`);
        element.attributes[name] = unescaped(value);
      }
      parent.children.push(element);
      if (!voids.has(tag)) open.push(element);
    }
  }
  if (end !== html.length) throw new Error(`not read at ${end}: ${html.slice(end, end + 60)}`);
  if (open.length !== 1) throw new Error(`<${open.at(-1).tag}> stays open`);
  return root;
}

/** All elements below that pass. */
export function all(node, passes) {
  return node.children.flatMap((child) => (typeof child === 'string' ? [] : [...(passes(child) ? [child] : []), ...all(child, passes)]));
}

export const byTag = (node, tag) => all(node, (element) => element.tag === tag);
export const byClass = (node, name) => all(node, ({ attributes }) => attributes.class?.split(' ').includes(name));
export const children = (node, tag) => node.children.filter((child) => child.tag === tag);

/** The text of an element; without that of elements which do not pass. */
export const textOf = (node, passes = () => true) =>
  node.children.map((child) => (typeof child === 'string' ? child : passes(child) ? textOf(child, passes) : '')).join('').trim();
