import type { ProblemCode, ProblemSentence } from '../files';

const problems: Readonly<Record<ProblemCode, string>> = {
  'unreadable-file': 'the file cannot be read',
  'missing-file': 'the file is missing',
  'missing-column': 'a mandatory column is missing',
  'missing-value': 'a mandatory cell is empty',
  'unknown-unit': 'no such unit',
  'unknown-leader': 'no such leader',
  'unknown-group': 'no such working group',
  'bad-number': 'the number must be a whole one above 0',
  'repeated-number': 'the number stands twice',
  'bad-date': 'the deadline cannot be read',
  'several-dates': 'the cell holds several deadlines; give each its own row',
  'unclear-date': 'the deadline can be read in two ways; write year, month and day',
  'several-leads': 'another unit leads already',
  'too-long': 'the text is too long',
  'too-many': 'these are too many',
  classified: 'a classified item may not be entered here',
  'old-excel': 'the old formats .xls and .et are not read; save it as .xlsx in WPS or Excel',
  'bad-value': 'the value will not do',
  'unknown-key': 'no such setting',
  'unknown-person': 'no such person',
  'repeated-address': 'the address stands twice',
  'repeated-position': 'the position is held by two',
  'too-large': 'the policy is too large to travel with every finding',
  'missing-secret': 'the variable or file that should hold the secret is missing or empty',
  'other-mailbox': "the account is not the campaign's mailbox",
};

export const problem: ProblemSentence = (file, at, code, found, wanted) => {
  const where =
    at === undefined
      ? ''
      : 'row' in at
        ? `, sheet ${at.sheet}, row ${at.row}, column ${at.column}`
        : `, ${at.key}${at.line === undefined ? '' : ` (line ${at.line})`}`;
  const instead = wanted.length === 0 ? '' : `; what would do: ${wanted.join(', ')}`;
  return `${file}${where}: ${problems[code]}${found === '' ? '' : `, found “${found}”`}${instead}`;
};
