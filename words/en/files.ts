import { columnTitle } from '../ledger-columns';
import { problemSentence, type ProblemStrings } from '../problem-sentence';
import type { Words } from '../words';
import { count } from './dates';
import { ledger } from './ledger';

/** How a deadline may be written. */
const dates = '2023-09-30, 30 Sep 2023, end of October 2023, Q3 2023, within 3 months, immediately';

const problems: ProblemStrings['problems'] = {
  'unreadable-file': 'the file cannot be read',
  'missing-file': 'the file is missing',
  'missing-column': 'a mandatory column is missing',
  'missing-value': 'a mandatory cell is empty',
  'missing-date': `a mandatory cell is empty; what would do: ${dates}`,
  'unknown-unit': 'no such unit',
  'unknown-leader': 'no such leader',
  'unknown-group': 'no such working group',
  'bad-number': 'the number must be a whole one above 0',
  'repeated-number': 'the number stands twice',
  'bad-date': (found) => `the deadline cannot be read, found “${found}”; what would do: ${dates}`,
  'several-dates':
    'the cell holds several deadlines; leave the one in force, and give measures with deadlines of their own a row each',
  'unclear-date': 'the deadline can be read in two ways; write year, month and day',
  'several-leads': 'another unit leads already',
  'too-long': 'the text is too long',
  'too-many': 'these are too many',
  classified: 'a classified item may not be entered here',
  'old-excel': 'the old formats .xls and .et are not read; save it as .xlsx in WPS or Excel',
  'password-protected': 'the file has a password; save it without one',
  'damaged-file': 'the file is damaged; open it in Excel or WPS and save it as .xlsx',
  'other-format': 'this format is not read; open it in Excel or WPS and save it as .xlsx',
  'word-file':
    'the old formats .doc and .wps are not read; save it as .docx, or copy its table into a sheet and save that as .xlsx',
  'no-table': 'there is no table in this document; take the one with the ledger, or the ledger as .xlsx',
  'picture-of-table': 'this is a PDF or a picture, whose table cannot be read; take the ledger as .xlsx',
  'too-large-file': 'the file is too large; keep only the sheets, rows and columns of the ledger and save it as .xlsx',
  'open-quote': (found) =>
    `a quotation mark in row ${found} is not closed, so that cells cannot be told apart; close it, or save the file as .xlsx`,
  'formula-without-value': (found) =>
    `the cell holds the formula ${found}, whose value the file does not store; open it in Excel or WPS and save it, or write the value`,
  'formula-error': (found) => `the formula failed (${found}); mend it, or write the value`,
  'no-findings': 'there are no findings below the heading',
  'heading-taken': (found, wanted) =>
    `this row was taken for the heading; headings in it that are not understood: ${found === '' ? 'none' : `“${found.replaceAll('、', '”, “')}”`}. If a missing column is among them, say so in campaign.yaml:\ncolumns:\n${wanted.map((line) => `  ${line}`).join('\n')}`,
  'no-heading': (found) =>
    `no heading was found in the first ${found} rows (with columns such as problem, lead unit, deadline)`,
  'column-elsewhere': (found) => `the sheet “${found}” has this column; if the ledger is there, add --sheet '${found}'`,
  'which-sheet': (_, wanted) =>
    `several sheets look like the ledger; say by --sheet which to read (commas between several): ${wanted.join(', ')}`,
  'unknown-sheet': (found, wanted) => `there is no sheet “${found}”, only: ${wanted.join(', ')}`,
  'second-heading': (found) => `here begins another table (“${found}”); give each table its own sheet`,
  'side-by-side': (found) => `two tables stand side by side here (“${found}” comes twice): put one below the other`,
  'several-findings':
    'two problems stand under one number, each with a unit or deadline of its own; give each its number',
  'unknown-column': (found) =>
    `there is no column “${found}”; write problem, lead unit, deadline or another column’s name`,
  'state-no-date': (found) =>
    `“${found}” says how it stands and not when it is due; write the date by which it is to be done`,
  'rhythm-no-date': (found) =>
    `“${found}” says how often and not by when; write a date, or “ongoing” for a long-term item`,
  'undecided-date': (found) => `“${found}” sets no deadline; fill it in once it is decided`,
  'too-far-date': (found) => `“${found}” is more than thirty years ahead: please check the year`,
  'vague-date': (found) => `“${found}” does not say which day: write day, month and year`,
  'collective-unit': (found) =>
    `“${found}” does not say which units; name them, or define it under unitGroups in org.yaml`,
  'bad-value': 'the value will not do',
  'bad-mark': (found) => `the value will not do, found “${found}”; what would do: yes, ✓, ★, or nothing`,
  'bad-rhythm': (found) =>
    `“${found}” is no rhythm of reports; write weekly, half-monthly, monthly or quarterly, or leave it blank`,
  'unknown-key': 'no such setting',
  'unknown-person': 'no such person',
  'repeated-address': 'the address stands twice',
  'repeated-position': 'the position is held by two',
  'too-large': 'the policy is too large to travel with every finding',
  'missing-secret': 'the variable or file that should hold the secret is missing or empty',
  'other-mailbox': "the account is not the campaign's mailbox",
};

const parts: ProblemStrings['parts'] = {
  header: 'header or footer',
  comment: 'comment',
  drawing: 'text box',
  'above-table': 'text above the table',
  'below-table': 'text below the table',
  properties: 'properties of the file',
  'sheet-name': 'name of the sheet',
  'file-name': 'name of the file',
};

export const problem = problemSentence({
  problems,
  parts,
  colon: ': ',
  found: (found) => `, found “${found}”`,
  instead: (wanted) => `; what would do: ${wanted.join(', ')}`,
  key: (key) => `, ${key}`,
  line: (line) => ` (line ${line})`,
  sheet: (sheet) => `, sheet ${sheet}`,
  part: (part) => `, ${part}`,
  row: (row) => `, row ${row}`,
  column: (column) => `, column ${columnTitle(column, ledger.columns)}`,
});

export const furtherProblems: Words['furtherProblems'] = (more) =>
  `There are ${count(more, 'further problem')}; they are told once these are mended.`;
