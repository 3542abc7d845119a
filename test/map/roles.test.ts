import { describe, expect, test } from 'vitest';
import { findAccount, findComment, findDate, findRespondent, suggestsDate } from '../../src/map/roles.ts';
import { COMMENTS, columnsOf, cycle, type Header, SCORES, tableOf } from './table.ts';

const DATES = cycle(['2024-03-01 10:00:00', '2024-04-02 11:30:00', '2024-05-30 09:12:44'], 30);
const SECONDS = cycle(['1713418460', '1713518460', '1713618460'], 30);
const WORDS = cycle(['yes', 'no', 'perhaps'], 30);
const IDS = Array.from({ length: 30 }, (_, i) => `u-${i}`);
const EMAILS = Array.from({ length: 30 }, (_, i) => `person${i}@mail.example`);
const BROWSERS = Array.from(
  { length: 30 },
  (_, i) => `Browser/5.0 (System NT 10.0; x64) Engine/537.${i} and so on`,
);
const TOKENS = Array.from({ length: 30 }, (_, i) => `550e8400-e29b-41d4-a716-4466554400${10 + i}`);
const EMPTY = cycle([''], 30);

type Given = [Header[number], readonly string[]][];
const table = (given: Given) =>
  tableOf(
    given.map(([name]) => name),
    ...given.map(([, cells]) => cells),
  );

describe('findDate', () => {
  /** The name of the date column; null: none; a list: the equal ones. */
  const find = (given: Given) => {
    const { columns, profiles } = table(given);
    const { index, equals } = findDate(columns, profiles);
    if (equals.length > 0) return equals.map((equal) => columns[equal]!.name);
    return index === null ? null : columns[index]!.name;
  };
  const among = (...names: string[]) => find(names.map((name): Given[number] => [name, DATES]));

  test.each([
    ['SurveyMonkey', ['Start Date', 'End Date'], 'End Date'],
    ['SurveyMonkey API', ['date_created', 'date_modified'], 'date_created'],
    ['Qualtrics', ['StartDate', 'EndDate', 'RecordedDate'], 'EndDate'],
    ['Qualtrics without its end', ['StartDate', 'RecordedDate'], 'RecordedDate'],
    ['Typeform', ['Start Date (UTC)', 'Stage Date (UTC)', 'Submit Date (UTC)'], 'Submit Date (UTC)'],
    ['Google Forms', ['Timestamp'], 'Timestamp'],
    ['LimeSurvey', ['startdate', 'datestamp', 'submitdate'], 'submitdate'],
    ['Microsoft Forms', ['Start time', 'Completion time', 'Last modified time'], 'Completion time'],
    ['Tally', ['Submitted at'], 'Submitted at'],
    ['Delighted', ['created_at', 'updated_at'], 'created_at'],
    ['Retently', ['createdDate'], 'createdDate'],
    ['Zendesk', ['delivered_at', 'rated_at'], 'rated_at'],
    [
      'HubSpot',
      ['properties.hs_createdate', 'properties.hs_submission_timestamp'],
      'properties.hs_submission_timestamp',
    ],
    ['Survicate', ['collected_at'], 'collected_at'],
    ['sent and answered', ['sent_at', 'responded_at'], 'responded_at'],
    ['sent and created', ['sent_at', 'created_at'], 'created_at'],
    ['started and sent', ['sent', 'started at'], 'started at'],
    ['nothing better than a start', ['Start Date'], 'Start Date'],
    ['a date of the survey', ['survey_date', 'date'], 'survey_date'],
    ['a date in other words', ['feedback date', 'sent date'], 'feedback date'],
    ['Portuguese', ['data_pesquisa'], 'data_pesquisa'],
    ['Spanish', ['Marca temporal'], 'Marca temporal'],
    ['German', ['Zeitstempel'], 'Zeitstempel'],
    ['a change rather than no telling name', ['Q7', 'updated_at'], 'updated_at'],
    ['nor the last of them', ['Q7', 'Last modified time'], 'Last modified time'],
    ['no telling name', ['Q7'], 'Q7'],
  ])('%s: of %j it is %s', (_, names, found) => {
    expect(among(...names)).toBe(found);
    expect(among(...names.toReversed())).toBe(found);
  });

  test('the further header rows tell as well', () => {
    expect(
      find([
        [{ name: 'V9', detail: 'EndDate' }, DATES],
        [{ name: 'V8', detail: 'StartDate' }, DATES],
      ]),
    ).toBe('V9');
  });

  test.each([
    'signup_date',
    'Date of birth',
    'DOB',
    'renewal date',
    'churned_at',
    'first purchase date',
    'activation_date',
    'contract end date',
    'trial started at',
    'order date',
    'customer since',
    'last seen',
    'first_seen_at',
    'joinDate',
  ])('%s is a date of the customer', (name) => {
    expect(among(name)).toBeNull();
    expect(among(name, 'sent')).toBe('sent');
  });

  test.each([
    ['counts of seconds under a name that says date', 'responded', SECONDS, 'responded'],
    ['counts of seconds under another', 'phone', SECONDS, null],
    ['a zone', 'time_zone', cycle(['UTC+2', 'UTC-1'], 30), null],
    ['words under the name of a date', 'Date', WORDS, null],
    ['dates in fewer than four cells of five', 'Date', [...DATES.slice(0, 23), ...cycle(['soon'], 7)], null],
    ['nothing', 'Date', EMPTY, null],
    [
      'row numbers under a name that says date',
      'date',
      Array.from({ length: 30 }, (_, i) => String(i)),
      null,
    ],
  ])('%s', (_, name, cells, found) => {
    expect(find([[name, cells]])).toBe(found);
  });

  test('beside a response in words, responded_at is when the staff replied', () => {
    const review: Given = [
      ['rating', SCORES],
      ['rated_at', DATES],
      ['responded_at', DATES],
    ];
    expect(find([...review, ['response', COMMENTS]])).toBe('rated_at');
    expect(
      find([
        ['responded_at', DATES],
        ['Response', COMMENTS],
      ]),
    ).toBeNull();
  });

  test('a response that is a number is the answer, and so is responded_at', () => {
    expect(
      find([
        ['response', SCORES],
        ['responded_at', DATES],
      ]),
    ).toBe('responded_at');
  });

  test("SurveyMonkey's word in the second header row is no reply of the staff", () => {
    const question = { name: 'Why?', detail: 'Response' };
    expect(
      find([
        ['Responded at', DATES],
        [question, COMMENTS],
      ]),
    ).toBe('Responded at');
  });

  test('equals are all told, and none is chosen', () => {
    expect(among('visit date', 'call date')).toEqual(['visit date', 'call date']);
    expect(among('Q7', 'Q8')).toEqual(['Q7', 'Q8']);
  });
});

