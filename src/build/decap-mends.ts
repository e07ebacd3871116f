/** Where Decap's code has to be other than it is. */
import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

interface Mend {
  file: string;
  from: string;
  to: string;
}

/** English that stands in Decap's code instead of in its phrases, German nouns that it writes small, what is missing, and faults. */
const mends: readonly Mend[] = [
  {
    file: 'decap-cms-widget-list/dist/esm/ListControl.js',
    from: 'labelSingular.toLowerCase() : label.toLowerCase()',
    to: 'labelSingular : label',
  },
  { file: 'decap-cms-widget-list/dist/esm/ListControl.js', from: 'labelSingular.toLowerCase()', to: 'labelSingular' },
  {
    file: 'decap-cms-widget-list/dist/esm/ListControl.js',
    from: `\`No \${labelField.get('name')}\``,
    to: "'noch leer'",
  },
  {
    file: 'decap-cms-core/dist/esm/actions/mediaLibrary.js',
    from: `\`\${existingFile.name} already exists. Do you want to replace it?\``,
    to: `\`Die Datei „\${existingFile.name}“ gibt es schon. Soll sie ersetzt werden?\``,
  },
  // Whichever came last was shown: the draft kept on the device could be lost to the entry from the server.
  {
    file: 'decap-cms-core/dist/esm/components/Editor/Editor.js',
    from: `    retrieveLocalBackup(collection, slug);
    if (newEntry) {
      createEmptyDraft(collection, this.props.location.search);
    } else {
      loadEntry(collection, slug);
    }`,
    to: `    Promise.resolve(
      newEntry ? createEmptyDraft(collection, this.props.location.search) : loadEntry(collection, slug),
    ).then(() => retrieveLocalBackup(collection, slug));`,
  },
  // What was saved stayed unknown to the list of entries, so that putting back the former text was no change.
  {
    file: 'decap-cms-core/dist/esm/actions/entries.js',
    from: 'dispatch(entryPersisted(collection, serializedEntry, newSlug));',
    to: `if (entry.get('slug') === newSlug) dispatch(entryLoaded(collection, serializedEntry.toJS()));
      dispatch(entryPersisted(collection, serializedEntry, newSlug));`,
  },
  // Word's bold was lost; Google puts a <b> that is not bold around all it copies.
  {
    file: 'decap-cms-widget-markdown/dist/esm/MarkdownControl/plugins/html/withHtml.js',
    from: 'const TEXT_TAGS = {',
    to: `const TEXT_TAGS = {
  B: el => el.style.fontWeight === 'normal' ? {} : { bold: true },`,
  },
  // There is no place in its header for the editors' handbook.
  {
    file: 'decap-cms-core/dist/esm/components/App/Header.js',
    from: `}), t('app.header.media')]
              })
            })]`,
    to: `}), t('app.header.media')]
              })
            }), _jsx("li", {
              children: _jsxs(AppHeaderButton, {
                as: "a",
                href: "/redaktion/",
                target: "_blank",
                title: "Handbuch der Redaktion, öffnet sich in einem neuen Fenster",
                children: [_jsx(Icon, {
                  type: "new-tab"
                }), "Handbuch"]
              })
            })]`,
  },
];

const lists = 'decap-cms-widget-list/dist/esm/ListControl.js';
const topBar = 'decap-cms-ui-default/dist/esm/ListItemTopBar.js';

