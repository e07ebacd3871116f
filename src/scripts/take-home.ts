/** Loads what makes files with the visitor's own letterhead and dates, once there is one of them. */
const place = document.querySelector<HTMLElement>('.own-files');

if (place) {
  const hasSchedule = document.querySelector('[data-state]') !== null;
  const isKept = (): boolean => {
    try {
      return localStorage.getItem('briefkopf') !== null;
    } catch {
      return false;
    }
  };
  let isLoading = false;
  const look = async (): Promise<void> => {
    if (isLoading || !(isKept() || (hasSchedule && location.hash.startsWith('#termin=')))) return;
    isLoading = true;
    const { startOwnFiles } = await import('./own-files.ts');
    await startOwnFiles(place);
  };
  for (const type of ['hashchange', 'termin', 'storage', 'pageshow']) addEventListener(type, look);
}
