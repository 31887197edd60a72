import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const root = join(__dirname, '..', '..');
const from = join(root, 'words', 'en');
const language = 'xx';
const to = join(root, 'words', language);

/** The files of a third language, made of the English ones: it says Zz for Please. None of them is written anywhere. */
export function generatedLanguage(): ReadonlyMap<string, string> {
  const files = readdirSync(from).map((file): readonly [string, string] => [
    join(to, file),
    readFileSync(join(from, file), 'utf8')
      .replace('export const en: Words', `export const ${language}: Words`)
      .replace("language: 'en'", `language: '${language}'`)
      .replace('please: (task) => `Please ', 'please: (task) => `Zz '),
  ]);
  return new Map([...files, ...declared(true)]);
}

/** The two places that name all languages, as they are once it is declared, and found by its name. */
export function declared(isFound: boolean): ReadonlyMap<string, string> {
  const policy = join(root, 'domain', 'policy', 'policy.ts');
  const index = join(root, 'words', 'index.ts');
  const found = readFileSync(index, 'utf8')
    .replace("import { en } from './en';", `import { en } from './en';\nimport { ${language} } from './${language}';`)
    .replace("'zh-CN': zhCn, en", `'zh-CN': zhCn, en, ${language}`);
  return new Map([
    [
      policy,
      readFileSync(policy, 'utf8').replace("['zh-CN', 'en'] as const", `['zh-CN', 'en', '${language}'] as const`),
    ],
    ...(isFound ? [[index, found] as const] : []),
  ]);
}

const options: ts.CompilerOptions = {
  ...ts.parseJsonConfigFileContent({ extends: '@tsconfig/strictest/tsconfig.json' }, ts.sys, root).options,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  types: [],
  incremental: false,
  skipLibCheck: true,
  ignoreDeprecations: '6.0',
  rootDir: root,
};
const parsed = new Map<string, ts.SourceFile | undefined>();
const roots = ['index', 'card'].map((name) => join(root, 'words', `${name}.ts`));

/** The words, compiled as they would be with those files: what the compiler says, and where it writes them. */
export function compiled(files: ReadonlyMap<string, string>): {
  readonly errors: readonly string[];
  readonly write: () => string;
} {
  const host = ts.createCompilerHost(options);
  const getSourceFile = host.getSourceFile.bind(host);
  host.fileExists = (name) => files.has(name) || ts.sys.fileExists(name);
  host.directoryExists = (name) => name === to || ts.sys.directoryExists(name);
  host.readFile = (name) => files.get(name) ?? ts.sys.readFile(name);
  host.getSourceFile = (name, version, ...rest) => {
    const text = files.get(name);
    if (text !== undefined) return ts.createSourceFile(name, text, version);
    if (!parsed.has(name)) parsed.set(name, getSourceFile(name, version, ...rest));
    return parsed.get(name);
  };
  const program = ts.createProgram(roots, options, host);
  const problemsOf = (file: ts.SourceFile): readonly ts.Diagnostic[] => [
    ...program.getSyntacticDiagnostics(file),
    ...program.getSemanticDiagnostics(file),
  ];
  return {
    errors: [...program.getOptionsDiagnostics(), ...program.getSourceFiles().filter(isLooked).flatMap(problemsOf)].map(
      ({ file, messageText }) =>
        `${file === undefined ? '' : relative(root, file.fileName)} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    ),
    write: () => {
      const folder = mkdtempSync(join(tmpdir(), 'duban-language-'));
      // The program itself would check all languages before it writes.
      for (const { fileName, text, isDeclarationFile } of program.getSourceFiles()) {
        if (isDeclarationFile) continue;
        const file = join(folder, relative(root, fileName).replace(/\.ts$/, '.js'));
        mkdirSync(dirname(file), { recursive: true });
        writeFileSync(file, ts.transpileModule(text, { compilerOptions: options }).outputText);
      }
      return folder;
    },
  };
}

/** The other languages, and what is no word, compile as they do without it. */
function isLooked({ fileName }: ts.SourceFile): boolean {
  return /^words\/(?!en\/|zh-cn\/)/.test(relative(root, fileName));
}
