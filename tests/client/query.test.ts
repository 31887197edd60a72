import { inParts, PAGE } from '../../client/query';

const idsOf = (count: number) => Array.from({ length: count }, (_, index) => `wh/WH-${index + 1}`);

/** Whether a part lists an id, as a server with this order of texts would say. */
function lists(part: string, id: string, order: (one: string, other: string) => number): boolean {
  const [, from] = /WorkflowId >= '([^']*)'/.exec(part) ?? [];
  const [, to] = /WorkflowId < '([^']*)'/.exec(part) ?? [];
  return (from === undefined || order(id, from) >= 0) && (to === undefined || order(id, to) < 0);
}

const byCode = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
const byNumber = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });

describe('a list in parts', () => {
  it.each([0, 1, PAGE])('is one query where %s workflows are expected', (count) => {
    expect(inParts('A', idsOf(count))).toEqual(['A']);
  });

  it('is two queries from one more than a page on', () => {
    expect(inParts('A', idsOf(PAGE + 1))).toEqual(["A AND WorkflowId < 'wh/WH-99'", "A AND WorkflowId >= 'wh/WH-99'"]);
  });

  it.each([1_000, 10_000])('is four queries for %s', (count) => {
    expect(inParts('A', idsOf(count))).toHaveLength(4);
  });

  it.each([
    ['by code', byCode],
    ['by number', byNumber],
    ['backwards', (one: string, other: string) => -byCode(one, other)],
  ])('leaves nothing out where the server orders ids %s, expected or not', (_, order) => {
    const parts = inParts('A', idsOf(1_000));
    const listed = [...idsOf(1_200), 'wh/', 'wh/X', 'a', 'z'];
    expect(listed.filter((id) => !parts.some((part) => lists(part, id, order)))).toEqual([]);
  });

  it('lists nothing twice where the server orders ids by code', () => {
    const parts = inParts('A', idsOf(1_000));
    expect(idsOf(1_000).filter((id) => parts.filter((part) => lists(part, id, byCode)).length !== 1)).toEqual([]);
  });
});
