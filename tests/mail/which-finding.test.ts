import type { CampaignLine, PostedLine } from '../../domain/campaign/line';
import type { LetterLine } from '../../domain/notices/letter';
import type { Answer } from '../../mail/reply/answers';
import { letterNames } from '../../mail/letter/message-id';
import { plusAddress, tokensIn } from '../../mail/letter/plus-address';
import { findingsMeant } from '../../mail/reply/which-finding';

const line = (finding: string, kind: string, copy = false) =>
  ({ finding, copy, duty: { kind } }) as unknown as LetterLine;
const ofCampaign = { key: 'daily-analysis/2023-08-01', matter: { what: 'daily-analysis' } } as unknown as CampaignLine;
const acknowledge: Answer = { says: 'acknowledge' };
const noChange: Answer = { says: 'no-change' };
const several = [line('WH-001', 'acknowledge'), line('WH-002', 'acknowledge', true), line('WH-003', 'report')];

const meant = (
  answer: Answer,
  signs: { finding?: string; letters?: readonly PostedLine[]; subject?: string; text?: string },
) =>
  findingsMeant(
    { finding: signs.finding, answer },
    { letters: signs.letters ?? [], subject: signs.subject ?? '', text: signs.text ?? '' },
    'WH',
  );

describe('findingsMeant', () => {
  it.each([
    ['the tag of its own line, before anything else', noChange, { finding: 'WH-009', letters: several }, ['WH-009']],
    ['the one matter of the letter answered', noChange, { letters: [line('WH-001', 'report')] }, ['WH-001']],
    [
      'that letter rather than the subject',
      noChange,
      { letters: [line('WH-001', 'x')], subject: '[WH-002]' },
      ['WH-001'],
    ],
    ['all that a letter of several asked to acknowledge', acknowledge, { letters: several }, ['WH-001']],
    ['the subject’s tag', noChange, { subject: '回复：[wh-012] 请报告' }, ['WH-012']],
    ['the only tag in the text', noChange, { text: '关于WH-007的情况\n无变化' }, ['WH-007']],
  ])('goes by %s', (_, answer, signs, wanted) => {
    expect(meant(answer, signs)).toEqual(wanted);
  });

  it.each([
    ['a bare word to a letter of several', { letters: several }],
    ['a bare word to a letter that tells of the campaign too', { letters: [line('WH-001', 'report'), ofCampaign] }],
    ['a bare word to a letter of the campaign alone', { letters: [ofCampaign] }],
    ['a subject that names two', { subject: '[WH-001] [WH-002]' }],
    ['a text that names two', { text: 'WH-001、WH-002' }],
    ['what only looks like a tag', { subject: 'ABWH-001 WH-0000012' }],
    ['nothing at all', {}],
  ])('means none by %s', (_, signs) => {
    expect(meant(noChange, signs)).toEqual([]);
  });
});

describe('findingsMeant, of a decision or an objection', () => {
  const decline: Answer = { says: 'decline', reason: '不在辖区' };
  const agree: Answer = { says: 'agree' };

  it('is the only one that the letter asks for that', () => {
    expect(meant(decline, { letters: several })).toEqual(['WH-001']);
    const mixed = [line('WH-001', 'report'), line('WH-002', 'approve'), line('WH-003', 'approve', true)];
    expect(meant(agree, { letters: mixed })).toEqual(['WH-002']);
  });

  it('is none where the letter asks several, or tells of the campaign too', () => {
    expect(meant(agree, { letters: [line('WH-001', 'approve'), line('WH-002', 'accept-plan')] })).toEqual([]);
    expect(meant(agree, { letters: [line('WH-001', 'approve'), line('WH-002', 'report'), ofCampaign] })).toEqual([]);
    expect(meant(noChange, { letters: several })).toEqual([]);
  });
});

describe('a letter’s token in a plus address', () => {
  const names = letterNames('wuhai', 'example.org', 'a secret');
  const token = names.token('natural-resources', 12) ?? '';

  it('names the letter, in whatever case a mail program writes it', () => {
    const address = plusAddress('office@example.org', token).toUpperCase();
    expect(tokensIn([address], 'Office@example.org').map((one) => names.letterOf(one))).toEqual([
      names.letter('natural-resources', 12),
    ]);
  });

  it('names nothing when it is invented, altered or another campaign’s', () => {
    const altered = token.replace('.12.', '.13.');
    const other = letterNames('other', 'example.org', 'a secret').token('natural-resources', 12) ?? '';
    expect([altered, other, 'natural-resources.12.0', ''].map((one) => names.letterOf(one))).toEqual(
      Array(4).fill(undefined),
    );
  });

  it('is left out where the address would be too long to be delivered', () => {
    expect(names.token('x'.repeat(60), 1)).toBeUndefined();
  });
});
