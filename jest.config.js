import { globSync } from 'node:fs';

export default {
  projects: globSync(
    ['apps/*/jest.config.js', 'libs/*/jest.config.js', 'libs/domain/*/jest.config.js', 'tools/jest.config.js'],
    {
      cwd: import.meta.dirname,
    },
  ).map((file) => `<rootDir>/${file.replace('/jest.config.js', '')}`),
};
