import type { Adaptation } from '#questionnaire/adaptation.ts';
import type { Questionnaire } from '#questionnaire/kinds.ts';

/** What is filled in: an original as the page hands it over, one file written at build, or an adapted one. */
export interface Material {
  slug: string;
  /**
   * With its long texts as HTML, sanitised at build; without what only the page shows. An adapted one
   * has no page: its `body` is what respondents read first, its `privacy` the note for them.
   */
  questionnaire: Questionnaire;
  /** `tool/wohnraum-pool` → where a recommendation leads. */
  links: Readonly<Record<string, { kind: string; title: string; url: string }>>;
  /** What makes it differ from the original; absent for the original itself. */
  adaptation?: Adaptation | undefined;
}
