/** Serves a folder as a web host does: compressed if wished, and cached where the file name is a hash. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, request as sendRequest } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync } from 'node:zlib';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
  '.txt': 'text/plain; charset=utf-8',
  '.yml': 'text/yaml; charset=utf-8',
};
const isText = (type: string): boolean => /^text|json|xml/.test(type);

interface Host {
  compressed?: boolean;
  /** Paths that another server answers, with its address. */
  handedOn?: Readonly<Record<string, string>>;
}

/** @returns the address of what is served, and how to end it */
export async function serveFolder(
  folder: string,
  { compressed = true, handedOn = {} }: Host = {},
): Promise<{ origin: string; stop: () => Promise<void> }> {
  const bodies = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const path = normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname));
    const elsewhere = handedOn[path];
    if (elsewhere) {
      const { method, headers } = request;
      request.pipe(
        sendRequest(elsewhere, { method, headers }, (answer) => {
          response.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(response);
        }),
      );
      return;
    }
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    if (!file.startsWith(folder) || !existsSync(file) || statSync(file).isDirectory()) {
      response.writeHead(404).end();
      return;
    }
    const type = types[extname(file)] ?? 'application/octet-stream';
    const isSmall = compressed && isText(type);
    const body = bodies.get(file) ?? (isSmall ? brotliCompressSync(readFileSync(file)) : readFileSync(file));
    bodies.set(file, body);
    response.writeHead(200, {
      'content-type': type,
      'content-length': body.length,
      'cache-control': path.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache',
      ...(isSmall ? { 'content-encoding': 'br' } : {}),
    });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
