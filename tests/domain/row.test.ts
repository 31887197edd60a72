import fc from 'fast-check';
import { amendmentOf } from '../../domain/policy/amendment';
import { nextMoment } from '../../domain/schedule/advance';
import { surveyRow } from '../../domain/campaign/survey';
import { dutiesOf } from '../../domain/duties/duties';
import type { Finding, Notice } from '../../domain/finding/finding';
import { foresee } from '../../domain/schedule/foresight';
import { lightOf } from '../../domain/light/light';
import { DAY, type Moment } from '../../domain/calendar/moment';
import type { Terms } from '../../domain/policy/policy';
import { progressOf } from '../../domain/light/progress';
import { findingFrom, isRow, rowOf } from '../../domain/finding/row';
import { sixHavesOf } from '../../domain/finding/six-haves';
import { stages, type Stage } from '../../domain/finding/finding';
import { directory } from '../support/finding-in-hand';
import { amended, events, play, roads } from '../support/walks';

const AHEAD = 60 * DAY;

/** A notice without what only its letter says. */
function listed({ news, ...notice }: Notice): object {
  return news === undefined ? notice : { ...notice, news: { what: news.what, id: news.id } };
}

/** Everything that lists, agenda, survey, preview, export and reports make of a finding. */
function readings(finding: Finding, terms: Terms, now: Moment): object {
  const { notices, lightChanges } = foresee(finding, terms, now, now + AHEAD);
  const after = { ...amended(terms, finding.seq), revision: terms.revision + 1 };
  const amendment = amendmentOf(finding, terms, after, now, now + AHEAD / 2);
  return {
    duties: dutiesOf(finding, terms),
    light: lightOf(finding, terms, now),
    next: nextMoment(finding, terms, now),
    progress: progressOf(finding, terms, now),
    haves: sixHavesOf(finding, { directory, institutions: new Set() }),
    survey: surveyRow(finding, terms, now),
    notices: notices.map(listed),
    lightChanges,
    amendment: {
      ...amendment,
      letters: amendment.letters.map((change) => ({
        ...change,
        ...('was' in change ? { was: listed(change.was) } : {}),
        ...('will' in change ? { will: listed(change.will) } : {}),
      })),
    },
    said: finding.reporting.last,
    stage: finding.standing.stage,
    assignment: finding.assignment,
    drafts: finding.drafts.map(({ id, letter, cause }) => ({ id, letter, cause })),
  };
}

/** The same once its last look-back has held: walks hardly ever get so far. */
function archived(finding: Finding): Finding {
  const { standing } = finding;
  return standing.stage === 'closed'
    ? { ...finding, standing: { stage: 'archived', proof: standing.proof, at: standing.at } }
    : finding;
}

describe('the row of a finding', () => {
  it('tells lists whatever the finding would, in every stage, and stays small', () => {
    const seen = new Set<Stage>();
    const sizes: number[] = [];
    fc.assert(
      fc.property(fc.oneof(events, roads), fc.nat(), (happenings, pick) => {
        const { states } = play(happenings);
        // Neighbours differ little: every fifth is weighed.
        for (const [index, { finding, terms }] of states.entries()) {
          if (index % 5 === 0) sizes.push(Buffer.byteLength(JSON.stringify(rowOf(finding, terms))));
        }
        const chosen = states[pick % states.length];
        if (chosen === undefined) return;
        const { terms, now } = chosen;
        for (const finding of new Set([chosen.finding, archived(chosen.finding)])) {
          seen.add(finding.standing.stage);
          const row: unknown = JSON.parse(JSON.stringify(rowOf(finding, terms)));
          if (!isRow(row)) throw new Error('a row that is none');
          expect(readings(findingFrom(row, finding.subject), terms, now)).toEqual(readings(finding, terms, now));
        }
      }),
      { numRuns: 250, seed: 1 },
    );
    // The walks must reach every stage, or this test says little.
    expect([...seen].sort()).toEqual([...stages].sort());
    sizes.sort((a, b) => a - b);
    const median = sizes[sizes.length >> 1] ?? 0;
    process.stdout.write(`a finding's row on random walks: median ${median} bytes, largest ${sizes.at(-1) ?? 0}\n`);
    expect(median).toBeLessThan(2_048);
  });

  it('is none where another build wrote it in another form', () => {
    expect([undefined, null, 'row', {}, { form: 0 }].map(isRow)).toEqual([false, false, false, false, false]);
  });
});
