// Holds the rules of the house that no general linter knows: which folder may import which, what the pure core may
// touch, and how long a function or a file may be. Usage: node scripts/lint-house.mjs [root]
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import ts from 'typescript';

const maxFunctionLines = 60;
const maxFileLines = 400;

/** What each folder may import from this repository. A folder that is not listed may import anything. */
const arrows = {
  action: [/^action\//, /^core\//],
  core: [/^core\//],
  handlers: [/^handlers\//, /^core\//],
  infra: [/^infra\//, /^core\//],
  local: [/^local\//, /^core\//, /^handlers\//, /^infra\/[^/]+\.json$/, /^package\.json$/],
};

/**
 * The faithful writer is what the reader is held against: it shares no code with it, not even what both could use, and of
 * the product nothing but the demo leans on it.
 */
const writer = /^local\/writer\//;
const mayUseWriter = /^local\/(?:demo|writer)\//;

/** The core is pure: these packages and no others, and none of these globals or calls. */
const corePackages = /^zod(\/|$)/;
const impureGlobals = new Set([
  ...['process', 'fetch', 'performance', 'crypto', 'console', 'require', '__dirname', '__filename'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'XMLHttpRequest', 'WebSocket'],
]);
const impureCalls = new Set(['Date', 'Date.now', 'Math.random']);

/** Generated word lists (such as the reserved words of a database): exempt from the limits. */
const generated = [/\.words\.ts$/];

const codeFile = /\.[cm]?[jt]sx?$/;
const skippedFolders = /^(\..*|node_modules|dist|coverage|loadproof-out|cdk\.out)$/;

function* codeFiles(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !skippedFolders.test(entry.name)) yield* codeFiles(path);
    else if (entry.isFile() && codeFile.test(entry.name)) yield path;
  }
}

/** The module that a node imports, whatever the spelling: import, export … from, import(), require(), a type. */
function importedModule(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) return node.argument.literal;
  if (!ts.isCallExpression(node)) return undefined;
  const called = node.expression;
  const loads = called.kind === ts.SyntaxKind.ImportKeyword || (ts.isIdentifier(called) && called.text === 'require');
  return loads ? node.arguments[0] : undefined;
}

function checkImport(file, node, report) {
  const specifier = importedModule(node);
  if (!specifier) return;
  if (!ts.isStringLiteralLike(specifier)) {
    if (file.area === 'core') report(node, 'core imports a module whose name is not a literal');
    return;
  }
  const name = specifier.text;
  if (!name.startsWith('.')) {
    if (file.area === 'core' && !corePackages.test(name)) report(node, `core may not import '${name}': only zod`);
    return;
  }
  const target = relative(file.root, resolve(dirname(file.absolute), name))
    .split(sep)
    .join('/');
  if (writer.test(file.path) && !writer.test(target)) report(node, `local/writer may not import ${target}`);
  if (writer.test(target) && !mayUseWriter.test(file.path)) report(node, `the product may not import ${target}`);
  if (!arrows[file.area].some((allowed) => allowed.test(target))) report(node, `${file.area} may not import ${target}`);
}

/** Names that the file declares itself, so that a parameter called `process` is not taken for the global. */
function declaredNames(source) {
  const names = new Set();
  const visit = (node) => {
    if ('name' in node && node.name && ts.isIdentifier(node.name) && !ts.isPropertyAccessExpression(node))
      names.add(node.name.text);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return names;
}

function isReference(identifier) {
  const parent = identifier.parent;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === identifier;
  if (ts.isQualifiedName(parent)) return parent.left === identifier;
  return !(ts.isPropertyAssignment(parent) && parent.name === identifier);
}

function checkPurity(file, node, report) {
  if (ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword)
    report(node, 'core may not use import.meta');
  if (ts.isIdentifier(node) && impureGlobals.has(node.text) && isReference(node) && !file.declared.has(node.text))
    report(node, `core may not use ${node.text}`);
  if (ts.isIdentifier(node) && node.text === 'globalThis') report(node, 'core may not use globalThis');
  if (ts.isCallExpression(node) && impureCalls.has(node.expression.getText(file.source)))
    report(node, `core may not call ${node.expression.getText(file.source)}()`);
  const isClock = ts.isNewExpression(node) && node.expression.getText(file.source) === 'Date';
  if (isClock && !node.arguments?.length) report(node, 'core may not call new Date() without arguments');
}

function checkFunction(file, node, report) {
  if (!ts.isFunctionLike(node) || !('body' in node) || !node.body) return;
  const first = file.source.getLineAndCharacterOfPosition(node.getStart(file.source)).line;
  const last = file.source.getLineAndCharacterOfPosition(node.getEnd()).line;
  const lines = last - first + 1;
  if (lines > maxFunctionLines) report(node, `a function of ${lines} lines; at most ${maxFunctionLines}`);
}

function read(root, absolute) {
  const text = readFileSync(absolute, 'utf8');
  const path = relative(root, absolute).split(sep).join('/');
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  return { root, absolute, path, source, text, area: path.split('/')[0], declared: declaredNames(source) };
}

function lint(root, absolute) {
  const file = read(root, absolute);
  const found = [];
  const report = (node, message) => {
    const { line } = file.source.getLineAndCharacterOfPosition(node.getStart(file.source));
    found.push(`${file.path}:${line + 1}: ${message}`);
  };
  const limited = !generated.some((pattern) => pattern.test(file.path));
  const lines = file.text.replace(/\n$/, '').split('\n').length;
  if (limited && lines > maxFileLines) found.push(`${file.path}:1: a file of ${lines} lines; at most ${maxFileLines}`);
  const visit = (node) => {
    if (file.area in arrows) checkImport(file, node, report);
    if (file.area === 'core') checkPurity(file, node, report);
    // A describe block is as long as its tests.
    if (limited && file.area !== 'test') checkFunction(file, node, report);
    ts.forEachChild(node, visit);
  };
  visit(file.source);
  return found;
}

const root = resolve(process.argv[2] ?? '.');
const files = [...codeFiles(root)].sort();
const findings = files.flatMap((file) => lint(root, file));
for (const finding of findings) console.error(finding);
console.log(`${files.length} files, ${findings.length} broken rules of the house`);
// Nothing to look at is a mistake in the call, not a clean house.
process.exitCode = findings.length > 0 || files.length === 0 ? 1 : 0;
