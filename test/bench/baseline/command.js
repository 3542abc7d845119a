/** The least that a command with these packages can do: take options, read the file. */
import { createReadStream } from 'node:fs';
import { Command } from 'commander';
import { parse } from 'csv-parse';

const program = new Command('baseline').argument('<file>').option('--format <name>').parse();
const parser = createReadStream(program.args[0] ?? '').pipe(parse());
let rows = 0;
parser.on('readable', () => {
  while (parser.read() !== null) rows += 1;
});
parser.on('end', () => console.log(rows));
