/** A file that breaks one rule of the house, or, without `rule`, one that must be let through. */
export interface Planted {
  readonly title: string;
  readonly file: string;
  readonly code: string;
  readonly rule?: string;
}

const BOUNDARY = '@nx/enforce-module-boundaries';
const all = (from: string) => `export * from '${from}';\n`;

export const VIOLATIONS: readonly Planted[] = [
  ['contracts depend on nothing of ours', 'libs/contracts/src/p1.ts', all('@reprise/service-host'), BOUNDARY],
  ['contracts use no package but zod', 'libs/contracts/src/p2.ts', all('rxjs'), BOUNDARY],
  ['the kernel uses no package', 'libs/event-sourcing/src/p1.ts', all('zod'), BOUNDARY],
  ['the kernel knows no events', 'libs/event-sourcing/src/p2.ts', all('@reprise/contracts'), BOUNDARY],
  ['a domain knows no platform', 'libs/domain/pricing/src/p1.ts', all('@reprise/service-host'), BOUNDARY],
  ['a domain knows no other domain', 'libs/domain/pricing/src/p2.ts', all('@reprise/domain-catalog'), BOUNDARY],
  ['a domain does not know who composes it', 'libs/domain/pricing/src/p3.ts', all('@reprise/fan-state'), BOUNDARY],
  ['a domain knows no framework', 'libs/domain/pricing/src/p4.ts', all('@nestjs/common'), BOUNDARY],
  ['a domain does nothing of Node', 'libs/domain/pricing/src/p5.ts', all('node:fs'), 'no-restricted-imports'],
  ['nor by the old name', 'libs/domain/pricing/src/p6.ts', all('fs/promises'), 'no-restricted-imports'],
  ['the platform knows no domain', 'libs/event-log/src/p1.ts', all('@reprise/domain-catalog'), BOUNDARY],
  ['the platform knows no app', 'libs/event-log/src/p2.ts', all('@reprise/catalog/module'), BOUNDARY],
  ['only specs use the testing library', 'libs/event-log/src/p3.ts', all('@reprise/testing'), BOUNDARY],
  ['apps included', 'apps/pricing/src/p1.ts', all('@reprise/testing'), BOUNDARY],
  ['an app knows no other app', 'apps/pricing/src/p2.ts', all('@reprise/catalog/module'), BOUNDARY],
  ['not even by a path', 'apps/pricing/src/p3.ts', all('../../catalog/src/module.js'), BOUNDARY],
  ['an app knows no other domain than its own', 'apps/pricing/src/p4.ts', all('@reprise/domain-catalog'), BOUNDARY],
  ['a package is declared before it is used', 'apps/pricing/src/p5.ts', all('dockerode'), BOUNDARY],
  ['specs mount no other app either', 'apps/pricing/src/p6.spec.ts', all('@reprise/catalog/module'), BOUNDARY],
  ['a host mounts an app by its module', 'apps/cli/src/p1.ts', all('@reprise/pricing'), 'no-restricted-imports'],
  ['and by nothing deeper', 'apps/cli/src/p2.ts', all('@reprise/pricing/src/module'), 'no-restricted-imports'],
  ['the web knows no server', 'apps/web/src/p1.ts', all('@reprise/event-log'), BOUNDARY],
  ['the web knows no framework of servers', 'apps/web/src/p2.ts', all('@nestjs/common'), BOUNDARY],
  [
    'decisions read no clock',
    'libs/domain/pricing/src/p7.ts',
    'export const n = Date.now();\n',
    'no-restricted-syntax',
  ],
  ['nor make one', 'libs/domain/pricing/src/p8.ts', 'export const d = new Date();\n', 'no-restricted-syntax'],
  ['nor draw lots', 'libs/domain/pricing/src/p9.ts', 'export const r = Math.random();\n', 'no-restricted-syntax'],
  ['nor look outside', 'libs/fan-state/src/p1.ts', 'export const p = process.pid;\n', 'no-restricted-globals'],
  [
    'the environment is read in config.ts',
    'apps/pricing/src/p7.ts',
    'export const e = process.env.A;\n',
    'no-restricted-syntax',
  ],
  [
    'no promise is forgotten',
    'apps/pricing/src/p8.ts',
    'Promise.resolve(1);\n',
    '@typescript-eslint/no-floating-promises',
  ],
  [
    'no switch over a union forgets a member',
    'apps/pricing/src/p9.ts',
    "export const f = (x: 'a' | 'b') => {\n  switch (x) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};\n",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    'nor hides behind a default',
    'apps/pricing/src/p10.ts',
    "export const f = (x: 'a' | 'b') => {\n  switch (x) {\n    case 'a':\n      return 1;\n    default:\n      return 2;\n  }\n};\n",
    '@typescript-eslint/switch-exhaustiveness-check',
  ],
  [
    'a text is cut between characters',
    'apps/pricing/src/p12.ts',
    'export const f = (text: string) => text.slice(0, 500);\n',
    'house/cut-between-characters',
  ],
  [
    'in a domain too, by a named bound, and from its end',
    'libs/domain/pricing/src/p10.ts',
    'const MAX = 9;\nexport const f = (said: { text: string }) => said.text.slice(-MAX);\n',
    'house/cut-between-characters',
  ],
  [
    'text from outside has a schema that mends or refuses',
    'apps/pricing/src/p13.controller.ts',
    "import { z } from 'zod';\nexport const body = z.object({ reason: z.string().max(9) });\n",
    'no-restricted-syntax',
  ],
  [
    'an edge is stricter than a record',
    'apps/pricing/src/p14.ts',
    "import { idSchema } from '@reprise/contracts';\nexport const id = idSchema;\n",
    'no-restricted-imports',
  ],
  ['a file ends before line 301', 'apps/pricing/src/p11.ts', 'export {};\n'.repeat(301), 'max-lines'],
].map(([title = '', file = '', code = '', rule = '']) => ({ title, file, code, rule }));

export const ALLOWED: readonly Planted[] = [
  ['specs use the testing library', 'apps/pricing/src/a1.spec.ts', all('@reprise/testing')],
  ['specs of a domain use it and Node', 'libs/domain/pricing/src/a1.spec.ts', all('@reprise/testing') + all('node:fs')],
  ['specs read the clock', 'libs/domain/pricing/src/a2.spec.ts', 'export const n = Date.now();\n'],
  ['an app uses its domain', 'apps/pricing/src/a2.ts', all('@reprise/domain-pricing') + all('@reprise/event-log')],
  ['a domain draws from a seed', 'libs/domain/pricing/src/a3.ts', all('pure-rand/generator/mersenne')],
  ['a domain reads a time it was given', 'libs/domain/pricing/src/a4.ts', "export const d = new Date('2026-11-23');\n"],
  [
    'fan-state composes all domains',
    'libs/fan-state/src/a1.ts',
    all('@reprise/domain-catalog') + all('@reprise/domain-memory'),
  ],
  ['a host mounts apps', 'apps/cli/src/a1.ts', all('@reprise/pricing/module') + all('@reprise/catalog/module')],
  [
    'a date, a hash and a list are cut as ever',
    'apps/pricing/src/a3.ts',
    'const MOST = 9;\nexport const f = (at: string, list: string[]) => [at.slice(0, 10), list.slice(0, MOST), list.slice(-MOST)];\n',
  ],
  ['config.ts reads the environment', 'apps/pricing/src/config.ts', 'export const e = process.env.A;\n'],
].map(([title = '', file = '', code = '']) => ({ title, file, code }));
