import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive, type Archive } from '../../archive/archive';
import type { Reading } from '../../client/reading';
import { keepSnapshot } from '../../client/snapshots';
import { domainMoment } from '../../domain/calendar/clock';
import type { Moment } from '../../domain/calendar/moment';
import { advance } from '../../domain/schedule/advance';
import { wallFilterIn } from '../../web/wall/filter';
import { pastReadings } from '../../web/wall/past';
import { wallView } from '../../web/wall/wall-view';
import { wordsFor } from '../../words';
import { at, day } from '../support/commands';
import { triedPages, type TriedPages } from '../support/pages';
import { rehearsedReading } from '../support/rehearsed-reading';

const today = at('2023-09-22 18:00');
const days = ['2023-08-18', '2023-09-15'] as const;

describe('the wall chart as it was', () => {
  let folder: string;
  let archive: Archive;
  let now: Reading;
  const then = new Map<string, Reading>();

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'duban-past-'));
    archive = openArchive(folder);
    now = await rehearsedReading(today);
    for (const date of days) {
      const moment = at(`${date} 09:00`);
      const reading = await rehearsedReading(moment);
      const { terms } = reading.campaign;
      const findings = reading.findings.map(({ finding }) => advance(finding, terms, moment).finding);
      await keepSnapshot(archive, reading.campaign.id, { at: moment, terms, findings });
      then.set(date, {
        ...reading,
        findings: reading.findings.map((read, i) => ({ ...read, finding: findings[i] ?? read.finding })),
      });
    }
  });

  async function pages(read: () => Reading = () => now, kept = archive): Promise<TriedPages> {
    const { clock } = now.campaign.terms;
    const machineNow = clock.started + (today - clock.origin) / clock.pace;
    expect(domainMoment(clock, machineNow)).toBe(today);
    const tried = triedPages({
      read: () => Promise.resolve({ ...read() }),
      now: () => machineNow,
      archive: kept,
      language: 'en',
    });
    await tried.signIn('office');
    return tried;
  }
  const totalsIn = (text: string): Record<string, number> =>
    Object.fromEntries(
      [...text.matchAll(/<dt>([^<]+)<\/dt><dd class="[^"]*">(?:<a [^>]*>)?(\d+)/g)].map(([, name = '', count]) => [
        name,
        Number(count),
      ]),
    );
  const seenAt = (date: string, moment: Moment) => wallView(then.get(date) ?? now, wallFilterIn({}), moment).totals;

  it.each(days)('shows %s as its letter hour saw it', async (date) => {
    const text = await (await (await pages()).browse(`/wall?as-of=${date}`)).text();
    const { red, yellow, closed, underWay } = seenAt(date, at(`${date} 09:00`));
    expect(totalsIn(text)).toMatchObject({ Red: red, Yellow: yellow, Closed: closed, 'Under way': underWay });
    expect(text).toContain('This is how it stood');
    expect(text).not.toContain('data-again');
  });

  it('shows of a day off what the last letter hour before it saw', async () => {
    const tried = await pages();
    const [saturday, friday] = await Promise.all(
      ['2023-09-16', '2023-09-15'].map(async (date) =>
        totalsIn(await (await tried.browse(`/wall?as-of=${date}`)).text()),
      ),
    );
    expect(saturday).toEqual(friday);
  });

  it('is filtered as the chart of now is, and every link stays on that day', async () => {
    const text = await (await (await pages()).browse('/wall?as-of=2023-09-15&light=red')).text();
    expect(text.split('class="number"')).toHaveLength(1 + seenAt('2023-09-15', at('2023-09-15 09:00')).red);
    expect(text).toContain('name="as-of" value="2023-09-15"');
  });

  it('says that nothing is known of a day before the first letter hour', async () => {
    const answer = await (await pages()).browse('/wall?as-of=2023-07-31');
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain('is not known');
  });

  it('shows how it stands now where the address names no day', async () => {
    const text = await (await (await pages()).browse('/wall?as-of=yesterday')).text();
    expect(text).not.toContain('This is how it stood');
  });

  it('draws the lights over time with the site’s own colours, each with its word and its numbers', async () => {
    const text = await (await (await pages()).browse('/wall')).text();
    const figure = /<figure class="curve trend">.*?<\/figure>/s.exec(text)?.[0] ?? '';
    expect(figure).toContain('<svg viewBox');
    expect(figure).toContain('fill="var(--red)"');
    expect(figure).not.toMatch(/ style=|<style|class="zr|#c000/);
    const row = /<tr><th scope="row">[^<]*15[^<]*<\/th>(.*?)<\/tr>/s.exec(figure)?.[1] ?? '';
    expect(Number(/<td>(\d+)<\/td>/.exec(row)?.[1])).toBe(seenAt('2023-09-15', at('2023-09-15 09:00')).red);
  });

  it('is the same picture each time it is drawn', async () => {
    const drawn = async (): Promise<string> => {
      const text = await (await (await pages()).browse('/wall')).text();
      return /<figure class="curve trend">.*?<\/figure>/s.exec(text)?.[0] ?? '';
    };
    expect(await drawn()).toBe(await drawn());
  });

  it('is on the leader’s sheet too', async () => {
    const tried = await pages();
    const figureIn = async (path: string): Promise<string | undefined> =>
      /<figure class="curve trend">.*?<\/figure>/s.exec(await (await tried.browse(path)).text())?.[0];
    const shown = await figureIn('/leader');
    expect(shown).toContain('<svg viewBox');
    expect(shown).toBe(await figureIn('/wall'));
  });

  it('is each campaign’s own, though the days are the same', async () => {
    const own = openArchive(mkdtempSync(join(tmpdir(), 'duban-past-')));
    const { terms } = now.campaign;
    const findings = now.findings.map(({ finding }) => finding);
    const kept = { at: at('2023-09-15 09:00'), terms };
    await keepSnapshot(own, 'first', { ...kept, findings });
    await keepSnapshot(own, 'second', { ...kept, findings: findings.slice(3) });
    await keepSnapshot(own, 'second', { ...kept, at: at('2023-09-18 09:00'), findings });
    const past = pastReadings(own, wordsFor('en'));
    const seen = async (id: string) =>
      (await past.asOf(day('2023-09-15'), { ...now, campaign: { ...now.campaign, id } }))?.reading.findings.length;
    expect(await seen('first')).toBe(findings.length);
    expect(await seen('second')).toBe(findings.length - 3);
    expect((await past.trend('second'))?.points).toHaveLength(2);
    expect(await past.trend('first')).toBeUndefined();
  });

  it('keeps the first snapshot of a day', async () => {
    const own = openArchive(mkdtempSync(join(tmpdir(), 'duban-past-')));
    const { terms } = now.campaign;
    const findings = now.findings.map(({ finding }) => finding);
    await keepSnapshot(own, 'wuhai-2023', { at: at('2023-09-15 09:00'), terms, findings });
    await keepSnapshot(own, 'wuhai-2023', { at: at('2023-09-15 09:00'), terms, findings: findings.slice(1) });
    const text = await (await (await pages(() => now, own)).browse('/wall?as-of=2023-09-15')).text();
    expect(totalsIn(text)['Findings']).toBe(findings.length);
  });

  it('says that it is not known where the archive has lost it', async () => {
    const lost = mkdtempSync(join(tmpdir(), 'duban-past-'));
    const own = openArchive(lost);
    const { terms } = now.campaign;
    await keepSnapshot(own, now.campaign.id, {
      at: at('2023-09-15 09:00'),
      terms,
      findings: now.findings.map(({ finding }) => finding),
    });
    for (const entry of readdirSync(join(lost, 'files'), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) writeFileSync(join(entry.parentPath, entry.name), 'damaged');
    }
    expect((await (await pages(() => now, own)).browse('/wall?as-of=2023-09-15')).status).toBe(404);
  });
});
