import type { DayIndex } from '../calendar/moment';

/** What the office does for the campaign as a whole on days that the policy names (工作安排). */
export const timetableKinds = [
  'dispatch', // 定期调度会
  'batch', // 督查批次
  'phase-report', // 阶段总结
  'self-assessment', // 自查自评
  'appraisal', // 考核
  'superior-review', // 迎接上级回头看
] as const;
export type TimetableKind = (typeof timetableKinds)[number];

/** What is done once its report is handed in: an entry of the register of reports (报送材料) says of which it is. */
export const reportedKinds = ['phase-report', 'self-assessment', 'appraisal', 'superior-review'] as const;
export type ReportedKind = (typeof reportedKinds)[number];

/** On which days something of the timetable is due. */
export type TimetableDays =
  /** Every week; 0 is Monday. */
  | { readonly weekday: number }
  | { readonly dates: readonly DayIndex[] }
  /** Working days after the end of the concentrated phase; negative before it. */
  | { readonly afterPhase: number }
  /** Counted from that day, or from the end of the concentrated phase; the first falls so many months after it. */
  | { readonly everyMonths: number; readonly from?: DayIndex };

/** When something of the timetable is due, and how many working days before that the office is told to prepare it. */
export type TimetableItem = TimetableDays & { readonly ahead?: number };

/** `none` where a policy leaves out what the default policy has. */
export type Timetable = Readonly<Partial<Record<TimetableKind, TimetableItem | 'none'>>>;

/** Working days of preparation where the policy does not say. */
export function preparation({ ahead, ...days }: TimetableItem): number {
  return ahead ?? ('weekday' in days ? 1 : 5);
}

export const timetableBounds = { dates: 24, months: 36 } as const;
