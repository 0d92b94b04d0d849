import type { Expectation, Fault } from './faults.ts';

/** A statement that changes rows. */
const update = (set: string, where: string) => `UPDATE staged SET ${set} WHERE ${where}`;
const remove = (where: string) => `DELETE FROM staged WHERE ${where}`;
/** Delivers the rows once more, in the same file. */
const double = (where: string) => `INSERT INTO staged SELECT * FROM staged WHERE ${where}`;

/** Two rows exchange a column's values. */
const exchange = (column: string, one: string, other: string) =>
  update(
    `${column} = (SELECT ${column} FROM staged WHERE ${one} OR ${other}
    EXCEPT ALL SELECT ${column} FROM staged s WHERE s.rowid = staged.rowid)`,
    `${one} OR ${other}`,
  );

const changed = (rows: string, ...columns: string[]): Expectation => ({ kind: 'changed', rows, columns });

function fault(
  id: string,
  table: string,
  description: string,
  apply: readonly string[],
  expect: readonly Expectation[],
): Fault {
  const [schema = '', name = ''] = table.split('.');
  return { id, description, schema, table: name, apply, expect };
}

/** One change of one kind of value: a fault that is one statement. */
function edit(id: string, table: string, description: string, column: string, value: string, rows: string): Fault {
  return fault(id, table, description, [update(`"${column}" = ${value}`, rows)], [changed(rows, column)]);
}

/** Records of CSV that cannot be read: the rows are missing, and something else is there. */
function broken(
  id: string,
  table: string,
  description: string,
  rows: string,
  change: (record: Buffer) => Buffer,
): Fault {
  const expect: Expectation[] = [
    { kind: 'missing', rows },
    { kind: 'extra', rows, unreadable: true },
  ];
  return { ...fault(id, table, description, [], expect), broken: { rows, change } };
}

const threeFlights = 'flight_id IN (20010, 60020, 100030)';
const cutToMillis = 'flight_id BETWEEN 150001 AND 150010 AND epoch_us(expected_arrival) % 1000 <> 0';
const cutToSeconds = 'flight_id BETWEEN 160001 AND 160005 AND epoch_us(expected_arrival) % 1000000 <> 0';
const doubledRoutes = `origin = 'ABQ' AND destination IN ('ATL', 'DFW', 'DEN')`;
const undelivered = '__load_order BETWEEN 5001 AND 10000';
/** One of five equal rows. */
const oneOfFive = '__load_order = 6240';

const flights: readonly Fault[] = [
  fault(
    'rows-lost',
    'aviation.flights',
    'three rows lost',
    [remove(threeFlights)],
    [{ kind: 'missing', rows: threeFlights }],
  ),
  fault(
    'counts-agree',
    'aviation.flights',
    'one row lost and another delivered twice, so that the counts agree',
    [remove('flight_id = 70001'), double('flight_id = 70002')],
    [
      { kind: 'missing', rows: 'flight_id = 70001' },
      { kind: 'duplicated', rows: 'flight_id = 70002' },
    ],
  ),
  fault(
    'sums-agree',
    'aviation.flights',
    'one delay a minute more and another a minute less, so that the sums agree',
    [
      update('delay_minutes = delay_minutes + 1', 'flight_id = 80001'),
      update('delay_minutes = delay_minutes - 1', 'flight_id = 80002'),
    ],
    [changed('flight_id IN (80001, 80002)', 'delay_minutes')],
  ),
  fault(
    'columns-swapped',
    'aviation.flights',
    'origin and destination of one row exchanged',
    [update('origin = destination, destination = origin', 'flight_id = 90001')],
    [changed('flight_id = 90001', 'origin', 'destination')],
  ),
  edit('boolean', 'aviation.flights', 'a boolean turned round', 'late', 'NOT late', 'flight_id = 110001'),
  fault(
    'milliseconds',
    'aviation.flights',
    'timestamps cut to milliseconds',
    [update(`expected_arrival = date_trunc('milliseconds', expected_arrival)`, cutToMillis)],
    [changed(cutToMillis, 'expected_arrival')],
  ),
  fault(
    'seconds',
    'aviation.flights',
    'timestamps cut to seconds',
    [update(`expected_arrival = date_trunc('second', expected_arrival)`, cutToSeconds)],
    [changed(cutToSeconds, 'expected_arrival')],
  ),
];

