export interface PageWords {
  readonly title: string;
  letters(count: number): string;
  readonly none: string;
  empty(recipients: number): string;
  readonly password: string;
  readonly reply: string;
  readonly replyInWords: string;
  readonly send: string;
  sends(text: string): string;
  readonly sent: string;
  readonly receipt: string;
  readonly notSent: string;
  readonly web: string;
  readonly views: string;
  today(date: string): string;
  paced(pace: number): string;
  readonly older: string;
  readonly foreignHost: string;
  /** Headings of groups of recipients. */
  readonly circles: Readonly<Record<Circle, string>>;
}

/** Groups of recipients, in the order in which an office thinks of them. */
export const circles = ['office', 'unit', 'leader', 'group', 'other'] as const;
export type Circle = (typeof circles)[number];
