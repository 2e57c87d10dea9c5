// The words that Astro's and Starlight's own components add to those of their children.
import { html, jsx } from './jsx.mjs';

const box = (...children) => jsx('div', { children });
const line = (text) => (text ? jsx('p', { children: text }) : '');
const address = (source) => (typeof source === 'object' ? source?.src : source);

const Image = ({ src, alt }) => jsx('img', { src: address(src) ?? '', alt: alt ?? '' });
// A paragraph within a button is one by MDX's rules, not to a reader.
const link = ({ href, children }) =>
  jsx('a', { href, 'set:html': html(children).replace(/^\s*<p>|<\/p>\s*$/g, '') });

export const components = {
  Image,
  Picture: Image,
  Aside: ({ type = 'note', title, children }) =>
    jsx('aside', { children: [jsx('p', { 'data-title': 'true', children: title ?? type }), children] }),
  Tabs: ({ children }) => box(children),
  TabItem: ({ label, children }) => box(jsx('p', { 'data-label': 'true', children: label }), children),
  Steps: ({ children }) => box(children),
  CardGrid: ({ children }) => box(children),
  Card: ({ title, children }) => box(line(title), children),
  LinkCard: ({ title, href, description }) => box(line(link({ href, children: title })), line(description)),
  LinkButton: (properties) => link(properties),
  FileTree: ({ children }) => box(children),
  Badge: ({ text }) => jsx('span', { children: text }),
  Icon: () => jsx('span', {}),
  Code: ({ code }) => jsx('pre', { children: jsx('code', { children: code }) }),
  YouTube: ({ id }) => jsx('x-embed', { id }),
  Fragment: ({ children }) => box(html(children) && children),
};
