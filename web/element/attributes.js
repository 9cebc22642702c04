// Attributes as properties, for elements that need no more than that.

const camel = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * Gives a class a property for each attribute: `as-of` becomes `asOf`.
 * @param {object} attributes by name its default, a string; or false where only its presence counts
 */
export function defineAttributes(type, attributes) {
  for (const [name, preset] of Object.entries(attributes)) {
    const flag = preset === false;
    Object.defineProperty(type.prototype, camel(name), {
      configurable: true,
      get() {
        return flag ? this.hasAttribute(name) : this.getAttribute(name) ?? preset;
      },
      set(value) {
        if (flag) this.toggleAttribute(name, Boolean(value));
        else if (value === null || value === undefined) this.removeAttribute(name);
        else this.setAttribute(name, value);
      },
    });
  }
}

/** Takes over properties that were set before the element was defined. */
export function upgradeProperties(element, attributes) {
  for (const name of Object.keys(attributes).map(camel)) {
    if (!Object.prototype.hasOwnProperty.call(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
