// Names of places from one script to the other, character by character; the build sees to it that this is enough.

/** @param {{ simplified: string, traditional: string }} pairs characters at the same places belong together */
export function byCharacter({ simplified, traditional }) {
  const way = (from, to) => {
    const map = new Map([...from].map((character, index) => [character, [...to][index]]));
    return (text) => Array.from(text, (character) => map.get(character) ?? character).join('');
  };
  return { traditional: way(simplified, traditional), simplified: way(traditional, simplified) };
}
