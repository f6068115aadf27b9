namespace KejiGraph.Server.Caching;

/// <summary>How a kept answer stands to the commits after it.</summary>
internal enum Standing
{
    /// <summary>None of them wrote what it depends on.</summary>
    Good,

    /// <summary>One of them did.</summary>
    Stale,

    /// <summary>Nobody knows: commits were missed, or are forgotten.</summary>
    Void,
}
