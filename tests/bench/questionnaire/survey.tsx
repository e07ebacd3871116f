import { createRoot } from 'react-dom/client';
import { Model, Survey } from 'survey-react-ui';
import 'survey-core/i18n/german';
// Without its font, as ours is weighed without one.
import 'survey-core/survey-core.fontless.min.css';

export function mount(host: HTMLElement, definition: object): void {
  const survey = new Model(definition);
  Object.assign(globalThis, { survey });
  createRoot(host).render(<Survey model={survey} />);
}
