import { causeLead } from '../../canary/words.ts';
import type { Limit } from '../../compare/limits.ts';
import { tableName } from '../../plan/schema.ts';
import { VERDICTS, type Verdict } from '../../verdict.ts';
import { causesOf, kindsText, limitRemedy, reasonsOf, worstFirst } from '../advice.ts';
import { costOf, costText, dollarsText } from '../cost.ts';
import type { PartResult, RunReport } from '../schema.ts';
import {
  columnNumbers,
  duration,
  headline,
  LIMIT_WORDS,
  moment,
  number,
  plural,
  sinceStop,
  VERDICT_MEANING,
  VERDICT_WORDS,
} from '../words.ts';
import { sinceLast, stateChip } from './history.ts';
import { icon } from './icons.ts';
import { type Html, html, mono, type Part, when } from './markup.ts';

/** What stands above the tables: the verdict and its scope, the facts of the run, coverage and limits. */

/** Limits shown openly; the rest are folded. */
const LIMITS_SHOWN = 25;

export function banner(report: RunReport): Html {
  const { verdict, cause } = report;
  const line = headline(report);
  const words = `${line.slice(0, 1).toUpperCase()}${line.slice(1)}`.split(' · ');
  return html`<section class="banner ${verdict}">
${icon(verdict)}
<div class="what">
<p class="verdict">${verdict}</p>
<h1>${words.map((w, i) => (i === 0 ? w : html`&nbsp;· ${w}`))}</h1>
<p class="meaning">${VERDICT_MEANING[verdict]}</p>
${when(cause !== null, () => html`<p class="cause"><strong>${causeLead(report)}.</strong> ${cause?.message ?? ''} ${cause?.remedy ?? ''}</p>`)}
${worst(report)}
</div>
${strip(report)}
</section>`;
}

const WORST = 3;

/** What is worst, with what it looks like, and the way to what to do about it. */
function worst({ tables }: RunReport): Html | null {
  const failing = worstFirst(tables);
  if (failing.length === 0) return null;
  const items = failing.slice(0, WORST).map((table) => {
    const [cause] = causesOf(table);
    const likely = cause === undefined ? null : html` <span class="dim">likely ${cause.cause}</span>`;
    return html`<li><a href="#t${tables.indexOf(table)}">${mono(tableName(table.table))}</a> ${whatOf(table)}${likely}${table.history === undefined ? null : html` ${stateChip(table)}`}</li>`;
  });
  const more = failing.length - items.length;
  return html`<ul class="worst">${items}${when(more > 0, () => html`<li class="dim">and ${plural(more, 'more table')} below</li>`)}</ul>`;
}

function whatOf(table: PartResult): string {
  const lost = table.absentColumns.length;
  const said = [kindsText(table), lost === 0 ? '' : `${plural(lost, 'column')} absent from the lake`].filter(
    (t) => t !== '',
  );
  if (said.length > 0) return said.join(', ');
  return reasonsOf(table)[0]?.why ?? VERDICT_WORDS[table.verdict];
}

const LEGEND: Readonly<Record<Verdict, string>> = {
  MATCHED: 'matched',
  MISMATCHED: 'different',
  INCONCLUSIVE: 'not verified',
  ERRORED: 'not checked: the check failed',
};

/** How the tables divide over the verdicts, as one bar with its numbers in words. */
function strip(report: RunReport): Html | null {
  const { tables, verdicts } = report.totals;
  if (tables === 0) return null;
  const order = [...VERDICTS].reverse().filter((v) => verdicts[v] > 0);
  let x = 0;
  const rects = order.map((v) => {
    const width = (100 * verdicts[v]) / tables;
    const rect = html`<rect class="${v}" x="${x.toFixed(3)}%" width="${width.toFixed(3)}%" height="100%"/>`;
    x += width;
    return rect;
  });
  const legend = order.map((v) => html`<li>${icon(v)}<strong>${number(verdicts[v])}</strong> ${LEGEND[v]}</li>`);
  return html`<div class="strip"><svg aria-hidden="true">${rects}</svg><ul>${legend}</ul></div>`;
}

