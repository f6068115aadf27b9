using System.Collections.Immutable;

namespace KejiGraph.GraphQL.Validation;

/// <summary>Finds names that are used more than once.</summary>
internal static class Duplicates
{
    private const int FewItems = 8;

    /// <summary>The items of each such name, in order of the first of them. Linear.</summary>
    public static IEnumerable<List<T>> Of<T>(ImmutableArray<T> items, Func<T, string> nameOf)
    {
        return HasAny(items, nameOf)
            ? items.GroupBy(nameOf).Select(group => group.ToList()).Where(group => group.Count > 1)
            : [];
    }

    private static bool HasAny<T>(ImmutableArray<T> items, Func<T, string> nameOf)
    {
        if (items.Length > FewItems)
        {
            return items.Select(nameOf).Distinct().Count() != items.Length;
        }

        for (var i = 1; i < items.Length; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (nameOf(items[i]) == nameOf(items[j]))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
