import type { RoleWords } from '../ledger-roles';

export const roleWords: RoleWords = {
  leads: ['lead unit', 'lead department', 'lead agency', 'lead', 'owner', 'responsible', 'primary'],
  joins: [
    'supporting units',
    'supporting unit',
    'supporting',
    'support',
    'co-units',
    'co-unit',
    'assisting',
    'secondary',
    'with support from',
    'contributor',
  ],
  ahead: [],
  behind: [],
  manner: [],
  government: [],
  levels: [],
  vague: [
    'all departments',
    'all units',
    'relevant',
    'concerned',
    'various',
    'all teams',
    'others',
    'other departments',
    'other units',
  ],
  between: [' and ', ' & ', '&', '/', '+', ' '],
};
