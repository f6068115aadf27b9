using System.Globalization;

namespace KejiGraph.Redis.Cluster;

/// <summary>What an error of a cluster asks its client to do.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Slot">The slot, of MOVED and ASK.</param>
/// <param name="Address">Where to go, of MOVED and ASK.</param>
internal readonly record struct Redirection(RedirectionKind Kind, int Slot = 0, RedisAddress? Address = null)
{
    /// <summary>Reads <c>MOVED 3999 127.0.0.1:6381</c> and its like. An empty host is that of the node that answered.</summary>
    public static Redirection Of(RedisReply error, RedisAddress asked)
    {
        var words = error.AsText().Split(' ');
        return words switch
        {
            ["MOVED", var slot, var place, ..] => To(RedirectionKind.Moved, slot, place, asked),
            ["ASK", var slot, var place, ..] => To(RedirectionKind.Ask, slot, place, asked),
            ["TRYAGAIN", ..] => new Redirection(RedirectionKind.Wait),
            ["CLUSTERDOWN", ..] or ["MASTERDOWN", ..] or ["LOADING", ..] => new Redirection(RedirectionKind.WaitAndRefresh),
            _ => new Redirection(RedirectionKind.None),
        };
    }

    private static Redirection To(RedirectionKind kind, string slot, string place, RedisAddress asked)
    {
        var address = RedisAddress.TryParse(place.LastIndexOf(':') == 0 ? asked.Host + place : place, defaultPort: null);
        return address is not null
            && int.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < HashSlot.Count
            ? new Redirection(kind, number, address)
            : new Redirection(RedirectionKind.None);
    }
}

/// <summary>What to do with a command that a node did not take.</summary>
internal enum RedirectionKind
{
    /// <summary>It is an error like any other.</summary>
    None,

    /// <summary>The slot lives elsewhere from now on.</summary>
    Moved,

    /// <summary>The slot is on its way, and this key has gone ahead.</summary>
    Ask,

    /// <summary>Keys of one command are at both ends of the way.</summary>
    Wait,

    /// <summary>The cluster does not serve now, and may look different when it does.</summary>
    WaitAndRefresh,
}
