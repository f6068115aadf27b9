using KejiGraph.Engine.Responses;

namespace KejiGraph.Engine.Delivery;

/// <summary>How later parts of a response are written: one of the forms that clients know.</summary>
internal interface IDeliveryForm
{
    /// <summary>Adds to the first payload, after its data and errors, that parts come later.</summary>
    void WriteFirst(ResponseBuffer output, IReadOnlyList<PendingPlace> pending);

    /// <summary>Writes a payload that follows.</summary>
    /// <param name="output">Takes the JSON object.</param>
    /// <param name="pending">The places that are announced with it.</param>
    /// <param name="delivered">What it delivers.</param>
    /// <param name="hasNext">Further payloads follow.</param>
    void Write(
        ResponseBuffer output, IReadOnlyList<PendingPlace> pending, IReadOnlyList<DeliveredPlace> delivered, bool hasNext);
}
