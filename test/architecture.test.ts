/**
 * Holds the picture of the house true: every import in src, type-only and dynamic ones too, is read from
 * the syntax tree and judged by the rules below. A rule that is broken says why it exists.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseAst } from 'vitest/node';

const MAX_LINES = 250;

/** Files that may be longer than MAX_LINES, each with the reason; shorten one and it must leave the list. */
const LONG: Record<string, string> = {
  'src/errors.ts': 'the catalogue of all that can go wrong: one entry each, in one place to look them up',
  'src/model.ts': 'the nouns of the house, types only: one place to look them up',
};

/** Files with functions and no test of their own, each with the reason; write the test and it must leave. */
const UNTESTED: Record<string, string> = {
  'src/analyse/compare/paired.ts': 'compare.test.ts: the whole is held to a plain reading of random tables',
  'src/analyse/compare/parts.ts': 'compare.test.ts',
  'src/analyse/compare/sides.ts': 'compare.test.ts',
  'src/analyse/compare/themes.ts': 'compare.test.ts',
  'src/config/themes/rules.ts': 'themes.test.ts, by the files of fixtures/themes',
  'src/enrich/themes/alphabet.ts': 'matcher.test.ts and reference.test.ts: parts of one pass over a comment',
  'src/enrich/themes/compile.ts': 'matcher.test.ts and reference.test.ts',
  'src/enrich/themes/evaluate.ts': 'matcher.test.ts and reference.test.ts',
  'src/enrich/themes/hits.ts': 'matcher.test.ts and reference.test.ts',
  'src/enrich/themes/scan.ts': 'matcher.test.ts and reference.test.ts',
  'src/analyse/themes/voices.ts': 'themes.test.ts: a plain reading of whole tables',
  'src/analyse/themes/change.ts': 'themes.test.ts',
  'src/aggregate/spoken.ts': 'voices.test.ts: the definitions, read word by word',
  'src/pipeline/voices.ts': 'analyse/themes.test.ts',
  'src/pipeline/rolling.ts': 'analyse/report/rolling.test.ts: a plain reading of whole tables',
  'src/pipeline/keeping.ts': 'analyse/report/special.test.ts: a plain reading of whole tables',
  'src/analyse/report/measures.ts': 'analyse/report/special.test.ts',
  'src/analyse/report/population.ts': 'analyse/report/special.test.ts',
  'src/analyse/report/scoring.ts': 'analyse/report/special.test.ts and report.test.ts',
  'src/present/describe/themes/tables.ts': 'describe/themes.test.ts',
  'src/cli/engine.ts': 'commands/report.test.ts',
  'src/cli/tagged.ts': 'commands/tag.test.ts',
  'src/pipeline/parquet.ts': 'cli/commands/tag.test.ts',
  'src/sql/duckdb/writeParquet.ts': 'cli/commands/tag.test.ts',
  'src/pipeline/decided.ts': 'pass.test.ts',
  'src/pipeline/foresight.ts': 'counted.test.ts: held to a look at each row, on random tables',
  'src/pipeline/known.ts': 'pass.test.ts',
  'src/pipeline/looked.ts': 'pass.test.ts',
  'src/pipeline/reads.ts': 'counted.test.ts',
  'src/pipeline/wanted.ts': 'counted.test.ts',
  'src/pipeline/enrichment.ts': 'a door to what customers.test.ts and stages.test.ts test',
  'src/present/describe/compare/groups.ts': 'describe/compare.test.ts shows them together',
  'src/present/describe/compare/paired.ts': 'describe/compare.test.ts',
  'src/present/describe/compare/parts.ts': 'describe/compare.test.ts',
  'src/present/describe/compare/themes.ts': 'describe/compare.test.ts',
  'src/pipeline/databases.ts':
    'cli/load.test.ts and sql/postgres/load.test.ts: a door to what is tested there',
  'src/sql/postgres/copy.ts': 'load.test.ts, with a server: rows that arrive, and rows that do not',
  'src/sql/postgres/eachRow.ts': 'table.test.ts, with a server',
  'src/sql/postgres/sessions.ts': 'session.test.ts',
  'src/sql/postgres/settings.ts': 'session.test.ts: what they do on a server that is set otherwise',
  'src/read/plainCells.ts': 'plain.test.ts',
  'src/sql/duckdb/fileCounter.ts': 'csvFile.test.ts and parquet.test.ts: what it tells is held to a scan',
  'src/sql/duckdb/index.ts': 'a door to what csvFile.test.ts and parquet.test.ts test',
  'src/sql/duckdb/people.ts': 'csvFile.test.ts: its numbers are held to a plain reading',
  'src/stats/adjustedWald.ts': 'interval.test.ts holds all methods to published figures side by side',
  'src/stats/tangoScore.ts': 'interval.test.ts',
  'src/stats/wald.ts': 'interval.test.ts',
  'src/stats/standardError.ts': 'variance.test.ts',
  'src/stats/suppression/bridges.ts':
    'suppress.test.ts and disclosure.test.ts: only the whole can be right or wrong',
  'src/stats/suppression/detour.ts': 'suppress.test.ts and disclosure.test.ts',
  'src/stats/suppression/grid.ts': 'suppress.test.ts and disclosure.test.ts',
  'src/stats/suppression/network.ts': 'suppress.test.ts and disclosure.test.ts',
  'src/stats/suppression/sums.ts': 'suppress.test.ts and disclosure.test.ts',
};

