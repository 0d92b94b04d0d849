/**
 * The demo's tables: real public data from the files of the package `vega-datasets`. What is not in those files is
 * computed from what is, and said so here: surrogate keys (the row's place in its file), `flights.late` (15 minutes or
 * more, as the US Department of Transportation counts), `flights.expected_arrival` (departure, delay, and the distance
 * at 460 miles an hour, to the microsecond: no file has finer timestamps than milliseconds), and `matches.match_id`
 * (a UUID made of the match's MD5).
 */
export interface DemoTable {
  readonly schema: string;
  readonly name: string;
  /** Column definitions and constraints, as PostgreSQL reads them. */
  readonly columns: string;
  /** DuckDB query of the rows, in the order of the columns; `$` stands for the folder of the data files. */
  readonly rows: string;
}

const aviation: readonly DemoTable[] = [
  {
    schema: 'aviation',
    name: 'airports',
    columns: `iata text PRIMARY KEY, name text NOT NULL, city text, state char(2), country text,
      latitude double precision, longitude double precision`,
    rows: `SELECT iata, name, nullif(city, 'NA'), nullif(state, 'NA'), country, latitude, longitude
      FROM read_csv('$/airports.csv', all_varchar = true)`,
  },
  {
    schema: 'aviation',
    name: 'routes',
    columns: `origin text REFERENCES aviation.airports, destination text REFERENCES aviation.airports,
      flights integer NOT NULL, PRIMARY KEY (origin, destination)`,
    rows: `SELECT origin, destination, count FROM read_csv('$/flights-airport.csv')`,
  },
  {
    schema: 'aviation',
    name: 'flights',
    columns: `flight_id bigint PRIMARY KEY, scheduled timestamp NOT NULL, delay_minutes smallint NOT NULL,
      late boolean NOT NULL, distance_miles integer NOT NULL, origin text NOT NULL REFERENCES aviation.airports,
      destination text NOT NULL REFERENCES aviation.airports, expected_arrival timestamp(6) NOT NULL`,
    rows: `SELECT row_number() OVER (ORDER BY date, origin, destination, delay, distance) AS flight_id, date, delay,
        delay >= 15, distance, origin, destination,
        make_timestamp(epoch_us(date) + delay * 60000000 + (distance * 3600000000) // 460)
      FROM read_parquet('$/flights-3m.parquet') WHERE date < '2001-01-13' ORDER BY flight_id`,
  },
  {
    // No key: 24 of its rows occur twice.
    schema: 'aviation',
    name: 'bird_strikes',
    columns: `"Airport Name" text, "Aircraft Make Model" text, "Effect Amount of damage" text, "Flight Date" date,
      "Aircraft Airline Operator" text, "Origin State" text, "Phase of flight" text, "Wildlife Size" text,
      "Wildlife Species" text, "Time of day" text, "Cost Other" integer, "Cost Repair" integer,
      "Cost Total $" numeric(12,2), "Speed IAS in knots" smallint`,
    rows: `FROM read_csv('$/birdstrikes.csv', header = true)`,
  },
];

const culture: readonly DemoTable[] = [
  {
    schema: 'film',
    name: 'directors',
    columns: 'director_id integer PRIMARY KEY, name text NOT NULL UNIQUE',
    rows: `SELECT row_number() OVER (ORDER BY "Director") AS director_id, "Director"
      FROM (SELECT DISTINCT "Director" FROM read_json('$/movies.json') WHERE "Director" IS NOT NULL) ORDER BY 1`,
  },
  {
    schema: 'film',
    name: 'movies',
    columns: `movie_id integer PRIMARY KEY, "Title" text, "US Gross" bigint, "Worldwide Gross" bigint,
      "US DVD Sales" bigint, "Production Budget" bigint, "Release Date" date, "MPAA Rating" varchar(20),
      "Running Time min" smallint, "Distributor" text, "Source" text, "Major Genre" text, "Creative Type" text,
      director_id integer REFERENCES film.directors, "Rotten Tomatoes Rating" smallint, "IMDB Rating" numeric(3,1),
      "IMDB Votes" integer`,
    rows: `WITH directors AS (SELECT row_number() OVER (ORDER BY "Director") AS director_id, "Director"
        FROM (SELECT DISTINCT "Director" FROM read_json('$/movies.json') WHERE "Director" IS NOT NULL)),
      movies AS (SELECT row_number() OVER () AS movie_id, * FROM read_json('$/movies.json'))
      SELECT movie_id, "Title" ->> '$', "US Gross", "Worldwide Gross", "US DVD Sales", "Production Budget",
        strptime("Release Date", '%b %d %Y')::DATE, "MPAA Rating", "Running Time min", "Distributor", "Source",
        "Major Genre", "Creative Type", director_id, "Rotten Tomatoes Rating", "IMDB Rating"::DECIMAL(3, 1), "IMDB Votes"
      FROM movies LEFT JOIN directors USING ("Director") ORDER BY movie_id`,
  },
  {
    schema: 'football',
    name: 'teams',
    columns: 'team_id integer PRIMARY KEY, name text NOT NULL UNIQUE',
    rows: `SELECT row_number() OVER (ORDER BY name) AS team_id, name
      FROM (SELECT home_team AS name FROM read_json('$/football.json') UNION SELECT away_team FROM read_json('$/football.json'))
      ORDER BY 1`,
  },
  {
    schema: 'football',
    name: 'matches',
    columns: `match_id uuid PRIMARY KEY, played date NOT NULL, division text NOT NULL,
      home_team_id integer NOT NULL REFERENCES football.teams, away_team_id integer NOT NULL REFERENCES football.teams,
      home_score smallint, away_score smallint`,
    rows: `WITH matches AS (FROM read_json('$/football.json')), teams AS (SELECT row_number() OVER (ORDER BY name) AS id, name
        FROM (SELECT home_team AS name FROM matches UNION SELECT away_team FROM matches))
      SELECT md5(date || '|' || home_team || '|' || away_team)::UUID AS match_id, date, division, h.id, a.id,
        home_score, away_score
      FROM matches JOIN teams h ON h.name = home_team JOIN teams a ON a.name = away_team ORDER BY date, match_id`,
  },
];

