import type { CheckReport, RuleResult } from '../../model/check.ts';
import { sanitise } from '../sanitise.ts';
import { measuredLine, sentence } from './lines.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for XML, in an element or an attribute; what XML cannot hold is shown as an escape, or left out. */
export const escapeXml = (text: string): string =>
  sanitise(text)
    .replace(/[\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (character) => ENTITIES[character]!);

/** JUnit's XML: a test case for each rule, failed where it is not met and skipped where it is undecided. */
export function renderJunit(report: CheckReport): string {
  const { rules } = report;
  const count = (outcome: RuleResult['outcome']) => rules.filter((rule) => rule.outcome === outcome).length;
  const counts = `tests="${rules.length}" failures="${count('fail')}" errors="0" skipped="${count('undecided')}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="nps check" ${counts}>`,
    `  <testsuite name="nps check" ${counts}>`,
    ...rules.flatMap((rule) => testcase(rule, report)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function testcase(rule: RuleResult, report: CheckReport): string[] {
  const message = escapeXml(sentence(rule, report));
  return [
    `    <testcase classname="nps check" name="${escapeXml(rule.rule)}">`,
    `      ${outcomeElement(rule, message, escapeXml(measuredLine(rule, report)))}`,
    '    </testcase>',
  ];
}

/** The message stands in the body as well, since some show only that. */
function outcomeElement({ outcome }: RuleResult, message: string, measured: string): string {
  switch (outcome) {
    case 'fail':
      return `<failure type="not met" message="${message}">${message}</failure>`;
    case 'undecided':
      return `<skipped message="${message}"/>`;
    case 'warn':
      return `<system-out>Warning: ${message}</system-out>`;
    case 'pass':
      return `<system-out>${measured}</system-out>`;
  }
}
