import type { AnswerOf, Step } from '#questionnaire/answers.ts';
import type { QuestionOf } from '#questionnaire/kinds.ts';

/** A cell by its id; a row may be called `constructor`. */
const at = <T,>(cells: Readonly<Record<string, T>> | undefined, id: string): T | undefined =>
  cells && Object.hasOwn(cells, id) ? cells[id] : undefined;

type Scale = QuestionOf<'scale'>['steps'];

const numbersOf = ({ count }: Scale): number[] => Array.from({ length: count }, (_, index) => index + 1);

/** „1 – gar nicht“, „2“, …: what a step is called when it is read out. */
const nameOf = ({ count, low, high }: Scale, step: number): string => {
  const end = step === 1 ? low : step === count ? high : undefined;
  return end ? `${step} – ${end}` : String(step);
};

interface StepsProps {
  steps: Scale;
  name: string;
  answer: Step | undefined;
  onAnswer: (step: Step) => void;
}

/** The steps of a scale: radio buttons in a line, their ends in words below. */
export function Steps({ steps, name, answer, onAnswer }: StepsProps) {
  return (
    <div className="steps-line">
      <div className="steps-scale">
        <div className="steps-cells">
          {numbersOf(steps).map((step) => (
            <label key={step} className="step">
              <input
                type="radio"
                name={name}
                checked={answer === step}
                aria-label={nameOf(steps, step)}
                onChange={() => onAnswer(step)}
              />
              <span aria-hidden="true">{step}</span>
            </label>
          ))}
        </div>
        <p className="steps-ends" aria-hidden="true">
          <span>{steps.low}</span>
          <span>{steps.high}</span>
        </p>
      </div>
      {steps.dontKnow && (
        <label className="step step-unknown">
          <input type="radio" name={name} checked={answer === 'dontKnow'} onChange={() => onAnswer('dontKnow')} />
          <span>weiß nicht</span>
        </label>
      )}
    </div>
  );
}

interface TableProps<Q, A> {
  question: Q;
  name: string;
  answer: A | undefined;
  onAnswer: (answer: A) => void;
}

/** Rows on one scale: a table where there is room, a card for each row where there is none. */
export function Matrix({
  question: { rows, steps },
  name,
  answer,
  onAnswer,
}: TableProps<QuestionOf<'matrix'>, AnswerOf['matrix']>) {
  return (
    <div className={steps.count > 6 ? 'matrix matrix-long' : 'matrix'}>
      {rows.map(({ id, label }) => (
        <fieldset key={id} className="matrix-row">
          <legend>{label}</legend>
          <Steps
            steps={steps}
            name={`${name}-${id}`}
            answer={at(answer, id)}
            onAnswer={(step) => onAnswer({ ...answer, [id]: step })}
          />
        </fieldset>
      ))}
    </div>
  );
}

/** Rows judged by two or three criteria: a card for each row, a line for each criterion. */
export function Rating({
  question: { rows, criteria },
  name,
  answer,
  onAnswer,
}: TableProps<QuestionOf<'rating'>, AnswerOf['rating']>) {
  return rows.map((row) => (
    <fieldset key={row.id} className="rating-row">
      <legend>{row.label}</legend>
      {criteria.map(({ id, label, steps }) => (
        <fieldset key={id} className="matrix-row">
          <legend>{label}</legend>
          <Steps
            steps={steps}
            name={`${name}-${row.id}-${id}`}
            answer={at(at(answer, row.id), id)}
            onAnswer={(step) => onAnswer({ ...answer, [row.id]: { ...at(answer, row.id), [id]: step } })}
          />
        </fieldset>
      ))}
    </fieldset>
  ));
}
