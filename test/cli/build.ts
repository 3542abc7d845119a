/** Before all tests: the bundle that some of them run is made of the sources as they are now. */
import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../..', import.meta.url);

const modified = (path: string): number =>
  statSync(new URL(path, ROOT), { throwIfNoEntry: false })?.mtimeMs ?? 0;

const sources = readdirSync(new URL('src', ROOT), { recursive: true, encoding: 'utf8' });

/** Builds unless the bundle is up to date. Where that fails, only the tests that run it do; see `run`. */
export default function setup(): void {
  const newest = Math.max(
    ...['package.json', 'bin/build.js', ...sources.map((file) => `src/${file}`)].map(modified),
  );
  if (newest < modified('dist/main.js')) return;
  try {
    execFileSync(process.execPath, [fileURLToPath(new URL('bin/build.js', ROOT))], { stdio: 'pipe' });
  } catch (error) {
    process.env.TEST_BUILD_FAILED = String((error as { stderr: unknown }).stderr);
  }
}
