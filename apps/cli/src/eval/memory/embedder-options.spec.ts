import { embedderEnvironment } from './embedder-options.js';

describe('the embedder of an evaluation', () => {
  it('is none unless it is named', () => {
    expect(embedderEnvironment({})).toEqual({});
  });

  it('is given to memory as in production, with time to answer', () => {
    const named = { embedder: 'http://127.0.0.1:8081', embedderModel: 'small', embedderDimensions: '384' };
    expect(embedderEnvironment(named)).toEqual({
      EMBEDDER_URL: 'http://127.0.0.1:8081',
      EMBEDDER_MODEL: 'small',
      EMBEDDER_DIMENSIONS: '384',
      EMBEDDER_TIMEOUT_MS: '10000',
    });
  });

  it.each([
    [{ embedder: 'http://127.0.0.1:8081', embedderModel: 'small' }, '--embedder-dimensions'],
    [{ embedderModel: 'small' }, '--embedder <url>'],
  ])('says what is missing in %o', (options, missing) => {
    expect(() => embedderEnvironment(options)).toThrow(missing);
  });
});
