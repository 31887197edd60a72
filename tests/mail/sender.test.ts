import type { Directory, Person } from '../../domain/organisation/directory';
import { verdictOn, type AuthorProof } from '../../mail/sender/sender';

const person = (code: string, address: string, more: Partial<Person> = {}): Person => ({
  ...{ code, name: code, address, aliases: [], units: [], positions: [], absences: [] },
  ...more,
});
const head = person('head', 'head@water.example.org', { aliases: ['head@personal.example.com'] });
const left = person('left', 'left@water.example.org', { successor: 'head' });
const directory = { people: [head, left] } as unknown as Directory;

const proven = (address: string): AuthorProof => ({ proven: true, address, by: 'password' });

describe('verdictOn', () => {
  it.each([
    ['who proves his address', ['head@water.example.org'], proven('head@water.example.org'), 'verified'],
    ['who writes from an alias of his', ['head@personal.example.com'], proven('head@personal.example.com'), 'verified'],
    ['who proves another address of his', ['head@personal.example.com'], proven('head@water.example.org'), 'verified'],
  ] as const)('knows %s', (_, authors, proof, verdict) => {
    expect(verdictOn(authors, proof, directory)).toEqual({ verdict, person: head });
  });

  it.each([
    ['who proves nothing', head, ['head@water.example.org'], { proven: false, why: 'no-password' }, 'no-password'],
    ['who proves another’s', head, ['head@water.example.org'], proven('left@water.example.org'), 'password-of-another'],
    ['who has left', left, ['left@water.example.org'], proven('left@water.example.org'), 'has-left'],
  ] as const)('does not believe %s', (_, who, authors, proof, why) => {
    expect(verdictOn(authors, proof, directory)).toEqual({ verdict: 'unverified', person: who, why });
  });

  it.each([
    ['an address that is nobody’s', ['x@example.com'], { verdict: 'unknown', address: 'x@example.com' }],
    ['a message of two authors', ['head@water.example.org', 'x@example.com'], { verdict: 'unknown' }],
    ['a message of none', [], { verdict: 'unknown' }],
  ])('does not know %s, whatever is proven', (_, authors, verdict) => {
    expect(verdictOn(authors, proven('head@water.example.org'), directory)).toEqual(verdict);
  });
});
