var __defProp = Object.defineProperty;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __esm = (fn, res, err) => function __init() {
  if (err) throw err[0];
  try {
    return fn && (res = (0, fn[__getOwnPropNames(fn)[0]])(fn = 0)), res;
  } catch (e) {
    throw err = [e], e;
  }
};
var __export = (target, all) => {
  for (var name2 in all)
    __defProp(target, name2, { get: all[name2], enumerable: true });
};

// src/present/json.ts
function safeJson(value, indent) {
  return JSON.stringify(value, null, indent).replace(ACTIVE, escaped).replace(COMMAND, escaped);
}
function renderJson(result) {
  return `${safeJson(result, 2)}
`;
}
var ACTIVE, COMMAND, escaped;
var init_json = __esm({
  "src/present/json.ts"() {
    "use strict";
    ACTIVE = /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
    COMMAND = /#(?=#(?:\[|vso\[|teamcity\[))|:(?<=section_(?:start|end):)/gi;
    escaped = (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
  }
});

// src/stats/round.ts
function roundRatio(numerator, denominator, decimals) {
  const scale = 10 ** decimals;
  const doubled = 2 * Math.abs(numerator) * scale + denominator;
  const steps = (doubled - doubled % (2 * denominator)) / (2 * denominator);
  return signed(steps / scale, numerator);
}
function roundTo(value, decimals) {
  if (!Number.isFinite(value)) return value;
  const [digits, exponent = "0"] = String(Math.abs(value)).split("e");
  const steps = Math.round(Number(`${digits}e${Number(exponent) + decimals}`));
  return signed(steps / 10 ** decimals, value);
}
function signed(magnitude, like) {
  return like < 0 && magnitude > 0 ? -magnitude : magnitude;
}
var init_round = __esm({
  "src/stats/round.ts"() {
    "use strict";
  }
});

// src/present/describe/score.ts
function shares({ n, promoters, passives, detractors }) {
  if (!n || promoters === null || passives === null || detractors === null) return null;
  return { promoters, passives, detractors };
}
function wholeScore(score2) {
  const counts = shares(score2);
  return counts && roundRatio(100 * (counts.promoters - counts.detractors), score2.n, 0);
}
function levelOf(scores) {
  const level = scores.find(({ interval: interval2 }) => interval2 !== null)?.interval?.level;
  return level === void 0 ? null : Number((level * 100).toPrecision(12));
}
function roundingShows(score2) {
  const [promoters, passives, detractors] = [score2.promoters, score2.passives, score2.detractors].map(
    (part) => wholePercent(part, score2.n)
  );
  if (promoters == null || passives == null || detractors == null) return false;
  return promoters + passives + detractors !== 100 || promoters - detractors !== wholeScore(score2);
}
function scoreColumns(scores) {
  const level = levelOf(scores);
  return [
    { type: "points", label: "NPS" },
    { type: "interval", label: level === null ? "interval" : `${level}% interval` },
    { type: "count", label: "n" },
    { type: "percent", label: "promoters", short: "prom." },
    { type: "percent", label: "passives", short: "pass." },
    { type: "percent", label: "detractors", short: "detr." },
    { type: "shares", label: "" }
  ];
}
function scoreCells(score2) {
  const { n, promoters, passives, detractors } = score2;
  return [
    pointsCell(score2),
    { type: "interval", value: wholeRange(score2) },
    { type: "count", value: n, ...isSmall(score2) && { mark: "small" } },
    { type: "percent", value: wholePercent(promoters, n) },
    { type: "percent", value: wholePercent(passives, n) },
    { type: "percent", value: wholePercent(detractors, n) },
    { type: "shares", value: shares(score2) }
  ];
}
function headline(score2) {
  return {
    kind: "headline",
    label: "NPS",
    score: pointsCell(score2),
    interval: wholeRange(score2),
    level: levelOf([score2]),
    n: score2.n,
    ...isSmall(score2) && { mark: "small" }
  };
}
var SMALL, isSmall, wholePercent, wholeRange, pointsCell;
var init_score = __esm({
  "src/present/describe/score.ts"() {
    "use strict";
    init_round();
    SMALL = 10;
    isSmall = ({ n }) => n !== null && n > 0 && n < SMALL;
    wholePercent = (part, n) => part === null || !n ? null : roundRatio(100 * part, n, 0);
    wholeRange = ({ interval: interval2 }) => interval2 && { low: roundTo(interval2.low, 0), high: roundTo(interval2.high, 0) };
    pointsCell = (score2) => score2.suppressed ? { type: "hidden" } : { type: "points", value: wholeScore(score2) };
  }
});

// src/present/describe/groups.ts
function table(by, groups) {
  return {
    kind: "table",
    columns: [...by.map((key) => ({ type: "text", label: key })), ...scoreColumns(groups)],
    rows: groups.map((group2) => [
      ...by.map((key, index) => ({
        type: "text",
        value: Object.hasOwn(group2.keys, key) ? group2.keys[key] ?? null : null,
        ...index === 0 && partial(group2)
      })),
      ...scoreCells(group2)
    ])
  };
}
function chart({ period, groups }, numbers) {
  const points2 = groups.map((group2) => ({
    label: group2.keys[period] ?? "(none)",
    value: wholeScore(group2),
    n: group2.n,
    marks: [...group2.partial ? ["partial"] : [], ...isSmall(group2) ? ["small"] : []]
  }));
  const drawable = points2.length >= LINE && points2.some(({ value }) => value !== null);
  return drawable ? { kind: "line", label: "NPS", period, points: points2, table: numbers } : null;
}
function breakdownSection(breakdown2, trend2) {
  const own = trend2 !== null && isTrendOf(trend2, breakdown2) ? trend2 : null;
  const line = own && chart(own, null);
  const partly = new Set(own?.groups.filter((group2) => group2.partial).map((group2) => group2.keys[own.period]));
  const groups = breakdown2.groups.map(
    (group2) => own !== null && partly.has(group2.keys[own.period]) ? { ...group2, partial: true } : group2
  );
  return {
    title: `By ${breakdown2.by.join(" and ")}`,
    blocks: [
      table(breakdown2.by, groups),
      ...breakdown2.sums === false ? [ONCE_IN_EACH] : [],
      ...line === null ? [] : [line]
    ]
  };
}
function trendSection(trend2, breakdowns) {
  if (trend2 === null || trend2.groups.length === 0) return null;
  if (breakdowns.some((breakdown2) => isTrendOf(trend2, breakdown2))) return null;
  const numbers = table([trend2.period], trend2.groups);
  return { title: `Trend by ${trend2.period}`, blocks: [chart(trend2, numbers) ?? numbers] };
}
var LINE, partial, isTrendOf, ONCE_IN_EACH;
var init_groups = __esm({
  "src/present/describe/groups.ts"() {
    "use strict";
    init_score();
    LINE = 3;
    partial = (group2) => group2.partial ? { mark: "partial" } : {};
    isTrendOf = (trend2, { by }) => trend2 !== null && by.length === 1 && by[0] === trend2.period;
    ONCE_IN_EACH = {
      kind: "notes",
      items: [
        {
          level: "info",
          text: "Whoever answered in several periods counts once in each, so the groups add up to more than the overall."
        }
      ]
    };
  }
});

// src/present/describe/provenance.ts
function fileFacts(inputs) {
  const named = inputs.slice(0, inputs.length > MANY_FILES ? MANY_FILES - 1 : MANY_FILES);
  const facts = named.map(({ path, format: format2, encoding, rows: rows2 }) => ({
    term: "file",
    text: `${path}: ${plural(rows2, "row")}, ${format2 === "plain" ? "plain table" : `${format2} export`}, ${ENCODINGS[encoding]}`
  }));
  const rest = inputs.slice(named.length);
  if (rest.length === 0) return facts;
  const rows = rest.reduce((sum2, input) => sum2 + input.rows, 0);
  return [...facts, { term: "file", text: `and ${rest.length} more: ${plural(rows, "row")}` }];
}
function columnFacts({ source, dates }) {
  return ROLES.flatMap((role) => {
    const name2 = source.columns[role];
    if (name2 === void 0) return [];
    const facts = [{ term: role, text: `'${name2}'` }];
    return role === "date" && dates !== null ? [...facts, ...dateFacts(dates)] : facts;
  });
}
function dateFacts({ first, last, timeZone, order, undated }) {
  const without = undated === 0 ? "" : `; ${plural(undated, "answer")} without a date`;
  return [
    { term: "date", text: `${first.slice(0, 10)} to ${last.slice(0, 10)}, time zone ${timeZone}${without}` },
    { term: "date", text: `day and month: ${order}` }
  ];
}
function rowsFact(counts) {
  const left = [
    [counts.missing, "without a score"],
    [counts.invalid, "invalid"],
    [counts.duplicates, counts.duplicates === 1 ? "duplicate" : "duplicates"],
    [counts.filtered, "filtered out"]
  ];
  const out = left.filter(([n]) => n > 0).map(([n, why]) => `${n} ${why}`);
  const text = `${counts.scored} of ${counts.rows} counted${out.length === 0 ? "" : `; not counted: ${out.join(", ")}`}`;
  return { term: "rows", text };
}
function rejectionNote({ input, column, reason, count: count2, lines }, severalFiles) {
  const [one, many] = REASONS[reason];
  const what = `${count2} ${count2 === 1 ? one : many}`;
  const where = column === null ? "" : `, column '${column}'`;
  const file = severalFiles ? `, ${input}` : "";
  const more = count2 > lines.length ? ` and ${count2 - lines.length} more` : "";
  const noun = placeNoun(input);
  const places = lines.length === 0 ? "" : `, ${noun}${count2 === 1 ? "" : "s"} ${lines.join(", ")}${more}`;
  return { level: "info", text: `${what}${where}${file}${places}` };
}
function provenance(report2) {
  const { source, counts, rejections, warnings } = report2;
  const read = [...fileFacts(source.inputs), ...columnFacts(report2), rowsFact(counts)];
  const rejected = rejections.map((rejection) => rejectionNote(rejection, source.inputs.length > 1));
  const sections = [{ title: "Read", blocks: [{ kind: "facts", items: read }] }];
  if (rejected.length > 0)
    sections.push({ title: "Not usable", blocks: [{ kind: "notes", items: rejected }] });
  if (warnings.length > 0) {
    sections.push({ title: "Warnings", blocks: [{ kind: "notes", items: warnings.map(warningNote) }] });
  }
  return sections;
}
var MANY_FILES, ROLES, plural, ENCODINGS, REASONS, placeNoun, warningNote;
var init_provenance = __esm({
  "src/present/describe/provenance.ts"() {
    "use strict";
    MANY_FILES = 8;
    ROLES = ["score", "date", "comment", "respondent", "account", "stage"];
    plural = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
    ENCODINGS = {
      "utf-8": "UTF-8",
      "utf-16le": "UTF-16 LE",
      "utf-16be": "UTF-16 BE",
      "windows-1252": "Windows-1252"
    };
    REASONS = {
      scoreOutOfRange: ["score outside 0-10", "scores outside 0-10"],
      scoreNotWhole: ["score that is not a whole number", "scores that are not whole numbers"],
      scoreNotNumber: ["score that is not a number", "scores that are not numbers"],
      dateUnreadable: ["date that cannot be read", "dates that cannot be read"],
      jsonUnreadable: ["item that is not valid JSON", "items that are not valid JSON"]
    };
    placeNoun = (input) => /\.json(\.gz)?$/i.test(input) ? "item" : "line";
    warningNote = ({ message }) => ({ level: "warning", text: message });
  }
});

// src/present/describe/report.ts
var report_exports = {};
__export(report_exports, {
  describeReport: () => describeReport
});
function overallBlocks({ overall }) {
  const counts = shares(overall);
  return [headline(overall), ...counts === null ? [] : [{ kind: "shareBar", shares: counts }]];
}
function legend(report2, options) {
  const groups = [...report2.breakdowns, ...report2.trend ? [report2.trend] : []].flatMap(
    (shown) => shown.groups
  );
  const scores = [report2.overall, ...groups];
  const few = options.minN === void 0 ? "too few answers" : `fewer than ${options.minN} answers`;
  const items = [
    scores.some(isSmall) && {
      sign: "small",
      text: `fewer than ${SMALL} answers: go by the interval, not by the score`
    },
    groups.some((group2) => group2.partial) && {
      sign: "partial",
      text: `the answers cover only part of this ${report2.trend?.period ?? "period"}`
    },
    scores.some((score2) => score2.suppressed) && {
      sign: "hidden",
      text: `(${few}, or else such a group could be worked out)`
    },
    scores.some(roundingShows) && {
      sign: "percent",
      text: "are rounded one by one; scores come from the counts"
    }
  ];
  const used = items.filter((item) => item !== false);
  return used.length === 0 ? [] : [{ title: null, blocks: [{ kind: "legend", items: used }] }];
}
function describeReport(report2, options = {}) {
  const { distribution } = report2.overall;
  const trend2 = trendSection(report2.trend, report2.breakdowns);
  const scores = distribution !== null && report2.overall.n ? [{ title: "Scores", blocks: [{ kind: "histogram", counts: distribution }] }] : [];
  return {
    result: [
      { title: null, blocks: overallBlocks(report2) },
      ...scores,
      ...report2.breakdowns.map((breakdown2) => breakdownSection(breakdown2, report2.trend)),
      ...trend2 === null ? [] : [trend2],
      ...legend(report2, options)
    ],
    notes: provenance(report2)
  };
}
var init_report = __esm({
  "src/present/describe/report.ts"() {
    "use strict";
    init_groups();
    init_provenance();
    init_score();
  }
});

// src/present/rows.ts
var rows_exports = {};
__export(rows_exports, {
  reportRows: () => reportRows
});
function fields(score2) {
  const { n, promoters, passives, detractors, nps: nps2, interval: interval2 } = score2;
  return [n, promoters, passives, detractors, nps2, interval2?.low ?? null, interval2?.high ?? null];
}
function reportRows(report2) {
  const keys = [...new Set(report2.breakdowns.flatMap((breakdown2) => breakdown2.by))];
  const overall = ["", ...keys.map(() => null), ...fields(report2.overall)];
  const groups = report2.breakdowns.flatMap(
    ({ by, groups: groups2 }) => groups2.map((group2) => [
      by.join(","),
      ...keys.map((key) => by.includes(key) ? keyOf(group2, key) : null),
      ...fields(group2)
    ])
  );
  return { columns: ["breakdown", ...keys.map(columnName), ...FIELDS], rows: [overall, ...groups] };
}
var FIELDS, RESERVED, columnName, keyOf;
var init_rows = __esm({
  "src/present/rows.ts"() {
    "use strict";
    FIELDS = ["n", "promoters", "passives", "detractors", "nps", "low", "high"];
    RESERVED = /* @__PURE__ */ new Set(["breakdown", ...FIELDS]);
    columnName = (key) => RESERVED.has(key) ? `column:${key}` : key;
    keyOf = (group2, key) => Object.hasOwn(group2.keys, key) ? group2.keys[key] ?? null : null;
  }
});

// src/present/format.ts
function points(value, glyphs) {
  if (value === null) return glyphs.none;
  if (value === 0) return "0";
  return value > 0 ? `+${value}` : `${glyphs.minus}${-value}`;
}
function count(value, glyphs) {
  return value === null ? glyphs.none : `${value}`;
}
function percent(value, glyphs) {
  return value === null ? glyphs.none : `${value}%`;
}
function range(value, glyphs, low = 0, high = 0) {
  if (value === null) return glyphs.none;
  return `${points(value.low, glyphs).padStart(low)} to ${points(value.high, glyphs).padStart(high)}`;
}
function cellText(cell, glyphs) {
  switch (cell.type) {
    case "text":
      return cell.value ?? "(none)";
    case "points":
      return points(cell.value, glyphs);
    case "interval":
      return range(cell.value, glyphs);
    case "count":
      return count(cell.value, glyphs);
    case "percent":
      return percent(cell.value, glyphs);
    case "hidden":
      return "hidden";
    case "shares":
      return "";
  }
}
function markText(cell, glyphs) {
  return "mark" in cell && cell.mark !== void 0 ? glyphs.mark[cell.mark] : "";
}
function headlineParts(headline2, glyphs) {
  const { label, score: score2, interval: interval2, level, n, mark } = headline2;
  const parts = [`${label} ${cellText(score2, glyphs)}`];
  if (interval2 !== null && level !== null) parts.push(`${level}% interval ${range(interval2, glyphs)}`);
  if (n === 0) parts.push("no answers with a score");
  if (n !== null && n > 0) {
    parts.push(`${n} ${n === 1 ? "answer" : "answers"}${mark === void 0 ? "" : glyphs.mark[mark]}`);
  }
  return parts;
}
var UNICODE, ASCII;
var init_format = __esm({
  "src/present/format.ts"() {
    "use strict";
    UNICODE = {
      minus: "\u2212",
      none: "\u2013",
      ellipsis: "\u2026",
      rule: "\u2500",
      bullet: "\xB7",
      bar: { promoters: "\u2588", passives: "\u2592", detractors: "\u2591" },
      mark: { small: "*", partial: "~" },
      line: ["\u253C", "\u2524", "\u2576", "\u2574", "\u2500", "\u2570", "\u256D", "\u256E", "\u256F", "\u2502"],
      axis: ["\u2502", "\u2524", "\u2514", "\u2500", "\u252C"]
    };
    ASCII = {
      minus: "-",
      none: "-",
      ellipsis: "...",
      rule: "-",
      bullet: "-",
      bar: { promoters: "#", passives: "=", detractors: "." },
      mark: { small: "*", partial: "~" },
      line: ["+", "+", "-", "-", "-", "`", ".", ".", "'", "|"],
      axis: ["|", "+", "+", "-", "+"]
    };
  }
});

// src/present/sanitise.ts
function visible(unit) {
  const code = unit.charCodeAt(0);
  const hex = code.toString(16);
  return SHORT[unit] ?? (code < 256 ? `\\x${hex.padStart(2, "0")}` : `\\u${hex.padStart(4, "0")}`);
}
function sanitise(text) {
  const seen = text.replace(UNSEEN, visible).replace(JOINER, visible);
  return COMMANDS.reduce((safe, [command, harmless]) => safe.replace(command, harmless), seen);
}
var UNSEEN, JOINER, COMMANDS, SHORT;
var init_sanitise = __esm({
  "src/present/sanitise.ts"() {
    "use strict";
    UNSEEN = /[\p{Cc}\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;
    JOINER = /(?<!\p{Extended_Pictographic}[\ufe0f\p{Emoji_Modifier}]?)\u200d|\u200d(?!\p{Extended_Pictographic})/gu;
    COMMANDS = [
      [/(?<=^|\s)::/gu, "\\x3a:"],
      [/##(?=\[|vso\[|teamcity\[)/giu, "\\x23#"],
      [/(section_(?:start|end)):/giu, "$1\\x3a"]
    ];
    SHORT = { "\n": "\\n", "\r": "\\r", "	": "\\t" };
  }
});

// src/present/figures.ts
function cellsOf(shares2, width2) {
  const n = answersIn(shares2);
  const cells = { promoters: 0, passives: 0, detractors: 0 };
  const present2 = GROUPS.filter((group2) => shares2[group2] > 0);
  for (const group2 of present2) cells[group2] = Math.max(1, Math.floor(width2 * shares2[group2] / n));
  const lacking = (group2) => width2 * shares2[group2] / n - cells[group2];
  let free = present2.length === 0 ? 0 : width2 - answersIn(cells);
  while (free !== 0) {
    const step = Math.sign(free);
    const [next] = present2.toSorted((a, b) => step * (lacking(b) - lacking(a)));
    cells[next] += step;
    free -= step;
  }
  return cells;
}
function histogramRows(counts, room) {
  const n = counts.reduce((sum2, count2) => sum2 + count2, 0);
  const most = Math.max(1, ...counts);
  const digits = `${most}`.length;
  return counts.map((count2, score2) => {
    const group2 = groupOf(score2);
    const first = score2 === counts.length - 1 || groupOf(score2 + 1) !== group2;
    const name2 = `${first ? group2 : ""}`.padEnd("detractors".length);
    const numbers = `${`${count2}`.padStart(digits)}  ${(n === 0 ? "" : percentOf(count2, n)).padStart(4)}`;
    const length = count2 === 0 ? 0 : Math.max(1, Math.round(room * count2 / most));
    return { text: `${name2}  ${`${score2}`.padStart(2)}  ${numbers}`, group: group2, length };
  }).toReversed();
}
var GROUPS, answersIn, percentOf, groupOf;
var init_figures = __esm({
  "src/present/figures.ts"() {
    "use strict";
    init_round();
    GROUPS = ["promoters", "passives", "detractors"];
    answersIn = (shares2) => GROUPS.reduce((sum2, group2) => sum2 + shares2[group2], 0);
    percentOf = (part, n) => `${roundRatio(100 * part, n, 0)}%`;
    groupOf = (score2) => score2 >= 9 ? "promoters" : score2 >= 7 ? "passives" : "detractors";
  }
});

// src/present/terminal/page.ts
import { Chalk } from "chalk";
function inksOf(level) {
  const chalk = new Chalk({ level });
  return {
    title: chalk.bold,
    strong: chalk.bold,
    faint: chalk.dim,
    warning: chalk.yellow,
    line: chalk.cyan,
    promoters: chalk.green,
    passives: chalk.yellow,
    detractors: chalk.red
  };
}
var INDENT;
var init_page = __esm({
  "src/present/terminal/page.ts"() {
    "use strict";
    INDENT = 2;
  }
});

// src/present/terminal/bars.ts
function bar(shares2, width2, { glyphs, inks }) {
  const cells = cellsOf(shares2, width2);
  return GROUPS.map((group2) => inks[group2](glyphs.bar[group2].repeat(cells[group2]))).join("");
}
function drawShareBar({ shares: shares2 }, page) {
  const n = answersIn(shares2);
  const key = GROUPS.map((group2) => {
    const sign2 = page.inks[group2](page.glyphs.bar[group2]);
    return `${sign2} ${group2} ${shares2[group2]} (${percentOf(shares2[group2], n)})`;
  });
  return [bar(shares2, Math.min(LONGEST_SHARES, page.width), page), key.join("   ")];
}
function drawHistogram({ counts }, { width: width2, glyphs, inks }) {
  const margin = INDENT + GAP + Math.max(...histogramRows(counts, 0).map(({ text }) => text.length));
  const room = Math.max(SHORTEST, Math.min(LONGEST_SCORE, width2 - margin));
  return histogramRows(counts, room).map(
    ({ text, group: group2, length }) => `${text}${" ".repeat(GAP)}${inks[group2](glyphs.bar[group2].repeat(length))}`
  );
}
var LONGEST_SHARES, LONGEST_SCORE, SHORTEST, GAP;
var init_bars = __esm({
  "src/present/terminal/bars.ts"() {
    "use strict";
    init_figures();
    init_page();
    LONGEST_SHARES = 60;
    LONGEST_SCORE = 40;
    SHORTEST = 10;
    GAP = 2;
  }
});

// src/present/terminal/scale.ts
function scaleOf(values) {
  const low = Math.min(...values);
  const high = Math.max(...values);
  const scales = STEPS.map((step) => around(low, high, step));
  return scales.find(({ min, max, step }) => max - min <= MOST_STEPS * step) ?? scales.at(-1);
}
function around(low, high, step) {
  const min = Math.floor(low / step) * step;
  const max = Math.ceil(high / step) * step;
  if (min < max) return { min, max, step };
  return max < 100 ? { min, max: max + step, step } : { min: min - step, max, step };
}
var STEPS, MOST_STEPS;
var init_scale = __esm({
  "src/present/terminal/scale.ts"() {
    "use strict";
    STEPS = [5, 10, 20, 25, 50];
    MOST_STEPS = 4;
  }
});

// src/present/terminal/plot.ts
import asciichart from "asciichart";
function drawPlot({ points: points2, slot, axis }, { glyphs, inks }) {
  const runs = runsOf(points2);
  const { min, max, step } = scaleOf(runs.flatMap(({ values }) => values));
  const height = (max - min) / step * ROWS_PER_STEP;
  const options = { min, max, height, offset: OFFSET, format: () => " ", symbols: glyphs.line };
  const canvas = Array.from({ length: height + 1 }, () => Array(points2.length * slot).fill(" "));
  for (const { start, values } of runs) {
    const held = values.flatMap((value) => Array(slot).fill(value));
    const lines = asciichart.plot([...held, ...held.slice(-1)], options).split("\n");
    lines.forEach((line, row) => {
      canvas[row]?.splice(start * slot, held.length, ...[...line].slice(OFFSET));
    });
  }
  const [upright, labelled] = glyphs.axis;
  return canvas.map((row, index) => {
    const steps = index / ROWS_PER_STEP;
    const label = Number.isInteger(steps) ? points(max - steps * step, glyphs) : "";
    const mark = label === "" ? upright : labelled;
    return `${inks.faint(`${label.padStart(axis - 2)} ${mark}`)}${inks.line(row.join("").trimEnd())}`;
  });
}
function runsOf(points2) {
  const runs = [];
  points2.forEach(({ value }, index) => {
    const last = runs.at(-1);
    if (value === null) return;
    if (last !== void 0 && last.start + last.values.length === index) last.values.push(value);
    else runs.push({ start: index, values: [value] });
  });
  return runs;
}
var ROWS_PER_STEP, OFFSET;
var init_plot = __esm({
  "src/present/terminal/plot.ts"() {
    "use strict";
    init_format();
    init_scale();
    ROWS_PER_STEP = 2;
    OFFSET = 2;
  }
});

// src/present/terminal/width.ts
import stringWidth from "string-width";
function cut(text, width2, ellipsis) {
  if (widthOf(text) <= width2) return text;
  const room = width2 - widthOf(ellipsis);
  if (room <= 0) return ellipsis.slice(0, Math.max(0, width2));
  const [head = ""] = pieces(text, room);
  return `${widthOf(head) > room ? "" : head}${ellipsis}`;
}
function wrap(text, width2, anywhere = false) {
  const lines = [];
  let line = "";
  const words = text.split(" ").flatMap((word) => anywhere && widthOf(word) > width2 ? [...pieces(word, width2)] : [word]);
  words.forEach((word, index) => {
    const longer = index === 0 ? word : `${line} ${word}`;
    if (index > 0 && widthOf(longer) > width2) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  });
  return [...lines, line];
}
function* pieces(text, width2) {
  let piece = "";
  let used = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    const next = widthOf(segment);
    if (used + next > width2 && piece !== "") {
      yield piece;
      piece = "";
      used = 0;
    }
    piece += segment;
    used += next;
  }
  yield piece;
}
var GRAPHEMES, widthOf;
var init_width = __esm({
  "src/present/terminal/width.ts"() {
    "use strict";
    GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });
    widthOf = (text) => stringWidth(text);
  }
});

