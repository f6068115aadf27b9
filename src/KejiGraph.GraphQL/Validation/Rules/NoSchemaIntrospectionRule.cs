using KejiGraph.GraphQL.Introspection;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>Not of the specification: keeps the schema to itself. <c>__typename</c> stays.</summary>
internal sealed class NoSchemaIntrospectionRule(ValidationContext context) : IEnter<FieldSyntax>
{
    public bool Enter(FieldSyntax node)
    {
        if (context.Types.Type?.Named is { } type && IntrospectionTypes.Find(type.Name) is not null)
        {
            context.Report(
                "GraphQL introspection has been disabled, but the requested query contained the field "
                + $"\"{node.Name}\".",
                node);
        }

        return true;
    }
}
