import { parseRegExpLiteral } from '@eslint-community/regexpp';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { ROOT } from '../child.js';

/** A pattern, and where it stands. */
export interface Pattern {
  readonly regExp: RegExp;
  readonly at: string;
}

const root = fileURLToPath(ROOT);
/** Where text of strangers is read. */
const READS = [
  'libs/contracts/src/**/*.ts',
  'libs/domain/*/src/**/*.ts',
  'libs/fan-state/src/**/*.ts',
  'libs/service-host/src/**/*.ts',
  'apps/{ingest,memory,catalog,pricing,generation,delivery}/src/**/*.ts',
];
const ONLY_TESTS = /\.(?:spec|suite|fixture)\.ts$|\/(?:golden|testing|fake-service)\//;
/** Patterns of these are also made from parts while they load. */
const PURE = /^libs\/(?:contracts|domain|fan-state)\//;

/** Every pattern of the code that reads what strangers wrote: those written as literals, and those put together when a module loads. */
export async function patterns(): Promise<readonly Pattern[]> {
  const files = globSync(READS, { cwd: root }).filter((path) => !ONLY_TESTS.test(path));
  const written = files.flatMap((path) => literalsIn(path));
  const made = await madeWhileLoading(files.filter((path) => PURE.test(path)));
  const known = new Set([...written, ...made].map(({ regExp }) => regExp.source));
  const each = [...written, ...made.filter(({ regExp }) => !isUnion(regExp, known))];
  return [...new Map(each.map((pattern) => [`${pattern.regExp.source}/${pattern.regExp.flags}`, pattern])).values()];
}

function literalsIn(path: string): Pattern[] {
  const file = ts.createSourceFile(path, readFileSync(`${root}${path}`, 'utf8'), ts.ScriptTarget.Latest);
  const found: Pattern[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const end = node.text.lastIndexOf('/');
      const at = `${path}:${file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1}`;
      found.push({ regExp: new RegExp(node.text.slice(1, end), node.text.slice(end + 1)), at });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** What `new RegExp` makes while modules load. Nothing may have loaded them before. */
async function madeWhileLoading(paths: readonly string[]): Promise<Pattern[]> {
  const made: Pattern[] = [];
  const Native = globalThis.RegExp;
  let at = '';
  const keep = (regExp: RegExp) => {
    made.push({ regExp, at: `made while loading ${at}` });
    return regExp;
  };
  globalThis.RegExp = new Proxy(Native, {
    construct: (target, args: [string, string?]) => keep(new target(...args)),
    apply: (target, _, args: [string, string?]) => keep(target(...args)),
  });
  try {
    for (at of paths) await import(`${root}${at}`);
  } finally {
    globalThis.RegExp = Native;
  }
  return made;
}

/** Known patterns side by side, as `oneOf` puts them, cost what each of them costs. */
function isUnion(regExp: RegExp, known: ReadonlySet<string>): boolean {
  const { alternatives } = parseRegExpLiteral(regExp).pattern;
  return (
    alternatives.length > 1 &&
    alternatives.every(({ elements: [only, ...others] }) => {
      return only?.type === 'Group' && others.length === 0 && known.has(only.raw.slice('(?:'.length, -1));
    })
  );
}
