import { screensOf } from '../../web/wall/screens';
import type { WallCell, WallGroup } from '../../web/wall/wall-view';

const group = (of: string, size: number): WallGroup => ({
  ...{ of, red: 0 },
  cells: Array.from({ length: size }, (_, place) => ({ id: `${of}-${place}` }) as WallCell),
});
const sizes = (groups: readonly WallGroup[]) =>
  screensOf(groups).map((screen) => screen.map(({ of, cells }) => `${of ?? ''}:${cells.length}`));

describe('a wall that turns', () => {
  it('keeps a group whole while it fits on a screen of four rows', () => {
    expect(sizes([group('a', 5), group('b', 8), group('c', 9), group('d', 3)])).toEqual([
      ['a:5', 'b:8'],
      ['c:9', 'd:3'],
    ]);
  });

  it('goes on with a large group on the next screen', () => {
    expect(sizes([group('a', 3), group('b', 45)])).toEqual([['a:3'], ['b:20'], ['b:20'], ['b:5']]);
  });

  it('shows nothing of nothing', () => {
    expect(screensOf([])).toEqual([]);
  });
});
