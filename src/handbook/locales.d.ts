declare module 'decap-cms-locales/dist/esm/de/index.js' {
  const phrases: import('#cms/german.ts').Phrases;
  export default phrases;
}
