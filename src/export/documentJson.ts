/** A document as text and back: what JSON has no word for, the bytes of pictures, stands in it as base64. */
import type { Document } from './document.ts';

const step = 0x8000;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += step) binary += String.fromCharCode(...bytes.subarray(at, at + step));
  return btoa(binary);
}

function bytesOf(text: string): Uint8Array {
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let at = 0; at < bytes.length; at += 1) bytes[at] = binary.charCodeAt(at);
  return bytes;
}

const isBytes = (value: unknown): value is { base64: string } =>
  typeof value === 'object' && value !== null && 'base64' in value && typeof value.base64 === 'string';

export const toJson = (document: Document): string =>
  JSON.stringify(document, (_, value: unknown) => (value instanceof Uint8Array ? { base64: base64(value) } : value));

export const fromJson = (text: string): Document =>
  JSON.parse(text, (_, value: unknown) => (isBytes(value) ? bytesOf(value.base64) : value));
