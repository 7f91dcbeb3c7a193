import { globSync } from 'node:fs';

export default {
  // A watchdog, not a measure: tests with real parts share two processors with each other.
  testTimeout: 120_000,
  projects: globSync(
    ['apps/*/jest.config.js', 'libs/*/jest.config.js', 'libs/domain/*/jest.config.js', 'tools/jest.config.js'],
    {
      cwd: import.meta.dirname,
    },
  ).map((file) => `<rootDir>/${file.replace('/jest.config.js', '')}`),
};
