/** One control for everything that is chosen from a list: closed choices, entries, questions, answers. */

import { store } from 'decap-cms-core/dist/esm/redux';
import { reactSelectStyles } from 'decap-cms-ui-default';
import type { Map as ImmutableMap } from 'immutable';
import { List } from 'immutable';
import { Component } from 'react';
import Select, { type AriaLiveMessages, type GroupBase } from 'react-select';
import { type Offered, offeredAnswers, offeredDimensions, offeredQuestions, valueAt } from '#cms/asked.ts';
import type { CollectionName } from '#schema/collections.ts';
import { currentDraft, dataOf } from './faults.ts';
import { inventory, onInventory, titles } from './inventory.ts';
import { type ControlProps, placeOf } from './places.ts';

/** What there is to choose; `undefined` where one writes instead. */
type Offer = (control: Choosing) => readonly Offered[] | undefined;

const draftData = (): Record<string, unknown> => {
  const draft = currentDraft();
  return draft ? dataOf(draft) : {};
};

/** The question of the rule that a value belongs to. */
const questionBeside = (control: Choosing): unknown =>
  valueAt(draftData(), [...placeOf(control).slice(0, -1), 'question']);

/** The offer of each widget. */
const offers: Readonly<Record<string, Offer>> = {
  select: ({ props }) => optionsOf(props.field),
  entry: ({ props }) => {
    const collection = props.field.get('collection') as CollectionName;
    const draft = currentDraft();
    const itself = draft?.get('collection') === collection ? draft.get('slug') : undefined;
    return titles(collection)
      .filter(({ slug }) => slug !== itself)
      .map(({ slug, title }) => ({ value: slug, label: title }));
  },
  group: () => inventory().platform.groups.map(({ id, label }) => ({ value: id, label })),
  question: (control) => offeredQuestions(draftData(), placeOf(control)),
  dimension: () => offeredDimensions(draftData()),
  answer: (control) => {
    const question = questionBeside(control);
    return typeof question === 'string' ? offeredAnswers(draftData(), question) : undefined;
  },
};

function optionsOf(field: ImmutableMap<string, unknown>): Offered[] {
  const options = field.get('options');
  return List.isList(options)
    ? options.toArray().map((option) => {
        const fields = option as ImmutableMap<string, unknown>;
        return { value: String(fields.get('value')), label: String(fields.get('label')) };
      })
    : [];
}

/** What a screen reader says; react-select speaks English by itself. */
const spoken: AriaLiveMessages<Offered, boolean, GroupBase<Offered>> = {
  guidance: ({ context, isSearchable, isMulti }) =>
    context === 'menu'
      ? 'Mit Pfeil hoch und Pfeil runter wählen, mit Eingabe übernehmen, mit Escape schließen.'
      : context === 'input'
        ? `${isSearchable ? 'Tippen, um zu suchen; ' : ''}mit Pfeil runter öffnen${isMulti ? '; mit Pfeil links zu den gewählten Werten' : ''}.`
        : 'Mit Pfeil links und rechts wechseln, mit Rücktaste entfernen.',
  onChange: ({ action, label = '', labels }) => {
    switch (action) {
      case 'deselect-option':
      case 'pop-value':
      case 'remove-value':
        return `${label} entfernt.`;
      case 'clear':
        return 'Alles entfernt.';
      case 'initial-input-focus':
        return labels.length > 0 ? `Gewählt: ${labels.join(', ')}.` : '';
      default:
        return `${label} gewählt.`;
    }
  },
  onFocus: ({ focused, options, context, isSelected }) => {
    const place = options ? `, ${options.indexOf(focused) + 1} von ${options.length}` : '';
    return `${focused.label}${context === 'menu' && isSelected ? ', gewählt' : ''}${place}.`;
  },
  onFilter: ({ inputValue, resultsMessage }) => `${resultsMessage}${inputValue ? ` zu „${inputValue}“` : ''}.`,
};

export class Choosing extends Component<ControlProps, { turn: number }> {
  override state = { turn: 0 };
  stop = () => {};

  override componentDidMount() {
    const ends = [onInventory(this.again), store.subscribe(this.followQuestion)];
    this.stop = () => {
      for (const end of ends) end();
    };
  }
  override componentWillUnmount() {
    this.stop();
  }
  /** The question whose answers are offered. */
  question: unknown;
  /** What there is to answer changes with the question beside it. */
  followQuestion = () => {
    if (this.props.field.get('widget') !== 'answer') return;
    const question = questionBeside(this);
    if (question === this.question) return;
    this.question = question;
    this.again();
  };
  /** Asks for the offer once more: what it depends on has no way of telling. */
  again = () => this.setState(({ turn }) => ({ turn: turn + 1 }));

  // Decap asks its controls only when their own value changes; this one depends on others too.
  override shouldComponentUpdate() {
    return true;
  }

  isValid = () => true;

  override render() {
    const { field, value, forID, classNameWrapper, onChange, setActiveStyle, setInactiveStyle } = this.props;
    const offered = offers[String(field.get('widget'))]?.(this);
    if (!offered) {
      return (
        <input
          id={forID}
          className={classNameWrapper}
          value={typeof value === 'string' || typeof value === 'number' ? String(value) : ''}
          onChange={(event) => onChange(event.target.value)}
          onFocus={setActiveStyle}
          onBlur={setInactiveStyle}
        />
      );
    }
    const isMulti = field.get('multiple') === true;
    const values = (List.isList(value) ? value.toArray() : [value]).filter((one) => typeof one === 'string');
    const chosen = values.map(
      (one) => offered.find((option) => option.value === one) ?? { value: one, label: `„${one}“ gibt es nicht mehr` },
    );
    return (
      <Select<Offered, boolean>
        inputId={forID ?? ''}
        className={classNameWrapper}
        styles={reactSelectStyles}
        options={offered}
        value={isMulti ? chosen : (chosen[0] ?? null)}
        isMulti={isMulti}
        isClearable={isMulti || field.get('required') === false}
        backspaceRemovesValue={isMulti || field.get('required') === false}
        closeMenuOnSelect={!isMulti}
        onChange={(next) => {
          if (next === null) onChange(isMulti ? List() : null);
          else onChange('value' in next ? next.value : List(next.map((option) => option.value)));
        }}
        onMenuOpen={this.again}
        onFocus={setActiveStyle}
        onBlur={setInactiveStyle}
        placeholder="Bitte wählen"
        noOptionsMessage={() => 'Nichts gefunden'}
        loadingMessage={() => 'Wird geladen …'}
        screenReaderStatus={({ count }) => (count === 1 ? 'Ein Ergebnis' : `${count} Ergebnisse`)}
        ariaLiveMessages={spoken}
      />
    );
  }
}
