import { maySeeTexts } from '../../domain/notices/disclosure';
import type { Policy } from '../../domain/policy/policy';
import {
  at,
  day,
  evidence,
  opened,
  termsWith,
  uptoApproval,
  uptoCheck,
  uptoClaim,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';
import { play } from '../support/letters';

/** Stands for what describes the problem. */
const SECRET = 'gate 3';

const claimedOf = (claim: object): readonly Step[] => [
  ...uptoClaim.slice(0, -1),
  ['2023-08-25 11:00', 'contact', 'claimCompletion', claim],
];

/** Everything in which people write of the problem, with the letters that follow at once. */
const written: readonly (readonly [what: string, steps: readonly Step[]])[] = [
  ['the problem', uptoPlanning],
  [
    'the plan’s measures, shown to who accepts it',
    [
      ...uptoPlanning,
      [
        '2023-07-28 10:00',
        'head',
        'submitPlan',
        { measures: [{ text: `Pave ${SECRET}`, due: day('2023-08-31') }], criteria: [`${SECRET} is paved`] },
      ],
    ],
  ],
  [
    'the reason of an extension',
    [
      ...uptoRectifying,
      ['2023-08-01 10:00', 'contact', 'requestExtension', { to: day('2023-11-30'), reason: `Frost at ${SECRET}` }],
    ],
  ],
  [
    'the reason of a withdrawal',
    [...uptoRectifying, ['2023-08-01 10:00', 'office', 'withdraw', { why: `Dust at ${SECRET}`, into: 'WH-011' }]],
  ],
  [
    'what a claim states',
    claimedOf({ evidence: evidence.map((one) => ({ ...one, statement: `Paved at ${SECRET}` })) }),
  ],
  [
    'what a claim’s files are called',
    claimedOf({
      evidence: evidence.map((one) => ({
        ...one,
        files: [{ digest: 'a'.repeat(64), name: `${SECRET}.pdf`, size: 1 }],
      })),
    }),
  ],
  [
    'where it was checked',
    [
      ...uptoCheck,
      [
        '2023-08-30 11:00',
        'supervisor',
        'recordCheck',
        { methods: ['site'], outcome: 'rectified', place: `Mine road, ${SECRET}` },
      ],
    ],
  ],
  [
    'what a check found lacking',
    [
      ...uptoCheck,
      [
        '2023-08-30 11:00',
        'supervisor',
        'recordCheck',
        { methods: ['site'], outcome: 'continuing', lacking: `Dust at ${SECRET}` },
      ],
    ],
  ],
  [
    'why closure was not agreed to',
    [...uptoApproval, ['2023-08-31 10:00', 'group', 'rejectClosure', { why: `Dust at ${SECRET}` }]],
  ],
  [
    'what daily watch found',
    [...uptoRectifying, ['2023-08-01 10:00', 'supervisor', 'flagLacking', { what: `Dust at ${SECRET}` }]],
  ],
  [
    'an instruction',
    [...uptoRectifying, ['2023-08-01 10:00', 'office', 'recordInstruction', { text: `Pave ${SECRET} now` }]],
  ],
  [
    'an answer that waits for its head',
    [
      ...uptoRectifying,
      ['2023-08-01 10:00', 'office', 'recordInstruction', { text: 'Hurry' }],
      ['2023-08-01 11:00', 'contact', 'replyToLetter', { text: `We pave ${SECRET}`, files: [] }],
    ],
  ],
];

function lettersUnder(policy: Partial<Policy>, steps: readonly Step[]): string {
  const [last = ''] = steps.at(-1) ?? [];
  const finding = opened({ problem: `Dust at ${SECRET}`, criteria: [{ number: 1, text: 'All roads are paved' }] });
  return JSON.stringify(play(finding, termsWith(policy), steps, at(last) + 60_000).lines);
}

describe('by default no letter carries', () => {
  it.each(written)('%s', (_what, steps) => {
    expect(lettersUnder({ disclosure: 'full' }, steps)).toContain(SECRET);
    expect(lettersUnder({ disclosure: 'number-only' }, steps)).not.toContain(SECRET);
  });

  it('what a claim states, but how much of it there is', () => {
    const lines = play(opened(), termsWith(), uptoCheck, at('2023-08-28 11:01')).lines;
    const asked = lines.find(({ duty }) => duty?.kind === 'check');
    expect(asked?.evidence?.map(({ stated, count }) => [stated, count])).toEqual([
      [true, 0],
      [false, 1],
    ]);
  });
});

describe('a mailbox inside the house', () => {
  const policy = (changes: Partial<Policy>): Policy => termsWith(changes).policy;
  const internal = policy({ internalMail: ['city.example.org'] });

  it.each([
    ['a@city.example.org', true],
    ['a@CITY.example.org', true],
    ['a@example.org', false],
    ['a@mail.city.example.org', false],
    ['a@notcity.example.org', false],
  ])('%s: %s', (address, may) => {
    expect(maySeeTexts(address, internal)).toBe(may);
  });

  it('is any where the policy discloses all', () => {
    expect(maySeeTexts('a@example.net', policy({ disclosure: 'full' }))).toBe(true);
  });
});
