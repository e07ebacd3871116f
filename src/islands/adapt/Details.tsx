import { type Details as DetailTexts, limits } from '#questionnaire/adaptation.ts';
import { setDetail } from '#questionnaire/adapting.ts';
import { useEditing } from './context.ts';
import { Text } from './Fields.tsx';

type Key = keyof DetailTexts;

const names: Readonly<Record<Key, string>> = {
  title: 'Titel',
  municipality: 'Kommune',
  contact: 'Ansprechperson',
  email: 'E-Mail-Adresse',
  closing: 'Teilnahmeschluss',
  introduction: 'Einleitung',
  privacy: 'Datenschutzhinweis',
};

/** What the municipality says about itself: it fills the gaps of the texts and heads the questionnaire. */
export function Details({ today }: { today: string }) {
  const { original, adaptation, type } = useEditing();
  const { details } = adaptation;
  const given = (key: Key) => ({
    label: names[key],
    place: `angaben:${key}`,
    value: details[key] ?? '',
    maxLength: limits.details[key],
    onText: (text: string) =>
      type(`angaben:${key}`, setDetail(original, adaptation, key, text), `geändert: ${names[key]}`),
  });
  return (
    <div className="adapt-details">
      <Text
        {...given('title')}
        value={details.title ?? original.title}
        original={original.title}
        className="adapt-wide"
      />
      <Text {...given('municipality')} hint="Wer fragt? Steht über dem Fragebogen." autoComplete="organization" />
      <Text
        {...given('contact')}
        hint="Wen fragt man bei Rückfragen? Zum Beispiel Name, Amt, Telefon."
        autoComplete="name"
      />
      <Text
        {...given('email')}
        hint="Dorthin gehen die Antworten, wenn jemand sie per E-Mail schickt."
        type="email"
        autoComplete="email"
      />
      <div>
        <Text {...given('closing')} hint="Bis wann wird geantwortet?" type="date" />
        {details.closing && details.closing < today && <p className="adapt-problem">Dieser Tag ist schon vorbei.</p>}
      </div>
      <Text
        {...given('introduction')}
        hint="Das lesen alle zuerst: Warum fragen Sie, und was geschieht mit den Antworten?"
        isLong
        className="adapt-wide"
      />
      <Text
        {...given('privacy')}
        hint={`Der Text des Originals ist ein Anfang; bitte lassen Sie Ihren prüfen.${original.privacy.includes('{{') ? ' Was in {{…}} steht, füllt sich aus Ihren Angaben.' : ''}`}
        value={details.privacy ?? original.privacy}
        original={original.privacy}
        isLong
        className="adapt-wide"
      />
    </div>
  );
}
