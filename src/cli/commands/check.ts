import { access, appendFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { BaselineFile } from '../../analyse/check.ts';
import { NpsError, npsError } from '../../errors.ts';
import type { CheckReport, Rule } from '../../model/check.ts';
import type { Warning } from '../../model.ts';
import { CHECK_FORMATS, present } from '../../present/index.ts';
import { addCheckOptions, type CheckFlags, GRAMMAR, rulesIn } from '../check.ts';
import { FILES, inputsOf, withWorld } from '../inputs.ts';
import { LAST_PERIOD } from '../keys.ts';
import {
  addColumnOptions,
  addCustomerOptions,
  addDedupeOption,
  addFilterOptions,
  addIntervalOptions,
  addVerboseOption,
  confidenceLevel,
  type QuestionFlags,
  type ScoreFlags,
  wholeNumber,
} from '../options.ts';
import { checkOutput, writeResult } from '../output.ts';
import { addOutputOptions, type OutputFlags, print, remark } from '../print.ts';
import { questionAbout } from '../question.ts';
import { addConfigOptions, currentFolder } from '../settings.ts';
import { addThemesOption, rulesOf, speakOfThemes, type ThemesFlag } from '../themes.ts';
import type { CommandSetup, ProcessLike, Shell } from '../world.ts';

const HELP = `Examples:
  nps check responses.csv --min 30                               the score is 30 or more
  nps check a.csv --rule 'nps{plan=SMB} >= 10' --min-n 30        of a segment, and not on fewer answers
  nps check responses.csv --min 30 --decide significant          only where the interval leaves no doubt
  nps check responses.csv --max-drop 5 --baseline last-period    against the period before
  nps check a.csv --max-drop 0 --baseline base.json --write-baseline base.json
                                                                 a ratchet: never below what last passed
  nps check responses.csv --min 30 --format github               annotations in GitHub Actions
`;

type Flags = Omit<QuestionFlags, 'by'> & Omit<ScoreFlags, 'minN'> & ThemesFlag & OutputFlags & CheckFlags;

/** `nps check`: exit code 0 where all rules are met, 1 where one is not, 3 where it is not decided. */
export const checkCommand: CommandSetup = {
  configure(command, shell) {
    command
      .argument('[file...]', FILES)
      .description('Whether the answers in FILE… meet the rules, by exit code and with what was measured.')
      .addHelpText('before', HELP)
      .addHelpText('after', GRAMMAR);
    addThemesOption(addCheckOptions(addColumnOptions(command)));
    addCustomerOptions(command).optionsGroup('Filters:');
    addDedupeOption(addFilterOptions(command));
    addIntervalOptions(command.optionsGroup('Numbers:')).option('--strict', 'make invalid values an error');
    addOutputOptions(addVerboseOption(addConfigOptions(command)), CHECK_FORMATS);
    command.action((files: string[], flags: Flags) => act(files, flags, shell, command));
  },
};

async function act(files: string[], flags: Flags, shell: Shell, command: Command): Promise<void> {
  const { process } = shell;
  const isGiven = command.getOptionValueSource('rule') !== 'config';
  const asked = rulesIn(flags, isGiven);
  const minN = wholeNumber('--min-n', flags.minN, 0, Number.MAX_SAFE_INTEGER);
  const level = confidenceLevel(flags.level);
  const baseline = await baselineOf(flags, process);
  const { rules, left } = askable(asked, baseline, flags, isGiven || flags.maxDrop !== undefined);
  const conditions = [...(flags.where ?? []), ...rules.flatMap(({ segment }) => segment)];
  const themes = speakOfThemes({ where: conditions }) ? await rulesOf(flags, process) : null;
  const { question, read } = await questionAbout(
    await inputsOf(files, process, flags),
    flags,
    themes,
    process,
  );
  const target = flags.writeBaseline ?? null;
  if (target !== null) await checkTarget(process, target, flags, read);
  const [{ check }, { EXIT_CODES, judge }] = await Promise.all([
    import('../../analyse/check.ts'),
    import('../../gate/judge.ts'),
  ]);
  const options = {
    interval: flags.interval,
    level,
    strict: flags.strict === true,
    period: flags.period ?? null,
    baseline,
  };
  const checked = await withWorld(process, flags, read, (world) => check(question, rules, options, world));
  const { decide, undecided } = flags;
  const { measurements } = checked;
  const warnings = [...measurements.warnings, ...left.map(notAsked)];
  const report = judge(rules, { ...measurements, warnings }, { decide, undecided, minN });
  await print(process, report, flags, read);
  if (flags.format === 'github' && !flags.json) await summarise(process, report, flags);
  shell.exitCode = EXIT_CODES[report.verdict];
  if (target === null) return;
  if (report.verdict !== 'pass') {
    if (!flags.quiet) await remark(process, `${target}: not written, as the check did not pass`);
    return;
  }
  const { renderJson } = await import('../../present/json.ts');
  await writeResult(process, renderJson(checked.baseline), target, []);
  if (!flags.quiet) await remark(process, `${target}: written`);
}

/**
 * What changes are measured against; null: nothing. A file that the same run is to write need not be there yet.
 * Errors: those of `readBaseline`.
 */
async function baselineOf(
  { baseline, writeBaseline }: Flags,
  process: ProcessLike,
): Promise<BaselineFile | typeof LAST_PERIOD | null> {
  if (baseline === undefined || baseline === LAST_PERIOD) return baseline ?? null;
  const path = resolve(currentFolder(process), baseline);
  const isOwn = writeBaseline !== undefined && resolve(currentFolder(process), writeBaseline) === path;
  if (isOwn && !(await exists(path))) return null;
  const { readBaseline } = await import('../../config/baseline.ts');
  return readBaseline(path, baseline);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

/**
 * The rules that can be asked. A change is left out where the run is to write what later ones are compared with, and
 * there is nothing yet: the file that `--baseline` names as well, or, for rules of a configuration, no baseline is named.
 * Where no rule is left it is enough that anybody answered. Error `noRules`.
 */
function askable(
  asked: readonly Rule[],
  compared: unknown,
  { rule, baseline, writeBaseline }: Flags,
  isGiven: boolean,
): { rules: readonly Rule[]; left: readonly Rule[] } {
  const isFirst = writeBaseline !== undefined && compared === null && (baseline !== undefined || !isGiven);
  const left = isFirst ? asked.filter(({ metric }) => metric === 'change') : [];
  const rules = asked.filter((one) => !left.includes(one));
  if (rules.length > 0) return { rules, left };
  if (writeBaseline === undefined || (asked.length === 0 && rule !== undefined)) throw npsError('noRules');
  return { rules: rulesIn({ rule: ['n >= 1'] } as CheckFlags, true), left };
}

const notAsked = ({ text }: Rule): Warning => ({
  code: 'noBaselineYet',
  message: `not asked, as there is no baseline yet: ${text}`,
});

/** Errors: `badOption` for standard output, and for a file that is read or written as something else; `unwritable`. */
async function checkTarget(
  process: ProcessLike,
  target: string,
  { output, config }: Flags,
  read: readonly string[],
): Promise<void> {
  const taken = npsError('badOption', {
    option: '--write-baseline',
    value: target,
    expected: 'a file of its own',
  });
  const cwd = currentFolder(process);
  if (target === '-' || (output !== undefined && resolve(cwd, output) === resolve(cwd, target))) throw taken;
  try {
    await checkOutput(process, target, config ? [...read, config] : read);
  } catch (error) {
    throw error instanceof NpsError && error.code === 'outputIsInput' ? taken : error;
  }
}

/** Adds the check to the summary of a step in GitHub Actions, which names the file in a variable. */
async function summarise(process: ProcessLike, report: CheckReport, { redact }: Flags): Promise<void> {
  const path = process.env.GITHUB_STEP_SUMMARY;
  if (!path) return;
  const shown = redact ? (await import('../../present/redact.ts')).redactAll(report) : report;
  const text = await present('markdown', shown, { width: 80, colour: 0, unicode: true, truncate: false });
  // The check is done; who cannot be told of it there is told here.
  await appendFile(path, `${text}\n`).catch((error: NodeJS.ErrnoException) =>
    remark(process, `the step summary cannot be written (${error.code ?? error.message})`),
  );
}
