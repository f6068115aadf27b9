namespace KejiGraph.Bolt.Messages;

/// <summary>What a server answers; the number is the signature of the message.</summary>
internal enum Response : byte
{
    Success = 0x70,
    Record = 0x71,
    Ignored = 0x7E,
    Failure = 0x7F,
}
