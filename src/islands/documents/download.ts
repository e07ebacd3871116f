/** Offers something as a file, under a name that says what it is. */
export function download(name: string, contents: BlobPart, mediaType: string): void {
  const url = URL.createObjectURL(new Blob([contents], { type: mediaType }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Firefox asks for the address only after the click is over.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
