namespace KejiGraph.Graph.Stores;

/// <summary>A store could not do what it was asked. The message is a sentence for people and holds no secret.</summary>
public sealed class GraphStoreException(StoreFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>What kind of failure it is.</summary>
    public StoreFailure Failure { get; } = failure;
}

/// <summary>The kinds of failure of a store, each with its consequence for the caller.</summary>
public enum StoreFailure
{
    /// <summary>The change contradicts what the graph holds; the same change will be refused again.</summary>
    Conflict,

    /// <summary>The change names something that the graph does not hold.</summary>
    NotFound,

    /// <summary>The change breaks the model; nothing in the graph would make it right.</summary>
    InvalidChange,

    /// <summary>The store cannot be reached or is full; trying later can help. Nothing was written.</summary>
    Unavailable,

    /// <summary>The time allowed ran out. Nothing was written.</summary>
    Timeout,

    /// <summary>The write may or may not have taken effect.</summary>
    UnknownOutcome,

    /// <summary>The stored data contradict themselves or the model; a person must look.</summary>
    Damaged,
}
