using System.Runtime.CompilerServices;
using System.Text.Json;
using KejiGraph.Engine.Requests;
using KejiGraph.Engine.Responses;
using KejiGraph.Graph.Plans;

namespace KejiGraph.Engine.Cost;

/// <summary>Refuses operations that cost too much, and tells the cost to who asks for it. Safe to share.</summary>
/// <param name="maxCost">The most that an operation may cost, in units; 0: no limit.</param>
internal sealed class CostLimit(int maxCost)
{
    // Prices live as long as their plans, which live as long as their documents are cached.
    private readonly ConditionalWeakTable<Plan, PlanCost> _costs = [];

    /// <summary>
    /// The response to a request whose operation is not to run: it costs too much, or only its cost was asked for. Null: run it.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="plan">The plan of its operation.</param>
    /// <param name="arguments">The plan's arguments in it.</param>
    /// <param name="work">Takes the cost.</param>
    public GraphQLResponse? Answer(GraphQLRequest request, Plan plan, PlanArguments arguments, OperationWork work)
    {
        var price = PriceOf(plan);
        var cost = price.Of(arguments);
        work.Cost = Units(cost);
        var isTooDear = maxCost > 0 && cost > maxCost * CostWeights.Unit;
        if (!isTooDear && !request.CostOnly)
        {
            return null;
        }

        var body = new ResponseBuffer();
        body.Append((byte)'{');
        if (isTooDear)
        {
            body.Append("\"errors\":"u8);
            ErrorList.Write(body, [CostErrors.TooDear(cost, maxCost, price.Dearest(arguments))]);
        }

        if (request.ReportCost || request.CostOnly)
        {
            body.Append(isTooDear ? ","u8 : []);
            WriteExtensions(body, price, arguments);
        }

        body.Append((byte)'}');
        return new GraphQLResponse(isTooDear ? ResponseKind.Refused : ResponseKind.Data, body);
    }

    /// <summary>Appends the cost to a response that was asked for with it: <c>,"extensions":{"cost":…}</c>.</summary>
    public void Report(ResponseBuffer body, GraphQLRequest request, Plan plan, PlanArguments arguments)
    {
        if (request.ReportCost)
        {
            body.Append((byte)',');
            WriteExtensions(body, PriceOf(plan), arguments);
        }
    }

    private PlanCost PriceOf(Plan plan) => _costs.GetValue(plan, PlanCost.Of);

    private void WriteExtensions(ResponseBuffer body, PlanCost price, PlanArguments arguments)
    {
        body.Append("\"extensions\":{\"cost\":"u8);
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteNumber("total"u8, Units(price.Of(arguments)));
            if (maxCost > 0)
            {
                json.WriteNumber("limit"u8, maxCost);
            }

            if (price.Dearest(arguments) is { } dearest)
            {
                json.WriteStartObject("dearest"u8);
                json.WriteString("field"u8, dearest.Path);
                json.WriteNumber("cost"u8, Units(dearest.Cost));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        body.Append((byte)'}');
    }

    // JSON has no infinity.
    private static double Units(double thousandths) => Math.Min(thousandths / CostWeights.Unit, double.MaxValue);
}
