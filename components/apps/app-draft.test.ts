import { describe, expect, it } from 'vitest';
import { AppMetadataSchema } from '@/lib/protocol/registration/client-metadata';
import { draftOfApp, metadataOfDraft, tidied } from './app-draft';

const metadata = AppMetadataSchema.parse({
  client_name: 'Tides',
  client_uri: 'https://app.example.org',
  contacts: ['mailto:team@app.example.org'],
});
const draft = draftOfApp({ name: 'tides', metadata });

describe('the editor of an app', () => {
  it('gives back what it was given', () => {
    expect(draft).toMatchObject({ name: 'tides', logo_uri: '', redirect_uris: [] });
    expect(metadataOfDraft(draft)).toEqual(metadata);
  });

  it('leaves out what is empty or blank, but for the name that has to be there', () => {
    const emptied = { ...draft, client_name: ' ', client_uri: '  ', contacts: ['', ' '] };
    expect(metadataOfDraft(emptied)).toEqual({
      client_name: '',
      contacts: [],
      redirect_uris: [],
      launch_uris: [],
    });
  });

  it('drops rows that are empty, so that the others are counted as they are sent', () => {
    const rows = {
      ...draft,
      name: ' tides ',
      redirect_uris: ['', ' https://app.example.org/cb ', ''],
    };
    expect(tidied(rows).redirect_uris).toEqual(['https://app.example.org/cb']);
    expect(tidied(rows).name).toBe('tides');
  });
});