/** What each part may import besides itself, the outermost first. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  // What an option's text means is known by the stage that it is for.
  cli: [
    'analyse',
    'present',
    'gate',
    'config',
    'pipeline',
    'map',
    'enrich',
    'model',
    'errors',
    'package.json',
  ],
  // `inspect` asks the stages one by one what the pipeline makes of them together.
  analyse: ['pipeline', 'map', 'enrich', 'aggregate', 'stats', 'model', 'errors'],
  present: ['stats', 'model', 'errors'],
  gate: ['model', 'errors'],
  // What a term means is known by the matcher that it is for.
  config: ['enrich', 'model', 'errors'],
  pipeline: ['read', 'sql', 'map', 'enrich', 'aggregate', 'stats', 'model', 'errors'],
  read: ['model', 'errors'],
  // Tables that a database reads, and just as `read` would.
  sql: ['read', 'model', 'errors'],
  map: ['model', 'errors'],
  enrich: ['model', 'errors'],
  aggregate: ['model', 'errors'],
  stats: ['model', 'errors'],
  errors: ['model'],
  model: [],
};

const PURE = ['stats', 'gate', 'present', 'map', 'enrich', 'errors', 'model'];
const PURE_BUILTINS = ['node:util', 'node:path', 'node:url', 'node:string_decoder', 'node:buffer'];
const IMPURE_GLOBALS = new Set(
  'process console performance crypto fetch globalThis require setTimeout setInterval setImmediate'.split(
    ' ',
  ),
);
const COMPUTED = 'computed: import(…)';

interface Module {
  part: string;
  lines: number;
  /** `src/…` for our own files, `node:…` for built-ins, `npm:…` for packages. */
  imports: string[];
  impurities: string[];
  exportsFunction: boolean;
}

interface Project {
  modules: Map<string, Module>;
  tests: ReadonlySet<string>;
  long: Record<string, string>;
  untested: Record<string, string>;
}

interface Rule {
  name: string;
  because: string;
  offences(project: Project): string[];
}

