using System.Collections.Immutable;
using KejiGraph.GraphQL.Execution;

namespace KejiGraph.Engine.Compile;

/// <summary>
/// Which fields of an object belong to the part of a response that is being compiled: the first part, or one that a
/// <c>@defer</c> put off.
/// </summary>
/// <remarks>
/// A field belongs to the innermost <c>@defer</c> around all its occurrences, so it is delivered once: what two fragments beside
/// each other share comes with the part around both. A deferral without effect leaves its fields to the next one outwards.
/// </remarks>
/// <param name="current">The <c>@defer</c> among the object's own selections whose part this is; null for none.</param>
internal sealed class DeferScope(DeferUsage? current)
{
    /// <summary>An object that is delivered with the field whose value it is: all its fields belong to this part.</summary>
    public static DeferScope Whole { get; } = new(null);

    /// <summary>When a field is in this part, given that it is selected.</summary>
    public EntryCondition ConditionOf(CollectedField field)
    {
        DeferUsage[] usages = [.. Chain(UsageOf(field))];
        return current is not null && !usages.Contains(current)
            ? EntryCondition.Never
            : EntryCondition.And(usages.TakeWhile(usage => usage != current).Select(NotInEffect));
    }

    /// <summary>The deferrals that put off fields of an object of this part, outer ones first, and when each has a part.</summary>
    public IEnumerable<(DeferUsage Usage, EntryCondition Condition)> Later(ImmutableArray<CollectedField> fields)
    {
        foreach (var usage in fields.SelectMany(field => Chain(UsageOf(field)).Reverse()).Distinct())
        {
            DeferUsage[] around = [.. Chain(usage.Parent)];
            if (usage == current || (current is not null && !around.Contains(current)))
            {
                continue;
            }

            var condition = EntryCondition.And(
                [
                    HasPart(usage, fields),
                    .. around.TakeWhile(outer => outer != current).Select(outer => EntryCondition.Not(HasPart(outer, fields))),
                ]);
            if (condition != EntryCondition.Never)
            {
                yield return (usage, condition);
            }
        }
    }

    /// <summary>A deferral has effect, and a field belongs to it.</summary>
    private static EntryCondition HasPart(DeferUsage usage, ImmutableArray<CollectedField> fields)
    {
        var own = fields.Where(field => Chain(UsageOf(field)).Contains(usage)).Select(field => EntryCondition.And(
            [
                EntryCondition.Or(field.Occurrences.Select(occurrence => EntryCondition.Of(occurrence.Conditions))),
                .. Chain(UsageOf(field)).TakeWhile(inner => inner != usage).Select(NotInEffect),
            ]));
        return EntryCondition.And(EntryCondition.Deferred(usage.Syntax), EntryCondition.Or(own));
    }

    private static EntryCondition NotInEffect(DeferUsage usage) => EntryCondition.Not(EntryCondition.Deferred(usage.Syntax));

    /// <summary>The innermost deferral around all occurrences of a field; null if there is none.</summary>
    private static DeferUsage? UsageOf(CollectedField field)
    {
        var common = field.Occurrences[0].Defer;
        foreach (var occurrence in field.Occurrences)
        {
            while (common is not null && !Chain(occurrence.Defer).Contains(common))
            {
                common = common.Parent;
            }
        }

        return common;
    }

    /// <summary>A deferral and those around it, from the inside.</summary>
    private static IEnumerable<DeferUsage> Chain(DeferUsage? usage)
    {
        for (; usage is not null; usage = usage.Parent)
        {
            yield return usage;
        }
    }
}
