import { type Answers, answerText, type Questionnaire } from '#questionnaire/answers.ts';
import { visibleAnswers } from '#questionnaire/conditions.ts';
import { isAnswerable, own } from '#questionnaire/kinds.ts';
import { progress } from '#questionnaire/progress.ts';
import { completenessText, judgement, priorityGroups } from '#questionnaire/report.ts';
import { score } from '#questionnaire/score.ts';
import { Html } from './Html.tsx';
import type { Material } from './material.ts';

/** The answers as one reads them, section by section. */
function AnswerList({ questionnaire, answers }: { questionnaire: Questionnaire; answers: Answers }) {
  return questionnaire.sections.map((section) => {
    const answered = section.questions.filter(
      (question) => isAnswerable(question) && own(answers, question.id) !== undefined,
    );
    if (answered.length === 0) return null;
    return (
      <section key={section.id} className="answer-list">
        <h4>{section.title}</h4>
        <dl>
          {answered.map((question) => {
            const lines = answerText(question, own(answers, question.id));
            return (
              <div key={question.id}>
                <dt>{question.label}</dt>
                {lines.map((line) => (
                  <dd key={line}>{line}</dd>
                ))}
              </div>
            );
          })}
        </dl>
      </section>
    );
  });
}

/** What the answers add up to. */
export function Result({
  material: { questionnaire, links },
  answers: given,
}: {
  material: Material;
  answers: Answers;
}) {
  const answers = visibleAnswers(questionnaire, given);
  const { dimensions, priorities, recommendations } = score(questionnaire, given);
  const { answered, total } = progress(questionnaire, given);
  const hasDimensions = dimensions.length > 0;

  return (
    <>
      <p>
        {completenessText({ answered, total })}
        {hasDimensions && ' Das Ergebnis ist eine Einschätzung, keine Messung.'}
      </p>
      {hasDimensions && (
        <>
          <div className="dimensions">
            {dimensions.map(({ id, title, percent, level }) => (
              <section key={id} className="dimension">
                <h3>{title}</h3>
                {percent === undefined ? (
                  <p className="note">Dazu gibt es noch keine Antwort, die zählt.</p>
                ) : (
                  <>
                    <p className="dimension-value">
                      <svg className="dimension-bar" aria-hidden="true">
                        <rect className="dimension-whole" width="100%" height="100%" />
                        <rect width={`${percent}%`} height="100%" />
                      </svg>
                      <strong>{percent} %</strong> <span>{level?.label}</span>
                    </p>
                    {level && <Html text={level.text} />}
                  </>
                )}
              </section>
            ))}
          </div>
          <h3>Alle Werte auf einen Blick</h3>
          <table className="facts">
            <thead>
              <tr>
                <th scope="col">Bereich</th>
                <th scope="col">Wert</th>
                <th scope="col">Stufe</th>
              </tr>
            </thead>
            <tbody>
              {dimensions.map(({ id, title, percent, level }) => (
                <tr key={id}>
                  <th scope="row">{title}</th>
                  <td>{percent === undefined ? '–' : `${percent} %`}</td>
                  <td>{level?.label ?? 'keine Antwort'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      {priorities.length > 0 &&
        priorityGroups.map(({ id, title, text, none }) => {
          const rows = priorities.filter(({ group }) => group === id);
          return (
            <section key={id} className={`priorities priorities-${id}`}>
              <h3>{title}</h3>
              <p className="note">{rows.length > 0 ? text : none}</p>
              <ol>
                {rows.map((priority) => (
                  <li key={`${priority.question}-${priority.row}`}>
                    {priority.label}
                    <small>{judgement(questionnaire, answers, priority)}</small>
                  </li>
                ))}
              </ol>
            </section>
          );
        })}
      {recommendations.length > 0 && (
        <section className="recommended">
          <h3>Was jetzt hilft</h3>
          <ul>
            {recommendations.map(({ collection, slug, reason }) => {
              const link = links[`${collection}/${slug}`];
              return (
                link && (
                  <li key={link.url}>
                    <span className="kicker">{link.kind}</span> <a href={link.url}>{link.title}</a>
                    <p>{reason}</p>
                  </li>
                )
              );
            })}
          </ul>
        </section>
      )}
      {Object.keys(answers).length > 0 &&
        (hasDimensions ? (
          <details className="all-answers">
            <summary>
              <h3>Ihre Antworten</h3>
            </summary>
            <AnswerList questionnaire={questionnaire} answers={answers} />
          </details>
        ) : (
          <section>
            <h3>Ihre Antworten</h3>
            <AnswerList questionnaire={questionnaire} answers={answers} />
          </section>
        ))}
    </>
  );
}
