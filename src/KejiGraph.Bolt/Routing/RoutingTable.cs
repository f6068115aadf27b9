using System.Collections.Immutable;

namespace KejiGraph.Bolt.Routing;

/// <summary>Who of a cluster routes, reads and writes, as one member told it. Immutable; servers that fail are left out of the next one.</summary>
/// <param name="ExpiresAfter">For how long it is true.</param>
/// <param name="ReceivedAt">When it came, as a timestamp of the client's time.</param>
internal sealed record RoutingTable(
    ImmutableArray<ServerAddress> Routers,
    ImmutableArray<ServerAddress> Readers,
    ImmutableArray<ServerAddress> Writers,
    TimeSpan ExpiresAfter,
    long ReceivedAt)
{
    public static readonly RoutingTable Empty = new([], [], [], TimeSpan.Zero, 0);

    public IEnumerable<ServerAddress> All => Routers.Concat(Readers).Concat(Writers).Distinct();

    public ImmutableArray<ServerAddress> For(Messages.AccessMode mode) => mode == Messages.AccessMode.Read ? Readers : Writers;

    /// <summary>Whether somebody must be asked anew before a request of this kind.</summary>
    public bool IsStale(Messages.AccessMode mode, TimeProvider time) =>
        Routers.IsEmpty || For(mode).IsEmpty || time.GetElapsedTime(ReceivedAt) >= ExpiresAfter;

    public RoutingTable Without(ServerAddress server) =>
        this with { Routers = Routers.Remove(server), Readers = Readers.Remove(server), Writers = Writers.Remove(server) };

    public RoutingTable WithoutWriter(ServerAddress server) => this with { Writers = Writers.Remove(server) };
}
