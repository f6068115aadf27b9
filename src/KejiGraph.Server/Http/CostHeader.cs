using KejiGraph.Engine.Requests;

namespace KejiGraph.Server.Http;

/// <summary>
/// The header <c>GraphQL-Cost</c>, as Hot Chocolate has it: <c>report</c> runs the operation and says what it cost, <c>validate</c>
/// says what it would cost and does not run it.
/// </summary>
internal static class CostHeader
{
    private const string Name = "GraphQL-Cost";

    /// <summary>The header is there.</summary>
    public static bool IsIn(HttpRequest request) => request.Headers.ContainsKey(Name);

    /// <summary>The request with what the header asks for.</summary>
    /// <exception cref="RefusedException">The header asks for something else.</exception>
    public static GraphQLRequest Apply(HttpRequest request, GraphQLRequest graphQL) => request.Headers[Name].ToString() switch
    {
        "" => graphQL,
        var value when value.Equals("report", StringComparison.OrdinalIgnoreCase) => graphQL with { ReportCost = true },
        var value when value.Equals("validate", StringComparison.OrdinalIgnoreCase) => graphQL with { CostOnly = true },
        _ => throw HttpErrors.CostHeader(Name),
    };
}
