using KejiGraph.Bolt.PackStream;
using KejiGraph.Bolt.Retry;

namespace KejiGraph.Bolt.Messages;

/// <summary>
/// FAILURE: <c>B1 7F A2 84 63 6F 64 65 … 87 6D 65 73 73 61 67 65 …</c>, that is <c>{"code": …, "message": …}</c>; from Bolt 5.7 the code
/// is called <c>neo4j_code</c>, and <c>gql_status</c> and others stand beside it.
/// </summary>
internal static class Failure
{
    public static BoltServerException Read(ref PackStreamReader reader, string address)
    {
        var (code, status, message) = ("", (string?)null, "");
        for (var pairs = reader.ReadMapSize(); pairs > 0; pairs--)
        {
            var key = reader.ReadText();
            if (reader.Kind != PackStreamKind.String)
            {
                reader.Skip();
            }
            else if (key.SequenceEqual("code"u8) || key.SequenceEqual("neo4j_code"u8))
            {
                code = ErrorClassification.Canonical(reader.ReadString());
            }
            else if (key.SequenceEqual("gql_status"u8))
            {
                status = reader.ReadString();
            }
            else if (key.SequenceEqual("message"u8))
            {
                message = reader.ReadString();
            }
            else
            {
                reader.Skip();
            }
        }

        return Errors.ServerFailure(address, code, status, message);
    }
}
