import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import { countsIn, type Batch } from '../../domain/batches/view';
import type { Entry } from '../../domain/finding/entry';
import { decide } from '../../domain/commands/decide';
import type { Command } from '../../domain/commands/commands';
import { findingFrom, rowOf } from '../../domain/finding/row';
import type { Finding, Subject } from '../../domain/finding/finding';
import type { RegisterEntry } from '../../domain/registers/view';
import { languages } from '../../domain/policy/policy';
import { usualPoints } from '../../domain/policy/appraisal';
import { batchReport, batchReportSheet, batchReportText } from '../../reports/batch';
import { appraisal, lostIn, scoreAfter } from '../../reports/appraisal';
import { writeDossier } from '../../reports/dossier';
import { filesIn } from '../../reports/handed-in';
import { phaseFigures } from '../../reports/figures';
import { finalReport } from '../../reports/final';
import { approvalForm, claimForm, formDocx } from '../../reports/forms';
import { leaderPage, leaderText } from '../../reports/leader';
import { phaseReport, phaseText } from '../../reports/phase';
import { publicDocx, publicHtml, publicReport, redacted, withheldSheet } from '../../reports/public';
import type { RecordedFinding, ReportSource } from '../../reports/source';
import { taskBook, taskDocuments } from '../../reports/task-book';
import { unitDocument, unitSheet } from '../../reports/unit';
import {
  at,
  day,
  opened,
  people,
  termsWith,
  uptoApproval,
  uptoCheck,
  uptoClosed,
  uptoRectifying,
  type Step,
} from '../support/commands';
import { directory } from '../support/finding-in-hand';
import { converted, itWithLibreOffice } from '../support/libre-office';

const terms = termsWith();
const now = at('2023-09-04 12:00');

function lived(steps: readonly Step[], subject: Partial<Subject> = {}): RecordedFinding {
  const record: Entry[] = [];
  let finding = opened(subject);
  for (const [when, by, name, fields = {}] of steps) {
    const said = { ...fields, name, by: people[by], via: 'script' } as unknown as Command;
    const step = decide(finding, terms, said, at(when));
    finding = step.finding;
    record.push(...step.entries);
  }
  return { finding, record };
}

const closed = lived(uptoClosed, { id: 'WH-001', title: '矿区道路' });
const claimed = lived(uptoCheck, { id: 'WH-002', title: '排污口' });
const going = lived(uptoRectifying, { id: 'WH-003', title: '堆场', keyItem: true });
const recorded = [closed, claimed, going];

function entry(facts: Partial<RegisterEntry> & Pick<RegisterEntry, 'register' | 'id'>): RegisterEntry {
  return { on: day('2023-08-02'), findings: [], seq: 1, at: now, asked: [], ...facts };
}
const entries: readonly RegisterEntry[] = [
  entry({ register: 'meeting', id: 'meeting-001' }),
  entry({ register: 'meeting', id: 'meeting-002', takenBack: { at: now, why: 'twice' } }),
  entry({ register: 'visit', id: 'visit-001' }),
  entry({ register: 'institution', id: 'institution-001', title: '巡查制度', number: '1号', who: '市局' }),
];
const result = { methods: ['site'], on: day('2023-08-09'), at: now } as const;
const batch: Batch = {
  ...{ id: 'batch-001', at: now, from: day('2023-08-07'), to: day('2023-08-11'), methods: ['site'] },
  sheet: 'a'.repeat(64),
  tasks: [
    {
      ...{ group: '3', people: ['supervisor'] },
      items: [
        { finding: 'WH-001', result: { ...result, outcome: 'verified' } },
        { finding: 'WH-003', result: { ...result, outcome: 'lacking', text: '缺防尘网' } },
        { finding: 'WH-002' },
      ],
    },
  ],
};
const sheet = {
  items: recorded.map(({ finding: { subject } }) => ({
    ...{ finding: subject.id, title: subject.title, lead: 'natural-resources', reasons: ['key'] as const },
    ...{ stage: 'rectifying' as const, light: 'green' as const },
  })),
};

function sourceOf(findings: readonly Finding[], more: Partial<ReportSource> = {}): ReportSource {
  const campaign: ReportSource['campaign'] = {
    ...{ id: 'wh', name: '集中整改', prefix: 'WH', mailbox: 'office@example.org', plusAddressing: true },
    ...{ directory, terms, phase: { start: day('2023-07-21'), end: day('2023-10-20') } },
  };
  // Reports are computed from rows, as lists are.
  const rows = findings.map((finding) => findingFrom(rowOf(finding, terms), finding.subject));
  return { campaign, findings: rows, entries, batches: [batch], at: now, ...more };
}
const source = sourceOf(recorded.map(({ finding }) => finding));
const text = (passages: readonly unknown[]): string => JSON.stringify(passages);

