// What sites do with directives: asides become `aside`, anything else stays as its author wrote it.
const ASIDES = new Set([
  'note', 'tip', 'caution', 'danger', 'info', 'warning', 'important', 'tldr', 'summary',
]);

const text = (value) => ({ type: 'text', value });
const element = (hName, hProperties, children) => ({
  type: 'paragraph', data: { hName, hProperties }, children,
});

function written({ attributes }) {
  const pairs = Object.entries(attributes ?? {}).map(([key, value]) =>
    value === '' ? key : `${key}="${value}"`,
  );
  return pairs.length ? `{${pairs.join(' ')}}` : '';
}

function literal(node, colons) {
  const label = node.children?.length ? [text('['), ...node.children, text(']')] : [];
  return [text(colons + node.name), ...label, text(written(node))];
}

// The article at hand; a directive in the text of an image is gone before any plugin sees it.
export const article = { source: '' };

const words = {
  name: 'words',
  options: { position: true },
  image(node, ctx) {
    const written = article.source.slice(node.position?.start.offset ?? 0);
    const alt = /^!\[([^\][\\*_`<&]*)\]/.exec(written)?.[1];
    if (alt && alt !== node.alt) ctx.setProperty(node, 'alt', alt);
  },
  leafDirective(node, ctx) {
    ctx.replaceNode(node, { type: 'paragraph', children: literal(node, '::') });
  },
  textDirective(node, ctx) {
    for (const part of literal(node, ':')) ctx.insertBefore(node, part);
    ctx.removeNode(node);
  },
};

const asides = {
  name: 'asides',
  containerDirective(node, ctx) {
    const [first] = node.children;
    const label = first?.data?.directiveLabel ? first.children : undefined;
    const body = label ? node.children.slice(1) : node.children;
    const known = ASIDES.has(node.name);
    const title = label ?? (known ? [text(node.name)] : undefined);
    const head = title ? [element('p', { 'data-title': 'true' }, title)] : [];
    const kind = known ? { hName: 'aside' } : { hName: 'div' };
    ctx.replaceNode(node, { type: 'blockquote', data: kind, children: [...head, ...body] });
  },
};

// In this order: what stands in an aside must be settled before the aside is replaced.
export const directives = [words, asides];
