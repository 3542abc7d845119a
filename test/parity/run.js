/** Bundles the search for differences with the program, and starts it. */
import { bundled } from '../bundled.js';

const { module, folder } = await bundled('test/parity/parity.ts');
process.exitCode = await module.parity(process.argv.slice(2), folder);
