// What only the outcome needs; it arrives with it.
export const outcomeStyles = /* css */ `
  .outcome > * {
    margin-top: 1.5em;
  }
  .outcome > .top {
    margin: 0;
  }
  .verdict {
    background: var(--tint);
    border-radius: var(--round);
    padding: 1em;
  }
  .changes dl > div {
    display: block;
  }
  .category dl > div {
    grid-template-columns: minmax(4em, max-content) 1fr; /* few words on the left, long names on the right */
  }
  .verdict > * + * {
    margin-top: 0.5em;
  }
  .verdict h2 {
    font-size: 1.75em;
  }
  .lead {
    font-size: 1.06em;
  }
  h3 {
    font-size: 1.2em;
    border-bottom: 2px solid var(--accent);
    padding-bottom: 0.2em;
    margin-bottom: 0.6em;
  }
  .titled > summary h3 {
    display: inline;
    border: 0;
    padding: 0;
    color: var(--ink);
  }
  .titled {
    border-bottom: 1px solid var(--line);
  }
  .outcome > :is(.folded, .titled) + :is(.folded, .titled) {
    margin-top: 0.25em;
  }
  .confirm,
  .notice {
    background: var(--warn);
    color: var(--warn-ink);
    border-radius: var(--round);
    padding: 0.6em 1em;
    margin: 0.6em 0;
  }
  .outcome ul,
  .outcome ol {
    padding-left: 1.5em;
  }
  .outcome li + li {
    margin-top: 0.5em;
  }
  .outcome ul.papers {
    list-style: none;
    padding: 0;
  }
  dd .confirm {
    font-size: 0.875em;
    padding: 0.25em 0.75em;
    margin: 0.25em 0 0;
  }
  .tick {
    display: flex;
    gap: 0.75em;
    padding: 0.4em 0;
    min-height: 44px;
    box-sizing: border-box;
  }
  .tick input {
    flex: none;
    width: 1.5em;
    height: 1.5em;
    min-height: 0;
    margin: 0.05em 0 0;
    accent-color: var(--accent);
  }
  .choice {
    border-left: 3px solid var(--accent);
    padding-left: 1em;
  }
  .choice > * + * {
    margin: 0;
  }
  .choice legend {
    color: var(--soft);
    font-size: 0.875em;
  }
  .outcome .places > li + li {
    margin-top: 1em;
  }
  .outcome ol.tries {
    list-style: none;
    padding: 0;
  }
  .tries > li > details {
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: 0.25em 1em;
  }
  .tries > li > details[open] {
    border-color: var(--accent);
    padding-bottom: 1em;
  }
  .tries summary {
    color: var(--ink);
    line-height: 1.6;
    padding: 0.5em 0;
  }
  .tries .number {
    display: inline-block;
    min-width: 1.75em;
    border-radius: 1em;
    background: var(--tint);
    text-align: center;
  }
  .tries .action {
    font-weight: 600;
    margin: 0.6em 0;
  }
  .tries .button {
    margin-right: 0.6em;
  }
  .tries .next {
    margin-top: 0.6em;
  }
  .button {
    display: inline-flex;
    align-items: center;
    text-decoration: none;
    margin-top: 0.4em;
  }
  dl > div {
    display: grid;
    grid-template-columns: minmax(6em, 1fr) 2fr;
    gap: 0 1em;
    padding: 0.4em 0;
    border-bottom: 1px solid var(--line);
  }
  dt {
    color: var(--soft);
  }
  .answers > div {
    align-items: center;
  }
  .answers dd {
    display: flex;
    justify-content: space-between;
    align-items: center;
    gap: 0.6em;
  }
  .answers .link {
    flex: none;
  }
  .others .small,
  .basis li {
    font-size: 0.9375em;
  }
  .basis h4 {
    margin: 1em 0 0.4em;
  }
  .closing .actions {
    margin: 1em 0;
  }
  .nowrap {
    white-space: nowrap;
  }
  .timeline {
    display: block;
    width: 100%;
    max-width: 32em;
    margin: 0.4em 0;
    font-size: 12px;
    fill: var(--ink);
  }
  .timeline .rail {
    stroke: var(--line);
    stroke-width: 2;
  }
  .timeline .covered {
    stroke: var(--accent);
    stroke-width: 6;
    fill: none;
  }
  .timeline circle {
    fill: var(--paper);
    stroke: var(--accent);
    stroke-width: 3;
  }
  @media print {
    button,
    .top,
    .take,
    .took,
    .others,
    .changes,
    .answers .link,
    .basis,
    .outcome details:not(.tries details, .more),
    .more:not(.titled) > summary,
    .button {
      display: none;
    }
    .tries summary {
      list-style: none;
      min-height: 0;
    }
    .tries details::details-content {
      content-visibility: visible;
    }
    .more::details-content {
      display: block;
      content-visibility: visible;
      block-size: auto;
    }
    .titled {
      border: 0;
    }
    .titled > summary {
      list-style: none;
      line-height: inherit;
    }
    .outcome {
      columns: 2;
      column-gap: 2em;
      font-size: 8.5pt;
      line-height: 1.35;
    }
    .verdict {
      column-span: all;
      border: 1pt solid var(--line);
      padding: 0.6em 1em;
      margin-bottom: 0.8em;
    }
    .outcome > * {
      margin-top: 0.7em;
    }
    h3 {
      margin-bottom: 0.3em;
      break-after: avoid;
    }
    .outcome li,
    dl > div {
      break-inside: avoid;
    }
    .tries > li > details,
    .tries > li > details[open] {
      border: 0;
      padding: 0;
    }
    .outcome li + li {
      margin-top: 0.15em;
    }
    .tick,
    dl > div {
      padding: 0.1em 0;
      min-height: 0;
    }
    .tick input {
      width: 1.1em;
      height: 1.1em;
    }
    .timeline {
      max-width: 22em;
    }
  }
`;
