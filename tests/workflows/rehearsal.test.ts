import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { everybodyPrompt, type Behaviours } from '../../config/behaviours-file';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { waitUntil } from '../../domain/calendar/clock';
import { isOfFinding, type PostedLine } from '../../domain/campaign/line';
import { groupedBy } from '../../domain/grouped';
import type { LetterLine } from '../../domain/notices/letter';
import { DAY } from '../../domain/calendar/moment';
import { Refusal } from '../../domain/commands/refusal';
import type { GivenCommand } from '../../rehearsal/play';
import { isIssued } from '../../rehearsal/post';
import { rehearse, type Rehearsal } from '../../rehearsal/rehearse';
import { day } from '../support/commands';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

/** A day in four seconds: people answer at 16:00, more than a second from the letter hour and from midnight. */
const PACE = 21_600;
const WEEKS = 4;
/** Machine time in which couriers send what fell to the last day, with room to spare. */
const LAST_LETTERS = 6_000;

const behaviours: Behaviours = {
  ...everybodyPrompt,
  units: { energy: { answers: { how: 'silent' } }, forestry: { answers: { how: 'late', workingDays: 2 } } },
  findings: {
    'WH-003': { claimsTooEarly: true },
    'WH-008': { onHold: { from: day('2023-08-03'), until: day('2023-08-10') } },
  },
};
const chosen = ['WH-003', 'WH-004', 'WH-005', 'WH-008', 'WH-014'];

describe('a rehearsal', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('rehearsal', PACE);
  });
  afterAll(async () => {
    await server.stop();
  });

  it(
    'finds the letters that a real campaign sends, at the same scheduled moments',
    async () => {
      const { campaign, duban } = server;
      const { terms } = campaign;
      const rows = server.rows.filter(({ subject }) => chosen.includes(subject.id));
      const start = dayOf(terms.calendar, terms.clock.origin);
      const rehearsal = rehearse({ ...campaign, rows }, behaviours, start + WEEKS * 7 - 1);
      await duban.openFindings(campaign.id, rows);

      for (const [at, together] of groupedBy(rehearsal.said, (said) => said.at)) {
        const now = Date.now();
        const wait = waitUntil(terms.clock, at, now);
        await pause(wait);
        await untilPosted(dueBefore(rehearsal, at));
        // On one finding one thing is said after the other: a hold changes what may be said next.
        const ofFindings = [...groupedBy(together, ({ finding }) => finding).values()];
        await Promise.all(ofFindings.map((said) => sayInTurn(said, now + wait)));
      }
      const end = terms.clock.origin + WEEKS * 7 * DAY;
      await pause(waitUntil(terms.clock, end, Date.now()) + LAST_LETTERS);

      const sent = (await lettersSent()).filter(({ line }) => dayOf(terms.calendar, line.at) <= rehearsal.until);
      const rehearsed = linesOf(rehearsal);
      expect(rehearsed.length).toBeGreaterThan(60);
      const keys = rehearsed.map(({ line }) => `${line.finding} ${line.key}`);
      expect([...new Set(await posted(rehearsal.until))].sort()).toEqual([...new Set(keys)].sort());
      // A courier leaves out what was discharged in the moment that it waits; all else goes at its scheduled moment.
      const foreseen = new Set(rehearsed.map(named));
      expect(sent.map(named).filter((line) => !foreseen.has(line))).toEqual([]);
      expect(sent.length).toBeGreaterThan(0.9 * rehearsed.length);
    },
    WEEKS * 7 * (DAY / PACE) + 60_000,
  );

  /** A busy machine says it late: its stamp is the scheduled moment all the same, or it could fall on the next day. */
  async function say({ finding, command, refused }: GivenCommand, sentAt: number): Promise<void> {
    const saying = server.duban.obey(server.campaign.id, finding, command, randomUUID(), sentAt);
    if (refused === undefined) await saying;
    else await expect(saying).rejects.toEqual(expect.any(Refusal));
  }

  async function sayInTurn(said: readonly GivenCommand[], sentAt: number): Promise<void> {
    for (const one of said) await say(one, sentAt);
  }

  /**
   * A busy machine may come to a letter hour later than to the command that follows it, which then discharges what the
   * letter would have asked for.
   */
  async function untilPosted(due: ReadonlySet<string>): Promise<void> {
    await until(async () => {
      const keys = new Set(await posted(Infinity));
      return [...due].every((key) => keys.has(key)) || undefined;
    });
  }

  /** Every notice that the findings record as posted, up to that day. */
  async function posted(last: number): Promise<readonly string[]> {
    const runs = await Promise.all(chosen.map((finding) => server.duban.show(server.campaign.id, finding)));
    return runs.flatMap(({ finding, terms, unsealed, page }) => {
      expect(page).toBeUndefined();
      return unsealed
        .filter(({ at }) => dayOf(terms.calendar, at) <= last)
        .flatMap(({ letters = [] }) => letters.map((key) => `${finding.subject.id} ${key}`));
    });
  }

  /** Every line that the mail server was given, with who got it. */
  async function lettersSent(): Promise<readonly { readonly to: string; readonly line: LetterLine }[]> {
    const { archive } = server;
    const letters = await Promise.all(
      (await archive.namesOf('letters')).map(async (name) => {
        const { digest } = (await archive.noteOf('letters', name)) as { readonly digest: string };
        return JSON.parse(String(await archive.get(digest))) as {
          readonly to: string;
          readonly lines: readonly PostedLine[];
        };
      }),
    );
    return letters.flatMap(({ to, lines }) => lines.filter(isOfFinding).map((line) => ({ to, line })));
  }

  /**
   * What goes at once carries the moment of the command, which a machine hears a little later: its day is compared. The
   * first letter carries the moment at which the finding was opened, after a start of some seconds or, on a busy machine,
   * of some days.
   */
  function named({ to, line }: { readonly to: string; readonly line: LetterLine }): string {
    const name = `${to} ${line.finding} ${line.key}`;
    if (line.key === 'assign/1/0/0/opening') return name;
    const when = line.atOnce
      ? isoDate(dayOf(server.campaign.terms.calendar, line.at))
      : new Date(line.at).toISOString();
    return `${when} ${name}`;
  }
});

/** Every line that the rehearsal foresees, with who gets it. */
function linesOf({ letters }: Rehearsal): readonly { readonly to: string; readonly line: LetterLine }[] {
  return letters.flatMap(({ reader = '', lines }) =>
    lines.flatMap((line) => (isIssued(line) ? [] : [{ to: reader, line }])),
  );
}

/** What the hours before that moment ask for, as findings record it. */
function dueBefore(rehearsal: Rehearsal, at: number): ReadonlySet<string> {
  const due = linesOf(rehearsal).filter(({ line }) => !line.atOnce && line.at < at);
  return new Set(due.map(({ line }) => `${line.finding} ${line.key}`));
}
