using KejiGraph.Graph.Plans;

namespace KejiGraph.Neo4j.Rendering;

/// <summary>A place at which a page begins or ends.</summary>
/// <param name="Key">The place in the request for which the statement is rendered; only what is null in it counts.</param>
/// <param name="Of">The place in a request.</param>
internal sealed record PageBound(CursorKey Key, Func<PlanArguments, CursorKey> Of)
{
    /// <summary>The place after which the rows of a page stand, if the request gives one.</summary>
    public static PageBound? After(Operand window, PageWindow page) =>
        page.After is { } key ? new(key, given => ((PageWindow)given[window]!).After!) : null;

    /// <summary>The place before which the rows of a page stand, if the request gives one.</summary>
    public static PageBound? Before(Operand window, PageWindow page) =>
        page.Before is { } key ? new(key, given => ((PageWindow)given[window]!).Before!) : null;
}
