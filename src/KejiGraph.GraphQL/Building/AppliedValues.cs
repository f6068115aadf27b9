using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.GraphQL.Building;

/// <summary>What the specified directives say where they are applied in a type system document.</summary>
internal static class AppliedValues
{
    public static string? DeprecationReason(ImmutableArray<DirectiveSyntax> directives) =>
        (string?)ArgumentOf(directives, SpecifiedDirectives.Deprecated, "reason");

    public static string? SpecifiedByUrl(ImmutableArray<DirectiveSyntax> directives) =>
        (string?)ArgumentOf(directives, SpecifiedDirectives.SpecifiedBy, "url");

    public static bool IsOneOf(ImmutableArray<DirectiveSyntax> directives) => directives.Find("oneOf") is not null;

    private static object? ArgumentOf(
        ImmutableArray<DirectiveSyntax> directives, DirectiveDefinition definition, string argument)
    {
        if (directives.Find(definition.Name) is not { } applied)
        {
            return null;
        }

        return ArgumentCoercion.TryCoerce(definition, applied, null, out var values, out var error)
            ? values[argument]
            : throw new GraphQLException(error);
    }
}
