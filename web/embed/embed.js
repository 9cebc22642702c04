// One tag for pages that want the guide where the tag stands:
//   <script src="…/embed.js" data-insured="440300" async></script>
// Every data attribute becomes an attribute of <yidi-guide>; one that stands before the tag is taken, with what it shows until
// then. The modules lie beside this file; where the page may not load them, the guide comes in a frame.
const tag = document.currentScript;
const before = tag.previousElementSibling;
const placed = before?.localName === 'yidi-guide';
const guide = placed ? before : document.createElement('yidi-guide');
for (const { name, value } of tag.attributes) if (name.startsWith('data-')) guide.setAttribute(name.slice(5), value);
if (!placed) tag.after(guide);

/** The guide in a page of its own, as high as it needs to be. It takes the place of the element once it has something to show. */
function frame() {
  const address = new URL('frame.html', tag.src);
  for (const { name, value } of guide.attributes) address.searchParams.set(name, value);
  const framed = document.createElement('iframe');
  framed.title = guide.title || '异地就医要不要备案';
  framed.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals');
  framed.allow = 'clipboard-write';
  framed.style.cssText = 'width:100%;height:0;border:0';
  framed.src = address.href;
  addEventListener('message', ({ source, data }) => {
    if (source !== framed.contentWindow || !/^yidi-/.test(data?.type)) return;
    if (data.type === 'yidi-resize') {
      framed.style.height = `${data.detail.height}px`;
      guide.remove();
    }
    framed.dispatchEvent(new CustomEvent(data.type, { detail: data.detail, bubbles: true }));
  });
  guide.after(framed);
}

const asksPlaces = !guide.hasAttribute('insured') || !guide.hasAttribute('care');
const files = asksPlaces ? ['yidi.js', 'places.js'] : ['yidi.js'];
const modules = files.map((file) => import(new URL(file, tag.src).href));
// Of a part alone that did not arrive the element tells by itself, and asks for it again.
Promise.all(modules).catch(() => customElements.get('yidi-guide') || frame());
