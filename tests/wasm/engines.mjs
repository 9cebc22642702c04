// The built engine under Node, both ways, and the native command beside it.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const dist = `${root}build/dist/`;
export const index = JSON.parse(readFileSync(`${dist}packs/index.json`, 'utf8'));
export const packBytes = (id) => new Uint8Array(readFileSync(dist + 'packs/' + index.packs[id].file));

/**
 * The engine as WebAssembly, or as JavaScript: bytes that are no module make it fall back. The same for all who name the same
 * instance.
 */
export async function engine(build, instance = '') {
  const module = await import(`${dist}engine.mjs?${build}${instance}`);
  await module.init({ wasm: build === 'wasm' ? readFileSync(`${dist}yidi-engine.wasm`) : new Uint8Array(4) });
  return module;
}
export const builds = ['wasm', 'javascript'];

/** Lines out for lines in, from a subcommand of the native command, which exits with 1 where a line was refused. */
export function native(subcommand, lines) {
  const { status, stdout, stderr } = spawnSync(`${root}build/bin/yidi`, [subcommand, '--packs', `${root}build/packs`], {
    input: lines.join('\n') + '\n',
    maxBuffer: 1 << 30,
  });
  if (status > 1 || status === null) throw new Error(String(stderr));
  return stdout.toString().trimEnd().split('\n');
}
