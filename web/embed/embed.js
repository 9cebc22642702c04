// One tag for pages that want the guide where the tag stands:
//   <script src="…/embed.js" data-insured="440300" async></script>
// Every data attribute becomes an attribute of <yidi-guide>. The modules lie beside this file.
const tag = document.currentScript;
const guide = document.createElement('yidi-guide');
for (const { name, value } of tag.attributes) if (name.startsWith('data-')) guide.setAttribute(name.slice(5), value);
tag.after(guide);
const asksPlaces = !guide.hasAttribute('insured') || !guide.hasAttribute('care');
for (const file of asksPlaces ? ['yidi.js', 'places.js'] : ['yidi.js']) import(new URL(file, tag.src).href);
