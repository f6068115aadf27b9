using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Introspection;

/// <summary>The fields that every schema has without defining them. All schemas share them.</summary>
public static class MetaFields
{
    /// <summary><c>__schema</c>, of the query type only.</summary>
    public static FieldDefinition Schema { get; } = new("__schema", IntrospectionTypes.Schema.NonNull)
    {
        Description = "Access the current type schema of this server.",
        Annotation = (IntrospectionResolver)((schema, _, _) => schema),
    };

    /// <summary><c>__type(name:)</c>, of the query type only.</summary>
    public static FieldDefinition Type { get; } = new("__type", IntrospectionTypes.Type)
    {
        Description = "Request the type information of a single type.",
        Arguments = [new InputValueDefinition("name", SpecifiedScalars.String.NonNull)],
        Annotation = (IntrospectionResolver)((schema, _, arguments) => schema.FindType((string)arguments["name"]!)),
    };

    /// <summary><c>__typename</c>, of every composite type.</summary>
    public static FieldDefinition TypeName { get; } = new("__typename", SpecifiedScalars.String.NonNull)
    {
        Description = "The name of the current Object type at runtime.",
        Annotation = (IntrospectionResolver)((_, source, _) => ((NamedType)source).Name),
    };
}
