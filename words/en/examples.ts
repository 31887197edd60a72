import { examplesWith } from '../examples';
import { values } from './values';

export const examples = examplesWith({
  why: 'the boundary was drawn anew',
  text: 'Eight of twelve junctions are paved.',
  measure: 'Pave 12 junctions',
  criterion: 'All public mine roads are paved',
  lacking: 'the acceptance record of junction 7',
  statement: 'All 12 junctions paved and accepted',
  number: 'No. 7 of 2026',
  signer: 'the director',
  title: 'Dust on mine roads',
  none: 'none',
  values,
});