test.each([
  [true, 'responded_at'],
  [true, 'Date'],
  [true, 'properties.created'],
  [false, 'score'],
  [false, 'update'],
  [false, 'candidate'],
])('suggestsDate is %s for %s', (expected, name) => {
  expect(suggestsDate(columnsOf([name])[0]!)).toBe(expected);
});

describe('findComment', () => {
  const find = (given: Given, score = 'score') => {
    const { columns, profiles } = table(given);
    const asked = columns.find(({ name }) => name === score)?.index ?? null;
    const found = findComment(columns, profiles, asked);
    return found === null ? null : columns[found]!.name;
  };

  test('the column that continues the question', () => {
    const why = { name: 'score › Why?', detail: 'Why?', partOf: 1 };
    expect(
      find([
        ['comment', COMMENTS],
        ['score', SCORES],
        ['other', WORDS],
        [why, COMMENTS],
      ]),
    ).toBe('score › Why?');
  });

  test('one of the same question as a score that continues it itself', () => {
    const score = { name: 'score', partOf: 0 };
    expect(
      find([
        ['Q', EMPTY],
        [score, SCORES],
        [{ name: 'why', partOf: 0 }, COMMENTS],
      ]),
    ).toBe('why');
  });

  test('its neighbour, if it asks for a reason', () => {
    const given: Given = [
      ['feedback', COMMENTS],
      ['score', SCORES],
      ['What is the main reason for it?', COMMENTS],
    ];
    expect(find(given)).toBe('What is the main reason for it?');
  });

  test.each([
    'comment',
    'Comments',
    'feedback',
    'Verbatim',
    'reason',
    'Tell us more',
    'hs_content',
    'explication',
    'Kommentar',
    'Begründung',
    '¿Por qué?',
    'Pourquoi ?',
    'Warum?',
    'data.comment',
    'What could we improve?',
  ])('one that is called %s', (name) => {
    expect(
      find([
        ['plan', WORDS],
        ['about', COMMENTS],
        ['score', SCORES],
        ['id', IDS],
        [name, COMMENTS],
      ]),
    ).toBe(name);
  });

  test('of several the one that is called just that', () => {
    expect(
      find([
        ['reason for contact', COMMENTS],
        ['score', SCORES],
        ['id', IDS],
        ['comment', COMMENTS],
      ]),
    ).toBe('comment');
  });

  test('else the longest text with short answers among it, in files of any size', () => {
    const mixed = COMMENTS.map((text, i) => (i % 5 ? text : 'fine'));
    const longer = mixed.map((text) => (text === 'fine' ? text : `${text} and a little more than the other`));
    expect(
      find([
        ['score', SCORES],
        ['Q7', mixed],
        ['Q8', longer],
      ]),
    ).toBe('Q8');
    expect(
      find([
        ['score', SCORES],
        ['Q7', mixed],
        ['Q8', BROWSERS],
      ]),
    ).toBe('Q7');
  });

  test.each<[string, Given[number]]>([
    ['categories under the name of reasons', ['id reason', WORDS]],
    ['browsers', ['user_agent', BROWSERS]],
    ['tokens', ['token', TOKENS]],
    ['addresses', ['comment from', EMAILS]],
    ['dates', ['feedback at', DATES]],
    ['numbers', ['feedback score', SCORES]],
    ['nothing', ['comment', EMPTY]],
  ])('%s are no comments', (_, column) => {
    expect(find([['score', SCORES], ['x', WORDS], column])).toBeNull();
  });

  test('without a score by name alone', () => {
    expect(
      find(
        [
          ['id', IDS],
          ['comment', COMMENTS],
        ],
        'none',
      ),
    ).toBe('comment');
  });
});