// src/present/terminal/underline.ts
function periodLines(frame, { glyphs, inks }) {
  const { points: points2, slot, axis } = frame;
  const [, , corner, level, labelled] = glyphs.axis;
  const placed = place(
    frame,
    points2.map((point) => `${sanitise(point.label)}${sign("partial", point, glyphs)}`)
  );
  const ticks = Array(points2.length * slot).fill(level);
  for (const { index } of placed) ticks[index * slot] = labelled;
  let below = "";
  for (const { start, text } of placed) below += `${" ".repeat(start - widthOf(below))}${text}`;
  return [inks.faint(`${corner.padStart(axis)}${ticks.join("")}`), `${" ".repeat(axis)}${below}`];
}
function place({ points: points2, slot }, texts2) {
  const end = points2.length * slot;
  const labels = texts2.map((text, index) => {
    const width2 = widthOf(text);
    return { index, width: width2, text, start: Math.max(0, Math.min(index * slot, end - width2)) };
  });
  const stride = Math.ceil((Math.max(...labels.map(({ width: width2 }) => width2)) + 2) / slot);
  const regular = labels.filter(({ index }) => index % stride === 0);
  const placed = [];
  for (const label of [...labels.slice(0, 1), ...labels.slice(-1), ...regular]) {
    const free = placed.every(
      (other) => label.start + label.width < other.start || other.start + other.width < label.start
    );
    if (free) placed.push(label);
  }
  return placed.sort((a, b) => a.start - b.start);
}
function numberLines(label, { points: points2, slot, axis }, { glyphs, inks }) {
  const scores = points2.map(({ value, n }) => n === null ? "hidden" : points(value, glyphs));
  const counts = points2.map((point) => `${count(point.n, glyphs)}${sign("small", point, glyphs)}`);
  if ([...scores, ...counts].some((text) => text.length >= slot)) return [];
  const line = (name2, texts2) => `${inks.faint(name2.padEnd(axis))}${texts2.map((text) => text.padEnd(slot)).join("")}`;
  return [line(label, scores), line("n", counts)];
}
function remarkLines(chart2, { points: points2 }, numbered, page) {
  const { glyphs, inks } = page;
  const said = [];
  if (points2.length < chart2.points.length) {
    said.push(`Drawn are the last ${points2.length} of ${chart2.points.length} ${chart2.period}s.`);
  }
  if (!numbered) said.push(extremes(points2, (value) => points(value, glyphs)));
  if (points2.some(({ n }) => n === 0)) said.push(`Gaps are ${chart2.period}s without answers.`);
  else if (points2.some(({ n }) => n === null)) said.push(`Gaps are ${chart2.period}s that are hidden.`);
  return said.length === 0 ? [] : wrap(said.join(" "), page.width - INDENT).map(inks.faint);
}
function extremes(points2, show) {
  const scored = points2.filter(({ value }) => value !== null);
  const at = (point) => `${show(point?.value ?? null)} (${sanitise(point?.label ?? "")})`;
  const ascending = scored.toSorted((a, b) => a.value - b.value);
  return `Lowest ${at(ascending[0])}, highest ${at(ascending.at(-1))}, latest ${at(scored.at(-1))}.`;
}
var sign;
var init_underline = __esm({
  "src/present/terminal/underline.ts"() {
    "use strict";
    init_format();
    init_sanitise();
    init_page();
    init_width();
    sign = (mark, { marks }, { mark: signs }) => marks.includes(mark) ? signs[mark] : "";
  }
});

