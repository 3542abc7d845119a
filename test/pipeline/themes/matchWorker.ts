import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { afterAll } from 'vitest';

/** The program of the second thread, bundled for the tests of one file. */
export function bundledWorker(): URL {
  const folder = mkdtempSync(join(tmpdir(), 'nps-worker-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'matchWorker.mjs');
  const source = new URL('../../../src/pipeline/themes/matchWorker.ts', import.meta.url);
  buildSync({ entryPoints: [fileURLToPath(source)], outfile, bundle: true, format: 'esm', platform: 'node' });
  return pathToFileURL(outfile);
}
