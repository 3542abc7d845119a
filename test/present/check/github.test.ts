import { describe, expect, it } from 'vitest';
import { renderGithub } from '../../../src/present/check/github.ts';
import { EMPTY, scoreOf } from '../samples.ts';
import { checked, mixed } from './samples.ts';

const annotations = (text: string) => text.split('\n').filter((line) => line.startsWith('::'));

describe('renderGithub', () => {
  it('annotates what is not met, then what is undecided, then warnings; then all rules for the log', () => {
    expect(
      renderGithub(mixed()),
    ).toBe(`::error title=nps check::nps >= 60 is not met: +23 (95%25 +2 to +42, n 60)
::error title=nps check::nps{plan=Pro} > 5 is undecided: – (n 0); no answers with a score
::warning title=nps check::detractors%25 < 25 is not met: 25%25 (95%25 16%25 to 37%25, n 60)
Check failed: 1 of 4 rules is not met, 1 of 4 rules is undecided, 1 warning
✓ nps >= 20   +23 (95% +2 to +42, n 60)
✗ nps >= 60   +23 (95% +2 to +42, n 60)
! detractors% < 25   25% (95% 16% to 37%, n 60)
? nps{plan=Pro} > 5   – (n 0); undecided: no answers with a score
`);
  });

  it('annotates nothing where all is met', () => {
    expect(annotations(renderGithub(checked(['nps >= 1'])))).toEqual([]);
  });

  it('keeps to ten of a kind, and says how many more there are', () => {
    const rules = Array.from({ length: 12 }, (_, i) => `nps >= ${60 + i}`);
    const all = annotations(renderGithub(checked([...rules, ...rules.map((rule) => `warn: ${rule}`)])));
    for (const kind of ['error', 'warning']) {
      const own = all.filter((line) => line.startsWith(`::${kind} `));
      expect(own).toHaveLength(10);
      expect(own[9]).toContain('and 3 more rules');
    }
    expect(annotations(renderGithub(checked(rules.slice(0, 10))))).toHaveLength(10);
  });

  it('says where nobody answered, whatever the rules', () => {
    const nothing = { value: null, interval: null, n: 0 };
    const text = renderGithub(checked(['warn: nps >= 1'], [nothing], {}, { overall: scoreOf(EMPTY) }));
    expect(annotations(text)[0]).toBe(
      '::error title=nps check::Check undecided: no answers with a score, 1 warning',
    );
  });

  it('lets no text forge an annotation', () => {
    const hostile = ['x\n::error::b', '::stop-commands::t', 'a\r\n##[error]c', '%0A::error::d'];
    const rules = hostile.map((text) => `nps{a=${text}} >= 60`);
    const lines = renderGithub(checked(rules)).split('\n');
    for (const line of lines)
      expect(line.replace(/^::(error|warning) title=nps check::/, '')).not.toMatch(/^\s*(::|##)|\r/);
    expect(lines).toHaveLength(2 * hostile.length + 2);
    expect(lines[3]).toContain('%250A');
  });
});
