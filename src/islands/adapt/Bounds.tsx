import { limits, type OwnQuestion } from '#questionnaire/adaptation.ts';
import { type Bounds as Given, setBounds } from '#questionnaire/adapting.ts';
import { parseNumber } from '#questionnaire/answers.ts';
import { numberInput } from '../questionnaire/typed.ts';
import { useEditing } from './context.ts';
import { Check, Text } from './Fields.tsx';
import { quoted } from './words.ts';

interface NumberProps {
  question: OwnQuestion;
  label: string;
  bound: 'min' | 'max' | 'decimals';
  value: number | undefined;
}

function NumberBound({ question, label, bound, value }: NumberProps) {
  const { original, adaptation, type } = useEditing();
  const { id } = question;
  return (
    <Text
      label={label}
      place={`${id}:${bound}`}
      value={value === undefined ? '' : numberInput(value)}
      maxLength={20}
      type="decimal"
      onText={(text) => {
        const number = parseNumber(text);
        if (text.trim() !== '' && number === undefined) return 'Bitte eine Zahl in Ziffern angeben.';
        return type(
          `${id}:${bound}`,
          setBounds(original, adaptation, id, { [bound]: number }),
          `geändert: ${label} bei ${quoted(question.label)}`,
        );
      }}
    />
  );
}

const stepCounts = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

function Scale({ question }: { question: Extract<OwnQuestion, { type: 'scale' }> }) {
  const { original, adaptation, type, act } = useEditing();
  const { id, label, steps } = question;
  const set = (more: Partial<typeof steps>) => setBounds(original, adaptation, id, { steps: { ...steps, ...more } });
  const name = `geändert: Skala von ${quoted(label)}`;
  return (
    <>
      <div className="adapt-field">
        <label htmlFor={`${id}-stufen`}>Stufen</label>
        <select
          id={`${id}-stufen`}
          value={steps.count}
          onChange={({ currentTarget }) => act(id, set({ count: Number(currentTarget.value) }), name)}
        >
          {stepCounts.map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
      </div>
      {(['low', 'high'] as const).map((end) => (
        <Text
          key={end}
          label={end === 'low' ? 'Unteres Ende, Stufe 1' : `Oberes Ende, Stufe ${steps.count}`}
          place={`${id}:${end}`}
          value={steps[end]}
          maxLength={limits.question.step}
          onText={(text) => type(`${id}:${end}`, set({ [end]: text }), name)}
        />
      ))}
      <Check
        label="„weiß nicht“ anbieten"
        place={`${id}:dontKnow`}
        isOn={steps.dontKnow}
        onChange={(dontKnow) => act(id, set({ dontKnow }), name)}
      />
    </>
  );
}

/** What bounds the answers to an own question; most kinds have nothing to set. */
export function Bounds({ question }: { question: OwnQuestion }) {
  const { original, adaptation, type } = useEditing();
  const { id, label } = question;
  const write = (bound: keyof Given, text: string, name: string) =>
    type(
      `${id}:${bound}`,
      setBounds(original, adaptation, id, { [bound]: text.trim() || undefined }),
      `geändert: ${name} bei ${quoted(label)}`,
    );
  switch (question.type) {
    case 'scale':
      return (
        <div className="adapt-bounds">
          <Scale question={question} />
        </div>
      );
    case 'multiple':
      return (
        <div className="adapt-bounds">
          <NumberBound question={question} label="Mindestens ankreuzen" bound="min" value={question.min} />
          <NumberBound question={question} label="Höchstens ankreuzen" bound="max" value={question.max} />
        </div>
      );
    case 'number':
      return (
        <div className="adapt-bounds">
          <NumberBound question={question} label="Kleinster Wert" bound="min" value={question.min} />
          <NumberBound question={question} label="Größter Wert" bound="max" value={question.max} />
          <NumberBound question={question} label="Nachkommastellen" bound="decimals" value={question.decimals} />
          <Text
            label="Einheit"
            hint="zum Beispiel: Jahre"
            place={`${id}:unit`}
            value={question.unit ?? ''}
            maxLength={limits.question.unit}
            onText={(text) => write('unit', text, 'Einheit')}
          />
        </div>
      );
    case 'shortText':
    case 'longText':
      return (
        <Text
          label="Beispiel, das zeigt, was gemeint ist (darf leer bleiben)"
          place={`${id}:example`}
          value={question.example ?? ''}
          maxLength={limits.question.example}
          onText={(text) => write('example', text, 'Beispiel')}
        />
      );
    default:
      return null;
  }
}
