import type { Questionnaire } from '#questionnaire/kinds.ts';

/** What the page hands to the island: one file per questionnaire, written at build. */
export interface Material {
  slug: string;
  /** With its long texts as HTML, sanitised at build; without what only the page shows. */
  questionnaire: Questionnaire;
  /** `tool/wohnraum-pool` → where a recommendation leads. */
  links: Readonly<Record<string, { kind: string; title: string; url: string }>>;
}
