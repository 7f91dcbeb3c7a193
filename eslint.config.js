import { builtinModules } from 'node:module';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import tseslint from 'typescript-eslint';

const SERVICES = ['ingest', 'memory', 'generation', 'catalog', 'pricing', 'delivery'];
const APPS = [...SERVICES, 'sandbox'];

/** Who may depend on whom, by layer. Specs may also use `type:testing`, and any package. */
const layers = [
  { of: 'contracts', on: [], packages: ['zod'] },
  { of: 'kernel', on: [], packages: [] },
  { of: 'domain', on: ['kernel', 'contracts', 'domain'] },
  { of: 'platform', on: ['kernel', 'contracts', 'platform'] },
  { of: 'testing', on: ['kernel', 'contracts', 'domain', 'platform', 'testing'] },
  { of: 'app', on: ['domain', 'platform', 'kernel', 'contracts'] },
  { of: 'host', on: ['host', 'app', 'domain', 'platform', 'kernel', 'contracts'] },
];

/** Within a layer: a service sees its own domain, and only fan-state (`scope:all`) sees all of them. */
const scopes = [
  ...SERVICES.map((name) => ({
    of: ['type:domain', `scope:${name}`],
    on: [name, 'shared'],
    packages: ['pure-rand/*'],
  })),
  { of: ['type:domain', 'scope:all'], on: [...SERVICES, 'shared'], packages: [] },
  ...APPS.map((name) => ({ of: ['type:app', `scope:${name}`], on: [name, 'shared', 'server'] })),
  { of: ['type:platform', 'scope:server'], on: ['server', 'shared'] },
];

const boundaries = ({ inSpecs }) => [
  ...layers.map(({ of, on, packages }) => ({
    sourceTag: `type:${of}`,
    onlyDependOnLibsWithTags: [...on, ...(inSpecs ? ['testing'] : [])].map((layer) => `type:${layer}`),
    ...(packages && !inSpecs ? { allowedExternalImports: packages } : {}),
  })),
  ...scopes.map(({ of, on, packages }) => ({
    allSourceTags: of,
    // `server` covers the testing library, which is in that scope.
    onlyDependOnLibsWithTags: [...on, ...(inSpecs ? ['server'] : [])].map((scope) => `scope:${scope}`),
    ...(packages && !inSpecs ? { allowedExternalImports: packages } : {}),
  })),
  {
    sourceTag: 'scope:web',
    onlyDependOnLibsWithTags: ['scope:web', 'scope:shared'],
    bannedExternalImports: ['@nestjs/*', 'typeorm', 'kafkajs'],
  },
];

/** Specs, the suites they share, and the rigs they run in. */
const SPECS = ['**/*.spec.ts', '**/*.suite.ts', '**/suite/**/*.ts', '**/testing/**/*.ts'];

const moduleBoundaries = (where) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    banTransitiveDependencies: true,
    allow: ['^.*/(jest\\.preset|rolldown\\.base)\\.js$'],
    depConstraints: boundaries(where),
  },
];

const throughModuleOnly = {
  regex: `^@reprise/(${APPS.join('|')})(?!/module$)`,
  message: 'An app is mounted through its export `./module`; nothing else of it is public.',
};
const noNode = {
  regex: `^(node:|(${builtinModules.join('|')})(/|$))`,
  message: 'Decisions and contracts run in browsers and in replays: nothing of Node in here.',
};

const environmentOnlyInConfig = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'The environment is read once, in a config.ts.',
};
const impure = [
  ['CallExpression[callee.object.name="Date"][callee.property.name="now"]', 'The time arrives in the command.'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'The time arrives in the command.'],
  ['CallExpression[callee.name="Date"]', 'The time arrives in the command.'],
  ['MemberExpression[object.name="Math"][property.name="random"]', 'Seeds arrive in the command.'],
].map(([selector, message]) => ({ selector, message }));
/** `text.slice(0, 500)` cuts between the halves of a pair; dates, hashes and ids are shorter. */
const SHORTEST_TEXT = 30;
const isBound = (node) =>
  (node?.type === 'Literal' && node.value >= SHORTEST_TEXT) ||
  (node?.type === 'Identifier' && /^[A-Z][A-Z0-9_]*$/.test(node.name)) ||
  (node?.type === 'UnaryExpression' && node.operator === '-' && isBound(node.argument));
