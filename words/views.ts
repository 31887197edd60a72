/** Situations in which monitors look for findings. */
export const situations = [
  'all',
  'red',
  'yellow',
  'overdue',
  'late-duties',
  'due-this-week',
  'awaiting-check',
  'awaiting-approval',
  'on-hold',
  'key-items',
  'mail-stuck',
  'recurrences',
] as const;
export type Situation = (typeof situations)[number];

/** Headings under which the prepared views are listed. */
export const viewHeadings = ['situation', 'group', 'supervision'] as const;
export type ViewHeading = (typeof viewHeadings)[number];

export interface ViewWords {
  readonly headings: Readonly<Record<ViewHeading, string>>;
  /** Messages that wait for the office. */
  readonly messages: string;
  readonly situations: Readonly<Record<Situation, string>>;
}
