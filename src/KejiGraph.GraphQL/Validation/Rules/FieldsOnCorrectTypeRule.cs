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

        var types = useCounts.Keys.ToList();
        SortAsV8(types, (a, b) => Compare(a, b, useCounts));
        return types.ConvertAll(type => type.Name);
    }

    // The order below is graphql-js's, and not transitive: an interface stands before its own implementations, but
    // among others by name. So the result depends on how it is sorted, and for graphql-js that is how V8 sorts short
    // arrays: the longest run at the start is taken as it is, the rest inserted by binary search.
    private static void SortAsV8(List<FieldsType> types, Comparison<FieldsType> compare)
    {
        if (types.Count < 2)
        {
            return;
        }

        var isDescending = compare(types[1], types[0]) < 0;
        var run = 2;
        while (run < types.Count && compare(types[run], types[run - 1]) < 0 == isDescending)
        {
            run++;
        }

        if (isDescending)
        {
            types.Reverse(0, run);
        }

        for (var i = run; i < types.Count; i++)
        {
            var pivot = types[i];
            var (left, right) = (0, i);
            while (left < right)
            {
                var middle = (left + right) / 2;
                (left, right) = compare(pivot, types[middle]) < 0 ? (left, middle) : (middle + 1, right);
            }

            types.RemoveAt(i);
            types.Insert(left, pivot);
        }
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
