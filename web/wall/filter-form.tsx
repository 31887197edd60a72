import type { FC } from 'hono/jsx';
import { isoDate } from '../../domain/calendar/calendar';
import { stages } from '../../domain/finding/finding';
import { colours } from '../../domain/light/light-reason';
import type { Campaign } from '../../workflows/messages';
import type { Site } from '../look/page';
import { arrangements, orders, type WallFilter } from './filter';
import type { WallView } from './wall-view';

interface Choice {
  readonly value: string;
  readonly name: string;
}

interface FilterProps {
  readonly site: Site;
  readonly campaign: Campaign;
  readonly view: WallView;
  readonly filter: WallFilter;
}

const SPANS = [3, 7, 14, 30] as const;

/** What is shown, chosen by a form whose answer is an address: a bookmark keeps it. */
export const FilterForm: FC<FilterProps> = ({ site: { words, base }, campaign, view, filter }) => {
  const { filter: names } = words.web.wall;
  const { units, workingGroups, supervisionGroups, leaders } = campaign.directory;
  const places = (known: readonly { readonly code: string; readonly name: string }[]): readonly Choice[] =>
    known.map(({ code, name }) => ({ value: code, name }));
  const any = { value: '', name: names.any };
  return (
    <details class="filter" open={view.narrowed}>
      <summary>{names.title}</summary>
      <form method="get" action={`${base}/wall`}>
        <label>
          {names.text}
          <input type="search" name="q" value={filter.text ?? ''} maxlength={100} />
        </label>
        <Select label={names.group} name="group" chosen={filter.group} among={[any, ...places(workingGroups)]} />
        <Select label={names.unit} name="unit" chosen={filter.unit} among={[any, ...places(units)]} />
        <Select label={names.sponsor} name="sponsor" chosen={filter.sponsor} among={[any, ...places(leaders)]} />
        <Select
          label={names.supervision}
          name="supervision"
          chosen={filter.supervision}
          among={[any, ...places(supervisionGroups)]}
        />
        {view.categories.length === 0 ? null : (
          <Select
            label={names.category}
            name="category"
            chosen={filter.category}
            among={[any, ...view.categories.map((name) => ({ value: name, name }))]}
          />
        )}
        <Select
          label={names.light}
          name="light"
          chosen={filter.light}
          among={[any, ...colours.map((colour) => ({ value: colour, name: words.colours[colour] }))]}
        />
        <Select
          label={names.stage}
          name="stage"
          chosen={filter.stage}
          among={[any, ...stages.map((stage) => ({ value: stage, name: words.stages[stage] }))]}
        />
        <Select
          label={names.dueWithin}
          name="due"
          chosen={filter.dueWithin === undefined ? undefined : String(filter.dueWithin)}
          among={[any, ...SPANS.map((days) => ({ value: String(days), name: names.days(days) }))]}
        />
        <Select
          label={names.by}
          name="by"
          chosen={filter.by}
          among={arrangements.map((value) => ({ value, name: names.arrangements[value] }))}
        />
        <Select
          label={names.sort}
          name="sort"
          chosen={filter.sort}
          among={orders.map((value) => ({ value, name: names.orders[value] }))}
        />
        <label>
          {words.web.wall.past.day}
          <input type="date" name="as-of" value={filter.asOf === undefined ? '' : isoDate(filter.asOf)} />
        </label>
        <label class="check">
          <input type="checkbox" name="overdue" value="1" checked={filter.overdue === true} /> {names.overdue}
        </label>
        <label class="check">
          <input type="checkbox" name="key" value="1" checked={filter.keyItems} /> {names.keyItems}
        </label>
        <span class="do">
          <button type="submit">{names.apply}</button>
          {view.narrowed ? <a href={`${base}/wall`}>{names.clear}</a> : null}
        </span>
      </form>
    </details>
  );
};

/** A field with its name; a value that none of the choices has stands among them, so that the form says what is chosen. */
export const Select: FC<{
  readonly label: string;
  readonly name: string;
  readonly chosen: string | undefined;
  readonly among: readonly Choice[];
}> = ({ label, name, chosen = '', among }) => {
  const shown = among.some(({ value }) => value === chosen) ? among : [...among, { value: chosen, name: chosen }];
  return (
    <label>
      {label}
      <select name={name}>
        {shown.map(({ value, name: said }) => (
          <option value={value} selected={value === chosen}>
            {said}
          </option>
        ))}
      </select>
    </label>
  );
};
