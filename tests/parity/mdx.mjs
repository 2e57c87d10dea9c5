// Evaluates compiled MDX: imports are stubs, components let their children through.
import { init, parse } from 'es-module-lexer';
import { components } from './components.mjs';
import { Fragment, jsx, stub } from './jsx.mjs';

await init;

const AsyncFunction = (async () => {}).constructor;

function bindings(statement, specifier) {
  const clause = /^import\s+([\s\S]*?)\s+from\s/.exec(statement)?.[1];
  if (!clause) return [];
  const named = /\{([\s\S]*)\}/.exec(clause)?.[1] ?? '';
  const found = named.split(',').filter((each) => each.trim()).map((each) => {
    const [imported, local] = each.trim().split(/\s+as\s+/);
    return { local: local ?? imported, imported };
  });
  const rest = clause.replace(/\{[\s\S]*\}/, '').split(',');
  for (const each of rest.map((one) => one.trim()).filter(Boolean)) {
    const local = each.replace(/^\*\s+as\s+/, '');
    found.push({ local, imported: each.startsWith('*') ? '*' : local });
  }
  return found.map((each) => ({ ...each, specifier }));
}

function imported({ imported: name, specifier }) {
  if (specifier === 'astro/jsx-runtime') return name === 'Fragment' ? Fragment : jsx;
  if (/\.(png|jpe?g|gif|webp|avif|svg)$/i.test(specifier)) return { src: specifier };
  return components[name] ?? stub(name);
}

export async function evaluate(compiled) {
  const [imports, exports] = parse(compiled);
  let code = compiled;
  const scope = new Map();
  for (const each of [...imports].reverse()) {
    if (each.d >= 0) code = `${code.slice(0, each.ss)}__import${code.slice(each.ss + 6)}`;
    if (each.d !== -1) continue;
    const statement = compiled.slice(each.ss, each.se);
    for (const one of bindings(statement, each.n)) scope.set(one.local, imported(one));
    code = code.slice(0, each.ss) + code.slice(each.se);
  }
  if (exports.length) code = code.replace(/^export\s+(default\s+)?(?=const|let|var|function|async|class)/gm, '');
  code = code.replace(/^export\s+\{[\s\S]*?\};?$/gm, '');
  const missing = [...compiled.matchAll(/_missingMdxReference\("([\w.$]+)"/g)].map((each) => each[1]);
  const given = Object.fromEntries(
    missing.map((name) => [name, components[name.split('.')[0]] ?? stub(name)]),
  );
  given['astro-image'] = components.Image;
  scope.set('__import', async () => stub('module'));
  const run = new AsyncFunction(...scope.keys(), '__given', `${code}\nreturn MDXContent({ components: __given });`);
  return String(await run(...scope.values(), given));
}
