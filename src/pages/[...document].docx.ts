import { documentsAs } from './_documents.ts';

export const { getStaticPaths, GET } = documentsAs('docx');
