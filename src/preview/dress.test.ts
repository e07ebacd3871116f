import { expect, it } from 'vitest';
import { adapted } from './dress.ts';

it('answers the question for the scheme in the place of the device', () => {
  const sheet =
    '@media (prefers-color-scheme:dark){a{color:#fff}}@media (prefers-color-scheme: light) and (width >= 1px){}';
  expect(adapted(sheet, 'dark')).toBe('@media (min-width: 0){a{color:#fff}}@media (max-width: 0) and (width >= 1px){}');
  expect(adapted(sheet, 'light')).toBe(
    '@media (max-width: 0){a{color:#fff}}@media (min-width: 0) and (width >= 1px){}',
  );
});
