import { defineConfig } from 'rolldown';

/**
 * Bundles one app's own sources and the workspace libs it uses; everything from node_modules stays external.
 * `dist/main.js` is the process; apps that can be mounted elsewhere are imported from source, never from dist.
 */
export const nodeApp = (dir, input = { main: 'src/main.ts' }) =>
  defineConfig({
    cwd: dir,
    input,
    platform: 'node',
    external: (id) =>
      !id.startsWith('.') && !id.startsWith('/') && !id.startsWith('\0') && !/^@(reprise|oxc-project)\//.test(id),
    tsconfig: 'tsconfig.json',
    resolve: {
      conditionNames: ['@reprise/source', 'import', 'node', 'default'],
      extensionAlias: { '.js': ['.ts', '.js'] },
    },
    output: {
      dir: 'dist',
      format: 'esm',
      sourcemap: true,
      entryFileNames: '[name].js',
      keepNames: true,
      cleanDir: true,
    },
  });
