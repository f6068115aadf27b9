namespace KejiGraph.Redis.Cluster;

/// <summary>Which node serves which slot. Never changed once made.</summary>
internal sealed class SlotMap
{
    private readonly RedisAddress?[] _masters;

    private SlotMap(RedisAddress?[] masters)
    {
        _masters = masters;
        Nodes = [.. masters.OfType<RedisAddress>().Distinct()];
    }

    /// <summary>All nodes that serve a slot, in the order of their first slots.</summary>
    public IReadOnlyList<RedisAddress> Nodes { get; }

    /// <summary>The node that serves a slot; null when none does.</summary>
    public RedisAddress? this[int slot] => _masters[slot];

    /// <summary>The map after <c>MOVED slot address</c>.</summary>
    public SlotMap With(int slot, RedisAddress address)
    {
        var masters = (RedisAddress?[])_masters.Clone();
        masters[slot] = address;
        return new SlotMap(masters);
    }

    /// <summary>
    /// Reads the reply of CLUSTER SLOTS: <c>[[first, last, [host, port, id, …], replica …] …]</c>. More may follow in each list. A host
    /// that is null or empty is that of the node that was asked; "?" is unknown.
    /// </summary>
    public static SlotMap Parse(RedisReply reply, RedisAddress asked)
    {
        if (reply.Kind != RedisReplyKind.Array)
        {
            throw Unexpected(reply, asked);
        }

        var masters = new RedisAddress?[HashSlot.Count];
        foreach (var range in reply.Items)
        {
            if (range.Kind != RedisReplyKind.Array || range.Items is not [
                { Kind: RedisReplyKind.Integer } first, { Kind: RedisReplyKind.Integer } last, { Kind: RedisReplyKind.Array, Items: [var host, var port, ..] }, ..]
                || first.AsInteger() < 0 || last.AsInteger() >= HashSlot.Count || first.AsInteger() > last.AsInteger())
            {
                throw Unexpected(range, asked);
            }

            var name = host.IsNull || host.AsBytes().IsEmpty ? asked.Host : host.AsText();
            if (name != "?")
            {
                masters.AsSpan((int)first.AsInteger()..((int)last.AsInteger() + 1)).Fill(new RedisAddress(name, (int)port.AsInteger()));
            }
        }

        return new SlotMap(masters);
    }

    private static RedisConnectionException Unexpected(RedisReply reply, RedisAddress asked) =>
        Errors.UnexpectedReply(asked.ToString(), "CLUSTER SLOTS", reply);
}
