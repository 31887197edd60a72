/** For what a unit loses points when it is appraised (考核). */
export const faults = ['late-claim', 'missed-report', 'late-measure', 'failed-check', 'recurrence', 'overdue'] as const;
export type Fault = (typeof faults)[number];
export type FaultPoints = Readonly<Record<Fault, number>>;

/** Points that each takes off where the policy says nothing else. */
export const usualPoints: FaultPoints = {
  'late-claim': 10,
  'missed-report': 2,
  'late-measure': 2,
  'failed-check': 5,
  recurrence: 10,
  overdue: 15,
};