describe('the figures of the phase', () => {
  it('are those of the records', () => {
    const stages = recorded.map(({ finding }) => finding.standing.stage);
    expect(stages).toEqual(['closed', 'awaiting-check', 'rectifying']);
    expect(phaseFigures(source)).toEqual({
      ...{ all: 3, closed: 1, closedPercent: 33.3, claimed: 1, rectifying: 1, overdue: 0, onTime: 1, late: 0 },
      ...{ recurrences: 0, institutions: 1, meetings: 1, visits: 1, batches: 1, inspected: 2, lacking: 1 },
    });
  });

  it('are said in the report, with what goes on and to when', () => {
    const { body } = phaseText(source);
    expect(text(body)).toContain('已销号1项（33.3%）');
    expect(text(body)).toContain('WH-003堆场');
    expect(text(body)).not.toContain('WH-001');
    expect(text(body)).toContain('巡查制度');
  });
});

it('the phase report names its headings, so that no page ends with one', () => {
  const { body, headings } = phaseText(source);
  expect(headings?.map((place) => body[place])).toEqual([
    ['一、总体情况'],
    ['二、未销号、继续整改的'],
    ['三、督查督办情况'],
    ['四、建章立制情况'],
  ]);
});

it('the public report says how a problem stands, in no word of the office', () => {
  const { items } = publicReport(source, 'office@example.org');
  expect(items.map(({ finding, standing }) => [finding, standing])).toEqual([
    ['WH-001', '已完成整改'],
    ['WH-002', '正在核查'],
    ['WH-003', '正在整改'],
  ]);
});

describe('the report on a batch', () => {
  it('says group by group what was found, and what has not come', () => {
    const { body } = batchReportText(batch, sheet, source.campaign);
    expect(countsIn(batch.tasks)).toEqual({ findings: 3, verified: 1, lacking: 1, checked: 0, owed: 1 });
    expect(text(body)).toContain('督查3项，进展属实1项，发现不足1项，核实0项，未报结果1项');
    expect(text(body)).toContain('WH-003堆场（市自然资源局）：缺防尘网。');
    expect(text(body)).toContain('WH-002。');
  });
});

describe('the task sheets of a batch', () => {
  it('list for each group what it still owes, with room for what it finds', () => {
    const [only, ...others] = taskDocuments(batch, sheet, source.campaign);
    expect(others).toEqual([]);
    expect(only?.rows.map(([finding, title]) => [finding, title])).toEqual([['WH-002', '排污口']]);
    expect(only?.title).toBe('集中整改批次-001督查任务书');
    expect(text(only?.lead ?? [])).toContain('2023年8月7日至2023年8月11日');
    expect(only?.columns.reduce((sum, { percent }) => sum + percent, 0)).toBe(100);
    for (const row of only?.rows ?? []) expect(row).toHaveLength(only?.columns.length ?? 0);
  });

  it('are those of one group where one is named', () => {
    const two = {
      ...batch,
      tasks: [...batch.tasks, { group: '1', people: ['office'], items: [{ finding: 'WH-001' }] }],
    };
    const rows = (group?: string) => taskDocuments(two, sheet, source.campaign, group).map((one) => one.rows[0]?.[0]);
    expect(rows()).toEqual(['WH-002', 'WH-001']);
    expect(rows('1')).toEqual(['WH-001']);
  });
});

describe('the appraisal', () => {
  it('takes points off by entries of the record, and each names its entry', () => {
    const check = { methods: ['site'], outcome: 'not-rectified', lacking: 'No net', due: day('2023-09-20') };
    const sentBack = lived([...uptoCheck, ['2023-09-01 15:00', 'supervisor', 'recordCheck', check]]);
    const lost = lostIn(sentBack, terms, now);
    const failed = lost.filter(({ fault }) => fault === 'failed-check');
    expect(failed).toMatchObject([{ points: usualPoints['failed-check'], unit: 'natural-resources' }]);
    expect(sentBack.record.find(({ seq }) => seq === failed[0]?.entry)?.what).toBe('recordCheck');
    const missed = sentBack.record.filter(({ what }) => what === 'report-missed').length;
    expect(lost.filter(({ fault }) => fault === 'missed-report')).toHaveLength(missed);
    expect(scoreAfter(lost)).toBe(100 - lost.reduce((sum, { points }) => sum + points, 0));
  });

  it('goes by the policy’s points', () => {
    const gentle = termsWith({ appraisal: { overdue: 1 } });
    const lost = lostIn(lived(uptoRectifying), gentle, at('2023-11-01'));
    expect(lost.map(({ points }) => points)).toEqual([2, 2, 1]);
  });

  it('takes nothing off what was done in time', () => {
    expect(lostIn(lived(uptoRectifying), terms, at('2023-08-01'))).toEqual([]);
  });

  it('counts a date that passed without a claim', () => {
    const faults = lostIn(lived(uptoRectifying), terms, at('2023-11-01')).map(({ fault }) => fault);
    expect(faults).toEqual(['late-measure', 'late-measure', 'overdue']);
  });
});

