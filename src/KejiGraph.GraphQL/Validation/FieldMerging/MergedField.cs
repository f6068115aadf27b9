using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>A field where it is selected, as far as merging is concerned.</summary>
/// <param name="Syntax">The field.</param>
/// <param name="ParentType">The type it is selected from; null where the document does not fit the schema.</param>
/// <param name="Definition">The field in the schema; null likewise.</param>
internal sealed record MergedField(FieldSyntax Syntax, CompositeType? ParentType, FieldDefinition? Definition)
{
    public GraphQLType? Type => Definition?.Type;

    public DirectiveSyntax? Stream { get; } = Syntax.Directives.Find("stream");

    /// <summary>The type from which the field's own selections are made.</summary>
    public CompositeType? InnerType => Definition?.Type.Named as CompositeType;
}
