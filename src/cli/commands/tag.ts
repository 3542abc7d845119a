import { type Command, Option } from 'commander';
import { PERIODS } from '../../enrich/period.ts';
import { npsError } from '../../errors.ts';
import type { Period } from '../../model.ts';
import type { RowFormat } from '../../present/rowWriter.ts';
import { FILES, inputsOf, withWorld } from '../inputs.ts';
import { addLoadOptions, type LoadFlags, loadTagging, targetOf } from '../load.ts';
import {
  addColumnOptions,
  addCustomerOptions,
  addDedupeOption,
  addFilterOptions,
  addVerboseOption,
  collect,
  type QuestionFlags,
} from '../options.ts';
import { addOutputOptions, type OutputFlags, printNotes, remark } from '../print.ts';
import { questionAbout } from '../question.ts';
import { addConfigOptions } from '../settings.ts';
import { requireWritable, writeTagged } from '../tagged.ts';
import { addThemesOption, rulesOf, type ThemesFlag } from '../themes.ts';
import type { CommandSetup, Shell } from '../world.ts';

const HELP = `Examples:
  nps tag responses.csv > tagged.csv                          every answer with its category and month
  nps tag responses.csv --themes saas --format ndjson         with what comments are about, a record a line
  nps tag a.csv --customers crm.csv -o tagged.csv             with stage, tenure and what is known of customers
  nps tag a.csv --columns 'id,nps_category,nps_themes'        these columns only
  nps tag a.csv -o tagged.parquet                             for the next question about a large file
  nps tag a.csv --to postgres://me@host/db --table tagged      into a table of a database
  nps tag a.csv -q --format ndjson | jq 'select(.nps_category == "detractor")'    in a pipe
`;

const ADDED = `
Added columns, named alike whatever the export calls its own: nps_score (what was read), nps_invalid (why there is
none), nps_category, nps_date, nps_period; where they are known nps_respondent, nps_account, nps_stage,
nps_tenure_days (since the signup or first purchase), nps_comment, nps_themes; with --customers customers.NAME.
What was tagged before is tagged anew in its place.

Rows are written as they are read. Kept in memory are the tables of --customers, with --dedupe the respondents, the
ids of answers where an export sends one several times, and tables with a row for each question.
`;

type Flags = Omit<QuestionFlags, 'by'> &
  ThemesFlag &
  OutputFlags &
  LoadFlags & { format: RowFormat; period: Period; columns?: string[]; prefix?: string };

/** `nps tag`: exit code 0, or 3 where no row has a score. */
export const tagCommand: CommandSetup = {
  configure(command, shell) {
    command
      .argument('[file...]', FILES)
      .description('The rows of FILE… with what is known of each answer in added columns, for pipelines.')
      .addHelpText('before', HELP)
      .addHelpText('after', ADDED);
    addThemesOption(addTagOptions(addColumnOptions(command)));
    addCustomerOptions(command).optionsGroup('Filters:');
    addDedupeOption(addFilterOptions(command));
    addOutputOptions(addVerboseOption(addConfigOptions(command)), ['csv', 'ndjson', 'json']);
    addLoadOptions(command.optionsGroup('Output:')).optionsGroup('Help:');
    command.action((files: string[], flags: Flags) =>
      act(files, flags, shell, command.getOptionValueSource('themes') === 'cli'),
    );
  },
};

const addTagOptions = (command: Command): Command =>
  command
    .optionsGroup('Rows:')
    .addOption(new Option('--period <length>', 'what nps_period is').choices(PERIODS).default('month'))
    .option('--columns <names>', "only these columns, in this order: 'id,nps_category' (repeatable)", collect)
    .addOption(
      new Option('--prefix <text>', 'what the names of added columns begin with').default(
        undefined,
        'nps_; tag_ where one of the names is taken',
      ),
    );

async function act(files: string[], given: Flags, shell: Shell, needsThemes: boolean): Promise<void> {
  const { process } = shell;
  const { target, flags } = targetOf(files, given);
  const rules = await rulesOf(flags, process);
  const { question, read } = await questionAbout(
    await inputsOf(files, process, flags),
    flags,
    rules,
    process,
  );
  if (flags.prefix?.trim() === '')
    throw npsError('badOption', {
      option: '--prefix',
      value: flags.prefix,
      expected: "a text such as 'tag_'",
    });
  await requireWritable(flags);
  const { tag } = await import('../../analyse/tag.ts');
  const { period, prefix = null, columns = [] } = flags;
  const tagging = await withWorld(process, flags, read, (world) =>
    tag(question, { period, prefix, columns, needsThemes }, world),
  );
  const redact = flags.redact ? await import('../../present/redact.ts') : null;
  if (target === null) await writeTagged(tagging, redact?.redact, flags, process, read);
  else await loadTagging(tagging, target, redact?.redact ?? null, process);
  if (!flags.quiet) {
    if (target !== null) await remark(process, `${target}: ${tagging.count} rows loaded`);
    const { tagNotes } = await import('../../present/describe/tag.ts');
    const told = redact === null ? tagging.report : redact.redactAll(tagging.report);
    await printNotes(process, tagNotes(told, tagging.count), flags);
  }
  shell.exitCode = tagging.report.counts.scored === 0 ? 3 : 0;
}
