using KejiGraph.GraphQL.Language;

namespace KejiGraph.Testing.Deliveries;

/// <summary>Puts random selections of a document off, with <c>@defer</c> and <c>@stream</c>; nothing else of it changes.</summary>
public sealed class RandomDeferral(int seed)
{
    // Lists of the library's API that @stream can stand on.
    private static readonly HashSet<string> Lists = ["nodes", "edges", "keywords", "remarks", "tags", "marks"];

    private readonly Random _random = new(seed);
    private int _labels;

    /// <summary>The document with deferrals.</summary>
    public DocumentSyntax Next(DocumentSyntax document) => new()
    {
        Definitions = [.. document.Definitions.Select(Definition)],
    };

    private DefinitionSyntax Definition(DefinitionSyntax definition) => definition switch
    {
        OperationDefinitionSyntax operation => new OperationDefinitionSyntax
        {
            Operation = operation.Operation,
            Name = operation.Name,
            VariableDefinitions = operation.VariableDefinitions,
            SelectionSet = Selections(operation.SelectionSet),
        },
        FragmentDefinitionSyntax fragment => new FragmentDefinitionSyntax
        {
            Name = fragment.Name,
            TypeCondition = fragment.TypeCondition,
            SelectionSet = Selections(fragment.SelectionSet),
        },
        _ => definition,
    };

    private SelectionSetSyntax Selections(SelectionSetSyntax set)
    {
        var selections = new List<SelectionSyntax>();
        foreach (var selection in set.Selections)
        {
            var inner = Inside(selection);
            selections.Add(_random.Next(3) == 0
                ? new InlineFragmentSyntax { Directives = [Directive("defer")], SelectionSet = new() { Selections = [inner] } }
                : inner);
        }

        if (selections.Count > 1 && _random.Next(4) == 0)
        {
            selections = [new InlineFragmentSyntax { Directives = [Directive("defer")], SelectionSet = new() { Selections = [.. selections] } }];
        }

        return new SelectionSetSyntax { Selections = [.. selections] };
    }

    private SelectionSyntax Inside(SelectionSyntax selection) => selection switch
    {
        FieldSyntax field => new FieldSyntax
        {
            Alias = field.Alias,
            Name = field.Name,
            Arguments = field.Arguments,
            Directives = Lists.Contains(field.Name) && _random.Next(3) == 0
                ? field.Directives.Add(Directive("stream", ("initialCount", new IntValueSyntax { Text = $"{_random.Next(3)}" })))
                : field.Directives,
            SelectionSet = field.SelectionSet is null ? null : Selections(field.SelectionSet),
        },
        InlineFragmentSyntax fragment => new InlineFragmentSyntax
        {
            TypeCondition = fragment.TypeCondition,
            Directives = fragment.Directives,
            SelectionSet = Selections(fragment.SelectionSet),
        },
        _ => selection,
    };

    private DirectiveSyntax Directive(string name, params (string Name, ValueSyntax Value)[] arguments) => new()
    {
        Name = name,
        Arguments =
        [
            .. arguments.Select(argument => new ArgumentSyntax { Name = argument.Name, Value = argument.Value }),
            new ArgumentSyntax { Name = "label", Value = new StringValueSyntax { Value = $"l{_labels++}" } },
        ],
    };
}
