import fc from 'fast-check';
import { noticeMeant } from '../../domain/notices/notice-key';
import { events, play } from '../support/walks';

describe('what a notice was', () => {
  it.each([
    ['acknowledge/0/0/1/opening', { duty: 'acknowledge', id: 'acknowledge/0/0/1', letter: 'opening' }],
    ['check/2/0/1/opening.2', { duty: 'check', id: 'check/2/0/1', letter: 'opening' }],
    ['milestone/0.3/0/1/chase.1/2023-09-01', { duty: 'milestone', id: 'milestone/0.3/0/1', letter: 'chase' }],
    [
      'report/2023-08-15/0/1/supervision-letter.1/2023-08-22',
      { duty: 'report', id: 'report/2023-08-15/0/1', letter: 'supervision-letter' },
    ],
    ['commit/remind/0/1/talk.2/2023-08-22', { duty: 'commit', id: 'commit/remind/0/1', letter: 'talk' }],
    ['news/N12', { news: 'N12' }],
    ['something/else', undefined],
  ])('is read from its key: %s', (key, meant) => {
    expect(noticeMeant(key)).toEqual(meant);
  });

  it('is read from the key of whatever is posted, and what news told is in the record', () => {
    fc.assert(
      fc.property(events, (happening) => {
        const { notices, entries } = play(happening);
        for (const { key, duty, news } of notices) {
          expect(noticeMeant(key)).toMatchObject(
            news === undefined ? { duty: duty?.kind, id: duty?.id } : { news: news.id },
          );
        }
        const told = entries.flatMap(({ news = {} }) => Object.entries(news));
        for (const { news } of notices) if (news !== undefined) expect(told).toContainEqual([news.id, news.what]);
      }),
      { numRuns: 40 },
    );
  });
});
