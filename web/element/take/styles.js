// What only taking along needs; it arrives with it.
export const takeStyles = /* css */ `
  .took img {
    display: block;
    width: 100%;
    border: 1px solid var(--line);
  }
  .took textarea {
    font: inherit;
    font-size: 0.875em;
    width: 100%;
    box-sizing: border-box;
    color: inherit;
    background: var(--paper);
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: 0.75em;
  }
  .share {
    border: 1px solid var(--line);
    border-radius: var(--round);
    padding: 1em;
  }
`;
