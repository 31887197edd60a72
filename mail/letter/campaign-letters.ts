import type { Archive } from '../../archive/archive';
import { dayOf } from '../../domain/calendar/calendar';
import { analysisOf, weeklyPageOf } from '../../domain/campaign/analysis';
import type { CampaignLine } from '../../domain/campaign/line';
import type { LeaderCode, Position } from '../../domain/organisation/positions';
import { wordsFor } from '../../words';
import type { LetterSection } from '../../words/campaign';
import { surveyIn } from './campaign-survey';
import { tasksIn } from './task-sheet';
import { itemsIn } from './formal-letters';
import type { Block } from './layout';
import { lookupIn, type LetterFrame } from './letter-frame';

/** What a letter says about the campaign as a whole, before it comes to single findings. */
export interface CampaignPart {
  /** What kind of letter that makes it. */
  readonly name: string;
  readonly blocks: readonly Block[];
}

/** The part of a letter that comes from its campaign lines; undefined if there are none. */
export async function campaignPart(
  lines: readonly CampaignLine[],
  frame: LetterFrame,
  archive: Archive,
): Promise<CampaignPart | undefined> {
  const words = wordsFor(frame.language).campaign;
  const ordered = lines.toSorted((a, b) => urgency.indexOf(a.matter.what) - urgency.indexOf(b.matter.what));
  const names = ordered.map(({ matter, at }) => words.name(matter, dayOf(frame.calendar, at)));
  if (names.length === 0) return undefined;
  const blocks: Block[] = [];
  for (const [index, { matter, position }] of ordered.entries()) {
    if (names.length > 1) blocks.push({ kind: 'heading', text: names[index] ?? '' });
    const lead = words.lead(matter, lookupIn(frame));
    if (lead.length > 0) blocks.push({ kind: 'lead', lines: lead });
    for (const { heading, lines: said } of await sectionsOf(matter, position, frame, archive)) {
      blocks.push({ kind: 'heading', text: heading }, ...said.map((text): Block => ({ kind: 'paragraph', text })));
    }
  }
  return { name: words.several(names), blocks };
}

/** What somebody owes comes before what is only for information. */
const urgency: readonly CampaignLine['matter']['what'][] = [
  'circular',
  'letter',
  'calendar',
  'timetable',
  'follow-up',
  'batch-task',
  'relieved',
  'phase-end',
  'issued',
  'weekly-page',
  'half-month-report',
  'daily-analysis',
];

async function sectionsOf(
  matter: CampaignLine['matter'],
  position: Position,
  frame: LetterFrame,
  archive: Archive,
): Promise<readonly LetterSection[]> {
  const { batches } = wordsFor(frame.language);
  if (matter.what === 'letter') return [await itemsOf(matter, frame, archive)];
  if (matter.what === 'batch-task') {
    const listed = await tasksIn(matter, archive);
    return [{ heading: batches.sheet.name, lines: listed.map(({ finding, title }) => `${finding} ${title}`) }];
  }
  if (matter.what === 'weekly-page') {
    const sponsor = sponsorBehind(position);
    const page = weeklyPageOf(await surveyIn(archive, matter.survey), sponsor, frame.calendar);
    return wordsFor(frame.language).campaign.weekly(page, sponsor, lookupIn(frame));
  }
  if (matter.what !== 'daily-analysis') return [];
  const before = matter.before === undefined ? undefined : await surveyIn(archive, matter.before);
  const analysis = analysisOf(await surveyIn(archive, matter.survey), before, frame.calendar);
  return wordsFor(frame.language).campaign.analysis(analysis, matter, lookupIn(frame));
}

/** What an issued letter is about, item by item: number and short title. */
async function itemsOf(
  { letter, items }: Extract<CampaignLine['matter'], { readonly what: 'letter' }>,
  { language }: LetterFrame,
  archive: Archive,
): Promise<LetterSection> {
  const lines = (await itemsIn(archive, items)).map(({ finding, title }) => `${finding} ${title}`);
  return { heading: wordsFor(language).formal[letter], lines };
}

/** The leader whose contact that is; undefined for the leading group's. */
function sponsorBehind(position: Position): LeaderCode | undefined {
  const [kind, code] = position.split('/');
  return kind === 'leader' ? code : undefined;
}