// src/present/terminal/line.ts
function drawLine(chart2, page) {
  const room = Math.max(1, page.width - INDENT - AXIS);
  const points2 = chart2.points.slice(-room);
  const slot = Math.max(1, Math.min(WIDEST_SLOT, Math.floor(room / points2.length)));
  const frame = { points: points2, slot, axis: AXIS };
  const numbers = numberLines(chart2.label, frame, page);
  return [
    ...drawPlot(frame, page),
    ...periodLines(frame, page),
    ...numbers,
    ...remarkLines(chart2, frame, numbers.length > 0, page)
  ];
}
var AXIS, WIDEST_SLOT;
var init_line = __esm({
  "src/present/terminal/line.ts"() {
    "use strict";
    init_page();
    init_plot();
    init_underline();
    AXIS = 6;
    WIDEST_SLOT = 12;
  }
});

// src/present/terminal/prose.ts
function hanging(lead, text, page) {
  const margin = widthOf(lead);
  const width2 = Math.max(20, Math.min(READABLE, page.width) - INDENT - margin);
  return wrap(sanitise(text), width2).map(
    (line, index) => `${index === 0 ? lead : " ".repeat(margin)}${sanitise(line)}`
  );
}
function drawHeadline(headline2, page) {
  const [score2, ...rest] = headlineParts(headline2, page.glyphs);
  return [[page.inks.strong(score2), ...rest].join("    ")];
}
function drawFacts({ items }, page) {
  const width2 = Math.max(...items.map(({ term }) => widthOf(sanitise(term))));
  return items.flatMap(({ term, text }, index) => {
    const shown = items[index - 1]?.term === term ? "" : sanitise(term);
    return hanging(page.inks.faint(`${shown}${" ".repeat(width2 - widthOf(shown))}  `), text, page);
  });
}
function drawNotes({ items }, page) {
  return items.flatMap(
    ({ level, text }) => hanging(level === "warning" ? page.inks.warning("! ") : "", text, page)
  );
}
function drawLegend({ items }, page) {
  const signs = { ...page.glyphs.mark, hidden: "hidden", percent: "%" };
  return items.flatMap(({ sign: sign2, text }) => hanging(`${signs[sign2]} `, text, page).map(page.inks.faint));
}
var READABLE;
var init_prose = __esm({
  "src/present/terminal/prose.ts"() {
    "use strict";
    init_format();
    init_sanitise();
    init_page();
    init_width();
    READABLE = 100;
  }
});

