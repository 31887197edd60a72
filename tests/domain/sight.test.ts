import { findingFrom, rowOf } from '../../domain/finding/row';
import { sightOf, type Sight } from '../../domain/organisation/sight';
import type { Position } from '../../domain/organisation/positions';
import {
  checkers,
  opened,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClosed,
  uptoRectifying,
  type Step,
} from '../support/commands';

const terms = termsWith();

/** Natural resources leads, ecology helps, working group 1 coordinates, supervision group 3 checks. */
const finding = (steps: readonly Step[]) => told(opened(), terms, steps);

function sees(position: Position, steps: readonly Step[] = uptoRectifying, person = 'somebody'): Sight {
  return sightOf({ person, positions: [position], units: [] }, finding(steps));
}

describe('who sees a finding whole', () => {
  it.each<[Position, Sight]>([
    ['office/staff', 'whole'],
    ['office/director', 'whole'],
    ['leader/b', 'whole'],
    ['leader/b/contact', 'whole'],
    ['leading-group/head', 'whole'],
    ['monitor/member', 'whole'],
    ['unit/natural-resources/contact', 'whole'],
    ['unit/natural-resources/head', 'whole'],
    ['unit/ecology/deputy', 'whole'],
    ['unit/energy/head', 'neutral'],
    ['group/1/contact', 'whole'],
    ['group/2/head', 'neutral'],
    ['supervision/3/member', 'whole'],
    ['supervision/4/head', 'neutral'],
    // A code that only begins as another.
    ['unit/natural-resources-2/head', 'neutral'],
    ['group/12/head', 'neutral'],
  ])('%s: %s', (position, sight) => {
    expect(sees(position)).toBe(sight);
  });

  it('is, before it is assigned, only who oversees all', () => {
    expect(sees('unit/natural-resources/head', [])).toBe('neutral');
    expect(sees('group/1/head', [])).toBe('neutral');
    expect(sees('office/staff', [])).toBe('whole');
  });

  it('is the group that checks it, whichever was to watch it, until it has looked back', () => {
    const toOthers = uptoCheck.map((step): Step =>
      step[2] === 'assignCheck' ? [step[0], step[1], step[2], { group: '5', checkers }] : step,
    );
    expect(sees('supervision/5/head', toOthers)).toBe('whole');
    expect(sees('supervision/3/head', uptoApproval)).toBe('whole');
    expect(sees('supervision/3/head', uptoClosed)).toBe('whole');
    expect(sees('supervision/6/head', uptoClosed)).toBe('neutral');
  });

  it('is who is named to check it, while the finding itself says so', () => {
    const checker = { person: 'checker-1', positions: [], units: ['audit'] };
    const checked = finding(uptoCheck);
    expect(sightOf(checker, checked)).toBe('whole');
    expect(sightOf({ ...checker, person: 'checker-9' }, checked)).toBe('neutral');
    expect(sightOf({ ...checker, person: 'checker-1' }, finding(uptoRectifying))).toBe('neutral');
    // A row of the list keeps no names of people.
    expect(sightOf(checker, findingFrom(rowOf(checked, terms), checked.subject))).toBe('neutral');
  });
});
