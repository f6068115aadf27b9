using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Types;

/// <summary>The directives of the specification, and the two of incremental delivery. All schemas share them.</summary>
public static class SpecifiedDirectives
{
    /// <summary>The reason that <c>@deprecated</c> gives when none is written.</summary>
    public const string DefaultDeprecationReason = "No longer supported";

    /// <summary><c>@include(if:)</c></summary>
    public static DirectiveDefinition Include { get; } = new(
        "include", [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment])
    {
        Description = "Directs the executor to include this field or fragment only when the `if` argument is true.",
        Arguments =
        [
            new InputValueDefinition("if", SpecifiedScalars.Boolean.NonNull) { Description = "Included when true." },
        ],
    };

    /// <summary><c>@skip(if:)</c></summary>
    public static DirectiveDefinition Skip { get; } = new(
        "skip", [DirectiveLocation.Field, DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment])
    {
        Description = "Directs the executor to skip this field or fragment when the `if` argument is true.",
        Arguments =
        [
            new InputValueDefinition("if", SpecifiedScalars.Boolean.NonNull) { Description = "Skipped when true." },
        ],
    };

    /// <summary><c>@deprecated(reason:)</c></summary>
    public static DirectiveDefinition Deprecated { get; } = new(
        "deprecated",
        [
            DirectiveLocation.FieldDefinition, DirectiveLocation.ArgumentDefinition,
            DirectiveLocation.InputFieldDefinition, DirectiveLocation.EnumValue, DirectiveLocation.DirectiveDefinition,
        ])
    {
        Description = "Marks an element of a GraphQL schema as no longer supported.",
        Arguments =
        [
            new InputValueDefinition("reason", SpecifiedScalars.String.NonNull)
            {
                Description = "Explains why this element was deprecated, usually also including a suggestion for how "
                    + "to access supported similar data. Formatted using the Markdown syntax, as specified by "
                    + "[CommonMark](https://commonmark.org/).",
                DefaultValue = new StringValueSyntax { Value = DefaultDeprecationReason },
            },
        ],
    };

    /// <summary><c>@specifiedBy(url:)</c></summary>
    public static DirectiveDefinition SpecifiedBy { get; } = new("specifiedBy", [DirectiveLocation.Scalar])
    {
        Description = "Exposes a URL that specifies the behavior of this scalar.",
        Arguments =
        [
            new InputValueDefinition("url", SpecifiedScalars.String.NonNull)
            {
                Description = "The URL that specifies the behavior of this scalar.",
            },
        ],
    };

    /// <summary><c>@oneOf</c></summary>
    public static DirectiveDefinition OneOf { get; } = new("oneOf", [DirectiveLocation.InputObject])
    {
        Description = "Indicates exactly one field must be supplied and this field must not be `null`.",
    };

    /// <summary><c>@defer(if:, label:)</c>; part of a schema only if the schema lists it.</summary>
    public static DirectiveDefinition Defer { get; } = new(
        "defer", [DirectiveLocation.FragmentSpread, DirectiveLocation.InlineFragment])
    {
        Description = "Directs the executor to defer this fragment when the `if` argument is true or undefined.",
        Arguments =
        [
            new InputValueDefinition("if", SpecifiedScalars.Boolean.NonNull)
            {
                Description = "Deferred when true or undefined.",
                DefaultValue = new BooleanValueSyntax { Value = true },
            },
            new InputValueDefinition("label", SpecifiedScalars.String) { Description = "Unique name" },
        ],
    };

    /// <summary><c>@stream(initialCount:, if:, label:)</c>; part of a schema only if the schema lists it.</summary>
    public static DirectiveDefinition Stream { get; } = new("stream", [DirectiveLocation.Field])
    {
        Description = "Directs the executor to stream plural fields when the `if` argument is true or undefined.",
        Arguments =
        [
            new InputValueDefinition("initialCount", SpecifiedScalars.Int.NonNull)
            {
                Description = "Number of items to return immediately",
                DefaultValue = new IntValueSyntax { Text = "0" },
            },
            new InputValueDefinition("if", SpecifiedScalars.Boolean.NonNull)
            {
                Description = "Stream when true or undefined.",
                DefaultValue = new BooleanValueSyntax { Value = true },
            },
            new InputValueDefinition("label", SpecifiedScalars.String) { Description = "Unique name" },
        ],
    };

    /// <summary>The five that every schema has: include, skip, deprecated, specifiedBy, oneOf.</summary>
    public static ImmutableArray<DirectiveDefinition> All { get; } = [Include, Skip, Deprecated, SpecifiedBy, OneOf];

    /// <summary>Whether a name is that of one of the five.</summary>
    public static bool IsSpecified(string directiveName) =>
        directiveName is "include" or "skip" or "deprecated" or "specifiedBy" or "oneOf";
}
