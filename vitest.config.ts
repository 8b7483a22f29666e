import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

export default defineConfig({
  test: {
    maxWorkers: 2,
    // Of the whole run, so that all projects share one database server.
    globalSetup: ['test/database-template.ts'],
    projects: [
      {
        // Pure functions share one process; nothing they do can be seen by another file.
        test: {
          name: 'policy',
          include: ['src/policy/**/*.test.ts', 'demo/**/*.test.ts'],
          isolate: false,
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'server',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['src/policy/**'],
          pool: 'forks',
          // The modules of the server are loaded once for each of the two processes, not for each of hundreds of files.
          isolate: false,
          // Against hanging, not for speed: a laden machine may take its time.
          testTimeout: 120_000,
          hookTimeout: 300_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      inBrowser('e2e', 'e2e/*.test.ts'),
      // What `npm run verify` adds: every page, and every other journey.
      inBrowser('verify', 'e2e/verify/*.test.ts'),
    ],
  },
});

/** In a real browser; the server is reached by HTTP. */
function inBrowser(name: string, files: string): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      include: [files],
      globalSetup: ['e2e/installed-browser.ts', 'e2e/built-workbench.ts'],
      pool: 'forks',
      isolate: false,
      expect: { poll: { timeout: 60_000 } },
      testTimeout: 120_000,
      hookTimeout: 300_000,
    },
  };
}