describe('the forms', () => {
  it('of a claim list every criterion with what was done for it, and the evidence', () => {
    const fields = claimForm(claimed, source.campaign).fields.map(([label, value]) => `${label}：${value}`);
    expect(fields).toContain('整改情况1：Paved and accepted on site');
    expect(fields.join()).toContain('2.1 readings.pdf（12KB，aaaaaaaaaaaa）');
    expect(fields.at(-1)).toContain('签字（盖章）');
  });

  it('of an approval say what each has said, and leave the others to sign', () => {
    const { fields } = approvalForm(closed, source.campaign);
    expect(fields.some(([, value]) => value.includes('同意销号'))).toBe(true);
    const open = approvalForm(claimed, source.campaign).fields;
    expect(open.some(([, value]) => value.includes('同意销号'))).toBe(false);
    expect(open).toHaveLength(fields.length);
  });
});

describe('the report to the public', () => {
  const secret = lived(uptoRectifying, {
    id: 'WH-004',
    title: '请联系contact by name，海勃湾区人民路12号，电话0473-1234567',
  });
  const report = publicReport(sourceOf([...recorded, secret].map(({ finding }) => finding)), 'open@example.org');

  it('names no person, no address, and nothing of a key item', () => {
    const html = publicHtml(report, source);
    for (const hidden of ['contact by name', '人民路12号', '1234567', '堆场']) expect(html).not.toContain(hidden);
    for (const shown of ['矿区道路', '重点事项', 'open@example.org', '〔略〕']) expect(html).toContain(shown);
  });

  it('shows the office what was withheld and why', () => {
    expect(report.withheld).toEqual(
      expect.arrayContaining([
        { finding: 'WH-003', what: '堆场', why: 'key-item' },
        { finding: 'WH-004', what: 'contact by name', why: 'person' },
        expect.objectContaining({ finding: 'WH-004', why: 'contact' }),
      ]),
    );
  });

  it('takes markup that a title holds for text', () => {
    const odd = publicReport(sourceOf([lived([], { title: '<script>x</script>' }).finding]), 'open@example.org');
    expect(publicHtml(odd, source)).not.toContain('<script>x');
  });

  it.each([
    ...['138-0000-0000', '138 0000 0000', '+8613800000000', '１３８００００００００'],
    ...['87654321', '8765 4321', '(0473)87654321', '（0473）8765 4321', '110101 19900101 123X'],
    ...['a＠example.org', 'a @ example.org', '人民路１２号', '人民路 12 号', '人民路十二号', '幸福小区3栋502室'],
    ...['contact  by name', 'CONTACT BY NAME', 'ｃｏｎｔａｃｔ by name', 'con\u200btact by name'],
  ])('leaves %s out, in whichever way it is written', (hidden) => {
    expect(redacted(`请联系：${hidden}。`, directory, '〔略〕').text).toBe('请联系：〔略〕。');
  });

  it('leaves years, amounts and lengths in', () => {
    const text = '2021-2023年投资120000万元，治理3.5公里、12处，第3号井';
    expect(redacted(text, directory, '〔略〕')).toEqual({ text, withheld: [] });
  });

  it('is redacted in no time, whatever a text holds', () => {
    for (const part of ['a', '1 ', '路1号', 'a@', '-', '1-', '路一', '道', '张 '] as const) {
      const began = performance.now();
      redacted(part.repeat(20_000), directory, '');
      expect(performance.now() - began).toBeLessThan(5_000);
    }
  });
});

it('a unit’s sheet says what it leads and owes', () => {
  const { rows, lead } = unitDocument(source, 'natural-resources');
  expect(lead[0]).toContain('牵头3项，已销号1项');
  expect(rows.map(([id]) => id)).toEqual(['WH-001', 'WH-002', 'WH-003']);
  expect(unitDocument(source, 'energy').rows).toEqual([]);
});

it('the leader’s page has the figures, and his own findings', () => {
  const page = leaderText(source, [], 'a');
  expect(page.figures.map(([, value]) => value)).toEqual(['3项', '1项（33.3%）', '1项', '0项', expect.any(String)]);
  expect(page.tables.at(-1)?.rows).toHaveLength(3);
});

