namespace KejiGraph.Redis;

/// <summary>What stands behind the addresses of <see cref="RedisOptions"/>.</summary>
public enum RedisMode
{
    /// <summary>One server.</summary>
    Single,

    /// <summary>Some nodes of a Redis Cluster, which name the others.</summary>
    Cluster,

    /// <summary>Sentinels, which name the master.</summary>
    Sentinel,
}
