// Serves a folder: node ci/server.mjs [--port N] [--csp] [folder]. The tests use it as a module, too.
import { readFile, stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.ypk': 'application/octet-stream',
};

/** The strictest policy under which the guide has to work. */
export const strictPolicy =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self'; " +
  "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types lit-html yidi-site";

const encodings = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes) => promisify(gzip)(bytes),
  identity: (bytes) => bytes,
};

/** Files as they were last sent, by encoding, path and time of change. */
const sent = new Map();

/** The bytes of a file in the first encoding that the browser takes. */
async function body(file, { mtimeMs, size }, accepted = '') {
  const encoding = size < 512 ? 'identity' : (Object.keys(encodings).find((name) => accepted.includes(name)) ?? 'identity');
  const key = `${encoding} ${file}`;
  if (sent.get(key)?.mtimeMs !== mtimeMs) sent.set(key, { mtimeMs, bytes: await encodings[encoding](await readFile(file)) });
  return { encoding, bytes: sent.get(key).bytes };
}

/** Files that carry a digest in their names never change; of others the browser asks whether they have. */
const caching = (file) => (/\.[0-9a-f]{16}\.\w+$/.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache');

/** @param {{ folder: string, port?: number, policy?: string }} options; port 0 takes any that is free */
export function serve({ folder, port = 0, policy }) {
  const server = createServer(async (request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url, 'http://localhost').pathname));
    let file = join(folder, path);
    try {
      if ((await stat(file)).isDirectory()) file = join(file, 'index.html');
      const about = await stat(file);
      const headers = {
        'cache-control': caching(file),
        etag: `W/"${about.mtimeMs.toString(36)}-${about.size.toString(36)}"`,
        vary: 'accept-encoding',
        ...(policy && { 'content-security-policy': policy }),
      };
      if (request.headers['if-none-match'] === headers.etag) return response.writeHead(304, headers).end();
      const { encoding, bytes } = await body(file, about, request.headers['accept-encoding']);
      response.writeHead(200, {
        ...headers,
        'content-type': types[extname(file)] ?? 'application/octet-stream',
        'content-length': bytes.length,
        ...(encoding !== 'identity' && { 'content-encoding': encoding }),
      });
      response.end(request.method === 'HEAD' ? undefined : bytes);
    } catch {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('404\n');
    }
  });
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { port: { type: 'string', default: '8080' }, csp: { type: 'boolean' } },
  });
  const folder = positionals[0] ?? fileURLToPath(new URL('../build/dist', import.meta.url));
  try {
    const server = await serve({ folder, port: Number(values.port), policy: values.csp && strictPolicy });
    console.log(`http://127.0.0.1:${server.address().port}/`);
  } catch (error) {
    console.error(`ci/serve: ${error.code === 'EADDRINUSE' ? `port ${values.port} is taken; try --port` : error.message}`);
    process.exit(2);
  }
}
