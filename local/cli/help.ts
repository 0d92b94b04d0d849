/** What `loadproof help` says. */

const overview = `Loadproof proves that the data lake that AWS DMS wrote holds what the source database holds.

  loadproof run       compare the source with the lake, and write a report
  loadproof plan      say what a run would compare, without reading any data
  loadproof explain   say what a DMS task will write and can lose, from its JSON alone
  loadproof doctor    find out why a run would not go, and what to do about it
  loadproof history   verdicts over time, and which mismatches are open since when
  loadproof report    any form of a stored report: page, Markdown, JUnit, alert
  loadproof preview   what an alert about a stored run would say
  loadproof demo      see it work: a database, a lake with planted faults, a report
  loadproof help      this text; loadproof help run says more of run
  loadproof --version

What is compared stands in loadproof.yaml: see docs/configuration.md.
Exit codes: 0 matched, 1 mismatched, 2 inconclusive, 3 the check itself broke,
64 wrong usage or configuration, 130 interrupted.
`;

const topics: Readonly<Record<string, string>> = {
  run: `loadproof run [options]

Compares every table of the configuration, and writes report.json, report.md and
report.html to <out>/runs/<run>/.

  -c, --config <file>   the configuration; loadproof.yaml without it
      --engine <name>   embedded or trino, instead of the configuration's engine
  -t, --tables <globs>  only these tables: --tables 'public.orders,sales.*'
      --failed <run>    only the tables that this run did not match
  -o, --out <folder>    where reports go, instead of report.out
      --json            print report.json on standard output, everything else on standard error
      --show-values     show values of the data in the reports, instead of masking them
`,
  plan: `loadproof plan [options]

Says per table what a run would compare: columns and the forms they are compared in,
the key, and the limits. Reads the catalog of the source and the footers of the
lake's files, and no data.

  -c, --config <file>   the configuration; loadproof.yaml without it
      --engine <name>   embedded or trino, instead of the configuration's engine
  -t, --tables <globs>  only these tables: --tables 'public.orders,sales.*'
      --sql             print the SQL of both sides too
`,
  explain: `loadproof explain <file.json>... [options]

Says what a DMS task will write, and every setting of it that can lose or blur data, with the
reason and what to write instead. Reads JSON files only: what the AWS CLI prints of tasks, serverless
replications and endpoints, table mappings and settings by themselves, CloudFormation templates.
It needs no database and no AWS.

      --endpoints <file>  the endpoints, where they are in a file of their own
      --format <form>     text (without it), json or markdown
      --fail-on <level>   high (without it), medium, low or never

Exit codes: 0 nothing so bad was found, 1 something was, 64 wrong usage, or no such file.
`,
  doctor: `loadproof doctor [options]

Looks at everything that a run needs, in seconds: the configuration, the way to the source,
credentials, privileges, the lake, and one row end to end. Says what to do about what is wrong.
With --stack it looks at a deployed stack, from inside: through its function <name>-doctor,
which the AWS CLI calls with your credentials.

  -c, --config <file>   the configuration; loadproof.yaml without it
  -s, --stack <name>    a stack in AWS, by its stack.name
      --region <region> where the stack is; the AWS CLI's own without it
      --json            print the findings as JSON

Exit codes: 0 nothing failed, 3 something did, 64 wrong usage or configuration.
`,
  report: `loadproof report [<run>] [options]

Renders a stored report.json again, of this release or an earlier one. <run> is the run's
identifier, the path of a report.json, or latest, which it is without it.

      --as <form>       html, md, txt (without it), json, junit, email or slack
      --from <folder>   where the runs are, as report.out says; ./loadproof-out without it
      --to <file>       write it there, instead of on standard output

The exit code is 0 where it was rendered, whatever the verdict.
`,
  history: `loadproof history [<tables>] [options]

Says what the runs of a folder said of each table, the latest last; which mismatches are open,
since when, and by which name a consent calls them; which are accepted, and until when.
<tables> is a glob: 'shop.*'.

      --from <folder>   where the runs are, as report.out says; ./loadproof-out without it
      --json            print the histories as JSON

The exit code is 0, whatever is open.
`,
  preview: `loadproof preview alert [<run>] [options]

Says what e-mail and chat would say of a stored run. Sends nothing.

      --from <folder>   where the runs are, as report.out says; ./loadproof-out without it
`,
  demo: `loadproof demo [options]

Starts a PostgreSQL in this process, writes a lake as DMS would, plants faults in it,
and proves that a run finds them. Needs nothing but Node.

      --clean           plant no faults: everything must match
  -o, --out <folder>    where it works; ./loadproof-out without it
      --json            print the outcome as JSON
      --postgres <url>  load the data into this database instead, and drop it at the end;
                        the password may be in PGPASSWORD
      --mysql <url>     load it into this MariaDB or MySQL server, in databases of its own, and drop
                        them at the end; the password may be in MYSQL_PWD

On a Trino cluster (docs/trino.md), whose catalog reads the database of --postgres or --mysql:

      --engine <name>            embedded or trino; trino where --trino is there
      --trino <url>              its coordinator; TRINO_USER, TRINO_PASSWORD, TRINO_TOKEN are used
      --lake-location <location> how Trino names the folder of --out: local:///loadproof-out
      --source-catalog <name>    the catalog over that database; postgresql or mysql without it
      --lake-catalog <name>      a catalog of the Hive connector; hive without it
      --lake-schema <name>       a schema in it for tables of the run; loadproof without it
`,
  help: overview,
};

/** The help of a command; null for the overview. */
export function helpText(topic: string | null): string {
  return topic === null ? overview : (topics[topic] ?? overview);
}