describe('the leader’s page', () => {
  const days = Array.from({ length: 90 }, (_, place) => ({
    day: day('2023-07-24') + place,
    signs: { red: 9, yellow: 8, green: 7, claimed: 6, closed: 5, hold: 4, withdrawn: 3 },
  }));

  it('shows the lights over time, once there are two days to compare', () => {
    const [last] = leaderText(source, days, 'a').tables.slice(-1);
    expect(last?.heading).toContain('红黄绿灯变化');
    expect(last?.rows).toHaveLength(5);
    expect(leaderText(source, days.slice(0, 1)).tables.map(({ heading }) => heading)).not.toContain(last?.heading);
  });

  for (const language of languages) {
    itWithLibreOffice(`stays on one sheet in ${language}, however much is red`, async () => {
      const title = { 'zh-CN': '名称很长的问题'.repeat(4), en: 'A finding with a long title '.repeat(3) }[language];
      const group: Step = ['2023-08-31 10:00', 'group', 'approveClosure'];
      const some = [uptoRectifying, [...uptoApproval, group]].map((steps) => lived(steps, { title }).finding);
      const many = some.flatMap((one, kind) =>
        Array.from({ length: 30 }, (_, place) => ({
          ...one,
          subject: { ...one.subject, id: `WH-${kind + 1}${place + 10}` },
        })),
      );
      const of = { ...sourceOf(many), at: at('2023-12-01 10:00') };
      const campaign = { ...of.campaign, terms: termsWith({ language }) };
      const bytes = await leaderPage({ ...of, campaign }, days, 'a');
      const pdf = converted(bytes, 'docx', 'pdf').toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    });
  }
});

it('a dossier has every file that the record names', () => {
  const names = closed.record.flatMap(filesIn).map(({ name }) => name);
  expect(names).toContain('readings.pdf');
});

it('a dossier of a finding without files has its page in a new folder all the same', async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'duban-dossier-')), 'WH-001');
  const archive = openArchive(mkdtempSync(join(tmpdir(), 'duban-dossier-archive-')));
  await writeDossier({ ...closed, record: [] }, source.campaign, archive, folder);
  expect(readFileSync(join(folder, 'index.html'), 'utf8')).toContain('<h1>');
});

/** Every report of a campaign, as bytes. */
function everyReport(of: ReportSource, all: readonly RecordedFinding[]): readonly Promise<Buffer>[] {
  const open = publicReport(of, 'open@example.org');
  const { language } = of.campaign.terms.policy;
  return [
    ...[leaderPage(of, [], 'a'), unitSheet(of, 'natural-resources'), phaseReport(of), finalReport(of, all)],
    ...[appraisal(of, all), publicDocx(open, of), withheldSheet(open, of)],
    ...all
      .slice(0, 1)
      .flatMap((one) => [
        formDocx(claimForm(one, of.campaign), language),
        formDocx(approvalForm(one, of.campaign), language),
      ]),
    ...[
      taskBook(batch, sheet, of.campaign),
      batchReport(batch, sheet, of.campaign),
      batchReportSheet(batch, sheet, of.campaign),
    ],
  ];
}

describe('every report', () => {
  it('can be written of an empty campaign, and of one finding', async () => {
    for (const some of [[], recorded.slice(0, 1)]) {
      const of = sourceOf(
        some.map(({ finding }) => finding),
        { entries: [], batches: [] },
      );
      for (const bytes of await Promise.all(everyReport(of, some))) expect(bytes.subarray(0, 2).toString()).toBe('PK');
    }
  });

  it('is written of a thousand findings within seconds', async () => {
    const all = Array.from({ length: 1_000 }, (_, index): RecordedFinding => {
      const { finding, record } = recorded[index % 3] ?? going;
      return { finding: { ...finding, subject: { ...finding.subject, id: `WH-${index + 1}` } }, record };
    });
    const of = sourceOf(all.map(({ finding }) => finding));
    for (const report of [() => phaseReport(of), () => finalReport(of, all), () => appraisal(of, all)]) {
      const began = performance.now();
      await report();
      // Five seconds on an idle machine; a busy one is allowed for.
      expect(performance.now() - began).toBeLessThan(20_000);
    }
  });

  itWithLibreOffice('is opened by LibreOffice', async () => {
    const pdf = converted(await phaseReport(source), 'docx', 'pdf');
    expect(pdf.subarray(0, 4).toString()).toBe('%PDF');
    expect(
      converted(await finalReport(source, recorded), 'docx', 'pdf')
        .subarray(0, 4)
        .toString(),
    ).toBe('%PDF');
  });
});
