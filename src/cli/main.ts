import module from 'node:module';

module.enableCompileCache();
// Only what is imported after that line comes from the cache.
const { runCommandLine } = await import('./command-line.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
