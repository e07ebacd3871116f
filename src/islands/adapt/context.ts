import { createContext, use } from 'react';
import type { Adaptation } from '#questionnaire/adaptation.ts';
import type { Edited } from '#questionnaire/adapting.ts';
import type { Question, Questionnaire } from '#questionnaire/kinds.ts';
import type { Draft } from './draft.ts';

/** Why something was not done, at the place where it was wanted. */
export interface Refusal {
  at: string;
  text: string;
}

/** What all parts of the editor work with. */
export interface Editing {
  slug: string;
  original: Questionnaire;
  adaptation: Adaptation;
  /** The original's questions by id. */
  originals: ReadonlyMap<string, Question>;
  draft: Draft;
  generation: number;
  /** Takes over what was typed into a field, or returns why not. Changes in a row to one field are one step. */
  type: (field: string, edited: Edited, name: string) => string | undefined;
  /** Takes over a change and says it, with the focus then going to `focus`; or says at `at` why not. */
  act: (at: string, edited: Edited, name: string, ...focus: readonly string[]) => void;
  /** Says something to those who do not see it. */
  announce: (text: string) => void;
  /** After the next drawing, the focus goes to the first of these places that is there. */
  focus: (...places: readonly string[]) => void;
  refusal: Refusal | undefined;
  /** Which question or section is open. */
  open: string | undefined;
  setOpen: (place: string | undefined) => void;
}

export const EditingContext = createContext<Editing | undefined>(undefined);

export function useEditing(): Editing {
  const editing = use(EditingContext);
  if (!editing) throw new Error('Parts of the editor are drawn inside <Editor>.');
  return editing;
}
