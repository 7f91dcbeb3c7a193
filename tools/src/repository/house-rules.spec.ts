import { deadLinks, findings } from './house-rules.js';

const file = (path: string, ...lines: string[]) => ({ path, lines });
const found = (path: string, ...lines: string[]) => findings([file(path, ...lines)], ['mirror.example']);

describe('the rules every tracked file keeps', () => {
  it('name no package registry, the lockfile included', () => {
    const resolved = `"resolved": "https://${['registry', 'npmjs', 'org'].join('.')}/zod"`;
    expect(found('package-lock.json', '{', resolved)).toEqual([
      { at: 'package-lock.json:2', what: 'names a package registry' },
    ]);
    expect(found('pom.xml', 'https://mirror.example/maven')).toHaveLength(1);
  });

  it('name no path of one machine', () => {
    const folder = ['', 'home', 'sam', 'reprise'].join('/');
    expect(found('README.md', `cd ${folder}`)).toEqual([{ at: 'README.md:1', what: 'names a path of one machine' }]);
    expect(found('README.md', 'pages/work/flow.md and apps/home/main.ts')).toEqual([]);
  });

  it('leave no test out', () => {
    expect(found('a.spec.ts', `${'it'}.only('x', () => {});`)).toEqual([
      { at: 'a.spec.ts:1', what: 'leaves tests out' },
    ]);
    expect(found('a.spec.ts', `${'x'}describe('x', () => {});`)).toHaveLength(1);
    expect(found('a.spec.ts', 'await page.waitFor(() => limit(3));')).toEqual([]);
  });

  it('end before line 301, or say why not', () => {
    const long = Array.from({ length: 302 }, () => 'x');
    expect(found('a.ts', ...long)).toEqual([{ at: 'a.ts', what: 'has 301 lines' }]);
    expect(found('a.ts', ...long.slice(1))).toEqual([]);
    expect(found('a.ts', '/* eslint-disable max-lines -- one table */', ...long)).toEqual([]);
    expect(found('docs/integrate/asyncapi.json', ...long)).toEqual([]);
  });

  it('lead to no page that is not there, by a link or by its name', () => {
    // Written apart, so that this file names no page that is not there.
    const page = (name: string) => ['docs', name].join('/');
    const there = [page('a.md'), 'README.md'];
    const dead = (path: string, ...lines: string[]) =>
      deadLinks([file(path, ...lines)], (target) => there.includes(target)).map(({ at }) => at);
    const links = '[a](a.md) [up](../README.md#part) [out](https://example.com/b.md) [here](#there)';
    expect(dead(page('x.md'), links)).toEqual([]);
    expect(dead(page('x.md'), '', '[b](b.md)')).toEqual([`${page('x.md')}:2`]);
    expect(dead('apps/a.ts', `/** As ${page('a.md')} says, not ${page('b.md')}. */`, '[b](b.md)')).toEqual([
      'apps/a.ts:1',
    ]);
  });
});
