using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>A field where it is selected, as far as merging is concerned.</summary>
/// <param name="Syntax">The field.</param>
/// <param name="ParentType">
/// The type it is selected from; null where the schema has none, and where the document is wrong not always composite.
/// </param>
/// <param name="Definition">The field in the schema; null likewise.</param>
internal sealed record MergedField(FieldSyntax Syntax, NamedType? ParentType, FieldDefinition? Definition)
{
    private int? _argumentSize;

    public GraphQLType? Type => Definition?.Type;

    /// <summary>The values in the arguments, nested ones included: what comparing them costs.</summary>
    public int ArgumentSize => _argumentSize ??= Syntax.Arguments.Sum(argument => SizeOf(argument.Value));

    public DirectiveSyntax? Stream { get; } = Syntax.Directives.Find("stream");

    /// <summary>The type from which the field's own selections are made.</summary>
    public NamedType? InnerType => Definition?.Type.Named;

    private static int SizeOf(ValueSyntax value) => value switch
    {
        ListValueSyntax list => 1 + list.Values.Sum(SizeOf),
        ObjectValueSyntax fields => 1 + fields.Fields.Sum(field => SizeOf(field.Value)),
        _ => 1,
    };
}
