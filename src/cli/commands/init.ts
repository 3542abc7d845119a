import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { type Detected, detectedIn } from '../../analyse/detect.ts';
import { inspect } from '../../analyse/inspect.ts';
import { CONFIG_NAMES, configIn } from '../../config/find.ts';
import { PACKS, type Pack, packMeant, packPath } from '../../config/themes/packs.ts';
import { npsError } from '../../errors.ts';
import type { Inspection } from '../../model.ts';
import { openTables } from '../../pipeline.ts';
import { sanitise } from '../../present/sanitise.ts';
import type { Existing } from '../amend.ts';
import { inputsOf, withWorld } from '../inputs.ts';
import { addColumnOptions, addVerboseOption, collect, type InputFlags, inputSettings } from '../options.ts';
import { checkOutput, writeResult } from '../output.ts';
import { remark } from '../print.ts';
import { currentFolder } from '../settings.ts';
import type { Settled } from '../template.ts';
import type { CommandSetup, ProcessLike } from '../world.ts';

const HELP = `Examples:
  nps init responses.csv                            nps.config.yaml with what was detected
  nps init responses.csv --customers customers.csv  and with the customers' table
  nps init --themes saas                            and a copy of the rules by which comments are tagged
  nps init                                          every setting, as a comment
`;

/** What a copy of a pack is called. */
const COPY = 'themes.yaml';

interface InitFlags extends InputFlags {
  customers?: string[];
  themes?: string;
  config?: string;
}

/** `nps init`: writes a configuration file, or adds to it what it lacks; what stands there is never changed. */
export const initCommand: CommandSetup = {
  configure(command, { process }) {
    command
      .argument('[file...]', 'exports to look at; without one, every setting is a comment')
      .description('Writes nps.config.yaml: what was detected in FILE…, and every other setting explained.')
      .addHelpText('before', HELP);
    addVerboseOption(addColumnOptions(command))
      .optionsGroup('Customers:')
      .option('--customers <file>', 'a table of customers to name in the file (repeatable)', collect)
      .optionsGroup('Themes:')
      .option(
        '--themes <pack>',
        `rules of themes to start from: ${PACKS.join(', ')}; or a file of rules that is there`,
      )
      .optionsGroup('Output:')
      .option('--config <file>', 'the file to write, or to add to; - is standard output')
      .optionsGroup('Help:');
    command.action(async (files: string[], flags: InitFlags) => {
      const inputs = files.length === 0 ? [] : await inputsOf(files, process, flags);
      const customers = flags.customers === undefined ? [] : await inputsOf(flags.customers, process);
      if (customers.includes('-'))
        throw npsError('badOption', { option: '--customers', value: '-', expected: 'a file' });
      const cwd = currentFolder(process);
      const found = flags.config === undefined ? configIn(cwd) : null;
      const target = flags.config ?? (found === null ? CONFIG_NAMES[0] : relative(cwd, found));
      const copy = flags.themes === undefined ? null : await rulesFor(flags.themes, cwd);
      if (copy !== null && resolve(cwd, copy.path) === resolve(cwd, target))
        throw npsError('badOption', {
          option: '--config',
          value: target,
          expected: 'another file than the rules',
        });
      const inspections = await withWorld(process, {}, inputs, async (world) => {
        if (customers.length > 0) await openTables(customers, world);
        const each: Inspection[] = [];
        const calendar = { timeZone: 'UTC', fiscalYearStart: 1 };
        for (const input of inputs) each.push(await inspect(input, inputSettings(flags), calendar, world));
        return each;
      });
      await tell(process, inspections);
      const seen = (file: string) => seenFrom(dirname(resolve(cwd, target)), resolve(cwd, file));
      const settled = {
        ...settledBy(detectedIn(inspections), flags),
        customers: customers.map(seen),
        themes: copy === null ? null : seen(copy.path),
      };
      const { amended } = await import('../amend.ts');
      const before = target === '-' ? null : await existing(resolve(cwd, target), target);
      const { text, said, left } = amended(before, settled);
      const sources = [...inputs, ...customers, ...(copy === null ? [] : [copy.path])];
      if (text !== null) await checkOutput(process, target, sources);
      const told = copy?.pack ? [await copied(process, copy)] : [];
      if (text !== null) await writeResult(process, text, target, sources);
      if (target === '-') for (const line of told) await remark(process, line);
      else {
        const lines = [...told, `${target}: ${said}`].map((line) => `${sanitise(line)}\n`);
        await writeResult(process, lines.join(''), null, []);
      }
      await advise(process, target, left);
      await adviseOnThemes(process, target, before, settled);
    });
  },
};

