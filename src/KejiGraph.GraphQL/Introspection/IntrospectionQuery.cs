namespace KejiGraph.GraphQL.Introspection;

/// <summary>The query by which tools read a schema.</summary>
public static class IntrospectionQuery
{
    /// <summary>
    /// Everything introspection knows, of graphql-js's getIntrospectionQuery with all options on: descriptions,
    /// deprecation of arguments, input fields and directives, <c>@specifiedBy</c>, <c>@oneOf</c>; nine levels of
    /// wrapping types.
    /// </summary>
    public const string Text = """
        query IntrospectionQuery {
          __schema {
            description
            queryType { name kind }
            mutationType { name kind }
            subscriptionType { name kind }
            types { ...FullType }
            directives(includeDeprecated: true) {
              name
              description
              isRepeatable
              isDeprecated
              deprecationReason
              locations
              args(includeDeprecated: true) { ...InputValue }
            }
          }
        }

        fragment FullType on __Type {
          kind
          name
          description
          specifiedByURL
          isOneOf
          fields(includeDeprecated: true) {
            name
            description
            args(includeDeprecated: true) { ...InputValue }
            type { ...TypeRef }
            isDeprecated
            deprecationReason
          }
          inputFields(includeDeprecated: true) { ...InputValue }
          interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) {
            name
            description
            isDeprecated
            deprecationReason
          }
          possibleTypes { ...TypeRef }
        }

        fragment InputValue on __InputValue {
          name
          description
          type { ...TypeRef }
          defaultValue
          isDeprecated
          deprecationReason
        }

        fragment TypeRef on __Type {
          kind
          name
          ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
            ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } }
          }
        }
        """;
}
