// The smallest JSX runtime: elements become strings of HTML.
class Html extends String {}

export const Fragment = Symbol('Fragment');

const STUB = Symbol('stub');

const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'source', 'track', 'wbr']);
const escaped = (value) =>
  String(value).replace(/[&<>"]/g, (each) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[each]};`);

export function html(child) {
  if (child == null || typeof child === 'boolean' || typeof child === 'symbol') return '';
  if (child instanceof Html) return String(child);
  if (Array.isArray(child)) return child.map(html).join('');
  if (typeof child === 'function' || (typeof child === 'object' && !(child instanceof String))) return '';
  return escaped(child);
}

function attributes(properties) {
  return Object.entries(properties)
    .filter(([, value]) => ['string', 'number'].includes(typeof value) || value === true)
    .map(([key, value]) => ` ${key === 'className' ? 'class' : key}="${value === true ? '' : escaped(value)}"`)
    .join('');
}

export function jsx(type, { children, 'set:html': raw, ...properties } = {}) {
  if (type === Fragment) return new Html(raw ?? html(children));
  if (type[STUB]) return new Html(`<x-component>${html(children)}</x-component>`);
  if (typeof type === 'function') return type({ children, ...properties });
  const start = `<${type}${attributes(properties)}>`;
  return new Html(VOID.has(type) ? start : `${start}${raw ?? html(children)}</${type}>`);
}

// Stands for anything that an article imports: as a component it lets its children through,
// and it has every property and can be called, so that expressions have no value but do not fail.
export function stub(name) {
  return new Proxy(() => stub(name), {
    get(target, key) {
      if (key === STUB) return true;
      if (key === Symbol.toPrimitive) return () => '';
      if (key === Symbol.iterator) return [][Symbol.iterator];
      if (key === 'toString') return () => '';
      if (key === 'map' || key === 'filter') return () => [];
      if (typeof key === 'symbol' || key === 'then') return target[key];
      return stub(`${name}.${key}`);
    },
  });
}
