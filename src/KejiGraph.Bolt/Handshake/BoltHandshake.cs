using System.Buffers.Binary;

namespace KejiGraph.Bolt.Handshake;

/// <summary>
/// The handshake of the Bolt documents ("Bolt Protocol handshake specification"):
/// <code>
/// C: 60 60 B0 17                       identification
/// C: 00 00 01 FF                       manifest v1, for whoever knows it
/// C: 00 02 08 05                       else 5.8 to 5.6
/// C: 00 04 04 05                       else 5.4 to 5.0
/// C: 00 00 04 04                       else 4.4
/// S: 00 00 07 05                       one version; zero for none
/// S: 00 00 01 FF 02 00 02 08 05 00 04 04 04 00     or the manifest: two ranges, no capabilities
/// C: 00 00 08 05 00                    and what the client takes of it
/// </code>
/// </summary>
internal static class BoltHandshake
{
    private const uint Manifest = 0x000001FF;
    private const int MaxManifestRanges = 256;

    /// <summary>What a client sends first.</summary>
    public static ReadOnlyMemory<byte> Request { get; } = new byte[]
    {
        0x60, 0x60, 0xB0, 0x17,
        0x00, 0x00, 0x01, 0xFF,
        0x00, 0x02, 0x08, 0x05,
        0x00, 0x04, 0x04, 0x05,
        0x00, 0x00, 0x04, 0x04,
    };

    /// <summary>Agrees with the server on a version.</summary>
    public static async ValueTask<BoltVersion> AgreeAsync(Stream stream, string address, CancellationToken cancellationToken)
    {
        await stream.WriteAsync(Request, cancellationToken).ConfigureAwait(false);
        var answer = await ReadWordAsync(stream, cancellationToken).ConfigureAwait(false);
        if (answer != Manifest)
        {
            return Single(answer, address);
        }

        var offered = await ReadManifestAsync(stream, address, cancellationToken).ConfigureAwait(false);
        var version = Choose(offered, address);
        await stream.WriteAsync(new byte[] { 0, 0, version.Minor, version.Major, 0 }, cancellationToken).ConfigureAwait(false);
        return version;
    }

    private static BoltVersion Single(uint answer, string address)
    {
        var version = new BoltVersion((byte)answer, (byte)(answer >> 8));
        if (answer == 0)
        {
            throw Errors.NoCommonVersion(address, null);
        }

        return answer >> 16 == 0 && BoltVersion.Supported.Contains(version) ? version : throw Errors.NotBolt(address, Bytes(answer));
    }

    private static async ValueTask<uint[]> ReadManifestAsync(Stream stream, string address, CancellationToken cancellationToken)
    {
        var count = await ReadVarIntAsync(stream, address, cancellationToken).ConfigureAwait(false);
        if (count > MaxManifestRanges)
        {
            throw Errors.ManifestTooLong(address, count, MaxManifestRanges);
        }

        var offered = new uint[count];
        for (var i = 0; i < offered.Length; i++)
        {
            offered[i] = await ReadWordAsync(stream, cancellationToken).ConfigureAwait(false);
        }

        await ReadVarIntAsync(stream, address, cancellationToken).ConfigureAwait(false);
        return offered;
    }

    /// <summary>An offer is a byte that is reserved, how many minor versions below are meant too, the minor and the major version.</summary>
    private static BoltVersion Choose(uint[] offered, string address)
    {
        foreach (var version in BoltVersion.Supported)
        {
            if (Array.Exists(offered, offer => (byte)offer == version.Major
                && version.Minor <= (byte)(offer >> 8)
                && version.Minor >= (byte)(offer >> 8) - (byte)(offer >> 16)))
            {
                return version;
            }
        }

        throw Errors.NoCommonVersion(address, string.Join(", ", offered.Select(offer => $"{(byte)offer}.{(byte)(offer >> 8)}")));
    }

    private static async ValueTask<uint> ReadWordAsync(Stream stream, CancellationToken cancellationToken)
    {
        var bytes = new byte[4];
        await stream.ReadExactlyAsync(bytes, cancellationToken).ConfigureAwait(false);
        return BinaryPrimitives.ReadUInt32BigEndian(bytes);
    }

    /// <summary>Seven bits a byte, the least significant first; the highest bit says that more follows.</summary>
    private static async ValueTask<ulong> ReadVarIntAsync(Stream stream, string address, CancellationToken cancellationToken)
    {
        var one = new byte[1];
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            await stream.ReadExactlyAsync(one, cancellationToken).ConfigureAwait(false);
            value |= (ulong)(one[0] & 0x7F) << shift;
            if (one[0] < 0x80)
            {
                return value;
            }
        }

        throw Errors.NotBolt(address, one);
    }

    private static byte[] Bytes(uint word)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
        return bytes;
    }

    /// <summary>Says what a peer is that is no Bolt server, where its first bytes tell.</summary>
    public static string Describe(ReadOnlySpan<byte> answer) => answer switch
    {
        [(byte)'H', (byte)'T', (byte)'T', (byte)'P'] => "it answers with HTTP: give the Bolt port, 7687 by default, not the one for browsers",
        [0x15, 0x03, ..] => "it answers with TLS: use the scheme with +s, or with +ssc for a certificate of your own",
        _ => $"it answers with {Convert.ToHexString(answer)}",
    };
}
