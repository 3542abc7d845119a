import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

process.chdir(fileURLToPath(new URL('..', import.meta.url)));

rmSync('dist', { recursive: true, force: true });

const { metafile } = await build({
  // The second is what a thread runs.
  entryPoints: { main: 'src/cli/main.ts', matchWorker: 'src/pipeline/themes/matchWorker.ts' },
  outdir: 'dist',
  chunkNames: '[name]-[hash]',
  bundle: true,
  // An optional package with a binary of its own: it is found where it is installed, or not.
  external: ['@duckdb/*'],
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  minifySyntax: true,
  // Names stay, so that the stack trace of a bug report can be read; starting is no slower for it.
  minifyIdentifiers: false,
  legalComments: 'none',
  // Every package is inside the bundle, so what the CommonJS ones still require is part of Node.
  banner: { js: 'var require=process.getBuiltinModule;' },
  metafile: true,
  logLevel: 'warning',
});

writeFileSync('dist/THIRD-PARTY-LICENSES.txt', licences(bundledPackages()));

/** Folders of the packages that put at least a byte into the output. */
function bundledPackages() {
  const inputs = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  );
  const folders = inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []);
  return [...new Set(folders)].sort();
}

/**
 * One section a text: many packages share one, word for word.
 * @param {string[]} folders
 */
function licences(folders) {
  /** @type {Map<string, string[]>} */
  const packagesByText = new Map();
  for (const folder of folders) {
    const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    const files = ['', 'dist']
      .filter((part) => existsSync(join(folder, part)))
      .flatMap((part) => readdirSync(join(folder, part)).map((file) => join(part, file)))
      .filter((file) => /^(licen[cs]e|notice|copying|dist\/3rd-party)(\.|$|-)/i.test(file));
    const texts = files.sort().map((file) => readFileSync(join(folder, file), 'utf8').trim());
    const text = texts.join('\n\n') || licenceInReadme(folder);
    if (text === '') throw new Error(`${name} comes without a licence text: do not bundle it`);
    packagesByText.set(text, [...(packagesByText.get(text) ?? []), `${name} ${version} (${license})`]);
  }
  const rule = '-'.repeat(80);
  const sections = [...packagesByText].map(([text, packages]) => `${packages.join('\n')}\n\n${text}\n`);
  return ['The bundle holds code of these packages, each under its own terms.\n', ...sections].join(
    `${rule}\n`,
  );
}

/**
 * What stands below `## License` in the README, as some packages have it; empty: there is nothing.
 * @param {string} folder
 */
function licenceInReadme(folder) {
  const path = join(folder, 'README.md');
  if (!existsSync(path)) return '';
  const lines = readFileSync(path, 'utf8').split('\n');
  const begin = lines.findIndex((line) => /^##+ licen[cs]e\s*$/i.test(line));
  if (begin < 0) return '';
  const length = lines.slice(begin + 1).findIndex((line) => /^##? /.test(line));
  return lines
    .slice(begin + 1, length < 0 ? undefined : begin + 1 + length)
    .join('\n')
    .trim();
}
