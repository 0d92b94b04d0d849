import { createHash } from 'node:crypto';
import { STYLE, STYLE_HASH } from '../../core/report/html/css.ts';

test('the policy allows the style that is there', () => {
  expect(`sha256-${createHash('sha256').update(STYLE).digest('base64')}`).toBe(STYLE_HASH);
});
