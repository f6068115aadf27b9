using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>What the rules for schemas share: the schema, the errors found, and the syntax to point at.</summary>
internal sealed class SchemaValidationContext(Schema schema)
{
    private readonly ImmutableArray<GraphQLError>.Builder _errors = ImmutableArray.CreateBuilder<GraphQLError>();

    public Schema Schema { get; } = schema;

    public ImmutableArray<GraphQLError> Errors => _errors.ToImmutable();

    public void Report(string message, params ReadOnlySpan<SyntaxNode?> nodes)
    {
        var positions = new SourcePosition[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            positions[i] = nodes[i];
        }

        _errors.Add(new GraphQLError(message, ErrorCodes.InvalidSchema, positions));
    }

    /// <summary>The definition of a type and its extensions.</summary>
    public static SyntaxNode?[] AllSyntax(NamedType type) => [type.Syntax, .. type.ExtensionSyntax];

    /// <summary>Reserves names that begin with two underscores.</summary>
    public void CheckName(string name, SyntaxNode? syntax)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            Report($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", syntax);
        }
    }

    /// <summary>What all arguments and input fields have to observe.</summary>
    public void CheckNotRequiredAndDeprecated(InputValueDefinition value, string what)
    {
        if (value.IsRequired && value.DeprecationReason is not null)
        {
            Report(
                $"Required {what} {value} cannot be deprecated.",
                value.Syntax?.Directives.Find("deprecated"),
                value.Syntax?.Type);
        }
    }
}
