// FEEL expressions by seed: first every operator and function over every pair of operand types, then trees of them.

export function randomness(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  return { next, pick: (list) => list[Math.floor(next() * list.length)] };
}

// Literals by type. Numbers stay far from 2^53, where JavaScript stops counting.
export const literals = {
  null: ["null"],
  boolean: ["true", "false"],
  number: ["0", "1", "2", "-3", "12", "31"],
  string: ['""', '"a"', '"b"', '"abc"', '"异地"', '"2024-01-31"', '"P1D"'],
  date: ['@"2024-01-31"', '@"2024-02-29"', '@"2023-12-01"', 'date("2024-03-31")'],
  months: ['@"P1M"', '@"P1Y"', '@"-P1Y2M"', 'duration("P13M")'],
  days: ['@"P1D"', '@"P30D"', '@"-P2D"', 'duration("PT36H")'],
  list: ["[]", "[1]", "[1, 2, 3]", '["a", "b"]', "[null]", "[1, null]", '[@"2024-01-31"]', "[true, false]", "[[1], [2]]"],
};
export const types = Object.keys(literals);

const infix = ["and", "or", "=", "!=", "<", "<=", ">", ">=", "+", "-", "*"];
const properties = ["year", "month", "day", "weekday", "years", "months", "days"];

// Each form takes two operands (and a third where it has one) and is one mechanism of the language.
export const forms = {
  ...Object.fromEntries(infix.map((operator) => [operator, (a, b) => `(${a}) ${operator} (${b})`])),
  ...Object.fromEntries(properties.map((property) => [`.${property}`, (a) => `(${a}).${property}`])),
  negate: (a) => `-(${a})`,
  not: (a) => `not(${a})`,
  between: (a, b, c) => `(${a}) between (${b}) and (${c})`,
  "in value": (a, b) => `(${a}) in (${b})`,
  "in list": (a, b, c) => `(${a}) in [(${b}), (${c})]`,
  "in tests": (a, b, c) => `(${a}) in (${b}, > (${c}))`,
  "in closed": (a, b, c) => `(${a}) in [(${b})..(${c})]`,
  "in open": (a, b, c) => `(${a}) in ](${b})..(${c})[`,
  "in half": (a, b, c) => `(${a}) in ((${b})..(${c})]`,
  "in <": (a, b) => `(${a}) in < (${b})`,
  "in >=": (a, b) => `(${a}) in >= (${b})`,
  if: (a, b, c) => `if ${a} then ${b} else ${c}`,
  some: (a, b) => `some x in ${a} satisfies x = (${b})`,
  every: (a, b) => `every x in ${a} satisfies x < (${b})`,
  "some pairs": (a, b) => `some x in ${a}, y in ${b} satisfies x = y`,
  list: (a, b) => `[(${a}), (${b})]`,
  date: (a) => `date(${a})`,
  "date of parts": (a, b, c) => `date(${a}, ${b}, ${c})`,
  duration: (a) => `duration(${a})`,
  count: (a) => `count(${a})`,
  min: (a, b) => `min(${a}, ${b})`,
  max: (a, b) => `max([(${a}), (${b})])`,
  "min of one": (a) => `min(${a})`,
  "max of one": (a) => `max(list: ${a})`,
  "list contains": (a, b) => `list contains(${a}, ${b})`,
  append: (a, b) => `append(${a}, ${b})`,
  concatenate: (a, b) => `concatenate(${a}, ${b})`,
  "string length": (a) => `string length(${a})`,
  contains: (a, b) => `contains(${a}, ${b})`,
  "starts with": (a, b) => `starts with(match: ${b}, string: ${a})`,
  "ends with": (a, b) => `ends with(${a}, ${b})`,
  "upper case": (a) => `upper case(${a})`,
  "lower case": (a) => `lower case(${a})`,
  is: (a, b) => `is(${a}, ${b})`,
};

// Trees remember their parts, so that one that fails can be made smaller.
const leaf = (type, text) => ({ form: null, type, text, parts: [] });
const tree = (form, parts) => ({ form, type: "any", text: forms[form](...parts.map((part) => part.text)), parts });

export function* pairs(random) {
  for (const form of Object.keys(forms))
    for (const a of types) {
      const others = forms[form].length === 1 ? [types[0]] : types;
      for (const b of others)
        yield tree(form, [a, b, random.pick([b, b, random.pick(types)])].slice(0, forms[form].length).map((type) => leaf(type, random.pick(literals[type]))));
    }
}

export function nested(random, depth) {
  if (depth === 0 || random.next() < 0.2) {
    const type = random.pick(types);
    return leaf(type, random.pick(literals[type]));
  }
  const form = random.pick(Object.keys(forms));
  return tree(form, Array.from({ length: forms[form].length }, () => nested(random, depth - 1)));
}

// Smaller trees that may fail in the same way: each part alone, and each part in place replaced by a smaller one.
export function* smaller(node) {
  for (const part of node.parts) yield part;
  for (const [i, part] of node.parts.entries()) {
    const replaced = (by) => tree(node.form, node.parts.map((old, k) => (k === i ? by : old)));
    if (part.form) for (const type of types) yield replaced(leaf(type, literals[type][0]));
    for (const less of smaller(part)) yield replaced(less);
  }
}
