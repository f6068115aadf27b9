using System.Globalization;
using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Cost;

/// <summary>The sentences about the cost of operations.</summary>
internal static class CostErrors
{
    public static GraphQLError TooDear(double cost, int limit, DearestField? dearest) => new(
        $"The operation costs {Units(cost)}; at most {limit} is allowed.{Advice(dearest)}", ResponseErrorCodes.CostExceeded);

    private static string Advice(DearestField? dearest) => dearest is null
        ? ""
        : $" The most expensive field is \"{dearest.Path}\" with {Units(dearest.Cost)}: ask for fewer rows there and in the lists "
            + "around it with \"first\", or ask in several requests.";

    private static string Units(double thousandths) => Math.Ceiling(thousandths / CostWeights.Unit) is var units and < 1e15
        ? units.ToString("0", CultureInfo.InvariantCulture)
        : "more than 10^15";
}
