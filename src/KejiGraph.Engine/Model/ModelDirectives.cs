using System.Collections.Immutable;
using System.Globalization;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.Engine.Model;

/// <summary>Reads the directives of a model. Their presence and types were checked by the rules for schemas.</summary>
internal static class ModelDirectives
{
    public const string Node = "node";
    public const string Relationship = "relationship";
    public const string RelationshipProperties = "relationshipProperties";
    public const string Value = "value";
    public const string Id = "id";
    public const string Unique = "unique";
    public const string Index = "index";
    public const string Private = "private";
    public const string FullText = "fulltext";
    public const string Plural = "plural";
    public const string CacheControl = "cacheControl";

    /// <summary>The text of a directive's argument, or null when the directive or the argument is absent.</summary>
    public static string? Text(ImmutableArray<DirectiveSyntax> directives, string directive, string argument) =>
        directives.Find(directive)?.FindArgument(argument)?.Value switch
        {
            StringValueSyntax text => text.Value,
            EnumValueSyntax code => code.Name,
            _ => null,
        };

    /// <summary>The whole number of a directive's argument, or null when the directive or the argument is absent.</summary>
    public static int? Number(ImmutableArray<DirectiveSyntax> directives, string directive, string argument) =>
        directives.Find(directive)?.FindArgument(argument)?.Value is IntValueSyntax { Text: var digits }
            ? int.Parse(digits, CultureInfo.InvariantCulture)
            : null;

    /// <summary>The texts of a directive's argument, or null when the directive or the argument is absent.</summary>
    public static ImmutableArray<string>? Texts(ImmutableArray<DirectiveSyntax> directives, string directive, string argument) =>
        directives.Find(directive)?.FindArgument(argument)?.Value switch
        {
            ListValueSyntax list => [.. list.Values.OfType<StringValueSyntax>().Select(text => text.Value)],
            StringValueSyntax text => [text.Value],
            _ => null,
        };
}
