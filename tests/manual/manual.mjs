// Reading the author's manual: the files that it has people write and change, and the commands with what they print.

/**
 * The steps of a Markdown text, in their order.
 *   `path` …:  and a block of json   {kind: 'write', path, text}        a new file
 *   `path` …:  and a block of diff   {kind: 'change', path, lines}      lines that begin with " ", "-" or "+"
 *   a block of console               {kind: 'run', command, prints}     one for each line that begins with "$ "
 * Each has the line of the manual where it begins, and the heading above it.
 */
export function stepsOf(markdown) {
  const lines = markdown.split('\n');
  const steps = [];
  let heading = '';
  for (let i = 0; i < lines.length; ++i) {
    if (lines[i].startsWith('#')) heading = lines[i].replace(/^#+ /, '');
    const fence = /^```(\w+)$/.exec(lines[i]);
    if (!fence) continue;
    const begin = i + 1;
    while (lines[++i] !== '```') if (i >= lines.length) throw new Error(`line ${begin}: the block has no end`);
    const block = lines.slice(begin, i);
    const at = { line: begin + 1, heading };
    const path = /^`([^`]+)`.*:$/.exec(lines[begin - 3] ?? '')?.[1];
    if (fence[1] === 'console') steps.push(...commands(block, at));
    else if (fence[1] === 'diff' && path) steps.push({ ...at, kind: 'change', path, lines: block });
    else if (fence[1] === 'json' && path) steps.push({ ...at, kind: 'write', path, text: block.join('\n') + '\n' });
    else throw new Error(`line ${begin}: a block of ${fence[1]} that nothing is done with`);
  }
  return steps;
}

function commands(block, at) {
  const found = [];
  block.forEach((line, i) => {
    if (line.startsWith('$ ')) found.push({ heading: at.heading, line: at.line + i, kind: 'run', command: line.slice(2), prints: '' });
    else if (found.length === 0) throw new Error(`line ${at.line}: a block of console begins with a command`);
    else found.at(-1).prints += line + '\n';
  });
  return found;
}

/** A text with a change made: the lines that stay and go stand in it exactly once, one after the other. */
export function changed(text, lines) {
  for (const line of lines) if (!/^[ +-]/.test(line)) throw new Error(`a line of a change begins with " ", "-" or "+": ${line}`);
  const side = (sign) => lines.filter((line) => line[0] === ' ' || line[0] === sign).map((line) => line.slice(1) + '\n').join('');
  const [before, after] = [side('-'), side('+')];
  const at = `\n${text}`.indexOf(`\n${before}`);
  if (before === '' || at < 0) throw new Error(`the lines to change are not there:\n${before}`);
  if (`\n${text}`.indexOf(`\n${before}`, at + 1) >= 0) throw new Error(`the lines to change are there more than once:\n${before}`);
  return text.slice(0, at) + after + text.slice(at + before.length);
}
