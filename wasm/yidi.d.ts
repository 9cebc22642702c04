// Types of engine.mjs. The same interface whether WebAssembly or its JavaScript build runs underneath.

/** A pack that has been opened. */
export type Handle = number;

/** Loads the module, once; later calls return at once. Where WebAssembly is missing or forbidden, its JavaScript build is loaded. */
export function init(options?: { wasm?: URL | string | ArrayBuffer | ArrayBufferView }): Promise<void>;

/** Opens a pack. Throws an Error with `code` YD501 (no pack), YD502 (other version) or YD503 (damaged). */
export function load(bytes: Uint8Array): Handle;

/** The step that a state token leads to. Throws only where the handle is closed. */
export function step(handle: Handle, token: string): Step;

/** The steps of many tokens, as the lines that the engine writes: byte for byte those of `yidi step`. */
export function evaluate(handle: Handle, tokens: string[]): string[];

/** Reads the fragment of a link. `today` (ISO date) is used where the link names no day of judgement. */
export function resume(handle: Handle, fragment: string, today: string): Resumed | Failure;

export function close(handle: Handle): void;

/** Bytes of linear memory that the module holds. */
export function memory(): number;

export type Step = Ask | Outcome | Failure;

interface Common {
  v: 1;
  /** Facts asked so far, in the order of asking, places left out. */
  path: string[];
}

export interface Ask extends Common {
  state: 'ask';
  fact: string;
  type: 'boolean' | 'symbol' | 'region' | 'date' | 'integer';
  /** Of a symbol. */
  options?: string[];
  /** Of a region: the province it has to lie in, or null. */
  within?: string | null;
  /** Of a date: ISO dates or null. */
  min?: string | null;
  max?: string | null;
  /** Whether "unsure" is an answer. */
  unsure: boolean;
  asked: number;
  /** How many more questions can follow at most, this one included. */
  at_most: number;
  because: { decision: string; rules: string[] };
}

export type Doubt = 'unsure' | 'otherwise' | 'stale' | 'historical';
export type Grade = 'A' | 'B' | 'C';

export interface Decision<Value = unknown> {
  value: Value;
  /** The rule that decided; null where none fired. Of collected decisions `rules` tells it item by item. */
  rule?: string | null;
  rules?: string[];
  claims: string[];
  grade: Grade | null;
  status: 'current' | 'confirm';
  confirm_because?: Doubt[];
}

/** What a rule that did not decide would have said. */
export interface Claimant {
  decision: string;
  rule: string;
  value: unknown;
  claims: string[];
  grade: Grade;
}

export interface Outcome extends Common {
  state: 'outcome';
  decisions: Record<string, Decision>;
  dissent: (Claimant & { why: 'weaker_evidence' | 'less_specific' | 'older' | 'overridden' | 'unsure' | 'replaced' })[];
  to_verify: Claimant[];
  /** The closed historical procedure that decided, if one did. */
  procedure?: string;
  digest: string;
}

export interface Failure {
  v: 1;
  state: 'error';
  code: string;
  at: string;
  text: string;
}

export interface Resumed {
  v: 1;
  state: 'resumed';
  token: string;
  /** Whether the link names its own day of judgement. */
  chosen: boolean;
  /** Whether it was made with this very pack. */
  same_pack: boolean;
  /** Answers that the present pack has no place for. */
  dropped: string[];
}
