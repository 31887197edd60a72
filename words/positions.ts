import type { PlaceKind } from '../domain/organisation/names';
import type { Words } from './words';

/** How a language calls positions. */
export interface PositionStrings {
  readonly office: (post: string) => string;
  readonly checker: string;
  readonly monitor: string;
  readonly leadingGroup: (post: string) => string;
  /** A place whose name is not known, by its code. */
  readonly unnamed: (place: PlaceKind, code: string) => string;
  /** A post at a place, as it follows the place's name. */
  readonly post: (place: PlaceKind, post: string) => string;
}

/** A position as people call it. */
export function positionWords(strings: PositionStrings): Words['position'] {
  return (position, name) => {
    const [kind = '', code = '', post] = position.split('/');
    if (kind === 'office') return strings.office(code);
    if (kind === 'person') return strings.checker;
    if (kind === 'monitor') return strings.monitor;
    if (kind === 'leading-group') return strings.leadingGroup(code);
    const place = kind as PlaceKind;
    const named = name(code, place);
    return `${named === code ? strings.unnamed(place, code) : named}${post === undefined ? '' : strings.post(place, post)}`;
  };
}
