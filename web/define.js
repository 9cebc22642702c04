// The module that pages load: it defines <yidi-guide> once; a second copy on a page neither throws nor replaces
// it, and on a server nothing happens.
import { YidiGuide } from './element/yidi-guide.js';

const { customElements } = globalThis;
if (customElements && !customElements.get('yidi-guide')) customElements.define('yidi-guide', YidiGuide);

export { YidiGuide };
// What is loaded later runs on this copy of lit-html.
export { drawWith, html } from './element/html.js';
export { provide } from './element/store.js';
export { nothing, render, svg } from 'lit-html';
