import { entry, limits } from '#questionnaire/adaptation.ts';
import { askAlways, rewordQuestion, setOther, setRequired } from '#questionnaire/adapting.ts';
import { itemsOf } from '#questionnaire/arranged.ts';
import type { Question } from '#questionnaire/kinds.ts';
import { Bounds } from './Bounds.tsx';
import { useEditing } from './context.ts';
import { Check, Text } from './Fields.tsx';
import { Items } from './Items.tsx';
import { conditionText, quoted } from './words.ts';

interface Props {
  question: Question;
  numbers: ReadonlyMap<string, number>;
  onClose: () => void;
}

const fieldNames = { label: 'Wortlaut', hint: 'Hinweis', text: 'Text' } as const;

/** Everything that can be changed about a question, in its place in the list. */
export function QuestionEditor({ question, numbers, onClose }: Props) {
  const { original, originals, adaptation, type, act, focus } = useEditing();
  const { id, label } = question;
  const source = originals.get(id);
  const own = entry(adaptation.own, id);
  const name = quoted(label);
  const reword = (part: keyof typeof fieldNames, text: string): string | undefined =>
    type(
      `${id}:${part}`,
      rewordQuestion(original, adaptation, id, part, text),
      `geändert: ${fieldNames[part]} von ${name}`,
    );
  const close = (): void => {
    onClose();
    focus(`${id}:open`);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes, wherever in here the focus is
    <div
      className="adapt-editor"
      onKeyDown={({ key }) => {
        if (key === 'Escape') close();
      }}
    >
      <Text
        label={question.type === 'info' ? 'Überschrift' : 'Wortlaut'}
        place={`${id}:label`}
        value={label}
        original={source?.label}
        maxLength={limits.question.label}
        onText={(text) => reword('label', text)}
      />
      {question.type === 'info' ? (
        <Text
          label="Text"
          place={`${id}:text`}
          value={question.text}
          original={source?.type === 'info' ? source.text : undefined}
          maxLength={limits.question.text}
          isLong
          onText={(text) => reword('text', text)}
        />
      ) : (
        <>
          <Text
            label="Hinweis zum Antworten (darf leer bleiben)"
            place={`${id}:hint`}
            value={question.hint ?? ''}
            original={source ? (source.hint ?? '') : undefined}
            maxLength={limits.question.hint}
            onText={(text) => reword('hint', text)}
          />
          <Check
            label="Pflicht: Ohne Antwort geht es nicht weiter"
            place={`${id}:required`}
            isOn={question.required}
            onChange={(isOn) =>
              act(id, setRequired(original, adaptation, id, isOn), `${isOn ? 'Pflicht' : 'freiwillig'}: ${name}`)
            }
          />
        </>
      )}
      {source?.condition && (
        <Check
          label={`Immer stellen, statt ${conditionText(source.condition, numbers)}`}
          place={`${id}:always`}
          isOn={question.condition === undefined}
          onChange={(isOn) =>
            act(
              id,
              askAlways(original, adaptation, id, isOn),
              `${isOn ? 'immer gestellt' : 'wieder nur je nach Antwort'}: ${name}`,
            )
          }
        />
      )}
      {itemsOf(question).length > 0 && <Items question={question} />}
      {'options' in question && (
        <Check
          label="Dazu „Sonstiges“ mit freiem Text"
          place={`${id}:other`}
          isOn={question.other ?? false}
          onChange={(isOn) =>
            act(
              `${id}:items`,
              setOther(original, adaptation, id, isOn),
              `${isOn ? 'hinzugefügt' : 'entfernt'}: „Sonstiges“ bei ${name}`,
            )
          }
        />
      )}
      {own && <Bounds question={own} />}
      <p>
        <button type="button" className="button-quiet" onClick={close}>
          Fertig
        </button>
      </p>
    </div>
  );
}
