// The JSON Schemas of data/schema, ready to check files with.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import Ajv2020 from 'ajv/dist/2020.js';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
export const folder = join(root, 'data/schema');
export const read = (path) => JSON.parse(readFileSync(path, 'utf8'));
export const schemas = Object.fromEntries(readdirSync(folder).sort().map((name) => [name, read(join(folder, name))]));

const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true });
for (const [name, schema] of Object.entries(schemas)) ajv.addSchema(schema, name);

/** What the schema "rules.json" has against a value: one line each, the place first. */
export function flaws(name, value) {
  const validate = ajv.getSchema(name);
  if (validate(value)) return [];
  return validate.errors.map(({ instancePath, message, params }) => `${instancePath}: ${message} ${JSON.stringify(params)}`);
}

/** Whether a part of a schema, "common.json#/$defs/date", takes a value. */
export function takes(pointer, value) {
  return ajv.getSchema(pointer)(value);
}

/** All JSON files below a folder, those in a folder "schema" left out, in order. */
export function jsonFiles(below) {
  return readdirSync(below, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(below, entry.name);
      if (entry.isDirectory()) return entry.name === 'schema' ? [] : jsonFiles(path);
      return entry.name.endsWith('.json') ? [path] : [];
    });
}

export const shown = (path) => relative(root, path);

/** Visits every schema inside a schema with the path that leads to it. */
export function walk(schema, visit, path = '') {
  if (typeof schema !== 'object' || schema === null) return;
  visit(schema, path);
  for (const key of ['$defs', 'properties'])
    for (const [name, inner] of Object.entries(schema[key] ?? {})) walk(inner, visit, `${path}/${key}/${name}`);
  for (const key of ['additionalProperties', 'items', 'propertyNames', 'if', 'then', 'else', 'not'])
    walk(schema[key], visit, `${path}/${key}`);
  for (const key of ['anyOf', 'oneOf', 'allOf']) (schema[key] ?? []).forEach((inner, i) => walk(inner, visit, `${path}/${key}/${i}`));
}
