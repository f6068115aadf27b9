using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.Rules;

/// <summary>5.3.1 Field Selections.</summary>
internal sealed class FieldsOnCorrectTypeRule(ValidationContext context) : IEnter<FieldSyntax>
{
    public bool Enter(FieldSyntax node)
    {
        if (context.Types.ParentType is { } type && context.Types.Field is null)
        {
            context.Report($"Cannot query field \"{node.Name}\" on type \"{type}\".{Suggest(type, node.Name)}", node);
        }

        return true;
    }

    private string Suggest(CompositeType type, string fieldName)
    {
        if (context.Options.HideSuggestions)
        {
            return "";
        }

        var suggestion = DidYouMean.Suggest(TypesWith(type, fieldName), "to use an inline fragment on");
        return suggestion.Length == 0 && type is FieldsType { Fields: var fields }
            ? DidYouMean.Suggest(fieldName, fields.Select(field => field.Name))
            : suggestion;
    }

    // The types on which a fragment would make the field known: those that most possible types share come first.
    private List<string> TypesWith(CompositeType type, string fieldName)
    {
        if (!type.IsAbstract)
        {
            return [];
        }

        var useCounts = new OrderedDictionary<FieldsType, int>();
        foreach (var possibleType in context.Schema.PossibleTypes(type))
        {
            if (possibleType.FindField(fieldName) is null)
            {
                continue;
            }

            useCounts[possibleType] = 1;
            foreach (var implemented in possibleType.Interfaces)
            {
                if (implemented.FindField(fieldName) is not null)
                {
                    useCounts[implemented] = useCounts.GetValueOrDefault(implemented) + 1;
                }
            }
        }

        var order = Comparer<FieldsType>.Create((a, b) => Compare(a, b, useCounts));
        return [.. useCounts.Keys.Order(order).Select(suggested => suggested.Name)];
    }

    private int Compare(FieldsType a, FieldsType b, OrderedDictionary<FieldsType, int> useCounts)
    {
        if (a == b)
        {
            return 0;
        }

        if (useCounts[a] != useCounts[b])
        {
            return useCounts[b].CompareTo(useCounts[a]);
        }

        if (a is InterfaceType && context.Schema.IsSubtype(a, b))
        {
            return -1;
        }

        return b is InterfaceType && context.Schema.IsSubtype(b, a) ? 1 : NaturalOrder.Compare(a.Name, b.Name);
    }
}
