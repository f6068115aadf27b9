using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Delivery;

/// <summary>
/// Version 0.2, as the draft of the specification has it (chapter "Response", "Incremental Stream"): places are announced in
/// <c>pending</c> with an id, delivered in <c>incremental</c>, and <c>completed</c>.
/// </summary>
internal sealed class PendingForm : IDeliveryForm
{
    /// <inheritdoc/>
    public void WriteFirst(ResponseBuffer output, IReadOnlyList<PendingPlace> pending)
    {
        output.Append((byte)',');
        Pending(output, pending);
        DeliveryJson.HasNext(output, hasNext: true);
    }

    /// <inheritdoc/>
    public void Write(
        ResponseBuffer output, IReadOnlyList<PendingPlace> pending, IReadOnlyList<DeliveredPlace> delivered, bool hasNext)
    {
        output.Append((byte)'{');
        if (pending.Count > 0)
        {
            Pending(output, pending);
        }

        if (delivered.Any(one => !one.Value.IsEmpty))
        {
            output.Append("\"incremental\":"u8);
            DeliveryJson.List(output, delivered.Where(one => !one.Value.IsEmpty), Incremental);
            output.Append((byte)',');
        }

        output.Append("\"completed\":"u8);
        DeliveryJson.List(output, delivered, (list, one) => Completed(list, one.Pending.Id, one.Failures));
        output.Append((byte)',');
        DeliveryJson.HasNext(output, hasNext);
        output.Append((byte)'}');
    }

    private static void Pending(ResponseBuffer output, IReadOnlyList<PendingPlace> pending)
    {
        output.Append("\"pending\":"u8);
        DeliveryJson.List(output, pending, static (list, one) =>
        {
            Begin(list, one.Id);
            list.Append((byte)',');
            DeliveryJson.Path(list, one.Place.Path);
            DeliveryJson.Label(list, one.Place.Label);
            list.Append((byte)'}');
        });
        output.Append((byte)',');
    }

    private static void Incremental(ResponseBuffer output, DeliveredPlace delivered)
    {
        Begin(output, delivered.Pending.Id);
        output.Append((byte)',');
        DeliveryJson.Value(output, delivered);
        DeliveryJson.Errors(output, delivered.Errors);
        output.Append((byte)'}');
    }

    private static void Completed(ResponseBuffer output, string id, IReadOnlyList<GraphQLError> failures)
    {
        Begin(output, id);
        DeliveryJson.Errors(output, failures);
        output.Append((byte)'}');
    }

    private static void Begin(ResponseBuffer output, string id)
    {
        output.Append("{\"id\":"u8);
        JsonText.String(output, System.Text.Encoding.UTF8.GetBytes(id));
    }
}
