using KejiGraph.Bolt.Connections;
using KejiGraph.Bolt.Messages;

namespace KejiGraph.Bolt.Tests.Connections;

public sealed class ServerStateTests
{
    [Theory]
    [InlineData("Ready", "Run", "Success", false, "Streaming")]
    [InlineData("Streaming", "Pull", "Success", true, "Streaming")]
    [InlineData("Streaming", "Pull", "Success", false, "Ready")]
    [InlineData("Streaming", "Pull", "Failure", false, "Failed")]
    [InlineData("TxReady", "Commit", "Success", false, "Ready")]
    [InlineData("TxReady", "Commit", "Failure", false, "Failed")]
    [InlineData("Failed", "Commit", "Ignored", false, "Failed")]
    [InlineData("Failed", "Reset", "Success", false, "Ready")]
    [InlineData("Failed", "Reset", "Failure", false, "Defunct")]
    [InlineData("Ready", "Logoff", "Failure", false, "Defunct")]
    [InlineData("Authentication", "Logon", "Failure", false, "Defunct")]
    [InlineData("Ready", "Run", "Ignored", false, null)]
    [InlineData("Ready", "Run", "Record", false, null)]
    [InlineData("Ready", "Run", "Success", true, null)]
    [InlineData("Failed", "Run", "Success", false, null)]
    public void Each_answer_leads_where_the_documents_say(string state, string request, string response, bool hasMore, string? after)
    {
        var next = ServerStates.After(Enum.Parse<ServerState>(state), Enum.Parse<Request>(request), Enum.Parse<Response>(response), hasMore);

        Assert.Equal(after, next?.ToString());
    }
}
