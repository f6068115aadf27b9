using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>
/// What the text of a statement depends on beside its plan: which arguments are given, where nulls and empty lists stand, which side a
/// page is read from, whole filters and orders without their values, which types are named, and the outcome of the conditions. Requests of one shape share
/// their text; renderers may look at nothing else of an argument.
/// </summary>
internal static class ArgumentShape
{
    /// <summary>Appends the shape of arguments; two texts are equal only if the shapes are.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="typeNames">The operands of the plan that name types.</param>
    /// <param name="text">Takes the shape.</param>
    public static void Append(PlanArguments arguments, ImmutableArray<Operand> typeNames, ref DefaultInterpolatedStringHandler text)
    {
        for (var condition = 0; condition < arguments.ConditionCount; condition++)
        {
            text.AppendLiteral(arguments.IsIncluded(condition) ? "+" : "-");
        }

        for (var parameter = 0; parameter < arguments.Count; parameter++)
        {
            var value = arguments[new Operand(parameter)];
            Append(value, ref text);
            if (value is Predicate filter)
            {
                AppendTypes(arguments, TypeNames.In(filter), ref text);
            }
        }

        AppendTypes(arguments, typeNames, ref text);
    }

    private static void AppendTypes(PlanArguments arguments, IEnumerable<Operand> names, ref DefaultInterpolatedStringHandler text)
    {
        foreach (var operand in names)
        {
            foreach (var name in arguments[operand] as object?[] ?? [arguments[operand]])
            {
                text.AppendFormatted(name as string);
                text.AppendLiteral(",");
            }

            text.AppendLiteral(";");
        }
    }

    private static void Append(object? value, ref DefaultInterpolatedStringHandler text)
    {
        switch (value)
        {
            case null:
                text.AppendLiteral("n");
                break;
            case bool boolean:
                text.AppendLiteral(boolean ? "t" : "f");
                break;
            case object?[] items:
                Append(items, ref text);
                break;
            case PageWindow window:
                text.AppendLiteral(window.FromEnd ? "e" : "s");
                Append(window.After, ref text);
                Append(window.Before, ref text);
                break;
            case Ordering or Predicate:
                text.AppendLiteral("(");
                text.AppendLiteral(value.ToString()!);
                text.AppendLiteral(";");
                break;
            default:
                text.AppendLiteral(ReferenceEquals(value, PlanArguments.Absent) ? "a" : "v");
                break;
        }
    }

    private static void Append(object?[] items, ref DefaultInterpolatedStringHandler text)
    {
        var nulls = items.AsSpan().Count((object?)null);
        text.AppendLiteral((items.Length - nulls) switch
        {
            0 => "0",
            1 => "1",
            _ => "2",
        });
        text.AppendLiteral(nulls > 0 ? "n" : "v");
    }

    private static void Append(CursorKey? place, ref DefaultInterpolatedStringHandler text)
    {
        if (place is null)
        {
            text.AppendLiteral("-");
            return;
        }

        foreach (var value in place.Values)
        {
            text.AppendLiteral(value is null ? "n" : "v");
        }

        text.AppendLiteral(place.RelationshipId is null ? "." : ":");
    }
}