const science: readonly DemoTable[] = [
  {
    schema: 'science',
    name: 'earthquakes',
    columns: `id text PRIMARY KEY, place text NOT NULL, occurred timestamptz NOT NULL, updated timestamptz NOT NULL,
      magnitude real, depth numeric, longitude double precision, latitude double precision, felt integer, alert text,
      tsunami boolean NOT NULL, significance smallint, stations smallint, nearest_station double precision,
      status text, geometry jsonb NOT NULL`,
    rows: `WITH e AS (SELECT unnest(features) AS f FROM read_json('$/earthquakes.json', maximum_object_size = 33554432))
      SELECT f.id, f.properties.place, epoch_ms(f.properties.time)::VARCHAR || '+00',
        epoch_ms(f.properties.updated)::VARCHAR || '+00', f.properties.mag, f.geometry.coordinates[3],
        f.geometry.coordinates[1], f.geometry.coordinates[2], f.properties.felt, f.properties.alert,
        f.properties.tsunami = 1, f.properties.sig, f.properties.nst, f.properties.dmin, f.properties.status,
        to_json(f.geometry) FROM e`,
  },
  {
    schema: 'science',
    name: 'habitats',
    columns: `species_code text, county_id integer, item_id bytea NOT NULL, common_name text NOT NULL,
      scientific_name text NOT NULL, share double precision, PRIMARY KEY (species_code, county_id)`,
    rows: `SELECT gap_species_code, county_id::INTEGER, '\\x' || item_id, common_name, scientific_name,
        habitat_yearround_pct FROM read_csv('$/species.csv', all_varchar = true)`,
  },
  {
    schema: 'science',
    name: 'weather',
    columns: `location text, day date, precipitation numeric(5,1), temp_max numeric(4,1), temp_min numeric(4,1),
      wind numeric(4,1), weather text, PRIMARY KEY (location, day)`,
    rows: `FROM read_csv('$/weather.csv')`,
  },
  {
    schema: 'science',
    name: 'hourly_normals',
    columns:
      'day date, hour time, pressure numeric(6,1), temperature numeric(4,1), wind numeric(4,1), PRIMARY KEY (day, hour)',
    rows: `SELECT date::DATE, date::TIME, pressure, temperature, wind
      FROM read_csv('$/seattle-weather-hourly-normals.csv')`,
  },
];

const money: readonly DemoTable[] = [
  {
    schema: 'finance',
    name: 'sp500',
    columns: `day date PRIMARY KEY, open numeric, high numeric, low numeric, close numeric, adjusted_close numeric,
      volume bigint`,
    rows: `FROM read_csv('$/sp500-2000.csv', all_varchar = true)`,
  },
  {
    // It has a candidate whose status is an empty string, and one whose name ends in a space.
    schema: 'politics',
    name: 'candidates',
    columns: `id text PRIMARY KEY, name text NOT NULL, status text, party text, receipts numeric(12,2),
      disbursements numeric(12,2), beginning_cash numeric(12,2), ending_cash numeric(12,2), debts numeric(12,2),
      state text, district smallint, coverage_end date`,
    rows: `SELECT "Candidate_Identification", "Candidate_Name", "Incumbent_Challenger_Status", "Party_Affiliation",
        "Total_Receipts", "Total_Disbursements", "Beginning_Cash", "Ending_Cash", "Debts_Owed_By", "Candidate_State",
        "Candidate_District", strptime("Coverage_End_Date", '%m/%d/%Y')::DATE
      FROM read_json('$/political-contributions.json')`,
  },
];

/** In an order in which they can be created and loaded. */
export const DEMO_TABLES: readonly DemoTable[] = [...aviation, ...culture, ...science, ...money];
