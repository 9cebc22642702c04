// The packs as pages fetch them. The outcome's words go without those that it rests on (claims and sources): they come in a
// file of their own, so that nobody waits for them to read what to do.
import { cp, readdir, readFile, writeFile } from 'node:fs/promises';

/**
 * Copies a folder of compiled packs, but for the words of static pages that lie with them; the texts `outcome` become
 * `outcome` and `basis`, by the same digest.
 */
export async function publishPacks(from, to) {
  await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('.pages.json') });
  const outcomes = (await readdir(to)).filter((name) => name.split('.')[3] === 'outcome');
  await Promise.all(
    outcomes.map(async (name) => {
      const { claims, sources, ...outcome } = JSON.parse(await readFile(`${to}/${name}`, 'utf8'));
      await writeFile(`${to}/${name}`, JSON.stringify(outcome));
      await writeFile(`${to}/${name.replace('.outcome.', '.basis.')}`, JSON.stringify({ claims, sources }));
    })
  );
}
