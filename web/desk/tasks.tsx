import type { FC } from 'hono/jsx';
import type { TimetableKind } from '../../domain/policy/timetable';
import type { Site } from '../look/page';
import type { WaitingTask } from './desk-view';

/** Where that is done: a meeting is entered, a batch decided, and of all else the report, with what it is. */
const places: Readonly<Record<TimetableKind, string>> = {
  dispatch: '/registers/add/meeting',
  batch: '/supervision',
  'phase-report': '/registers/add/report?serves=phase-report',
  'self-assessment': '/registers/add/report?serves=self-assessment',
  appraisal: '/registers/add/report?serves=appraisal',
  'superior-review': '/registers/add/report?serves=superior-review',
};

/** What the timetable asks of who looks: nothing where that is nothing. */
export const Tasks: FC<{ readonly site: Site; readonly tasks: readonly WaitingTask[] }> = ({
  site: { words, base },
  tasks,
}) => {
  const { registers: said, rules } = words.web.office;
  return tasks.length === 0 ? null : (
    <section class="paper">
      <h2>{rules.groups.timetable}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{said.asked}</th>
            <th scope="col">{said.due}</th>
          </tr>
        </thead>
        <tbody>
          {tasks.map(({ task, due, left }) => (
            <tr class={left < 0 ? 'late' : ''}>
              <td>
                <a href={`${base}${places[task]}`}>{words.campaign.timetable[task]}</a>
              </td>
              <td>
                {words.date(due)} <span class={left < 0 ? 'late' : 'soft'}>{words.card.left(left)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
