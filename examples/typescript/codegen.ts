import type { CodegenConfig } from '@graphql-codegen/cli';

// Each graphql(`…`) in src becomes a typed operation: a field that the schema does not have is an error of the compiler. Against a server
// instead of the files: schema: 'http://127.0.0.1:8080/graphql'.
const config: CodegenConfig = {
  schema: '../../schema/*.graphqls',
  documents: 'src/*.ts',
  generates: {
    'src/generated/': {
      preset: 'client',
      config: {
        documentMode: 'string', useTypeImports: true, enumsAsTypes: true,
        scalars: { ID: 'string', Date: 'string', DateTime: 'string', Upload: 'Blob' },
      },
      presetConfig: { fragmentMasking: false },
    },
  },
  emitLegacyCommonJSImports: false,
};

export default config;
