namespace KejiGraph.Server.Http;

/// <summary>Which parameters of a URL were seen: one that is given twice may mean something else to whoever stands in between.</summary>
internal struct SeenParameters
{
    private int _seen;

    /// <summary>Notes a parameter.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="known">It is one of a request's.</param>
    /// <returns>False when a known one was seen before.</returns>
    public bool TryAdd(ReadOnlySpan<char> name, out bool known)
    {
        var bit = name switch
        {
            "query" => 1,
            "variables" => 2,
            "operationName" => 4,
            "extensions" => 8,
            "documentId" => 16,
            "onError" => 32,
            _ => 0,
        };
        known = bit != 0;
        var isNew = (_seen & bit) == 0;
        _seen |= bit;
        return isNew;
    }
}
