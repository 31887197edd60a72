import type { Terms } from '../../domain/policy/policy';
import { ruleGroups } from '../../words/web-rules';
import { at, day, opened, termsWith, told, uptoRectifying } from '../support/commands';
import { findingsInHand } from '../support/findings-in-hand';
import { HOST, triedPages, type TriedPages } from '../support/pages';

interface Tried {
  readonly pages: TriedPages;
  readonly amended: Terms[];
}

async function tried(as = 'office'): Promise<Tried> {
  const now = (): number => at('2023-08-01 10:00');
  const all = findingsInHand([told(opened(), termsWith(), uptoRectifying)], now);
  const amended: Terms[] = [];
  const duban = {
    ...all.duban,
    amendPolicy: (_: string, terms: Terms) => Promise.resolve(amended.push(terms)),
  };
  const pages = triedPages({ language: 'en', read: all.read, now, duban });
  await pages.signIn(as);
  return { pages, amended };
}

async function send(
  { pages }: Tried,
  path: string,
  fields: Readonly<Record<string, string | File | readonly string[]>>,
) {
  const page = await (await pages.browse('/terms')).text();
  const body = new FormData();
  body.append('form', /<main.*?name="form" value="([^"]*)"/s.exec(page)?.[1] ?? '');
  for (const [field, value] of Object.entries(fields)) {
    for (const one of typeof value === 'string' || value instanceof File ? [value] : value) body.append(field, one);
  }
  const headers = { host: HOST, origin: `http://${HOST}`, cookie: pages.cookie };
  return pages.app.request(path, { method: 'POST', body, headers });
}

function hiddenIn(text: string): Record<string, string> {
  const [, after = ''] = text.split('action="/terms/do"');
  return Object.fromEntries(
    [...after.matchAll(/<input type="hidden" name="([\w-]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
      name,
      value,
    ]),
  );
}

/** What the form of a duty sends when nothing in it was touched; of several ticks the last. */
async function dutyForm({ pages }: Tried, kind: string): Promise<Record<string, string>> {
  const text = await (await pages.browse(`/terms/duty/${kind}`)).text();
  const values = new Map<string, string>([
    ['what', 'duty'],
    ['kind', kind],
  ]);
  for (const [, name = '', value = ''] of text.matchAll(/<input type="number" name="([^"]+)" value="([^"]*)"/g)) {
    values.set(name, value);
  }
  for (const [, name = '', options = ''] of text.matchAll(/<select name="([^"]+)"[^>]*>(.*?)<\/select>/gs)) {
    values.set(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  }
  for (const [, name = '', value = ''] of text.matchAll(
    /<input type="checkbox" name="([^"]+)" value="([^"]+)" checked/g,
  )) {
    values.set(name, value);
  }
  return Object.fromEntries(values);
}

