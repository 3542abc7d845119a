/** Bundles the fuzzer with the program that it is to run, and starts it. */
import { join } from 'node:path';
import { bundled } from '../bundled.js';

const { module, root, folder } = await bundled('test/fuzz/fuzz.ts');
process.exitCode = await module.fuzz(process.argv.slice(2), join(root, 'fixtures'), folder);
