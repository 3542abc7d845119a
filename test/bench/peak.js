/**
 * Preloaded into a process under measurement: tells file descriptor 3 the peak of its memory in KiB.
 * Linux keeps what the parent had before `exec` in `maxRSS`, so the kernel's own mark comes first.
 */
import { readFileSync, writeSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Threads inherit the preload, and the peak is that of the process.
if (isMainThread)
  process.on('exit', () => {
    let peak = process.resourceUsage().maxRSS;
    try {
      peak = Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? peak);
    } catch {
      // No /proc here: maxRSS has to do.
    }
    writeSync(3, String(peak));
  });
