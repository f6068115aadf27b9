using KejiGraph.Bolt.PackStream;

namespace KejiGraph.Bolt;

/// <summary>Every sentence that this project says when something is wrong.</summary>
internal static class Errors
{
    public static BoltConnectionException UnknownMarker(byte marker) => Protocol(
        $"The server sent the byte {marker:X2} where a value must begin, and PackStream has no such marker.");

    public static BoltConnectionException TruncatedMessage(int length) => Protocol(
        $"A message of {length} bytes ends in the middle of a value.");

    public static BoltConnectionException UnexpectedKind(PackStreamKind expected, PackStreamKind found, int position) => Protocol(
        $"A value of kind {expected} was expected at byte {position} of a message, and one of kind {found} stands there.");

    private static BoltConnectionException Protocol(string message) => new(BoltConnectionFailure.Protocol, message);
}