const aviation: readonly Fault[] = [
  fault(
    'extra-row',
    'aviation.airports',
    'a row that the source does not have',
    [`INSERT INTO staged SELECT * REPLACE ('ZZZZ' AS iata) FROM staged WHERE iata = 'ATL'`],
    [{ kind: 'extra', rows: `iata = 'ZZZZ'` }],
  ),
  edit('case', 'aviation.airports', 'a letter in another case', 'city', 'upper(city)', `iata = 'SFO'`),
  fault(
    'rows-doubled',
    'aviation.routes',
    'rows delivered twice',
    [double(doubledRoutes)],
    [{ kind: 'duplicated', rows: doubledRoutes }],
  ),
  fault(
    'keyless-lost',
    'aviation.bird_strikes',
    'a row lost from a table without a key',
    [remove('__load_order = 1234')],
    [{ kind: 'missing', rows: '__load_order = 1234' }],
  ),
  fault(
    'keyless-changed',
    'aviation.bird_strikes',
    'a value changed in a table without a key',
    [update('"Cost Total $" = "Cost Total $" + 0.01', '__load_order = 5678')],
    [
      { kind: 'missing', rows: '__load_order = 5678' },
      { kind: 'extra', rows: '__load_order = 5678' },
    ],
  ),
  fault(
    'keyless-fewer',
    'aviation.bird_strikes',
    'one of five equal rows lost from a table without a key',
    [remove(oneOfFive)],
    [{ kind: 'duplicated', rows: oneOfFive }],
  ),
];

const culture: readonly Fault[] = [
  edit('trailing-space', 'film.directors', 'a trailing space', 'name', `name || ' '`, 'director_id = 42'),
  edit('null-empty', 'film.movies', `NULL became ''`, 'MPAA Rating', `''`, 'movie_id = 3'),
  edit('character', 'film.movies', 'one character changed', 'Title', `replace("Title", 'e', 'a')`, 'movie_id = 1'),
  edit('last-digit', 'film.movies', `a decimal's last digit`, 'IMDB Rating', '"IMDB Rating" + 0.1', 'movie_id = 7'),
  edit(
    'unicode',
    'football.matches',
    'a letter decomposed: it looks the same',
    'division',
    `replace(division, 'Ö', 'O' || chr(776))`,
    `match_id = '21f7f28c-bde4-40a2-3d34-ed21630e239f'`,
  ),
  edit('null-zero', 'football.matches', 'NULL became 0', 'home_score', '0', 'home_score IS NULL'),
  edit(
    'day',
    'football.matches',
    'a date shifted by a day',
    'played',
    'played - 1',
    `match_id = '95adb354-4e35-4bbc-78b7-0279c4939a34'`,
  ),
];

