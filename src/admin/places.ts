/**
 * Where a control of the form stands in the entry.
 *
 * Decap tells a control the ids of what it lies in, not its place; lists know the keys of their items.
 */
import type { Map as ImmutableMap } from 'immutable';

/** Names of fields and positions (counted from 1) from the outside in, as faults name a place. */
export type Place = readonly (string | number)[];

/** What Decap hands to every control; more than we name. */
export interface ControlProps {
  field: ImmutableMap<string, unknown>;
  value: unknown;
  forID?: string;
  /** Set for the objects that are the items of a list. */
  forList?: boolean;
  parentIds?: readonly (string | undefined)[];
  classNameWrapper: string;
  onChange(value: unknown): void;
  onValidateObject?(id: string | undefined, errors: readonly Fieldfault[]): void;
  setActiveStyle(): void;
  setInactiveStyle(): void;
}

/** An error as Decap shows it at a field. */
export interface Fieldfault {
  type: 'CUSTOM';
  parentIds: readonly (string | undefined)[];
  message: string;
}

/** A control that stands in the form. */
export interface Mounted {
  props: Readonly<ControlProps>;
  /** A list has the keys of its items there. */
  state?: unknown;
  /** Opens what is folded and puts the cursor there; positions in `path` count from 0. */
  focus?(path: string): void;
}

const mounted = new Map<string, Mounted>();

export const enter = (control: Mounted): void => {
  if (control.props.forID && !control.props.forList) mounted.set(control.props.forID, control);
};
export const leave = (control: Mounted): void => {
  if (control.props.forID && mounted.get(control.props.forID) === control) mounted.delete(control.props.forID);
};
export const controlOf = (id: string): Mounted | undefined => mounted.get(id);
export const mountedControls = (): Iterable<Mounted> => mounted.values();

/** The place of a control. */
export function placeOf({ props }: Mounted): Place {
  const place: (string | number)[] = [];
  let list: Mounted | undefined;
  for (const id of props.parentIds ?? []) {
    if (id === undefined) continue;
    const position = keysOf(list).indexOf(id);
    if (position >= 0) {
      place.push(position + 1);
      continue;
    }
    const parent = mounted.get(id);
    if (!parent) continue;
    place.push(nameOf(parent));
    list = parent;
  }
  // The only field of a list of texts has a name in the form, and none in the entry.
  const isItem = list?.props.field.has('field') === true && typeof place.at(-1) === 'number';
  return isItem ? place : [...place, nameOf({ props })];
}

const keysOf = (list: Mounted | undefined): readonly unknown[] => {
  const state = list?.state;
  return typeof state === 'object' && state && 'keys' in state && Array.isArray(state.keys) ? state.keys : [];
};

const nameOf = ({ props }: Pick<Mounted, 'props'>): string => String(props.field.get('name'));

/** Puts the cursor into the control at `place`, or as near as there is one. */
export function goTo(place: Place): void {
  const [first, ...rest] = place;
  const top = [...mounted.values()].find(
    (control) => (control.props.parentIds ?? []).length === 0 && nameOf(control) === first,
  );
  if (!top?.props.forID) return;
  if (top.focus && rest.length > 0) {
    top.focus(rest.map((part) => (typeof part === 'number' ? part - 1 : part)).join('.'));
    return;
  }
  const element = document.getElementById(top.props.forID);
  element?.scrollIntoView({ block: 'center' });
  element?.focus();
}

export const isWithin = (place: Place, outer: Place): boolean => outer.every((part, index) => place[index] === part);
