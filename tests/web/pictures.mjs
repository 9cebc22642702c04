// Pictures as tests keep them: PNGs of few colours, compared pixel by pixel.
import { deflateSync } from 'node:zlib';

import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

const mostColours = 16; // so that two pixels go into a byte
const apart = 28; // how far from each other, of 255

const distance = (one, other) =>
  ((one >> 16) - (other >> 16)) ** 2 + (((one >> 8) & 255) - ((other >> 8) & 255)) ** 2 + ((one & 255) - (other & 255)) ** 2;

/** The colours that most of a picture is made of, and which of them stands for each pixel. */
function quantized({ width, height, data }) {
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; ++at) pixels[at] = (data[4 * at] << 16) | (data[4 * at + 1] << 8) | data[4 * at + 2];
  const counts = new Map();
  forRuns(pixels, (colour, from, to) => counts.set(colour, (counts.get(colour) ?? 0) + to - from));
  const palette = [];
  for (const colour of [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a))) {
    if (palette.length < mostColours && palette.every((other) => distance(colour, other) > apart ** 2)) palette.push(colour);
  }
  const nearest = new Map();
  for (const colour of counts.keys()) {
    let best = 0;
    palette.forEach((candidate, index) => distance(colour, candidate) < distance(colour, palette[best]) && (best = index));
    nearest.set(colour, best);
  }
  const indices = new Uint8Array(pixels.length);
  forRuns(pixels, (colour, from, to) => indices.fill(nearest.get(colour), from, to));
  return { palette, indices };
}

/** Most pixels are of the colour before: each run of one colour at once. */
function forRuns(pixels, use) {
  for (let from = 0, to = 0; from < pixels.length; from = to) {
    while (to < pixels.length && pixels[to] === pixels[from]) ++to;
    use(pixels[from], from, to);
  }
}

const table = Uint32Array.from({ length: 256 }, (_, value) => {
  for (let bit = 0; bit < 8; ++bit) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value >>> 0;
});
const crc = (bytes) => (bytes.reduce((sum, byte) => table[(sum ^ byte) & 255] ^ (sum >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;

function chunk(name, bytes) {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), bytes]);
  const numbers = Buffer.alloc(8);
  numbers.writeUInt32BE(bytes.length, 0);
  numbers.writeUInt32BE(crc(body), 4);
  return Buffer.concat([numbers.subarray(0, 4), body, numbers.subarray(4)]);
}

/** A picture in as few colours as a PNG of smallPng() has. */
export function inFewColours(picture) {
  const { palette, indices } = quantized(picture);
  const data = Buffer.alloc(picture.data.length, 255);
  for (let at = 0; at < indices.length; ++at) {
    const colour = palette[indices[at]];
    data[4 * at] = colour >> 16;
    data[4 * at + 1] = (colour >> 8) & 255;
    data[4 * at + 2] = colour & 255;
  }
  return { ...picture, data };
}

/** A PNG with a palette: a fraction of what a browser writes. */
export function smallPng(picture) {
  const { width, height } = picture;
  const { palette, indices } = quantized(picture);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3, 0, 0, 0], 8); // 4 bits, by palette
  const stride = 1 + Math.ceil(width / 2); // a row after its filter: none
  const rows = Buffer.alloc(stride * height);
  for (let at = 0, y = 0; y < height; ++y) {
    for (let x = 0; x < width; ++x, ++at) rows[stride * y + 1 + (x >> 1)] |= x % 2 ? indices[at] : indices[at] << 4;
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export const decoded = (bytes) => PNG.sync.read(bytes);

/**
 * How two pictures differ, edges of letters aside.
 * @returns {{ pixels: number, size?: string, diff?: () => Buffer }} `size` where they are not even as large as each other
 */
export function difference(expected, actual) {
  const { width, height } = expected;
  if (width !== actual.width || height !== actual.height) {
    return { pixels: width * height, size: `${actual.width}×${actual.height} instead of ${width}×${height}` };
  }
  if (expected.data.equals(actual.data)) return { pixels: 0 };
  const diff = new PNG({ width, height });
  const pixels = pixelmatch(expected.data, actual.data, diff.data, width, height, { threshold: 0.2 });
  return { pixels, diff: () => PNG.sync.write(diff) };
}
