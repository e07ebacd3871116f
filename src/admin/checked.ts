/** Makes a control of Decap show the faults of its field. */
import type { Component, ComponentClass } from 'react';
import { draftFaults } from './faults.ts';
import {
  type ControlProps,
  enter,
  type Fieldfault,
  isWithin,
  leave,
  type Mounted,
  mountedControls,
  placeOf,
} from './places.ts';

type Verdict = boolean | { error: unknown };

interface Control extends Component<ControlProps> {
  isValid?(): Verdict;
  validate?(): void;
  validateSize?(): readonly Fieldfault[];
  componentDidMount?(): void;
  componentWillUnmount?(): void;
}
// biome-ignore lint/suspicious/noExplicitAny: TypeScript wants exactly this of a class that others extend.
type Parts = any[];
type ControlClass = new (...parts: Parts) => Control;
// biome-ignore lint/suspicious/noExplicitAny: Decap's types ask for its own properties, of which we name a few.
type Registered = ComponentClass<any>;

/** Faults that no control inside this one shows. */
function faultsAt(control: Mounted): Fieldfault[] {
  const place = placeOf(control);
  const inside = draftFaults().filter(({ path }) => isWithin(path, place));
  if (inside.length === 0) return [];
  const deeper = [...mountedControls()].map(placeOf).filter((other) => other.length > place.length);
  return inside
    .filter(({ path }) => !deeper.some((other) => isWithin(path, other)))
    .map(({ path, message }) => {
      const [position] = path.slice(place.length);
      const which = typeof position === 'number' ? `${position}. Eintrag: ` : '';
      return { type: 'CUSTOM', parentIds: control.props.parentIds ?? [], message: `${which}${message}` };
    });
}

/** Whether Decap says already what is wrong: nothing there, or not of the pattern. */
function isSaidByDecap({ field, value }: ControlProps): boolean {
  const isEmpty = value === undefined || value === null || value === '';
  if (isEmpty) return field.get('required') !== false;
  const pattern = field.get('pattern');
  const source = pattern && typeof pattern === 'object' && 'first' in pattern ? String(callFirst(pattern)) : undefined;
  return source !== undefined && typeof value === 'string' && !new RegExp(source).test(value);
}
const callFirst = (list: object): unknown => (list as { first(): unknown }).first();

const failed = (verdict: Verdict): boolean =>
  verdict === false || (typeof verdict === 'object' && Boolean(verdict.error));

/** The same control, which takes part in the check of the whole entry. */
export function checked(control: Registered): Registered {
  const Base: ControlClass = control;
  return class extends Base {
    override componentDidMount() {
      enter(this);
      super.componentDidMount?.();
    }
    override componentWillUnmount() {
      leave(this);
      super.componentWillUnmount?.();
    }

    constructor(...parts: Parts) {
      super(...parts);
      // Decap's controls have these as properties of the object, which a method here would not replace.
      const { isValid, validateSize, validate } = this;
      this.isValid = () => {
        const verdict = isValid?.call(this) ?? true;
        if (failed(verdict) || isSaidByDecap(this.props)) return verdict;
        const [first, ...others] = faultsAt(this);
        if (!first) return verdict;
        return { error: { ...first, message: [first, ...others].map(({ message }) => message).join(' ') } };
      };
      if (validateSize) {
        this.validateSize = () => {
          const said = validateSize.call(this);
          return said.length > 0 ? said : faultsAt(this);
        };
      }
      if (!validateSize && validate && this.props.field.get('widget') === 'object') {
        this.validate = () => {
          validate.call(this);
          if (this.props.forID) this.props.onValidateObject?.(this.props.forID, faultsAt(this));
        };
      }
    }
  };
}
