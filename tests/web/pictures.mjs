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
  const pixels = Uint32Array.from({ length: width * height }, (_, at) => (data[4 * at] << 16) | (data[4 * at + 1] << 8) | data[4 * at + 2]);
  const counts = new Map();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
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
  return { palette, indices: Uint8Array.from(pixels, (colour) => nearest.get(colour)) };
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
  indices.forEach((index, at) => {
    const x = at % width;
    rows[stride * Math.floor(at / width) + 1 + (x >> 1)] |= x % 2 ? index : index << 4;
  });
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
 * @returns {{ pixels: number, size?: string, diff?: Buffer }} `size` where they are not even as large as each other
 */
export function difference(expected, actual) {
  const { width, height } = expected;
  if (width !== actual.width || height !== actual.height) {
    return { pixels: width * height, size: `${actual.width}×${actual.height} instead of ${width}×${height}` };
  }
  const diff = new PNG({ width, height });
  const pixels = pixelmatch(expected.data, actual.data, diff.data, width, height, { threshold: 0.2 });
  return { pixels, diff: PNG.sync.write(diff) };
}
