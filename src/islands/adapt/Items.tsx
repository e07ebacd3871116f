import { limits } from '#questionnaire/adaptation.ts';
import { addItem, moveItem, removeItem, restoreItem, rewordItem } from '#questionnaire/adapting.ts';
import { itemsOf, removedItems } from '#questionnaire/arranged.ts';
import type { Question } from '#questionnaire/kinds.ts';
import { useEditing } from './context.ts';
import { Moves, Sign, Text } from './Fields.tsx';
import { itemWords, quoted } from './words.ts';

/** The options or rows of a question: reword, order, remove, bring back, add. */
export function Items({ question }: { question: Question }) {
  const { original, originals, adaptation, type, act, focus, refusal } = useEditing();
  const { id } = question;
  const items = itemsOf(question);
  const gone = removedItems(original, adaptation, id);
  const source = originals.get(id);
  const labels = new Map(source ? itemsOf(source).map((item) => [item.id, item.label]) : []);
  const { one, many } = itemWords(question);
  const placeOf = (item: string): string => `${id}.${item}`;
  const isFull = items.length >= limits.items.max;

  const add = (): void => {
    const known = new Set(items.map(({ label }) => label));
    let number = items.length + 1;
    while (known.has(`${one} ${number}`)) number += 1;
    const added = addItem(original, adaptation, id, `${one} ${number}`);
    const place = 'item' in added ? `${placeOf(added.item)}:label` : '';
    act(`${id}:items`, added, `hinzugefügt: ${one}`, place);
  };

  return (
    <fieldset className="adapt-items">
      <legend>{many}</legend>
      <ol>
        {items.map((item, index) => {
          const name = quoted(item.label);
          const place = placeOf(item.id);
          return (
            <li key={item.id}>
              <Text
                label={`${one} ${index + 1}`}
                isLabelHidden
                place={`${place}:label`}
                value={item.label}
                original={labels.get(item.id)}
                maxLength={'options' in question ? limits.option : limits.row}
                onText={(text) =>
                  type(
                    `${place}:label`,
                    rewordItem(original, adaptation, id, item.id, text),
                    `geändert: ${one} ${name}`,
                  )
                }
                onKeyDown={({ key }) => {
                  if (key !== 'Enter') return;
                  const next = items[index + 1];
                  if (next) focus(`${placeOf(next.id)}:label`);
                  else add();
                }}
              />
              <Moves
                name={name}
                place={place}
                isFirst={index === 0}
                isLast={index === items.length - 1}
                onMove={(direction) =>
                  act(
                    place,
                    moveItem(original, adaptation, id, item.id, direction),
                    `nach ${direction === 'up' ? 'oben' : 'unten'} gestellt: ${name}`,
                    `${place}:${direction}`,
                  )
                }
                onRemove={() => {
                  const next = items[index + 1] ?? items[index - 1];
                  act(
                    place,
                    removeItem(original, adaptation, id, item.id),
                    `entfernt: ${one} ${name}`,
                    next ? `${placeOf(next.id)}:label` : `${id}:add`,
                  );
                }}
              />
              {refusal?.at === place && <p className="adapt-problem">{refusal.text}</p>}
            </li>
          );
        })}
      </ol>
      {gone.length > 0 && (
        <ul className="adapt-gone" aria-label={`Entfernte ${many}`}>
          {gone.map(({ id: item, label }) => (
            <li key={item}>
              <s>{label}</s>
              <button
                type="button"
                className="button-text"
                onClick={() =>
                  act(
                    `${id}:items`,
                    restoreItem(original, adaptation, id, item),
                    `wieder aufgenommen: ${quoted(label)}`,
                    `${placeOf(item)}:label`,
                  )
                }
              >
                Wieder aufnehmen<span className="sr-only">{` ${quoted(label)}`}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      {refusal?.at === `${id}:items` && <p className="adapt-problem">{refusal.text}</p>}
      {!isFull && (
        <button type="button" className="button-text adapt-plus" data-place={`${id}:add`} onClick={add}>
          <Sign name="add" />
          {`${one} hinzufügen`}
        </button>
      )}
    </fieldset>
  );
}