export function facts(report: RunReport): Html {
  const { task, source, settings, trigger } = report;
  const sub = (text: Part) => html`<span class="sub">${text}</span>`;
  const since = sinceStop(report);
  const stopped =
    (task?.stopReason == null ? '' : ` · stopped: ${task.stopReason}`) + (since === null ? '' : ` · ${since}`);
  const rows: [string, Part][] = [
    [
      'Source',
      [mono(source.identity), sub(`${source.server}${source.quiesced ? ' · declared quiet during the run' : ''}`)],
    ],
    ['Lake', mono(report.lake.location)],
    ['Task', task === null ? 'none' : [mono(task.id), sub(`${task.migrationType}${stopped}`), sub(mono(task.arn))]],
    ...positionRows(task?.positions),
    ['Trigger', [trigger.kind, sub(trigger.detail)]],
    ['Started', [moment(report.startedAt), sub(`took ${duration(report.startedAt, report.finishedAt)}`)]],
    ['Engine', [report.engine, sub(`Loadproof ${report.tool.version}`)]],
    ...costRow(report, sub),
    [
      'Settings',
      [
        mono(settings.configDigest.slice(0, 12)),
        sub(
          `settle ${plural(settings.settleSeconds, 'second')} · sample of ${plural(settings.sample, 'key')} · values ${settings.values}`,
        ),
      ],
    ],
    ['Run', mono(report.runId)],
  ];
  return html`<section><h2>The run</h2><dl class="facts">${rows.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl></section>`;
}

/** Where in the source's log the task was: an auditor compares them with the source's own. */
function positionRows(positions: NonNullable<RunReport['task']>['positions']): [string, Part][] {
  const named = [
    ['began at', positions?.start ?? null],
    ['to stop at', positions?.stop ?? null],
    ['would go on at', positions?.checkpoint ?? null],
  ] as const;
  const known = named.flatMap(([name, at]) => (at === null || at === '' ? [] : [html`${name} ${mono(at)} `]));
  return known.length === 0 ? [] : [['Positions', known]];
}

/** What the queries read, and about what that costs; nothing where the engine charges nothing. */
function costRow(report: RunReport, sub: (text: Part) => Html): [string, Part][] {
  const reads = report.tables.flatMap((table) => table.reads);
  const cost = costOf(report, reads);
  if (cost === null) return [];
  const price = dollarsText(report.settings.pricePerTb ?? 0).replace('about ', '');
  const told = reads.length - cost.queries;
  const unsaid = told === 0 ? '' : ` · ${plural(told, 'query', 'queries')} did not say what it read`;
  return [['Read', [costText(cost), sub(`at ${price} per TB (report.pricePerTb), reading alone${unsaid}`)]]];
}

export function coverage(report: RunReport): Html {
  const { totals, tables } = report;
  const columns = tables.map(columnNumbers);
  const sum = (of: (c: (typeof columns)[number]) => number) => columns.reduce((n, c) => n + of(c), 0);
  const [compared, total, asEncoded] = [sum((c) => c.compared), sum((c) => c.total), sum((c) => c.asEncoded)];
  const verified = totals.verdicts.MATCHED + totals.verdicts.MISMATCHED;
  const open = totals.limits - totals.acceptedLimits;
  const tiles = [
    tile(
      'Tables with a proof',
      `${number(verified)} of ${number(totals.tables)}`,
      verified < totals.tables,
      'matched or shown to differ',
    ),
    tile(
      'Columns compared',
      `${number(compared)} of ${number(total)}`,
      compared < total,
      `${number(compared - asEncoded)} exact, ${number(asEncoded)} as encoded`,
    ),
    tile(
      'Source rows read',
      number(totals.sourceRows),
      totals.sourceRows === 0,
      'counted by the source’s own statement',
    ),
    tile(
      'Lake rows read',
      number(totals.lakeRows),
      totals.lakeRows === 0,
      `from ${plural(
        tables.reduce((n, t) => n + t.files.length, 0),
        'file',
      )}`,
    ),
    tile(
      'Limits',
      totals.limits === 0 ? 'none' : `${number(open)} open`,
      open > 0,
      `${number(totals.acceptedLimits)} accepted`,
    ),
  ];
  const notes = report.notes.map((note) => html`<p class="note">Note: ${note}</p>`);
  return html`<section><h2>What was looked at, and what was not</h2><div class="tiles">${tiles}</div>${sinceLast(report)}${limitsOf(tables)}${notes}</section>`;
}

