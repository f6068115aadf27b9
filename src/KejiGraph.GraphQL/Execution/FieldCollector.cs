using System.Collections.Immutable;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Types;

namespace KejiGraph.GraphQL.Execution;

/// <summary>
/// CollectFields() and CollectSubfields() (specification 6.3.2) for a compiler: nothing depends on the variables of a
/// request, so <c>@skip</c> and <c>@include</c> become conditions instead of decisions. The document must be valid.
/// Immutable and safe to share; the cost is that of the selections with their fragments spread out, which validation
/// limits.
/// </summary>
public sealed class FieldCollector
{
    private readonly Schema _schema;
    private readonly Dictionary<string, FragmentDefinitionSyntax> _fragments = new(StringComparer.Ordinal);

    /// <summary>Prepares for the operations of one document.</summary>
    public FieldCollector(Schema schema, DocumentSyntax document)
    {
        _schema = schema;
        foreach (var definition in document.Definitions)
        {
            if (definition is FragmentDefinitionSyntax fragment)
            {
                _fragments[fragment.Name] = fragment;
            }
        }
    }

    /// <summary>The entries of a response object, in order of their first occurrence.</summary>
    /// <param name="type">The concrete type of the object; fragments on other types are left out.</param>
    /// <param name="selectionSet">What is selected from it.</param>
    public ImmutableArray<CollectedField> Collect(ObjectType type, SelectionSetSyntax selectionSet)
    {
        var collection = new Collection(_schema, _fragments, type);
        collection.Visit(selectionSet, ConditionSet.Always, defer: null);
        return collection.Finish();
    }

    /// <summary>
    /// The entries of the object that is the value of a collected field, of all its occurrences together.
    /// </summary>
    /// <param name="type">The concrete type of the value.</param>
    /// <param name="parent">The field. Conditions that all its occurrences have are not repeated.</param>
    /// <param name="inheritsDefer">
    /// What defers the field is told of its subfields, too, as the specification has it; else only what defers them by themselves.
    /// </param>
    public ImmutableArray<CollectedField> CollectSubfields(ObjectType type, CollectedField parent, bool inheritsDefer = true)
    {
        var common = parent.Occurrences[0].Conditions;
        foreach (var occurrence in parent.Occurrences)
        {
            common = common.Intersect(occurrence.Conditions);
        }

        var collection = new Collection(_schema, _fragments, type);
        foreach (var occurrence in parent.Occurrences)
        {
            if (occurrence.Syntax.SelectionSet is { } selectionSet)
            {
                collection.Visit(
                    selectionSet, occurrence.Conditions.Except(common), inheritsDefer ? occurrence.Defer : null);
            }
        }

        return collection.Finish();
    }

    private sealed class Collection(
        Schema schema, Dictionary<string, FragmentDefinitionSyntax> fragments, ObjectType type)
    {
        private readonly OrderedDictionary<string, Entry> _fields = new(StringComparer.Ordinal);
        private readonly Dictionary<string, List<Visit>> _visited = new(StringComparer.Ordinal);
        private int _ordinal;

        public ImmutableArray<CollectedField> Finish()
        {
            var fields = ImmutableArray.CreateBuilder<CollectedField>(_fields.Count);
            foreach (var (name, entry) in _fields)
            {
                fields.Add(new CollectedField(name, entry.Definition, entry.Occurrences.DrainToImmutable()));
            }

            return fields.MoveToImmutable();
        }

        public void Visit(SelectionSetSyntax selectionSet, ConditionSet outer, DeferUsage? defer)
        {
            foreach (var selection in selectionSet.Selections)
            {
                if (ConditionsOf(selection, outer) is not { } conditions)
                {
                    continue;
                }

                switch (selection)
                {
                    case FieldSyntax field:
                        Add(field, conditions, defer);
                        break;
                    case InlineFragmentSyntax fragment when Applies(fragment.TypeCondition):
                        Visit(fragment.SelectionSet, conditions, DeferOf(fragment, defer));
                        break;
                    case FragmentSpreadSyntax spread
                        when fragments.TryGetValue(spread.Name, out var fragment) && Applies(fragment.TypeCondition):
                        var inner = DeferOf(spread, defer);
                        if (IsNew(spread.Name, conditions, inner))
                        {
                            Visit(fragment.SelectionSet, conditions, inner);
                        }

                        break;
                }
            }
        }

        private static DeferUsage? DeferOf(SelectionSyntax fragment, DeferUsage? outer)
        {
            var directive = fragment.Directives.Find("defer");
            var isOff = directive?.FindArgument("if")?.Value is BooleanValueSyntax { Value: false };
            return directive is null || isOff ? outer : new DeferUsage(directive, outer);
        }

        // Null if the selection is never made.
        private static ConditionSet? ConditionsOf(SelectionSyntax selection, ConditionSet outer)
        {
            ConditionSet? conditions = outer;
            foreach (var directive in selection.Directives)
            {
                if (directive.Name is not ("skip" or "include"))
                {
                    continue;
                }

                var isNegated = directive.Name == "skip";
                conditions = directive.FindArgument("if")?.Value switch
                {
                    VariableSyntax variable => conditions?.And(new Condition(variable.Name, isNegated)),
                    BooleanValueSyntax constant when constant.Value == isNegated => null,
                    _ => conditions,
                };
            }

            return conditions;
        }

        private void Add(FieldSyntax field, ConditionSet conditions, DeferUsage? defer)
        {
            if (!_fields.TryGetValue(field.ResponseName, out var entry))
            {
                if (schema.FindField(type, field.Name) is not { } definition)
                {
                    return;
                }

                _fields.Add(field.ResponseName, entry = new Entry(definition));
            }

            entry.Occurrences.Add(new FieldOccurrence(field, conditions, defer, _ordinal++));
        }

        // DoesFragmentTypeApply()
        private bool Applies(NamedTypeSyntax? typeCondition)
        {
            if (typeCondition is null || typeCondition.Name == type.Name)
            {
                return true;
            }

            return schema.FindType(typeCondition.Name) is CompositeType { IsAbstract: true } abstractType
                && schema.IsSubtype(abstractType, type);
        }

        // A fragment need not be visited again under conditions under which it was visited before, nor to be deferred
        // when it is delivered at once.
        private bool IsNew(string fragmentName, ConditionSet conditions, DeferUsage? defer)
        {
            if (!_visited.TryGetValue(fragmentName, out var visits))
            {
                _visited.Add(fragmentName, visits = []);
            }

            foreach (var visit in visits)
            {
                if (visit.Conditions.IsImpliedBy(conditions)
                    && (visit.Defer is null || visit.Defer.Syntax == defer?.Syntax))
                {
                    return false;
                }
            }

            visits.Add(new Visit(conditions, defer));
            return true;
        }
    }

    private sealed record Entry(FieldDefinition Definition)
    {
        public ImmutableArray<FieldOccurrence>.Builder Occurrences { get; } =
            ImmutableArray.CreateBuilder<FieldOccurrence>();
    }

    private readonly record struct Visit(ConditionSet Conditions, DeferUsage? Defer);
}
