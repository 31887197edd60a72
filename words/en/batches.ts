import type { BatchWords } from '../batches';
import { count } from './dates';

export const batches: BatchWords = {
  commands: {
    decideBatch: 'decide a supervision batch',
    recordInspection: 'record an inspection',
    takeBackBatch: 'take back what was said of a batch',
  },
  reasons: { claimed: 'claimed', key: 'key item', slow: 'needs speeding up', lacking: 'found lacking in daily watch' },
  outcomes: { verified: 'progress verified', lacking: 'found lacking', checked: 'checked' },
  methods: { documents: 'documents', site: 'site visit', interview: 'interviews' },
  columns: {
    batch: 'batch',
    finding: 'finding',
    title: 'title',
    unit: 'lead unit',
    why: 'because',
    deadline: 'deadline',
    group: 'group',
    people: 'people',
    outcome: 'result',
    method: 'method',
    day: 'day',
    place: 'place',
    found: 'what was found',
  },
  kind: 'batch',
  nobody: 'no group is independent',
  nothing: 'Nothing to look at just now.',
  load: (group, findings, people) =>
    `${group}: ${count(findings, 'finding')}; ${people === '' ? 'nobody in the directory' : people}`,
  notProven: 'There are too many ways to try them all: the loads are about as even as they can be.',
  none: 'No supervision batch has been decided.',
  line: (id, from, to, methods, { findings, verified, lacking, checked, owed }) =>
    `${id}  ${from} to ${to}  ${methods}  ${count(findings, 'finding')}: ${verified} verified, ${lacking} lacking, ${checked} checked, ${owed} without a result`,
  decided: (id, findings, groups) =>
    `${id} is decided: ${count(findings, 'finding')}, ${count(groups, 'group')}; the task sheets go out by letter.`,
  wouldDecide: (findings, groups) =>
    `Would decide a batch of ${count(findings, 'finding')} for ${count(groups, 'group')}.`,
  checkNamed: (finding) => `${finding}: the checkers are named; its check is the batch's result.`,
  recorded: (batch, finding, outcome) => `${batch} ${finding}: ${outcome}.`,
  takenBack: (what) => `${what} is taken back; the record keeps both.`,
  takenBackBecause: (why) => `taken back: ${why}`,
  findingKeepsIt:
    "The finding's own record keeps what it was told; what was flagged by mistake is taken back with undo.",
  owed: 'no result yet',
  imported: (results) => `${count(results, 'result')} recorded.`,
  wouldImport: (results) => `Would record ${count(results, 'result')}; all are in order.`,
  badRow: (row, why) => `Row ${row}: ${why}`,
  noSheet: 'The file has no heading of a task sheet (finding, group and the others).',
  written: (file) => `Written to ${file}.`,
  verified: (batch, group, text) => `${batch}, ${group}: progress verified${text === '' ? '' : `. ${text}`}`,
  sheet: {
    file: 'Task sheet',
    name: 'Task sheet',
    guide:
      'In the column "result" write "progress verified" or "found lacking"; for a claimed finding, "checked" once its check is recorded. Several methods are divided by commas. Where something is lacking, say what in "what was found". Answer the letter with the sheet, or hand it to the office.',
    title: (campaign, batch) => `${campaign}: task sheet of supervision ${batch}`,
    group: (group, people) => (people === '' ? group : `${group}: ${people}`),
    when: (from, to, methods) => `${from} to ${to}, by ${methods}`,
    byHand:
      'Under "result": progress verified, or found lacking; for a claimed finding, checked, once its check is recorded.',
    signed: 'Head of the group (signature):                                        Date:',
  },
  report: {
    file: 'Batch report',
    title: (campaign, batch) => [campaign, `: report on supervision batch ${batch}`],
    addressee: 'To the leading group:',
    overall: (from, to, methods, groups, { findings, verified, lacking, checked, owed }) =>
      `From ${from} to ${to}, ${count(groups, 'group')} looked at ${count(findings, 'finding')} (${methods}): ${verified} verified, ${lacking} found lacking, ${checked} checked${owed === 0 ? '' : `, ${owed} without a result yet`}.`,
    why: (reasons) => reasons.map(([reason, findings]) => `${reason}: ${findings}`).join(', '),
    group: (group, people, { findings, verified, lacking, checked, owed }) =>
      `${group} (${people}): ${count(findings, 'finding')}; ${verified} verified, ${lacking} lacking, ${checked} checked${owed === 0 ? '' : `, ${owed} without a result`}.`,
    lacking: (finding, title, unit, text) => `${finding} ${title} (${unit}): ${text}`,
    owed: (findings) => findings.join(', '),
    headings: {
      overall: 'Overall',
      groups: 'Group by group',
      lacking: 'What was found lacking',
      owed: 'Without a result yet',
    },
    closing: 'Respectfully submitted.',
  },
};