function tile(name: string, value: string, warn: boolean, sub: string): Html {
  return html`<div class="tile${warn ? ' warn' : ''}"><span class="name">${name}</span><span class="value">${value}${warn ? html` <span class="flag" title="not all">⚠</span>` : null}</span><span class="sub">${sub}</span></div>`;
}

function limitsOf(tables: readonly PartResult[]): Html {
  const every = tables.flatMap((table) => table.limits.map((limit) => ({ table, limit })));
  if (every.length === 0) return html`<p class="quiet">No limits: nothing was left out of the comparison.</p>`;
  const lost = every.filter(({ limit }) => limit.kind === 'expectedLoss');
  const rest = every.filter(({ limit }) => limit.kind !== 'expectedLoss');
  return html`${limitList('Lost as configured', lost)}${limitList('Limits of the proof', rest)}`;
}

/** The open ones first: those are what somebody has to decide on. */
function limitList(title: string, all: readonly { readonly table: PartResult; readonly limit: Limit }[]): Html | null {
  if (all.length === 0) return null;
  const sorted = [...all.filter((l) => l.limit.accepted === null), ...all.filter((l) => l.limit.accepted !== null)];
  const rows = sorted.map(({ table, limit }) => limitRow(limit, mono(tableName(table.table))));
  const rest = rows.slice(LIMITS_SHOWN);
  const more = when(
    rest.length > 0,
    () => html`<details><summary>${plural(rest.length, 'more limit')}</summary>${limitTable(rest, true)}</details>`,
  );
  return html`<h3>${title} <span class="dim">${number(all.length)}</span></h3>${limitTable(rows.slice(0, LIMITS_SHOWN), true)}${more}`;
}

/** The limits of one table. */
export function limitsOfTable(limits: readonly Limit[]): Html {
  return limitTable(
    limits.map((l) => limitRow(l, null)),
    false,
  );
}

function limitTable(rows: readonly Html[], named: boolean): Html {
  return html`<table class="list limits"><thead><tr>${named ? html`<th scope="col">Table</th>` : null}<th scope="col">Limit</th><th scope="col">What could not be seen</th><th scope="col">Accepted</th></tr></thead><tbody>${rows}</tbody></table>`;
}

function limitRow(limit: Limit, name: Html | null): Html {
  const { accepted } = limit;
  const consent =
    accepted === null
      ? html`<span class="open">${icon('INCONCLUSIVE')} Not accepted</span><span class="sub">${limitRemedy(limit)}</span>`
      : html`<span class="accepted">Until ${accepted.expires}</span><span class="sub">by ${accepted.owner}: ${accepted.reason}</span>`;
  const about = limit.column === null ? null : html`<span class="sub">${mono(limit.column)}</span>`;
  const counted = limit.count === null ? null : html`<span class="sub">concerns ${number(limit.count)}</span>`;
  return html`<tr>${name === null ? null : html`<td data-label="Table">${name}</td>`}<td data-label="Limit">${LIMIT_WORDS[limit.kind]}${about}</td><td data-label="Unseen">${limit.detail}${counted}</td><td data-label="Accepted">${consent}</td></tr>`;
}
