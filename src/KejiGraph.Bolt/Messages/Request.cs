namespace KejiGraph.Bolt.Messages;

/// <summary>What a client asks; the number is the signature of the message.</summary>
internal enum Request : byte
{
    Hello = 0x01,
    Goodbye = 0x02,
    Reset = 0x0F,
    Run = 0x10,
    Begin = 0x11,
    Commit = 0x12,
    Pull = 0x3F,
    Route = 0x66,
    Logon = 0x6A,
    Logoff = 0x6B,
}
