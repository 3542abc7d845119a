import { describe, expect, it } from 'vitest';
import { escapeXml, renderJunit } from '../../../src/present/check/junit.ts';
import { checked, mixed } from './samples.ts';

describe('renderJunit', () => {
  it('has a test case for each rule', () => {
    expect(renderJunit(mixed())).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="nps check" tests="4" failures="1" errors="0" skipped="1">
  <testsuite name="nps check" tests="4" failures="1" errors="0" skipped="1">
    <testcase classname="nps check" name="nps &gt;= 20">
      <system-out>+23 (95% +2 to +42, n 60)</system-out>
    </testcase>
    <testcase classname="nps check" name="nps &gt;= 60">
      <failure type="not met" message="nps &gt;= 60 is not met: +23 (95% +2 to +42, n 60)">nps &gt;= 60 is not met: +23 (95% +2 to +42, n 60)</failure>
    </testcase>
    <testcase classname="nps check" name="detractors% &lt; 25">
      <system-out>Warning: detractors% &lt; 25 is not met: 25% (95% 16% to 37%, n 60)</system-out>
    </testcase>
    <testcase classname="nps check" name="nps{plan=Pro} &gt; 5">
      <skipped message="nps{plan=Pro} &gt; 5 is undecided: – (n 0); no answers with a score"/>
    </testcase>
  </testsuite>
</testsuites>
`);
  });

  it('lets no text out of its place', () => {
    const text = renderJunit(checked(["nps{a=\"><x y='1'/>]]>&\x00\x0b\ud800\ufffe=b} >= 60"]));
    expect(text.match(/<[a-z]+/g)).toEqual(['<testsuites', '<testsuite', '<testcase', '<failure']);
    expect(text).not.toMatch(/(?!\n)\p{Cc}|[\ud800-\udfff\ufffe\uffff]/u);
  });
});

it('escapeXml shows what XML cannot hold', () => {
  expect(escapeXml('a<b>&"\'\x00\ufffe')).toBe('a&lt;b&gt;&amp;&quot;&apos;\\x00');
});