// src/present/terminal/columns.ts
function formatColumns(table2, room, gap, page) {
  const sources = table2.columns.map((column, index) => ({ column, cells: table2.rows.map((row) => row[index]) })).filter(({ column }) => column.type !== "shares");
  const free = room - gap * (sources.length - 1);
  const format2 = ({ column, cells }, limit2, short2) => formatColumn(column, cells, { limit: limit2, short: short2 }, page);
  const full2 = sources.map((source) => format2(source, Number.POSITIVE_INFINITY, false));
  if (sum(full2) <= free) return full2;
  const short = sources.map((source) => format2(source, Number.POSITIVE_INFINITY, true));
  const isText = (_, index) => sources[index]?.column.type === "text";
  const texts2 = short.filter(isText);
  const fair = limitFor(
    texts2.map(({ width: width2 }) => width2),
    free - sum(short) + sum(texts2)
  );
  const limit = Math.max(fair, page.truncate ? NARROWEST_CUT : NARROWEST_WRAP);
  return short.map(
    (column, index) => isText(column, index) ? format2(sources[index], limit, true) : column
  );
}
function limitFor(natural, room) {
  let left = room;
  for (const [index, width2] of natural.toSorted((a, b) => a - b).entries()) {
    const fair = Math.floor(left / (natural.length - index));
    if (width2 > fair) return fair;
    left -= width2;
  }
  return Number.POSITIVE_INFINITY;
}
function formatColumn(column, cells, { limit, short }, page) {
  const marks = cells.map((cell) => markText(cell, page.glyphs));
  const margin = Math.max(0, ...marks.map((mark) => mark.length));
  const left = column.type === "text";
  const fit = (text, room) => page.truncate ? [cut(text, room, page.glyphs.ellipsis)] : wrap(text, room, true).map(sanitise);
  const header = fit(legible((short ? column.short : void 0) ?? column.label), limit);
  const lines = texts(column, cells, page).map((text, index) => {
    const fitted = fit(text, limit - margin);
    const mark = marks[index] ?? "";
    fitted.push(`${fitted.pop()}${left ? mark : mark.padEnd(margin)}`);
    return fitted;
  });
  return {
    width: Math.max(...[header, ...lines].flat().map(widthOf)),
    align: left ? "left" : "right",
    header,
    cells: lines.map((cell, index) => cell.map(inkFor(cells[index], page)))
  };
}
function texts(column, cells, { glyphs }) {
  const intervals = cells.flatMap(
    (cell) => cell.type === "interval" && cell.value !== null ? [cell.value] : []
  );
  const low = Math.max(0, ...intervals.map((value) => points(value.low, glyphs).length));
  const high = Math.max(0, ...intervals.map((value) => points(value.high, glyphs).length));
  return cells.map((cell) => {
    if (cell.type === "interval") return range(cell.value, glyphs, low, high);
    return column.type === "text" ? legible(cellText(cell, glyphs)) : cellText(cell, glyphs);
  });
}
function legible(text) {
  const safe = sanitise(text);
  return widthOf(safe.trim()) === 0 && safe !== "" ? `"${safe}"` : safe;
}
function inkFor(cell, { inks }) {
  const undefinedHere = cell.type === "hidden" || "value" in cell && cell.value === null;
  if (undefinedHere) return inks.faint;
  return cell.type === "points" ? inks.strong : (text) => text;
}
var NARROWEST_CUT, NARROWEST_WRAP, sum;
var init_columns = __esm({
  "src/present/terminal/columns.ts"() {
    "use strict";
    init_format();
    init_sanitise();
    init_width();
    NARROWEST_CUT = 4;
    NARROWEST_WRAP = 24;
    sum = (columns) => columns.reduce((total, { width: width2 }) => total + width2, 0);
  }
});

