import { setDefaultSignalHandler, setHandler } from '@temporalio/workflow';
import { encodedBytes } from '../domain/text/bytes';
import { lineName, type CampaignLine, type KeptLines, type PostedLine, type PostToSend } from '../domain/campaign/line';
import type { CampaignMatter, CircularDraft } from '../domain/campaign/state';
import { digest, position } from '../domain/commands/command-shapes';
import { defined } from '../domain/defined';
import { fingerprint } from '../domain/finding/fingerprint';
import { stages, type Digest, type Duty } from '../domain/finding/finding';
import type { LetterLine } from '../domain/notices/letter';
import {
  code,
  holding,
  list,
  number,
  oneOf,
  record,
  text,
  where,
  whole,
  wholeIn,
  within,
  yesOrNo,
  type Shape,
} from '../domain/commands/shape';
import {
  bounced,
  campaignArchived,
  directoryAmended,
  post,
  renew,
  type ReturnedLetter,
  type CourierRun,
  type LetterInHand,
  type ReturnedPost,
} from './messages';
import { dropped, onSignal } from './parsed';
import { remembered, type Remembered } from './remembered';

/** Lines remembered, so that one posted twice is one line, across runs too: more than an office gets in a day. */
const REMEMBERED = 5_000;
/** Letters that came back, remembered because a bounce may be told twice. */
const RETURNED = 50;
/** Letters that came back and are not handed on yet: beyond that somebody only pretends that they came back. */
const MOST_WAITING = 500;

/** What a courier's run works on. */
export interface CourierLife {
  letters: number | undefined;
  inHand: LetterInHand | undefined;
  pending: PostToSend;
  returned: ReturnedPost;
  /** Lines that the archive has lost, as far as this run has found. */
  missing: readonly KeptLines[];
  readdressed: boolean;
  ended: boolean;
  renewed: boolean;
  /** Lines that have come in this run. */
  arrived: number;
  /** Bytes of the pending lines that are not kept in the archive. */
  bytes: number;
  readonly taken: Remembered<true>;
}

export function openCourier({
  letters,
  inHand,
  pending,
  returned,
  missing = [],
  readdressed,
  ended,
  taken,
}: CourierRun): CourierLife {
  return {
    ...{ letters, inHand, returned, readdressed, ended, renewed: false, arrived: 0 },
    // Somebody may have put back what was lost.
    pending: { ...pending, kept: [...missing, ...pending.kept] },
    missing: [],
    bytes: encodedBytes(pending.lines),
    taken: remembered<true>(
      taken.map((name) => [name, true]),
      REMEMBERED,
    ),
  };
}

/** What the next run is handed. */
export function runOf({ campaign, recipient, pace, shown }: CourierRun, life: CourierLife): CourierRun {
  const { letters, inHand, pending, returned, missing, readdressed, ended, taken } = life;
  return defined<CourierRun>({
    ...{ campaign, recipient, pace, shown, pending, returned, readdressed, ended, letters, inHand },
    missing: missing.length === 0 ? undefined : missing,
    taken: taken.all().map(([name]) => name),
  });
}

/** Everything that a courier hears. A line that cannot be read is dropped, and keeps none of the others back. */
export function hearMessages(life: CourierLife): void {
  onSignal(
    post,
    list<PostedLine>(anything),
    (lines) => {
      takeLines(
        life,
        lines.filter((line) => isRead(line)),
      );
    },
    dropped,
  );
  onSignal(
    bounced,
    bounce,
    (returned) => {
      takeBack(life, returned);
    },
    dropped,
  );
  setHandler(directoryAmended, () => {
    life.readdressed = true;
  });
  setHandler(campaignArchived, () => {
    life.ended = true;
  });
  setHandler(renew, () => {
    life.renewed = true;
  });
  setDefaultSignalHandler((name) => {
    dropped(`${name}: unknown`);
  });
}

function isRead(line: unknown): boolean {
  const problem = postedLine(line, 'line');
  if (problem !== undefined) dropped(`${post.name}: ${problem}`);
  return problem === undefined;
}

function takeLines(life: CourierLife, lines: readonly PostedLine[]): void {
  const fresh = lines.filter((line) => !life.taken.has(nameOf(line)));
  if (fresh.length === 0) return;
  life.bytes += encodedBytes(fresh);
  for (const line of fresh) life.taken.keep(nameOf(line), true);
  life.pending = { ...life.pending, lines: [...life.pending.lines, ...fresh] };
  life.arrived += fresh.length;
}

function takeBack(life: CourierLife, bounce: ReturnedLetter): void {
  const { numbers, waiting } = life.returned;
  if (numbers.includes(bounce.number) || waiting.length >= MOST_WAITING) return;
  life.returned = {
    ...life.returned,
    numbers: [...numbers, bounce.number].slice(-RETURNED),
    waiting: [...waiting, bounce],
  };
}

function nameOf(line: PostedLine): string {
  return fingerprint(lineName(line));
}

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
const postedLine: Shape<PostedLine> = within(LARGEST_LINE, (value, place) =>
  typeof value === 'object' && value !== null && 'finding' in value
    ? findingLine(value, place)
    : campaignLine(value, place),
);
const keptLines: Shape<KeptLines> = record<KeptLines>({ digest, count: wholeIn(1, 1_000_000) });
const bounce: Shape<ReturnedLetter> = record<ReturnedLetter>({
  number: where(whole, (number) => number > 0, 'no number of a letter'),
  reader: code,
  post: record<PostToSend>({ lines: list(postedLine), kept: list(keptLines) }),
});
