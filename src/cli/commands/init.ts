import { readFile } from 'node:fs/promises';
import { dirname, relative, resolve, sep } from 'node:path';
import { type Detected, detectedIn } from '../../analyse/detect.ts';
import { inspect } from '../../analyse/inspect.ts';
import { CONFIG_NAMES, configIn } from '../../config/find.ts';
import { npsError } from '../../errors.ts';
import type { Inspection } from '../../model.ts';
import { openTables } from '../../pipeline.ts';
import { sanitise } from '../../present/sanitise.ts';
import type { Existing } from '../amend.ts';
import { inputsOf, withWorld } from '../inputs.ts';
import { addColumnOptions, addVerboseOption, collect, type InputFlags, inputSettings } from '../options.ts';
import { writeResult } from '../output.ts';
import { remark } from '../print.ts';
import { currentFolder } from '../settings.ts';
import type { Settled } from '../template.ts';
import type { CommandEntry, ProcessLike } from '../world.ts';

const HELP = `Examples:
  nps init responses.csv                            nps.config.yaml with what was detected
  nps init responses.csv --customers customers.csv  and with the customers' table
  nps init                                          every setting, as a comment
`;

interface InitFlags extends InputFlags {
  customers?: string[];
  config?: string;
}

/** `nps init`: writes a configuration file, or adds to it what it lacks; what stands there is never changed. */
export const initCommand: CommandEntry = {
  name: 'init',
  summary: 'write what was detected to a configuration file',
  configure(command, { process }) {
    command
      .argument('[file...]', 'exports to look at; without one, every setting is a comment')
      .description('Writes nps.config.yaml: what was detected in FILE…, and every other setting explained.')
      .addHelpText('before', HELP);
    addVerboseOption(addColumnOptions(command))
      .optionsGroup('Customers:')
      .option('--customers <file>', 'a table of customers to name in the file (repeatable)', collect)
      .optionsGroup('Output:')
      .option('--config <file>', 'the file to write, or to add to; - is standard output')
      .optionsGroup('Help:');
    command.action(async (files: string[], flags: InitFlags) => {
      const inputs = files.length === 0 ? [] : await inputsOf(files, process);
      const customers = flags.customers === undefined ? [] : await inputsOf(flags.customers, process);
      if (customers.includes('-'))
        throw npsError('badOption', { option: '--customers', value: '-', expected: 'a file' });
      const cwd = currentFolder(process);
      const found = flags.config === undefined ? configIn(cwd) : null;
      const target = flags.config ?? (found === null ? CONFIG_NAMES[0] : relative(cwd, found));
      const inspections = await withWorld(process, {}, inputs, async (world) => {
        if (customers.length > 0) await openTables(customers, world);
        const each: Inspection[] = [];
        const calendar = { timeZone: 'UTC', fiscalYearStart: 1 };
        for (const input of inputs) each.push(await inspect(input, inputSettings(flags), calendar, world));
        return each;
      });
      await tell(process, inspections);
      const seen = customers.map((file) => seenFrom(dirname(resolve(cwd, target)), resolve(cwd, file)));
      const settled = settledBy(detectedIn(inspections), flags, seen);
      const { amended } = await import('../amend.ts');
      const before = target === '-' ? null : await existing(resolve(cwd, target), target);
      const { text, said, left } = amended(before, settled);
      if (text !== null) await writeResult(process, text, target, [...inputs, ...customers]);
      if (target !== '-') await writeResult(process, `${sanitise(target)}: ${said}\n`, null, []);
      await advise(process, target, left);
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

function settledBy(detected: Detected, flags: InputFlags, customers: string[]): Settled {
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
    customers,
  };
}

async function existing(path: string, target: string): Promise<Existing | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw npsError('unreadable', { path: target, cause: error.code ?? error.message });
  });
  if (text === null) return null;
  const { loadConfig } = await import('../../config/load.ts');
  return { text, config: (await loadConfig(path, target)).config };
}

/** What was detected and is not in the file, for whoever wants to put it there. */
async function advise({ stderr }: ProcessLike, target: string, left: readonly string[]): Promise<void> {
  if (left.length === 0) return;
  stderr.write(`${sanitise(`nps: ${target} is left as it is; what it could say:`)}\n\n${left.join('\n')}`);
}
