using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// The statements that were rendered for plans that still live, so that a request only binds its values. May be used by many threads at
/// once; two that need the same new statement both render it.
/// </summary>
internal sealed class StatementCache
{
    /// <summary>
    /// How many statements a plan keeps. A document with a whole filter as a variable can have any number; when there are more, all are
    /// dropped and those in use come back.
    /// </summary>
    public const int MaxPerPlan = 64;

    private readonly ConditionalWeakTable<Plan, Kept> _plans = [];

    /// <summary>The statement for a plan with the arguments of a request.</summary>
    public PreparedStatement Get(Plan plan, PlanArguments arguments)
    {
        var (names, statements) = _plans.GetValue(plan, static one => new(TypeNames.In(one), new(StringComparer.Ordinal)));
        var shape = new DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[256]);
        ArgumentShape.Append(arguments, names, ref shape);
        if (statements.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(shape.Text, out var known))
        {
            shape.Clear();
            return known;
        }

        if (statements.Count >= MaxPerPlan)
        {
            statements.Clear();
        }

        return statements.GetOrAdd(shape.ToStringAndClear(), PlanRenderer.Render(plan, arguments));
    }

    /// <summary>What is kept for a plan: the operands that name types, and its statements by the shape of the arguments.</summary>
    private sealed record Kept(ImmutableArray<Operand> TypeNames, ConcurrentDictionary<string, PreparedStatement> Statements);
}