const science: readonly Fault[] = [
  edit(
    'float',
    'science.earthquakes',
    'a double changed in its last bit',
    'longitude',
    `nextafter(longitude, 'infinity'::DOUBLE)`,
    `id = 'ci37868143'`,
  ),
  edit(
    'hour',
    'science.earthquakes',
    'an instant shifted by an hour',
    'occurred',
    'occurred + INTERVAL 1 HOUR',
    `id = 'ci37868135'`,
  ),
  fault(
    'file-lost',
    'science.habitats',
    'the file LOAD00000002.parquet never delivered',
    [remove(undelivered)],
    [{ kind: 'missing', rows: undelivered }],
  ),
  edit(
    'byte',
    'science.habitats',
    'one byte changed',
    'item_id',
    `unhex(left(hex(item_id), 22) || '00')`,
    `species_code = 'aAMBUx' AND county_id = 53073`,
  ),
  broken(
    'field-lost',
    'science.weather',
    'a field lost from a record of CSV, so that those after it would shift',
    `location = 'New York' AND day = '2013-05-05'`,
    (record) => Buffer.from(record.toString().replace(/,[^,]*/, '')),
  ),
  broken(
    'field-added',
    'science.weather',
    'an empty field too many at the end of a record of CSV',
    `location = 'New York' AND day = '2013-05-06'`,
    (record) => Buffer.from(record.toString().replace('\n', ',\n')),
  ),
  broken(
    'quote-open',
    'football.matches',
    'a quote in the middle of a value of CSV',
    `match_id = '00055118-34fa-e421-d9f5-599cc6ab8032'`,
    (record) => Buffer.from(record.toString().replace(',', ',D"')),
  ),
  broken(
    'not-utf8',
    'science.earthquakes',
    'a letter of CSV in Latin-1, which is no UTF-8',
    `id = 'ak18247830'`,
    (record) => Buffer.from(record.toString().replace('of ', '\u00f6f '), 'latin1'),
  ),
  edit(
    'digit',
    'science.weather',
    'a number changed by 0.1',
    'precipitation',
    'precipitation + 0.1',
    `location = 'Seattle' AND day = '2012-01-03'`,
  ),
  fault(
    'rows-swapped',
    'science.hourly_normals',
    'two rows exchanged a value',
    [
      exchange(
        'temperature',
        `(day = '2010-01-01' AND hour = '01:00:00')`,
        `(day = '2010-07-01' AND hour = '15:00:00')`,
      ),
    ],
    [
      changed(
        `(day = '2010-01-01' AND hour = '01:00:00') OR (day = '2010-07-01' AND hour = '15:00:00')`,
        'temperature',
      ),
    ],
  ),
];

const money: readonly Fault[] = [
  edit(
    'sixth-digit',
    'finance.sp500',
    `an unbounded decimal's sixth digit`,
    'open',
    'open + 0.000001',
    `day = '2008-09-15'`,
  ),
  edit('empty-null', 'politics.candidates', `'' became NULL`, 'status', 'NULL', `status = ''`),
  edit('trimmed', 'politics.candidates', 'a trailing space trimmed', 'name', 'rtrim(name)', `id = 'H2ID02018'`),
  edit(
    'sign',
    'politics.candidates',
    'a negative amount became positive',
    'ending_cash',
    'abs(ending_cash)',
    'ending_cash < 0',
  ),
];

const stillness = `id = 'nn00620694'`;
const bothCandidates = `id IN ('H4TX19276', 'S4CO00338')`;

/** The five that are most likely to slip past a tired engineer: why, is in docs/soundness.md. */
const easilyMissed: readonly Fault[] = [
  fault(
    'minus-zero',
    'science.earthquakes',
    '0 became -0, which every = takes for equal (easily missed)',
    // DuckDB leaves a value as it is that an update sets to an equal one: as it takes these to be.
    [
      `INSERT INTO staged SELECT * REPLACE ('-0.0'::FLOAT AS magnitude) FROM staged WHERE ${stillness}`,
      remove(`${stillness} AND NOT signbit(magnitude)`),
    ],
    [changed(stillness, 'magnitude')],
  ),
  edit(
    'no-break-space',
    'aviation.airports',
    'no-break spaces for spaces, which look the same (easily missed)',
    'name',
    `replace(name, ' ', chr(160))`,
    `iata = 'JFK'`,
  ),
  edit(
    'microsecond',
    'aviation.flights',
    'one microsecond more, which most drivers do not show (easily missed)',
    'expected_arrival',
    'expected_arrival + INTERVAL 1 MICROSECOND',
    'flight_id = 190001',
  ),
  fault(
    'keyless-counts-agree',
    'aviation.bird_strikes',
    'one row lost and another delivered twice, in a table without a key (easily missed)',
    [remove('__load_order = 2345'), double('__load_order = 3456')],
    [
      { kind: 'missing', rows: '__load_order = 2345' },
      { kind: 'duplicated', rows: '__load_order = 3456' },
    ],
  ),
  fault(
    'amounts-exchanged',
    'politics.candidates',
    'two rows exchanged an amount: count, sum, least and greatest agree (easily missed)',
    [exchange('ending_cash', `id = 'H4TX19276'`, `id = 'S4CO00338'`)],
    [changed(bothCandidates, 'ending_cash')],
  ),
];

/** Each touches keys of its own, and nothing else. */
export const FAULTS: readonly Fault[] = [...flights, ...aviation, ...culture, ...science, ...money, ...easilyMissed];
