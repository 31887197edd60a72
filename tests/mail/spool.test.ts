import { mkdtempSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import type { Envelope } from '../../mail/message/envelope';
import { keeperIn } from '../../mail/smtp/keep';
import { spoolIn } from '../../mail/smtp/spool';

const raw = Buffer.from('From: wang@example.org\r\nSubject: Re\r\n\r\n签收\r\n');
const unproven: Envelope = { door: 'smtp', from: 'wang@example.org' };
const proven: Envelope = { ...unproven, authenticated: 'wang@example.org' };

describe('what is kept and not started yet', () => {
  const folder = (): string => mkdtempSync(join(tmpdir(), 'duban-spool-'));

  it('is found again by another process, until it is started', async () => {
    const place = folder();
    const heard: string[] = [];
    const keep = keeperIn(openArchive(folder()), spoolIn(place), (arrival) => heard.push(arrival));
    const arrival = await keep(raw, unproven);
    expect([heard, await spoolIn(place).all()]).toEqual([[arrival], [arrival]]);
    await spoolIn(place).remove(arrival);
    expect(await spoolIn(place).all()).toEqual([]);
  });

  it('is one arrival however often the same bytes come in the same way, and another where they come with a proof', async () => {
    const spool = spoolIn(folder());
    const keep = keeperIn(openArchive(folder()), spool, () => undefined);
    const [first, again] = [await keep(raw, unproven), await keep(raw, unproven)];
    expect(again).toBe(first);
    expect(await keep(raw, proven)).not.toBe(first);
    expect(await spool.all()).toHaveLength(2);
  });

  it('is nothing where there is no spool yet, and not what a crash left half written', async () => {
    const place = folder();
    expect(await spoolIn(join(place, 'none')).all()).toEqual([]);
    writeFileSync(join(place, `${'a'.repeat(64)}.${randomUUID()}`), '');
    expect(await spoolIn(place).all()).toEqual([]);
  });
});
