import { commitmentKinds } from '../../domain/finding/finding';
import { dutyKinds, type Language } from '../../domain/policy/policy';
import { commandNames } from '../../domain/commands/command-facts';
import { receiptSentences } from '../../mail/inbox/receipt';
import type { MessageResult } from '../../mail/reply/said';
import { wordsFor } from '../../words';
import type { CampaignOwed, Misunderstanding, Packed, Remark, Unfit } from '../../words/receipts';
import { batchNumber, entryNumber } from '../../words/register-names';
import { day } from './commands';

/** What a reader may have written, in either language. */
const written = {
  'zh-CN': {
    keyword: '同意',
    line: '但南侧路口尚未硬化',
    date: '下个月',
    method: '电话了解',
    file: '佐证.zip',
    campaign: '集中整改',
    claim: '申请销号',
    criterion: '标准2：五处已完成四处',
  },
  en: {
    keyword: 'agree',
    line: 'but the southern junction is not paved',
    date: 'soon',
    method: 'by phone',
    file: 'proof.zip',
    campaign: 'Follow-up',
    claim: 'claim',
    criterion: 'criterion 2: four of five are up',
  },
} as const;

type EachOf<T, Key extends keyof T> = { readonly [K in T[Key] & string]: readonly Extract<T, Record<Key, K>>[] };

function misunderstandingsIn(language: Language): EachOf<Misunderstanding, 'code'> {
  const { keyword, line, date, method, claim, criterion } = written[language];
  const packed: readonly Packed[] = ['smime', 'tnef', 'pgp'];
  return {
    'unknown-keyword': [{ code: 'unknown-keyword' }],
    'bare-keyword-in-digest': [{ code: 'bare-keyword-in-digest', keyword, example: 'WH-012' }],
    'bare-text-in-digest': [{ code: 'bare-text-in-digest', example: 'WH-012' }],
    'claim-misunderstood': [{ code: 'claim-misunderstood' }],
    'line-unreadable': [{ code: 'line-unreadable', line }],
    'date-unreadable': [{ code: 'date-unreadable', text: date }],
    'method-unreadable': [{ code: 'method-unreadable', text: method }],
    'not-alone': [{ code: 'not-alone', keyword }],
    'held-back': [
      { code: 'held-back', keyword, line, by: 'beside-answer' },
      { code: 'held-back', keyword: claim, line: criterion, by: 'evidence' },
      { code: 'held-back', keyword: claim, line, by: 'beside-evidence' },
    ],
    'written-in-quote': [{ code: 'written-in-quote' }],
    packed: packed.map((how) => ({ code: 'packed', in: how })),
    objection: [{ code: 'objection' }],
    'which-date': [{ code: 'which-date', dates: ['2023-11-30', '2023-12-15'] }],
    'no-measure-ticked': [{ code: 'no-measure-ticked' }],
    'keyword-not-first': [{ code: 'keyword-not-first', keyword }],
    'decides-otherwise': [{ code: 'decides-otherwise' }],
    'nothing-to-confirm': [{ code: 'nothing-to-confirm' }],
    'confirmed-already': [{ code: 'confirmed-already', waiting: ['requestExtension', 'claimCompletion'] }],
    'confirm-which': [{ code: 'confirm-which', waiting: commitmentKinds }],
    'nothing-to-inspect': [{ code: 'nothing-to-inspect' }],
    'inspect-which': [{ code: 'inspect-which', waiting: [2, 3] }],
    'which-batch': [
      {
        code: 'which-batch',
        batches: [language === 'en' ? 'batch-001' : '批次-001', language === 'en' ? 'batch-002' : '批次-002'],
      },
    ],
    'claim-needs-criteria': [{ code: 'claim-needs-criteria', criteria: 3 }],
  };
}

function remarksIn(language: Language): EachOf<Remark, 'about'> {
  const name = written[language].file;
  const unfit: readonly Unfit[] = [
    'empty',
    'executable',
    'too-large',
    'not-what-it-says',
    'too-many',
    'unreadable-sheet',
  ];
  return {
    'files-kept': [{ about: 'files-kept', files: 2 }],
    'files-unused': [{ about: 'files-unused', files: 2 }],
    'file-unfit': unfit.map((why) => ({ about: 'file-unfit', name, why })),
    'expiring-link': [{ about: 'expiring-link' }],
    'long-text': [{ about: 'long-text' }],
    'told-together': [{ about: 'told-together', messages: 3 }],
    'sheet-empty': [{ about: 'sheet-empty', name }],
    'sheet-marked': [{ about: 'sheet-marked', name }],
  };
}

