import { everybodyOn } from '../notices/concerned';
import { defined } from '../defined';
import { startAt } from '../duties/due';
import { gist } from '../finding/entry';
import type { Finding, Withdrawal } from '../finding/finding';
import type { Position } from '../organisation/positions';
import { mustNotJudgeOwnWork } from './independence';
import { refuse } from './refusal';
import { needsReason, withNews, without, type RuleContext, type Rule } from './shared';

/**
 * 拟移出台账: merged into another open finding of this campaign, or handed over to a receiver outside it. The director
 * agrees first; until then it goes on, and whoever works on it or was asked to judge it knows. That the other finding
 * is there and open is looked up where the command is given: one finding does not know another.
 */
export const withdraw: Rule<'withdraw'> = (finding, command, at) => {
  needsReason(command, command.why);
  if (finding.withdrawal !== undefined) refuse({ code: 'withdrawal-pending' });
  const { why, into, handedTo } = command;
  const receivers = [into, handedTo].filter((receiver) => (receiver ?? '').trim() !== '');
  if (receivers.length !== 1) refuse({ code: 'receiver-needed' });
  if (into !== undefined) mustBeAnother(into, finding);
  const counter = finding.counter + 1;
  const withdrawal = defined<Withdrawal>({
    id: String(counter),
    why: gist(why),
    into,
    handedTo: handedTo === undefined ? undefined : gist(handedTo),
    start: startAt(at.moment),
  });
  if (!command.by.positions.includes('office/director')) {
    return withNews(
      { ...finding, counter, withdrawal },
      'withdrawal-asked',
      everybodyOn(finding, at.terms.policy),
      at,
      why,
    );
  }
  mustNotJudgeOwnWork(finding, command.by, command.name);
  return withdrawn(finding, withdrawal, at);
};

/** 移出台账, agreed or not by the director. */
export const decideWithdrawal: Rule<'decideWithdrawal'> = (finding, command, at) => {
  const { withdrawal } = finding;
  if (withdrawal === undefined) return refuse({ code: 'no-withdrawal-pending' });
  mustNotJudgeOwnWork(finding, command.by, command.name);
  if (command.agreed) return withdrawn(finding, withdrawal, at);
  needsReason(command, command.why);
  const to: readonly Position[] = ['office/staff', ...everybodyOn(finding, at.terms.policy)];
  return withNews(without(finding, 'withdrawal'), 'withdrawal-refused', to, at, command.why);
};

function withdrawn(finding: Finding, { why, into, handedTo }: Withdrawal, at: RuleContext): Finding {
  const gone: Finding = {
    ...without(finding, 'hold', 'revision', 'extension', 'withdrawal'),
    standing: defined({ stage: 'withdrawn', at: at.moment, why, into, handedTo }),
    commitments: [],
    obligations: [],
    troubles: [],
  };
  return withNews(gone, 'withdrawn', everybodyOn(finding, at.terms.policy), at, why);
}

/** A finding's id is its campaign's prefix and a number. */
function mustBeAnother(into: string, { subject: { id } }: Finding): void {
  const prefix = id.slice(0, id.lastIndexOf('-') + 1);
  const number = into.slice(prefix.length);
  if (into === id || !into.startsWith(prefix) || !/^\d+$/.test(number)) refuse({ code: 'no-such-receiver', into });
}
