#!/usr/bin/env node
// By URL, so that types can be checked before there is a bundle.
const { main } = await import(new URL('../dist/main.js', import.meta.url).href);
process.exitCode = await main(process);
