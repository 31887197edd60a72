import js from '@eslint/js';
import { globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** Folders in the order of imports: each may import those before it. */
const order = [
  ['domain'],
  ['words'],
  ['archive', 'config', 'reading'],
  ['workflows'],
  ['client'],
  ['mail', 'ledger', 'board', 'activities'],
  ['reports'],
  ['web'],
  ['worker', 'rehearsal'],
  ['demo'],
  ['cli'],
  ['soak'],
  ['bench'],
];
const folders = order.flat();

/** What the files of a folder may not import: everything at its own height or above, and for the core all libraries. */
function importsOf(folder, height) {
  const allowed = new Set([folder, ...order.slice(0, height).flat()]);
  if (folder === 'activities') allowed.add('mail');
  if (folder === 'workflows') for (const edge of ['archive', 'config', 'reading']) allowed.delete(edge);
  const forbidden = folders.filter((other) => !allowed.has(other));
  const patterns = forbidden.map((other) => ({
    group: [`../${other}/*`, `../../${other}/*`],
    message: `${folder}/ may not import ${other}/: imports point one way (docs/architecture.md).`,
  }));
  const own = { domain: ['.'], words: ['.'], workflows: ['.', '@temporalio/workflow', '@temporalio/common'] }[folder];
  if (own !== undefined) {
    patterns.push({
      regex: `^(?!${own.map((name) => (name === '.' ? '\\.' : name)).join('|')})`,
      message: `${folder}/ runs inside the workflow sandbox: no library, no Node module.`,
    });
  }
  return {
    files: [`${folder}/**/*.{ts,tsx}`],
    rules: { 'no-restricted-imports': ['error', { patterns }] },
  };
}

/** The rooms of mail/ in the order of imports: each may import those before it. */
const mailRooms = ['message', 'letter', 'sender', 'reply', 'smtp', 'inbox'];

/** The imports that are forbidden to all files of mail/ hold in its rooms too. */
function importsOfRoom(room, place) {
  const { rules } = importsOf(
    'mail',
    order.findIndex((heights) => heights.includes('mail')),
  );
  const [severity, { patterns }] = rules['no-restricted-imports'];
  const later = mailRooms.slice(place + 1).map((other) => ({
    group: [`../${other}/*`],
    message: `mail/${room}/ may not import mail/${other}/: imports point one way (docs/architecture.md).`,
  }));
  return {
    files: [`mail/${room}/**/*.ts`],
    rules: { 'no-restricted-imports': [severity, { patterns: [...patterns, ...later] }] },
  };
}

const state = 'A module of the workflow sandbox that is shared keeps no state.';

/**
 * What reads the machine's clock besides `Date.now()`. A workflow that decided by it would come to another decision when
 * its history is replayed: workflows/clock.ts says when, with the measurement.
 */
const clockReadings = [
  {
    selector: ":matches(NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date'])",
    message: "Domain time comes from the run's clock (workflows/clock.ts).",
  },
];

const sharedState = [
  { selector: ':matches(Program, ExportNamedDeclaration) > VariableDeclaration[kind=/let|var/]', message: state },
  {
    selector:
      ':matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator[init.callee.name=/^(Weak)?(Map|Set)$/]:not([id.typeAnnotation.typeAnnotation.typeName.name=/^Readonly/])',
    message: state,
  },
  {
    // A regular expression with these flags remembers where it stopped.
    selector:
      ':matches(Program, ExportNamedDeclaration) > VariableDeclaration > VariableDeclarator > Literal[regex.flags=/[gy]/]',
    message: state,
  },
];

/** What decides is said once, in words/ itself; a language only has the words for it. */
const deciding = [
  {
    selector:
      ":matches(IfStatement, SwitchStatement, ForStatement, ForOfStatement, ForInStatement, WhileStatement, DoWhileStatement, CallExpression[callee.property.name='slice'])",
    message: 'What is said is decided once for all languages, beside their folders (words/letter-view.ts).',
  },
];

const noLocalActivities = {
  selector: "ImportSpecifier[imported.name='proxyLocalActivities']",
  message: 'A local activity that spans workflow tasks does not replay beside updates (workflows/finding.ts).',
};

export default tseslint.config(
  globalIgnores(['dist/', 'data*/', 'node_modules/', '.cache/', 'coverage/']),
  js.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked],
    // Named, the project is read once; the project service reads it to find it, and then again to lint it.
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      'require-atomic-updates': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Constants stand below the functions that read best first.
      '@typescript-eslint/no-use-before-define': 'off',
    },
  },
  ...order.flatMap((heights, height) => heights.map((folder) => importsOf(folder, height))),
  ...mailRooms.map(importsOfRoom),
  {
    files: ['domain/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'Date', 'process', 'setTimeout', 'fetch', 'Buffer'] },
  },
  {
    // Cards and titles are worded inside workflows: a day comes in as a day index, and is worded by the calendar.
    files: ['words/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'Date'] },
  },
  {
    files: ['domain/**/*.ts', 'words/**/*.ts', 'workflows/**/*.ts'],
    rules: { 'no-restricted-properties': ['error', { object: 'Math', property: 'random' }] },
  },
  {
    // They are loaded once for all workflows of a worker (worker/workflow-bundle.ts): what one writes, all would read.
    files: ['domain/**/*.ts', 'words/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clockReadings, ...sharedState] },
  },
  {
    // A language has strings, plurals and keywords.
    files: ['words/{en,zh-cn}/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...clockReadings, ...sharedState, ...deciding] },
  },
  {
    files: ['workflows/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', noLocalActivities, ...clockReadings, ...sharedState] },
  },
  {
    // The one file that reads the clock.
    files: ['workflows/clock.ts'],
    rules: { 'no-restricted-syntax': ['error', noLocalActivities, ...sharedState] },
  },
  {
    files: ['workflows/**/*.ts'],
    ignores: ['workflows/clock.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random' },
        { object: 'Date', property: 'now', message: "Domain time comes from the run's clock (workflows/clock.ts)." },
      ],
    },
  },
  {
    files: ['{mail,ledger,board,activities,reports,web,worker,rehearsal,demo,cli}/**/*.{ts,tsx}'],
    ignores: [
      '**/untrusted.ts',
      'mail/sender/proving.ts',
      'mail/reply/read-message.ts',
      'mail/inbox/returned-sheets.ts',
    ],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'ImportSpecifier[imported.name=/^(parseIncoming|newText|automaticOf|hear|hearRow|readAnswerSheet|markAnswerSheet|readMessage|proofOf|readyAnswers|readLedger)$/]',
          message: 'What strangers wrote is read in a thread with limits: bounded.ts has the calls.',
        },
      ],
    },
  },
  {
    // Jest's matchers are untyped.
    files: ['tests/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['**/*.cjs', 'jest.*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: {
        require: 'readonly',
        module: 'readonly',
        exports: 'writable',
        process: 'readonly',
        console: 'readonly',
        __dirname: 'readonly',
        Buffer: 'readonly',
        fetch: 'readonly',
        AbortController: 'readonly',
        AbortSignal: 'readonly',
        setTimeout: 'readonly',
        clearTimeout: 'readonly',
        TextDecoder: 'readonly',
      },
    },
  },
);
