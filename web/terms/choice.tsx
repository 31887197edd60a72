import type { FC } from 'hono/jsx';

/** One of several, as a form asks for it. */
export const Choice: FC<{
  readonly name: string;
  /** Where no label stands around it. */
  readonly label?: string;
  readonly chosen: string;
  readonly among: readonly (readonly [value: string, shown: string])[];
}> = ({ name, label, chosen, among }) => (
  <select name={name} aria-label={label}>
    {among.map(([value, shown]) => (
      <option value={value} selected={value === chosen}>
        {shown}
      </option>
    ))}
  </select>
);