/** What the files hold that a reader of the numbers should know, before it is written down. */
async function tell(process: ProcessLike, inspections: readonly Inspection[]): Promise<void> {
  for (const { problem, warnings } of inspections) {
    for (const { message } of warnings) await remark(process, message);
    if (problem === null) continue;
    for (const line of problem.message.split('\n')) await remark(process, line);
    await remark(process, problem.hint);
  }
}

const seenFrom = (folder: string, path: string): string => relative(folder, path).split(sep).join('/');

/** Rules of themes that the configuration is to name. */
interface Rules {
  /** As seen from the current folder. */
  path: string;
  /** The pack that is copied there; null: the file is there. */
  pack: Pack | null;
  /** What is to be written; null: it stands there already. */
  text: string | null;
}

/**
 * The rules that `--themes NAME` means: a pack, to be copied to `themes.yaml` in the current folder, or a file of
 * rules. Errors: `themesExist` where another file is in the way of the copy; those of `loadThemes`.
 */
async function rulesFor(name: string, cwd: string): Promise<Rules> {
  const pack = await packMeant(name, resolve(cwd, name));
  if (pack === null) {
    const { loadThemes } = await import('../../config/themes.ts');
    await loadThemes(resolve(cwd, name), name);
    return { path: name, pack, text: null };
  }
  const [text, found] = [await readFile(packPath(pack), 'utf8'), await textAt(resolve(cwd, COPY), COPY)];
  if (found !== null && found !== text) throw npsError('themesExist', { path: COPY, pack });
  return { path: COPY, pack, text: found === null ? text : null };
}

/** Writes the copy unless it is there, and says in a line what was done. */
async function copied(process: ProcessLike, { path, pack, text }: Rules): Promise<string> {
  if (text === null) return `${path}: unchanged`;
  await writeResult(process, text, path, []);
  return `${path}: written, a copy of the pack ${pack}`;
}

function settledBy(detected: Detected, flags: InputFlags): Omit<Settled, 'customers' | 'themes'> {
  const { anchors } = inputSettings(flags);
  const noWord = anchors !== null && Object.keys(anchors).length === 0;
  return {
    columns: detected.columns,
    anchors: noWord ? 'none' : detected.anchors,
    formats: {
      ...(flags.from === undefined ? {} : { input: flags.from }),
      ...(detected.dateOrder === null ? {} : { dateOrder: detected.dateOrder }),
    },
    recognised: detected.formats.length === 1 ? detected.formats[0]! : null,
  };
}

/** The text of a file; null: there is none. Error `unreadable`. */
function textAt(path: string, shown: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw npsError('unreadable', { path: shown, cause: error.code ?? error.message });
  });
}

async function existing(path: string, target: string): Promise<Existing | null> {
  const text = await textAt(path, target);
  if (text === null) return null;
  const { loadConfig } = await import('../../config/load.ts');
  return { text, config: (await loadConfig(path, target)).config };
}

/** What was detected and is not in the file, for whoever wants to put it there. */
async function advise({ stderr }: ProcessLike, target: string, left: readonly string[]): Promise<void> {
  if (left.length === 0) return;
  stderr.write(`${sanitise(`nps: ${target} is left as it is; what it could say:`)}\n\n${left.join('\n')}`);
}

/** A configuration that names other rules goes on to do so, which whoever asked for these should know. */
async function adviseOnThemes(
  process: ProcessLike,
  target: string,
  before: Existing | null,
  { themes }: Settled,
): Promise<void> {
  const named = before?.config.themes;
  if (themes === null || !named || named === themes) return;
  await remark(
    process,
    `${target} goes on naming other rules, themes: ${named}; these are themes: ${themes}`,
  );
}
