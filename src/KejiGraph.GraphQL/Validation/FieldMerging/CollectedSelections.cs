using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>
/// A selection set as the search for conflicts sees it: its fields by response name, those in inline fragments
/// included, and the fragments that it spreads, which are not looked into.
/// </summary>
internal sealed class CollectedSelections
{
    private CollectedSelections()
    {
    }

    public OrderedDictionary<string, List<MergedField>> Fields { get; } = new(StringComparer.Ordinal);

    /// <summary>Each once, in the order of the text; null for those that are not defined, which are one.</summary>
    public List<FragmentDefinitionSyntax?> Fragments { get; } = [];

    public static CollectedSelections Collect(
        ValidationContext context, NamedType? type, SelectionSetSyntax selectionSet)
    {
        var collected = new CollectedSelections();
        collected.Add(context, type, selectionSet);
        return collected;
    }

    private void Add(ValidationContext context, NamedType? type, SelectionSetSyntax selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldSyntax field:
                    var definition = type is CompositeType parent ? context.Schema.FindField(parent, field.Name) : null;
                    if (!Fields.TryGetValue(field.ResponseName, out var fields))
                    {
                        Fields.Add(field.ResponseName, fields = []);
                    }

                    fields.Add(new MergedField(field, type, definition));
                    break;
                case InlineFragmentSyntax fragment:
                    var inner = fragment.TypeCondition is { } condition
                        ? context.Schema.FindType(condition.Name)
                        : type;
                    Add(context, inner, fragment.SelectionSet);
                    break;
                case FragmentSpreadSyntax spread when context.Fragments.Find(spread.Name) is var fragment:
                    if (!Fragments.Contains(fragment))
                    {
                        Fragments.Add(fragment);
                    }

                    break;
            }
        }
    }
}
