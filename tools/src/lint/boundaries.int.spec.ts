import { jest } from '@jest/globals';
import { ALLOWED, VIOLATIONS } from './planted.js';
import { PlantedWorkspace } from './planted-workspace.js';

jest.setTimeout(180_000);

const PROJECTS = ['contracts', 'event-sourcing', 'domain-pricing', 'fan-state', 'event-log', 'pricing', 'cli', 'web'];
let found: Map<string, string[]>;

beforeAll(() => {
  const workspace = new PlantedWorkspace();
  try {
    for (const planted of [...VIOLATIONS, ...ALLOWED]) workspace.plant(planted);
    found = workspace.lint(PROJECTS);
  } finally {
    workspace.remove();
  }
});

describe('lint, through Nx, refuses what breaks a rule of the house', () => {
  it.each(VIOLATIONS)('$title ($file)', ({ file, rule }) => {
    expect(found.get(file)).toContain(rule);
    expect(found.get(file)).not.toContain('a circle');
  });
});

describe('lint lets through', () => {
  it.each(ALLOWED)('$title ($file)', ({ file }) => {
    expect(found.get(file)).toBeUndefined();
  });
});