const cutsBetweenCharacters = {
  meta: { messages: { cut: 'A text is cut by cutText or cutTextStart of the contracts: between characters.' } },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices;
    return {
      'CallExpression[callee.property.name=/^(slice|substring|substr)$/]'(node) {
        const [from, to] = node.arguments;
        if (
          !(from?.value === 0 && isBound(to)) &&
          !(to === undefined && isBound(from) && from.type === 'UnaryExpression')
        )
          return;
        const checker = program.getTypeChecker();
        const type = checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node.callee.object));
        if (checker.typeToString(checker.getBaseTypeOfLiteralType(type)) === 'string')
          context.report({ node, messageId: 'cut' });
      },
    };
  },
};

const rawText = {
  selector: 'CallExpression[callee.object.name="z"][callee.property.name="string"]',
  message: 'Text from outside is a textSchema, a labelSchema, an opaqueIdSchema or a knownIdSchema of the contracts.',
};
const recordOnly = {
  name: '@reprise/contracts',
  importNames: ['idSchema', 'timeSchema', 'currencySchema', 'messageTextSchema'],
  message: 'That reads what a record holds; an edge takes opaqueIdSchema, momentSchema, isoCurrencySchema, textSchema.',
};
const OUTSIDE = ['process', 'globalThis', 'console', 'fetch', 'crypto', 'performance', 'setTimeout', 'setInterval'];

export default tseslint.config(
  { ignores: ['**/dist', '**/node_modules', '.nx'] },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@nx': nx, house: { rules: { 'cut-between-characters': cutsBetweenCharacters } } },
    languageOptions: {
      globals: Object.fromEntries(
        ['process', 'console', 'URL', 'performance', 'fetch'].map((name) => [name, 'readonly']),
      ),
    },
    rules: {
      'max-lines': ['error', 300],
      'no-restricted-imports': ['error', { patterns: [throughModuleOnly] }],
      '@nx/enforce-module-boundaries': moduleBoundaries({ inSpecs: false }),
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      // A default would hide an event that was forgotten.
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: false, considerDefaultExhaustiveForUnions: false },
      ],
      'no-restricted-syntax': ['error', environmentOnlyInConfig],
    },
  },
  {
    files: ['libs/{contracts,event-sourcing,domain,fan-state}/**/*.ts'],
    ignores: SPECS,
    rules: {
      'no-restricted-imports': ['error', { patterns: [throughModuleOnly, noNode] }],
      'no-restricted-syntax': ['error', environmentOnlyInConfig, ...impure],
      'no-restricted-globals': ['error', ...OUTSIDE],
    },
  },
  {
    files: ['apps/*/src/**/*.ts', 'libs/{contracts,domain,event-log,fan-state,service-host}/**/*.ts'],
    ignores: [...SPECS, 'apps/{cli,e2e}/**', 'libs/contracts/src/values/text.ts'],
    rules: { 'house/cut-between-characters': 'error' },
  },
  {
    files: ['apps/*/src/**/*.ts'],
    ignores: [...SPECS, 'apps/{cli,e2e}/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [throughModuleOnly], paths: [recordOnly] }] },
  },
  {
    files: [
      'apps/*/src/**/*.controller.ts',
      'apps/*/src/{imports,control,messages,play}/**/*.ts',
      'apps/*/src/platforms/**/*.ts',
    ],
    ignores: [...SPECS, 'apps/{cli,e2e}/**', 'apps/*/src/platforms/platform-settings.ts'],
    rules: { 'no-restricted-syntax': ['error', environmentOnlyInConfig, rawText] },
  },
  { files: ['**/*config.ts', 'apps/e2e/**/*.ts', 'tools/**/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: SPECS,
    rules: {
      'no-restricted-syntax': 'off',
      '@nx/enforce-module-boundaries': moduleBoundaries({ inSpecs: true }),
    },
  },
);
