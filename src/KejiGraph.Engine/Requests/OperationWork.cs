using KejiGraph.GraphQL.Language;

namespace KejiGraph.Engine.Requests;

/// <summary>
/// What answering a request took, for metrics and logs. Written by the one request until its response is there; what is delivered after
/// that (parts that were put off, events) is not in it.
/// </summary>
public sealed class OperationWork
{
    /// <summary>The kind of the operation; null when the document has none that could be run.</summary>
    public OperationType? Operation { get; internal set; }

    /// <summary>The name of the operation in its document; null when it has none.</summary>
    public string? OperationName { get; internal set; }

    /// <summary>The document was kept with its plan, so nothing was parsed.</summary>
    public bool HadPlan { get; internal set; }

    /// <summary>What it cost, in units; null when it was refused before it had a price.</summary>
    public double? Cost { get; internal set; }

    /// <summary>How many parts of the graph the answer depends on; 0 when nobody asked for them.</summary>
    public int Dependencies { get; internal set; }

    /// <summary>How often the store was asked.</summary>
    public int StoreTrips { get; internal set; }

    /// <summary>How long the store worked, with the values that it pushed being written.</summary>
    public TimeSpan StoreTime { get; internal set; }
}
