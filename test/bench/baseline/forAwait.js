/** The way that csv-parse is mostly used. */
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

let rows = 0;
for await (const _ of createReadStream(process.argv[2] ?? '').pipe(parse())) rows += 1;
console.log(rows);
