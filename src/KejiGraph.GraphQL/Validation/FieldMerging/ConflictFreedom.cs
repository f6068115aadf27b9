using System.Runtime.InteropServices;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>
/// Proves in near-linear time that no two fields of a document conflict, by looking at all fields of a response name
/// together instead of at each pair, as Simon Adameit's "Overlapping fields can be merged fast" (Xing, for Sangria) does.
/// (A) All selection sets whose results are merged are collected into one: fragments are spread out, each once, and
///     fields grouped by response name.
/// (B) If all fields of a group are alike (same name, same arguments, same shape), whatever their parent types, none
///     conflict, and their selection sets are merged for the next level.
/// (C) If they are not all alike, only those that can meet on one object must be: for each object type among the parents,
///     the fields on that type together with those on interfaces and unions. Each such part goes to the next level on its
///     own; the shapes of all of them still have to agree, at every level.
/// A proof that fails says only that a conflict is possible: <see cref="ConflictSearch"/> then looks for it and words it.
/// Fragments must not form circles.
/// </summary>
internal sealed class ConflictFreedom(ValidationContext context, ComparisonBudget budget)
{
    private readonly HashSet<SelectionSetSyntax> _proven = [];
    private readonly HashSet<string> _spread = new(StringComparer.Ordinal);

    public bool IsProven()
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is OperationDefinitionSyntax operation
                && !AreFree([new Selections(operation.SelectionSet, context.Schema.FindRootType(operation.Operation))]))
            {
                return false;
            }
        }

        // Fragments that no operation reaches; the others have been seen where they are spread.
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is FragmentDefinitionSyntax fragment
                && !_spread.Contains(fragment.Name)
                && !AreFree([new Selections(fragment.SelectionSet, TypeOf(fragment))]))
            {
                return false;
            }
        }

        return true;
    }

    private static List<Selections> SelectionsBelow(List<MergedField> fields)
    {
        var below = new List<Selections>(fields.Count);
        foreach (var field in fields)
        {
            if (field.Syntax.SelectionSet is { } selectionSet)
            {
                below.Add(new Selections(selectionSet, field.InnerType));
            }
        }

        return below;
    }

    private static bool AreAlike(List<MergedField> fields)
    {
        var first = fields[0].Syntax;
        foreach (var field in CollectionsMarshal.AsSpan(fields)[1..])
        {
            if (field.Syntax.Name != first.Name
                || !ArgumentComparison.AreSame(field.Syntax.Arguments, first.Arguments))
            {
                return false;
            }
        }

        return true;
    }

    private static bool HaveSameShape(List<MergedField> fields)
    {
        GraphQLType? known = null;
        foreach (var field in fields)
        {
            known ??= field.Type;
            if (field.Stream is not null || ResponseShape.Conflicts(known, field.Type))
            {
                return false;
            }
        }

        return true;
    }

    private NamedType? TypeOf(FragmentDefinitionSyntax fragment) =>
        context.Schema.FindType(fragment.TypeCondition.Name);

    // FieldsInSetCanMerge()
    private bool AreFree(List<Selections> merged)
    {
        context.CheckStack();
        if (merged is [var only] && !_proven.Add(only.Set))
        {
            return true;
        }

        foreach (var fields in Collect(merged))
        {
            if (fields.Count > 1 && !HaveSameShape(fields))
            {
                return false;
            }

            var isFree = fields.Count == 1 || AreAlike(fields)
                ? AreFreeBelow(fields)
                : AreFreeByParentType(fields) && HaveSameShapeBelow(fields);
            if (!isFree)
            {
                return false;
            }
        }

        return true;
    }

    private bool AreFreeBelow(List<MergedField> fields)
    {
        var below = SelectionsBelow(fields);
        return below.Count == 0 || AreFree(below);
    }

    // (C)
    private bool AreFreeByParentType(List<MergedField> fields)
    {
        var objectTypes = fields.Select(field => field.ParentType).OfType<ObjectType>().Distinct().ToList();
        if (objectTypes.Count < 2)
        {
            return false;
        }

        foreach (var objectType in objectTypes)
        {
            budget.Spend(fields.Count);
            var meeting = fields.FindAll(field => field.ParentType == objectType || field.ParentType is not ObjectType);
            if (!AreAlike(meeting) || !AreFreeBelow(meeting))
            {
                return false;
            }
        }

        return true;
    }

    // SameResponseShape()
    private bool HaveSameShapeBelow(List<MergedField> fields)
    {
        context.CheckStack();
        foreach (var below in Collect(SelectionsBelow(fields)))
        {
            if (!HaveSameShape(below) || !HaveSameShapeBelow(below))
            {
                return false;
            }
        }

        return true;
    }

    // (A)
    private OrderedDictionary<string, List<MergedField>>.ValueCollection Collect(List<Selections> merged)
    {
        var groups = new OrderedDictionary<string, List<MergedField>>(StringComparer.Ordinal);
        var spread = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (set, type) in merged)
        {
            Collect(set, type, groups, spread);
        }

        return groups.Values;
    }

    private void Collect(
        SelectionSetSyntax selectionSet,
        NamedType? type,
        OrderedDictionary<string, List<MergedField>> groups,
        HashSet<string> spread)
    {
        context.CheckStack();
        budget.Spend(selectionSet.Selections.Length);
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldSyntax field:
                    var definition = type is CompositeType parent ? context.Schema.FindField(parent, field.Name) : null;
                    if (!groups.TryGetValue(field.ResponseName, out var fields))
                    {
                        groups.Add(field.ResponseName, fields = []);
                    }

                    fields.Add(new MergedField(field, type, definition));
                    break;
                case InlineFragmentSyntax fragment:
                    var inner = fragment.TypeCondition is { } condition
                        ? context.Schema.FindType(condition.Name)
                        : type;
                    Collect(fragment.SelectionSet, inner, groups, spread);
                    break;
                case FragmentSpreadSyntax { Name: var name }
                    when spread.Add(name) && context.Fragments.Find(name) is { } fragment:
                    _spread.Add(name);
                    Collect(fragment.SelectionSet, TypeOf(fragment), groups, spread);
                    break;
            }
        }
    }

    private readonly record struct Selections(SelectionSetSyntax Set, NamedType? Type);
}
