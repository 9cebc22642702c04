// The outcome as a picture, for phones on which nothing else can be kept.

const width = 720; // in CSS pixels; drawn at twice that
const margin = 40;
const styles = {
  title: { size: 40, weight: 700, gap: 8 },
  lead: { size: 24, weight: 400, gap: 6 },
  heading: { size: 26, weight: 700, gap: 28 },
  line: { size: 22, weight: 400, gap: 8 },
  small: { size: 17, weight: 400, gap: 6 },
};

/** Breaks a line where it gets too wide: between Chinese characters, and between words of other scripts. */
export function wrap(line, fits) {
  const rows = [];
  let row = '';
  for (const piece of line.match(/(?:[\w@:/.?&=%#'’-]+|[（“「(]*.)[，。、；：？！）”」,;!?)]*\s*/gu) ?? []) {
    if (row && !fits(row + piece.trimEnd())) {
      rows.push(row);
      row = '';
    }
    row += piece;
  }
  return [...rows, row];
}

/** Everything to be drawn, one row after the other: `{ words, style, y }`, and how high it gets. */
function layOut(paint, { title, lead, parts, small }, font) {
  const rows = [];
  let y = margin;
  const add = (line, name) => {
    const style = styles[name];
    paint.font = `${style.weight} ${style.size}px ${font}`;
    y += style.gap;
    for (const words of wrap(line, (row) => paint.measureText(row).width <= width - 2 * margin)) {
      y += style.size * 1.45;
      rows.push({ words, name, y });
    }
  };
  add(title, 'title');
  for (const line of lead) add(line, 'lead');
  for (const part of parts) {
    add(part.title, 'heading');
    for (const line of part.lines) add(line, 'line');
  }
  y += styles.heading.gap;
  for (const line of small) add(line, 'small');
  return { rows, height: Math.ceil(y + margin) };
}

/**
 * @param {import('./summary.js').Summary} summary
 * @param {CSSStyleDeclaration} look the computed style of the guide: its font and colours
 * @returns {Promise<Blob>} a PNG
 */
export async function picture(summary, look) {
  const canvas = document.createElement('canvas');
  const { rows, height } = layOut(canvas.getContext('2d'), summary, look.fontFamily);
  canvas.width = width * 2;
  canvas.height = height * 2;
  const paint = canvas.getContext('2d');
  paint.scale(2, 2);
  const role = (name, otherwise) => look.getPropertyValue(name).trim() || otherwise;
  paint.fillStyle = role('--paper', '#fff');
  paint.fillRect(0, 0, width, height);
  for (const { words, name, y } of rows) {
    const { size, weight } = styles[name];
    paint.font = `${weight} ${size}px ${look.fontFamily}`;
    paint.fillStyle = name === 'heading' || name === 'title' ? role('--accent', '#0b6157') : role(name === 'small' ? '--soft' : '--ink', '#222');
    paint.fillText(words, margin, y);
  }
  return new Promise((resolve) => canvas.toBlob(resolve, 'image/png'));
}