function campaignOwedIn(language: Language): EachOf<CampaignOwed, 'what'> {
  const { registers, batches } = wordsFor(language);
  const point = entryNumber('meeting-003/2', registers.kinds);
  const findings = ['WH-001', 'WH-012'];
  return {
    point: [
      { what: 'point', point, asks: 'point', findings: [] },
      { what: 'point', point, asks: 'result', findings },
    ],
    batch: [{ what: 'batch', batch: batchNumber('batch-002', batches.kind), findings }],
    timetable: [{ what: 'timetable', task: 'dispatch' }],
    circular: [{ what: 'circular', until: day('2023-07-31') }],
    calendar: [{ what: 'calendar', year: '2027' }],
  };
}

/** What a receipt may say, in one language: what was done, what comes next, what was not understood, what else there is. */
export function receiptsIn(
  language: Language,
): Readonly<Record<'done' | 'not-understood' | 'remarks', readonly string[]>> {
  const { receipt } = wordsFor(language);
  const { keyword, line } = written[language];
  const sentence = (lines: MessageResult['lines'], remarks: readonly Remark[] = []): readonly string[] =>
    receiptSentences({ lines, remarks }, receipt);
  const understood = (text: string): string =>
    sentence([{ finding: 'WH-012', keyword, result: 'understood', text }]).join('\n');
  const acknowledged = receipt.done('acknowledge');
  const today = day('2023-07-24');
  const facts = { until: '2023-11-30', measures: [1, 2], text: line };
  return {
    done: [
      ...commandNames.map((name) => understood(receipt.done(name))),
      understood(receipt.waitsForHead(receipt.done('submitPlan'))),
      understood(receipt.recorded(receipt.done('requestExtension'), { until: facts.until, text: facts.text })),
      understood(receipt.recorded(receipt.done('fileReport'), { measures: facts.measures, text: facts.text })),
      understood(receipt.recorded(receipt.done('fileReport'), { unchanged: true })),
      ...commitmentKinds.map((confirmed) =>
        understood(receipt.recorded(receipt.done('confirmForUnit'), { confirmed })),
      ),
      ...dutyKinds.map((kind) =>
        understood(receipt.thenAsked(acknowledged, { kind, day: day('2023-08-07'), time: '17:30', today })),
      ),
      ...[
        { kind: 'milestone', about: '2 3' } as const,
        { kind: 'inspect-node', about: '2' } as const,
        { kind: 'commit', about: 'claimCompletion' } as const,
      ].map((asked) => understood(receipt.owed({ ...asked, day: day('2023-08-07'), time: '17:30', today }, false))),
      ...[false, true].flatMap((isLate) =>
        dutyKinds.map((kind) =>
          understood(receipt.owed({ kind, day: day('2023-08-07'), time: '17:30', today }, isLate)),
        ),
      ),
      ...[false, true].flatMap((isLate) =>
        Object.values(campaignOwedIn(language))
          .flat()
          .map((owed: CampaignOwed) =>
            receipt.owedOfCampaign(owed, { day: day('2023-08-07'), time: '17:30', today }, isLate),
          ),
      ),
      receipt.moreOwed(1),
      receipt.moreOwed(23),
      receipt.findingsUnread(['WH-003'], 0),
      receipt.findingsUnread(['WH-003', 'WH-007'], 12),
      receipt.campaignUnread,
      receipt.nothingOwed(written[language].campaign),
      ...sentence([
        { finding: 'WH-012', place: { sheet: 'a.xlsx', row: 3 }, keyword, result: 'understood', text: acknowledged },
      ]),
    ],
    'not-understood': Object.values(misunderstandingsIn(language))
      .flat()
      .flatMap((why: Misunderstanding) =>
        sentence([{ finding: 'WH-012', keyword, result: 'unclear', text: receipt.misunderstood(why) }]),
      ),
    remarks: Object.values(remarksIn(language))
      .flat()
      .flatMap((remark: Remark) => receipt.remark(remark)),
  };
}
