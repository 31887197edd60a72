import { readMessage } from '../../mail/reply/read-message';

const message = (text: string, headers: readonly string[] = ['Subject: Re: [WH-012] reminder']) =>
  Buffer.from(
    ['From: Ecology <ecology@example.org>', ...headers, 'Content-Type: text/plain; charset=utf-8', '', text].join(
      '\r\n',
    ),
  );
const letterOffering = (offered: string, sentence = '请办理') =>
  message(`${sentence}\n  · ${offered} → ${offered}`, ['Subject: [WH-012] x']);
const read = (text: string, letter?: Buffer) =>
  readMessage(message(text), { language: 'en', ...(letter === undefined ? {} : { letter }) });

describe('readMessage', () => {
  it('names the command, its finding and its facts, days as dates', async () => {
    expect(await read('延期 2027-06-30 理由\uff1a设备未到')).toMatchObject({
      automatic: null,
      heard: [{ finding: 'WH-012', says: 'requestExtension', to: '2027-06-30', reason: '设备未到' }],
      why: [],
    });
  });

  it('tells by the letter what an agreement decides', async () => {
    const says = async (sentence: string) => (await read('同意', letterOffering('同意', sentence))).heard[0]?.says;
    expect(await says('请审核“矿区道路”的整改方案')).toBe('acceptPlan');
    expect(await says('请决定“矿区道路”的延期申请')).toBe('decideExtension');
    expect(await says('请审定“矿区道路”的销号')).toBe('approveClosure');
  });

  it('says why something is not heard, and leaves it', async () => {
    expect(await read('同意\n第二条做不了')).toMatchObject({
      heard: [],
      left: ['同意'],
      why: [{ code: 'held-back', sentence: expect.stringContaining('第二条做不了') }],
    });
  });

  it('names the sign of a program', async () => {
    const automatic = message('签收', ['Auto-Submitted: auto-replied']);
    expect(await readMessage(automatic, { language: 'en' })).toMatchObject({ automatic: 'auto-submitted', heard: [] });
  });
});
