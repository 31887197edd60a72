import fc from 'fast-check';
import { advance, nextMoment } from '../../domain/advance';
import { agendaOf, nextNotice } from '../../domain/agenda';
import { approvalChain } from '../../domain/approvals';
import { dayOf } from '../../domain/calendar';
import { decide } from '../../domain/decide';
import { deadlineDay } from '../../domain/due';
import { dutiesOf } from '../../domain/duties';
import { colourOf, lightOf } from '../../domain/light';
import { DAY } from '../../domain/moment';
import { Refusal } from '../../domain/refusal';
import type { Finding } from '../../domain/finding';
import { assignment, at, calendar, day, opened, people, termsWith } from '../support/commands';
import { commandOf, events, names, play, roads, whos } from '../support/walks';

const terms = termsWith();
const runs = { numRuns: 1_000 };

describe('invariants', () => {
  it('1: closed means proven by claim, independent check and every approval', () => {
    let closures = 0;
    fc.assert(
      fc.property(roads, (happenings) => {
        for (const { before, after, command, terms: then } of play(happenings).commands) {
          const { standing } = after;
          if (standing.stage !== 'closed' && standing.stage !== 'archived') continue;
          if (before.standing.stage === 'awaiting-approval') closures += 1;
          const { claim, check, approvals } = standing.proof;
          const criteria = after.plan?.criteria.map(({ number }) => number) ?? [];
          expect(criteria.length).toBeGreaterThan(0);
          expect(claim.evidence.map(({ criterion }) => criterion)).toEqual(criteria);
          for (const { statement = '', files } of claim.evidence)
            expect(statement !== '' || files.length > 0).toBe(true);
          expect(check.at).toBeGreaterThanOrEqual(claim.at);
          expect(new Set(check.checkers.map(({ person }) => person)).size).toBeGreaterThanOrEqual(2);
          const units = [after.assignment?.lead ?? '', ...(after.assignment?.coUnits ?? [])];
          for (const checker of check.checkers) expect(checker.units.some((unit) => units.includes(unit))).toBe(false);
          if (after.standing.stage !== before.standing.stage) {
            expect(approvals.map(({ role }) => role)).toEqual(
              expect.arrayContaining([...approvalChain(after, then.policy)]),
            );
          }
          const checked = [...check.checkers.map(({ person }) => person), check.signedBy];
          for (const { by } of approvals) expect(checked).not.toContain(by);
          expect(command.name).not.toBe('claimCompletion');
        }
      }),
      runs,
    );
    // The walks must reach closure, or this test says nothing.
    expect(closures).toBeGreaterThan(20);
  });

  it('1: nobody who spoke for a unit on it accepts its plan, checks it, approves it or looks back at it', () => {
    const judging: ReadonlySet<string> = new Set(['acceptPlan', 'recordCheck', 'approveClosure', 'recordLookBack']);
    let judged = 0;
    fc.assert(
      fc.property(roads, (happenings) => {
        const spoke = new Set<string>();
        for (const { command } of play(happenings).commands) {
          const { name, by } = command;
          if (/^(submitPlan|fileReport|requestExtension|claimCompletion|replyToLetter)$/.test(name))
            spoke.add(by.person);
          if (!judging.has(name)) continue;
          judged += 1;
          for (const person of [by.person, ...(by.standsInFor ?? [])]) expect(spoke).not.toContain(person);
          if (name !== 'recordCheck' && name !== 'recordLookBack') continue;
          expect(by.units).not.toContain('natural-resources');
        }
      }),
      runs,
    );
    expect(judged).toBeGreaterThan(100);
  });

  it('2: silence is never free', () => {
    fc.assert(
      fc.property(events, (happenings) => {
        for (const { finding, terms: then, now } of play(happenings).states) {
          const { stage } = finding.standing;
          if (stage === 'archived' || stage === 'withdrawn') continue;
          expect(dutiesOf(finding, then)).not.toHaveLength(0);
          expect(agendaOf(finding, then, -Infinity, now + 250 * DAY)).not.toHaveLength(0);
          expect(nextMoment(finding, then, now)).toBeDefined();
        }
      }),
      { numRuns: 200 },
    );
  });

  it('3: each notice is posted once, and never after its duty is discharged', () => {
    fc.assert(
      fc.property(events, (happenings) => {
        const { notices } = play(happenings);
        const keys = notices.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const { owed } of notices) expect(owed).toBe(true);
      }),
      runs,
    );
  });

  it('4: a refused command changes nothing', () => {
    fc.assert(
      fc.property(events, fc.constantFrom(...names), fc.constantFrom(...whos), (happenings, what, by) => {
        const last = play(happenings).states.at(-1);
        if (last === undefined) return;
        const before = JSON.stringify(last.finding);
        try {
          const command = commandOf({ after: 0, what, by, pick: 3 }, last.finding, last.terms, last.now, false);
          decide(last.finding, last.terms, command, last.now);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
        expect(JSON.stringify(last.finding)).toBe(before);
      }),
      runs,
    );
  });

  it('5: the same finding, terms and moment give the same agenda and light', () => {
    fc.assert(
      fc.property(events, (happenings) => {
        const last = play(happenings).states.at(-1);
        if (last === undefined) return;
        const again = JSON.parse(JSON.stringify(last.finding)) as Finding;
        const until = last.now + 60 * DAY;
        expect(agendaOf(again, last.terms, last.now, until)).toEqual(
          agendaOf(last.finding, last.terms, last.now, until),
        );
        expect(lightOf(again, last.terms, last.now)).toEqual(lightOf(last.finding, last.terms, last.now));
      }),
      { numRuns: 500 },
    );
  });

  it('5: the colour alone and the next notice are those of the whole light and agenda', () => {
    fc.assert(
      fc.property(events, (happenings) => {
        for (const { finding, terms, now } of play(happenings).states.slice(-10)) {
          expect(colourOf(finding, terms, now)).toBe(lightOf(finding, terms, now).colour);
          expect(nextNotice(finding, terms, now)).toBe(agendaOf(finding, terms, -Infinity, now + 250 * DAY).at(0)?.at);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('6: time on hold is not counted against the unit, and the superior date does not move', () => {
    fc.assert(
      fc.property(events, (happenings) => {
        for (const { before, after, command, now } of play(happenings).commands) {
          if (command.name !== 'resume' || before.hold === undefined || before.deadlines === undefined) continue;
          const held = dayOf(calendar, now) - dayOf(calendar, before.hold.since);
          const moved = deadlineDay(after.deadlines ?? before.deadlines, calendar);
          expect(moved).toBeGreaterThanOrEqual(deadlineDay({ ...before.deadlines, held: 0 }, calendar) + held);
          expect(after.deadlines?.superior).toBe(before.deadlines.superior);
        }
      }),
      runs,
    );
  });

  it('7: the state stays under 64 KiB after 1,000 commands', () => {
    const long = fc.array(events, { minLength: 20, maxLength: 20 });
    let most = 0;
    fc.assert(
      fc.property(long, (parts) => {
        const { states } = play(parts.flat().map((event) => ({ ...event, after: event.after % (2 * DAY) })));
        for (const { finding } of states.slice(-20)) most = Math.max(most, JSON.stringify(finding).length);
      }),
      { numRuns: 12 },
    );
    expect(most).toBeLessThan(64 * 1_024);
  });

  it('8: of one ladder at most one rung is posted at a time, and none while its letters are stuck', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 60 }), (happenings, days) => {
        const last = play(happenings).states.at(-1);
        if (last === undefined) return;
        const { notices } = advance(last.finding, last.terms, last.now + days * DAY);
        const rungs = notices.filter(({ key, duty }) => duty !== undefined && !key.endsWith('/opening'));
        const duties = rungs.map(({ duty }) => duty?.id);
        expect(new Set(duties).size).toBe(duties.length);
        const stuck = last.finding.troubles.flatMap((trouble) => trouble.duties);
        for (const id of duties) expect(stuck).not.toContain(id);
      }),
      runs,
    );
  });

  it('an example reaches its deadline red', () => {
    const late = opened({}, '2023-08-01');
    const assigned = decide(
      late,
      terms,
      { ...assignment, name: 'assign', by: people.office, via: 'script' },
      at('2023-07-22'),
    ).finding;
    expect(lightOf(assigned, terms, at('2023-08-02 10:00'))).toMatchObject({
      colour: 'red',
      reasons: [{ code: 'past-deadline', day: day('2023-08-01') }],
    });
  });
});