const RULES: Rule[] = [
  {
    name: 'one-way',
    because:
      'cli → analyse, present, gate, config → pipeline → stages → model, errors; only the pipeline knows the order of the stages',
    offences: ({ modules }) =>
      eachImport(modules, (from, target) => {
        const to = partOf(target);
        const allowed = MAY_IMPORT[from.part];
        return isOwn(target) && to !== from.part && !allowed?.includes(to);
      }),
  },
  {
    name: 'known-parts',
    because: 'a folder that no rule knows is a folder without rules',
    offences: ({ modules }) =>
      [...modules].flatMap(([path, { part }]) =>
        part in MAY_IMPORT ? [] : [`${path}: '${part}' is not in MAY_IMPORT`],
      ),
  },
  {
    name: 'literal-imports',
    because: 'an import that is computed can neither be judged here nor bundled',
    offences: ({ modules }) => eachImport(modules, (_, target) => target === COMPUTED),
  },
  {
    name: 'pure-imports',
    because: `${PURE.join(', ')} get everything as arguments, so that a test needs no files, clock or mocks`,
    offences: ({ modules }) =>
      eachImport(
        modules,
        ({ part }, target) =>
          PURE.includes(part) && target.startsWith('node:') && !PURE_BUILTINS.includes(target),
      ),
  },
  {
    name: 'pure-code',
    because: 'the same input gives the same bytes: no process, clock, random source or console',
    offences: ({ modules }) =>
      [...modules].flatMap(([path, { part, impurities }]) =>
        PURE.includes(part) ? impurities.map((impurity) => `${path} → ${impurity}`) : [],
      ),
  },
  {
    name: 'no-cycles',
    because: 'files that need each other are one file, or hide a third',
    offences: ({ modules }) => cycles(modules),
  },
  {
    name: 'short-files',
    because: `one job a file; over ${MAX_LINES} lines needs a reason in LONG`,
    offences: ({ modules, long }) =>
      ratchet(
        long,
        'LONG',
        (path) => {
          const lines = modules.get(path)?.lines ?? 0;
          return lines > MAX_LINES ? `${path}: ${lines} lines` : null;
        },
        modules,
      ),
  },
  {
    name: 'tests-mirror-src',
    because: 'the test of a file is found without searching',
    offences: ({ modules, tests, untested }) =>
      ratchet(
        untested,
        'UNTESTED',
        (path) => {
          const test = path.replace(/^src/, 'test').replace(/\.ts$/, '.test.ts');
          return modules.get(path)?.exportsFunction && !tests.has(test) ? `${path}: no ${test}` : null;
        },
        modules,
      ),
  },
];

/** Offenders that no reason excuses, and reasons that excuse nothing any more. */
function ratchet(
  excused: Record<string, string>,
  list: string,
  offence: (path: string) => string | null,
  modules: Project['modules'],
): string[] {
  const unexcused = [...modules.keys()]
    .filter((path) => !(path in excused))
    .flatMap((path) => offence(path) ?? []);
  const stale = Object.keys(excused).filter((path) => offence(path) === null);
  return [...unexcused, ...stale.map((path) => `${path}: no longer needs to be in ${list}`)];
}

function eachImport(
  modules: Project['modules'],
  isOffence: (from: Module, target: string) => boolean,
): string[] {
  return [...modules].flatMap(([path, module]) =>
    module.imports.filter((target) => isOffence(module, target)).map((target) => `${path} → ${target}`),
  );
}

function cycles(modules: Project['modules']): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (path: string, trail: string[]): void => {
    if (trail.includes(path)) found.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
    if (done.has(path) || trail.includes(path)) return;
    for (const target of modules.get(path)?.imports ?? []) visit(target, [...trail, path]);
    done.add(path);
  };
  for (const path of modules.keys()) visit(path, []);
  return found;
}

// ── Reading the sources ───────────────────────────────────────────────────────────────────────────

