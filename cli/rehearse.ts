import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Trouble } from '../client/errors';
import { everybodyPrompt, readBehavioursFile, type Behaviours } from '../config/behaviours-file';
import type { DayIndex } from '../domain/calendar/moment';
import { prepareCampaign, type Prepared } from '../ledger/prepare';
import { rehearsalPage } from '../rehearsal/page';
import { rehearse, type Rehearsal } from '../rehearsal/rehearse';
import { reportOf, type Report } from '../rehearsal/report';
import { wordsFor } from '../words';
import type { Words } from '../words/words';
import { inColumns } from './columns';
import type { Given } from './options';
import type { Verb } from './verb';

/** `duban rehearse`. */
export const rehearsal: Verb = {
  act: (given, words, folder) => rehearseFolder(folder, given, words),
};

/** A pace other than real: the campaign begins on its start day, whatever day it is. */
const PACED = 2;
const DAYS_A_WEEK = 7;
/** Ten years: what lies further is a slip of the hand. */
const MOST_WEEKS = 520;

/**
 * Plays a campaign's folder through without a server, and prints what it would bring.
 * @throws BadFiles; Trouble bad-argument
 */
async function rehearseFolder(folder: string, given: Given, words: Words): Promise<void> {
  const prepared = await prepareCampaign(folder, { pace: PACED, now: 0 });
  const { campaign, rows } = prepared;
  const script = given.maybe('script');
  const ids = rows.map(({ subject }) => subject.id);
  const behaviours = script === undefined ? everybodyPrompt : await readBehavioursFile(script, campaign.directory, ids);
  const rehearsed = { ...campaign, rows };
  const until = lastDay(prepared, given);
  const folderOfDocuments = given.maybe('documents');
  const { rehearsal, files = [] } =
    folderOfDocuments === undefined
      ? { rehearsal: rehearse(rehearsed, behaviours, until) }
      : await withDocuments(prepared, behaviours, until, folderOfDocuments);
  const file = given.maybe('html');
  if (file !== undefined) {
    // The page is handed round in the campaign's language, whoever writes it.
    const { language } = campaign.terms.policy;
    const its = wordsFor(language);
    await writeFile(file, await rehearsalPage(reportOf(rehearsal, rehearsed, its), its, language));
  }
  const report = reportOf(rehearsal, rehearsed, words);
  process.stdout.write(`${given.is('json') ? JSON.stringify(report, null, 2) : reportText(report, words)}\n`);
  if (given.is('json')) return;
  if (file !== undefined) process.stdout.write(`\n${words.rehearsal.written(file)}\n`);
  if (folderOfDocuments !== undefined) {
    process.stdout.write(`\n${words.rehearsal.documents(folderOfDocuments, files.length)}\n`);
  }
}

/** Plays the campaign's own matters too, and writes what it would leave to a folder. */
async function withDocuments(
  prepared: Prepared,
  behaviours: Behaviours,
  until: DayIndex,
  folder: string,
): Promise<{ readonly rehearsal: Rehearsal; readonly files: readonly string[] }> {
  // Loaded where they are used: a rehearsal alone needs neither pages nor documents.
  const [{ rehearseWhole }, { writeDocuments }, { openArchive }] = await Promise.all([
    import('../rehearsal/whole.js'),
    import('../rehearsal/documents.js'),
    import('../archive/archive.js'),
  ]);
  const scratch = await mkdtemp(join(tmpdir(), 'duban-rehearsal-'));
  try {
    const { rehearsal, documents } = await rehearseWhole(prepared, behaviours, until, openArchive(scratch));
    return { rehearsal, files: await writeDocuments(documents, folder) };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** The end of the concentrated phase, where nothing else is said. */
function lastDay({ start, end }: Prepared, given: Given): DayIndex {
  const weeks = given.maybe('weeks');
  if (weeks === undefined) {
    const until = given.maybe('until') === undefined ? end : given.day('until');
    if (until < start) throw new Trouble('bad-argument', `--until ${given.maybe('until') ?? ''}`);
    return until;
  }
  const count = Number(weeks);
  if (given.maybe('until') !== undefined || !Number.isInteger(count) || count < 1 || count > MOST_WEEKS) {
    throw new Trouble('bad-argument', `--weeks ${weeks}`);
  }
  return start + count * DAYS_A_WEEK - 1;
}

function reportText(report: Report, words: Words): string {
  const { rehearsal } = words;
  const { headings, columns, fates, none } = rehearsal;
  const { people, days, findings, drafts, said, letters } = report;
  const kinds = [columns.reminders, columns.chases, columns.drafts];
  const counts = (load: { readonly reminders: number; readonly chases: number; readonly drafts: number }): string[] =>
    [load.reminders, load.chases, load.drafts].map(String);
  const part = (heading: string, heads: readonly string[], rows: readonly (readonly string[])[]): readonly string[] => [
    '',
    heading,
    ...(rows.length === 0 ? [none] : inColumns([heads, ...rows])).map((line) => `  ${line}`),
  ];
  return [
    rehearsal.title(report.campaign),
    rehearsal.summary(report.from, report.until, findings.length, letters.length, people.length),
    rehearsal.onlyRehearsed,
    ...part(
      headings.people,
      [columns.person, columns.letters, ...kinds, columns.busiest],
      people.map(({ name, busiest, ...load }) => [
        name,
        String(load.letters),
        ...counts(load),
        `${busiest.day} ${rehearsal.amount(busiest.letters, busiest.items)}`,
      ]),
    ),
    ...part(
      headings.days,
      [columns.day, columns.letters, columns.people, ...kinds],
      days.map(({ day, ...load }) => [day, String(load.letters), String(load.people), ...counts(load)]),
    ),
    ...part(
      headings.findings,
      [columns.finding, columns.light, columns.stage, columns.unit, columns.title],
      findings.map(({ id, light, stage, unit, title }) => [id, words.colours[light], words.stages[stage], unit, title]),
    ),
    ...part(
      headings.drafts,
      [columns.day, columns.finding, columns.letter, columns.cause, columns.fate],
      drafts.map(({ day, finding, letter, cause, fate }) => [
        day,
        finding,
        words.formal[letter],
        words.duties[cause],
        fates[fate],
      ]),
    ),
    ...part(
      headings.refusals,
      [columns.day, columns.finding, columns.command, columns.why],
      said.flatMap(({ day, finding, command, refused }) =>
        refused === null ? [] : [[day, finding, words.commands[command], words.refusal(refused)]],
      ),
    ),
  ].join('\n');
}