/** What the form of a group of rules sends when nothing in it was touched. */
async function rulesForm({ pages }: Tried, group: string): Promise<Record<string, readonly string[]>> {
  const text = await (await pages.browse(`/terms/rules/${group}`)).text();
  const found = [
    ...text.matchAll(/<input (?:type="(?:number|time)" )?name="([^"]+)" value="([^"]*)"/g),
    ...text.matchAll(/<input type="checkbox" name="([^"]+)" value="([^"]*)" checked/g),
    ...text.matchAll(/<textarea name="([^"]+)"[^>]*>([^<]*)</g),
    ...[...text.matchAll(/<select name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(([all, name, options = '']) => [
      ...[all, name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''],
    ]),
  ];
  const names = new Set(found.map(([, name = '']) => name));
  const fields = new Map<string, readonly string[]>([
    ['what', ['rules']],
    ['group', [group]],
  ]);
  for (const name of names) {
    if (!fields.has(name))
      fields.set(
        name,
        found.filter(([, one]) => one === name).map(([, , value = '']) => value),
      );
  }
  return Object.fromEntries(fields);
}

/** All hidden fields of a confirmation, with every value. */
function confirmationIn(text: string): Record<string, readonly string[]> {
  const [, after = ''] = text.split('action="/terms/do"');
  const found = [...after.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  return Object.fromEntries(
    found.flatMap(([, name = '']) =>
      name === 'form'
        ? []
        : [[name, found.filter(([, one]) => one === name).map(([, , value = '']) => value)] as const],
    ),
  );
}

const policy = (text: string) => ({ what: 'policy', policy: new File([text], 'policy.yaml') });
const year = {
  what: 'calendar',
  year: '2027',
  daysOff: '2027-01-01\n2027-02-05..2027-02-11',
  workingDays: '2027-01-31',
};

describe('the page of policy and calendar', () => {
  it('declares the next year once that is confirmed', async () => {
    const one = await tried();
    const shown = await (await send(one, '/terms/preview', year)).text();
    expect(one.amended).toEqual([]);
    expect((await send(one, '/terms/do', hiddenIn(shown))).status).toBe(303);
    const [terms] = one.amended;
    expect(terms?.calendar.declaredThrough).toBe(day('2027-12-31'));
    expect(terms?.calendar.holidays).toContain(day('2027-02-08'));
    expect(terms?.calendar.makeUpDays).toContain(day('2027-01-31'));
  });

  it('shows what another policy changes, rule by rule and finding by finding, before it counts', async () => {
    const one = await tried();
    const shown = await (await send(one, '/terms/preview', policy('letterHour: "10:00"\n'))).text();
    expect(shown).toContain('Letters go at: 09:00 → 10:00');
    expect(shown).toContain('Dust on mine roads');
    expect(one.amended).toEqual([]);
    await send(one, '/terms/do', hiddenIn(shown));
    expect(one.amended[0]?.policy.letterHour).toBe(600);
  });

  it('amends nothing that was not shown', async () => {
    const one = await tried();
    const form = hiddenIn(await (await send(one, '/terms/preview', year)).text());
    const answer = await send(one, '/terms/do', { ...form, daysOff: '2027-01-01..2027-01-31' });
    expect(answer.status).toBe(409);
    expect(one.amended).toEqual([]);
  });

  it.each([
    ['a day of another year', { ...year, daysOff: '2028-01-01' }],
    ['a working day that is one anyway', { ...year, workingDays: '2027-02-01' }],
    ['no day', { ...year, daysOff: 'spring' }],
    ['an unknown key', policy('nonsense: 1\n')],
    ['no YAML', policy('{{{')],
    ['an empty file', policy('')],
    ['a file of a megabyte', policy(`# ${'x'.repeat(1_000_000)}`)],
    // Each line names the one before nine times over.
    ['a file that grows while it is read', policy(bomb())],
  ])('refuses %s in sentences', async (_, fields) => {
    const one = await tried();
    const answer = await send(one, '/terms/preview', fields);
    expect([413, 422]).toContain(answer.status);
    expect(one.amended).toEqual([]);
  });

  it('says every duty with its limit and its letters in words', async () => {
    const text = await (await (await tried()).pages.browse('/terms')).text();
    expect(text).toContain('10 working days');
    expect(text).toContain('chase 1 working day late, to the lead unit’s contact, its deputy in charge');
    expect(text).toContain('reminder 3 working days before it is due');
  });

  it('changes the limit and the letters of a duty by a form, shown before they count', async () => {
    const one = await tried();
    const form = await dutyForm(one, 'plan');
    expect(form).toMatchObject({ limit: '10', unit: 'wd', 'letter-1': 'remind', 'days-1': '3', 'side-1': 'before' });
    const fields = { ...form, limit: '7', 'days-1': '2', 'letter-2': '', 'days-2': '', 'side-2': 'after' };
    const shown = await (await send(one, '/terms/preview', fields)).text();
    expect(shown).toContain('This will change');
    expect(one.amended).toEqual([]);
    expect((await send(one, '/terms/do', hiddenIn(shown))).status).toBe(303);
    const { plan, ...others } = one.amended[0]?.policy.duties ?? {};
    expect(plan?.limit).toEqual({ workingDays: 7 });
    expect(plan?.ladder.map(({ letter, offset }) => `${letter} ${offset}`)).toEqual([
      'remind -2',
      'supervision-letter 4',
      'talk 8',
      'circular 0',
      'submission 0',
    ]);
    const { plan: _, ...before } = termsWith().policy.duties;
    expect(others).toEqual(before);
  });

  it('puts a letter that is added in its place, the softest first', async () => {
    const one = await tried();
    const added = { 'letter-6': 'chase', 'from-6': 'due', 'days-6': '2', 'side-6': 'after', 'to-6': 'lead-head' };
    const shown = await (await send(one, '/terms/preview', { ...(await dutyForm(one, 'plan')), ...added })).text();
    await send(one, '/terms/do', hiddenIn(shown));
    const ladder = one.amended[0]?.policy.duties.plan.ladder ?? [];
    expect(ladder.map(({ letter, offset }) => `${letter} ${offset}`).slice(0, 4)).toEqual([
      'remind -3',
      'chase 1',
      'chase 2',
      'supervision-letter 4',
    ]);
  });

  it.each<readonly [string, Record<string, string>]>([
    ['a limit of no days', { limit: '0' }],
    ['a limit that is no number', { limit: 'ten' }],
    ['a letter to nobody', { 'to-1': '' }],
    ['a letter without days', { 'days-1': '' }],
    ['a letter too far away', { 'days-1': '61' }],
    ['a letter that there is not', { 'letter-1': 'parking-ticket' }],
    ['no letter at all', Object.fromEntries([1, 2, 3, 4, 5, 6].map((place) => [`letter-${place}`, '']))],
  ])('refuses a duty with %s in a sentence, and keeps what was filled in', async (_, wrong) => {
    const one = await tried();
    const answer = await send(one, '/terms/preview', { ...(await dutyForm(one, 'plan')), ...wrong });
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(text).toContain('Give a time limit of 1 to 999 days');
    for (const [name, value] of Object.entries(wrong)) {
      if (name === 'limit') expect(text).toContain(`name="limit" value="${value}"`);
    }
    expect(one.amended).toEqual([]);
  });

  it('says the other rules in words', async () => {
    const text = await (await (await tried()).pages.browse('/terms')).text();
    for (const fact of [
      'Letters go at',
      '09:00',
      'half-monthly',
      'Monday, Thursday',
      '90%',
      '3 months after closure',
    ]) {
      expect(text).toContain(fact);
    }
  });

  it.each(Object.keys(ruleGroups))('changes nothing where the form of %s is sent as it stands', async (group) => {
    const one = await tried();
    const answer = await send(one, '/terms/preview', await rulesForm(one, group));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('nothing changes');
  });

  it.each<readonly [string, Record<string, readonly string[]>, string, object]>([
    [
      'lights',
      { 'lights.nearDeadline': ['8'], 'lights.nearlyDone': ['75'] },
      'Yellow: left to the deadline (working days): 5 → 8',
      { lights: { nearDeadline: 8, nearlyDone: 0.75, redBehind: 25 } },
    ],
    [
      'hours',
      { letterHour: ['08:30'], unhurriedDays: ['1', '4'] },
      'Letters go at: 09:00 → 08:30',
      { letterHour: 510, dueHour: 1_050, unhurriedDays: [1, 4] },
    ],
    [
      'reports',
      { 'reports.rhythm': ['weekly'], 'campaign.circular': [] },
      'How often units report: ',
      { reports: { rhythm: 'weekly', grace: 3 }, campaign: { circular: false, dailyAnalysis: true } },
    ],
    [
      'closing',
      { 'lookBack.keyItem': ['14 d, 6'], 'approvals.ordinary': ['director'], 'publicNotice.categories': ['a\n b \n'] },
      'Who approves: ',
      {
        lookBack: { ordinary: [3], keyItem: [{ days: 14 }, 6] },
        approvals: { ordinary: ['director'] },
        publicNotice: { categories: ['a', 'b'], workingDays: 5 },
      },
    ],
    ['limits', { rework: ['20'], 'rework-unit': ['d'] }, '10 working days → 20 days', { rework: { days: 20 } }],
    [
      'timetable',
      {
        ...{ 'timetable.dispatch-unit': ['weekday-1'], 'timetable.phase-report': ['15'] },
        ...{ 'timetable.batch-unit': ['dates'], 'timetable.batch': ['2023-08-14, 2023-09-11'] },
        ...{ 'timetable.superior-review-unit': ['everyMonths'], 'timetable.superior-review': ['6, 2023-11-01'] },
      },
      'Dispatch meeting: not asked for → every Tuesday',
      {
        timetable: {
          ...{ dispatch: { weekday: 1 }, 'phase-report': { afterPhase: 15 } },
          batch: { dates: [day('2023-08-14'), day('2023-09-11')] },
          'superior-review': { everyMonths: 6, from: day('2023-11-01') },
        },
      },
    ],
    ['appraisal', { 'appraisal.overdue': ['30'] }, '15 → 30', { appraisal: { overdue: 30 } }],
    ['appraisal', { 'appraisal.overdue': ['7.5'] }, '15 → 7.5', { appraisal: { overdue: 7.5 } }],
  ])('changes %s by a form, shown rule by rule before they count', async (group, said, line, expected) => {
    const one = await tried();
    const shown = await (await send(one, '/terms/preview', { ...(await rulesForm(one, group)), ...said })).text();
    expect(shown).toContain(line);
    expect(one.amended).toEqual([]);
    expect((await send(one, '/terms/do', confirmationIn(shown))).status).toBe(303);
    expect(one.amended[0]?.policy).toMatchObject(expected);
    expect(one.amended[0]?.policy.duties).toEqual(termsWith().policy.duties);
  });

  it.each<readonly [string, string, string, string]>([
    ['hours', 'letterHour', '25:00', 'Letters go at'],
    ['hours', 'repeatEvery', '0', 'comes again every'],
    ['lights', 'lights.nearlyDone', '101', 'share of measures done'],
    ['lights', 'lights.redReturns', '', 'times sent back'],
    ['limits', 'rework', '0', 'after a claim was sent back'],
    ['closing', 'lookBack.ordinary', 'soon', 'Look-backs'],
    ['closing', 'lookBack.ordinary', Array.from({ length: 13 }, () => '3').join(', '), 'Look-backs'],
    ['closing', 'checkers', '1', 'People who check'],
    ['appraisal', 'appraisal.overdue', '100.5', 'past its deadline'],
    ['disclosure', 'internalMail', 'not a domain', 'Mail domains'],
    ['timetable', 'timetable.phase-report', '61', 'Phase report'],
    ['timetable', 'timetable.phase-report', 'soon', 'Phase report'],
    ['timetable', 'timetable.batch-unit', 'dates', 'Supervision batch'],
    ['disclosure', 'disclosure', 'everything', 'outside the house'],
  ])('refuses of %s a %s of "%s", by the name of the rule', async (group, name, wrong, named) => {
    const one = await tried();
    const form = { ...(await rulesForm(one, group)), [name]: [wrong] };
    const answer = await send(one, '/terms/preview', form);
    expect(answer.status).toBe(422);
    const text = await answer.text();
    expect(/role="alert".*?<\/div>/s.exec(text)?.[0]).toContain(named);
    expect(one.amended).toEqual([]);
  });

  it('tells before they count which findings could never be closed by other rules', async () => {
    const one = await tried();
    const shown = await send(one, '/terms/preview', { ...(await rulesForm(one, 'closing')), checkers: ['20'] });
    expect(await shown.text()).toMatch(/could never be closed.*A check needs 20 people.*WH-012/s);
  });

  it('is the office’s own', async () => {
    expect((await (await tried('nr-contact')).pages.browse('/terms')).status).toBe(403);
  });
});

function bomb(): string {
  const lines = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
  for (let line = 1; line < 9; line += 1) {
    lines.push(`a${line}: &a${line} [${Array.from({ length: 9 }, () => `*a${line - 1}`).join(', ')}]`);
  }
  return lines.join('\n');
}