/** Names for what has only a picture, states, and the keyboard where there was only the mouse. */
const accessible: readonly Mend[] = [
  {
    file: topBar,
    from: 'onClick: onCollapseToggle,',
    to: `onClick: onCollapseToggle,
      "aria-label": collapsed ? "Eintrag aufklappen" : "Eintrag zuklappen",`,
  },
  {
    file: topBar,
    from: 'onClick: onRemove,',
    to: `onClick: onRemove,
      "aria-label": "Eintrag entfernen",`,
  },
  {
    file: lists,
    from: `    ...attributes,
    ...listeners,`,
    to: `    ...attributes,
    ...listeners,
    "aria-label": "Eintrag verschieben",
    "aria-roledescription": "verschiebbar",`,
  },
  { file: lists, from: '{ DndContext, MouseSensor,', to: '{ DndContext, KeyboardSensor, MouseSensor,' },
  { file: lists, from: '{ SortableContext,', to: '{ SortableContext, sortableKeyboardCoordinates,' },
  {
    file: lists,
    from: `useSensor(TouchSensor, {
    activationConstraint
  }));`,
    to: `useSensor(TouchSensor, {
    activationConstraint
  }), useSensor(KeyboardSensor, {
    coordinateGetter: sortableKeyboardCoordinates
  }));
  const place = ({ id }) => keys.indexOf(id) + 1 + ". Stelle von " + keys.length;
  const accessibility = {
    screenReaderInstructions: {
      draggable: "Mit der Leertaste aufnehmen, mit den Pfeiltasten verschieben, mit der Leertaste ablegen, mit Escape abbrechen."
    },
    announcements: {
      onDragStart: ({ active }) => "Aufgenommen: " + place(active) + ".",
      onDragOver: ({ over }) => over ? "Jetzt an der " + place(over) + "." : undefined,
      onDragEnd: ({ over }) => over ? "Abgelegt an der " + place(over) + "." : "Abgelegt.",
      onDragCancel: () => "Abgebrochen, alles steht wie vorher."
    }
  };`,
  },
  { file: lists, from: 'sensors: sensors,', to: 'sensors: sensors, accessibility: accessibility,' },
  {
    file: 'decap-cms-ui-default/dist/esm/Toggle.js',
    from: `Handle = ToggleHandle
}) {`,
    to: `Handle = ToggleHandle,
  "aria-label": name
}) {`,
  },
  {
    file: 'decap-cms-ui-default/dist/esm/Toggle.js',
    from: '"aria-checked": isActive?.toString(),',
    to: '"aria-checked": Boolean(isActive), "aria-label": name,',
  },
  {
    file: 'decap-cms-core/dist/esm/components/Editor/EditorPreviewPane/EditorPreviewPane.js',
    from: `head: styleEls,
        initialContent`,
    to: `head: styleEls,
        title: "Vorschau",
        initialContent`,
  },
  // Greys, a red and a blue too pale to be read.
  ...[
    ["gray: '#798291'", "gray: '#5b6372'"],
    ["red: '#ff003b'", "red: '#c4002e'"],
    ["teal: '#17a2b8'", "teal: '#117888'"],
    ["tealDark: '#117888'", "tealDark: '#0d6270'"],
  ].map(([from = '', to = '']) => ({ file: 'decap-cms-ui-default/dist/esm/styles.js', from, to })),
  { file: 'decap-cms-core/dist/esm/components/App/Header.js', from: 'color:#7b8290;', to: 'color:#5b6372;' },
  ...['VisualEditor', 'RawEditor'].map((name) => ({
    file: `decap-cms-widget-markdown/dist/esm/MarkdownControl/${name}.js`,
    from: '_jsx(Editable, {',
    to: '_jsx(Editable, { "aria-label": field.get("label"), "aria-multiline": true,',
  })),
];

const all = [...mends, ...accessible];
/** Vite keeps the packages that it prepared until the names of its plugins change. */
const digest = createHash('sha256').update(JSON.stringify(all)).digest('hex').slice(0, 8);

/** Mends Decap's code where it offers no other way. */
export const decapMends = (): Plugin => ({
  name: `decap-mends-${digest}`,
  transform(code, id) {
    const path = id.replaceAll('\\', '/').replace(/\?.*$/, '');
    const own = all.filter(({ file }) => path.endsWith(file));
    if (own.length === 0) return null;
    return own.reduce((text, { file, from, to }) => {
      if (!text.includes(from)) throw new Error(`${file} has no „${from}“ any more; see src/build/decap-mends.ts.`);
      return text.replace(from, to);
    }, code);
  },
});