// src/present/terminal/table.ts
import CliTable3 from "cli-table3";
function drawTable(table2, page) {
  const room = page.width - INDENT;
  const columns = formatColumns(table2, room, GAP2, page);
  const used = columns.reduce((sum2, column) => sum2 + column.width + GAP2, 0);
  const bars = barColumn(table2, Math.min(LONGEST_BAR, room - used), page);
  return draw(bars === null ? columns : [...columns, bars], page);
}
function barColumn(table2, width2, page) {
  const index = table2.columns.findIndex(({ type }) => type === "shares");
  if (index < 0 || width2 < SHORTEST_BAR) return null;
  const cells = table2.rows.map((row) => {
    const cell = row[index];
    return cell?.type === "shares" && cell.value !== null ? [bar(cell.value, width2, page)] : [""];
  });
  return { width: width2, align: "left", header: [""], cells };
}
function draw(columns, { glyphs, inks }) {
  const grid = new CliTable3({
    head: columns.map(({ header }) => standIn(header)),
    colAligns: columns.map(({ align }) => align),
    style: { head: [], border: [], compact: true, "padding-left": 0, "padding-right": 0 },
    chars: { ...BORDERLESS, mid: glyphs.rule, "mid-mid": glyphs.rule.repeat(GAP2), middle: " ".repeat(GAP2) }
  });
  const rows = (columns[0]?.cells ?? []).map((_, index) => columns.map(({ cells }) => cells[index] ?? [""]));
  grid.push(...rows.map((row) => row.map(standIn)));
  const texts2 = [columns.map(({ header }) => header.map(inks.faint)), ...rows].flatMap(inReadingOrder).values();
  return grid.toString().split("\n").map((line) => line.replace(/\ue000+/g, () => texts2.next().value ?? "")).map((line) => line.startsWith(glyphs.rule.repeat(GAP2)) ? inks.faint(line) : line);
}
function inReadingOrder(cells) {
  const height = Math.max(...cells.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) => cells.map((lines) => lines[line] ?? "")).flat().filter((text) => widthOf(text) > 0);
}
var GAP2, LONGEST_BAR, SHORTEST_BAR, STAND_IN, standIn, BORDERLESS;
var init_table = __esm({
  "src/present/terminal/table.ts"() {
    "use strict";
    init_bars();
    init_columns();
    init_page();
    init_width();
    GAP2 = 2;
    LONGEST_BAR = 40;
    SHORTEST_BAR = 12;
    STAND_IN = "\uE000";
    standIn = (lines) => lines.map((line) => STAND_IN.repeat(widthOf(line))).join("\n");
    BORDERLESS = {
      top: "",
      "top-mid": "",
      "top-left": "",
      "top-right": "",
      bottom: "",
      "bottom-mid": "",
      "bottom-left": "",
      "bottom-right": "",
      left: "",
      "left-mid": "",
      right: "",
      "right-mid": ""
    };
  }
});