interface Node {
  type: string;
  [key: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';
const isOwn = (target: string): boolean => !target.includes(':');
const partOf = (path: string): string =>
  path
    .replace(/^src\//, '')
    .split('/')[0]!
    .replace(/\.ts$/, '');

function inspect(path: string, source: string): Module {
  const program = parseAst(source, { lang: 'ts' }) as unknown as Node & { body: Node[] };
  const imports: string[] = [];
  const impurities: string[] = [];
  walk(program, (node, parent, key) => {
    const specifier = importedBy(node);
    if (specifier !== null) imports.push(resolve(path, specifier));
    const impurity = impurityOf(node, parent, key);
    if (impurity !== null) impurities.push(impurity);
  });
  const lines = source.trimEnd().split('\n').length;
  return {
    part: partOf(path),
    lines,
    imports,
    impurities,
    exportsFunction: program.body.some(exportsFunction),
  };
}

function walk(node: Node, visit: (node: Node, parent: Node | null, key: string) => void): void {
  const step = (child: Node, parent: Node | null, key: string): void => {
    visit(child, parent, key);
    for (const [name, value] of Object.entries(child))
      for (const item of Array.isArray(value) ? value : [value]) if (isNode(item)) step(item, child, name);
  };
  step(node, null, '');
}

/** What an import, a re-export, `import(…)` or a type `import(…)` names; COMPUTED where only running it tells. */
function importedBy({ type, source }: Node): string | null {
  if (!/^(Import|Export|TSImport)/.test(type) || !isNode(source)) return null;
  if (typeof source.value === 'string') return source.value;
  const quasis = source.quasis as { value: { cooked: string } }[] | undefined;
  return quasis?.length === 1 ? quasis[0]!.value.cooked : COMPUTED;
}

function resolve(path: string, specifier: string): string {
  if (specifier === COMPUTED) return COMPUTED;
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  if (isBuiltin(specifier)) return `node:${specifier.replace(/^node:/, '').split('/')[0]}`;
  return `npm:${specifier}`;
}

function impurityOf(node: Node, parent: Node | null, key: string): string | null {
  const called = (callee: unknown, name: string): boolean => isNode(callee) && callee.name === name;
  if (node.type === 'NewExpression' && called(node.callee, 'Date') && !(node.arguments as unknown[]).length)
    return 'new Date()';
  if (node.type === 'CallExpression' && called(node.callee, 'Date')) return 'Date()';
  if (node.type === 'MemberExpression') {
    const name = `${(node.object as Node).name}.${(node.property as Node).name}`;
    return name === 'Date.now' || name === 'Math.random' ? name : null;
  }
  const isName = /^(key|property|imported|exported|label)$/.test(key) && parent?.computed !== true;
  return node.type === 'Identifier' && !isName && IMPURE_GLOBALS.has(String(node.name))
    ? String(node.name)
    : null;
}

function exportsFunction({ type, declaration }: Node): boolean {
  if (!type.startsWith('Export') || !isNode(declaration)) return false;
  const initialisers = ((declaration.declarations ?? []) as Node[]).map(({ init }) => init);
  return [declaration, ...initialisers].some((node) => isNode(node) && /Function|Class/.test(node.type));
}

// ── The house as it stands ────────────────────────────────────────────────────────────────────────

const ROOT = new URL('..', import.meta.url);

function typescriptIn(folder: string): string[] {
  const files = readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.ts'))
    .map((file) => posix.join(folder, file.replaceAll('\\', '/')));
}

const project = (sources: Record<string, string>, rest: Partial<Project> = {}): Project => ({
  modules: new Map(Object.entries(sources).map(([path, source]) => [path, inspect(path, source)])),
  tests: new Set(),
  long: {},
  untested: {},
  ...rest,
});

describe('the sources', () => {
  const sources = typescriptIn('src').map((path) => [path, readFileSync(new URL(path, ROOT), 'utf8')]);
  const house = project(Object.fromEntries(sources), {
    tests: new Set(typescriptIn('test')),
    long: LONG,
    untested: UNTESTED,
  });

  it.each(RULES)('$name', ({ because, offences }) => {
    expect(offences(house), because).toEqual([]);
  });
});

// ── The rules can fail ────────────────────────────────────────────────────────────────────────────

describe('the rules', () => {
  const offences = (rule: string, made: Project): string[] =>
    RULES.find(({ name }) => name === rule)!.offences(made);
  const long = 'a;\n'.repeat(MAX_LINES + 1);

  it.each([
    ['one-way', 'src/map/a.ts → src/read/b.ts', 'map/a', "import type { B } from '../read/b.ts';"],
    ['one-way', 'src/map/formats/a.ts → src/read/b.ts', 'map/formats/a', "export * from '../../read/b.ts';"],
    ['one-way', 'src/stats/a.ts → src/pipeline.ts', 'stats/a', "const b = await import('../pipeline.ts');"],
    ['one-way', 'src/present/a.ts → src/analyse/b.ts', 'present/a', "let b: import('../analyse/b.ts').B;"],
    ['one-way', 'src/cli/a.ts → src/read/b.ts', 'cli/a', "import { b } from '../read/b.ts';"],
    ['one-way', 'src/errors.ts → src/stats/b.ts', 'errors', "import { b } from './stats/b.ts';"],
    ['one-way', 'src/map/a.ts → test/b.ts', 'map/a', "import { b } from '../../test/b.ts';"],
    ['known-parts', "src/utils/a.ts: 'utils' is not in MAY_IMPORT", 'utils/a', ''],
    ['literal-imports', `src/cli/a.ts → ${COMPUTED}`, 'cli/a', 'await import(name);'],
    ['pure-imports', 'src/stats/a.ts → node:fs', 'stats/a', "import { readFile } from 'fs/promises';"],
    ['pure-imports', 'src/enrich/a.ts → node:os', 'enrich/a', "const os = await import('node:os');"],
    ['pure-code', 'src/present/a.ts → process', 'present/a', 'const wide = process.stdout.columns;'],
    ['pure-code', 'src/stats/a.ts → new Date()', 'stats/a', 'const now = new Date();'],
    ['pure-code', 'src/map/a.ts → Date.now', 'map/a', 'const now = Date.now();'],
    ['pure-code', 'src/gate/a.ts → Math.random', 'gate/a', 'export const flip = () => Math.random();'],
    ['no-cycles', 'src/map/a.ts → src/map/a.ts', 'map/a', "import './a.ts';"],
    ['short-files', `src/map/a.ts: ${MAX_LINES + 1} lines`, 'map/a', long],
    ['tests-mirror-src', 'src/map/x/a.ts: no test/map/x/a.test.ts', 'map/x/a', 'export const a = () => 1;'],
    ['tests-mirror-src', 'src/map/a.ts: no test/map/a.test.ts', 'map/a', 'export class A {}'],
  ])('%s refuses %s', (rule, offence, file, source) => {
    expect(offences(rule, project({ [`src/${file}.ts`]: source }))).toEqual([offence]);
  });

  it('no-cycles sees a cycle through several files', () => {
    const made = project({
      'src/map/a.ts': "import './b.ts';",
      'src/map/b.ts': "import type { C } from './c.ts';",
      'src/map/c.ts': "const a = import('./a.ts');",
    });
    expect(offences('no-cycles', made)).toEqual([
      'src/map/a.ts → src/map/b.ts → src/map/c.ts → src/map/a.ts',
    ]);
  });

  it('accept what the picture allows', () => {
    const made = project(
      {
        'src/cli/main.ts':
          "import { report } from '../analyse/report.ts'; process.stdout.write(report(Date.now()));",
        'src/analyse/report.ts': "import { read } from '../pipeline.ts'; export const report = read;",
        'src/pipeline.ts': "import { nps } from './stats/nps.ts'; export const read = nps;",
        'src/stats/nps.ts':
          "import { inspect } from 'node:util'; // not Date.now()\nexport const nps = (at: number) => inspect({ process: new Date(at), is: 'process.env' });",
      },
      { tests: new Set(['test/stats/nps.test.ts']) },
    );
    expect(RULES.flatMap((rule) => rule.offences(made))).toEqual([]);
  });

  it('want an excuse gone once it excuses nothing', () => {
    const made = project(
      { 'src/map/a.ts': '' },
      { long: { 'src/map/a.ts': 'a table' }, untested: { 'src/map/gone.ts': 'soon' } },
    );
    expect(offences('short-files', made)).toEqual(['src/map/a.ts: no longer needs to be in LONG']);
    expect(offences('tests-mirror-src', made)).toEqual([
      'src/map/gone.ts: no longer needs to be in UNTESTED',
    ]);
  });
});
