// Renders the files named on stdin, one JSON object a line, as Astro 7 does; answers likewise.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseFrontmatter } from '@astrojs/internal-helpers/frontmatter';
import { satteri } from '@astrojs/markdown-satteri';
import { slug } from 'github-slugger';
import { article, directives } from './directives.mjs';
import { evaluate } from './mdx.mjs';

// Highlighting colours code and changes no word of it.
const SHARED = { syntaxHighlight: false };
const processors = new Map();

function processor(features) {
  const key = JSON.stringify(features);
  if (!processors.has(key)) {
    const mdastPlugins = features.directive ? directives : [];
    const made = satteri({ features, mdastPlugins });
    processors.set(key, {
      markdown: made.createRenderer(SHARED),
      mdx: made.createMdxRenderer(SHARED, { optimize: false, srcDir: new URL('file:///') }),
    });
  }
  return processors.get(key);
}

// The id that Astro's glob loader gives an entry.
function entryId(name, frontmatter) {
  if (frontmatter.slug) return String(frontmatter.slug);
  const bare = name.replace(/\.mdx?$/, '');
  return bare.split('/').map((part) => slug(part)).join('/').replace(/\/index$/, '');
}

async function render({ path, name, features }) {
  const { frontmatter, content } = parseFrontmatter(readFileSync(path, 'utf8'), {
    frontmatter: 'empty-with-spaces',
  });
  const told = { id: entryId(name, frontmatter), title: frontmatter.title };
  delete frontmatter.layout; // what is around the article
  const made = processor(features);
  article.source = content;
  if (name.endsWith('.mdx')) {
    const { code } = await (await made.mdx).process(content, path, frontmatter);
    return { ...told, html: await evaluate(code) };
  }
  const { code } = await (await made.markdown).render(content, { frontmatter });
  return { ...told, html: code };
}

for await (const line of createInterface({ input: process.stdin })) {
  const job = JSON.parse(line);
  let answer;
  try {
    answer = await render(job);
  } catch (error) {
    answer = { error: String(error.message ?? error).split('\n')[0] };
  }
  process.stdout.write(JSON.stringify({ name: job.name, ...answer }) + '\n');
}
