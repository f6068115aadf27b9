namespace KejiGraph.Redis.Cluster;

/// <summary>Which of the 16384 slots a key is in: CRC16 (XMODEM) of the key, or of its hash tag, as the cluster specification defines it.</summary>
internal static class HashSlot
{
    public const int Count = 16384;

    private static readonly ushort[] Table = MakeTable();

    /// <summary>The slot, 0 to 16383. Of <c>a{b}c</c> only b counts, so that keys can be kept together.</summary>
    public static int Of(ReadOnlySpan<byte> key)
    {
        var open = key.IndexOf((byte)'{');
        if (open >= 0 && key[(open + 1)..].IndexOf((byte)'}') is var length and > 0)
        {
            key = key.Slice(open + 1, length);
        }

        var crc = 0;
        foreach (var value in key)
        {
            crc = (ushort)((crc << 8) ^ Table[(byte)((crc >> 8) ^ value)]);
        }

        return crc % Count;
    }

    private static ushort[] MakeTable()
    {
        var table = new ushort[256];
        for (var index = 0; index < 256; index++)
        {
            var crc = index << 8;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 0x8000) != 0 ? (crc << 1) ^ 0x1021 : crc << 1;
            }

            table[index] = (ushort)crc;
        }

        return table;
    }
}
