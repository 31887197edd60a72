import type { WallGroup } from './wall-view';

/** Cells beside each other, and rows below each other, that can be read on a screen from five metres. */
export const COLUMNS = 5;
const ROWS = 4;

/**
 * The screens of a wall that turns by itself: whole groups as long as they fit, and a group that is too large for one
 * screen goes on on the next.
 */
export function screensOf(groups: readonly WallGroup[]): readonly (readonly WallGroup[])[] {
  const screens: WallGroup[][] = [];
  let free = 0;
  for (const group of groups) {
    for (const part of partsOf(group)) {
      const rows = Math.ceil(part.cells.length / COLUMNS);
      const last = screens.at(-1);
      if (last === undefined || rows > free) {
        screens.push([part]);
        free = ROWS - rows;
      } else {
        last.push(part);
        free -= rows;
      }
    }
  }
  return screens;
}

function partsOf(group: WallGroup): readonly WallGroup[] {
  const size = COLUMNS * ROWS;
  const parts = Math.max(1, Math.ceil(group.cells.length / size));
  return Array.from({ length: parts }, (_, part) => ({
    ...group,
    cells: group.cells.slice(part * size, (part + 1) * size),
  }));
}
