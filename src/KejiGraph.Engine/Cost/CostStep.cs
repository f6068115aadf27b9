using System.Collections.Immutable;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Cost;

/// <summary>
/// One part of the price of a plan: a small formula over the prices of the steps before it. What several places of a plan share
/// is one step, so a plan is priced in time linear in its size, however often its parts repeat. A closed family. Immutable.
/// </summary>
internal abstract class CostStep
{
    private CostStep()
    {
    }

    /// <summary>The price, in thousandths of a unit.</summary>
    /// <param name="earlier">The prices of the steps before this one.</param>
    /// <param name="arguments">The request.</param>
    public abstract double Of(ReadOnlySpan<double> earlier, PlanArguments arguments);

    /// <summary>The dearest of the steps that this one is made of.</summary>
    public abstract Share Dearest(ReadOnlySpan<double> earlier, PlanArguments arguments);

    /// <summary>A step within another.</summary>
    /// <param name="Step">Its place; -1: there is none.</param>
    /// <param name="Field">The response name of the field that it is; null when it is none.</param>
    /// <param name="Times">How often the other counts it.</param>
    public readonly record struct Share(int Step, string? Field, double Times)
    {
        /// <summary>There is nothing to go down to.</summary>
        public static readonly Share None = new(-1, null, 0);
    }

    /// <summary>A part of a sum.</summary>
    /// <param name="Constant">What it costs by itself.</param>
    /// <param name="Step">The step that it counts; -1: none.</param>
    /// <param name="Condition">The number of the condition under which it is wanted; -1: always.</param>
    /// <param name="Field">The response name, when it is a field.</param>
    /// <param name="Times">How often the step counts.</param>
    public readonly record struct Part(double Constant, int Step, int Condition, string? Field, double Times = 1)
    {
        /// <summary>The price of the part in a request.</summary>
        public double Of(ReadOnlySpan<double> earlier, PlanArguments arguments) =>
            !arguments.IsIncluded(Condition) ? 0 : Step < 0 ? Constant : Constant + (Times * earlier[Step]);
    }

    /// <summary>Several parts, and what is always paid.</summary>
    public sealed class Sum(double constant, ImmutableArray<Part> parts) : CostStep
    {
        /// <inheritdoc/>
        public override double Of(ReadOnlySpan<double> earlier, PlanArguments arguments)
        {
            var cost = constant;
            foreach (ref readonly var part in parts.AsSpan())
            {
                cost += part.Of(earlier, arguments);
            }

            return cost;
        }

        /// <inheritdoc/>
        public override Share Dearest(ReadOnlySpan<double> earlier, PlanArguments arguments)
        {
            var (dearest, most) = (Share.None, 0.0);
            foreach (ref readonly var part in parts.AsSpan())
            {
                if (part.Step >= 0 && part.Of(earlier, arguments) is var cost && cost > most)
                {
                    (dearest, most) = (new Share(part.Step, part.Field, part.Times), cost);
                }
            }

            return dearest;
        }
    }

    /// <summary>A node of one of several types: what the dearest of them costs.</summary>
    public sealed class Node(ImmutableArray<int> types) : CostStep
    {
        /// <inheritdoc/>
        public override double Of(ReadOnlySpan<double> earlier, PlanArguments arguments)
        {
            var most = 0.0;
            foreach (var type in types.AsSpan())
            {
                most = Math.Max(most, earlier[type]);
            }

            return CostWeights.Node + most;
        }

        /// <inheritdoc/>
        public override Share Dearest(ReadOnlySpan<double> earlier, PlanArguments arguments)
        {
            var dearest = Share.None;
            foreach (var type in types.AsSpan())
            {
                if (dearest.Step < 0 || earlier[type] > earlier[dearest.Step])
                {
                    dearest = new Share(type, null, 1);
                }
            }

            return dearest;
        }
    }

    /// <summary>The rows of a page or of a list of ids.</summary>
    public sealed class Rows(Operand rows, double each, int row) : CostStep
    {
        /// <inheritdoc/>
        public override double Of(ReadOnlySpan<double> earlier, PlanArguments arguments) =>
            Count(arguments) is > 0 and var count ? count * (each + earlier[row]) : 0;

        /// <inheritdoc/>
        public override Share Dearest(ReadOnlySpan<double> earlier, PlanArguments arguments) =>
            new(row, null, Count(arguments));

        private int Count(PlanArguments arguments) => arguments[rows] switch
        {
            PageWindow window => window.Count,
            object?[] ids => ids.Length,
            _ => 0,
        };
    }

    /// <summary>A filter and an order, as the request gives them.</summary>
    public sealed class Search(Predicate? filter, Ordering ordering, Operand? orderingParameter, double scale, bool isCount)
        : CostStep
    {
        /// <inheritdoc/>
        public override double Of(ReadOnlySpan<double> earlier, PlanArguments arguments)
        {
            var order = orderingParameter is { } parameter && arguments[parameter] is Ordering given ? given : ordering;
            return scale * (FilterCost.Of(filter, arguments) + (isCount ? 0 : FilterCost.Of(order)));
        }

        /// <inheritdoc/>
        public override Share Dearest(ReadOnlySpan<double> earlier, PlanArguments arguments) => Share.None;
    }
}
