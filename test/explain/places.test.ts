import fc from 'fast-check';
import { below, placesOf, positionAt } from '../../core/explain/places.ts';

const at = (text: string, pointer: string) => positionAt(placesOf(text), pointer);

describe('the place of a value', () => {
  const text = '{\n  "a": [1, {"b": "c"}],\n  "d~/e": null\n}';
  test.each([
    ['', 1, 1],
    ['/a', 2, 3],
    ['/a/0', 2, 9],
    ['/a/1/b', 2, 13],
    ['/d~0~1e', 3, 3],
  ])('%s is at %i:%i', (pointer, line, column) => {
    expect(at(text, pointer)).toEqual({ line, column });
  });

  test('of what is not there is that of what is around it', () => {
    expect(at(text, '/a/1/x/y')).toEqual(at(text, '/a/1'));
    expect(at(text, '/x')).toEqual({ line: 1, column: 1 });
  });

  test('inside of JSON in a string is that of the field in the file, whatever is escaped', () => {
    const inner = '{\n "rules": [\n  {"rule-id": "1", "na\\u00efve": "ü"}]}';
    const outer = `{\n "TableMappings": ${JSON.stringify(inner)}\n}`;
    const { line, column } = at(outer, '/TableMappings/rules/0/rule-id');
    expect(line).toBe(2);
    expect(outer.split('\n')[line - 1]?.slice(column - 1)).toMatch(/^\\"rule-id\\"/);
    const naive = at(outer, '/TableMappings/rules/0/naïve');
    expect(outer.split('\n')[naive.line - 1]?.slice(naive.column - 1)).toMatch(/^\\"na/);
  });

  test('inside of a string over several lines, as some tools write it, is on its own line', () => {
    const outer = '{"TableMappings": "{\\"rules\\": [\\n1,\\n2]}"}';
    expect(at(outer, '/TableMappings/rules/1').line).toBe(1);
    expect(at(outer, '/TableMappings/rules/1').column).toBe(outer.indexOf('2]') + 1);
  });

  test('of a key given twice is that of the last, as JSON.parse has it', () => {
    expect(at('{"a": {"x": 1},\n "a": {"y": 2}}', '/a')).toEqual({ line: 2, column: 2 });
    expect(at('{"a": {"x": 1},\n "a": {"y": 2}}', '/a/x')).toEqual({ line: 2, column: 2 });
  });

  test('a text that looks like JSON and is none is a text', () => {
    expect(at('{"a": "{not json", "b": 1}', '/b')).toEqual({ line: 1, column: 20 });
  });

  test('is found for every value of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (value, indented) => {
        const json = JSON.stringify(value, null, indented ? 2 : undefined);
        const { offsets } = placesOf(json);
        const walk = (node: unknown, pointer: string): void => {
          expect(offsets.has(pointer)).toBe(true);
          if (typeof node === 'object' && node !== null)
            for (const [key, child] of Object.entries(node)) walk(child, below(pointer, key));
        };
        walk(value, '');
      }),
      { numRuns: Number(process.env.LOADPROOF_PROPERTY_RUNS ?? 200) },
    );
  });

  test('is found in mappings of ten thousand rules in a moment', () => {
    const rules = Array.from({ length: 10_000 }, (_, i) => ({
      'rule-id': String(i),
      'object-locator': { 'schema-name': 's' },
    }));
    const json = JSON.stringify({ TableMappings: JSON.stringify({ rules }) });
    const begun = process.cpuUsage();
    expect(at(json, '/TableMappings/rules/9999/rule-id').column).toBeGreaterThan(100_000);
    expect(process.cpuUsage(begun).user / 1e6).toBeLessThan(5);
  });
});
