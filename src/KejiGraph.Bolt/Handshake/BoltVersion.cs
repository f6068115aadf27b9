namespace KejiGraph.Bolt.Handshake;

/// <summary>A version of the messaging protocol.</summary>
internal readonly record struct BoltVersion(byte Major, byte Minor) : IComparable<BoltVersion>
{
    /// <summary>What this client speaks, the newest first. Bolt 5.5 was never released.</summary>
    public static readonly BoltVersion[] Supported =
    [
        new(6, 0), new(5, 8), new(5, 7), new(5, 6), new(5, 4), new(5, 3), new(5, 2), new(5, 1), new(5, 0), new(4, 4),
    ];

    /// <summary>LOGON and LOGOFF are messages of their own; before, HELLO carries who asks.</summary>
    public bool HasLogon => this >= new BoltVersion(5, 1);

    /// <summary>Notifications can be filtered.</summary>
    public bool HasBoltAgent => this >= new BoltVersion(5, 3);

    /// <summary>Date-times count from 1970 in UTC; in 4.4 only when both sides agree on the patch "utc".</summary>
    public bool HasUtcDateTimes => Major >= 5;

    public static bool operator <(BoltVersion left, BoltVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(BoltVersion left, BoltVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(BoltVersion left, BoltVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(BoltVersion left, BoltVersion right) => left.CompareTo(right) >= 0;

    public int CompareTo(BoltVersion other) => (Major, Minor).CompareTo((other.Major, other.Minor));

    public override string ToString() => $"{Major}.{Minor}";
}
