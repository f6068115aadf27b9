using System.Collections.Immutable;
using System.Diagnostics;
using KejiGraph.GraphQL.Execution;
using KejiGraph.GraphQL.Language;
using KejiGraph.GraphQL.Values;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// When something is in a response, as far as a document says it and a request decides it: a formula over the variables of
/// <c>@skip</c>, <c>@include</c> and <c>@defer</c>. A closed family. Immutable.
/// </summary>
internal abstract class EntryCondition
{
    private EntryCondition()
    {
    }

    /// <summary>It holds whatever the request is.</summary>
    public static EntryCondition Always { get; } = new All([]);

    /// <summary>It holds in no request.</summary>
    public static EntryCondition Never { get; } = new Any([]);

    /// <summary>All conditions of a selection hold.</summary>
    public static EntryCondition Of(ConditionSet conditions) => conditions.IsAlways ? Always : new Selected(conditions);

    /// <summary>A <c>@defer</c> has effect: the client takes parts later, and its <c>if</c> is not false.</summary>
    public static EntryCondition Deferred(DirectiveSyntax defer) => new InEffect(defer);

    /// <summary>All of some conditions hold.</summary>
    public static EntryCondition And(params IEnumerable<EntryCondition> operands)
    {
        EntryCondition[] kept = [.. operands.Where(operand => operand != Always).DistinctBy(operand => operand.ToString())];
        return kept switch
        {
            [] => Always,
            [var one] => one,
            _ => kept.Contains(Never) ? Never : new All([.. kept]),
        };
    }

    /// <summary>One of some conditions holds.</summary>
    public static EntryCondition Or(params IEnumerable<EntryCondition> operands)
    {
        EntryCondition[] kept = [.. operands.Where(operand => operand != Never).DistinctBy(operand => operand.ToString())];
        return kept switch
        {
            [] => Never,
            [var one] => one,
            _ => kept.Contains(Always) ? Always : new Any([.. kept.OrderBy(operand => operand.ToString(), StringComparer.Ordinal)]),
        };
    }

    /// <summary>A condition does not hold.</summary>
    public static EntryCondition Not(EntryCondition operand) =>
        operand == Always ? Never : operand == Never ? Always : new Opposite(operand);

    /// <summary>It holds in a request.</summary>
    /// <param name="variables">The variables of the request.</param>
    /// <param name="isIncremental">The client takes parts of the response later, so <c>@defer</c> has effect.</param>
    public bool Holds(VariableValues variables, bool isIncremental)
    {
        switch (this)
        {
            case Selected selected:
                return Hold(selected.Conditions, variables);
            case InEffect deferral:
                return isIncremental && IsOn(deferral.Defer, variables);
            case Opposite opposite:
                return !opposite.Operand.Holds(variables, isIncremental);
            case All all:
                foreach (var operand in all.Operands)
                {
                    if (!operand.Holds(variables, isIncremental))
                    {
                        return false;
                    }
                }

                return true;
            case Any any:
                foreach (var operand in any.Operands)
                {
                    if (operand.Holds(variables, isIncremental))
                    {
                        return true;
                    }
                }

                return false;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The form of printed plans; equal texts mean the same.</summary>
    public override string ToString() => this switch
    {
        Selected selected => selected.Conditions.ToString(),
        InEffect deferral => deferral.Defer.ToString(),
        Opposite { Operand: All or Any } opposite => $"not ({opposite.Operand})",
        Opposite opposite => $"not {opposite.Operand}",
        All { Operands: [] } => "always",
        All all => string.Join(" and ", all.Operands.Select(operand => operand is Any ? $"({operand})" : operand.ToString())),
        Any { Operands: [] } => "never",
        Any any => string.Join(" or ", any.Operands),
        _ => throw new UnreachableException(),
    };

    /// <summary>All conditions of a selection hold.</summary>
    public static bool Hold(ConditionSet conditions, VariableValues variables)
    {
        foreach (var condition in conditions.Conditions)
        {
            variables.TryGetValue(condition.Variable, out var value);
            if (value is true == condition.IsNegated)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The <c>if</c> of a <c>@defer</c> or <c>@stream</c> is true or not given.</summary>
    public static bool IsOn(DirectiveSyntax directive, VariableValues variables) => directive.FindArgument("if")?.Value switch
    {
        BooleanValueSyntax constant => constant.Value,
        VariableSyntax variable => !variables.TryGetValue(variable.Name, out var value) || value is not false,
        _ => true,
    };

    private sealed class Selected(ConditionSet conditions) : EntryCondition
    {
        public ConditionSet Conditions { get; } = conditions;
    }

    private sealed class InEffect(DirectiveSyntax defer) : EntryCondition
    {
        public DirectiveSyntax Defer { get; } = defer;
    }

    private sealed class Opposite(EntryCondition operand) : EntryCondition
    {
        public EntryCondition Operand { get; } = operand;
    }

    private sealed class All(ImmutableArray<EntryCondition> operands) : EntryCondition
    {
        public ImmutableArray<EntryCondition> Operands { get; } = operands;
    }

    private sealed class Any(ImmutableArray<EntryCondition> operands) : EntryCondition
    {
        public ImmutableArray<EntryCondition> Operands { get; } = operands;
    }
}