// src/present/terminal.ts
var terminal_exports = {};
__export(terminal_exports, {
  renderTerminal: () => renderTerminal
});
function renderTerminal(document, options) {
  const { width: width2, colour: colour2, unicode: unicode2, truncate: truncate2 } = options;
  const page = { width: width2, truncate: truncate2, glyphs: unicode2 ? UNICODE : ASCII, inks: inksOf(colour2) };
  const sections = [...document.result, ...document.notes].map((section) => drawSection(section, page));
  return sections.filter((lines) => lines.length > 0).map((lines) => lines.map((line) => `${line.trimEnd()}
`).join("")).join("\n");
}
function drawSection({ title, blocks }, page) {
  const heading = title === null ? [] : [page.inks.title(sanitise(title))];
  const margin = title === null ? "" : " ".repeat(INDENT);
  const body = blocks.flatMap((block, index) => {
    const lines = drawBlock(block, page).map((line) => `${margin}${line}`);
    return index === 0 ? lines : ["", ...lines];
  });
  return [...heading, ...body];
}
function drawBlock(block, page) {
  switch (block.kind) {
    case "headline":
      return drawHeadline(block, page);
    case "shareBar":
      return drawShareBar(block, page);
    case "histogram":
      return drawHistogram(block, page);
    case "table":
      return drawTable(block, page);
    case "line":
      return drawLine(block, page);
    case "facts":
      return drawFacts(block, page);
    case "notes":
      return drawNotes(block, page);
    case "legend":
      return drawLegend(block, page);
  }
}
var init_terminal = __esm({
  "src/present/terminal.ts"() {
    "use strict";
    init_format();
    init_sanitise();
    init_bars();
    init_line();
    init_page();
    init_prose();
    init_table();
  }
});

// src/present/ndjson.ts
var ndjson_exports = {};
__export(ndjson_exports, {
  renderNdjson: () => renderNdjson
});
function renderNdjson({ columns, rows }) {
  const line = (row) => safeJson(Object.fromEntries(columns.map((column, index) => [column, row[index] ?? null])));
  return rows.map((row) => `${line(row)}
`).join("");
}
var init_ndjson = __esm({
  "src/present/ndjson.ts"() {
    "use strict";
    init_json();
  }
});

// src/present/csv.ts
var csv_exports = {};
__export(csv_exports, {
  guarded: () => guarded,
  renderCsv: () => renderCsv
});
import { stringify } from "csv-stringify/sync";
function guarded(text) {
  const inert = text.replace(LATER_LINE, "$1'").replace(ACTIVE2, visible);
  return START.test(text) ? `'${inert}` : inert;
}
function renderCsv({ columns, rows }, { raw = false } = {}) {
  const cell = (value) => typeof value === "string" && !raw ? guarded(value) : value;
  return stringify([columns.map(cell), ...rows.map((row) => row.map(cell))], {
    record_delimiter: "\n",
    quote_record_delimiter: true
  });
}
var ACTIVE2, OBEYED, UNSEEN2, START, LATER_LINE;
var init_csv = __esm({
  "src/present/csv.ts"() {
    "use strict";
    init_sanitise();
    ACTIVE2 = /(?![\t\n\r])\p{Cc}|[\u202a-\u202e\u2066-\u2069]/gu;
    OBEYED = "(?:[=+\\-@\\uff1d\\uff0b\\uff0d\\uff20]|::|##\\[|##vso\\[|##teamcity\\[|section_start:)";
    UNSEEN2 = "\\u200b-\\u200d\\u2060";
    START = new RegExp(`^[\\s${UNSEEN2}]*${OBEYED}|^[ \\u00a0]*[\\t\\r\\n]`, "i");
    LATER_LINE = new RegExp(`(\\r\\n|\\r|\\n)(?=(?:[^\\S\\r\\n]|[${UNSEEN2}])*${OBEYED})`, "gi");
  }
});

