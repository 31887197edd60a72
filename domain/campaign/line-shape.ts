import { digest, position } from '../commands/command-shapes';
import { code, holding, list, number, oneOf, text, whole, within, yesOrNo, type Shape } from '../commands/shape';
import { stages, type Digest, type Duty } from '../finding/finding';
import type { LetterLine } from '../notices/letter';
import type { CampaignLine, PostedLine } from './line';
import { timetableKinds } from '../policy/timetable';
import type { CampaignMatter, CircularDraft } from './state';

/** What a letter is made from: a line without it could never be sent, and would hold up those behind it. */
const anything: Shape<never> = () => undefined;
const findingLine: Shape<LetterLine> = holding<LetterLine>({
  ...{ key: code, position, finding: code, title: text, at: number, letter: text as Shape<LetterLine['letter']> },
  ...{ atOnce: yesOrNo, copy: yesOrNo, stage: oneOf(stages), coUnits: list(code) },
  ...{ openMeasures: list(anything), criteria: list(anything) },
});
const survey = holding<{ survey: Digest }>({ survey: digest });
const draft = holding<CircularDraft>({ id: code, period: whole });
const duty = holding<Duty>({ id: code, due: number });
const matters: Readonly<Record<CampaignMatter['what'], Shape<object>>> = {
  'daily-analysis': survey,
  'weekly-page': survey,
  'half-month-report': survey,
  'phase-end': survey,
  circular: holding({ draft, duty }),
  calendar: holding({ duty, year: whole }),
  'follow-up': holding({ duty, entry: code, point: whole, findings: list(code) }),
  'batch-task': holding({
    ...{ duty, batch: code, group: code, from: whole, until: whole, findings: list(code), sheet: digest },
  }),
  timetable: holding({ duty, task: oneOf(timetableKinds), day: whole }),
  relieved: holding({ entry: code }),
  issued: holding({ draft, number: text, signer: text }),
  letter: holding({ letter: text, items: digest, findings: list(code), title: text, number: text, signer: text }),
};
const matter: Shape<CampaignMatter> = (value, place) => {
  const what = holding<Pick<CampaignMatter, 'what'>>({ what: oneOf(Object.keys(matters) as CampaignMatter['what'][]) });
  return what(value, place) ?? matters[(value as CampaignMatter).what](value, place);
};
const campaignLine: Shape<CampaignLine> = holding<CampaignLine>({ key: code, position, at: number, matter });
/** Bytes of a line: of a finding it holds plan, criteria and one text. */
const LARGEST_LINE = 128 * 1_024;

/** A line of a letter, of a finding or of the campaign itself. */
export const postedLine: Shape<PostedLine> = within(LARGEST_LINE, (value, place) =>
  typeof value === 'object' && value !== null && 'finding' in value
    ? findingLine(value, place)
    : campaignLine(value, place),
);
