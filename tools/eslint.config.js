// The rules that the schema keeps: those that graphql-eslint recommends, and those of Relay.
import plugin from '@graphql-eslint/eslint-plugin';

export default [
  {
    files: ['**/*.graphqls'],
    languageOptions: { parser: plugin.parser, parserOptions: { graphQLConfig: { schema: 'schema/*.graphqls' } } },
    plugins: { '@graphql-eslint': plugin },
    rules: {
      ...plugin.configs['flat/schema-recommended'].rules,
      ...plugin.configs['flat/schema-relay'].rules,
      // Every definition is described, each field and argument too.
      '@graphql-eslint/require-description': ['error', {
        types: true, FieldDefinition: true, InputValueDefinition: true, EnumValueDefinition: true, DirectiveDefinition: true,
      }],
      // Lists that do not grow are plain lists; commits, changes and other values have pages, but no global id.
      '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
      // Pages go in both directions.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: true }],
      // Ids are of Node only; values without one are values.
      '@graphql-eslint/strict-id-in-types': 'off',
      // A section has sections, and nothing else would be a name for them.
      '@graphql-eslint/no-typename-prefix': 'off',
    },
  },
];
