/**
 * What Decap's German lacks, or says in words that a town hall does not use.
 *
 * Same shape as Decap's phrases; `%{…}` are filled by Decap.
 */
export interface Phrases {
  [key: string]: string | Phrases;
}

export const german: Phrases = {
  auth: { login: 'Anmelden', loggingIn: 'Sie werden angemeldet …', loginWithGitLab: 'Mit GitLab anmelden' },
  app: {
    app: {
      errorHeader: 'Die Redaktion lässt sich nicht starten.',
      loadingConfig: 'Die Redaktion wird geladen …',
      waitingBackend: 'Warten auf den Server …',
    },
    header: { content: 'Inhalte', workflow: 'In Arbeit', media: 'Dateien', quickAdd: 'Neu' },
  },
  collection: {
    sidebar: { collections: 'Inhalte', allCollections: 'Alle Inhalte', searchIn: 'Suchen in' },
    collectionTop: {
      viewAsList: 'Als Liste',
      viewAsGrid: 'Als Kacheln',
      newButton: 'Neu: %{collectionLabel}',
      newButtonAriaLabel: 'Neu: %{collectionLabel}',
      searchResults: 'Suchergebnisse für „%{searchTerm}“',
      searchResultsInCollection: 'Suchergebnisse für „%{searchTerm}“ in %{collection}',
    },
    entries: {
      loadingEntries: 'Einträge werden geladen …',
      cachingEntries: 'Einträge werden zwischengespeichert …',
      longerLoading: 'Das kann einige Minuten dauern.',
      noEntries: 'Keine Einträge',
      unpublishedHeader: 'Noch nicht veröffentlicht',
    },
  },
  editor: {
    editorControl: { field: { widgetLabel: 'Feld %{widgetLabel}', optional: 'freiwillig' } },
    editorControlPane: {
      widget: {
        required: '%{fieldLabel}: Das Feld fehlt. Bitte ausfüllen.',
        regexPattern: '%{fieldLabel}: %{pattern}.',
        processing: '%{fieldLabel} wird geprüft …',
        range: '%{fieldLabel}: Bitte eine Zahl von %{minValue} bis %{maxValue} angeben.',
        min: '%{fieldLabel}: Bitte eine Zahl ab %{minValue} angeben.',
        max: '%{fieldLabel}: Bitte eine Zahl bis %{maxValue} angeben.',
        rangeCount: '%{fieldLabel}: Bitte %{minCount} bis %{maxCount} Einträge angeben.',
        rangeCountExact: '%{fieldLabel}: Bitte genau %{count} Einträge angeben.',
        rangeMin: '%{fieldLabel}: Bitte mindestens %{minCount} Einträge angeben.',
        rangeMax: '%{fieldLabel}: Bitte höchstens %{maxCount} Einträge angeben.',
      },
    },
    editor: {
      onLeavePage: 'Es gibt ungespeicherte Änderungen. Seite trotzdem verlassen?',
      onUpdatingWithUnsavedChanges: 'Bitte zuerst speichern, dann den Stand ändern.',
      onPublishingNotReady: 'Bitte zuerst den Stand auf „Fertig“ setzen.',
      onPublishingWithUnsavedChanges: 'Bitte zuerst speichern, dann veröffentlichen.',
      onPublishing: 'Soll dieser Eintrag veröffentlicht werden?',
      onUnpublishing: 'Soll dieser Eintrag nicht mehr öffentlich sein?',
      onDeleteWithUnsavedChanges:
        'Soll der veröffentlichte Eintrag mit Ihren ungespeicherten Änderungen gelöscht werden?',
      onDeletePublishedEntry: 'Soll dieser veröffentlichte Eintrag gelöscht werden?',
      onDeleteUnpublishedChangesWithUnsavedChanges:
        'Sollen die unveröffentlichten und die ungespeicherten Änderungen dieses Eintrags gelöscht werden?',
      onDeleteUnpublishedChanges: 'Sollen die unveröffentlichten Änderungen dieses Eintrags gelöscht werden?',
      loadingEntry: 'Der Eintrag wird geladen …',
      confirmLoadBackup:
        'Auf diesem Gerät liegt eine Fassung dieses Eintrags, die nicht gespeichert wurde. Möchten Sie damit weiterarbeiten?',
    },
    editorInterface: { toggleNotes: 'Notizen', toggleScrollSync: 'Vorschau mitrollen' },
    editorToolbar: {
      publishing: 'Wird veröffentlicht …',
      published: 'Veröffentlicht',
      unpublish: 'Nicht mehr veröffentlichen',
      unpublishing: 'Wird zurückgezogen …',
      publishAndCreateNew: 'Veröffentlichen und neuen Eintrag anlegen',
      publishAndDuplicate: 'Veröffentlichen und duplizieren',
      deleteUnpublishedChanges: 'Unveröffentlichte Änderungen verwerfen',
      deleteUnpublishedEntry: 'Unveröffentlichten Eintrag löschen',
      deletePublishedEntry: 'Veröffentlichten Eintrag löschen',
      deleteEntry: 'Eintrag löschen',
      saving: 'Wird gespeichert …',
      statusInfoTooltipDraft:
        'Der Eintrag ist ein Entwurf. Wenn er gelesen werden soll, setzen Sie den Stand auf „In Prüfung“.',
      statusInfoTooltipInReview: 'Der Eintrag wird gelesen. Sie können ihn weiter ändern.',
      deleting: 'Wird gelöscht …',
      updating: 'Wird geändert …',
      status: 'Stand: %{status}',
      backCollection: 'Zurück zu %{collectionLabel}',
      inReview: 'In Prüfung',
      ready: 'Fertig',
      deployPreviewPendingButtonLabel: 'Gibt es schon eine Vorschau?',
      deployButtonLabel: 'Auf der Website ansehen',
    },
    editorNotesPane: {
      title: 'Notizen',
      emptyState: 'Noch keine Notizen. Schreiben Sie unten die erste.',
      addNote: 'Notiz hinzufügen',
      addPlaceholder: 'Notiz schreiben …',
      editPlaceholder: 'Notiz ändern …',
      save: 'Speichern',
      cancel: 'Abbrechen',
      edit: 'Ändern',
      delete: 'Löschen',
      resolve: 'Erledigt',
      unresolve: 'Wieder öffnen',
      confirmDelete: 'Soll diese Notiz gelöscht werden?',
      shortcut: 'Mit Strg+Eingabe geht es schneller.',
    },
    editorWidgets: {
      markdown: {
        linkPrompt: 'Adresse des Links, mit https:// oder / am Anfang',
        bulletedList: 'Aufzählung',
        numberedList: 'Nummerierte Liste',
        richText: 'Gestaltet',
        markdown: 'Zeichen',
        strikethrough: 'Durchgestrichen',
        toggleMode: { rich: 'Gestaltet bearbeiten', markdown: 'Mit Markdown-Zeichen bearbeiten' },
      },
      image: {
        choose: 'Bild wählen',
        chooseMultiple: 'Bilder wählen',
        chooseDifferent: 'Anderes Bild wählen',
        addMore: 'Weitere Bilder',
        remove: 'Bild entfernen',
        removeAll: 'Alle Bilder entfernen',
      },
      file: {
        choose: 'Datei wählen',
        chooseMultiple: 'Dateien wählen',
        chooseDifferent: 'Andere Datei wählen',
        addMore: 'Weitere Dateien',
        remove: 'Datei entfernen',
        removeAll: 'Alle Dateien entfernen',
      },
      datetime: { now: 'Heute', clear: 'Leeren', setToNow: '%{fieldLabel} auf heute setzen' },
      object: { expand: 'Aufklappen', collapse: 'Zuklappen' },
    },
  },
  mediaLibrary: {
    mediaLibraryCard: { copyUrl: 'Adresse kopieren' },
    mediaLibrary: { onDelete: 'Soll die gewählte Datei gelöscht werden?' },
    mediaLibraryModal: {
      loading: 'Wird geladen …',
      noResults: 'Nichts gefunden.',
      noAssetsFound: 'Noch keine Dateien.',
      noImagesFound: 'Noch keine Bilder.',
      mediaAssets: 'Dateien',
      search: 'Suchen …',
      uploading: 'Wird hochgeladen …',
      download: 'Herunterladen',
      deleting: 'Wird gelöscht …',
      deleteSelected: 'Gewählte Datei löschen',
      chooseSelected: 'Gewählte Datei nehmen',
      close: 'Schließen',
    },
  },
  ui: {
    default: { goBackToSite: 'Zur Website' },
    errorBoundary: {
      details: 'Etwas ist schiefgegangen. Bitte laden Sie die Seite neu. Wenn es wieder geschieht, ',
      reportIt: 'melden Sie es.',
      recoveredEntry: { heading: 'Ihr Text', copyButtonLabel: 'Kopieren' },
    },
    settingsDropdown: { account: 'Konto' },
    toast: {
      onFailToLoadEntries: 'Die Einträge ließen sich nicht laden: %{details}',
      onFailToLoadDeployPreview: 'Die Vorschau ließ sich nicht laden: %{details}',
      onFailToPersist: 'Nicht gespeichert. %{details}',
      onFailToDelete: 'Nicht gelöscht. %{details}',
      onFailToUpdateStatus: 'Der Stand ließ sich nicht ändern: %{details}',
      missingRequiredField: 'Noch nicht gespeichert: Angaben fehlen.',
      entrySaved: 'Gespeichert',
      entryPublished: 'Veröffentlicht. Auf der Website ist es in wenigen Minuten zu sehen.',
      entryUnpublished: 'Nicht mehr veröffentlicht',
      onFailToPublishEntry: 'Nicht veröffentlicht: %{details}',
      onFailToUnpublishEntry: 'Noch veröffentlicht: %{details}',
      entryUpdated: 'Der Stand ist geändert.',
      onLoggedOut: 'Sie sind abgemeldet. Bitte sichern Sie Ihre Texte und melden Sie sich neu an.',
      onBackendDown: 'Der Server antwortet nicht. %{details}',
      noteAdded: 'Notiz hinzugefügt',
      onFailToAddNote: 'Die Notiz ließ sich nicht hinzufügen: %{details}',
      noteUpdated: 'Notiz geändert',
      onFailToUpdateNote: 'Die Notiz ließ sich nicht ändern: %{details}',
      noteDeleted: 'Notiz gelöscht',
      onFailToDeleteNote: 'Die Notiz ließ sich nicht löschen: %{details}',
      noteResolved: 'Notiz erledigt',
      noteReopened: 'Notiz wieder offen',
      onFailToToggleNote: 'Die Notiz ließ sich nicht umstellen: %{details}',
    },
  },
  workflow: {
    workflow: {
      loading: 'Wird geladen …',
      workflowHeading: 'In Arbeit',
      newPost: 'Neuer Eintrag',
      description:
        '%{smart_count} Eintrag wartet auf Prüfung, %{readyCount} fertig zum Veröffentlichen. |||| %{smart_count} Einträge warten auf Prüfung, %{readyCount} fertig zum Veröffentlichen.',
      dateFormat: 'DD.MM.YYYY',
    },
    workflowCard: {
      deleteNewEntry: 'Neuen Eintrag löschen',
      publishChanges: 'Änderungen veröffentlichen',
      publishNewEntry: 'Neuen Eintrag veröffentlichen',
    },
    workflowList: {
      onDeleteEntry: 'Soll dieser Eintrag gelöscht werden?',
      onPublishingNotReadyEntry: 'Nur was „Fertig“ ist, lässt sich veröffentlichen. Bitte den Eintrag dorthin ziehen.',
      onPublishEntry: 'Soll dieser Eintrag veröffentlicht werden?',
      inReviewHeader: 'In Prüfung',
      readyHeader: 'Fertig',
      currentEntries: '%{smart_count} Eintrag |||| %{smart_count} Einträge',
    },
  },
};

/** `more` over `base`, all the way down. */
export function merged(base: Phrases, more: Phrases): Phrases {
  const result: Phrases = { ...base };
  for (const [key, value] of Object.entries(more)) {
    const below = result[key];
    result[key] = typeof value === 'object' && typeof below === 'object' ? merged(below, value) : value;
  }
  return result;
}
