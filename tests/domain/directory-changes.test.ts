import type { Directory } from '../../domain/organisation/directory';
import { changedDirectory, type DirectoryChange } from '../../domain/organisation/directory-changes';
import { actorOf, holderOf } from '../../domain/organisation/directory';
import { day } from '../support/commands';
import { directory } from '../support/finding-in-hand';

const today = day('2023-08-01');
const away = (from: string, to: string, delegate = 'nr-head'): DirectoryChange => ({
  ...{ what: 'absence', from: day(from), to: day(to), delegate },
});

function changed(code: string, change: DirectoryChange, before: Directory = directory): Directory {
  const after = changedDirectory(before, code, change, today);
  if (typeof after === 'string') throw new Error(after);
  return after;
}

describe('a change of the directory', () => {
  it('lets somebody stand in while a person is away, and not longer', () => {
    const after = changed('nr-contact', away('2023-08-02', '2023-08-10'));
    const standsIn = (date: string) => actorOf(after, 'nr-head', day(date))?.standsInFor ?? [];
    expect([standsIn('2023-08-01'), standsIn('2023-08-02'), standsIn('2023-08-10'), standsIn('2023-08-11')]).toEqual([
      [],
      ['nr-contact'],
      ['nr-contact'],
      [],
    ]);
  });

  it('ends an absence with yesterday where the person is back, and forgets those to come', () => {
    const before = changed(
      'nr-contact',
      away('2023-09-01', '2023-09-05'),
      changed('nr-contact', away('2023-07-28', '2023-08-10')),
    );
    const after = changed('nr-contact', { what: 'back' }, before);
    const absences = after.people.find(({ code }) => code === 'nr-contact')?.absences;
    expect(absences).toEqual([{ from: day('2023-07-28'), to: day('2023-07-31'), delegate: 'nr-head' }]);
  });

  it('gives the positions of who has left to the successor', () => {
    const after = changed('nr-contact', { what: 'successor', successor: 'nr-head' });
    expect(holderOf(after, 'unit/natural-resources/contact')?.code).toBe('nr-head');
    expect(actorOf(after, 'nr-contact', today)).toBeUndefined();
  });

  it('writes an address in lower case', () => {
    const after = changed('nr-contact', { what: 'address', address: 'New@Example.org' });
    expect(after.people.find(({ code }) => code === 'nr-contact')?.address).toBe('new@example.org');
  });

  const elsewhere = changed('nr-head', away('2023-08-01', '2023-08-31', 'nr-contact'));
  it.each<[string, string, DirectoryChange, string, Directory?]>([
    ['of nobody', 'nobody', away('2023-08-02', '2023-08-03'), 'unknown-person'],
    ['by nobody', 'nr-contact', away('2023-08-02', '2023-08-03', 'nobody'), 'unknown-person'],
    ['by himself', 'nr-contact', away('2023-08-02', '2023-08-03', 'nr-contact'), 'own-delegate'],
    ['with its end before its beginning', 'nr-contact', away('2023-08-03', '2023-08-02'), 'days-reversed'],
    ['of more than a year', 'nr-contact', away('2023-08-03', '2025-08-02'), 'days-reversed'],
    ['that is over', 'nr-contact', away('2023-07-03', '2023-07-31'), 'days-past'],
    ['on days known already', 'nr-head', away('2023-08-31', '2023-09-05', 'office'), 'days-overlap', elsewhere],
    ['in a circle', 'nr-contact', away('2023-08-20', '2023-09-05'), 'nobody-there', elsewhere],
    [
      'to an address of somebody else',
      'nr-contact',
      { what: 'address', address: 'NR-HEAD@example.org' },
      'address-taken',
    ],
    ['to the same address', 'nr-contact', { what: 'address', address: 'nr-contact@example.org' }, 'already-so'],
    ['to himself', 'nr-contact', { what: 'successor', successor: 'nr-contact' }, 'unknown-person'],
    ['back from nowhere', 'nr-contact', { what: 'back' }, 'already-so'],
  ])('is refused: %s', (_, code, change, problem, before = directory) => {
    expect(changedDirectory(before, code, change, today)).toBe(problem);
  });

  it('is refused for who has left', () => {
    const left = changed('nr-contact', { what: 'successor', successor: 'nr-head' });
    expect(changedDirectory(left, 'nr-contact', { what: 'back' }, today)).toBe('has-left');
    const other: DirectoryChange = { what: 'successor', successor: 'nr-contact' };
    expect(changedDirectory(left, 'office', other, today)).toBe('has-left');
  });
});
