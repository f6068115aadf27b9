using System.Buffers;
using System.Collections.Immutable;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Cost;

/// <summary>
/// The price of a plan, ready to be computed for one request after another: from the pages that it asks for, the conditions that
/// hold and the filters that it gives, never from what it could have asked for. Allocates nothing. Immutable.
/// </summary>
internal sealed class PlanCost
{
    private const int FewSteps = 128;

    private readonly ImmutableArray<CostStep> _steps;

    private PlanCost(ImmutableArray<CostStep> steps)
    {
        _steps = steps;
    }

    /// <summary>Prepares the price of a plan. O(size of the plan).</summary>
    public static PlanCost Of(Plan plan) => new(CostCompiler.Compile(plan));

    /// <summary>The price of a request, in thousandths of a unit. O(size of the plan and of the filters given).</summary>
    public double Of(PlanArguments arguments)
    {
        var rented = _steps.Length <= FewSteps ? null : ArrayPool<double>.Shared.Rent(_steps.Length);
        Span<double> costs = rented is null ? stackalloc double[FewSteps] : rented;
        Fill(costs, arguments);
        var cost = costs[_steps.Length - 1];
        if (rented is not null)
        {
            ArrayPool<double>.Shared.Return(rented);
        }

        return cost;
    }

    /// <summary>
    /// The field in which the price lies: from the root always down to the dearest part, as long as that is at least half of what
    /// stands around it. Null when nothing is read from the store.
    /// </summary>
    public DearestField? Dearest(PlanArguments arguments)
    {
        var costs = new double[_steps.Length];
        Fill(costs, arguments);
        var (step, times) = (_steps.Length - 1, 1.0);
        var path = new List<string>();
        var cost = 0.0;
        while (_steps[step].Dearest(costs, arguments) is { Step: >= 0 } share)
        {
            var part = times * share.Times * costs[share.Step];
            if (path.Count > 0 && part < cost / 2)
            {
                break;
            }

            (step, times) = (share.Step, times * share.Times);
            if (share.Field is { } field)
            {
                path.Add(field);
                cost = part;
            }
        }

        return path.Count == 0 ? null : new DearestField(string.Join('.', path), cost);
    }

    private void Fill(Span<double> costs, PlanArguments arguments)
    {
        for (var step = 0; step < _steps.Length; step++)
        {
            costs[step] = _steps[step].Of(costs, arguments);
        }
    }
}

/// <summary>The field in which most of a price lies.</summary>
/// <param name="Path">Its response names from the root, with dots between them.</param>
/// <param name="Cost">What it costs with all that is in it and all the times it is read, in thousandths of a unit.</param>
internal sealed record DearestField(string Path, double Cost);
