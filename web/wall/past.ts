import type { Archive } from '../../archive/archive';
import type { Reading } from '../../client/reading';
import { dayKeptFor, readingOf, signsOn, snapshotDays, type SignsOfDay } from '../../client/snapshots';
import type { DayIndex, Moment } from '../../domain/calendar/moment';
import { pointsOf } from '../../reports/lights-over-time';
import type { Words } from '../../words/words';
import { drawTrend } from './trend';
import type { Trend } from './trend-shown';

/** A campaign's list as it was, and when. */
export interface Past {
  readonly at: Moment;
  readonly reading: Reading;
}

/** What was: lists of days that are over, and the lights over time. What has been read does not change any more. */
export interface PastReadings {
  /** As of a day: its own snapshot, or that of the last day before it that has one. */
  asOf(day: DayIndex, now: Reading): Promise<Past | undefined>;
  /** Undefined while there are not two days to compare. */
  trend(campaign: string): Promise<Trend | undefined>;
}

/** Lists of past days that are kept in memory for each campaign. */
const MOST = 4;

/** Reads the past of campaigns from their archive, and keeps in memory what it has read of each. */
export function pastReadings(archive: Archive, words: Words): PastReadings {
  const campaigns = new Map<string, PastOfOne>();
  const pastOf = (campaign: string): PastOfOne => {
    const known = campaigns.get(campaign) ?? pastOfOne(archive, campaign, words);
    campaigns.set(campaign, known);
    return known;
  };
  return {
    asOf: (day, now) => pastOf(now.campaign.id).asOf(day, now),
    trend: (campaign) => pastOf(campaign).trend(),
  };
}

interface PastOfOne {
  readonly asOf: PastReadings['asOf'];
  readonly trend: () => Promise<Trend | undefined>;
}

function pastOfOne(archive: Archive, campaign: string, words: Words): PastOfOne {
  const lists = new Map<DayIndex, Past>();
  const counted = new Map<DayIndex, SignsOfDay>();
  /** By how many days it shows; only the last is kept. */
  const drawn = new Map<number, Promise<Trend>>();
  return {
    async asOf(wanted, now) {
      const day = await dayKeptFor(archive, campaign, wanted);
      if (day === undefined) return undefined;
      const kept = lists.get(day) ?? (await readingOf(archive, day, now));
      if (kept === undefined) return undefined;
      lists.set(day, kept);
      const [oldest] = lists.keys();
      if (lists.size > MOST && oldest !== undefined) lists.delete(oldest);
      return kept;
    },
    async trend() {
      const days = await snapshotDays(archive, campaign);
      const fresh = await signsOn(
        archive,
        campaign,
        days.filter((day) => !counted.has(day)),
      );
      for (const one of fresh) counted.set(one.day, one);
      if (counted.size < 2) return undefined;
      const known = drawn.get(counted.size);
      if (known !== undefined) return known;
      const points = pointsOf([...counted.values()].toSorted((a, b) => a.day - b.day));
      const trend = drawTrend(points, words).then((svg) => ({ points, svg }));
      drawn.clear();
      drawn.set(counted.size, trend);
      return trend;
    },
  };
}
