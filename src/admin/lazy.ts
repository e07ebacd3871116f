/**
 * Draws what is folded only once it is opened.
 *
 * Decap draws every field of every folded item; a questionnaire of sixty questions has thousands.
 */
import object from 'decap-cms-widget-object';
import type { ReactNode } from 'react';

interface Foldable {
  props: { collapsed?: boolean; forList?: boolean };
  state: { collapsed?: boolean } | null;
  /** Whether it has been open; what was drawn stays, with the cursor in it. */
  wasOpen?: boolean;
  renderFields: (...parts: unknown[]) => ReactNode;
  /** What `renderFields` was. */
  drawFields?: (...parts: unknown[]) => ReactNode;
}

/** Replaces the drawing of Decap's object control, which lists use for their items as well. */
export function drawWhenOpened(): void {
  const prototype: { render(this: Foldable): ReactNode } = object.Widget().controlComponent.prototype;
  const { render } = prototype;
  prototype.render = function (this: Foldable) {
    const isFolded = this.props.forList ? this.props.collapsed : this.state?.collapsed;
    this.wasOpen ||= !isFolded;
    this.drawFields ??= this.renderFields;
    this.renderFields = this.wasOpen ? this.drawFields : () => null;
    return render.call(this);
  };
}
