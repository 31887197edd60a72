import type { BatchWords } from '../batches';
import { count } from './dates';

export const batches: BatchWords = {
  reasons: { claimed: 'claimed', key: 'key item', slow: 'needs speeding up', lacking: 'found lacking in daily watch' },
  columns: { finding: 'finding', group: 'group', unit: 'lead unit', why: 'because', title: 'title' },
  nobody: 'no group is independent',
  nothing: 'Nothing to look at just now.',
  load: (group, findings, people) =>
    `${group}: ${count(findings, 'finding')}; ${people === '' ? 'nobody in the directory' : people}`,
  notProven: 'There are too many ways to try them all: the loads are about as even as they can be.',
};
