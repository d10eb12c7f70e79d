import type { CodegenConfig } from '@graphql-codegen/cli';

// The operations in src/api/operations become typed values: a field that the schema does not have is an error of the compiler.
const config: CodegenConfig = {
  schema: '../../schema/*.graphqls',
  documents: 'src/api/operations/*.graphql',
  generates: {
    'src/api/generated/': {
      preset: 'client',
      config: { documentMode: 'string', useTypeImports: true, enumsAsTypes: true, scalars: { ID: 'string', Date: 'string', DateTime: 'string', Upload: 'File' } },
      presetConfig: { fragmentMasking: false },
    },
  },
};

export default config;
