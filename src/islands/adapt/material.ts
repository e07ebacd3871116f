import type { Adaptation } from '#questionnaire/adaptation.ts';
import type { Questionnaire } from '#questionnaire/kinds.ts';

/** What the page hands to the editor. */
export interface EditorMaterial {
  slug: string;
  /** As `<slug>.fragebogen.json` has it: its long texts as Markdown. */
  original: Questionnaire;
  /** Absolute address of the original's page, as files say where they come from. */
  url: string;
  /** Name of the licence of the contents. */
  licence: string;
  /** What somebody else has adapted, to go on with. */
  adaptation?: Adaptation | undefined;
  /** Called once the editor has gone. */
  onClose?: (() => void) | undefined;
}
