/** The id of a question, an answer …: made once, kept for ever. */
import { Component } from 'react';
import { newId } from '#cms/asked.ts';
import { currentDraft, dataOf } from './faults.ts';
import { type ControlProps, placeOf } from './places.ts';

export class Identity extends Component<ControlProps> {
  override componentDidMount() {
    const { value, onChange } = this.props;
    if (typeof value === 'string' && value !== '') return;
    const draft = currentDraft();
    // The list the item stands in tells what it is: s for sections, q for questions, o for options …
    const list = placeOf(this).findLast((part, index, all) => typeof part === 'string' && index < all.length - 1);
    onChange(newId(draft ? dataOf(draft) : {}, String(list ?? ''), Math.random));
  }

  isValid = () => true;

  override render() {
    const { value, forID, classNameWrapper } = this.props;
    return <input id={forID} className={`${classNameWrapper} identity`} value={String(value ?? '')} readOnly />;
  }
}
