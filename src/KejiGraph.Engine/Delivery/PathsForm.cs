using KejiGraph.Engine.Responses;
using KejiGraph.GraphQL;

namespace KejiGraph.Engine.Delivery;

/// <summary>
/// The form of August 2022 (<c>deferSpec=20220824</c>): nothing is announced; each part names its path and label, items of a list
/// the path of the first of them. What failed is null.
/// </summary>
internal sealed class PathsForm : IDeliveryForm
{
    /// <inheritdoc/>
    public void WriteFirst(ResponseBuffer output, IReadOnlyList<PendingPlace> pending)
    {
        output.Append((byte)',');
        DeliveryJson.HasNext(output, hasNext: true);
    }

    /// <inheritdoc/>
    public void Write(
        ResponseBuffer output, IReadOnlyList<PendingPlace> pending, IReadOnlyList<DeliveredPlace> delivered, bool hasNext)
    {
        output.Append("{\"incremental\":"u8);
        DeliveryJson.List(output, delivered.SelectMany(Pieces), Piece);
        output.Append((byte)',');
        DeliveryJson.HasNext(output, hasNext);
        output.Append((byte)'}');
    }

    /// <summary>A list whose end failed is two pieces: the items before, and null.</summary>
    private static IEnumerable<DeliveredPlace> Pieces(DeliveredPlace delivered)
    {
        if (!delivered.Value.IsEmpty)
        {
            yield return delivered with { Failures = [] };
        }

        if (delivered.Failures.Count > 0)
        {
            yield return delivered with { Value = default };
        }
    }

    private static void Piece(ResponseBuffer output, DeliveredPlace piece)
    {
        output.Append((byte)'{');
        if (!piece.Value.IsEmpty)
        {
            DeliveryJson.Value(output, piece);
        }
        else
        {
            output.Append(piece.Pending.Place is LaterPlace.Streamed ? "\"items\":null"u8 : "\"data\":null"u8);
        }

        output.Append((byte)',');
        DeliveryJson.Path(output, piece.Pending.Place is LaterPlace.Streamed list
            ? list.Path.Add(new PathSegment(list.InitialCount + (piece.Value.IsEmpty ? list.LaterCount : 0)))
            : piece.Pending.Place.Path);
        DeliveryJson.Label(output, piece.Pending.Place.Label);
        DeliveryJson.Errors(output, piece.Value.IsEmpty ? piece.Failures : piece.Errors);
        output.Append((byte)'}');
    }
}
