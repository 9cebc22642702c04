// Types of yidi.js: the element <yidi-guide>. On a server the module is loaded and defines nothing.

/** What a guide is about: whether to register, a bill that does not settle, a bill that is paid, a registration that stands. */
export type Guide = 'filing' | 'troubleshoot' | 'claim' | 'validity';

/** Where to begin: codes of the places (GB/T 2260), and the day of judgement as an ISO date. */
export interface Start {
  insured?: string;
  care?: string;
  guide?: Guide;
  asOf?: string;
}

export class YidiGuide extends HTMLElement {
  insured: string;
  care: string;
  guide: Guide;
  asOf: string;
  /** Where the packs lie; `packs/` beside the module where it is empty. */
  packs: string;
  theme: '' | 'light' | 'dark' | 'auto';
  /** Where mistakes are reported, `https:` or `mailto:`. */
  report: string;
  elder: boolean;
  history: boolean;
  shareAnswers: boolean;
  /** The screen that is shown and, with `shareAnswers`, the token of the state. */
  readonly state: { screen: 'loading' | 'places' | 'question' | 'outcome' | 'problem'; token?: string };
  /** Begins anew. Settles when there is something to read. */
  start(options?: Start): Promise<void>;
  /** Forgets every answer. */
  reset(): Promise<void>;
}

/** What the events carry; `token` only with `shareAnswers`. */
export interface GuideEvents {
  'yidi-ready': CustomEvent<Record<string, never>>;
  'yidi-step': CustomEvent<{ guide: Guide; fact: string; token?: string }>;
  'yidi-outcome': CustomEvent<{ guide: Guide; filing?: string; token?: string }>;
  'yidi-error': CustomEvent<{ kind: 'offline' | 'missing' | 'damaged' | 'date' | 'state' | 'other'; code?: string }>;
  'yidi-resize': CustomEvent<{ height: number }>;
}

declare global {
  interface HTMLElementTagNameMap {
    'yidi-guide': YidiGuide;
  }
  interface HTMLElementEventMap extends GuideEvents {}
}
