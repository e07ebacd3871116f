/** A page around the preview, as the CMS is one: it says what is edited, and has a field of its own. */
import { type ComponentProps, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Preview } from '#preview/Preview.tsx';

export interface Probe {
  show: (props: ComponentProps<typeof Preview>) => void;
}

declare global {
  interface Window {
    probe: Probe;
  }
}

const place = document.querySelector('#probe');
if (!place) throw new Error('The page has no #probe.');
const root = createRoot(place);

window.probe = {
  show: (props) =>
    root.render(
      <StrictMode>
        <Preview {...props} />
      </StrictMode>,
    ),
};