// src/present/escape.ts
function escapeMarkdown(text) {
  return sanitise(text).replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replace(SPECIAL, "\\$&").replace(
    LIST,
    (_, blank, bullet, number, dot) => `${blank}${bullet ? `\\${bullet}` : `${number}\\${dot}`}`
  ).replace(/(@|\\#)(?=\w)/g, `$1${BREAK}`).replace(/:\/\//g, `:${BREAK}//`).replace(/\b(www)\./gi, `$1${BREAK}.`);
}
var BREAK, SPECIAL, LIST;
var init_escape = __esm({
  "src/present/escape.ts"() {
    "use strict";
    init_sanitise();
    BREAK = "&#8203;";
    SPECIAL = /[\\`*_[\]|#@~$!]/g;
    LIST = /^(\s*)(?:([-+])|(\d{1,9})([.)]))(?=\s|$)/;
  }
});

// src/present/markdown.ts
var markdown_exports = {};
__export(markdown_exports, {
  renderMarkdown: () => renderMarkdown
});
function renderMarkdown(document) {
  const sections = [...document.result, ...document.notes].map(writeSection);
  return sections.map((section) => `${section}
`).join("\n");
}
function writeSection({ title, blocks }) {
  const heading = title === null ? [] : [`### ${escapeMarkdown(title)}`];
  return [...heading, ...blocks.map(writeBlock)].filter((block) => block !== "").join("\n\n");
}
function writeBlock(block) {
  switch (block.kind) {
    case "headline": {
      const [score2, ...rest] = headlineParts(block, UNICODE).map(escapeMarkdown);
      return [`**${score2}**`, ...rest].join(" \xB7 ");
    }
    case "shareBar":
      return writeShares(block);
    case "histogram":
      return writeHistogram(block);
    case "table":
      return writeTable(block);
    case "line":
      return block.table === null ? "" : writeTable(block.table);
    case "facts":
      return list(block.items.map(({ term, text }) => `${escapeMarkdown(term)}: ${escapeMarkdown(text)}`));
    case "notes":
      return list(
        block.items.map(
          ({ level, text }) => `${level === "warning" ? "**Warning:** " : ""}${escapeMarkdown(text)}`
        )
      );
    case "legend": {
      const signs = { ...UNICODE.mark, hidden: "hidden", percent: "%" };
      return list(
        block.items.map(({ sign: sign2, text }) => `${escapeMarkdown(signs[sign2])} ${escapeMarkdown(text)}`)
      );
    }
  }
}
function writeTable({ columns, rows }) {
  const shown = columns.map((column, index) => ({ ...column, index })).filter(({ type }) => type !== "shares");
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    line(shown.map(({ label }) => escapeMarkdown(label))),
    line(shown.map(({ type }) => type === "text" ? ":---" : "---:")),
    ...rows.map((row) => line(shown.map(({ index }) => writeCell(row[index]))))
  ].join("\n");
}
function writeHistogram({ counts }) {
  const lines = histogramRows(counts, BAR).map(
    ({ text, group: group2, length }) => `${text}  ${UNICODE.bar[group2].repeat(length)}`.trimEnd()
  );
  return ["```text", ...lines, "```"].join("\n");
}
var BAR, list, writeShares, writeCell;
var init_markdown = __esm({
  "src/present/markdown.ts"() {
    "use strict";
    init_escape();
    init_figures();
    init_format();
    BAR = 30;
    list = (items) => items.map((item) => `- ${item}`).join("\n");
    writeShares = ({ shares: shares2 }) => GROUPS.map((group2) => `${shares2[group2]} ${group2} (${percentOf(shares2[group2], answersIn(shares2))})`).join(
      " \xB7 "
    );
    writeCell = (cell) => escapeMarkdown(`${cellText(cell, UNICODE)}${markText(cell, UNICODE)}`);
  }
});

// src/present/index.ts
init_json();

// src/present/views.ts
var VIEWS = {
  "nps.report/1": {
    describe: async () => (await Promise.resolve().then(() => (init_report(), report_exports))).describeReport,
    flatten: async () => (await Promise.resolve().then(() => (init_rows(), rows_exports))).reportRows
  }
};
var viewOf = (result) => VIEWS[result.schema];

// src/present/index.ts
var RENDERERS = {
  table: async (result, options) => {
    const { renderTerminal: renderTerminal2 } = await Promise.resolve().then(() => (init_terminal(), terminal_exports));
    return renderTerminal2(await describe(result, options), options);
  },
  json: async (result) => renderJson(result),
  ndjson: async (result) => {
    const [{ renderNdjson: renderNdjson2 }, flatten] = await Promise.all([Promise.resolve().then(() => (init_ndjson(), ndjson_exports)), viewOf(result).flatten()]);
    return renderNdjson2(flatten(result));
  },
  csv: async (result, { raw = false }) => {
    const [{ renderCsv: renderCsv2 }, flatten] = await Promise.all([Promise.resolve().then(() => (init_csv(), csv_exports)), viewOf(result).flatten()]);
    return renderCsv2(flatten(result), { raw });
  },
  markdown: async (result, options) => {
    const { renderMarkdown: renderMarkdown2 } = await Promise.resolve().then(() => (init_markdown(), markdown_exports));
    return renderMarkdown2(await describe(result, options));
  }
};
var FORMATS = Object.keys(RENDERERS);
var present = (format2, result, options) => RENDERERS[format2](result, options);
async function describe(result, { minN, part }) {
  const describeResult = await viewOf(result).describe();
  const document = describeResult(result, minN === void 0 ? {} : { minN });
  return {
    result: part === "notes" ? [] : document.result,
    notes: part === "result" ? [] : document.notes
  };
}

// test/present/samples.ts
var samples_exports = {};
__export(samples_exports, {
  EMPTY: () => EMPTY,
  HIDDEN: () => HIDDEN,
  breakdown: () => breakdown,
  full: () => full,
  group: () => group,
  report: () => report,
  scoreOf: () => scoreOf,
  tally: () => tally,
  trend: () => trend
});

// src/stats/normal.ts
import quantile from "@stdlib/stats-base-dists-normal-quantile";
function criticalValue(level) {
  if (!(level > 0 && level < 1))
    throw new RangeError(`criticalValue requires a level between 0 and 1, not ${level}`);
  return quantile((1 + level) / 2, 0, 1);
}

// src/stats/nps.ts
var LOWEST_PASSIVE = 7;
var LOWEST_PROMOTER = 9;
function countsOf(tally2) {
  const answers = (from, before) => tally2.slice(from, before).reduce((sum2, count2) => sum2 + count2, 0);
  const detractors = answers(0, LOWEST_PASSIVE);
  const passives = answers(LOWEST_PASSIVE, LOWEST_PROMOTER);
  const promoters = answers(LOWEST_PROMOTER, 11);
  return { n: detractors + passives + promoters, promoters, passives, detractors };
}
function nps({ n, promoters, detractors }) {
  return n === 0 ? null : 100 * (promoters - detractors) / n;
}

// src/stats/variance.ts
function variance({ n, promoters, detractors }) {
  return n === 0 ? null : (promoters + detractors) / n - ((promoters - detractors) / n) ** 2;
}

// src/stats/standardError.ts
function standardError(counts) {
  const perAnswer = variance(counts);
  return perAnswer === null ? null : 100 * Math.sqrt(perAnswer / counts.n);
}

// src/stats/wald.ts
function wald(counts, level) {
  const centre = nps(counts);
  const error = standardError(counts);
  if (centre === null || error === null) return null;
  const margin = criticalValue(level) * error;
  return { low: centre - margin, high: centre + margin };
}

// src/stats/adjustedWald.ts
function adjustedWald(counts, level) {
  return counts.n === 0 ? null : wald(withPseudoAnswers(counts), level);
}
function withPseudoAnswers({ n, promoters, passives, detractors }) {
  return { n: n + 3, promoters: promoters + 0.75, passives: passives + 1.5, detractors: detractors + 0.75 };
}

// src/stats/tangoScore.ts
function tangoScore(counts, level) {
  if (counts.n === 0) return null;
  const z = criticalValue(level);
  return { low: lowerLimit(counts, z), high: -lowerLimit(mirrored(counts), z) };
}
function mirrored({ n, promoters, passives, detractors }) {
  return { n, promoters: detractors, passives, detractors: promoters };
}
function lowerLimit(counts, z) {
  const { n, promoters, detractors } = counts;
  if (detractors === n) return -100;
  let tooLow = -1;
  let tooHigh = (promoters - detractors) / n;
  for (let halving = 0; halving < 200; halving++) {
    const middle = (tooLow + tooHigh) / 2;
    if (scoreStatistic(counts, middle) > z) tooLow = middle;
    else tooHigh = middle;
  }
  return 100 * tooHigh;
}
function scoreStatistic({ n, promoters, detractors }, truth) {
  const a = 2 * n;
  const b = -detractors - promoters + (2 * n - promoters + detractors) * truth;
  const c = -detractors * truth * (1 - truth);
  const likeliestDetractors = (Math.sqrt(Math.max(b * b - 4 * a * c, 0)) - b) / (2 * a);
  const squaredError = n * (2 * likeliestDetractors + truth * (1 - truth));
  return (promoters - detractors - n * truth) / Math.sqrt(squaredError);
}

// src/stats/interval.ts
var METHODS = {
  "adjusted-wald": adjustedWald,
  score: tangoScore,
  wald
};
function interval(counts, method, level) {
  const limits = METHODS[method](counts, level);
  return limits && { low: Math.max(limits.low, -100), high: Math.min(limits.high, 100), level, method };
}

// src/stats/score.ts
function score(tally2, { method, level }) {
  const counts = countsOf(tally2);
  return { ...counts, nps: nps(counts), interval: interval(counts, method, level) };
}

// test/present/samples.ts
var EMPTY = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
var HIDDEN = {
  n: null,
  promoters: null,
  passives: null,
  detractors: null,
  nps: null,
  interval: null,
  suppressed: true
};
var tally = (promoters, passives, detractors) => [
  0,
  0,
  0,
  detractors,
  0,
  0,
  0,
  0,
  passives,
  0,
  promoters
];
var scoreOf = (counts) => score(counts, { method: "adjusted-wald", level: 0.95 });
var group = (keys, counts) => ({
  keys,
  ...counts === null ? HIDDEN : scoreOf(counts)
});
var breakdown = (by, groups) => ({
  by: [by],
  groups: groups.map(([key, counts]) => group(Object.fromEntries([[by, key]]), counts))
});
var trend = (period, groups) => ({
  period,
  groups: groups.map(([key, counts], index) => ({
    ...group({ [period]: key }, counts),
    ...index === 0 || index === groups.length - 1 ? { partial: true } : {}
  }))
});
function report(changes = {}, overall = [0, 1, 0, 1, 1, 2, 3, 9, 13, 20, 52]) {
  const scored = overall.reduce((sum2, count2) => sum2 + count2, 0);
  return {
    schema: "nps.report/1",
    metric: "nps",
    source: {
      engine: "memory",
      inputs: [{ path: "responses.csv", format: "surveymonkey", encoding: "utf-8", rows: scored }],
      columns: { score: "How likely is it that you would recommend us?" }
    },
    counts: { rows: scored, scored, missing: 0, invalid: 0, duplicates: 0, filtered: 0 },
    dates: null,
    overall: { ...scoreOf(overall), distribution: [...overall] },
    trend: null,
    breakdowns: [],
    rejections: [],
    warnings: [],
    ...changes
  };
}
var full = () => report({
  source: {
    engine: "memory",
    inputs: [{ path: "responses.csv", format: "surveymonkey", encoding: "utf-8", rows: 112 }],
    columns: {
      score: "How likely is it that you would recommend us to a friend or a colleague?",
      comment: "Why?",
      date: "Start Date",
      respondent: "Email Address"
    }
  },
  counts: { rows: 112, scored: 102, missing: 6, invalid: 3, duplicates: 1, filtered: 0 },
  dates: {
    first: "2021-11-01T20:43:36",
    last: "2022-06-14T09:12:00",
    undated: 2,
    order: "the second part is above 12 in 61 dates",
    timeZone: "Europe/Berlin"
  },
  trend: trend("month", [
    ["2021-11", tally(7, 3, 2)],
    ["2021-12", tally(12, 4, 1)],
    ["2022-01", tally(9, 2, 0)],
    ["2022-02", tally(8, 5, 3)],
    ["2022-03", EMPTY],
    ["2022-04", tally(14, 4, 1)],
    ["2022-05", tally(18, 3, 1)],
    ["2022-06", tally(4, 1, 0)]
  ]),
  breakdowns: [
    breakdown("plan", [
      ["Enterprise", tally(18, 3, 0)],
      ["Pro", tally(35, 11, 4)],
      ["Free", tally(12, 6, 4)],
      ["Trial", tally(3, 1, 0)],
      [null, tally(4, 1, 0)]
    ]),
    {
      by: ["country", "device"],
      groups: [
        group({ country: "Germany", device: "phone" }, tally(20, 5, 3)),
        group({ country: "Germany", device: "desktop" }, tally(30, 6, 2)),
        group({ country: "United Kingdom of Great Britain and Northern Ireland", device: "phone" }, tally(2, 5, 9)),
        group({ country: "\u65E5\u672C", device: "phone" }, tally(5, 4, 1))
      ]
    }
  ],
  rejections: [
    { input: "responses.csv", column: "score", reason: "scoreOutOfRange", count: 2, lines: [17, 40] },
    { input: "responses.csv", column: "score", reason: "scoreNotNumber", count: 1, lines: [66] },
    { input: "responses.csv", column: "Start Date", reason: "dateUnreadable", count: 2, lines: [18, 19] }
  ],
  warnings: [
    { code: "repeats", message: "4 respondents answered more than once, and every answer counts; --dedupe latest keeps one each." }
  ]
});

// ../../tmp/show.ts
var [, , name = "full", format = "table", width = "80", colour = "0", unicode = "1", truncate = "1"] = process.argv;
var r = samples_exports[name]();
process.stdout.write(await present(format, r, { width: +width, colour: +colour, unicode: unicode === "1", truncate: truncate === "1", minN: 5 }));
