using System.Collections.Immutable;

namespace KejiGraph.Server.Http;

/// <summary>How requests are taken. The table in the README says what each means.</summary>
internal sealed record HttpOptions
{
    /// <summary>Which edition of GraphQL over HTTP gives the status codes.</summary>
    public HttpEdition Edition { get; init; }

    /// <summary>The largest body of a request after decompression, in bytes. Default 1 MiB.</summary>
    public int MaxBodyBytes { get; init; } = 1 << 20;

    /// <summary>The deepest nesting of a member of a request. Default 200.</summary>
    public int MaxDepth { get; init; } = 200;

    /// <summary>The most requests in one body. Default 0: a body is one request.</summary>
    public int MaxBatch { get; init; }

    /// <summary>The origins whose pages may read answers; <c>*</c> is any. Default none.</summary>
    public ImmutableArray<string> CorsOrigins { get; init; } = [];

    /// <summary>The folder of the persisted documents. Default null: none.</summary>
    public string? PersistedDocuments { get; init; }

    /// <summary>Whether only persisted documents are executed. Default false.</summary>
    public bool OnlyPersisted { get; init; }

    /// <summary>How many bytes of documents that clients sent with their hash are kept. Default 8 MiB; 0 keeps none.</summary>
    public int AutomaticDocumentBytes { get; init; } = 8 << 20;

    /// <summary>How many requests execute at once. Default 64.</summary>
    public int MaxConcurrentRequests { get; init; } = 64;

    /// <summary>How many more wait for their turn. Default 256; 0 lets none wait.</summary>
    public int MaxQueuedRequests { get; init; } = 256;

    /// <summary>How long one waits for its turn. Default 1 s.</summary>
    public TimeSpan QueueTime { get; init; } = TimeSpan.FromSeconds(1);
}
