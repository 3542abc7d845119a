/**
 * Before all tests: builds the program from the sources as they are now, in a folder of its own, so
 * that neither an old bundle is tested nor anybody's bundle is in the way.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Where that fails, only the tests that run the program do; see `launch`. Returns what cleans up. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'nps-program-'));
  for (const name of ['bin', 'package.json'])
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  for (const name of ['src', 'node_modules', 'themes'])
    symlinkSync(join(ROOT, name), join(folder, name), 'junction');
  try {
    execFileSync(process.execPath, ['bin/build.js'], { cwd: folder, stdio: 'pipe' });
    process.env.TEST_PROGRAM = join(folder, 'bin/nps.js');
  } catch (error) {
    process.env.TEST_PROGRAM_FAILED = String((error as { stderr: unknown }).stderr);
  }
  return () => rmSync(folder, { recursive: true });
}
