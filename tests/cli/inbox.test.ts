import type { ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTransport, type SendMailOptions as Mail } from 'nodemailer';
import { duban, ended, shortCampaign, startUp } from '../support/duban-process';
import { portsInARow } from '../support/ports-in-a-row';
import { until } from '../support/until';

const PORT = portsInARow();
const INBOX_PORT = PORT + 4;

interface Waiting {
  readonly id: string;
  readonly subject: string;
}

describe('duban inbox, as a process', () => {
  const data = mkdtempSync(join(tmpdir(), 'duban-inbox-'));
  let up: ChildProcess;
  const say = (...args: string[]) => duban([...args, '--data', data]);
  const waiting = () => JSON.parse(say('inbox', 'list', '--json').out) as readonly Waiting[];

  beforeAll(async () => {
    up = await startUp(['--data', data, '--campaign', shortCampaign(3), '--port', String(PORT)]);
  });
  afterAll(async () => {
    up.kill('SIGINT');
    await ended(up);
  });

  /** Hands a mail in without anybody's password; answers with the id by which it waits. */
  async function strange(
    from: string,
    subject: string,
    text: string,
    attachments: Mail['attachments'] = [],
  ): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port: INBOX_PORT, ignoreTLS: true });
    await transport.sendMail({ from, to: 'zhenggai@duban.example.org', subject, text, attachments });
    transport.close();
    return until(() => waiting().find((one) => one.subject === subject)?.id);
  }

  it('says that nothing waits', () => {
    expect(say('inbox', 'list')).toEqual({ code: 0, out: 'No message waits.\n', err: '' });
  });

  it('shows a forgery as text alone, and acts on it once the office accepts it', async () => {
    const id = await strange('ecology@example.org', 'forged [WH-003]', '签收\u001b\u202e');
    expect(say('inbox', 'list').out).toMatch(/ecology@example\.org {2}ecology {2}handed in without a password/);
    expect(say('inbox', 'show', id.slice(0, 10)).out).toMatch(/\n签收\n+$/);
    expect(say('show', 'WH-003', '--json').out).toContain('"stage": "assigned"');

    const accepted = say('inbox', 'accept', id.slice(0, 10));
    expect([accepted.code, accepted.out]).toEqual([0, expect.stringContaining('accepted as ecology\nWH-003: 已签收')]);
    const record = (JSON.parse(say('show', 'WH-003', '--json').out) as { record: readonly object[] }).record;
    expect(record).toContainEqual(
      expect.objectContaining({ what: 'acknowledge', by: 'ecology', via: 'mail', operator: expect.any(String) }),
    );
    expect(say('inbox', 'accept', id)).toMatchObject({ code: 3, err: expect.stringContaining('[message-decided]') });
  });

  it('asks as whom a stranger’s message is to be taken, and dismisses with a reason', async () => {
    const id = await strange('x@elsewhere.example.com', 'stranger [WH-001]', '签收');
    expect(say('inbox', 'accept', id)).toMatchObject({ code: 2, err: expect.stringContaining('--as') });
    expect(say('inbox', 'dismiss', id)).toMatchObject({ code: 2, err: expect.stringContaining('--why') });
    expect(say('inbox', 'dismiss', id, '--why', 'advertising').code).toBe(0);
    expect(waiting()).toEqual([]);
    expect(say('inbox', 'show', id).out).toContain('dismissed: advertising');
  });

  it('enters what the public writes in its register, with its files, and the message waits no more', async () => {
    const photo = { filename: '路面.pdf', content: '%PDF-1.4\nphotograph\n%%EOF\n' };
    const id = await strange('resident@elsewhere.example.com', 'dust', '路面扬尘又有反复', [photo]);
    const enter = ['inbox', 'enter', id, '--as', 'office', '--kind'] as const;
    expect(say(...enter, 'meeting')).toMatchObject({ code: 2, err: expect.stringContaining('public-comment') });
    expect(say(...enter, 'public-comment', '--findings', 'WH-099').err).toContain('[unknown-findings]');
    expect(waiting()).toHaveLength(1);

    expect(say(...enter, 'public-comment', '--findings', 'WH-003', '--answer')).toMatchObject({ code: 0, err: '' });
    const [entry] = JSON.parse(say('register', 'list', '--json').out) as readonly object[];
    expect(entry).toMatchObject({
      ...{ id: 'public-comment-001', how: 'mail', who: 'resident@elsewhere.example.com', text: '路面扬尘又有反复' },
      ...{ findings: ['WH-003'], answer: true, asked: [{ asks: 'disposition' }, { asks: 'answer' }] },
      files: [{ name: '路面.pdf' }],
    });
    expect(waiting()).toEqual([]);
    expect(say('inbox', 'show', id).out).toContain('entered as public-comment-001');
    expect(say(...enter, 'public-comment')).toMatchObject({ err: expect.stringContaining('[message-decided]') });
  });

  it('takes the same comment once, by whichever way it comes', async () => {
    const id = await strange('resident@elsewhere.example.com', 'dust again', '路面扬尘又有反复');
    expect(say('inbox', 'enter', id, '--as', 'office', '--kind', 'public-comment').err).toContain('[entered-before]');
    expect(say('inbox', 'dismiss', id, '--why', 'public-comment-001 once more').code).toBe(0);
  });

  it('knows no message of another name', () => {
    expect(say('inbox', 'show', 'ffff')).toMatchObject({ code: 5, err: expect.stringContaining('[unknown-message]') });
  });
});
