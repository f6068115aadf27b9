using System.Runtime.InteropServices;
using System.Text;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Validation.FieldMerging;

/// <summary>
/// Proves in near-linear time that no two fields of a document conflict, by looking at all fields of a response name
/// together instead of at each pair, as Simon Adameit's "Overlapping fields can be merged fast" (Xing, for Sangria)
/// does.
/// (A) All selection sets whose results are merged are collected into one: fragments are spread out, each once, and
///     fields grouped by response name. The same selection sets are never looked at together twice.
/// (B) All fields of a group that can meet on one object must be alike, same name and same arguments. Fields on
///     different object types cannot meet; so there is one part for each object type among the parents, with the fields
///     on that type and those on interfaces and unions, or, if there is at most one such type, one part with all
///     fields.
/// (C) The selection sets of each part are merged for the next level.
/// (D) All fields of a group, whether they can meet or not, must have the same shape, and so must their subfields.
/// A proof that fails says only that a conflict is possible: <see cref="ConflictSearch"/> then looks for it and words
/// it. Fragments must not form circles.
/// </summary>
internal sealed class ConflictFreedom(ValidationContext context, ComparisonBudget budget)
{
    private readonly SelectionsSeen _seenForMerging = new();
    private readonly SelectionsSeen _seenForShape = new();
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

    // A streamed field conflicts with every other, but not with itself.
    private static bool HaveSameShape(List<MergedField> fields)
    {
        GraphQLType? known = null;
        foreach (var field in fields)
        {
            known ??= field.Type;
            if ((field.Stream is not null && fields.Count > 1) || ResponseShape.Conflicts(known, field.Type))
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
        if (!_seenForMerging.IsNew(merged))
        {
            return true;
        }

        foreach (var fields in Collect(merged))
        {
            if (fields.Count == 1 ? !AreFreeBelow(fields) : !IsFree(fields))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsFree(List<MergedField> fields)
    {
        if (!HaveSameShape(fields))
        {
            return false;
        }

        ObjectType? first = null;
        foreach (var field in fields)
        {
            if (field.ParentType is ObjectType type && type != (first ??= type))
            {
                return AreFreeByParentType(fields) && HaveSameShapeBelow(fields);
            }
        }

        return AreAlike(fields) && AreFreeBelow(fields);
    }

    // (C)
    private bool AreFreeBelow(List<MergedField> fields)
    {
        var below = SelectionsBelow(fields);
        return below.Count == 0 || AreFree(below);
    }

    // (B)
    private bool AreFreeByParentType(List<MergedField> fields)
    {
        foreach (var objectType in fields.Select(field => field.ParentType).OfType<ObjectType>().Distinct())
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

    // (D), SameResponseShape()
    private bool HaveSameShapeBelow(List<MergedField> fields)
    {
        context.CheckStack();
        var merged = SelectionsBelow(fields);
        if (!_seenForShape.IsNew(merged))
        {
            return true;
        }

        foreach (var below in Collect(merged))
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

    /// <summary>Remembers which selection sets have been looked at, alone and together.</summary>
    private sealed class SelectionsSeen
    {
        private readonly HashSet<SelectionSetSyntax> _alone = [];
        private readonly HashSet<string> _together = new(StringComparer.Ordinal);
        private readonly Dictionary<SelectionSetSyntax, int> _numbers = [];

        public bool IsNew(List<Selections> merged)
        {
            if (merged is [var only])
            {
                return _alone.Add(only.Set);
            }

            var key = new StringBuilder();
            foreach (var (set, _) in merged)
            {
                _numbers.TryAdd(set, _numbers.Count);
                key.Append(_numbers[set]).Append(',');
            }

            return _together.Add(key.ToString());
        }
    }
}
