/** What visitors read of the files and the picture that an entry names. */
import { contentDir } from '#build/content-files.ts';
import { documentPicture, uploadAddress, uploadSize } from '#build/uploads.ts';
import type { AttachedFile, Enclosed } from '#documents/parts.ts';
import type { Entry } from '#schema/collections.ts';
import { roughDateText, sizeText } from '#schema/german.ts';
import { uploadKind } from '#schema/uploads.ts';

type Attachments = Entry<'tool'>['attachments'];

/** The files to take along, with kind and size. */
export const attachedFiles = (attachments: Attachments): Promise<AttachedFile[]> =>
  Promise.all(
    attachments.map(async ({ file, title, date, note }) => {
      const size = await uploadSize(contentDir(), file);
      return {
        href: uploadAddress(file),
        title,
        about: [uploadKind(file)?.label, size && sizeText(size)].filter(Boolean).join(', '),
        remark: [date && `Stand ${roughDateText(date)}`, note].filter(Boolean).join(' · '),
      };
    }),
  );

/** What a document needs of both. */
export const enclosed = async ({
  attachments,
  image,
}: Pick<Entry<'tool'>, 'attachments' | 'image'>): Promise<Enclosed> => ({
  files: await attachedFiles(attachments),
  picture: image && (await documentPicture(contentDir(), image.file)),
});
