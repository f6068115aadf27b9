using KejiGraph.GraphQL.Language;

namespace KejiGraph.GraphQL.Validation;

/// <summary>
/// Under how many names a document asks for the same: aliases multiply work without making the document deeper or its lists
/// longer. Linear in the document as it is written. Aliases are counted in the document and not in each selection set, because
/// selection sets that are merged would each have their own.
/// </summary>
internal sealed class AliasLimits
{
    private readonly FragmentGraph _fragments;
    private readonly HashSet<(string Field, string Alias)> _aliases = [];
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private AliasLimits(FragmentGraph fragments)
    {
        _fragments = fragments;
    }

    /// <summary>Counts the aliases and root fields of a document whose size is limited.</summary>
    /// <returns>The limit that is exceeded; null if none is.</returns>
    public static GraphQLError? Check(DocumentSyntax document, FragmentGraph fragments, ValidationOptions options)
    {
        var limits = new AliasLimits(fragments);
        foreach (var definition in document.Definitions)
        {
            if (definition is OperationDefinitionSyntax operation)
            {
                if (limits.CountRootFields(operation) > options.MaxRootFields)
                {
                    return ValidationErrors.TooManyRootFields(options.MaxRootFields);
                }

                limits.CountAliases(operation.SelectionSet);
            }
            else if (definition is FragmentDefinitionSyntax fragment)
            {
                limits.CountAliases(fragment.SelectionSet);
            }
        }

        foreach (var (field, count) in limits._counts)
        {
            if (count > options.MaxAliases)
            {
                return ValidationErrors.TooManyAliases(field, options.MaxAliases);
            }
        }

        return null;
    }

    private int CountRootFields(OperationDefinitionSyntax operation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        var rest = new Stack<SelectionSetSyntax>([operation.SelectionSet]);
        while (rest.TryPop(out var set))
        {
            foreach (var selection in set.Selections)
            {
                switch (selection)
                {
                    case FieldSyntax field:
                        names.Add(field.ResponseName);
                        break;
                    case InlineFragmentSyntax inline:
                        rest.Push(inline.SelectionSet);
                        break;
                    case FragmentSpreadSyntax { Name: var name }
                        when spread.Add(name) && _fragments.Find(name) is { } fragment:
                        rest.Push(fragment.SelectionSet);
                        break;
                }
            }
        }

        return names.Count;
    }

    // The parser has limited how deep a selection set nests, so this may recurse.
    private void CountAliases(SelectionSetSyntax selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldSyntax field:
                    if (field.ResponseName != field.Name && _aliases.Add((field.Name, field.ResponseName)))
                    {
                        _counts[field.Name] = _counts.GetValueOrDefault(field.Name) + 1;
                    }

                    if (field.SelectionSet is not null)
                    {
                        CountAliases(field.SelectionSet);
                    }

                    break;
                case InlineFragmentSyntax fragment:
                    CountAliases(fragment.SelectionSet);
                    break;
            }
        }
    }
}
