import { horizon } from '#components/drawings/horizon.ts';
import drawing from '#styles/drawing.css?raw';
import tokens from '#styles/tokens.css?raw';

/** The horizon as a picture of its own: fetched once, in the colours of the theme, for every place. */
export const GET = (): Response =>
  new Response(
    `<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="432 0 450 140" style="max-width:none"><style>${tokens}${drawing}</style>${horizon}</svg>\n`,
    { headers: { 'content-type': 'image/svg+xml' } },
  );