describe('findRespondent', () => {
  const find = (given: Given) => {
    const { columns, profiles } = table(given);
    const found = findRespondent(columns, profiles);
    return found === null ? null : columns[found]!.name;
  };

  test.each([
    'Respondent ID',
    'respondent_uuid',
    'customer_id',
    'customerId',
    'user_id',
    'distinct_id',
    'id_cliente',
    'ExternalReference',
    'person',
    'person.id',
    'end_user_id',
    'Email',
    'E-mail',
    'Email Address',
    'RecipientEmail',
    'user_email',
    'customer',
  ])('%s', (name) => {
    expect(
      find([
        ['plan', WORDS],
        [name, IDS],
      ]),
    ).toBe(name);
  });

  test.each([
    'id',
    'response_id',
    'ResponseId',
    'IP Address',
    'account_id',
    'plan',
    'token',
    'Collector ID',
    'survey_id',
  ])('not %s', (name) => {
    expect(find([[name, IDS]])).toBeNull();
  });

  test('a person before a customer before an address', () => {
    const given: Given = [
      ['email', EMAILS],
      ['customer_id', IDS],
      ['Respondent ID', IDS],
    ];
    expect(find(given)).toBe('Respondent ID');
    expect(find(given.slice(0, 2))).toBe('customer_id');
  });

  test('an empty column is nobody', () => {
    expect(
      find([
        ['ExternalReference', EMPTY],
        ['email', EMAILS],
      ]),
    ).toBe('email');
    expect(find([['email', EMPTY]])).toBeNull();
  });
});

describe('findAccount', () => {
  const find = (given: Given) => {
    const { columns, profiles } = table(given);
    const found = findAccount(columns, profiles);
    return found === null ? null : columns[found]!.name;
  };

  test.each([
    'account',
    'Account ID',
    'company',
    'companyName',
    'organisation',
    'org_id',
    'workspace',
    'Company_ID',
  ])('%s', (name) => {
    expect(
      find([
        ['customer_id', IDS],
        [name, IDS],
      ]),
    ).toBe(name);
  });

  test.each(['account manager', 'company size', 'plan', 'customer'])('not %s', (name) => {
    expect(find([[name, IDS]])).toBeNull();
  });

  test('an empty column is no account', () => {
    expect(find([['account', EMPTY]])).toBeNull();
  });
});
